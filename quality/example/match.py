"""When a value of a record is what the expectations want."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quality.example.points import Spec
from quality.example.records import Records, holds

Check = Callable[[Spec, Records], str | None]


def fits(actual: Any, field: str, wanted: Any) -> bool:
    """Whether ``actual`` is what ``wanted`` asks for under the expectations' ``field``.

    Args:
        actual: a value of a table's row, None where it has none.
        field: its name tells how to compare; text must hold the words by default.
        wanted: a value, words, a list of either, or a range.
    """
    if field.startswith("any_"):
        return actual in wanted
    if field in _MATCHERS:
        return actual is not None and _MATCHERS[field](actual, wanted)
    if isinstance(actual, int):
        return bool(actual == wanted)
    return holds(actual, wanted)


def told(actual: Any, field: str, wanted: Any) -> str | None:
    """None when ``actual`` fits, else what is there and what is wanted."""
    if fits(actual, field, wanted):
        return None
    return f"{field}: {actual!r} where {wanted!r} is wanted"


def day(moment: object) -> str:
    """The day of an ISO 8601 moment; empty for None."""
    return str(moment or "")[:10]


def _authors(actual: Sequence[str], wanted: Sequence[str]) -> bool:
    return len(actual) == len(wanted) and all(map(holds, actual, wanted))


def _interval(actual: Mapping[str, str | None], wanted: Sequence[str]) -> bool:
    return [day(actual["earliest"]), day(actual["latest"])] == wanted


def _between(actual: float, wanted: Sequence[float]) -> bool:
    return wanted[0] <= actual <= wanted[1]


def _begins_within(actual: Mapping[str, str | None], wanted: Sequence[str]) -> bool:
    return wanted[0] <= day(actual["earliest"]) <= wanted[1]


def _ends_on(actual: Mapping[str, str | None], wanted: str) -> bool:
    return day(actual["latest"]) == wanted


_MATCHERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "authors": _authors,
    "published": _interval,
    "said": _interval,
    "is": _interval,
    "earliest_within": _begins_within,
    "due_latest": _ends_on,
    "origins": _between,
    "share": _between,
    "range": _between,
}
