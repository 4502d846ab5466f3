"""The encoder behind the ``Parser`` protocol: a parse, with a reading beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.card import WEIGHTS
from onrecord.language.cutting import pieces, whole_characters
from onrecord.language.encoder import Scores, load
from onrecord.language.lemmas import Lemmas
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.language.reading import Attributed, Reading
from onrecord.language.spacy_parser import DEFAULT_PIPELINE, load_rules
from onrecord.language.spans import attributions, best_labels, pauses, runs
from onrecord.language.trees import noun_chunks, tree
from onrecord.model.span import Span

_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re"])
_ROOT = "ROOT"


class EncoderParser:
    """The shipped encoder, with spaCy's tokeniser and rules of lemmas."""

    def __init__(self, folder: Path = WEIGHTS, pipeline: str = DEFAULT_PIPELINE) -> None:
        self.encoder = load(folder)
        self._nlp = load_rules(pipeline)
        self._lemmas = Lemmas(self._nlp)
        card = self.encoder.card
        self.version = f"encoder {card.version}"
        self._tags, self._pos = card.labels["tag"], card.labels["pos"]
        self._deps, self._names = card.labels["dep"], card.labels["name"]
        self._no_root = np.array([d != _ROOT for d in self._deps])

    def parse(self, text: str, body: Sequence[Span]) -> Parse:
        """Parse the passages ``body`` of ``text``; no sentence crosses two of them."""
        spans, opens = self.words(text, body)
        if not spans:
            return Parse()
        words = [whole_characters(s.of(text)) for s in spans]
        scores = self.encoder.score(words, opens)
        sentences = _sentences(scores, opens)
        heads = _heads(scores, sentences)
        tags = _participles(words, heads, _named(scores.rows["tag"], self._tags))
        pos = _named(scores.rows["pos"], self._pos)
        deps = self._labels(scores.rows["dep"] + scores.rows["dep_of"][heads], heads)
        number = np.repeat(np.arange(len(sentences)), [e - b for b, e in sentences]).tolist()
        tokens = tuple(
            Token(
                i, span.start, span.end, span.of(text), self._lemmas.of(words[i], tags[i], pos[i]),
                pos[i], tags[i], deps[i], heads[i], number[i],
            )
            for i, span in enumerate(spans)
        )  # fmt: skip
        children: list[list[int]] = [[] for _ in tokens]
        for i, head in enumerate(heads):
            if head != i:
                children[head].append(i)
        chunks = (
            Chunk(first, last, root, "NP") for first, last, root in noun_chunks(heads, deps, pos)
        )
        return Parse(
            tokens=tokens,
            sentences=tuple(sentences),
            chunks=tuple(chunks),
            names=tuple(self._entities(scores.rows["name"], heads, sentences)),
            children=tuple(tuple(c) for c in children),
            reading=Reading(
                attributions=self._attributions(scores, words, opens),
                vectors=_vectors(scores, sentences),
            ),
        )

    def words(self, text: str, body: Sequence[Span]) -> tuple[list[Span], list[bool]]:
        """The words of the passages, white space left out, and which of them open one."""
        spans: list[Span] = []
        opens: list[bool] = []
        for passage in body:
            first = len(spans)
            for piece in pieces(text, passage):
                doc = self._nlp.tokenizer(whole_characters(piece.of(text)))
                spans += [
                    Span(piece.start + t.idx, piece.start + t.idx + len(t))
                    for t in doc
                    if not t.is_space
                ]
            opens += [n == 0 for n in range(len(spans) - first)]
        return spans, opens

    def _labels(self, scores: NDArray[np.float32], heads: Sequence[int]) -> list[str]:
        best = np.where(self._no_root, scores, -np.inf).argmax(axis=1).tolist()
        return [_ROOT if heads[i] == i else self._deps[label] for i, label in enumerate(best)]

    def _entities(
        self,
        scores: NDArray[np.float32],
        heads: Sequence[int],
        sentences: Sequence[tuple[int, int]],
    ) -> Iterator[Chunk]:
        """Runs of one name; its root is the word whose head is outside."""
        labels = _named(scores, self._names)
        for low, high in sentences:
            first = -1
            for n in range(low, high + 1):
                label = labels[n] if n < high else "O"
                kind = label.partition("-")[2]
                # names of one kind side by side are one: a second beginning is a slip
                if first >= 0 and kind and kind == labels[first].partition("-")[2]:
                    continue
                if first >= 0:
                    inside = range(first, n)
                    root = next(
                        (i for i in inside if heads[i] not in inside or heads[i] == i), first
                    )
                    yield Chunk(first, n, root, labels[first].partition("-")[2])
                first = -1 if label == "O" else n

    def _attributions(
        self, scores: Scores, words: Sequence[str], opens: Sequence[bool]
    ) -> tuple[Attributed, ...]:
        tuning = self.encoder.card.tuning
        rows = scores.rows["span"]
        paused = pauses(words)
        stretches = [rows[w.first : w.last] for w in scores.windows]
        breaths = [paused[w.first : w.last] for w in scores.windows]
        labels = np.concatenate(best_labels(stretches, breaths, tuning))
        found = runs(labels, rows, np.array(opens))
        return attributions(found, scores.link, tuning)


def _named(scores: NDArray[np.float32], labels: Sequence[str]) -> list[str]:
    return [labels[n] for n in scores.argmax(axis=1).tolist()]


def _participles(words: Sequence[str], heads: Sequence[int], tags: Sequence[str]) -> list[str]:
    """The tags, a verb in -ing under a form of "be" as a participle: "has been bombing"."""
    helped = {h for n, h in enumerate(heads) if n < h and words[n].lower() in _BE}
    return [
        "VBG" if tag == "VB" and n in helped and words[n].lower().endswith("ing") else tag
        for n, tag in enumerate(tags)
    ]


def _sentences(scores: Scores, opens: Sequence[bool]) -> list[tuple[int, int]]:
    """Sentences end where the encoder says so, with a passage, and where a long one is cut."""
    said = scores.rows["opens"]
    begins = (said[:, 1] > said[:, 0]) | np.array(opens)
    begins[1:] |= np.diff(scores.window_of) > 0
    begins[0] = True
    at = np.flatnonzero(begins).tolist()
    return list(zip(at, [*at[1:], len(begins)], strict=True))


def _heads(scores: Scores, sentences: Sequence[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    for low, high in sentences:
        number = int(scores.window_of[low])
        window, held = scores.windows[number], scores.pointers["head"][number]
        inside = slice(low - window.low, high - window.low)
        found += [low + h for h in tree(held[inside, inside])]
    return found


def _vectors(scores: Scores, sentences: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
    """The mean of a sentence's pieces, of length 1."""
    begins = [low for low, _ in sentences]
    summed = np.add.reduceat(scores.vectors, begins, axis=0)
    length = np.linalg.norm(summed, axis=1, keepdims=True)
    made: NDArray[np.float32] = np.round(summed / np.maximum(length, 1e-9), 4).astype(np.float32)
    return made
