"""How the encoder's scores become attributions, chosen on the held-back texts alone."""

from __future__ import annotations

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
)

from onrecord.language.encoder import Scores
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.spans import Tuning, attributions, best_labels, runs
from onrecord.model.span import Span

_STEPS = {
    "begin": (0.0, 0.5, 1.0, 1.5, 2.0, 3.0),
    "outside": (-0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8),
    "alone": (-3.0, -2.0, -1.0, 0.0, 1.0),
    "sure": (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6),
}
Scored = tuple[Document, Scores, list[Span], list[bool]]


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
            tried = [replace(best, **{name: v}) for v in values]
            best = max(tried, key=lambda t: _worth(figures(texts, t)))
    return best, {**figures(texts, best), **asdict(best)}


def _worth(held: dict[str, float]) -> float:
    return held["f1"] + 0.5 * held["exact"] + 0.5 * held["all_three_f1"]


def score(parser: EncoderParser, document: Document) -> Scored:
    """All scores of a document, with its words."""
    article, passages = as_article(document)
    spans, opens = parser.words(article.text, [p.span for p in passages])
    words = [s.of(article.text) for s in spans]
    return document, parser.encoder.score(words, opens), spans, opens


def figures(texts: list[Scored], tuning: Tuning) -> dict[str, float]:
    """The figures of PolNeAR's scorer under some settings."""
    predicted = [attributed(scores, spans, opens, tuning) for _, scores, spans, opens in texts]
    return evaluate(predicted, [document for document, *_ in texts])


def attributed(
    scores: Scores, spans: list[Span], opens: list[bool], tuning: Tuning
) -> list[Attribution]:
    """The attributions of one text, as the scorer takes them."""
    rows = scores.rows["span"]
    stretches = [rows[w.first : w.last] for w in scores.windows]
    labels = np.concatenate(best_labels(stretches, tuning))
    found = attributions(runs(labels, rows, np.array(opens)), scores.link, tuning)
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
