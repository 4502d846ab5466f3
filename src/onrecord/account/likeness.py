"""What two sentences have in common, as named numbers that a regression weighs.

Each number is a pure function of the two sentences: how far the words of one are told by
the other in form, in sense or in meaning, which names they share, how many days apart
their articles are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import lru_cache

from onrecord.account.finding import apart
from onrecord.account.reported import Told, root_told
from onrecord.link.meanings import nearness
from onrecord.link.stems import root_of, senses
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.vectors import similarity

MIDDLE = 0.55  # cosine of two sentences between those on one happening and on two
MOST_DAYS = 14
MOST_WORDS = 40  # of a sentence that are compared
MOST_SHARED = 12.0  # weight of words from which more tells nothing
SENSE = 0.8  # what a word in another's sense counts for
_CAPITAL = re.compile(r"(?<![.!?“\"] )\b[A-Z][\w'’]*")
FAR_APART = timedelta(days=200)
NAMES = ("person", "place", "country", "organisation")


def likeness(a: Told, b: Told) -> dict[str, float]:
    """The numbers of two sentences, by name."""
    found = dict(_of_words(a.content, b.content))
    names = _named(a), _named(b)
    if all(names):
        found["names_shared" if names[0] & names[1] else "names_apart"] = 1.0
    deeds = deeds_of(a), deeds_of(b)
    found["deed_most"], found["deed_least"] = both_ways(*deeds)
    if a.dates and b.dates:
        met = any(_together(x, y) for _, x in a.dates for _, y in b.dates)
        found["dates_shared" if met else "dates_apart"] = 1.0
    for kind in NAMES:
        left, right = a.names.get(kind), b.names.get(kind)
        if left and right:
            found[f"{kind}_{'shared' if left & right else 'apart'}"] = 1.0
    gap = apart(a, b)
    if gap is None:
        found["undated"] = 1.0
    elif gap.days:
        found["other_day"] = 1.0
        found["days"] = min(abs(gap.days), MOST_DAYS) / MOST_DAYS
    meaning = similarity(a.vector, b.vector)
    if meaning is None:
        found["unread"] = 1.0
    else:
        found["meaning"] = meaning - MIDDLE
    return found


def both_ways(a: Iterable[str], b: Iterable[str]) -> tuple[float, float]:
    """How far each of two sets of words is covered by the other: the more, and the less."""
    near = covered(a, b), covered(b, a)
    return max(near), min(near)


def deeds_of(told: Told) -> tuple[str, ...]:
    """The words of a sentence that name nobody and no place: what is done to whom."""
    named = _named(told)
    return tuple(w for w in told.content if w not in named)


def _named(told: Told) -> frozenset[str]:
    """Folded words of the names in a sentence; a capital within it names something."""
    capitals = (w for m in _CAPITAL.finditer(told.text, 1) for w in fold_words(m.group()))
    known = (w for words in told.names.values() for w in words)
    return frozenset(w for w in (*known, *capitals) if root_told(w))


def other_year(a: Told, b: Told) -> bool:
    """Whether all dates of two sentences are so far apart that they tell of two times."""
    days = [
        [d for _, i in t.dates if (d := day_of(i.earliest or i.latest)) is not None] for t in (a, b)
    ]
    return all(days) and all(abs(x - y) > FAR_APART for x in days[0] for y in days[1])


def _together(a: DateInterval, b: DateInterval) -> bool:
    """Whether two dates can have a day in common."""
    return not (
        (a.latest and b.earliest and a.latest[:10] < b.earliest[:10])
        or (b.latest and a.earliest and b.latest[:10] < a.earliest[:10])
    )


@lru_cache(maxsize=65536)
def _of_words(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Sequence[tuple[str, float]]:
    ours, theirs = ours[:MOST_WORDS], theirs[:MOST_WORDS]
    near = covered(ours, theirs), covered(theirs, ours)
    held = _held(ours, theirs), _held(theirs, ours)
    return (
        ("near_most", max(near)),
        ("near_least", min(near)),
        ("held_most", max(held)),
        ("held_least", min(held)),
        ("shared", min(MOST_SHARED, held[0] * _weigh(ours)) / MOST_SHARED),
        ("left_over", min(MOST_SHARED, (1 - max(near)) * _weigh(ours)) / MOST_SHARED),
    )


def covered(words: Iterable[str], others: Iterable[str]) -> float:
    """Share of ``words``, each by its weight, that ``others`` have in form or in meaning."""
    return _covered(tuple(words), tuple(others))


@lru_cache(maxsize=65536)
def _covered(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    if not words or not others:
        return 0.0
    best = nearness(words, others).max(axis=1).tolist()
    alike = [
        max(near, SENSE * _of_one_sense(w, others)) for w, near in zip(words, best, strict=True)
    ]
    return math.fsum(weight(w) * n for w, n in zip(words, alike, strict=True)) / _weigh(words)


def _of_one_sense(word: str, others: Sequence[str]) -> bool:
    held = senses(word)
    return bool(held) and any(not set(held).isdisjoint(senses(o)) for o in others)


def _held(words: Sequence[str], others: Sequence[str]) -> float:
    """Share of ``words``, each by its weight, that ``others`` have in form."""
    roots = {root_of(w) for w in others}
    return math.fsum(weight(w) for w in words if root_of(w) in roots) / max(_weigh(words), 0.01)


def _weigh(words: Sequence[str]) -> float:
    return math.fsum(weight(w) for w in words)


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much a word tells."""
    return 0.3 + min(3.0, rarity(word))
