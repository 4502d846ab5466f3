"""Words as search sees them: folded, so that "Café" and "cafe" are one.

The same folding makes the index of either database and reads the user's query, so both
find the same and no query syntax can slip in. Scripts written without spaces give one
word a character; a query's run of them must then stand side by side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_LONGEST = 64  # code points of a word that are told apart; keys of an index are bounded
# scripts without spaces between words: Thai to Burmese, kana, Chinese characters
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# marks that stand inside words but are no letters: combining, Hebrew, Arabic, Indic
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0dff"
_LETTER = rf"[^\W_{_UNSPACED}]"
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTER}(?:{_LETTER}|[{_MARKS}])*")
_QUERY_PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stands: ``[start, end)`` in code points."""

    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [
        Word(folded, found.start(), found.end())
        for found in _WORD.finditer(text)
        if (folded := _fold(found[0]))
    ]


def indexed(*texts: str | None) -> str:
    """The words of some texts as the index holds them: each once, sorted, parted by spaces."""
    found = {word for text in texts if text for word in set(_WORD.findall(text))}
    held = {_fold(word) for word in found}
    return " ".join(sorted(index_key(word) for word in held if word))


def index_key(folded: str) -> str:
    """A folded word in letters that every index reads as one word."""
    return folded if folded.isascii() else f"u{folded.encode().hex()}"


def query(given: str) -> tuple[tuple[str, ...], ...]:
    """What a user's words ask for: runs of words that must stand side by side.

    Args:
        given: words parted by white space; words in quotation marks belong together.
    """
    parts = (found[1] or found[2] or "" for found in _QUERY_PART.finditer(_straight(given)))
    runs = (tuple(word.folded for word in words(part)) for part in parts)
    return tuple(sorted({run for run in runs if run}))


def lit(text_words: Sequence[Word], runs: Sequence[Sequence[str]]) -> list[tuple[int, int]] | None:
    """Where the runs stand among the words of a text: ranges in order, without overlap.

    Returns:
        None when one of the runs stands nowhere.
    """
    ranges: list[tuple[int, int]] = []
    folded = [word.folded for word in text_words]
    for run in runs:
        starts = _starts(folded, list(run))
        if not starts:
            return None
        ranges += [(text_words[i].start, text_words[i + len(run) - 1].end) for i in starts]
    return _joined(ranges)


def _starts(folded: list[str], run: list[str]) -> list[int]:
    first = [i for i, word in enumerate(folded) if word == run[0]]
    return [i for i in first if folded[i : i + len(run)] == run]


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(ranges)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _straight(text: str) -> str:
    return re.sub("[“”„«»]", '"', text)


def _fold(word: str) -> str:
    return word.lower()[:_LONGEST] if word.isascii() else _fold_any(word[: _LONGEST * 4])


@lru_cache(maxsize=4096)
def _fold_any(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in apart if c.isalnum())
    return kept[:_LONGEST]
