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
from itertools import accumulate
from typing import Any, Generic, Literal, NewType, TypeVar, Union, get_args, get_origin
from typing import get_type_hints as type_hints

from onrecord.model.span import Span
from onrecord.store.text import escape, unescape

R = TypeVar("R")
ColumnType = Literal["text", "integer", "real", "boolean", "binary"]
Convert = Callable[[Any], Any]

_PLAIN: Mapping[Any, ColumnType] = {
    str: "text",
    int: "integer",
    float: "real",
    bool: "boolean",
    bytes: "binary",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """One column: its name, its type, and whether it may be null."""

    name: str
    type: ColumnType
    nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """One field: its columns, its value to column values, and back.

    Attributes:
        write: from the value to that of its column, or to a tuple where it has many;
            None where the two are the same.
        read: the way back.
    """

    name: str
    columns: tuple[ColumnSpec, ...]
    write: Convert | None
    read: Convert | None
    many: bool = False


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
        held = [_field(f.name, hints[f.name]) for f in fields(record)]  # type: ignore[arg-type]
        self.columns = tuple(c for f in held for c in f.columns)
        self.names = tuple(c.name for c in self.columns)
        self._writes = tuple((f.name, f.write, f.many) for f in held)
        starts = accumulate((len(f.columns) for f in held), initial=0)
        self._reads = tuple(
            (f.name, start, start + len(f.columns), f.read, f.many)
            for f, start in zip(held, starts, strict=False)
        )

    def values(self, record: R) -> tuple[Any, ...]:
        """The column values of a record, in the order of ``columns``."""
        held: list[Any] = []
        for name, write, many in self._writes:
            value = getattr(record, name)
            if write is None:
                held.append(value)
            elif many:
                held += write(value)
            else:
                held.append(write(value))
        return tuple(held)

    def row(self, record: R) -> dict[str, Any]:
        """The column values of a record by column name."""
        return dict(zip(self.names, self.values(record), strict=True))

    def record(self, values: Sequence[Any]) -> R:
        """The record with these column values, in the order of ``columns``."""
        given: dict[str, Any] = {}
        for name, start, end, read, many in self._reads:
            if read is None:
                given[name] = values[start]
            else:
                given[name] = read(values[start:end] if many else values[start])
        return self._make(**given)


# not ensure_ascii: two lone surrogates side by side would come back as one character
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CODECS: dict[type[Any], RowCodec[Any]] = {}


def codec(record: type[R]) -> RowCodec[R]:
    """The codec of a record class, made once."""
    if record not in _CODECS:
        _CODECS[record] = RowCodec(record)
    return _CODECS[record]


def to_json(value: Any) -> str:
    """A value made of records, tuples, spans and plain values, as storable JSON."""
    return escape(_JSON.encode(_plain(value)))


def from_json(hint: Any, stored: str) -> Any:
    """The value of type ``hint`` that ``to_json`` was given."""
    return _reader(hint)(json.loads(unescape(stored)))


def _field(name: str, hint: Any) -> _Field:
    inner, optional = _without_none(hint)
    if inner in _PLAIN:
        return _plain_field(name, hint, _PLAIN[inner], optional=optional)
    if inner is Span:
        return _span_field(name, optional=optional)
    if is_dataclass(inner) and not optional:
        return _nested_field(name, inner)
    return _json_field(name, hint)


def _plain_field(name: str, hint: Any, kind: ColumnType, *, optional: bool) -> _Field:
    columns = (ColumnSpec(name=name, type=kind, nullable=optional),)
    if kind == "boolean":
        return _Field(name=name, columns=columns, write=None, read=_read_boolean)
    if kind == "binary":
        return _Field(name=name, columns=columns, write=None, read=bytes)
    if kind == "text" and get_origin(hint) is not Literal:
        return _Field(name=name, columns=columns, write=_write_text, read=_read_text)
    return _Field(name=name, columns=columns, write=None, read=None)


def _write_text(value: str | None) -> str | None:
    return None if value is None else escape(value)


def _read_text(stored: str | None) -> str | None:
    return None if stored is None else unescape(stored)


def _read_boolean(stored: int | None) -> bool | None:
    return None if stored is None else bool(stored)


def _span_field(name: str, *, optional: bool) -> _Field:
    return _Field(
        name=name,
        columns=tuple(
            ColumnSpec(name=f"{name}_{end}", type="integer", nullable=optional)
            for end in ("start", "end")
        ),
        write=lambda v: (None, None) if v is None else (v.start, v.end),
        read=lambda vs: None if vs[0] is None else Span(vs[0], vs[1]),
        many=True,
    )


def _nested_field(name: str, record: Any) -> _Field:
    nested: RowCodec[Any] = codec(record)
    return _Field(
        name=name,
        columns=tuple(
            ColumnSpec(name=f"{name}_{c.name}", type=c.type, nullable=c.nullable)
            for c in nested.columns
        ),
        write=nested.values,
        read=nested.record,
        many=True,
    )


def _json_field(name: str, hint: Any) -> _Field:
    _, optional = _without_none(hint)
    return _Field(
        name=name,
        columns=(ColumnSpec(name=name, type="text", nullable=optional),),
        write=lambda v: None if v is None else "[]" if v == () else to_json(v),
        read=_json_reader(hint),
    )


def _json_reader(hint: Any) -> Convert:
    read = _reader(hint)

    def from_stored(stored: str | None) -> Any:
        if stored is None:
            return None
        return () if stored == "[]" else read(json.loads(unescape(stored)))

    return from_stored


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
