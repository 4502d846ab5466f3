"""Which articles are on one running happening.

``keys`` and ``compare`` look at one and at two articles; ``group`` at the pairs.
Weights come from a frozen table of word frequencies, so a decision on two articles
never changes with what else the store holds.
"""

from __future__ import annotations

import hashlib
from itertools import combinations

from onrecord.link.alignments import Cache, align
from onrecord.link.profile import Profile, profile
from onrecord.link.terms import likeness
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.derivation import Pair
from onrecord.model.index import LinkKeys

# Tuned on half of BASIL and the odd topics of ECB+; see quality/stories.py.
SAME = 0.28  # likeness from which two articles are on one happening
NEAR_DAYS = 3  # published this close: likelier the same
FAR_DAYS = 14  # published further apart: likelier another round of the same subject
NEAR = 1.15
FAR = 0.5
COPY = 0.3  # shared part of the shorter article from which it is the same, whatever else
COMPARED = 0.1  # likeness from which reworded sentences are looked for
LEAST = 0.05  # a pair less alike than this, with no words shared, is not kept

SHINGLE = 8  # words
WINDOW = 24  # shingles of which one key is kept (winnowing)
MAX_SHINGLES = 400
SALIENT = 9  # most telling terms whose pairs are keys
WEEKS = 2  # weeks before and after in which dated articles meet by terms
_ANY, _UNDATED = "any", "none"


def keys(annotated: Annotated) -> LinkKeys:
    """The strings under which the index finds the article's neighbours."""
    return keys_of(profile(annotated))


def keys_of(a: Profile) -> LinkKeys:
    """``keys`` of an article's profile."""
    salient = sorted(a.terms, key=lambda term: (-a.terms[term], term))[:SALIENT]
    when = _week(a.published)
    pairs = {
        f"t:{x} {y}@{at}"
        for x, y in combinations(sorted(salient), 2)
        for at in (_ANY, _UNDATED if when is None else str(when))
    }
    return LinkKeys(article=a.article, keys=tuple(sorted(pairs | _shingle_keys(a))))


def lookups(held: LinkKeys) -> tuple[str, ...]:
    """The keys of others that an article with these keys must meet, sorted.

    Shared words count at any distance in time. Shared terms count within some weeks
    between dated articles, and always where one is undated; so what a dated article
    meets grows with the news of its weeks, never with the whole store.
    """
    found: set[str] = set()
    for key in held.keys:
        terms, _, at = key.rpartition("@")
        if key.startswith("s:"):
            found.add(key)
        elif at == _UNDATED:
            found.add(f"{terms}@{_ANY}")
        elif at != _ANY:
            near = range(int(at) - WEEKS, int(at) + WEEKS + 1)
            found.update(f"{terms}@{week}" for week in near)
            found.add(f"{terms}@{_UNDATED}")
    return tuple(sorted(found))


def _week(published: DateInterval) -> int | None:
    """The week of a date known to within a week, counted from the year 1."""
    first, last = day_of(published.earliest), day_of(published.latest)
    if first is None or last is None or not 0 <= (last - first).days < 7:
        return None
    return first.toordinal() // 7


def _shingle_keys(a: Profile) -> set[str]:
    """Winnowed hashes of word shingles: texts sharing a long run share a key.

    Source: Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003.
    """
    folded = a.body.folded
    hashes = [
        hashlib.blake2b(
            " ".join(folded[i : i + SHINGLE]).encode("utf-8", "surrogatepass"), digest_size=6
        ).hexdigest()
        for i in range(len(folded) - SHINGLE + 1)
    ]
    kept = {min(hashes[i : i + WINDOW]) for i in range(max(len(hashes) - WINDOW + 1, bool(hashes)))}
    return {f"s:{value}" for value in sorted(kept)[:MAX_SHINGLES]}


def compare(a: Annotated, b: Annotated) -> Pair | None:
    """What two articles share and whether they are on one happening.

    Returns:
        The pair, the lesser id first; None when they share nothing, or are one.
    """
    return compare_profiles(profile(a), profile(b))


def compare_profiles(a: Profile, b: Profile, cache: Cache | None = None) -> Pair | None:
    """``compare`` of two profiles; a cache spares work and changes no result."""
    if a.article == b.article:
        return None
    if a.article > b.article:
        a, b = b, a
    alike = _likeness(a, b, cache)
    found = align(a, b, alike=alike >= COMPARED, cache=cache)
    taken = max(found.share_a, found.share_b)
    if taken >= COPY:
        alike = max(alike, round(SAME + (1 - SAME) * taken, 6))
    if alike < LEAST and not found.passages and not found.common:
        return None
    return Pair(
        a=a.article,
        b=b.article,
        passages=found.passages,
        common=found.common,
        share_a=found.share_a,
        share_b=found.share_b,
        likeness=alike,
        same_story=alike >= SAME,
    )


def _likeness(a: Profile, b: Profile, cache: Cache | None) -> float:
    alike = likeness(a.terms, b.terms) if cache is None else cache.likeness(a, b)
    days = days_apart(a.published, b.published)
    if days is not None:
        alike *= NEAR if days <= NEAR_DAYS else FAR if days > FAR_DAYS else 1.0
    return round(min(1.0, alike), 6)


def days_apart(a: DateInterval, b: DateInterval) -> int | None:
    """Days between two stated dates, 0 where they overlap; None when one is open."""
    bounds = [day_of(x) for x in (a.earliest, a.latest, b.earliest, b.latest)]
    if any(x is None for x in bounds):
        return None
    first_a, last_a, first_b, last_b = (x for x in bounds if x is not None)
    return max(0, (first_b - last_a).days, (first_a - last_b).days)
