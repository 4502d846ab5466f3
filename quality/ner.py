"""How well names are found, by kind, beside spaCy's small pipeline alone.

    python -m quality.ner [--parser spacy|encoder] [--limit N] [--corpus re3d|worldwide]

Corpora, labels and what is left out: see ``ner_corpus``. Exact: same kind and same
words, leading articles and possessive endings left off on all sides. Overlap: same kind
and a character in common, one to one, most characters first. Both systems read the same
texts in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.ner_corpus import (
    CORPORA,
    KINDS,
    UNMEASURED,
    Marked,
    Name,
    bare,
    in_gate,
    is_name,
    load,
)
from quality.parsers import PARSERS, parser_of
from quality.polnear import as_article
from quality.polnear_corpus import Document

from onrecord.extract.mentions import find_mentions
from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import DEFAULT_PIPELINE
from onrecord.language.spacy_parser import load as pipeline

_OURS = {"country": "place"}
_LABELS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "document",
    "PRODUCT": "goods",
}
_ALL = "all"

Finder = Callable[[Marked], Sequence[Name]]


@dataclass(slots=True)
class Tally:
    """Counts of one kind."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0

    def f1(self, hits: int) -> float:
        """F1 of ``hits``; 0 where there is nothing to find or found."""
        return 2 * hits / (self.gold + self.found) if self.gold + self.found else 0.0


def by_mentions(parser: Parser) -> Finder:
    """Our named mentions, with any parser."""

    def find(marked: Marked) -> Sequence[Name]:
        article, passages = as_article(Document(name=marked.name, text=marked.text, gold=()))
        parse = parser.parse(article.text, [p.span for p in passages])
        return [
            bare(marked.text, Name(m.span.start, m.span.end, _OURS.get(m.kind, m.kind)))
            for m in find_mentions(article, parse, passages)
            if m.named and is_name(m.span.of(marked.text))
        ]

    return find


def by_spacy() -> Finder:
    """The entities of spaCy's small pipeline, its other parts left out."""
    nlp = pipeline(DEFAULT_PIPELINE)
    others = [name for name in nlp.pipe_names if name != "ner"]

    def find(marked: Marked) -> Sequence[Name]:
        found: list[Name] = []
        start = 0
        lines = marked.text.split("\n")
        for line, doc in zip(lines, nlp.pipe(lines, disable=others), strict=True):
            for entity in doc.ents:
                kind = _LABELS.get(entity.label_)
                if kind is not None:
                    name = Name(entity.start_char, entity.end_char, kind)
                    found.append(bare(line, name, start))
            start += len(line) + 1
        return found

    return find


def measure(texts: Sequence[Marked], find: Finder) -> dict[str, Tally]:
    """Counts by kind, and of all kinds that the corpora have gold for."""
    tallies = {kind: Tally() for kind in KINDS}
    for marked in texts:
        found = find(marked)
        for kind, tally in tallies.items():
            _count(
                tally,
                [n for n in marked.names if n.kind == kind],
                sorted({n for n in found if n.kind == kind}),
            )
    measured = {kind: t for kind, t in tallies.items() if t.gold}
    return {**measured, _ALL: _sum(measured)}


def _sum(tallies: Mapping[str, Tally]) -> Tally:
    held = tallies.values()
    return Tally(
        gold=sum(t.gold for t in held),
        found=sum(t.found for t in held),
        exact=sum(t.exact for t in held),
        overlap=sum(t.overlap for t in held),
    )


def _count(tally: Tally, gold: Sequence[Name], found: Sequence[Name]) -> None:
    tally.gold += len(gold)
    tally.found += len(found)
    tally.exact += sum((Counter(gold) & Counter(found)).values())
    tally.overlap += overlapping(gold, found)


def overlapping(gold: Sequence[Name], found: Sequence[Name]) -> int:
    """How many pairs share a character, one to one, most characters first."""
    common: list[tuple[int, int, int]] = []
    first = 0
    for g, name in enumerate(gold):
        # gold spans do not overlap: what ends before one can't meet a later one
        while first < len(found) and found[first].end <= name.start:
            first += 1
        for f in range(first, len(found)):
            if found[f].start >= name.end:
                break
            shared = min(found[f].end, name.end) - max(found[f].start, name.start)
            if shared > 0:
                common.append((-shared, g, f))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, g, f in sorted(common):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
    return len(taken_gold)


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """The figures of the shipped parser's mentions, and spaCy's, on a sixth of the texts."""
    finders = {"": by_mentions(parser_of("spacy")), "spacy_": by_spacy()}
    figures: dict[str, float] = {}
    for corpus in ("re3d", "worldwide"):
        texts = [m for m in load(corpora, corpus) if in_gate(m.name)]
        for prefix, find in finders.items():
            for kind, tally in measure(texts, find).items():
                figures[f"{prefix}{corpus}_{kind}_exact_f1"] = tally.f1(tally.exact)
                figures[f"{prefix}{corpus}_{kind}_overlap_f1"] = tally.f1(tally.overlap)
    return figures


def report(parser: Parser, corpora: Sequence[str], limit: int) -> None:
    """Print both systems' figures, kind by kind, corpus by corpus."""
    finders = {parser.version: by_mentions(parser), "spaCy alone": by_spacy()}
    for corpus in corpora:
        texts = load(CORPORA, corpus)[: limit or None]
        for title, find in finders.items():
            start = time.perf_counter()
            measured = measure(texts, find)
            seconds = time.perf_counter() - start
            print(f"\n{corpus}, {len(texts)} texts, {title} ({seconds:.0f} s)")
            print(f"{'kind':14}{'gold':>7}{'found':>7}{'exact P':>9}{'R':>7}{'F1':>7}"
                  f"{'overlap F1':>12}")  # fmt: skip
            for kind, t in measured.items():
                precision = t.exact / t.found if t.found else 0.0
                recall = t.exact / t.gold if t.gold else 0.0
                print(f"{kind:14}{t.gold:7}{t.found:7}{precision:9.3f}{recall:7.3f}"
                      f"{t.f1(t.exact):7.3f}{t.f1(t.overlap):12.3f}")  # fmt: skip
    print(f"\nunmeasured, no gold: {', '.join(UNMEASURED)}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parser", choices=PARSERS, default="spacy")
    arguments.add_argument("--corpus", choices=["re3d", "worldwide"], action="append")
    arguments.add_argument("--limit", type=int, default=0)
    given = arguments.parse_args()
    report(parser_of(given.parser), given.corpus or ["re3d", "worldwide"], given.limit)
