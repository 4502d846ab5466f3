"""Which articles are on one running happening.

``keys`` looks at one article, ``compare`` at two, ``group`` at the pairs.
Weights come from a frozen table of word frequencies, so a decision on two articles
never changes with what else the store holds.
"""

from __future__ import annotations

from onrecord.link.alignments import Cache, align
from onrecord.link.groups import AVERAGE
from onrecord.link.keys import keys, keys_of, lookups
from onrecord.link.profile import Profile, profile
from onrecord.link.terms import likeness
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.derivation import Pair

__all__ = ["compare", "compare_profiles", "days_apart", "keys", "keys_of", "lookups"]

# Tuned on half of BASIL and the odd topics of ECB+; see quality/stories.py.
SAME = 0.35  # likeness from which two articles are on one happening; 0.31 to 0.35 do alike
NEAR_DAYS = 3  # published this close: likelier the same
FAR_DAYS = 14  # published further apart: likelier another round of the same subject
NEAR = 1.15
FAR = 0.5
COPY = 0.3  # shared part of the shorter article from which it is the same, whatever else
COMPARED = 0.1  # likeness from which reworded sentences are looked for


def compare(a: Annotated, b: Annotated) -> Pair | None:
    """What two articles share and whether they are on one happening.

    Returns:
        The pair, the lesser id first; None when they share no words and are less alike
        than counts for a story, or are one.
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
    if alike < AVERAGE and not found.passages and not found.common:
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
