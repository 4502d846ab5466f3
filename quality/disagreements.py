"""Whether and how two short reports differ: a frozen gold of pairs.

The gold (``gold/disagreements``) was written from guidelines by people who had not seen
the rules. The first pairs, and the half of the fresh ones that a hash of their ids gives,
are learnt from (``training/disagreements.py``); figures are of the other half of the fresh
ones, pairs of corpora and invented ones apart. Each pair is linked as a story of two
articles of the given dates; a pair counts as found where the account calls it
contradiction, update, scope or attribution, and the gold does.

    python -m quality.disagreements [--part tuned|held|all] [--missed] [--parser spacy|encoder]
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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

GOLD = Path(__file__).with_name("gold") / "disagreements"
OLD = ("disagreements.jsonl",)  # seen: for tuning alone
FRESH = ("fresh_a.jsonl", "fresh_b.jsonl")  # half of them are only reported
DIFFER = ("contradiction", "attribution", "update", "scope")  # the first of several counts
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair of the gold.

    Attributes:
        days: of the two sides; None where not known.
        differences: the spans of what differs, in the two texts.
        topic: what pairs of one happening of a corpus have in common.
    """

    id: str
    origin: str
    label: str
    texts: tuple[str, str]
    days: tuple[str | None, str | None]
    differences: Sequence[tuple[Span, Span]]
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A pair with what the account says of it."""

    pair: Pair
    got: str
    found: Sequence[Disagreement]


def gold(corpora: Path, files: Sequence[str] = (*OLD, *FRESH)) -> Iterator[Pair]:
    """Every pair of some files of the gold."""
    for file in files:
        for line in (GOLD / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            a, b = row["a"], row["b"]
            yield Pair(
                id=row["id"],
                origin=row["origin"],
                label=row["label"],
                texts=(text_of(a, corpora), text_of(b, corpora)),
                days=(a.get("date"), b.get("date")),
                differences=[(Span(*d["a"]), Span(*d["b"])) for d in row["differences"]],
                topic=str(Path(a["file"]).parent) if "file" in a else row["id"],
            )


def part(corpora: Path, name: str) -> list[Pair]:
    """The pairs that may be learnt from (``tuned``), those only reported (``held``), or all."""
    fresh = [(p, held_out(p.id)) for p in gold(corpora, FRESH)]
    held = [p for p, out in fresh if out]
    tuned = [*gold(corpora, OLD), *(p for p, out in fresh if not out)]
    return {"tuned": tuned, "held": held, "all": [*tuned, *held]}[name]


def told(pair: Pair, parser: Parser) -> Told:
    """What the account of a story of the two sides says."""
    found = build(records_of(pair, parser)).disagreements
    kinds = {d.kind for d in found}
    got = next((k for k in (*DIFFER, "wording") if k in kinds), NONE)
    return Told(pair=pair, got=got, found=found)


def records_of(pair: Pair, parser: Parser) -> StoryRecords:
    """A story of the two sides."""
    sides = [
        _article(f"{pair.id}-{side}", text, day, parser)
        for side, text, day in zip("ab", pair.texts, pair.days, strict=True)
    ]
    linked = compare(*sides)
    links = link_story(sides, [] if linked is None else [linked])
    return StoryRecords(articles=tuple(sides), links=links)


def _article(key: str, text: str, day: str | None, parser: Parser) -> Annotated:
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
    wanted = [t for t in told if t.pair.label in DIFFER]
    got = [t for t in told if t.got in DIFFER]
    both = [t for t in wanted if t.got in DIFFER]
    found = {
        "precision": len(both) / len(got) if got else 1.0,
        "recall": len(both) / len(wanted) if wanted else 0.0,
        "f1": 2 * len(both) / (len(wanted) + len(got)) if wanted or got else 0.0,
    }
    if both:
        found["kind"] = sum(t.got == t.pair.label for t in both) / len(both)
    for kind in DIFFER:
        either = sum(t.pair.label == kind for t in told) + sum(t.got == kind for t in told)
        if either:
            found[f"{kind}_f1"] = 2 * sum(t.got == t.pair.label == kind for t in told) / either
    return found


def score(corpora: Path) -> dict[str, float]:
    """Figures of the pairs that are only reported: all, and those of corpora and invented ones."""
    parser = parser_of("")
    held = [told(pair, parser) for pair in part(corpora, "held")]
    found = {f"fresh_{name}": value for name, value in figures(held).items()}
    for origin in sorted({t.pair.origin for t in held}):
        some = figures([t for t in held if t.pair.origin == origin])
        found |= {f"fresh_{origin}_{name}": some[name] for name in ("precision", "recall", "f1")}
    return found


def table(told: Sequence[Told]) -> str:
    """The confusion table: a row each label, a column each answer."""
    counts = Counter((t.pair.label, t.got) for t in told)
    names = [*DIFFER, "wording", NONE]
    head = "| label \\ got | " + " | ".join(names) + " |"
    rule = "|---" * (len(names) + 1) + "|"
    labels = (*DIFFER, "wording", "agree", "unrelated")
    rows = [f"| {w} | " + " | ".join(str(counts[w, g]) for g in names) + " |" for w in labels]
    return "\n".join([head, rule, *rows])


def main() -> None:
    """Print the figures of a part, and what was missed or wrong."""
    parsing = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parsing.add_argument("--part", choices=("tuned", "held", "all"), default="held")
    parsing.add_argument("--missed", action="store_true", help="what was missed or wrong")
    parsing.add_argument("--parser", choices=PARSERS, default="")
    options = parsing.parse_args()
    parser = parser_of(options.parser)
    seen = [told(pair, parser) for pair in part(corpora_folder(os.environ), options.part)]
    for name in ("all", *sorted({t.pair.origin for t in seen})):
        some = [t for t in seen if name in ("all", t.pair.origin)]
        print(f"{name}: {len(some)} pairs", {k: round(v, 3) for k, v in figures(some).items()})
    print(table(seen))
    for t in seen if options.missed else ():
        if (t.pair.label in DIFFER or t.got in DIFFER) and t.pair.label != t.got:
            print(
                f"{t.pair.id} {t.pair.label} -> {t.got}",
                *(f"   {x}" for x in t.pair.texts),
                sep="\n",
            )
            print("   ", [(d.kind, d.about, d.reason) for d in t.found])


if __name__ == "__main__":
    main()
