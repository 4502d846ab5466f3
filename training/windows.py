"""Lessons cut into windows of word pieces, as arrays that a batch is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.language.pieces import shape
from training.labels import UNKNOWN
from training.silver import Lesson

Ints = NDArray[np.int64]
WINDOW = 256
"""Pieces in a window, its two marks included."""
CLS, SEP = 101, 102
_QUOTES = re.compile("[\"“”„‟″`']{1,2}|''")
POINTERS = ("cue_of", "source_of", "head")
TAGS = ("span", "tag", "pos", "dep", "opens", "name")


@dataclass(slots=True, kw_only=True)
class Prepared:
    """A lesson as numbers.

    Attributes:
        pieces: ids of word pieces of the whole text.
        shapes: their kinds.
        first: the first piece of each word, and at the end the number of pieces.
        labels: each head's label of each word; pointers are indices of words.
        sentence: each word's sentence, over all lessons.
        quote: whether a word is nothing but quotation marks.
    """

    pieces: Ints
    shapes: Ints
    first: Ints
    labels: dict[str, Ints]
    sentence: Ints
    quote: NDArray[np.bool_]


def prepare(
    lesson: Lesson, tokenizer: Tokenizer, sets: dict[str, dict[str, int]], base: int
) -> Prepared:
    """One lesson as numbers.

    Args:
        sets: the number of each label of ``tag``, ``pos``, ``dep`` and ``name``.
        base: how many sentences the lessons before have.
    """
    words = lesson.words
    encoded = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    count = len(words)
    if len(set(encoded.word_ids)) != count:  # characters that the vocabulary leaves out
        held = set(encoded.word_ids)
        words = [w if n in held else "." for n, w in enumerate(words)]
        encoded = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    owner = np.array(encoded.word_ids, dtype=np.int64)
    starts = np.searchsorted(owner, np.arange(count))
    kinds = np.array([shape(w) + 4 * o for w, o in zip(lesson.words, lesson.opens, strict=True)])
    sentence = np.array(lesson.sentence)
    named = {
        name: np.array([sets[name].get(v, UNKNOWN) for v in getattr(lesson, name)])
        for name in ("tag", "pos", "dep", "name")
    }
    opens = np.diff(sentence, prepend=-1) != 0
    return Prepared(
        pieces=np.array(encoded.ids, dtype=np.int64),
        shapes=kinds[owner],
        first=np.append(starts, len(owner)),
        labels={
            **named,
            "span": np.array(lesson.span),
            "opens": opens.astype(np.int64),
            **{name: np.array(getattr(lesson, name)) for name in POINTERS},
        },
        sentence=sentence + base,
        quote=np.array([bool(_QUOTES.fullmatch(w)) for w in lesson.words]),
    )


def cuts(prepared: Prepared, phase: int, most: int = WINDOW - 2) -> Iterator[tuple[int, int]]:
    """Words ``[low, high)`` of each window, the first one short by ``phase`` pieces."""
    first = prepared.first
    low, limit = 0, max(most - phase, 1)
    while low < len(first) - 1:
        high = int(np.searchsorted(first, first[low] + limit, side="right")) - 1
        high = min(max(high, low + 1), len(first) - 1)
        yield low, high
        low, limit = high, most


@dataclass(slots=True, kw_only=True)
class Window:
    """Words of one lesson as numbers; pointers count from the window's first word."""

    pieces: Ints
    shapes: Ints
    first: Ints
    labels: dict[str, Ints]
    sentence: Ints
    owner: Ints  # the word of each piece, from the window's first


def window(prepared: Prepared, low: int, high: int, *, unquoted: bool = False) -> Window:
    """One window; ``unquoted`` leaves out words that are quotation marks."""
    kept = np.arange(low, high)
    if unquoted and not prepared.quote[low:high].all():
        kept = kept[~prepared.quote[low:high]]
    place = np.full(len(prepared.first), UNKNOWN)
    place[kept] = np.arange(len(kept))
    lengths = np.minimum(prepared.first[kept + 1] - prepared.first[kept], WINDOW - 2)
    pieces = np.concatenate(
        [np.arange(s, s + n) for s, n in zip(prepared.first[kept], lengths, strict=True)]
    )
    labels = {name: values[kept] for name, values in prepared.labels.items()}
    for name in POINTERS:
        known = labels[name] >= 0
        labels[name] = np.where(known, place[np.where(known, labels[name], 0)], UNKNOWN)
    return Window(
        pieces=prepared.pieces[pieces],
        shapes=prepared.shapes[pieces],
        first=np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        labels=labels,
        sentence=prepared.sentence[kept],
        owner=np.repeat(np.arange(len(kept)), lengths),
    )


def padded(rows: Sequence[Ints], fill: int, width: int = 0) -> Ints:
    """Rows of unequal length as one array."""
    width = max(width, *(len(r) for r in rows))
    made = np.full((len(rows), width), fill, dtype=np.int64)
    for n, row in enumerate(rows):
        made[n, : len(row)] = row
    return made
