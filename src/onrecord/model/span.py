"""A span: half-open ``[start, end)`` in code points of an article's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in code points of ``article.text``.

    The one record whose fields may be given by position. Spans sort by start,
    then end.

    Raises:
        ValueError: when ``start`` is negative or ``end`` is before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words under the span in ``text``."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Code points that both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of ``spans`` (at least one).

    Raises:
        ValueError: when ``spans`` is empty.
    """
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


def words_under(text: str, spans: Iterable[Span]) -> str:
    """The words under ``spans``, in their order, joined by one space."""
    return " ".join(s.of(text) for s in spans)
