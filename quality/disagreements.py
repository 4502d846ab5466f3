"""Whether and how two short reports differ: a frozen gold of pairs.

The gold (``gold/disagreements``) was written from guidelines by someone who had not seen
the rules. Rules were tuned on the half of the pairs that a hash of their ids gives;
figures are of the other half, pairs of corpora and invented ones apart. Each pair is
linked as a story of two articles of the given dates; a pair counts as found where the
account calls it contradiction, update, scope or attribution, and the gold does.

    python -m quality.disagreements [--part tuned|held|all] [--missed] [--parser spacy|encoder]
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.gate import corpora_folder
from quality.parsers import PARSERS, parser_of
from quality.promises import held_out, text_of

from onrecord.account import build
from onrecord.extract import annotate
from onrecord.language.parse import Parser
from onrecord.link import compare
from onrecord.link.whole import link_story
from onrecord.model.account import Disagreement
from onrecord.model.annotation import Annotated
from onrecord.model.article import Article, Passage
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import ArticleId, PassageId
from onrecord.model.span import Span
from onrecord.model.story import StoryRecords

GOLD = Path(__file__).with_name("gold") / "disagreements" / "disagreements.jsonl"
DIFFER = ("contradiction", "attribution", "update", "scope")  # the first of several counts
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A pair with its label, and what the account says of it."""

    id: str
    origin: str
    texts: tuple[str, str]
    label: str
    got: str
    found: Sequence[Disagreement]


def pairs(corpora: Path, parser: Parser, gold: Path = GOLD) -> Iterator[Told]:
    """Every pair of the gold."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts = (text_of(row["a"], corpora), text_of(row["b"], corpora))
        sides = [
            _article(f"{row['id']}-{side}", text, row[side], parser)
            for side, text in zip("ab", texts, strict=True)
        ]
        found = found_in(sides)
        kinds = {d.kind for d in found}
        yield Told(
            id=row["id"],
            origin=row["origin"],
            texts=texts,
            label=row["label"],
            got=next((k for k in (*DIFFER, "wording") if k in kinds), NONE),
            found=found,
        )


def found_in(sides: Sequence[Annotated]) -> tuple[Disagreement, ...]:
    """The disagreements of the account of a story of these articles."""
    pair = compare(*sides)
    links = link_story(list(sides), [] if pair is None else [pair])
    return build(StoryRecords(articles=tuple(sides), links=links)).disagreements


def _article(key: str, text: str, row: Mapping[str, Any], parser: Parser) -> Annotated:
    day = row.get("date")
    published = (
        DateInterval(earliest=day, latest=day, basis="stated", reason="given") if day else UNDATED
    )
    article = Article(
        id=ArticleId(key),
        text=text,
        sha256="",
        raw_sha256="",
        outlet=key,
        published=published,
        language="en",
    )
    body = Passage(
        id=PassageId(key), article=article.id, kind="body", span=Span(0, len(text)), reason="gold"
    )
    return Annotated(article=article, annotation=annotate(article, (body,), parser))


def figures(told: Sequence[Told]) -> dict[str, float]:
    """Precision and recall of what differs, and the share of its kinds that are right."""
    wanted = [t for t in told if t.label in DIFFER]
    got = [t for t in told if t.got in DIFFER]
    both = [t for t in wanted if t.got in DIFFER]
    found = {
        "precision": len(both) / len(got) if got else 1.0,
        "recall": len(both) / len(wanted) if wanted else 0.0,
        "f1": 2 * len(both) / (len(wanted) + len(got)) if wanted or got else 0.0,
    }
    if both:
        found["kind"] = sum(t.got == t.label for t in both) / len(both)
    for kind in DIFFER:
        either = sum(t.label == kind for t in told) + sum(t.got == kind for t in told)
        if either:
            found[f"{kind}_f1"] = 2 * sum(t.got == t.label == kind for t in told) / either
    return found


def score(corpora: Path) -> dict[str, float]:
    """Figures of the held-out half: all, and pairs of corpora and invented ones apart."""
    told = [t for t in pairs(corpora, parser_of("")) if held_out(t.id)]
    found = figures(told)
    for origin in ("corpus", "invented"):
        part = figures([t for t in told if t.origin == origin])
        found |= {f"{origin}_{name}": part[name] for name in ("precision", "recall", "f1")}
    return found


def table(told: Sequence[Told]) -> str:
    """The confusion table: a row each label, a column each answer."""
    counts = Counter((t.label, t.got) for t in told)
    names = [*DIFFER, "wording", NONE]
    head = "| label \\ got | " + " | ".join(names) + " |"
    rule = "|---" * (len(names) + 1) + "|"
    labels = (*DIFFER, "wording", "agree", "unrelated")
    rows = [f"| {w} | " + " | ".join(str(counts[w, g]) for g in names) + " |" for w in labels]
    return "\n".join([head, rule, *rows])


def main() -> None:
    """Print the figures of a part, and what was missed or wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="held")
    parser.add_argument("--missed", action="store_true", help="what was missed or wrong")
    parser.add_argument("--parser", choices=PARSERS, default="")
    options = parser.parse_args()
    wanted = {"tuned": (False,), "held": (True,), "all": (False, True)}[options.part]
    every = pairs(corpora_folder(os.environ), parser_of(options.parser))
    told = [t for t in every if held_out(t.id) in wanted]
    for name in ("all", "corpus", "invented"):
        part = [t for t in told if name in ("all", t.origin)]
        print(f"{name}: {len(part)} pairs", {k: round(v, 3) for k, v in figures(part).items()})
    print(table(told))
    for t in told if options.missed else ():
        if (t.label in DIFFER or t.got in DIFFER) and t.label != t.got:
            print(f"{t.id} {t.label} -> {t.got}", *(f"   {text}" for text in t.texts), sep="\n")
            print("   ", [(d.kind, d.about, d.reason) for d in t.found])


if __name__ == "__main__":
    main()
