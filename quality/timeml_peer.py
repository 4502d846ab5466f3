"""``dateparser.search`` on the same documents, beside our own dates: what a user would else take.

It is told the article's date and that days without a year lie in the past. It gives
moments, not intervals: its value counts as right when the gold value's day, month or
year, whichever the gold tells, is that of its moment.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from onrecord.model.span import Span

_DAYS = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def available() -> bool:
    """Whether dateparser is installed; it is no dependency."""
    return find_spec("dateparser") is not None


def found_by_peer(text: str, published: str) -> list[tuple[Span, datetime]]:
    """What ``dateparser.search`` finds, with spans in ``text``, in order.

    Args:
        text: one document.
        published: its ISO day; the machine's day counts where it is empty.
    """
    search: Any = import_module("dateparser.search").search_dates
    told: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if published:
        told["RELATIVE_BASE"] = datetime.fromisoformat(published)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about formats that Python will drop
        parts = [
            (m.start(), search(m[0], languages=["en"], settings=told))
            for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
        ]
    return [held for start, found in parts for held in _placed(text, start, found or ())]


def _placed(text: str, start: int, found: Any) -> Iterator[tuple[Span, datetime]]:
    for words, moment in found:
        at = text.find(words, start)
        if at >= 0:
            start = at + len(words)
            yield Span(at, start), moment


def agrees(moment: datetime, gold: str) -> bool:
    """Whether a moment has the day, month or year of a gold value."""
    told = _DAYS.match(gold)
    return told is not None and "-W" not in gold and moment.isoformat().startswith(told[0])
