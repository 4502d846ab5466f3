"""What a comparison of two sentences finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from onrecord.account.reported import Told
from onrecord.model.account import DisagreementKind
from onrecord.model.dates import day_of
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two places that may differ, in the texts of the two articles.

    Attributes:
        what: kind of value: "count", "money", "time", "date", "status", "denial", ...
        about: what both tell of, in words of the text; empty for ``what`` itself.
        whole: whether ``a`` and ``b`` are statements, shown as such and not as sentences.
        family: which of the regression's traits are its own.
        traits: what speaks for and against a difference, by name.
        chance: how likely the two differ indeed, 0 to 1.
    """

    kind: DisagreementKind
    what: str
    a: Span
    b: Span
    reason: str
    about: str = ""
    whole: bool = False
    family: str
    traits: Mapping[str, float] = field(default_factory=dict)
    chance: float = 0.0


def order(a: Told, b: Told) -> int | None:
    """Which of two articles is the earlier: -1 the first, 1 the other, 0 neither.

    None where one has no date.
    """
    gap = apart(a, b)
    return None if gap is None else (gap > timedelta(0)) - (gap < timedelta(0))


def within(a: Told, b: Told, days: int) -> bool:
    """Whether two articles may be so few days apart."""
    gap = apart(a, b)
    return gap is None or abs(gap) <= timedelta(days=days)


def apart(a: Told, b: Told) -> timedelta | None:
    """From the date of ``b`` to that of ``a``; None where one has no date."""
    first, second = (day_of(t.published.earliest or t.published.latest) for t in (a, b))
    return None if first is None or second is None else first - second
