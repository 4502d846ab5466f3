"""Attributions from the encoder's scores: runs of words, and which belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language.reading import Attributed, Tokens

Floats = NDArray[np.float32]
Link = Callable[[str, Sequence[int], Sequence[int]], Floats]
"""How likely, as logarithms, some words point at others: head's name, [words, others]."""

# O, then begin and inside of source, cue, content
_KINDS = ("", "source", "source", "cue", "cue", "content", "content")
_BEGINS = (1, 3, 5)
_INSIDE = (2, 4, 6)
_LEAVES = np.array(
    [[a == "content" and b != "content" for b in _KINDS] for a in _KINDS], dtype=np.float32
)
_NEVER = np.float32(-1e4)
_LOOKED_AT = 12  # words of a run of which the links are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """What was chosen on the held-back texts.

    Attributes:
        begin: taken off the scores of beginnings: fewer, longer runs.
        outside: taken off the scores of no role: more runs.
        leave: taken off where a content would end with no mark before or behind its end.
        alone: the least of a source's score beside none, as a difference.
        extra: the least score of a further run of content: where a cue has several, the
            doubtful ones are most often no part of it.
        linked: the least probability that such a run points at the cue.
        sure: the least score of an attribution, 0 to 1, before it is calibrated.
        calibration: scores with the share of attributions that were right at each,
            ascending; between two of them the straight line.
    """

    begin: float = 0.5
    outside: float = 0.0
    leave: float = 0.0
    alone: float = 0.0
    extra: float = 0.7
    linked: float = 0.3
    sure: float = 0.0
    calibration: tuple[tuple[float, float], ...] = ()

    def calibrated(self, score: float) -> float:
        """The probability that an attribution of this score is right."""
        if not self.calibration:
            return score
        at, right = zip(*self.calibration, strict=True)
        return round(float(np.interp(score, at, right)), 3)


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``[first, last)`` of one role, with the mean probability of their labels."""

    kind: str
    first: int
    last: int
    score: float


def pauses(words: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a word, or the one before it, is nothing but marks."""
    marks = np.array([not any(c.isalnum() for c in word) for word in words], dtype=np.bool_)
    made: NDArray[np.bool_] = marks | np.append(False, marks[:-1])
    return made


def best_labels(
    scores: Sequence[Floats], paused: Sequence[NDArray[np.bool_]], tuning: Tuning
) -> list[NDArray[np.int64]]:
    """The likeliest labels of some stretches of text, each begun and ended freely.

    Args:
        scores: one [words, 7] a stretch, logarithms of probabilities.
        paused: of each stretch, before which words a content may well end; see ``pauses``.
    """
    if not scores:
        return []
    longest = max(len(s) for s in scores)
    table = np.zeros((len(scores), longest, len(_KINDS)), dtype=np.float32)
    leaving = np.zeros((len(scores), longest), dtype=np.float32)
    for n, (held, pause) in enumerate(zip(scores, paused, strict=True)):
        table[n, : len(held)] = held
        leaving[n, : len(held)] = np.where(pause, 0.0, tuning.leave)
    table[:, :, list(_BEGINS)] -= tuning.begin
    table[:, :, 0] -= tuning.outside
    steps = _steps()
    best = table[:, 0]
    back = np.zeros(table.shape, dtype=np.int64)
    every = np.arange(len(scores))[:, None]
    for i in range(1, longest):
        ways = best[:, :, None] + steps[None] - leaving[:, i, None, None] * _LEAVES
        back[:, i] = ways.argmax(axis=1)
        best = ways[every, back[:, i], np.arange(len(_KINDS))[None]] + table[:, i]
    # rows shorter than the longest go on as padding of equal scores: harmless, cut off
    paths = np.zeros((len(scores), longest), dtype=np.int64)
    paths[:, -1] = best.argmax(axis=1)
    for i in range(longest - 1, 0, -1):
        paths[:, i - 1] = back[every[:, 0], i, paths[:, i]]
    return [path[: len(held)] for path, held in zip(paths, scores, strict=True)]


def _steps() -> Floats:
    """0 where a label may follow another, never elsewhere."""
    made = np.zeros((len(_KINDS), len(_KINDS)), dtype=np.float32)
    for begin, inside in zip(_BEGINS, _INSIDE, strict=True):
        made[:, inside] = _NEVER
        made[begin, inside] = made[inside, inside] = 0.0
    return made


def runs(labels: NDArray[np.int64], scores: Floats, breaks: NDArray[np.bool_]) -> list[Run]:
    """The runs of one role in a text.

    Args:
        labels: of all words.
        scores: logarithms of their probabilities, [words, 7].
        breaks: whether a word opens a passage: no source or cue crosses one.
    """
    sure = np.exp(scores)
    found: list[Run] = []
    first = -1
    for n, label in enumerate([*labels.tolist(), 0]):
        if first >= 0:
            kind = _KINDS[labels[first]]
            goes_on = n < len(labels) and label in _INSIDE and _KINDS[label] == kind
            if goes_on and (kind == "content" or not breaks[n]):
                continue
            both = [c for c, k in enumerate(_KINDS) if k == kind]
            score = float(sure[first:n, both].sum(axis=1).mean())
            found.append(Run(kind, first, n, score))
            first = -1
        if n < len(labels) and label:
            first = n
    return found


def attributions(found: Sequence[Run], link: Link, tuning: Tuning) -> tuple[Attributed, ...]:
    """Cues with their contents and their sources."""
    cues = [r for r in found if r.kind == "cue"]
    sources = [r for r in found if r.kind == "source"]
    contents: dict[int, list[Run]] = {}
    for content in (r for r in found if r.kind == "content"):
        chosen = _cue_of(content, cues, link)
        if chosen is not None:
            contents.setdefault(chosen, []).append(content)
    made = []
    for n, cue in enumerate(cues):
        if n not in contents:
            continue
        source = _source_of(cue, sources, link, tuning)
        kept = _undoubted(cue, contents[n], link, tuning)
        score = min(p.score for p in (cue, *kept))
        if score >= tuning.sure:
            made.append(
                Attributed(
                    cue=(cue.first, cue.last),
                    contents=tuple((c.first, c.last) for c in kept),
                    source=source,
                    score=tuning.calibrated(score),
                )
            )
    return tuple(made)


def _undoubted(cue: Run, contents: Sequence[Run], link: Link, tuning: Tuning) -> list[Run]:
    """The runs of content that are surely a cue's; the surest of them in any case."""
    if len(contents) == 1:
        return list(contents)
    pointed = [np.exp(_best_of_each(link, "cue_of", _sample(c), [cue])).mean() for c in contents]
    above = [
        min(c.score - tuning.extra, p - tuning.linked)
        for c, p in zip(contents, pointed, strict=True)
    ]
    least = min(0.0, max(above))
    return [c for c, a in zip(contents, above, strict=True) if a >= least]


def _cue_of(content: Run, cues: Sequence[Run], link: Link) -> int | None:
    """The cue at whose first words those of a content point."""
    near = _near(content, cues)
    if not near:
        return None
    best = _best_of_each(link, "cue_of", _sample(content), [cues[n] for n in near])
    return near[int(best.sum(axis=0).argmax())]


def _source_of(cue: Run, sources: Sequence[Run], link: Link, tuning: Tuning) -> Tokens | None:
    near = _near(cue, sources)
    if not near:
        return None
    asked = _opening(cue)
    best = _best_of_each(link, "source_of", asked, [sources[n] for n in near]).max(axis=0)
    chosen = int(best.argmax())
    none = link("source_of", asked, asked).diagonal().max()
    source = sources[near[chosen]]
    return (source.first, source.last) if best[chosen] - none >= tuning.alone else None


def _best_of_each(link: Link, name: str, words: Sequence[int], others: Sequence[Run]) -> Floats:
    """How likely each word points at one of the first words of each run: [words, runs]."""
    openings = [_opening(other) for other in others]
    begins = np.cumsum([0, *(len(o) for o in openings[:-1])])
    held = link(name, words, [n for o in openings for n in o])
    best: Floats = np.maximum.reduceat(held, begins, axis=1)
    return best


def _opening(run: Run) -> range:
    return range(run.first, min(run.last, run.first + 3))


def _sample(run: Run) -> list[int]:
    """Some words of a run, evenly."""
    count = run.last - run.first
    step = max(1, count // _LOOKED_AT)
    return list(range(run.first, run.last, step))


def _near(run: Run, others: Sequence[Run], reach: int = 6) -> list[int]:
    """The runs beside a run, some on either side."""
    low, high = 0, len(others)
    while low < high:
        middle = (low + high) // 2
        if others[middle].first < run.first:
            low = middle + 1
        else:
            high = middle
    return list(range(max(0, low - reach), min(len(others), low + reach)))
