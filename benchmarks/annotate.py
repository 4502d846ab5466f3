"""All of clean and annotate on one core, beside spaCy's small pipeline alone.

    python benchmarks/annotate.py [--articles 100] [--parser spacy|encoder]

PolNeAR train articles in one process held to one core, after three to warm up. Article by
article both read the same text in turn, so that other work on the machine slows both
alike; spaCy takes the paragraphs of an article together, its fastest way. Seconds are
those of the processor, of all threads together. The whole is the program's own
``annotate``; the steps after the parse are then run once more, each by itself, for the
table. Peak memory is that of a fresh process that only annotates.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, only this file's folder is on the path

from quality.parsers import PARSERS, parser_of  # noqa: E402

from onrecord.clean import passages  # noqa: E402
from onrecord.extract.annotate import annotate  # noqa: E402
from onrecord.extract.commitments import find_commitments  # noqa: E402
from onrecord.extract.dates import find_dates  # noqa: E402
from onrecord.extract.events import find_events  # noqa: E402
from onrecord.extract.mentions import find_mentions  # noqa: E402
from onrecord.extract.questions import find_questions  # noqa: E402
from onrecord.extract.statements import find_statements  # noqa: E402
from onrecord.language.parse import Parse, Parser  # noqa: E402
from onrecord.language.spacy_parser import DEFAULT_PIPELINE, load  # noqa: E402
from onrecord.model.article import Article, Passage, Reading  # noqa: E402
from onrecord.model.span import Span  # noqa: E402
from onrecord.read import read_unit, units  # noqa: E402
from onrecord.settings import Settings  # noqa: E402

Result = TypeVar("Result")

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", ROOT.parent / "shared" / "corpora"))
_WARM = 3
_ANNOTATE, _SPACY = "annotate", "spaCy alone"


class _Clock:
    """Seconds of processor time by step."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def time(self, step: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        self.spent[step] += time.process_time() - start
        return result


class _Timed:
    """A parser that keeps its time and its last parse."""

    def __init__(self, parser: Parser, clock: _Clock) -> None:
        self._parser, self._clock = parser, clock
        self.version = parser.version
        self.last = Parse()

    def parse(self, text: str, body: Sequence[Span]) -> Parse:
        self.last = self._clock.time("parse", lambda: self._parser.parse(text, body))
        return self.last


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100)
    options.add_argument("--parser", choices=PARSERS, default="spacy")
    given = options.parse_args()
    files = sorted((CORPORA / "polnear" / "train" / "text").glob("*.txt"))
    files = files[: given.articles + _WARM]
    peak = _in_own_process(given.parser, files)
    _on_one_core()
    parser, nlp = parser_of(given.parser), load(DEFAULT_PIPELINE)
    clock, words = _Clock(), 0
    for n, file in enumerate(files):
        if n == _WARM:
            clock, words = _Clock(), 0
        article = _read(str(file))
        words += article.words
        lines = [line for line in article.text.splitlines() if line.strip()]
        clock.time(_SPACY, lambda lines=lines: deque(nlp.pipe(lines), maxlen=0))  # type: ignore[misc]
        _steps(article, parser, clock)
    _print(len(files) - _WARM, words, clock, peak)


def _steps(article: Article, parser: Parser, clock: _Clock) -> None:
    """The whole of annotate, then each step after the parse by itself."""
    held = clock.time("clean", lambda: passages(article))
    timed = _Timed(parser, clock)
    clock.time(_ANNOTATE, lambda: annotate(article, held, timed))
    _after_parse(article, held, timed.last, clock)


def _after_parse(article: Article, held: Sequence[Passage], parse: Parse, clock: _Clock) -> None:
    mentions = clock.time("mentions", lambda: find_mentions(article, parse, held))
    dates = clock.time("dates", lambda: find_dates(article, parse))
    statements = clock.time(
        "statements", lambda: find_statements(article, parse, held, mentions, dates)
    )
    clock.time("events", lambda: find_events(article, parse, dates, statements, mentions))
    clock.time("commitments", lambda: find_commitments(article, parse, dates, statements))
    clock.time("questions", lambda: find_questions(article, parse))


def _print(articles: int, words: int, clock: _Clock, peak: float) -> None:
    spent = dict(clock.spent)
    alone = spent.pop(_SPACY)
    total = spent.pop(_ANNOTATE) + spent["clean"]
    print(f"{articles} articles, {words} words, one core")
    print(f"clean and annotate   {words / total:8,.0f} words/s")
    print(f"spaCy alone          {words / alone:8,.0f} words/s")
    print(f"time to spaCy's      {total / alone:8.2f}")
    print(f"peak memory          {peak:8,.0f} MB")
    for step, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        print(f"    {step:<12}{seconds:8.2f} s {seconds / total:6.1%} "
              f"{words / max(seconds, 1e-9):12,.0f} words/s")  # fmt: skip
    rest = total - sum(spent.values())
    print(f"    {'rest':<12}{rest:8.2f} s {rest / total:6.1%}")


def _in_own_process(parser: str, files: Sequence[Path]) -> float:
    """Peak memory in MB of a process that annotates the longest of the articles."""
    longest = sorted(files, key=lambda f: (-f.stat().st_size, f.name))[:20]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_peak, (parser, [str(f) for f in longest]))


def _peak(parser_name: str, files: Sequence[str]) -> float:
    parser = parser_of(parser_name)
    for file in files:
        article = _read(file)
        annotate(article, passages(article), parser)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _read(path: str) -> Article:
    (unit,) = units([path], Settings())
    if not hasattr(unit, "format"):
        raise SystemExit(f"{path} was refused")
    (reading,) = read_unit(unit, Settings())  # type: ignore[arg-type]
    assert isinstance(reading, Reading)
    return reading.article


if __name__ == "__main__":
    main()
