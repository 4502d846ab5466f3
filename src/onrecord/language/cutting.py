"""Long passages cut for tools whose cost is not linear in the length of a run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.span import Span

# spaCy's cost is linear but its memory per document is not small: a text without
# paragraphs is parsed in pieces of at most this many code points, cut at white space.
_LONGEST_PIECE = 20_000
# spaCy's tokenizer is quadratic in the length of a run without white space.
_LONGEST_RUN = 400
_RUN = re.compile(rf"\S{{{_LONGEST_RUN},}}")
# half a character can't be encoded for the tokenizer; one stand-in keeps all offsets
_SURROGATE = re.compile("[\ud800-\udfff]")
_STAND_IN = "\ufffd"


def whole_characters(text: str) -> str:
    """The text with half characters replaced, one by one."""
    return _SURROGATE.sub(_STAND_IN, text)


def pieces(text: str, span: Span) -> Iterator[Span]:
    """The span cut where it is too long, and inside runs that are no words."""
    start = span.start
    while start < span.end:
        limit = min(span.end, start + _LONGEST_PIECE)
        run = _RUN.search(text, start, limit)
        if run is not None:
            cut = run.start() + _LONGEST_RUN
        elif limit < span.end:
            cut = _last_space(text, start + _LONGEST_PIECE // 2, limit)
        else:
            cut = limit
        yield Span(start, cut)
        start = cut


def _last_space(text: str, low: int, high: int) -> int:
    found = max(text.rfind(mark, low, high) for mark in ("\n", ". ", " "))
    return found + 1 if found >= low else high
