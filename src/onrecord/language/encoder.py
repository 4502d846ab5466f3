"""The trained encoder: one pass over an article gives its parse and its attributions.

The network runs on onnxruntime; what it was trained on and how is told in
``training/`` and in the model card. Each window runs by itself: with int8 arithmetic the
scale of a batch depends on all that is in it, and on one core batches save no time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.errors import ResourceError
from onrecord.language.card import WEIGHTS, read_card
from onrecord.language.pieces import CLS, SEP, Pieces, Window, cut, windows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

HEADS = (
    "span", "cue_of", "source_of", "tag", "pos", "dep", "dep_of", "head", "opens", "name"
)  # fmt: skip
POINTERS = ("cue_of", "source_of", "head")
_ADDED = ("dep", "dep_of")  # scores that only make sense in their sum
_FAR = -12.0  # of a pair that no window holds together
_DECIMALS = 3  # of every score: arithmetic differs a little from processor to processor


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All scores of an article, by word.

    Attributes:
        rows: for each head that is no pointer the logarithms of probabilities,
            [words, labels]; of ``dep`` and ``dep_of`` (told by the word, and by its
            head) scores to be added.
        windows: the windows, in order.
        pointers: for each pointer and window [words of the window, the same], the
            logarithms of probabilities.
        window_of: the window in whose core each word stands.
        vectors: sums over the pieces of each word, [words, 384].
        counts: pieces of each word.
    """

    rows: Mapping[str, Floats]
    windows: tuple[Window, ...]
    pointers: Mapping[str, tuple[Floats, ...]]
    window_of: Ints
    vectors: Floats
    counts: Ints

    def link(self, name: str, words: Sequence[int], others: Sequence[int]) -> Floats:
        """How likely words point at others, as logarithms: [words, others]."""
        asked, pointed = np.asarray(words), np.asarray(others)
        found = np.full((len(asked), len(pointed)), _FAR, dtype=np.float32)
        numbers = self.window_of[asked]
        for number in range(int(numbers.min()), int(numbers.max()) + 1):
            window = self.windows[number]
            rows = np.flatnonzero(numbers == number)
            columns = np.flatnonzero((pointed >= window.low) & (pointed < window.high))
            if len(rows) and len(columns):
                held = self.pointers[name][number]
                inside = np.ix_(asked[rows] - window.low, pointed[columns] - window.low)
                found[np.ix_(rows, columns)] = held[inside]
        return found


class Encoder:
    """The loaded network."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        self.card = read_card(folder)
        file = folder / "encoder.onnx"
        if _sha256(file) != self.card.sha256:
            raise ResourceError(
                f"the weights in {file.name} are not those of {self.card.version}",
                hint="install onrecord again, or choose ONRECORD_MODEL=rules",
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def score(self, words: Sequence[str], opens: Sequence[bool]) -> Scores:
        """All scores of the words of one article.

        Args:
            words: at least one, without white space.
            opens: whether a word is the first of its passage.
        """
        pieces = cut(self._tokenizer, words, opens)
        cut_up = windows(pieces, words, opens, self.card.context)
        gathered = _Gathered(len(words))
        for number, window in enumerate(cut_up):
            found = self._session.run(None, _inputs(pieces, window))
            gathered.add(pieces, window, number, [f[0] for f in found])
        return gathered.scores(cut_up, pieces)


class _Gathered:
    """Collects the cores of windows."""

    def __init__(self, count: int) -> None:
        self._rows: dict[str, list[Floats]] = {n: [] for n in HEADS if n not in POINTERS}
        self._pointers: dict[str, list[Floats]] = {n: [] for n in POINTERS}
        self._window_of = np.zeros(count, dtype=np.int64)
        self._vectors: list[Floats] = []

    def add(self, pieces: Pieces, window: Window, number: int, found: Sequence[Floats]) -> None:
        count = window.high - window.low
        core = slice(window.first - window.low, window.last - window.low)
        for name, given in zip(HEADS, found[:-1], strict=True):
            if name in POINTERS:
                self._pointers[name].append(_logarithms(given[:count, :count]))
            else:
                self._rows[name].append(given[core] if name in _ADDED else _logarithms(given[core]))
        self._window_of[window.first : window.last] = number
        low = pieces.start[window.low] - 1  # the window's own mark stands before its words
        begins = pieces.start[window.first : window.last] - low
        last = pieces.start[window.last] - low
        self._vectors.append(np.add.reduceat(found[-1][:last], begins, axis=0))

    def scores(self, cut_up: tuple[Window, ...], pieces: Pieces) -> Scores:
        return Scores(
            rows={name: np.concatenate(parts) for name, parts in self._rows.items()},
            windows=cut_up,
            pointers={name: tuple(parts) for name, parts in self._pointers.items()},
            window_of=self._window_of,
            vectors=np.concatenate(self._vectors),
            counts=np.diff(pieces.start),
        )


def _inputs(pieces: Pieces, window: Window) -> dict[str, Ints]:
    low, high = pieces.start[window.low], pieces.start[window.high]
    ids = np.concatenate([[CLS], pieces.ids[low:high], [SEP]])
    shapes = np.concatenate([[0], pieces.shapes[low:high], [0]])
    first = pieces.start[window.low : window.high] - low + 1
    given = {"pieces": ids, "shapes": shapes, "first": first}
    return {name: values[None].astype(np.int64) for name, values in given.items()}


def _logarithms(scores: Floats) -> Floats:
    """Logarithms of the probabilities of the last axis, rounded."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    made = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    rounded: Floats = np.round(made, _DECIMALS).astype(np.float32)
    return rounded


@lru_cache(maxsize=2)
def load(folder: Path = WEIGHTS) -> Encoder:
    """The shipped encoder, loaded once a process.

    Raises:
        ResourceError: when its files are missing or altered.
    """
    return Encoder(folder)


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
