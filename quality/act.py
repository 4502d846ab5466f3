"""How well the act of a statement is told: said or asked, or only thought, meant, expected.

Gold: 345 attributions of PolNeAR dev labelled by hand (``gold/act``, with guidelines), of
which those marked ``clear`` are scored. Two ways:

- ``given_*``: the act of each gold cue and content, as the program decides it from them;
- ``matched_*``: the act of the statement that the program itself found there, matched as
  in ``polnear`` (content IoU of at least one half); ``matched`` is the share found.

On record (``said`` or ``asks``) against the rest: F1 of either side, since seven in eight
are on record and calling all so would reach 0.93. ``given_five`` is the share with the
same one of the five acts. ``more_*`` are the same figures of 302 further labels, drawn
where the cue is no common saying: harder, and not in natural shares, so that
``recall_*``, the share of each act's clear labels of both sets that the given cue is told
right, counts there. The labels only report: rules were tuned on train.

    python -m quality.act [--parser spacy|encoder] [--errors]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from quality.parsers import PARSERS, parser_of
from quality.polnear import as_article
from quality.polnear_corpus import CORPORA, Characters, Document, characters

from onrecord.extract.attribution_act import act_of_cue
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotations import find_quotations
from onrecord.extract.statements import find_statements
from onrecord.language.parse import Parser
from onrecord.model.span import Span
from onrecord.model.statement import Act, Statement

GOLD = Path(__file__).parent / "gold" / "act" / "act.jsonl"
MORE = GOLD.with_name("more.jsonl")
ON_RECORD = frozenset(("said", "asks"))
_OVERLAP = 0.5
_MARGIN = 3  # code points by which a quotation may fall short of a content at each end


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One attribution labelled by hand."""

    file: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    fit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A label beside what the program says; ``matched`` is None where it found nothing."""

    label: Label
    given: Act
    matched: Act | None


def labels(file: Path = GOLD) -> list[Label]:
    """All labels, in the order of the file."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [
        Label(
            file=row["file"],
            cue=tuple(Span(*s) for s in row["cue"]),
            content=tuple(Span(*s) for s in row["content"]),
            act=row["act"],
            fit=row["fit"],
        )
        for row in rows
    ]


def judge(corpora: Path, held: Sequence[Label], parser: Parser) -> list[Judged]:
    """What the program says of each label's attribution, text by text."""
    by_file: dict[str, list[Label]] = {}
    for label in held:
        by_file.setdefault(label.file, []).append(label)
    found: list[Judged] = []
    for name in sorted(by_file):
        text = (corpora / "polnear" / "dev" / "text" / name).read_bytes().decode("utf-8")
        found += _judge_text(Document(name=name, text=text, gold=()), by_file[name], parser)
    return found


def _judge_text(document: Document, held: Sequence[Label], parser: Parser) -> list[Judged]:
    article, passages = as_article(document)
    body = [p.span for p in passages]
    parse = parser.parse(article.text, body)
    mentions = find_mentions(article, parse, passages)
    statements = find_statements(article, parse, passages, mentions, ())
    tree = Tree(parse, article.text)
    quotations = [q.span for q in find_quotations(article.text, body)]
    matched = match(held, statements)
    return [
        Judged(
            label=label,
            given=act_of_cue(
                tree, label.cue, label.content, quoted=_is_quotation(label.content, quotations)
            ),
            matched=act,
        )
        for label, act in zip(held, matched, strict=True)
    ]


def _is_quotation(content: Sequence[Span], quotations: Sequence[Span]) -> bool:
    """Whether each span of a content is a quotation, give or take its punctuation."""
    return all(
        any(
            abs(q.start - span.start) <= _MARGIN and abs(q.end - span.end) <= _MARGIN
            for q in quotations
        )
        for span in content
    )


def match(held: Sequence[Label], statements: Sequence[Statement]) -> list[Act | None]:
    """The act of the statement that matches each label, one to one, best overlap first."""
    gold = [characters(label.content) for label in held]
    found = [characters(s.content) for s in statements]
    pairs = sorted(
        (-_iou(a, b), g, f)
        for g, a in enumerate(gold)
        for f, b in enumerate(found)
        if _iou(a, b) >= _OVERLAP
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, g, f in pairs:
        if g not in taken and f not in used:
            taken[g] = f
            used.add(f)
    return [statements[taken[g]].act if g in taken else None for g in range(len(held))]


def _iou(a: Characters, b: Characters) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """The figures of the clear labels."""
    clear = [j for j in judged if j.label.fit == "clear"]
    matched = [(j.label.act, j.matched) for j in clear if j.matched is not None]
    given = [(j.label.act, j.given) for j in clear]
    found = {"matched": len(matched) / len(clear) if clear else 0.0}
    for prefix, pairs in (("given", given), ("matched", matched)):
        found[f"{prefix}_on_record_f1"] = _f1([(a in ON_RECORD, b in ON_RECORD) for a, b in pairs])
        found[f"{prefix}_rest_f1"] = _f1(
            [(a not in ON_RECORD, b not in ON_RECORD) for a, b in pairs]
        )
        found[f"{prefix}_five"] = sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0
    return found


def _f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    counts = Counter(pairs)
    hits = counts[True, True]
    whole = 2 * hits + counts[True, False] + counts[False, True]
    return 2 * hits / whole if whole else 0.0


def all_figures(judged: Sequence[Judged], more: Sequence[Judged]) -> dict[str, float]:
    """The figures of both sets, and the recall of each act over the two."""
    found = figures(judged)
    found |= {f"more_{name}": value for name, value in figures(more).items()}
    clear = [j for j in (*judged, *more) if j.label.fit == "clear"]
    for act in get_args(Act):
        held = [j.given == act for j in clear if j.label.act == act]
        found[f"recall_{act}"] = sum(held) / len(held) if held else 0.0
    return found


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """The figures of the shipped parser."""
    return all_figures(*_judged(corpora, parser_of("spacy")))


def _judged(corpora: Path, parser: Parser) -> tuple[list[Judged], list[Judged]]:
    """Both sets, each text parsed once."""
    first = labels(GOLD)
    known = set(map(id, first))
    every = judge(corpora, [*first, *labels(MORE)], parser)
    return (
        [j for j in every if id(j.label) in known],
        [j for j in every if id(j.label) not in known],
    )


def report(parser: Parser, *, errors: bool) -> None:
    """Print the figures, the confusions and, when wanted, where the given cues go wrong."""
    sets = _judged(CORPORA, parser)
    for figure, value in all_figures(*sets).items():
        print(f"{figure:28}{value:.3f}")
    for name, judged in zip(("act.jsonl", "more.jsonl"), sets, strict=True):
        for fit in ("clear", "unreal", "slip"):
            held = [j for j in judged if j.label.fit == fit]
            wrong = Counter((j.label.act, j.given) for j in held if j.label.act != j.given)
            told = ", ".join(f"{a} as {b} {n}" for (a, b), n in sorted(wrong.items()))
            print(f"{name}, {fit}: {len(held)} labels; cue given, {told or 'none wrong'}")
        if errors:
            _print_errors(judged)


def _print_errors(judged: Sequence[Judged]) -> None:
    """Where the side is wrong: file and offset alone, since the corpus is not ours to print."""
    for j in judged:
        if j.label.fit == "clear" and (j.label.act in ON_RECORD) != (j.given in ON_RECORD):
            place = f"{j.label.file}:{j.label.cue[0].start}"
            print(f"{place}  gold {j.label.act}, given {j.given}, matched {j.matched}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--parser", choices=PARSERS, default="spacy")
    arguments.add_argument("--errors", action="store_true")
    given = arguments.parse_args()
    report(parser_of(given.parser), errors=given.errors)
