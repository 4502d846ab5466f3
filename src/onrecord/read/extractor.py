"""What trafilatura makes of a page: which blocks are its article, and metadata."""

from __future__ import annotations

import copy
import logging
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura

from onrecord.read.fields import Fields
from onrecord.read.press_names import is_name

_GRAM = 4
# A block is the article's when most of its word grams stand in what was extracted.
_SHARE = 0.7
_WORD = re.compile(r"\w+")
_MOST_ELEMENTS = 60_000

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The extractor's article text, and the metadata it found."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None

    def marks(self, blocks: list[str]) -> list[bool]:
        """For each block of the page, in order, whether it is part of the extracted article."""
        return _Marker(self.text).marks(blocks)

    def give(self, fields: Fields) -> None:
        """Fill what ``fields`` lacks."""
        origin = "the page's visible metadata"
        fields.give("title", self.title, origin)
        fields.give_authors([a for a in self.authors if is_name(a)], origin)
        fields.give("outlet", self.outlet, origin)
        fields.give("url", self.url, origin)


def extract(root: Any) -> Extracted:
    """Run the extractor over a parsed page, which is left as it is."""
    if _too_large(root):
        return Extracted()
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(root), include_comments=False, with_metadata=False
        )
        meta = trafilatura.extract_metadata(copy.deepcopy(root), extensive=False)
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError):
        # A page that the extractor trips over is read without its labels.
        return Extracted()
    return Extracted(
        text=str(getattr(found, "text", None) or ""),
        title=meta.title,
        authors=tuple(a.strip() for a in (meta.author or "").split(";") if a.strip()),
        outlet=meta.sitename,
        url=meta.url,
    )


def _too_large(root: Any) -> bool:
    return any(count > _MOST_ELEMENTS for count, _ in enumerate(root.iter()))


class _Marker:
    """Finds a page's blocks in the extracted text, which keeps their order.

    A block is found when most of its lines stand there as lines, or most of its word
    grams do; a shorter one (a table's cell) when its words go on exactly where the
    block before ended.
    """

    def __init__(self, text: str) -> None:
        self._lines = {_flat(line) for line in text.splitlines() if line.strip()}
        self._words = _WORD.findall(text.lower())
        self._ends: dict[tuple[str, ...], list[int]] = {}
        for end, gram in enumerate(_grams(self._words), _GRAM):
            self._ends.setdefault(gram, []).append(end)
        self._at = 0

    def marks(self, blocks: list[str]) -> list[bool]:
        return [self._mark(block, _WORD.findall(block.lower())) for block in blocks]

    def _mark(self, block: str, words: list[str]) -> bool:
        if not words:
            return False
        goes_on = self._words[self._at : self._at + len(words)] == words
        if goes_on:
            self._at += len(words)
            return True
        if self._stands(block) or self._shared(words):
            self._move(words)
            return True
        return False

    def _stands(self, block: str) -> bool:
        lines = [_flat(line) for line in block.splitlines()]
        held = sum(len(line) for line in lines if line in self._lines)
        return held >= _SHARE * sum(map(len, lines)) and held > 0

    def _shared(self, words: list[str]) -> bool:
        own = set(_grams(words))
        return bool(own) and sum(g in self._ends for g in own) >= _SHARE * len(own)

    def _move(self, words: list[str]) -> None:
        """Go on behind the block's last words, where they stand in the extracted text."""
        ends = self._ends.get(tuple(words[-_GRAM:]), ())
        ahead = bisect_left(ends, self._at)
        if ahead < len(ends):
            self._at = ends[ahead]


def _flat(words: str) -> str:
    return " ".join(words.lower().split()).lstrip("-•* ")


def _grams(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
