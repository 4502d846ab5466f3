"""Fit the regression that tells events from words that only look like one.

    python -m training.events [--check]

Reads the tuning half of PLOVER's sentences (``quality/plover_corpus.py``) and the
sentences of PolNeAR's train part that ``events_labels.tsv`` labels by hash (event, none;
the unsure are left out), each as every parser that can be chosen reads it; writes
``src/onrecord/resources/en/events_model.json``. ``--check`` cross-validates in five
parts instead, the parts told by hash, and writes nothing. In a
PLOVER sentence the deed that fits the gold best is an event of the gold's type, deeds of
the same type are passed over, all others are none. Needs scikit-learn, which the package
does not.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.parsers import PARSERS, parser_of
from quality.plover_corpus import Case, Scores, meets, root_of, sentences
from quality.polnear_corpus import CORPORA, load
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_coding import code_sentence
from onrecord.extract.events_deeds import Deed, deeds
from onrecord.extract.events_features import depth, features
from onrecord.extract.events_model import Model
from onrecord.extract.events_roles import Roles, roles
from onrecord.language.parse import Parse, Parser
from onrecord.model.span import Span

OUT = Path(__file__).parents[1] / "src/onrecord/resources/en/events_model.json"
LABELS = Path(__file__).with_name("events_labels.tsv")
# tuned by cross-validation inside the tuning half
STRENGTH = 0.5  # inverse of the regularisation; each sentence is there once for each parser
WEIGHT_OF_EVENT = 4.0  # of a labelled sentence that tells one: there are few
FIRST, MORE = 0.3, 0.6  # see ``extract.events_model.Model``
PARTS = 5


@dataclass(slots=True, kw_only=True)
class Lesson:
    """One sentence: its deeds' features, and what each is; None is passed over."""

    text: str
    names: list[dict[str, float]]
    kinds: list[str | None]
    weight: float = 1.0


def lessons(corpora: Path, parser: Parser) -> list[Lesson]:
    """All that the regression is fitted on."""
    found = [_of_case(case, parser) for case in sentences(corpora, tuning=True)]
    return [*found, *_labelled(corpora, parser)]


def _of_case(case: Case, parser: Parser) -> Lesson:
    parse = parser.parse(case.text, [Span(0, len(case.text))])
    clauses, told = _deeds(parse, 0, len(parse.tokens))
    ranked = sorted(range(len(told)), key=lambda n: (-_fit(clauses, case, *told[n]), n))
    roots = {gold.root for gold in case.gold}
    kinds: list[str | None] = [
        None if root_of(str(deed.type)) in roots else "NONE" for deed, _ in told
    ]
    if ranked and _fit(clauses, case, *told[ranked[0]]) >= 0.7:
        kinds[ranked[0]] = case.gold[0].root
    return Lesson(text=case.text, names=_names(clauses, told), kinds=kinds)


def _fit(clauses: Clauses, case: Case, deed: Deed, parties: Roles) -> float:
    best = 0.0
    for gold in case.gold:
        points = 2.0 * (root_of(str(deed.type)) == gold.root)
        for span, wanted in (
            (parties.actor_span, gold.actors),
            (parties.recipient_span, gold.recipients),
        ):
            if span is not None and meets(case.text, span, wanted):
                points += 1.0
        best = max(best, points)
    return best - 0.1 * depth(clauses, deed.head) + 0.3


def _labelled(corpora: Path, parser: Parser) -> list[Lesson]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    label = {row["sentence"]: row["label"] for row in rows}
    wanted = {row["article"] for row in rows}
    found: list[Lesson] = []
    for document in load(corpora, "train"):
        if document.name in wanted:
            parse = parser.parse(document.text, _lines(document.text))
            found += _of_document(document.text, parse, label)
    return found


def _of_document(text: str, parse: Parse, label: dict[str, str]) -> list[Lesson]:
    found: list[Lesson] = []
    for first, last in parse.sentences:
        words = parse.span(first, last).of(text).strip()
        verdict = label.get(digest(words))
        if verdict not in {"event", "none"}:
            continue
        clauses, told = _deeds(parse, first, last)
        kinds: list[str | None] = ["NONE"] * len(told)
        if verdict == "event" and told:
            best = max(
                range(len(told)),
                key=lambda n: (
                    told[n][1].actor_named
                    + told[n][1].recipient_named
                    - 0.5 * depth(clauses, told[n][0].head),
                    -n,
                ),
            )
            kinds = [None] * len(told)
            kinds[best] = root_of(str(told[best][0].type))
        weight = WEIGHT_OF_EVENT if verdict == "event" else 1.0
        names = _names(clauses, told)
        found.append(Lesson(text=words, names=names, kinds=kinds, weight=weight))
    return found


def digest(words: str) -> str:
    """The hash by which a labelled sentence is known; the sentence itself is not kept."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _deeds(parse: Parse, first: int, last: int) -> tuple[Clauses, list[tuple[Deed, Roles]]]:
    clauses = Clauses(parse)
    held = [deed for deed in deeds(clauses, first, last) if deed.type]
    return clauses, [(deed, roles(clauses, deed)) for deed in held]


def _names(clauses: Clauses, told: Sequence[tuple[Deed, Roles]]) -> list[dict[str, float]]:
    return [dict.fromkeys(features(clauses, deed, parties), 1.0) for deed, parties in told]


def fit(held: Sequence[Lesson]) -> dict[str, Any]:
    """The resource: classes, biases and the weights of each feature seen twice."""
    rows = [
        (names, kind, lesson.weight)
        for lesson in held
        for names, kind in zip(lesson.names, lesson.kinds, strict=True)
        if kind is not None
    ]
    seen: dict[str, int] = {}
    for names, _, _ in rows:
        for name in names:
            seen[name] = seen.get(name, 0) + 1
    kept = [{n: v for n, v in names.items() if seen[n] > 1} for names, _, _ in rows]
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(kept)
    regression = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-4)
    regression.fit(table, [kind for _, kind, _ in rows], sample_weight=[w for *_, w in rows])
    return {
        "classes": [str(name) for name in regression.classes_],
        "bias": [round(float(b), 3) for b in regression.intercept_],
        "first": FIRST,
        "more": MORE,
        "features": {
            str(name): [round(float(w), 3) for w in regression.coef_[:, n]]
            for n, name in enumerate(vectorizer.get_feature_names_out())
        },
    }


def check(corpora: Path, held: Sequence[Lesson], parser: Parser) -> None:
    """Cross-validation inside the tuning half: figures of parts that were not fitted on."""
    scores = Scores()
    for part in range(PARTS):
        fitted = _model(fit([x for x in held if _part(x.text) != part]))
        for case in sentences(corpora, tuning=True):
            if _part(case.text) == part:
                parse = parser.parse(case.text, [Span(0, len(case.text))])
                clauses = Clauses(parse)
                found = [
                    one
                    for first, last in parse.sentences
                    for one in code_sentence(clauses, first, last, fitted)
                ]
                scores.add(
                    case,
                    [(c.type, c.roles.actor_span, c.roles.recipient_span) for c in found],
                )
    for name, value in scores.figures().items():
        sys.stdout.write(f"{name}\t{value:.3f}\n")


def _model(fitted: Mapping[str, Any]) -> Model:
    return Model(
        classes=tuple(fitted["classes"]),
        bias=tuple(fitted["bias"]),
        rows={name: tuple(row) for name, row in fitted["features"].items()},
        first=FIRST,
        more=MORE,
    )


def _part(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) // 7 % PARTS


def main() -> None:
    """Fit and write the resource, or cross-validate."""
    options = argparse.ArgumentParser(prog="training.events")
    options.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    parsers = [parser_of(name) for name in PARSERS]
    held = [lesson for parser in parsers for lesson in lessons(CORPORA, parser)]
    if options.parse_args().check:
        for name, parser in zip(PARSERS, parsers, strict=True):
            sys.stdout.write(f"{name}\n")
            check(CORPORA, held, parser)
        return
    fitted = fit(held)
    OUT.write_text(json.dumps(fitted, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
