"""Where the time of clean and annotate goes, step by step, on one core.

    python benchmarks/annotate.py [--articles 100]

PolNeAR train articles, in this process, after one article to warm up.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from onrecord.clean import passages
from onrecord.extract.dates import find_dates
from onrecord.extract.events import find_events
from onrecord.extract.mentions import find_mentions
from onrecord.extract.questions import find_questions
from onrecord.extract.statements import find_statements
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.article import Article, Reading
from onrecord.read import read_unit, units
from onrecord.settings import Settings

Result = TypeVar("Result")

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("ONRECORD_CORPORA", ROOT.parent / "shared" / "corpora"))


class _Clock:
    """Seconds of processor time by step."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def time(self, step: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        self.spent[step] += time.process_time() - start
        return result


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100)
    given = options.parse_args()
    files = sorted((CORPORA / "polnear" / "train" / "text").glob("*.txt"))[: given.articles + 1]
    parser, clock, words = SpacyParser(), _Clock(), 0
    for n, file in enumerate(files):
        if n == 1:
            clock, words = _Clock(), 0
        words += _one(str(file), parser, clock)
    total = sum(clock.spent.values())
    print(f"{len(files) - 1} articles, {words} words: {words / total:,.0f} words/s in all")
    for step, spent in sorted(clock.spent.items(), key=lambda s: -s[1]):
        print(f"    {step:<12}{spent:8.2f} s {spent / total:6.1%} {words / spent:12,.0f} words/s")


def _one(path: str, parser: SpacyParser, clock: _Clock) -> int:
    article = clock.time("read", lambda: _read(path))
    found = clock.time("clean", lambda: passages(article))
    body = [p.span for p in found if p.kind == "body"]
    parse = clock.time("parse", lambda: parser.parse(article.text, body))
    mentions = clock.time("mentions", lambda: find_mentions(article, parse, found))
    dates = clock.time("dates", lambda: find_dates(article, parse))
    statements = clock.time(
        "statements", lambda: find_statements(article, parse, found, mentions, dates)
    )
    clock.time("events", lambda: find_events(article, parse, dates, statements))
    clock.time("questions", lambda: find_questions(article, parse))
    return article.words


def _read(path: str) -> Article:
    (unit,) = units([path], Settings())
    if not hasattr(unit, "format"):
        raise SystemExit(f"{path} was refused")
    (reading,) = read_unit(unit, Settings())  # type: ignore[arg-type]
    assert isinstance(reading, Reading)
    return reading.article


if __name__ == "__main__":
    main()
