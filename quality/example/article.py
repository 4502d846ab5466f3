"""How points about single articles are judged: passages, statements, dates.

A check gives None when its point is reached, else the reason why not, for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quality.example.match import Check, day, fits, told
from quality.example.points import Spec
from quality.example.records import Records, Row, holds

_TEXTS = {"speaker": "name", "cue": "text", "addressee": "text", "venue": "text"}


# -- articles, passages, counts, dates


def _article(spec: Spec, records: Records) -> str | None:
    row, field = records.article(spec["article"]), spec["field"]
    if field == "basis":
        return told(row["published"]["basis"], "any_basis", [spec["value"]])
    column = "published" if field == "earliest_within" else field
    return told(row[column], field, spec["value"])


def _article_not(spec: Spec, records: Records) -> str | None:
    row = records.article(spec["article"])
    if "authors" in spec:
        found = any(holds(author, spec["authors"]) for author in row["authors"])
    elif "text" in spec:
        found = holds(row["text"], spec["text"])
    else:
        found = row["published"]["basis"] == spec["basis"]
    return spec["why"] if found else None


def _kinds(spec: Spec, records: Records) -> list[str] | None:
    places = list(records.places(spec["article"], spec["quote"]))
    if not places:
        return None
    rows = records.of("passages", spec["article"])
    return [r["kind"] for at in places for r in rows if r["span"][0] <= at < r["span"][1]]


def _passage(spec: Spec, records: Records) -> str | None:
    kinds = _kinds(spec, records)
    if kinds is None:
        return "the words do not stand in the article's text"
    return None if set(kinds) & set(spec["any_kind"]) else f"labelled {kinds}"


def _passage_not(spec: Spec, records: Records) -> str | None:
    kinds = _kinds(spec, records) or []
    return f"labelled {kinds}" if spec["kind"] in kinds else None


def _count(spec: Spec, records: Records) -> str | None:
    return told(len(records.of(spec["table"], spec["article"])), "range", spec["range"])


def _rows_at(table: str, spec: Spec, records: Records) -> list[Row]:
    """The rows of a table whose span touches the words in their context."""
    places = [
        place + spec["in"].index(spec["words"])
        for place in records.places(spec["article"], spec["in"])
    ]
    rows = records.of(table, spec["article"])
    size = len(spec["words"])
    return [r for r in rows if any(r["span"][0] < at + size and at < r["span"][1] for at in places)]


def _date(spec: Spec, records: Records) -> str | None:
    rows = _rows_at("dates", spec, records)
    if any(_resolved(row, spec) for row in rows):
        return None
    return f"dates there: {[(row['text'], row['earliest'], row['latest']) for row in rows]}"


def _mention(spec: Spec, records: Records) -> str | None:
    rows = _rows_at("mentions", spec, records)
    fields = [f for f in spec if f not in {"article", "in", "words"}]
    if any(all(fits(row[f.removeprefix("any_")], f, spec[f]) for f in fields) for row in rows):
        return None
    found = [(row["text"], *(row[f.removeprefix("any_")] for f in fields)) for row in rows]
    return f"mentions there: {found}"


def _resolved(row: Row, spec: Spec) -> bool:
    if "is" in spec:
        return fits(row, "is", spec["is"])
    if "latest" in spec:
        return bool(day(row["latest"]) == spec["latest"])
    return day(row["earliest"])[:4] == str(spec["earliest_year"])


# -- statements


def _value(row: Row, field: str) -> object:
    """The value of a statement's row that a field of the expectations speaks of."""
    match field:
        case "speaker" | "cue" | "addressee" | "venue":
            return (row[field] or {}).get(_TEXTS[field])
        case "speaker_not":
            return (row["speaker"] or {}).get("name")
        case "named":
            return (row["speaker"] or {}).get("named")
        case "continues" | "within":
            return row[field] is not None
        case "spans":
            return len(row["content"]["spans"])
        case _:
            return row[field.removeprefix("any_")]


def _fits_statement(row: Row, field: str, wanted: Any) -> bool:
    actual = _value(row, field)
    if field == "speaker_not":
        return actual is not None and not holds(str(actual), wanted)
    return actual is not None and fits(actual, field, wanted)


def _best(wanted: Spec, records: Records) -> Row | None:
    """The statement that holds the words and fits most fields; the shortest among equals."""
    fields = [f for f in wanted if f not in {"article", "content"}]
    rows = records.said(wanted["article"], wanted["content"])
    return max(
        rows,
        key=lambda r: (
            sum(_fits_statement(r, f, wanted[f]) for f in fields),
            -len(r["content"]["text"]),
        ),
        default=None,
    )


def _statement(spec: Spec, records: Records) -> str | None:
    wanted, field = spec["wanted"], spec["field"]
    row = _best(wanted, records)
    if row is None:
        return "no statement holds the words"
    if field == "content" or _fits_statement(row, field, wanted[field]):
        return None
    return f"{field}: {_value(row, field)!r} where {wanted[field]!r} is wanted"


def _statement_not(spec: Spec, records: Records) -> str | None:
    fields = [f for f in spec if f not in {"article", "content", "why"}]
    for row in records.said(spec["article"], spec["content"]):
        if all(_fits_statement(row, f, spec[f]) for f in fields):
            return str(spec["why"])
    return None


CHECKS: Mapping[str, Check] = {
    "articles": _article,
    "articles_not": _article_not,
    "passages": _passage,
    "passages_not": _passage_not,
    "counts": _count,
    "dates": _date,
    "mentions": _mention,
    "statements": _statement,
    "statements_not": _statement_not,
}
