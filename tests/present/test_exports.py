"""Formats: nothing lost, nothing run by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.model.span import Span
from onrecord.present.exports import FORMATS, write_csv, write_jsonl, write_parquet, writer
from onrecord.present.schema import SCHEMAS, Row, flat_columns

STATEMENT: Row = {
    "id": "statement-1",
    "manner": "direct",
    "speaker": {"text": "she", "span": Span(3, 6), "name": "Ana Bell", "named": True},
    "content": {"text": "“No,” “never.”", "spans": (Span(10, 15), Span(20, 28))},
    "issues": ("trade", "arms; drones"),
    "score": 0.75,
}


def _csv(rows: list[Row], table: str = "statements") -> list[dict[str, str]]:
    out = io.BytesIO()
    write_csv(table, rows, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def test_jsonl_keeps_structs_and_lists_of_spans() -> None:
    out = io.BytesIO()
    assert write_jsonl("statements", [STATEMENT], out) == 1
    row = json.loads(out.getvalue())
    assert list(row) == list(SCHEMAS["statements"])
    assert row["speaker"]["span"] == [3, 6]
    assert row["content"]["spans"] == [[10, 15], [20, 28]]
    assert row["within"] is None


def test_csv_flattens_structs_and_joins_lists() -> None:
    (row,) = _csv([STATEMENT])
    assert row["speaker_name"] == "Ana Bell"
    assert row["speaker_span"] == "3-6"
    assert row["content_spans"] == "10-15;20-28"
    assert row["issues"] == "trade;arms\\; drones"
    assert row["within"] == ""


@pytest.mark.parametrize("opener", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_csv_never_starts_a_formula(opener: str) -> None:
    hostile = {"id": "x", "outlet": f"{opener}cmd|' /C calc'!A0", "authors": (f"{opener}1+1",)}
    (row,) = _csv([hostile], "articles")
    assert row["outlet"].startswith("'")
    assert row["authors"].startswith("'")


def test_csv_of_no_rows_has_its_header() -> None:
    out = io.BytesIO()
    assert write_csv("rejects", [], out) == 0
    assert out.getvalue().decode().strip() == "path,stage,reason,when"


def test_parquet_has_typed_columns() -> None:
    out = io.BytesIO()
    assert write_parquet("statements", [STATEMENT], out) == 1
    table = pq.read_table(io.BytesIO(out.getvalue()))
    assert table.column_names == [name for name, _ in flat_columns("statements")]
    row = table.to_pylist()[0]
    assert row["content_spans"] == "10-15;20-28"
    assert row["issues"] == ["trade", "arms; drones"]
    assert row["speaker_named"] is True
    assert row["score"] == 0.75


@pytest.mark.parametrize("table", SCHEMAS)
@pytest.mark.parametrize("format_", FORMATS)
def test_every_table_goes_out_in_every_format(table: str, format_: str) -> None:
    out = io.BytesIO()
    assert writer(format_)(table, [{}], out) == 1
    assert out.getvalue()


@given(st.text(), st.lists(st.text()))
def test_any_text_survives_csv_but_for_the_guard(text: str, authors: list[str]) -> None:
    (row,) = _csv([{"id": "x", "title": text, "authors": tuple(authors)}], "articles")
    assert row["title"].removeprefix("'") == text.removeprefix("'")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as error:
        writer("xlsx")
    assert "parquet" in error.value.hint
