"""The judge of the example story judges: what is there is found, what is not is missed."""

from __future__ import annotations

from typing import Any

import pytest
from quality.example.judging import judge
from quality.example.match import fits
from quality.example.points import points
from quality.example.records import Records

TEXT = "“We sail,” Ada Moor said on Monday. Bo Lind said nothing of the “sort”."


def statement(name: str, content: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"statement-{name}-{content}",
        "article": "article-1",
        "speaker": {"name": name, "named": True, "entity": None},
        "cue": {"text": "said"},
        "content": {"text": content, "spans": [[0, 1]]},
        "manner": "direct",
        "continues": None,
        **fields,
    }


@pytest.fixture
def records() -> Records:
    interval = {"earliest": "2025-03-10T18:40Z", "latest": "2025-03-10", "basis": "stated"}
    tables: dict[str, list[dict[str, Any]]] = {
        "articles": [
            {
                "id": "article-1",
                "path": "x/a.txt",
                "text": TEXT,
                "published": interval,
                "authors": ["Cy Dorn"],
            }
        ],
        "passages": [
            {"article": "article-1", "kind": "body", "span": [0, 36]},
            {"article": "article-1", "kind": "credit", "span": [36, len(TEXT)]},
        ],
        "statements": [
            statement("Bo Lind", "“We sail,” and more"),
            statement("Ada Moor", "“We sail,”"),
        ],
        "dates": [
            {"article": "article-1", "span": [28, 34], "text": "Monday", **interval},
        ],
        "derivations": [{"from": "article-1", "to": "article-2", "kind": "copy", "share": 0.5}],
    }
    tables["articles"].append({**tables["articles"][0], "id": "article-2", "path": "x/b.txt"})
    return Records(tables, {"a": "x/a.txt", "b": "x/b.txt", "c": "x/c.txt"})


def reason(records: Records, section: str, held: object) -> str | None:
    """The first reason for a miss among the points of one section."""
    reasons = (judge(point, records) for point in points({section: held}))
    return next((found for found in reasons if found is not None), None)


@pytest.mark.parametrize(
    ("spec", "reached"),
    [
        ({"speaker": "Ada Moor", "cue": "said", "any_manner": ["direct"]}, True),
        ({"speaker": "Bo Lind"}, True),
        ({"speaker": "Cy Dorn"}, False),
        ({"speaker": "Ada Moor", "speaker_not": "Moor"}, False),
        ({"any_manner": ["mixed", "indirect"]}, False),
        ({"continues": True}, False),
        ({"spans": 1}, True),
        ({"spans": 2}, False),
        ({"named": False}, False),
    ],
)
def test_statements(records: Records, spec: dict[str, Any], reached: bool) -> None:
    held = [{"article": "a", "content": ['"We sail,"'], **spec}]
    assert (reason(records, "statements", held) is None) == reached


def test_words_that_no_statement_holds_miss_every_point(records: Records) -> None:
    found = points({"statements": [{"article": "a", "content": ["We row"], "speaker": "Ada"}]})
    assert [judge(p, records) for p in found] == ["no statement holds the words"] * 2


@pytest.mark.parametrize(
    ("speaker", "found"), [({"speaker": "Bo Lind"}, True), ({"speaker": "Cy"}, False), ({}, True)]
)
def test_statements_that_must_not_be(
    records: Records, speaker: dict[str, str], found: bool
) -> None:
    held = [{"article": "a", "content": "We sail", "why": "no", **speaker}]
    assert (reason(records, "statements_not", held) == "no") == found


@pytest.mark.parametrize(
    ("quote", "kind", "reached"),
    [('"We sail', "body", True), ("Bo Lind", "body", False), ("no such words", "body", False)],
)
def test_passages(records: Records, quote: str, kind: str, reached: bool) -> None:
    held = {"article": "a", "quote": quote}
    assert (reason(records, "passages", [{**held, "any_kind": [kind]}]) is None) == reached
    if reached:
        assert reason(records, "passages_not", [{**held, "kind": kind}]) is not None


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ({"is": ["2025-03-10", "2025-03-10"]}, True),
        ({"is": ["2025-03-10", "2025-03-11"]}, False),
        ({"latest": "2025-03-10"}, True),
        ({"earliest_year": 2024}, False),
    ],
)
def test_dates(records: Records, wanted: dict[str, Any], reached: bool) -> None:
    held = [{"article": "a", "in": "said on Monday", "words": "Monday", **wanted}]
    assert (reason(records, "dates", held) is None) == reached


@pytest.mark.parametrize(
    ("spec", "reached"),
    [
        ({"any_from": ["a"], "any_kind": ["copy"], "share": [0.4, 0.6]}, True),
        ({"any_from": ["a"], "any_kind": ["copy"], "share": [0.6, 1.0]}, False),
        ({"any_from": ["a"], "any_kind": ["rewrite"]}, False),
        ({"any_from": ["b"], "any_kind": ["copy"]}, False),
    ],
)
def test_derivations(records: Records, spec: dict[str, Any], reached: bool) -> None:
    assert (reason(records, "derivations", [{"to": "b", **spec}]) is None) == reached


def test_an_article_that_was_not_read_misses_its_points(records: Records) -> None:
    held = {"c": {"path": "x/c.txt", "authors": ["Cy Dorn"]}}
    found = [judge(point, records) for point in points({"articles": held})]
    assert found == ["x/c.txt was not read"] * 2


@pytest.mark.parametrize(
    ("actual", "field", "wanted", "fit"),
    [
        ("Cue Said", "cue", "said", True),
        (None, "cue", "said", False),
        (None, "share", [0.0, 1.0], False),
        ("kept", "any_state", ["kept"], True),
        (None, "any_state", ["kept"], False),
        (3, "origins", [3, 3], True),
        (4, "origins", [3, 3], False),
        (["Ada Moor"], "authors", ["Ada Moor", "Bo Lind"], False),
        (
            {"earliest": None, "latest": None},
            "earliest_within",
            ["2025-03-10", "2025-03-11"],
            False,
        ),
        (True, "independent", True, True),
    ],
)
def test_fits(actual: object, field: str, wanted: object, fit: bool) -> None:
    assert fits(actual, field, wanted) is fit
