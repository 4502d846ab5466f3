"""The visible blocks of a page, made linear: version 1.

A block is a run of inline content between the borders of block elements. White
space inside a block is one space (line breaks kept as such inside ``pre`` and at
``br``), blocks are joined by blank lines. Hidden elements, scripts, styles, forms'
values and the like are no text. The walk is iterative, so that depth costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from onrecord.model.article import BlockHint
from onrecord.model.span import Span

VERSION = "1"
_SEPARATOR = "\n\n"
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template head title meta link iframe object embed svg math canvas "
        "audio video select option datalist textarea input map frameset noframes",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "html body address article aside blockquote center dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main "
        "menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption button",
    )
)
_LANDMARKS = frozenset(
    ("article", "main", "header", "footer", "nav", "aside", "figure", "form", "table", "ul", "ol")
)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NAME_WORD = re.compile(r"[a-z]{2,24}")
_LONGEST_NAMES = 200
_MOST_NAMES = 40
_MOST_WITHIN = 60


@dataclass(slots=True)
class _Open:
    """An element on the way down."""

    tag: str
    names: tuple[str, ...]
    link: bool


@dataclass(slots=True)
class _Block:
    """The text gathered since the last border."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    tag: str = ""
    within: tuple[str, ...] = ()

    def add(self, words: str, *, linked: bool) -> None:
        self.pieces.append(words)
        if linked:
            self.linked += len("".join(words.split()))


@dataclass(frozen=True, slots=True)
class VisibleBlock:
    """One block: its text, its innermost block element, landmarks and names around it."""

    text: str
    tag: str
    within: tuple[str, ...]
    link_share: float


def visible_blocks(root: Any) -> list[VisibleBlock]:
    """The visible blocks of a parsed page, in order."""
    return list(_Walk().blocks(root))


def linear(blocks: list[VisibleBlock]) -> tuple[str, list[Span]]:
    """The blocks' texts joined by blank lines, and the span of each."""
    spans: list[Span] = []
    at = 0
    for block in blocks:
        spans.append(Span(at, at + len(block.text)))
        at += len(block.text) + len(_SEPARATOR)
    return _SEPARATOR.join(b.text for b in blocks), spans


def hint(block: VisibleBlock, span: Span, *, main: bool) -> BlockHint:
    """What the page said of a block, as a record."""
    return BlockHint(
        span=span, tag=block.tag, within=block.within, main=main, link_share=block.link_share
    )


class _Walk:
    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._block = _Block()

    def blocks(self, root: Any) -> Iterator[VisibleBlock]:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event in {"comment", "pi"}:
                self._say(element.tail)
            elif event == "start":
                yield from self._start(element, walk)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: Any, walk: Any) -> Iterator[VisibleBlock]:
        tag = str(element.tag).lower()
        if _unseen(element, tag):
            walk.skip_subtree()
            self._open.append(_Open("", (), link=False))
            return
        if tag in _BLOCKS:
            yield from self._flush()
        self._open.append(_Open(tag, _names(element, tag), tag == "a"))
        if tag == "br":
            self._block.add("\n", linked=False)
        self._say(element.text)

    def _end(self, element: Any) -> Iterator[VisibleBlock]:
        if self._open.pop().tag in _BLOCKS:
            yield from self._flush(element)
        self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if not words:
            return
        if not self._block.pieces or not self._block.tag:
            self._place()
        if not any(o.tag == "pre" for o in self._open[-3:]):
            words = re.sub(r"\s+", " ", words)
        self._block.add(words, linked=any(o.link for o in self._open[-8:]))

    def _place(self) -> None:
        inner = next((o.tag for o in reversed(self._open) if o.tag in _BLOCKS), "body")
        around: list[str] = []
        for opened in self._open[-_MOST_WITHIN:]:
            around.extend(opened.names)
        self._block.tag, self._block.within = inner, tuple(dict.fromkeys(around))[-_MOST_NAMES:]

    def _flush(self, _element: Any = None) -> Iterator[VisibleBlock]:
        block, self._block = self._block, _Block()
        lines = (re.sub(r"[^\S\n]+", " ", x).strip() for x in "".join(block.pieces).split("\n"))
        text = "\n".join(x for x in lines if x).replace("\x00", "")
        if text:
            letters = max(1, len("".join(text.split())))
            share = round(min(1.0, block.linked / letters), 3)
            yield VisibleBlock(text, block.tag, block.within, share)


def _unseen(element: Any, tag: str) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if (element.get("aria-hidden") or "").lower() == "true":
        return False  # icons and repeats, but also real text on some pages: stays visible
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:2_000]) is not None


def _names(element: Any, tag: str) -> tuple[str, ...]:
    """The landmark that an element is, and the words of its class, id and role."""
    said = " ".join((element.get(k) or "")[:_LONGEST_NAMES] for k in ("class", "id", "role"))
    words = _NAME_WORD.findall(said.lower())
    return (*((tag,) if tag in _LANDMARKS else ()), *words)
