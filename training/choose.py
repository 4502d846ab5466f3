"""How the encoder's scores become attributions, chosen on the held-back texts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from quality.polnear import as_article
from quality.polnear_corpus import (
    CORPORA,
    Attribution,
    Document,
    characters,
    evaluate,
    held_back,
    load,
    pair_up,
)

from onrecord.language.encoder import Scores
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.reading import Attributed
from onrecord.language.spans import Tuning, attributions, best_labels, pauses, runs
from onrecord.model.span import Span

_STEPS = {
    "begin": (0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
    "outside": (-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8),
    "leave": (0.0, 0.5, 1.0, 2.0, 3.0),
    "alone": (-3.0, -2.0, -1.0, 0.0, 1.0),
    "extra": (0.5, 0.6, 0.65, 0.7, 0.75, 0.8),
    "linked": (0.1, 0.2, 0.3, 0.4, 0.5),
    "sure": (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6),
}
_BINS = 12
Scored = tuple[Document, Scores, list[Span], list[str], list[bool]]


def choose(folder: Path) -> tuple[Tuning, dict[str, float]]:
    """The best settings, one after another, twice around; and their figures.

    Args:
        folder: of the weights and their card.
    """
    parser = EncoderParser(folder)
    texts = [score(parser, d) for d in load(CORPORA, "train") if held_back(d.name)]
    best = Tuning()
    for _ in range(2):
        for name, values in _STEPS.items():
            tried = [replace(best, **{name: v}) for v in values]  # type: ignore[arg-type]
            best = max(tried, key=lambda t: _worth(figures(texts, t)))
    told = figures(texts, best)
    return replace(best, calibration=calibrated(texts, best)), {**told, **asdict(best)}


def calibrated(texts: list[Scored], tuning: Tuning) -> tuple[tuple[float, float], ...]:
    """The share of attributions that match gold, by score, in bins of equal count, rising."""
    pairs: list[tuple[float, bool]] = []
    for document, scores, spans, words, opens in texts:
        found = marked(scores, words, opens, tuning)
        told = as_scored(found, spans)
        right = {id(p.predicted) for p in pair_up(told, document.gold)}
        pairs += [(a.score, id(t) in right) for a, t in zip(found, told, strict=True)]
    pairs.sort()
    size = max(1, len(pairs) // _BINS)
    table: list[tuple[float, float]] = []
    for start in range(0, len(pairs), size):
        held = pairs[start : start + size]
        at = sum(score for score, _ in held) / len(held)
        share = sum(right for _, right in held) / len(held)
        table.append((round(at, 4), round(max(share, table[-1][1] if table else 0.0), 4)))
    return tuple(table)


def _worth(held: dict[str, float]) -> float:
    return held["f1"] + 0.5 * held["exact"] + 0.5 * held["all_three_f1"]


def score(parser: EncoderParser, document: Document) -> Scored:
    """All scores of a document, with its words."""
    article, passages = as_article(document)
    spans, opens = parser.words(article.text, [p.span for p in passages])
    words = [s.of(article.text) for s in spans]
    return document, parser.encoder.score(words, opens), spans, words, opens


def figures(texts: list[Scored], tuning: Tuning) -> dict[str, float]:
    """The figures of PolNeAR's scorer under some settings."""
    predicted = [
        as_scored(marked(scores, words, opens, tuning), spans)
        for _, scores, spans, words, opens in texts
    ]
    return evaluate(predicted, [document for document, *_ in texts])


def marked(
    scores: Scores, words: list[str], opens: list[bool], tuning: Tuning
) -> tuple[Attributed, ...]:
    """The attributions of one text by words."""
    rows = scores.rows["span"]
    paused = pauses(words)
    stretches = [rows[w.first : w.last] for w in scores.windows]
    breaths = [paused[w.first : w.last] for w in scores.windows]
    labels = np.concatenate(best_labels(stretches, breaths, tuning))
    return attributions(runs(labels, rows, np.array(opens)), scores.link, tuning)


def as_scored(found: Sequence[Attributed], spans: list[Span]) -> list[Attribution]:
    """Attributions by words as sets of characters."""
    return [
        Attribution(
            content=characters(_span(spans, c) for c in held.contents),
            source=characters([_span(spans, held.source)] if held.source else []),
            cue=characters([_span(spans, held.cue)]),
        )
        for held in found
    ]


def _span(spans: list[Span], words: tuple[int, int]) -> Span:
    return Span(spans[words[0]].start, spans[words[1] - 1].end)
