"""Events against PLOVER's sentences: type, and type with both parties.

    python -m quality.plover [--tune] [--show]

Each extra event counts as wrong. A sentence is an article of its own. The figures are of
the half of ``PLV_train.tsv`` that the lexicon and the regression were not made on
(``half_*``), and of ``gold-standard-a.json`` (``standard_*``); see
``quality/plover_corpus.py`` for the split and for how older roots are mapped. Every
sentence of both holds an event. Sentences of PolNeAR's dev part that ``quality/gold/empty``
labels, each parsed within its article, tell the rest: ``empty_quiet`` is 1 less the
events a sentence where there is none; ``empty_told_recall`` is the share of the sentences
with an event that are given one, ``empty_told_type_recall`` one of the right type.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quality.parsers import parser_of
from quality.plover_corpus import Case, Scores, root_of, sentences, standard
from quality.polnear_corpus import CORPORA

from onrecord.extract.events import find_events
from onrecord.language.parse import Parser
from onrecord.model.article import Article
from onrecord.model.event import Event
from onrecord.model.ids import article_id
from onrecord.model.span import Span

EMPTY = Path(__file__).with_name("gold") / "empty" / "empty.jsonl"


def events_of(text: str, parser: Parser) -> tuple[Event, ...]:
    """The typed events of a sentence that is an article of its own."""
    article = Article(id=article_id(text, None), text=text, sha256="", raw_sha256="")
    parse = parser.parse(text, [Span(0, len(text))])
    return tuple(e for e in find_events(article, parse, (), ()) if e.type is not None)


def score(corpora: Path) -> dict[str, float]:
    """All figures, 0 to 1, with the parse of the rules and with that of the encoder."""
    return {
        f"{name}_{figure}": value
        for name, parser in (("rules", "spacy"), ("encoder", "encoder"))
        for figure, value in _score(corpora, parser_of(parser)).items()
    }


def _score(corpora: Path, parser: Parser) -> dict[str, float]:
    half = measure(sentences(corpora, tuning=False), parser)
    gold = measure(standard(corpora), parser)
    return {
        **{f"half_{name}": value for name, value in half.items()},
        **{f"standard_{name}": value for name, value in gold.items()},
        **quiet(corpora, parser),
    }


def quiet(corpora: Path, parser: Parser) -> dict[str, float]:
    """What is made of sentences labelled by hand: those without and those with an event."""
    made: dict[str, list[set[str]]] = {"none": [], "event": []}
    types: list[set[str]] = []
    counts = 0
    for text, labels in _labelled(corpora):
        article = Article(id=article_id(text, None), text=text, sha256="", raw_sha256="")
        parse = parser.parse(text, lines(text))
        found = [e for e in find_events(article, parse, (), ()) if e.type is not None]
        for label in labels:
            if label["label"] not in made:
                continue
            inside = [e for e in found if label["start"] <= e.trigger.start < label["end"]]
            made[label["label"]].append({str(e.type) for e in inside})
            if label["label"] == "none":
                counts += len(inside)
            else:
                types.append(set(label["types"]))
    met = [bool(found & wanted) for found, wanted in zip(made["event"], types, strict=True)]
    return {
        "empty_quiet": 1 - counts / max(len(made["none"]), 1),
        "empty_told_recall": sum(map(bool, made["event"])) / max(len(met), 1),
        "empty_told_type_recall": sum(met) / max(len(met), 1),
    }


def _labelled(corpora: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each text with its labelled sentences, their hashes checked."""
    by_file: dict[str, list[dict[str, Any]]] = {}
    for line in EMPTY.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        by_file.setdefault(label["file"], []).append(label)
    for name, labels in sorted(by_file.items()):
        path = corpora / "polnear" / "dev" / "text" / name
        with path.open(newline="", encoding="utf-8") as file:
            text = file.read()
        for label in labels:
            words = text[label["start"] : label["end"]]
            digest = hashlib.sha256(words.encode()).hexdigest()
            if not digest.startswith(label["sha256"]):
                raise ValueError(f"{name}: the label at {label['start']} is of other words")
        yield text, labels


def lines(text: str) -> list[Span]:
    """Spans of the lines that are not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def measure(cases: Sequence[Case], parser: Parser, *, show: bool = False) -> dict[str, float]:
    """The figures of some sentences."""
    scores = Scores()
    for case in cases:
        found = events_of(case.text, parser)
        scores.add(case, [(str(e.type), e.actor, e.recipient) for e in found])
        if show:
            _show(case, found)
    return scores.figures()


def _show(case: Case, found: Sequence[Event]) -> None:
    wanted = [(g.root, g.actors, g.recipients) for g in case.gold]
    got = [
        (
            root_of(str(e.type)),
            e.actor.of(case.text) if e.actor else None,
            e.recipient.of(case.text) if e.recipient else None,
        )
        for e in found
    ]
    print(wanted, got, case.text, sep="\n\t")


if __name__ == "__main__":
    if "--tune" in sys.argv:
        tuning = sentences(CORPORA, tuning=True)
        figures = measure(tuning, parser_of("spacy"), show="--show" in sys.argv)
    else:
        figures = score(CORPORA)
    for name, value in figures.items():
        print(f"{name}\t{value:.3f}")
