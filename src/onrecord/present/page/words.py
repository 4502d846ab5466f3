"""Words of articles on a page: made safe to show, and tied to the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

# HTML can't carry these: a parser drops or replaces them, and offsets would shift
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_RETURN = re.compile("\r(?!\n)")
_MARKS = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
_SPACE = re.compile(r"\s+")
_WEB = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Words with the way to them.

    Attributes:
        article: whose they are.
        number: the article's number on this page, from 1.
        outlet: who published it, else the name of its file.
        anchor: fragment of the address: ``<article id>:<start>-<end>``, further spans
            after commas; the article's id alone where there are no spans.
        text: the words, white space collapsed, in one piece for each span.
        cut: whether they break off before the next word of their sentence.
        mark: ``corrected`` or ``retracted`` where a later notice says so, else empty.
    """

    article: ArticleId
    number: int
    outlet: str
    anchor: str
    text: tuple[str, ...]
    cut: bool = False
    mark: str = ""

    @property
    def place(self) -> str:
        """The spans alone, for print: ``120-180``."""
        return self.anchor.partition(":")[2]


def showable(text: str) -> str:
    """``text`` as HTML can carry it, code point for code point: offsets hold.

    A carriage return becomes a line break (a space before one); control characters,
    lone surrogates and non-characters become U+FFFD.
    """
    if "\r" in text:
        text = _RETURN.sub("\n", text).replace("\r", " ")
    return _CONTROL.sub("\ufffd", text)


def flat(text: str) -> str:
    """``showable`` on one line."""
    return _SPACE.sub(" ", showable(text)).strip()


def plain(text: str) -> str:
    """``text`` with typewriter quotation marks: which ones stand is the paper's habit."""
    return text.translate(_MARKS)


def anchor(article: ArticleId, spans: Iterable[Span]) -> str:
    """The fragment of the address that opens these words."""
    places = ",".join(f"{s.start}-{s.end}" for s in spans)
    return f"{article}:{places}" if places else article


def web_address(url: str | None) -> str | None:
    """``url`` if it is one of the web; None for ``javascript:`` and all others."""
    return url if url is not None and _WEB.match(url) else None
