"""One unit into its articles: the reader for its format, and why input is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.model.article import Article, Reading
from onrecord.model.reject import Reject
from onrecord.read.build import UnreadableError
from onrecord.read.decode import UndecodableError
from onrecord.read.html import html_article
from onrecord.read.jsonl import line_article, line_name, parse_line
from onrecord.read.plain import plain_article
from onrecord.read.refusal import cause, refuse, shown
from onrecord.read.unit import Unit
from onrecord.settings import Settings


def read_unit(unit: Unit, settings: Settings) -> Iterator[Reading | Reject]:
    """Yield the articles of one unit, each line or file that is none as a reject.

    Args:
        unit: as ``units`` gave it; its file is opened here, unless its lines are
            held in it.
        settings: gives the limits on sizes.
    """
    if unit.format == "jsonl":
        for number, line in unit.lines:
            yield _line(unit.path, number, line, settings)
        return
    yield _file(unit, settings)


def _file(unit: Unit, settings: Settings) -> Reading | Reject:
    limit = settings.max_file_bytes
    try:
        with Path(unit.path).open("rb") as file:
            raw = file.read(limit + 1)
    except (OSError, ValueError) as error:
        return refuse(unit.path, f"can't be read: {cause(error)}")
    if len(raw) > limit:
        return refuse(unit.path, f"is larger than the limit ({limit:,} bytes); split it")
    try:
        article = _article(unit, raw, settings.max_text_chars)
    except (UndecodableError, UnreadableError) as error:
        return refuse(unit.path, str(error))
    return Reading(article=article, path=shown(unit.path), raw=raw)


def _article(unit: Unit, raw: bytes, limit: int) -> Article:
    if unit.format == "html":
        return html_article(raw, limit)
    return plain_article(raw, limit)


def _line(path: str, number: int, line: bytes, settings: Settings) -> Reading | Reject:
    name = f"{path}#{number}"
    try:
        held = parse_line(line)
        name = f"{path}#{line_name(held, number)}"
        article = line_article(held, line, settings.max_text_chars)
    except UnreadableError as error:
        return refuse(name, str(error))
    return Reading(article=article, path=shown(name), raw=line)
