"""Records to rows and back, driven by the records' own type hints.

A field of plain type is a column; a span is two (``span_start``, ``span_end``); a
nested record that is always there is flattened (``published_earliest``); tuples and
optional nested records are one column of JSON. What a class looks like is worked out
once; a row then costs one call for each field.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Generic, Literal, NewType, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as type_hints

from onrecord.model.span import Span
from onrecord.store.text import escape, unescape

R = TypeVar("R")
ColumnType = Literal["text", "integer", "real", "boolean"]
Convert = Callable[[Any], Any]

_PLAIN: Mapping[Any, ColumnType] = {
    str: "text",
    int: "integer",
    float: "real",
    bool: "boolean",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """One column: its name, its type, and whether it may be null."""

    name: str
    type: ColumnType
    nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One field: its columns, its value to column values, and back."""

    name: str
    columns: tuple[ColumnSpec, ...]
    split: Callable[[Any], tuple[Any, ...]]
    join: Callable[[Sequence[Any]], Any]


class RowCodec(Generic[R]):
    """Turns records of one class into rows and back.

    Args:
        record: a dataclass of ``onrecord.model``.

    Attributes:
        columns: in the order of ``values`` and of what ``record`` takes.
    """

    def __init__(self, record: type[R]) -> None:
        hints = type_hints(record)
        self._make = record
        self._fields = tuple(_field(f.name, hints[f.name]) for f in fields(record))  # type: ignore[arg-type]
        self.columns = tuple(c for f in self._fields for c in f.columns)
        self.names = tuple(c.name for c in self.columns)

    def values(self, record: R) -> tuple[Any, ...]:
        """The column values of a record, in the order of ``columns``."""
        return tuple(v for f in self._fields for v in f.split(getattr(record, f.name)))

    def row(self, record: R) -> dict[str, Any]:
        """The column values of a record by column name."""
        return dict(zip(self.names, self.values(record), strict=True))

    def record(self, values: Sequence[Any]) -> R:
        """The record with these column values, in the order of ``columns``."""
        given: dict[str, Any] = {}
        at = 0
        for f in self._fields:
            width = len(f.columns)
            given[f.name] = f.join(values[at : at + width])
            at += width
        return self._make(**given)


_CODECS: dict[type[Any], RowCodec[Any]] = {}


def codec(record: type[R]) -> RowCodec[R]:
    """The codec of a record class, made once."""
    if record not in _CODECS:
        _CODECS[record] = RowCodec(record)
    return _CODECS[record]


def to_json(value: Any) -> str:
    """A value made of records, tuples, spans and plain values, as storable JSON."""
    # not ensure_ascii: two lone surrogates side by side would come back as one character
    return escape(json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")))


def from_json(hint: Any, stored: str) -> Any:
    """The value of type ``hint`` that ``to_json`` was given."""
    return _reader(hint)(json.loads(unescape(stored)))


def _field(name: str, hint: Any) -> _Field:
    inner, optional = _without_none(hint)
    if inner in _PLAIN:
        return _plain_field(name, _PLAIN[inner], optional)
    if inner is Span:
        return _span_field(name, optional)
    if is_dataclass(inner) and not optional:
        return _nested_field(name, inner)
    return _json_field(name, hint)


def _plain_field(name: str, kind: ColumnType, optional: bool) -> _Field:
    columns = (ColumnSpec(name=name, type=kind, nullable=optional),)
    if kind == "text":
        return _Field(
            name=name,
            columns=columns,
            split=lambda v: (None if v is None else escape(v),),
            join=lambda vs: None if vs[0] is None else unescape(vs[0]),
        )
    if kind == "boolean":
        return _Field(name=name, columns=columns, split=lambda v: (v,), join=_first_bool)
    return _Field(name=name, columns=columns, split=lambda v: (v,), join=lambda vs: vs[0])


def _first_bool(values: Sequence[Any]) -> bool | None:
    return None if values[0] is None else bool(values[0])


def _span_field(name: str, optional: bool) -> _Field:
    return _Field(
        name=name,
        columns=tuple(
            ColumnSpec(name=f"{name}_{end}", type="integer", nullable=optional)
            for end in ("start", "end")
        ),
        split=lambda v: (None, None) if v is None else (v.start, v.end),
        join=lambda vs: None if vs[0] is None else Span(vs[0], vs[1]),
    )


def _nested_field(name: str, record: Any) -> _Field:
    nested: RowCodec[Any] = codec(record)
    return _Field(
        name=name,
        columns=tuple(
            ColumnSpec(name=f"{name}_{c.name}", type=c.type, nullable=c.nullable)
            for c in nested.columns
        ),
        split=nested.values,
        join=nested.record,
    )


def _json_field(name: str, hint: Any) -> _Field:
    read = _reader(hint)
    _, optional = _without_none(hint)
    return _Field(
        name=name,
        columns=(ColumnSpec(name=name, type="text", nullable=optional),),
        split=lambda v: (None if v is None else "[]" if v == () else to_json(v),),
        join=lambda vs: None if vs[0] is None else read(json.loads(unescape(vs[0]))),
    )


def _without_none(hint: Any) -> tuple[Any, bool]:
    """The plain type under NewType, Literal and ``| None``; and whether None is allowed."""
    if isinstance(hint, NewType):
        return _without_none(hint.__supertype__)
    if get_origin(hint) is Literal:
        return type(get_args(hint)[0]), False
    if get_origin(hint) in (Union, types.UnionType):
        held = [a for a in get_args(hint) if a is not type(None)]
        if len(held) != 1:
            raise TypeError(f"a field of type {hint} has no column")
        return _without_none(held[0])[0], True
    return hint, False


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    return value


@cache
def _reader(hint: Any) -> Convert:
    """What turns parsed JSON into a value of type ``hint``."""
    inner, optional = _without_none(hint)
    if optional:
        read = _reader(inner)
        return lambda v: None if v is None else read(v)
    if inner in _PLAIN:
        return lambda v: v
    if inner is Span:
        return lambda v: Span(v[0], v[1])
    if get_origin(inner) is tuple:
        return _tuple_reader(get_args(inner))
    if is_dataclass(inner):
        return _record_reader(inner)
    raise TypeError(f"a field of type {hint} has no column")


def _tuple_reader(items: tuple[Any, ...]) -> Convert:
    if len(items) == 2 and items[1] is Ellipsis:
        each = _reader(items[0])
        return lambda v: tuple(each(x) for x in v)
    readers = tuple(_reader(item) for item in items)
    return lambda v: tuple(read(x) for read, x in zip(readers, v, strict=True))


def _record_reader(record: Any) -> Convert:
    hints = type_hints(record)
    readers = tuple((f.name, _reader(hints[f.name])) for f in fields(record))
    return lambda v: record(**{n: read(x) for (n, read), x in zip(readers, v, strict=True)})
