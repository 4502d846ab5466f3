"""Fit the regression that tells whether two places of two reports differ.

    python -m training.disagreements [--check] [--wrong]

Reads the tuned pairs of ``quality/gold/disagreements`` and the invented ones of
``disagreements_pairs.txt``, as every parser that can be chosen reads them; writes
``src/onrecord/resources/en/disagreements_model.json``. ``--check`` cross-validates over
topics and writes nothing; the threshold is the lowest at which that gives the wanted
precision on the gold's pairs. Needs scikit-learn and scipy, which the package does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from quality.disagreements import DIFFER, Pair, part, records_of
from quality.gate import corpora_folder
from quality.parsers import PARSERS, parser_of
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from onrecord.account.differing import candidates
from onrecord.account.finding import Finding
from onrecord.account.likeness import likeness
from onrecord.account.reported import Told, pairs, told
from onrecord.account.view import view_of
from onrecord.account.weighed import Model, weighable
from onrecord.language.parse import Parser
from onrecord.model.span import Span

OUT = Path(__file__).parents[1] / "src/onrecord/resources/en/disagreements_model.json"
PAIRS = Path(__file__).with_name("disagreements_pairs.txt")
# tuned by cross-validation on the tuned pairs
STRENGTH = 30.0  # of the regularisation
LEAST_SPREAD = 0.1  # added to the spread by which each trait is scaled
INVENTED = 1.0  # weight of a pair written for the training
ASIDE = 0.3  # weight of a finding beside the difference of its pair
PRECISION = 0.92  # that the threshold must reach in cross-validation
PARTS = 10
# traits that can only speak for a difference, and those that can only speak against one
# fmt: off
FOR = frozenset((
    "beside_best", "beside_least", "beside_met", "beside_most", "country_shared", "crossed",
    "dates_shared", "deed_least", "deed_most", "deeds", "denied_met", "denied_near",
    "different", "doer.alone", "exact", "first_least", "first_most", "happened", "held",
    "held_least", "held_most", "kept", "leading_same", "led", "meaning", "moved",
    "names_shared", "near_least", "near_most", "negated_met", "number.alone", "on_days",
    "one_deed", "organisation_shared", "person_shared", "place_shared", "quoted",
    "roles_apart", "same", "same_slot", "same_words", "sentence_least", "sentence_most",
    "shared", "sides", "slot", "sorted", "statement_least", "statement_most", "tally",
    "things", "things_same", "told_least", "told_most", "weighed",
))
AGAINST = frozenset((
    "anyone", "bare", "bare_one", "choices", "coming_one", "country_apart", "date.alone",
    "dates_apart", "days", "happened_one", "happened_other", "left_over", "marks_one",
    "names_apart", "of_words", "organisation_apart", "outcome_unsure", "part", "person_apart",
    "person_one", "place_apart", "ratio", "rivals_least", "rivals_most", "series",
    "straight", "stretch_one", "supposed", "tally_of_many", "time.alone", "unit_other",
))
# fmt: on
Floats = NDArray[np.float64]
_MARKED = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One finding of a pair: its traits, and whether it is a difference of the gold."""

    pair: str
    topic: str
    found: Finding
    traits: Mapping[str, float]
    right: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A pair as one parser reads it."""

    pair: Pair
    lessons: Sequence[Lesson]

    @property
    def differs(self) -> bool:
        """Whether the gold has a difference."""
        return self.pair.label in DIFFER


def invented(file: Path = PAIRS) -> Iterator[Pair]:
    """The pairs written for the training; what differs stands in brackets there."""
    for n, block in enumerate(file.read_text(encoding="utf-8").split("\n\n")):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        label, *days = lines[0].split()
        texts, spans = zip(*(_unmarked(line) for line in lines[1:3]), strict=True)
        yield Pair(
            id=f"t{n:03}",
            origin="training",
            label=label,
            texts=(texts[0], texts[1]),
            days=(_day(days[0]), _day(days[-1])),
            differences=tuple(zip(*spans, strict=False)),
            topic=f"t{n:03}",
        )


def _day(written: str) -> str | None:
    return None if written == "-" else f"2031-{written}"


def _unmarked(line: str) -> tuple[str, list[Span]]:
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + line[at:], spans


def read(pair: Pair, parser: Parser) -> Read:
    """All findings of a pair."""
    view = view_of(records_of(pair, parser))
    lessons = []
    for a, b in pairs(told(view)):
        for found in candidates(view, a, b):
            turned = a.article != f"{pair.id}-a"
            sides = (found.b, found.a) if turned else (found.a, found.b)
            lessons.append(_lesson(pair, a, b, found, sides))
    return Read(pair=pair, lessons=lessons)


def _lesson(pair: Pair, a: Told, b: Told, found: Finding, sides: tuple[Span, Span]) -> Lesson:
    differs = pair.label in DIFFER
    hit = any(x.overlap(sides[0]) and y.overlap(sides[1]) for x, y in pair.differences)
    # who speaks stands beside what is said
    right = differs and (hit or found.kind == "attribution" == pair.label)
    weight = (INVENTED if pair.origin == "training" else 1.0) * (
        ASIDE if differs and not right else 1.0
    )
    traits = weighable(found, likeness(a, b))
    return Lesson(
        pair=pair.id, topic=pair.topic, found=found, traits=traits, right=right, weight=weight
    )


def fit(lessons: Sequence[Lesson], enough: float = 0.5) -> Model:
    """The regression of some findings, no weight against the sense of its trait."""
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform([x.traits for x in lessons])
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    # a trait that hardly varies is not blown up
    scale = table.std(axis=0) + LEAST_SPREAD
    signs = np.where([x.right for x in lessons], 1.0, -1.0)
    weights = np.array([x.weight for x in lessons])
    rows = table / scale * signs[:, None]

    def loss(w: Floats) -> tuple[float, Floats]:
        margin = rows @ w
        slope = -(weights / (1.0 + np.exp(margin))) @ rows
        lost = float(weights @ np.logaddexp(0.0, -margin) + STRENGTH * (w @ w) / 2)
        return lost, slope + STRENGTH * w

    found = minimize(
        loss,
        np.zeros(len(names)),
        jac=True,
        bounds=[_bounds(name) for name in names],
        method="L-BFGS-B",
        options={"maxiter": 2000},
    )
    kept = {n: round(float(w), 3) for n, w in zip(names, found.x / scale, strict=True)}
    return Model(weights={n: w for n, w in kept.items() if w}, enough=enough)


def _bounds(name: str) -> tuple[float | None, float | None]:
    """Which sign a weight may have: what speaks for a difference never speaks against it."""
    own = name.rpartition(".")[2]
    if name in FOR or own in FOR:
        return 0.0, None
    return (None, 0.0) if name in AGAINST or own in AGAINST else (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair with its likeliest finding, by a regression that did not see its topic."""

    read: Read
    chance: float
    best: Lesson | None


def checked(reads: Sequence[Read]) -> list[Judged]:
    """Each pair judged by a fit on the other parts."""
    found = []
    for n_part in range(PARTS):
        rest = [x for r in reads if _part(r.pair.topic) != n_part for x in r.lessons]
        fitted = fit(rest)
        for one in reads:
            if _part(one.pair.topic) == n_part:
                scored = [(fitted.probability(x.traits), n) for n, x in enumerate(one.lessons)]
                chance, n = max(scored, default=(0.0, -1))
                best = one.lessons[n] if n >= 0 else None
                found.append(Judged(read=one, chance=chance, best=best))
    return found


def _part(topic: str) -> int:
    return int(hashlib.sha256(topic.encode()).hexdigest(), 16) // 7 % PARTS


def threshold(judged: Sequence[Judged], precision: float = PRECISION) -> float:
    """The lowest chance from which the share of right answers is ``precision``."""
    ranked = sorted(judged, key=lambda j: -j.chance)
    right, lowest = 0, 1.0
    for n, one in enumerate(ranked, start=1):
        right += one.read.differs
        if right >= precision * n:
            lowest = one.chance
    return round(lowest, 3)


def figures(judged: Sequence[Judged], enough: float) -> str:
    """Precision and recall of what differs."""
    said = [j for j in judged if j.chance >= enough]
    right = sum(j.read.differs for j in said)
    wanted = sum(j.read.differs for j in judged)
    kind = sum(j.best is not None and j.best.found.kind == j.read.pair.label for j in said)
    return (
        f"{len(judged)} P {right / max(len(said), 1):.3f} R {right / max(wanted, 1):.3f}"
        f" kind {kind / max(right, 1):.3f} at {enough}"
    )


def main() -> None:
    """Fit and write the resource, or cross-validate."""
    options = argparse.ArgumentParser(prog="training.disagreements")
    options.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    options.add_argument("--wrong", action="store_true", help="what was missed or wrong")
    given = options.parse_args()
    held = [*part(corpora_folder(os.environ), "tuned"), *invented()]
    reads = [read(pair, parser_of(name)) for name in PARSERS for pair in held]
    judged = checked(reads)
    gold = [j for j in judged if j.read.pair.origin != "training"]
    enough = threshold(gold)
    if given.check:
        for origin in sorted({j.read.pair.origin for j in judged}):
            some = [j for j in judged if j.read.pair.origin == origin]
            sys.stdout.write(f"{origin} {figures(some, enough)}\n")
        sys.stdout.write(f"gold {figures(gold, enough)}\n")
        return
    fitted = fit([x for r in reads for x in r.lessons])
    table = {"enough": enough, "weights": fitted.weights}
    OUT.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
