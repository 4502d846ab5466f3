"""What trafilatura makes of a page: which blocks are its article, and metadata."""

from __future__ import annotations

import copy
import logging
from dataclasses import dataclass
from typing import Any

import trafilatura

from onrecord.read.fields import Fields
from onrecord.read.shapes import is_name

_GRAM = 4
# A block is the article's when most of its word grams stand in what was extracted.
_SHARE = 0.7
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
        """For each block of the page, whether it is part of the extracted article."""
        lines = {_flat(line) for line in self.text.splitlines() if line.strip()}
        grams = _grams(_flat(self.text).split())
        return [_within(_flat(block), lines, grams) for block in blocks]

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


def _flat(words: str) -> str:
    return " ".join(words.lower().split()).lstrip("-•* ")


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}


def _within(block: str, lines: set[str], grams: set[tuple[str, ...]]) -> bool:
    if block in lines:
        return True
    own = _grams(block.split())
    return bool(own) and len(own & grams) >= _SHARE * len(own)
