"""A text into lines: the pieces that get one label each.

A line is a block of the page for HTML. For plain text it is a line of the file, or,
where the file's paragraphs are broken into lines of one width, the whole paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.model.article import Article, BlockHint
from onrecord.model.span import Span
from onrecord.read.folding import plain

_ENDS = (".", "!", "?", "…", "。")
_CLOSERS = "\"'”’)»]* \u200b"
_QUOTES = '"“”«»„'
# A wrapped file: most lines that another follows at once are this long and unfinished.
_WRAP_LEAST, _WRAP_MOST = 45, 100
_FEWEST_WRAPPED = 4
_FOLDED_PART = 600
# Words of running text; a shorter line may be anything.
_PROSE_WORDS = 13


@dataclass(frozen=True)
class Line:
    """One piece of the text.

    Attributes:
        i: its place among the lines.
        span: in ``article.text``, without white space around.
        text: the words under the span.
        hint: what the page said of it (HTML only).
        gap: whether a blank line stands before it.
    """

    i: int
    span: Span
    text: str
    hint: BlockHint | None
    gap: bool

    @cached_property
    def folded(self) -> str:
        """Its first words, folded for comparison."""
        return plain(self.text[:_FOLDED_PART])

    @cached_property
    def folded_words(self) -> list[str]:
        """The same, word by word."""
        return self.folded.split()

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS).endswith(_ENDS)

    @cached_property
    def quoted(self) -> bool:
        """Whether it holds a quotation mark."""
        return any(q in self.text for q in _QUOTES)

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text rather than as a label or headline."""
        return self.words > 3 * _PROSE_WORDS or (self.words >= _PROSE_WORDS and self.closed)


def split(article: Article) -> list[Line]:
    """The lines of an article, in order; together they hold all but white space."""
    text = article.text
    if article.hints:
        return list(_numbered(text, _blocks(article)))
    pieces = list(_physical(text))
    if _wrapped(text, pieces):
        pieces = _paragraphs(text, pieces)
    return list(_numbered(text, ((span, None) for span in pieces)))


def _numbered(text: str, pieces: Iterator[tuple[Span, BlockHint | None]]) -> Iterator[Line]:
    before = 0
    for i, (span, hint) in enumerate(pieces):
        gap = len(text[before : span.start].splitlines()) > 1 or i == 0
        yield Line(i=i, span=span, text=span.of(text), hint=hint, gap=gap)
        before = span.end


def _blocks(article: Article) -> Iterator[tuple[Span, BlockHint | None]]:
    """The page's blocks, and whatever text stands between them."""
    at = 0
    for hint in sorted(article.hints, key=lambda h: h.span):
        start = max(at, hint.span.start)
        yield from ((s, None) for s in _physical(article.text, at, start))
        own = _trimmed(article.text, start, max(start, hint.span.end))
        if own is not None:
            yield own, hint
        at = max(at, hint.span.end)
    yield from ((s, None) for s in _physical(article.text, at, len(article.text)))


def _physical(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        span = _trimmed(text, at, at + len(line))
        if span is not None:
            yield span
        at += len(line)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    width = len(piece.strip())
    return Span(start + left, start + left + width) if width else None


def _joined(text: str, a: Span, b: Span) -> bool:
    """Whether ``b`` is the very next line after ``a``, without an indent."""
    return re.fullmatch(r"[^\S\n]*(?:\r\n|\n|\r)[ ]?", text[a.end : b.start]) is not None


def _wrapped(text: str, pieces: list[Span]) -> bool:
    followed = [a for a, b in pairwise(pieces) if _joined(text, a, b)]
    fit = [a for a in followed if _WRAP_LEAST <= len(a) <= _WRAP_MOST]
    open_ended = [a for a in fit if not text[a.start : a.end].rstrip(_CLOSERS).endswith(_ENDS)]
    enough = len(fit) >= _FEWEST_WRAPPED and len(fit) >= 0.7 * len(followed)
    longest = max((len(p) for p in pieces), default=0)
    return enough and len(open_ended) >= 0.6 * len(fit) and longest <= 2 * _WRAP_MOST


def _paragraphs(text: str, pieces: list[Span]) -> list[Span]:
    """Lines of wrapped text joined where the first is full and the next goes on at once."""
    joined: list[Span] = []
    last: Span | None = None
    for piece in pieces:
        if last is not None and _joined(text, last, piece) and len(last) >= _WRAP_LEAST:
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
        last = piece
    return joined
