"""Dates: intervals with their basis, and date expressions with their anchor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.ids import ArticleId, DateId
from onrecord.model.span import Span

DateBasis = Literal["stated", "resolved", "inferred", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """From ``earliest`` to ``latest``, both inclusive; an open end is None.

    Attributes:
        earliest: ISO 8601, day precision unless more is stated.
        latest: the same. A month is its first to its last day, never one day.
        basis: how we know: stated by the article, resolved from words with an
            anchor, inferred from other articles, or not known.
        reason: for a person to read: which words or rule.
    """

    earliest: str | None
    latest: str | None
    basis: DateBasis
    reason: str

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None


def day_of(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for none, or for what is no date."""
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


UNDATED = DateInterval(earliest=None, latest=None, basis="unknown", reason="no date stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """Words that tell a time, kept with their anchor instead of a resolved date.

    An article that is dated later resolves its expressions without being read
    again: see ``onrecord.extract.resolve``.

    Attributes:
        timex: TIMEX3 type.
        anchor: ``absolute`` needs nothing; ``published`` needs the article's date;
            else the id of another expression of the same article.
        rule: how to get from the anchor to the interval, in the small language
            told in ``onrecord.extract.resolve``.
    """

    id: DateId
    article: ArticleId
    span: Span
    timex: TimexType
    anchor: str
    rule: str
