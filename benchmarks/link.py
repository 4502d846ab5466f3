"""Time of linking 5, 100 and 1,000 articles, and per article.

Articles come from ECB+, BASIL and PolNeAR's training part, in an order fixed by their
id, so that each size is a mixture. With ``--full`` they are annotated first (that time
is not counted); else they have headline and body alone, and linking finds stories,
derivations and dates but no entities and utterances.

    python benchmarks/link.py [--full] [--sizes 5 100 1000]
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.stories import CORPORA, basil, ecb, light

from onrecord.extract.annotate import annotate
from onrecord.language.spacy_parser import SpacyParser
from onrecord.link import MemoryStore, link_pending
from onrecord.model.annotation import Annotated

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def polnear(corpora: Path) -> list[Annotated]:
    """The articles of PolNeAR's training part, by file name."""
    found = []
    for file in sorted((corpora / "polnear" / "train" / "text").glob("*.txt")):
        headline, _, body = file.read_text(encoding="utf-8").strip().partition("\n")
        day = _DAY.search(file.name)
        outlet = file.name.partition("_")[0]
        found.append(light(headline, body.strip(), day.group() if day else None, outlet))
    return found


def mixture(size: int) -> list[Annotated]:
    """``size`` articles of the three corpora, by id."""
    told = [t.annotated for t in (*basil(CORPORA), *ecb(CORPORA))]
    found = {a.article.id: a for a in (*told, *polnear(CORPORA))}
    return [found[key] for key in sorted(found)][:size]


def annotated(articles: Sequence[Annotated]) -> list[Annotated]:
    """The same articles with all that the language steps find."""
    parser = SpacyParser()
    return [
        replace(a, annotation=annotate(a.article, a.annotation.passages, parser)) for a in articles
    ]


def measure(articles: Sequence[Annotated]) -> str:
    """One line of figures."""
    words = sum(a.article.words for a in articles)
    store = MemoryStore(articles)
    started = time.perf_counter()
    tally = link_pending(store)
    seconds = time.perf_counter() - started
    stories = store.links()
    largest = max(len(x.story.articles) for x in stories)
    each = 1000 * seconds / len(articles)
    return (
        f"{len(articles):6} articles {words:9} words {seconds:8.2f} s {each:8.1f} ms an article"
        f" {tally.pairs:7} pairs {len(stories):5} stories, the largest of {largest}"
    )


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 100, 1000])
    options = parser.parse_args()
    articles = mixture(max(options.sizes))
    if options.full:
        articles = annotated(articles)
    measure(articles[:2])  # loads the frequency table
    for size in options.sizes:
        print(measure(articles[:size]), flush=True)


if __name__ == "__main__":
    main()
