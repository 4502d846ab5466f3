"""Words of a text with their places, folded so that typography makes no difference.

Case, quotation marks, dashes and other punctuation vanish; each word keeps its
span in code points of the article's text. Scripts written without spaces give
one word a character, so that copies are traced in any language.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.span import Span

# Thai, Lao, Khmer, kana and Han have no spaces between words
_UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words of one article, in order, with where each stands.

    Attributes:
        folded: the words, folded.
        starts: first code point of each.
        ends: one past the last code point of each.
    """

    folded: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.folded)

    def span(self, first: int, last: int) -> Span:
        """The span of words ``[first, last)``, at least one."""
        return Span(self.starts[first], self.ends[last - 1])


@lru_cache(maxsize=100_000)  # and one string for all places and articles where a word stands
def fold(word: str) -> str:
    """``word`` in the form in which words are compared."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word).casefold()


def words_of(text: str, spans: Sequence[Span]) -> Words:
    """The words of ``text`` under ``spans``, which are in order without overlap."""
    matches = [m for span in spans for m in _WORD.finditer(text, span.start, span.end)]
    return Words(
        tuple([fold(m.group()) for m in matches]),
        array("I", [m.start() for m in matches]),
        array("I", [m.end() for m in matches]),
    )


@lru_cache(maxsize=20_000)  # steps of an account ask for the words of a sentence again
def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a short text."""
    if text.isascii():
        return tuple(match.group() for match in _WORD.finditer(text.lower()))
    return tuple(fold(match.group()) for match in _WORD.finditer(text))
