"""Conditions on rows: ``column=value``, ``column~words``, ``column>=value``, ..."""

from __future__ import annotations

import difflib
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.present.exports import flat
from onrecord.present.schema import Kind, Row, flat_columns

Condition = Callable[[Mapping[str, object]], bool]

_SHAPE = re.compile(r"\s*([a-z][a-z_]*)\s*(>=|<=|!=|=|~|>|<)\s*(.*)", re.DOTALL)
_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def select(table: str, rows: Iterable[Row], conditions: Sequence[str]) -> Iterator[Row]:
    """The rows that meet every condition.

    Args:
        table: whose flattened columns the conditions name.
        rows: nested rows.
        conditions: ``=`` the same (ignoring case), ``!=`` not, ``~`` holds all the
            words (ignoring case), ``>=`` ``<=`` ``>`` ``<`` by number or by text.

    Raises:
        UsageError: when a condition has another shape or names no column; raised
            before the first row is taken.
    """
    tests = [_condition(table, text) for text in conditions]
    if not tests:
        return iter(rows)
    return (row for row in rows if _meets(tests, flat(table, row)))


def _meets(tests: Sequence[Condition], row: Mapping[str, object]) -> bool:
    return all(test(row) for test in tests)


def _condition(table: str, text: str) -> Condition:
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise UsageError(f"--where takes column=value, column~words or column>=value, not {text!r}")
    column, sign, wanted = shape.groups()
    kinds = dict(flat_columns(table))
    if column not in kinds:
        near = difflib.get_close_matches(column, kinds, n=3)
        raise UsageError(
            f"{table} has no column {column!r}",
            hint=f"did you mean {' or '.join(near)}?" if near else "columns: " + ", ".join(kinds),
        )
    return _test(column, kinds[column], sign, wanted)


def _test(column: str, kind: Kind, sign: str, wanted: str) -> Condition:
    if sign == "~":
        words = wanted.casefold().split()
        return lambda row: all(word in _text(row[column]) for word in words)
    if sign in ("=", "!="):
        folded = wanted.casefold()
        return lambda row: _same(row[column], folded) == (sign == "=")
    if kind in ("int", "float"):
        number = _number(column, wanted)
        return lambda row: row[column] is not None and _ORDER[sign](row[column], number)
    return lambda row: row[column] is not None and _ORDER[sign](str(row[column]), wanted)


def _number(column: str, wanted: str) -> float:
    try:
        return float(wanted)
    except ValueError:
        raise UsageError(f"{column} is a number, {wanted!r} is none") from None


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(str(v) for v in value).casefold()
    return "" if value is None else str(value).casefold()


def _same(value: object, folded: str) -> bool:
    if isinstance(value, list):
        return folded in [str(v).casefold() for v in value]
    if isinstance(value, float):
        return str(value) == folded or f"{value:g}" == folded
    return _text(value) == folded
