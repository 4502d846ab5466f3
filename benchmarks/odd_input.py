"""How the time of annotate grows with the length of one odd article.

    python benchmarks/odd_input.py [--parser spacy|encoder] [--kind KIND ...] [--words N ...]

For each kind of input: seconds of processor time of clean and annotate at each length,
and the exponent k of ``seconds ~ words ** k`` (slope of the logarithms, least squares;
1 is linear). One line of noise is normal where the seconds are few.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, only this file's folder is on the path

from quality.odd import KINDS, annotated, odd_text  # noqa: E402
from quality.parsers import PARSERS, parser_of  # noqa: E402

from onrecord.language.parse import Parser  # noqa: E402

_SIZES = (12_500, 25_000, 50_000, 100_000)


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parser", choices=PARSERS, default="spacy")
    options.add_argument("--kind", choices=sorted(KINDS), action="append")
    options.add_argument("--words", type=int, action="append")
    given = options.parse_args()
    parser = parser_of(given.parser)
    annotated(odd_text("news", 200), parser)
    sizes = sorted(given.words or _SIZES)
    print(f"{'kind':22}" + "".join(f"{size:>10,}" for size in sizes) + f"{'exponent':>10}")
    for kind in given.kind or sorted(KINDS):
        seconds = [_seconds(kind, size, parser) for size in sizes]
        cells = "".join(f"{s:9.2f}s" for s in seconds)
        print(f"{kind:22}{cells}{exponent(sizes, seconds):10.2f}", flush=True)


def _seconds(kind: str, size: int, parser: Parser) -> float:
    text = odd_text(kind, size)
    start = time.process_time()
    annotated(text, parser)
    return time.process_time() - start


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the logarithms; 0 for fewer than two sizes."""
    if len(sizes) < 2:
        return 0.0
    xs, ys = [math.log(s) for s in sizes], [math.log(max(s, 1e-6)) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return across / sum((a - x) ** 2 for a in xs)


if __name__ == "__main__":
    main()
