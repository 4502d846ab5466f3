"""How well articles are put into stories, on BASIL and ECB+.

BASIL holds 60 triples: one event told by three outlets. ECB+ holds 22 topics of two
happenings each that were chosen to be alike (a film star's overdose, another's), so
pairs across the two count as wrong. Constants were tuned on half of the BASIL triples
(by a hash of the triple's id) and the odd topics of ECB+; the gate scores the others.

Articles go through linking with headline and body alone, without the language steps:
stories are decided on words, and the whole run takes well under two minutes.

    python quality/stories.py [--part tuned|held] [--worst N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord.link.linker import link_all
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, PassageKind
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import ArticleId, PassageId, article_id, record_id
from onrecord.model.span import Span

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
_TIGHT = re.compile(r" (['’]s\b|n['’]t\b|[.,;:!?%)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article with the happening it is on, and the half that it belongs to."""

    annotated: Annotated
    happening: str
    held: bool


def light(headline: str, body: str, day: str | None, outlet: str | None) -> Annotated:
    """An article with its headline and body labelled, and nothing else."""
    text = f"{headline}\n\n{body}"
    published = UNDATED
    if day:
        published = DateInterval(earliest=day, latest=day, basis="stated", reason="metadata")
    article = Article(
        id=article_id(text, outlet),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        raw_sha256="",
        outlet=outlet,
        title=headline,
        published=published,
        language="en",
    )
    spans: tuple[tuple[PassageKind, Span], ...] = (
        ("headline", Span(0, len(headline))),
        ("body", Span(len(headline) + 2, len(text))),
    )
    passages = tuple(
        Passage(
            id=PassageId(record_id("passage", article.id, kind, span)),
            article=article.id,
            kind=kind,
            span=span,
            reason="corpus",
        )
        for kind, span in spans
    )
    return Annotated(article=article, annotation=Annotation(article=article.id, passages=passages))


def basil(corpora: Path) -> list[Told]:
    """The 180 articles of BASIL, by file name."""
    found = []
    for file in sorted((corpora / "basil").glob("*.json")):
        held = json.loads(file.read_text(encoding="utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in held["body-paragraphs"])
        triple = held["triplet-uuid"]
        found.append(
            Told(
                annotated=light(held["title"].strip(), body, held["date"], held["source"]),
                happening=f"basil {triple}",
                held=hashlib.sha256(triple.encode()).digest()[0] % 2 == 1,
            )
        )
    return found


def ecb(corpora: Path) -> list[Told]:
    """The 462 articles of ECB+, by file name; the address in the first line is dropped."""
    found = []
    for file in sorted((corpora / "ecb-plus").glob("*/*.xml")):
        lines = _sentences(file)
        topic = int(file.name.partition("_")[0])
        half = "plus" if file.name.endswith("ecbplus.xml") else "first"
        found.append(
            Told(
                annotated=light(lines[0], "\n\n".join(lines[1:]), None, file.name),
                happening=f"ecb {topic} {half}",
                held=topic % 2 == 0,
            )
        )
    return found


def _sentences(file: Path) -> list[str]:
    held: dict[int, list[str]] = {}
    for token in ET.parse(file).getroot().iter("token"):  # noqa: S314 - a corpus file
        held.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    lines = [_TIGHT.sub(r"\1", " ".join(words)) for _, words in sorted(held.items())]
    return lines[1:] if lines[0].startswith("http") else lines


def clusters_of(told: Sequence[Told]) -> dict[ArticleId, str]:
    """The story that linking puts each article into."""
    links = link_all([t.annotated for t in told])
    return {article: x.story.id for x in links for article in x.story.articles}


def pairwise(gold: Mapping[ArticleId, str], found: Mapping[ArticleId, str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of articles in one cluster."""
    together = Counter((gold[a], found[a]) for a in gold)
    right = _pairs(together)
    return _f1(right, _pairs(Counter(found[a] for a in gold)), _pairs(Counter(gold.values())))


def _pairs(sizes: Mapping[tuple[str, str], int] | Mapping[str, int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _f1(right: float, given: float, wanted: float) -> dict[str, float]:
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def b_cubed(gold: Mapping[ArticleId, str], found: Mapping[ArticleId, str]) -> dict[str, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin, 1998)."""
    together = Counter((gold[a], found[a]) for a in gold)
    in_gold, in_found = Counter(gold.values()), Counter(found[a] for a in gold)
    precision = sum(n * n / in_found[f] for (_, f), n in together.items()) / len(gold)
    recall = sum(n * n / in_gold[g] for (g, _), n in together.items()) / len(gold)
    f1 = 2 * precision * recall / (precision + recall)
    return {"precision": precision, "recall": recall, "f1": f1}


def score(corpora: Path = CORPORA, *, held: bool = True) -> dict[str, float]:
    """Scores of the held half, or of the half that constants were tuned on.

    Args:
        corpora: the folder that holds ``basil`` and ``ecb-plus``.
        held: which half.

    Returns:
        ``<corpus>_<measure>_<precision|recall|f1>`` and ``seconds``.
    """
    started = time.perf_counter()
    result: dict[str, float] = {}
    everything = [*basil(corpora), *ecb(corpora)]
    found = clusters_of(everything)
    for name in ("basil", "ecb", "both"):
        part = [t for t in everything if t.held == held and t.happening.startswith(name)]
        if name == "both":
            part = [t for t in everything if t.held == held]
        gold = {t.annotated.article.id: t.happening for t in part}
        for measure, scores in (("pairs", pairwise(gold, found)), ("b3", b_cubed(gold, found))):
            result |= {f"{name}_{measure}_{key}": value for key, value in scores.items()}
    result["seconds"] = time.perf_counter() - started
    return result


def worst(corpora: Path, count: int) -> list[str]:
    """The first wrongly joined and parted pairs, by headline, of the tuned half."""
    told = [t for t in (*basil(corpora), *ecb(corpora)) if not t.held]
    found = clusters_of(told)
    lines = []
    for a, b in combinations(told, 2):
        same = found[a.annotated.article.id] == found[b.annotated.article.id]
        if same != (a.happening == b.happening):
            verdict = "joined" if same else "parted"
            titles = f"{a.annotated.article.title} | {b.annotated.article.title}"
            lines.append(f"{verdict}: {a.happening} / {b.happening}: {titles}")
    return lines[:count]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("tuned", "held"), default="held")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    for name, value in score(held=options.part == "held").items():
        print(f"{name:28} {value:.3f}")
    for line in worst(CORPORA, options.worst) if options.worst else ():
        print(line)


if __name__ == "__main__":
    main()
