"""Of what kind two numbers for one thing differ: contradiction, update or scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.account.finding import order
from onrecord.account.reported import Told
from onrecord.account.values import Value, bounded
from onrecord.link.tokens import fold_words
from onrecord.model.account import DisagreementKind
from onrecord.resources import word_set

AROUND = 40  # characters beside a value
RATIO = 3  # a bound that is so far from a number bounds something else
_OVER = re.compile(
    r"\bsince\s(?!then|the|he|she|it|they)\w+(?:\s\d+)?|\b(?:this|last|each|per|every|a)\s(?:year|month|season)\b"
    r"|\b(?:in|over|during)\sthe\s(?:past|last|first|previous)\s(?:\w+\s)?\w+",
    re.IGNORECASE,
)


class Kind(NamedTuple):
    """The kind of a difference, and why."""

    kind: DisagreementKind
    reason: str


def kind_of(a: Told, one: Value, b: Told, other: Value) -> Kind | None:
    """Of what kind two numbers differ; None where they do not."""
    if one.value == other.value:
        return _same_number(one, other)
    if one.people and one.happened != other.happened and one.happened & other.happened:
        return Kind("scope", "one counts more than what the other counts")
    moved = _moved(a, one, b, other)
    if moved is None and bounded(one, other):
        return _within(one, other)
    if moved is None and extents(a, b):
        return Kind("scope", "they count over different extents")
    return moved or Kind("contradiction", "another number in the same slot")


def _within(one: Value, other: Value) -> Kind | None:
    """A bound and a number within it; one that is far from it is of something else."""
    if max(one.value, other.value) > RATIO * min(one.value, other.value):
        return None
    return Kind("scope", "one gives a bound, the other a number within it")


def _same_number(one: Value, other: Value) -> Kind | None:
    bounds = {one.bound, other.bound}
    if "exact" in bounds and bounds & {"at least", "at most"}:
        return Kind("scope", "one gives as a bound what the other gives as the number")
    return None


def _moved(a: Told, one: Value, b: Told, other: Value) -> Kind | None:
    """An update where a running number moved as such numbers do."""
    running = one.happened | other.happened
    near = {w for t, v in ((a, one), (b, other)) for w in window(t, v)}
    first = order(a, b)
    moving = running & word_set("values", "running") or near & word_set("values", "running_words")
    if not moving and not (first and _grows(a if first > 0 else b)):
        return None
    if first is None:
        return Kind("update", "a running number, told at times that are not known")
    if first == 0:
        return Kind("update", "a running number that moves") if progress(a, b) else None
    earlier, later = (one, other) if first < 0 else (other, one)
    # who is missing or held is found or freed as time goes on
    falls = running & word_set("values", "falling")
    if later.value > earlier.value or falls or mended(a if first > 0 else b):
        return Kind("update", "a later report gives the number as it stood then")
    return None


def _grows(later: Told) -> bool:
    """Whether a report says that what it counts went on growing."""
    return holds(later.text, word_set("values", "growing"))


def progress(a: Told, b: Told) -> bool:
    """Whether a report says that a number is still moving."""
    return any(holds(t.text, word_set("values", "progress")) for t in (a, b))


def mended(later: Told) -> bool:
    """Whether a report says that a number was mended."""
    return holds(later.text, word_set("values", "revised"))


def holds(text: str, phrases: Sequence[str] | frozenset[str]) -> bool:
    """Whether one of ``phrases`` stands in ``text``."""
    words = f" {' '.join(fold_words(text))} "
    return any(f" {phrase} " in words for phrase in phrases)


def extents(a: Told, b: Told) -> bool:
    """Whether two sentences count over different extents of place or time."""
    left, right = (frozenset(fold_words(t.text)) for t in (a, b))
    wide, narrow = word_set("values", "wide"), word_set("values", "narrow")
    if left & wide - right and right & narrow - left:
        return True
    if right & wide - left and left & narrow - right:
        return True
    if _stretch(a) != _stretch(b):
        return True
    # words that widen or narrow an extent by themselves
    return bool((left ^ right) & word_set("values", "extent"))


def _stretch(told: Told) -> frozenset[str]:
    """The stretches of time that a sentence counts over: "this year", "since 2019"."""
    return frozenset(" ".join(fold_words(m.group())) for m in _OVER.finditer(told.text))


def window(told: Told, value: Value) -> Sequence[str]:
    """The folded words around a value."""
    start = value.span.start - told.sentence.start
    return fold_words(told.text[max(0, start - AROUND) : start + len(value.span) + AROUND])
