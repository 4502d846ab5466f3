"""Quotation marks, matched in one pass: straight, curly, nested, single, guillemets, lost.

Steps, for each passage in order:

1. Find every mark; tell openers from closers by the characters around it. An
   apostrophe inside or at the end of a word is no mark.
2. Pair double marks. A closer without an opener is passed over. A second opener inside
   an open quotation nests when enough closers follow, else the first one was lost.
3. Pair single marks outside double ones.
4. A quotation still open at the end of a passage runs on when the next one opens with
   a mark (the printers' rule), else it never was one.

Cost is linear in the length of the text, whatever the count of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Span

_DOUBLE = re.compile(r"''|``|[\"“”„‟″«»]")
_SINGLE = re.compile(r"[‘’']")
MARKS = "\"“”„‟″«»‘’'` "  # quotation marks and space, to strip
_CLOSERS = "”»"
_STRAIGHT = frozenset(('"', "″", "''"))
_OPENING_CONTEXT = "([{—–-/:\u200f\u200e"
_CLAUSE_END = ".,!?…;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, never inside other ones.

    Attributes:
        span: marks included.
        closed: whether its closing mark stands in this passage.
        single: whether the marks are single ones.
        resumes: whether it carries on a quotation left open by the passage before.
    """

    span: Span
    closed: bool = True
    single: bool = False
    resumes: bool = False


def find_quotations(text: str, passages: Sequence[Span]) -> tuple[Quotation, ...]:
    """All outermost quotations of ``passages``, in order.

    Args:
        text: the article's text.
        passages: spans in order, without overlap; one paragraph each.
    """
    found: list[Quotation] = []
    left_open = False
    for at, here in enumerate(passages):
        runs_on = at + 1 < len(passages) and _opens_with_mark(text, passages[at + 1])
        double, open_at_end = _doubles(text, here, left_open=left_open, runs_on=runs_on)
        found += sorted((*double, *_singles(text, here, double)), key=lambda q: q.span)
        left_open = open_at_end
    return tuple(found)


def _opens_with_mark(text: str, span: Span) -> bool:
    first = _DOUBLE.match(text, _first_ink(text, span), span.end)
    return first is not None and _side(text, first, span) != "close"


def _first_ink(text: str, span: Span) -> int:
    i = span.start
    while i < span.end and text[i].isspace():
        i += 1
    return i


def _side(text: str, mark: re.Match[str], span: Span) -> str:
    """``open``, ``close``, or ``either`` where the characters around do not tell."""
    kind = mark.group()
    if kind not in _STRAIGHT:
        return "close" if kind in _CLOSERS else "open"
    before = text[mark.start() - 1] if mark.start() > span.start else " "
    after = text[mark.end()] if mark.end() < span.end else " "
    may_open = (before.isspace() or before in _OPENING_CONTEXT) and not after.isspace()
    may_close = not before.isspace() and not after.isalnum()
    if may_open == may_close:
        return "either"
    return "open" if may_open else "close"


def _doubles(
    text: str, span: Span, *, left_open: bool, runs_on: bool
) -> tuple[list[Quotation], bool]:
    marks = [
        (m.start(), m.end(), _side(text, m, span)) for m in _DOUBLE.finditer(text, *_ends(span))
    ]
    pairs, pending = _pair(marks, nested=True)
    if pending is not None and not runs_on:
        pairs, pending = _pair(marks, nested=False)
    first_ink = _first_ink(text, span)
    quotations = [
        Quotation(span=Span(start, end), resumes=left_open and start == first_ink)
        for start, end in pairs
    ]
    # what is left open is a quotation only where the next paragraph carries it on,
    # or where it carries one on itself and simply was never closed
    resumes = left_open and pending == first_ink
    if pending is not None and (runs_on or resumes):
        end = _last_ink(text, span)
        quotations = [q for q in quotations if q.span.end <= pending]
        quotations.append(
            Quotation(span=Span(pending, max(end, pending)), closed=False, resumes=resumes)
        )
        return quotations, runs_on
    return quotations, False


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _last_ink(text: str, span: Span) -> int:
    i = span.end
    while i > span.start and text[i - 1].isspace():
        i -= 1
    return i


def _pair(
    marks: Sequence[tuple[int, int, str]], *, nested: bool
) -> tuple[list[tuple[int, int]], int | None]:
    """Outermost pairs, and where the quotation starts that is open at the end."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    depth = 0
    for start, end, side in marks:
        if opened is None:
            if side != "close":
                opened, depth = start, 1
        elif side == "open":
            if nested:
                depth += 1
            else:
                opened = start  # the closing mark before was lost
        else:
            depth -= 1
            if depth <= 0 or not nested:
                pairs.append((opened, end))
                opened = None
    return pairs, opened


def _singles(text: str, span: Span, doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    """Single quotations outside the double ones."""
    edges = [span.start, *(e for q in doubles for e in (q.span.start, q.span.end)), span.end]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        gap = Span(start, max(start, end))
        marks = [m.start() for m in _SINGLE.finditer(text, *_ends(gap))]
        openers = [i for i in marks if _opens_single(text, i, gap)]
        for opener, limit in pairwise([*openers, gap.end]):
            closer = _single_closer(text, opener, limit, gap)
            if closer is not None:
                yield Quotation(span=Span(opener, closer + 1), single=True)


def _opens_single(text: str, i: int, span: Span) -> bool:
    before = text[i - 1] if i > span.start else " "
    after = text[i + 1] if i + 1 < span.end else " "
    if text[i] == "’" or not (before.isspace() or before in _OPENING_CONTEXT):
        return False
    return after.isalpha()  # "'90s" opens nothing


def _single_closer(text: str, opener: int, limit: int, span: Span) -> int | None:
    closing = "’" if text[opener] == "‘" else "'"
    first: int | None = None
    for mark in _SINGLE.finditer(text, opener + 1, limit):
        i = mark.start()
        after = text[i + 1] if i + 1 < span.end else " "
        if text[i] != closing or after.isalnum() or text[i - 1].isspace():
            continue
        if text[i - 1] in _CLAUSE_END:
            return i
        # "the workers' right": a possessive and a closer look alike; take the first
        # unless a later one stands after punctuation
        first = i if first is None else first
    return first
