"""How well the body is told from all else: real pages, and invented plain texts.

Pages: the article-extraction benchmark's 102 pages with their true bodies. A page is
read and cleaned; its body passages are compared with the true body by that benchmark's
own measure: bags of 4-grams of word tokens, precision, recall and F1 from the true
positives, false positives and false negatives summed per page as shares, averaged over
the pages. trafilatura's own output is scored beside it in the same run. Pages are halved
by a hash of their name: ``tune`` is the half whose errors may be looked at, ``hold`` only
reports.

Texts: ``gold/passages/*.tsv``, a kind for each line of invented plain-text pages written
before the rules, and ``gold/passages_second``, written after the rules fitted the first.
``aside`` is everything but body.

    python quality/passages.py [--errors]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from onrecord.clean import passages
from onrecord.model.article import Article, Passage
from onrecord.read.build import UnreadableError, build
from onrecord.read.fields import Fields
from onrecord.read.html import html_article
from onrecord.read.lead import read_lines

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))
GOLD = Path(__file__).parent / "gold" / "passages"
SECOND = Path(__file__).parent / "gold" / "passages_second"
_GRAM = 4
_LIMIT = 10_000_000
# The benchmark counts the headline as neither: only these kinds are its body.
_BODY = ("body", "dateline")


@dataclass(frozen=True, slots=True)
class Counts:
    """Shares of one page, after the benchmark: they sum to one."""

    right: float
    extra: float
    missed: float


def score(corpora: Path) -> dict[str, float]:
    """Every figure, more is better."""
    return {
        **score_pages(corpora),
        **score_texts(GOLD, "texts"),
        **score_texts(SECOND, "texts_second"),
    }


def score_pages(corpora: Path) -> dict[str, float]:
    """F1, precision and recall on each half, ours and trafilatura's own."""
    folder = corpora / "article-extraction"
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    found: dict[str, list[Counts]] = {}
    for name, held in sorted(truth.items()):
        raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        half = half_of(name)
        ours = compare(held["articleBody"], body_of_page(raw))
        theirs = compare(
            held["articleBody"], trafilatura.extract(raw, include_comments=False) or ""
        )
        found.setdefault(f"pages_{half}", []).append(ours)
        found.setdefault(f"trafilatura_{half}", []).append(theirs)
    return {k: v for name, counts in sorted(found.items()) for k, v in _figures(name, counts)}


def half_of(name: str) -> str:
    """``tune`` or ``hold``, by a hash of the page's name."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "hold"


def body_of_page(raw: bytes) -> str:
    """The body passages of a page, a line each; nothing where the page is refused."""
    try:
        article = html_article(raw, _LIMIT)
    except UnreadableError:
        return ""
    return "\n".join(p.span.of(article.text) for p in passages(article) if p.kind in _BODY)


def compare(true: str, predicted: str) -> Counts:
    """The benchmark's shares of right, extra and missed 4-grams."""
    a, b = _grams(true), _grams(predicted)
    right, extra, missed = (sum(c.values()) for c in (a & b, b - a, a - b))
    total = right + extra + missed
    return Counts(right / total, extra / total, missed / total) if total else Counts(0, 0, 0)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    size = min(_GRAM, len(words))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1) if size)


def _figures(name: str, counts: list[Counts]) -> Iterator[tuple[str, float]]:
    precision = _mean(c.right / (c.right + c.extra) if c.right + c.extra else 0.0 for c in counts)
    recall = _mean(c.right / (c.right + c.missed) if c.right + c.missed else 0.0 for c in counts)
    yield f"{name}_f1", 2 * precision * recall / (precision + recall) if precision else 0.0
    yield f"{name}_precision", precision
    yield f"{name}_recall", recall


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)


def score_texts(folder: Path, name: str) -> dict[str, float]:
    """Line accuracy, and precision and recall of what is set aside."""
    results = [r for page in sorted(folder.glob("*.tsv")) for r in lines_of(page)]
    right = sum(gold == got for gold, got, _ in results)
    aside = [(gold not in _WITH_BODY, got not in _WITH_BODY) for gold, got, _ in results]
    both = sum(g and p for g, p in aside)
    return {
        f"{name}_line_accuracy": right / len(results),
        f"{name}_aside_precision": both / max(1, sum(p for _, p in aside)),
        f"{name}_aside_recall": both / max(1, sum(g for g, _ in aside)),
    }


_WITH_BODY = ("body", "dateline+body")


def lines_of(page: Path) -> Iterator[tuple[str, str, str]]:
    """Gold kind, predicted kind and words of each line of an invented page."""
    rows = [line.partition("\t") for line in page.read_text("utf-8").splitlines()]
    article = plain_article("\n".join(words for _, _, words in rows) + "\n")
    held = passages(article)
    at = 0
    for gold, _, words in rows:
        if words:
            yield gold, _kind(held, at, at + len(words)), words
        at += len(words) + 1


def _kind(held: tuple[Passage, ...], start: int, end: int) -> str:
    kinds = [p.kind for p in held if p.span.start < end and start < p.span.end]
    return "+".join(dict.fromkeys(kinds))


def plain_article(text: str) -> Article:
    """An article of a plain text, as the reader makes it."""
    fields = Fields()
    read_lines(text, fields)
    return build(text, text.encode(), fields, limit=_LIMIT)


def main() -> None:
    """Print every figure; with ``--errors`` the lines and pages that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", action="store_true")
    if parser.parse_args().errors:
        for page in [*sorted(GOLD.glob("*.tsv")), *sorted(SECOND.glob("*.tsv"))]:
            for gold, got, words in lines_of(page):
                if gold != got:
                    print(f"{page.stem}: {gold} -> {got}: {words[:90]}")
        return
    began = time.perf_counter()
    for name, value in score(CORPORA).items():
        print(f"{name:32} {value:.4f}")
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
