"""Rows as JSONL, CSV or Parquet, streamed.

JSONL keeps structs and lists. CSV and Parquet flatten structs with ``_``; a span is
``start-end``, a list of spans joins them by ``;``. A list of strings stays a list in
Parquet and is joined by ``;`` in CSV (a semicolon inside a value is written ``\\;``).
Lists of structs are JSON text in both.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import UsageError
from onrecord.model.span import Span
from onrecord.present.schema import SCHEMAS, Column, Kind, Row, flat_columns

Writer = Callable[[str, Iterable[Row], BinaryIO], int]

_ROWS_A_GROUP = 20_000
# A cell that opens with one of these is run as a formula by spreadsheet programs.
_FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r", "\n")


def writer(format_: str) -> Writer:
    """The writer of a format: takes table, rows and a binary file, gives the count.

    Raises:
        UsageError: when there is no such format.
    """
    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r}", hint="formats: " + ", ".join(FORMATS))
    return FORMATS[format_]


def plain(value: object) -> object:
    """A row's value as JSON takes it: spans as ``[start, end]``, tuples as lists."""
    match value:
        case Span():
            return [value.start, value.end]
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case list() | tuple():
            return [plain(v) for v in value]
        case _:
            return value


def ordered(table: str, row: Row) -> dict[str, object]:
    """The row with every column of its table, in order, ready for JSON."""
    return {name: plain(row.get(name)) for name in SCHEMAS[table]}


def flat(table: str, row: Row) -> dict[str, object]:
    """The row flattened: structs joined with ``_``, spans as ``start-end``."""
    found: dict[str, object] = {}
    for name, column in SCHEMAS[table].items():
        found.update(_flat_column(name, column, row.get(name)))
    return found


def write_jsonl(table: str, rows: Iterable[Row], out: BinaryIO) -> int:
    """One object a line, columns in order, UTF-8."""
    count = 0
    for row in rows:
        line = json.dumps(ordered(table, row), ensure_ascii=False)
        out.write(line.encode("utf-8", "replace") + b"\n")
        count += 1
    return count


def write_csv(table: str, rows: Iterable[Row], out: BinaryIO) -> int:
    """RFC 4180 with a header; text that a spreadsheet would run gets a leading ``'``."""
    columns = list(flat_columns(table))
    line = _Line()
    lines = csv.writer(line)
    lines.writerow([name for name, _ in columns])
    out.write(line.taken())
    count = 0
    for row in rows:
        held = flat(table, row)
        lines.writerow([_cell(held[name], kind) for name, kind in columns])
        out.write(line.taken())
        count += 1
    return count


def write_parquet(table: str, rows: Iterable[Row], out: BinaryIO) -> int:
    """Parquet in row groups of 20,000, so that memory stays flat."""
    schema = pa.schema([pa.field(name, _ARROW[kind]) for name, kind in flat_columns(table)])
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as parquet:
        source = iter(rows)
        while group := [flat(table, row) for row in islice(source, _ROWS_A_GROUP)]:
            parquet.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


FORMATS: Mapping[str, Writer] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}

_ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "span": pa.string(),
    "spans": pa.string(),
    "texts": pa.list_(pa.string()),
    "json": pa.string(),
}


class _Line:
    """A text file of one line, for the csv module."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> int:
        self._text += text
        return len(text)

    def taken(self) -> bytes:
        text, self._text = self._text, ""
        return text.encode("utf-8", "replace")


def _flat_column(name: str, column: Column, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(column, str):
        yield name, _flat_value(column, value)
        return
    parts = value if isinstance(value, Mapping) else {}
    for part, kind in column.items():
        yield f"{name}_{part}", _flat_value(kind, parts.get(part))


def _flat_value(kind: Kind, value: object) -> object:
    if value is None:
        return None
    if kind == "span" and isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if kind == "spans" and isinstance(value, list | tuple):
        return ";".join(f"{s.start}-{s.end}" for s in value)
    if kind == "texts" and isinstance(value, list | tuple):
        return [str(v) for v in value]
    if kind == "json":
        return json.dumps(plain(value), ensure_ascii=False)
    return value


def _cell(value: object, kind: Kind) -> object:
    if isinstance(value, list):
        value = ";".join(str(v).replace(";", "\\;") for v in value)
    if kind in ("text", "texts", "json") and isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA_OPENERS) else value
    return value
