"""PLOVER's sentences with their gold, the split of them, and how events are scored.

``PLV_train.tsv`` gives a sentence, an actor, a recipient and a root. Sentences whose
hash is even are for tuning, the others for reporting (``held_out``). The corpus writes
YIELD for CONCEDE and RETREAT together. A recipient that is no words of the sentence
("a recipient") is none: any is let pass.

``gold-standard-a.json`` has a third of its records under older roots. They are mapped:
FIGHT to ASSAULT, DEMAND to REQUEST, DISAPPROVE and INVESTIGATE to ACCUSE, CONCEDE and
RETREAT to YIELD. Where it names no target, any recipient is let pass; of several actors
one must be met.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.span import Span

_OLDER = {
    "FIGHT": "ASSAULT",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}
Told = tuple[str, Span | None, Span | None]
"""An event as it is scored: its type, its actor and its recipient."""
_NO_RECIPIENT = "a recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One gold event: its root, and the words of its parties (any of them will do)."""

    root: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence with its gold events."""

    text: str
    gold: tuple[Gold, ...]


def held_out(text: str) -> bool:
    """Whether a sentence is kept for reporting: half of them, by hash."""
    return int(hashlib.sha256(f"plover {text}".encode()).hexdigest(), 16) % 2 == 1


def root_of(kind: str) -> str:
    """A type as this corpus writes it."""
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind


def sentences(corpora: Path, *, tuning: bool) -> list[Case]:
    """The tuning or the reporting half of ``PLV_train.tsv``, in order of the file."""
    csv.field_size_limit(10_000_000)
    gold: dict[str, list[Gold]] = {}
    with (corpora / "plover" / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if held_out(row["sentence"]) == tuning:
                continue
            none = row["target"] == _NO_RECIPIENT
            gold.setdefault(row["sentence"], []).append(
                Gold(
                    root=row["gold_root"],
                    actors=(row["source"],),
                    recipients=() if none else (row["target"],),
                )
            )
    return [Case(text=text, gold=tuple(held)) for text, held in gold.items()]


def standard(corpora: Path) -> list[Case]:
    """The records of ``gold-standard-a.json``, their older roots mapped."""
    held = json.loads((corpora / "plover" / "gold-standard-a.json").read_text(encoding="utf-8"))
    cases: dict[str, list[Gold]] = {}
    for record in held:
        root = _OLDER.get(record["event"], record["event"])
        gold = Gold(
            root=root, actors=_words(record.get("source")), recipients=_words(record.get("target"))
        )
        cases.setdefault(record["text"], []).append(gold)
    return [Case(text=text, gold=tuple(gold)) for text, gold in cases.items()]


def _words(parties: object) -> tuple[str, ...]:
    if not isinstance(parties, list):
        return ()
    return tuple(str(p["actorText"]) for p in parties if p.get("actorText"))


class Scores:
    """Counts over sentences, and the figures that they give."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.both = 0

    def add(self, case: Case, told: Iterable[Told]) -> None:
        """Count one sentence: each gold event is met by one event at most."""
        free = list(case.gold)
        self.gold.update(g.root for g in free)
        for kind, actor, recipient in told:
            root = root_of(kind)
            self.found[root] += 1
            same = [g for g in free if g.root == root]
            if same:
                whole = [g for g in same if _parties_met(case.text, actor, recipient, g)]
                free.remove((whole or same)[0])
                self.right[root] += 1
                self.both += bool(whole)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of the type over all; macro F1; F1 with both parties."""
        right, found, gold = self.right.total(), self.found.total(), self.gold.total()
        macro = [f1(self.right[r], self.found[r], self.gold[r]) for r in self.gold]
        return {
            "type_precision": right / max(found, 1),
            "type_recall": right / max(gold, 1),
            "type_f1": f1(right, found, gold),
            "type_macro_f1": sum(macro) / max(len(macro), 1),
            "actors_f1": f1(self.both, found, gold),
        }


def f1(right: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall, from counts."""
    return 2 * right / max(found + gold, 1)


def _parties_met(text: str, actor: Span | None, recipient: Span | None, gold: Gold) -> bool:
    sides = ((actor, gold.actors), (recipient, gold.recipients))
    return all(
        not wanted or (span is not None and meets(text, span, wanted)) for span, wanted in sides
    )


def meets(text: str, span: Span, wanted: Sequence[str]) -> bool:
    """Whether words and one of the wanted ones share a character of the sentence."""
    for words in wanted:
        at = text.find(words)
        while at >= 0:
            if Span(at, at + len(words)).overlap(span):
                return True
            at = text.find(words, at + 1)
    return False
