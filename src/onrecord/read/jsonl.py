"""A line of JSONL into an article: ``text`` and the fields named beside it."""

from __future__ import annotations

import json
from typing import Any

from onrecord.model.article import Article
from onrecord.read.build import UnreadableError, build
from onrecord.read.fields import BROKEN, Fields
from onrecord.read.languages import language_code, settle_language
from onrecord.read.lead import read_lines
from onrecord.read.shapes import agency_of
from onrecord.read.stated_date import find_date, iso_interval

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def parse_line(line: bytes) -> dict[str, Any]:
    """The object that a line holds.

    Raises:
        UnreadableError: when it is no JSON object in UTF-8, or names a key twice.
    """
    if line.startswith(_UTF16) or b"\x00" in line:
        raise UnreadableError("the line is not UTF-8 (UTF-16 or binary); save the file as UTF-8")
    try:
        held = json.loads(line.removeprefix(_BOM).decode("utf-8"), object_pairs_hook=_object)
    except UnreadableError:
        raise
    except UnicodeDecodeError as error:
        raise UnreadableError(f"the line is not UTF-8 (byte {error.start}); save it so") from None
    except RecursionError:
        raise UnreadableError("the line's JSON is nested too deeply") from None
    except ValueError as error:
        raise UnreadableError(f"the line is no JSON: {error}") from None
    if not isinstance(held, dict):
        raise UnreadableError(f"the line is no JSON object but {_kind(held)}")
    return held


def line_name(held: dict[str, Any], number: int) -> str:
    """The part of its path behind ``#``: the line's ``id``, else its number.

    Raises:
        UnreadableError: when ``id`` is neither a string nor a whole number.
    """
    given = held.get("id")
    if given is None or given == "":
        return str(number)
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise UnreadableError(f"'id' must be a string, not {_kind(given)}")
    _check_whole("id", str(given))
    return str(given)


def line_article(held: dict[str, Any], raw: bytes, limit: int) -> Article:
    """The article that a parsed line holds.

    Raises:
        UnreadableError: when a field is missing or of the wrong kind, or the text
            is no article.
    """
    if "text" not in held:
        raise UnreadableError("the line has no 'text'; give the article's text under that name")
    text = _string(held, "text")
    if text is None:
        raise UnreadableError("'text' is empty")
    fields = Fields()
    for name in ("url", "title", "outlet", "language"):
        fields.give(name, _string(held, name), f"field {name!r}")
    fields.give_authors(_authors(held), "field 'authors'")
    _published(held, fields)
    if fields.language is not None and language_code(fields.language) is None:
        raise UnreadableError(
            f"'language' is {fields.language!r}, no known language; give an ISO 639-1 code"
        )
    if fields.outlet is not None:
        fields.give("credit", agency_of(fields.outlet), "field 'outlet'")
    read_lines(text, fields)
    settle_language(fields)
    return build(text, raw, fields, limit=limit)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})[0]
        raise UnreadableError(f"the line names {twice!r} twice; keep one")
    return held


def _string(held: dict[str, Any], name: str) -> str | None:
    value = held.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableError(f"{name!r} must be a string, not {_kind(value)}")
    if name != "text":  # the text has its own check, which tells the place
        _check_whole(name, value)
    return value


def _check_whole(name: str, value: str) -> None:
    if BROKEN.search(value):
        raise UnreadableError(f"{name!r} holds half a character or NUL; write whole characters")


def _authors(held: dict[str, Any]) -> list[str]:
    value = held.get("authors")
    if value is None:
        return []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(a, str) for a in value):
        raise UnreadableError("'authors' must be a list of strings")
    for author in value:
        _check_whole("authors", author)
    return value


def _published(held: dict[str, Any], fields: Fields) -> None:
    value = _string(held, "published")
    if value is None or not value.strip():
        return
    stated = find_date(value)
    ends = iso_interval(value) or ((stated.earliest, stated.latest) if stated else None)
    if ends is None:
        raise UnreadableError(
            f"'published' is {value[:60]!r}, no date; give ISO 8601 (2024-04-20) or leave it out"
        )
    fields.give_interval(*ends, "field 'published'")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    if value is None:
        return "null"
    return names.get(type(value), "a number")
