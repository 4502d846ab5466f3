"""Words cut into the encoder's pieces, and packed into windows.

A window holds a core of whole sentences and some words of context on either side; each
word is in one core. What is a sentence is told roughly here (a full stop that is a word
of its own, or the end of a passage): the encoder decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]
CLS, SEP = 101, 102
MOST = 254
"""Pieces of a window besides its two marks."""
_STOPS = frozenset((".", "!", "?", "…", "...", "?!", "!?", "....", "!!", "??"))
_CLOSING = frozenset(('"', "”", "''", "’", "'", ")", "]"))
_LONGEST_WORD = 32  # pieces; the rest of a longer word is not looked at


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[low, high)`` of which ``[first, last)`` are its core."""

    low: int
    high: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of all words of an article.

    Attributes:
        ids: of the pieces.
        shapes: the kind of each piece.
        start: the first piece of each word, and at the end the number of pieces.
    """

    ids: Ints
    shapes: Ints
    start: Ints


def shape(word: str) -> int:
    """The kind of a word by its case: 0 lower, 1 Title, 2 UPPER, 3 other, digits included."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 3 if any(c.isdigit() for c in word) else 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


def cut(tokenizer: Tokenizer, words: Sequence[str], opens: Sequence[bool]) -> Pieces:
    """The pieces of words; one that the vocabulary leaves out counts as a full stop.

    Args:
        words: without white space.
        opens: whether a word is the first of its passage.
    """
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    if len(set(encoded.word_ids)) != len(words):
        held = set(encoded.word_ids)
        whole = [w if n in held else "." for n, w in enumerate(words)]
        encoded = tokenizer.encode(whole, is_pretokenized=True, add_special_tokens=False)
    owner = np.array(encoded.word_ids, dtype=np.int64)
    ids = np.array(encoded.ids, dtype=np.int64)
    start = np.searchsorted(owner, np.arange(len(words) + 1))
    within = np.arange(len(owner)) - start[owner]
    kept = within < _LONGEST_WORD
    kinds = np.array([shape(w) + 4 * o for w, o in zip(words, opens, strict=True)], dtype=np.int64)
    return Pieces(
        ids=ids[kept],
        shapes=kinds[owner][kept],
        start=np.searchsorted(owner[kept], np.arange(len(words) + 1)),
    )


def windows(
    pieces: Pieces, words: Sequence[str], opens: Sequence[bool], context: int
) -> tuple[Window, ...]:
    """All windows of an article, in order; their cores hold each word once."""
    start = pieces.start
    found = []
    for first, last in _cores(start, words, opens, MOST - 2 * context):
        low = int(np.searchsorted(start, start[first] - context, side="left"))
        high = int(np.searchsorted(start, start[last] + context, side="right")) - 1
        found.append(Window(low, max(high, last), first, last))
    return tuple(found)


def _cores(
    start: Ints, words: Sequence[str], opens: Sequence[bool], most: int
) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of at most ``most`` pieces; longer sentences are cut."""
    begins = [0, *(n for n in range(1, len(words)) if opens[n] or _ends(words, n))]
    first = begins[0]
    for begin, end in pairwise([*begins, len(words)]):
        if start[end] - start[first] > most and begin > first:
            yield first, begin
            first = begin
        while start[end] - start[first] > most:
            last = int(np.searchsorted(start, start[first] + most, side="right")) - 1
            yield first, last
            first = last
    if first < len(words):
        yield first, len(words)


def _ends(words: Sequence[str], n: int) -> bool:
    """Whether a sentence ends before word ``n``, roughly."""
    before = words[n - 1]
    if before in _CLOSING and n > 1:
        before = words[n - 2]
        if words[n] in _CLOSING:
            return False
    if before not in _STOPS:
        return False
    return not (words[n][0].islower() or words[n] in _CLOSING or words[n] in _STOPS)
