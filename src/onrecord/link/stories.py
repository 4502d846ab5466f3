"""Which articles are on one running happening.

``keys`` and ``compare`` look at one and at two articles; ``group`` at the pairs.
Weights come from a frozen table of word frequencies, so a decision on two articles
never changes with what else the store holds.
"""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import combinations

from onrecord.link.alignments import Alignment, align
from onrecord.link.profile import Profile, profile
from onrecord.link.terms import likeness
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkKeys

# Tuned on half of BASIL and the odd topics of ECB+; see quality/stories.py.
SAME = 0.28  # likeness from which two articles are on one happening
NEAR_DAYS = 3  # published this close: likelier the same
FAR_DAYS = 14  # published further apart: likelier another round of the same subject
NEAR = 1.15
FAR = 0.5
COPY = 0.3  # shared part of the shorter article from which it is the same, whatever else
LEAST = 0.05  # a pair less alike than this, with no words shared, is not kept

SHINGLE = 8  # words
WINDOW = 24  # shingles of which one key is kept (winnowing)
MAX_SHINGLES = 400
SALIENT = 9  # most telling terms whose pairs are keys


def keys(annotated: Annotated) -> LinkKeys:
    """The strings under which the index finds the article's neighbours."""
    return keys_of(profile(annotated))


def keys_of(a: Profile) -> LinkKeys:
    """``keys`` of an article's profile."""
    salient = sorted(a.terms, key=lambda term: (-a.terms[term], term))[:SALIENT]
    pairs = {f"t:{x} {y}" for x, y in combinations(sorted(salient), 2)}
    return LinkKeys(article=a.article, keys=tuple(sorted(pairs | _shingle_keys(a))))


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


def compare_profiles(a: Profile, b: Profile) -> Pair | None:
    """``compare`` of two profiles."""
    if a.article == b.article:
        return None
    if a.article > b.article:
        a, b = b, a
    found = align(a, b)
    alike = _likeness(a, b, found)
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


def _likeness(a: Profile, b: Profile, found: Alignment) -> float:
    alike = likeness(a.terms, b.terms)
    days = days_apart(a.published, b.published)
    if days is not None:
        alike *= NEAR if days <= NEAR_DAYS else FAR if days > FAR_DAYS else 1.0
    taken = max(found.share_a, found.share_b)
    if taken >= COPY:
        alike = max(alike, SAME + (1 - SAME) * taken)
    return round(min(1.0, alike), 6)


def days_apart(a: DateInterval, b: DateInterval) -> int | None:
    """Days between two stated dates, 0 where they overlap; None when one is open."""
    bounds = [_day(x) for x in (a.earliest, a.latest, b.earliest, b.latest)]
    if any(x is None for x in bounds):
        return None
    first_a, last_a, first_b, last_b = (x for x in bounds if x is not None)
    return max(0, (first_b - last_a).days, (first_a - last_b).days)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
