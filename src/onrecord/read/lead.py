"""Fields of a plain text from its own first and last lines.

First lines: front matter or ``Key: value`` lines, headline, byline, date. Reading
stops at the first paragraph of prose, so that a date in running text is never taken
for that of publication. Last lines: copyright and "(Reporting by ...)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import yaml

from onrecord.read.fields import Fields
from onrecord.read.imprint import Imprint, give_imprint
from onrecord.read.known import known_line
from onrecord.read.letterhead import give_letterhead
from onrecord.read.shapes import (
    Dateline,
    agency_of,
    byline,
    copyright_name,
    dateline,
    dateline_alone,
    reported_by,
)
from onrecord.read.stated_date import StatedDate, find_date, iso_interval
from onrecord.read.wordlists import word_set
from onrecord.resources import lexicon

_LEAD_LINES = 20
_TAIL_LINES = 25
_LONGEST_LINE = 260
_PROSE_WORDS = 18
_KICKER_WORDS = 4
_MOST_OTHER_WORDS = 5
_MOST_OUTLET_WORDS = 6
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SPLIT_AUTHORS = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


def read_lines(text: str, fields: Fields, *, titled: bool = True) -> None:
    """Fill what ``fields`` lacks from the first and last lines of ``text``.

    Args:
        titled: whether the first line may be its headline; not where it is a page's, whose
            metadata tell of it.
    """
    body = _front_matter(text, fields)
    lines = list(_lines(text, body))
    last = list(_last_lines(text))
    found = Imprint(text=text, last=last[-1] if last else "", page=not titled)
    for number, line in enumerate(lines):
        kind = _lead_line(line, fields, found)
        if kind == "prose":
            break
        (found.free if kind == "free" else found.signed).append((number, line))
    if titled and len(lines) > 1:
        give_letterhead(found.free, fields)
        _give_title(found.free, found.signed[0][0] if found.signed else None, fields)
    for line in reversed(last):
        _tail_line(line, fields, found)
    give_imprint(found, fields)
    fields.settle()


def _lead_line(line: str, fields: Fields, found: Imprint) -> Literal["field", "free", "prose"]:
    """Take what one of the first lines states, and tell where prose begins."""
    if _header(line, fields):
        return "field"
    alone = dateline_alone(line)
    if alone is not None and (alone.agency or alone.label):
        _take_dateline(line, alone, fields, found)
        return "field"
    signed = byline(line)
    if signed is not None:
        fields.give_authors(signed.people, f"byline: {line[:80]}")
        fields.give("credit", signed.agency, "byline")
        found.agency = found.agency or signed.agency
        found.paper = found.paper or signed.paper
    if _dates(line, fields, signed is not None) or signed is not None:
        return "field"
    opened = dateline(line)
    if opened is not None:
        _take_dateline(line, opened, fields, found)
        return "prose"
    return "prose" if is_prose(line) else "free"


def _take_dateline(line: str, opened: Dateline, fields: Fields, found: Imprint) -> None:
    fields.give("credit", opened.agency, "dateline")
    found.dateline, found.label = opened.agency, opened.label
    stated = find_date(line[: opened.end])
    if stated is not None:
        fields.give_published(stated, "the dateline")
        found.dated = True


def _give_title(free: list[tuple[int, str]], signed_at: int | None, fields: Fields) -> None:
    """The headline among the first lines: the first long one, before the byline if any.

    A line that ends in a full stop is one only right above a byline or date.
    """
    held = [(n, line) for n, line in free if not known_line(line)]
    shaped = [
        (n, line)
        for n, line in held
        if is_headline(line) or (n + 1 == signed_at and len(line.split()) <= _PROSE_WORDS)
    ]
    early = [(n, line) for n, line in shaped if signed_at is None or n < signed_at]
    for number, line in _long_first(early) or _long_first(shaped):
        title = line.lstrip("# ").strip()
        fields.give("title", title, f"headline, line {number + 1} of the text's own lines")


def _long_first(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    long = [(n, line) for n, line in lines if len(line.split()) > _KICKER_WORDS]
    return (long or lines)[:1]


def is_prose(line: str) -> bool:
    """Whether a line is a sentence of running text rather than a headline or label."""
    words = line.split()
    closed = line.rstrip("\"'”’)»").endswith((".", "!", "?", ":", "…"))
    return len(words) > 2 * _PROSE_WORDS or (len(words) >= _PROSE_WORDS and closed)


def is_headline(line: str) -> bool:
    """Whether one of the first lines has the shape of a headline."""
    words = line.lstrip("# ").split()
    if not any(c.isalpha() for c in line) or len(words) < 2 or "://" in line:
        return False
    ends = line.rstrip("\"'”’) ")
    abbreviated = re.search(r"(?:\b\w\.){2,}$", ends) is not None
    return not ends.endswith((".", ",", ";", ":")) or abbreviated


def _dates(line: str, fields: Fields, signed: bool) -> bool:
    """Take the dates of a line that holds little else; whether it was such a line."""
    if len(line) > _LONGEST_LINE:
        return False
    found = list(_all_dates(line))
    if not found:
        return False
    other = len(line.split()) - sum(len(d.split()) for _, _, d in found)
    if other > _MOST_OTHER_WORDS * len(found) and not signed:
        return False
    if not signed and not _label(found[0][1]) and is_prose(line):
        return False
    for stated, label, words in found:
        if _label(label) == "modified":
            fields.give("modified", stated.latest, f"date line: {words}")
        else:
            fields.give_published(stated, f"the date line: {words}")
    return True


def _all_dates(line: str) -> Iterator[tuple[StatedDate, str, str]]:
    """Each date of a line, the words before it and its own words."""
    at = 0
    while (stated := find_date(line[at:])) is not None:
        piece = line[at:]
        yield stated, piece[: stated.start], piece[stated.start : stated.end].strip()
        at += stated.end


def _label(words: str) -> str | None:
    last = words.lower().strip(" \t:|•·–—-,(").removesuffix(" on").removesuffix(" at")
    for kind in ("modified", "published"):
        if any(last == w or last.endswith(" " + w) for w in word_set("press", f"{kind}_labels")):
            return kind
    return None


def _header(line: str, fields: Fields) -> bool:
    """A ``Key: value`` line at the top of a text."""
    match = re.match(r"([A-Za-z][A-Za-z ]{1,20}):\s+(\S.*)$", line)
    if match is None or len(line) > _LONGEST_LINE:
        return False
    key, value = " ".join(match[1].lower().split()), match[2].strip()
    for name, labels in lexicon("press")["header_labels"].items():
        if key in labels:
            return _take(name, value, f"the line {match[1]!r}", fields)
    return False


def _take(name: str, value: object, origin: str, fields: Fields) -> bool:
    if name == "authors":
        names = value if isinstance(value, list) else _SPLIT_AUTHORS.split(str(value).rstrip("."))
        fields.give_authors([str(n) for n in names if isinstance(n, str | int)], origin)
        return True
    if not isinstance(value, str):
        return False
    if name in {"published", "modified"}:
        return _take_date(name, value, origin, fields)
    if name == "outlet" and len(value.split()) > _MOST_OUTLET_WORDS:
        return False
    if name == "outlet" and agency_of(value) is not None:
        fields.give("credit", agency_of(value), origin)
    fields.give(name, value, origin)
    return True


def _take_date(name: str, value: str, origin: str, fields: Fields) -> bool:
    stated = find_date(value)
    ends = iso_interval(value) or ((stated.earliest, stated.latest) if stated else None)
    if ends is None:
        return False
    if name == "modified":
        fields.give("modified", ends[1], origin)
    else:
        fields.give_interval(*ends, origin)
    return True


def _front_matter(text: str, fields: Fields) -> int:
    """Read a YAML block between ``---`` lines; one past its end."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return 0
    try:
        held = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - strings alone
    except (yaml.YAMLError, RecursionError, ValueError):
        return 0
    if not isinstance(held, dict):
        return 0
    labels = lexicon("press")["header_labels"]
    for key, value in held.items():
        for name, words in labels.items():
            if str(key).lower().replace("_", " ") in words:
                _take(name, value, f"front matter {key!r}", fields)
    return match.end()


def _lines(text: str, start: int) -> Iterator[str]:
    """The first lines that hold something."""
    head = text[start : start + _LEAD_LINES * 1_000].splitlines()
    held = [line.strip() for line in head if line.strip()][:_LEAD_LINES]
    for line in held:
        yield line[: 4 * _LONGEST_LINE]


def _last_lines(text: str) -> Iterator[str]:
    tail = text[-_TAIL_LINES * 400 :].splitlines()
    yield from [line.strip() for line in tail if line.strip()][-_TAIL_LINES:]


def _tail_line(line: str, fields: Fields, found: Imprint) -> None:
    if len(line) > 3 * _LONGEST_LINE:
        return
    holder = copyright_name(line)
    if holder is not None:
        agency = agency_of(holder)
        fields.give("credit" if agency else "outlet", agency or holder, "copyright line")
    named = reported_by(line)
    if named:
        fields.give_authors(named, f"credit line: {line[:80]}")
        found.edited = found.edited or "editing by" in line.lower()
