"""A frame: one way in which a word takes what it attributes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of taking a content, at one cue word.

    Attributes:
        kind: ``clause``, ``infinitive``, ``gerund``, ``object``, ``about:of``, ...
        head: index of the cue word.
        first: first token of the cue.
        last: one past the last token of the cue.
        content: tokens ``[first, last)`` of each stretch of content.
        addressee: index of the noun that it is said to.
    """

    kind: str
    head: int
    first: int
    last: int
    content: tuple[tuple[int, int], ...]
    addressee: int | None = None


def without(low: int, high: int, cut_low: int, cut_high: int) -> tuple[tuple[int, int], ...]:
    """Tokens ``[low, high)`` without those of ``[cut_low, cut_high)``, in one or two stretches."""
    parts = ((low, min(high, cut_low)), (max(low, cut_high), high))
    return tuple(p for p in parts if p[0] < p[1])
