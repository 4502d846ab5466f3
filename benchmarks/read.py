"""Words per second of ``onrecord read``, the share of each stage, peak memory.

    python benchmarks/read.py [--articles 200] [--workers 1 2]

Reads PolNeAR train articles into a fresh store in a process of its own, then runs the
spaCy pipeline alone over the same texts in the same run: speed is told as a ratio to it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("ONRECORD_CORPORA", ROOT.parent / "shared" / "corpora"))


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    given = options.parse_args()
    texts = sorted((CORPORA / "polnear" / "train" / "text").glob("*.txt"))[: given.articles]
    words = sum(len(text.read_text("utf-8").split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, {os.cpu_count()} cores")
    alone = _parser_alone(texts)
    print(f"spaCy pipeline alone: {words / alone:,.0f} words/s")
    for workers in given.workers:
        _read(texts, words, workers, alone)


def _parser_alone(texts: list[Path]) -> float:
    from onrecord.language.spacy_parser import DEFAULT_PIPELINE, load  # noqa: PLC0415

    nlp = load(DEFAULT_PIPELINE)
    paragraphs = [
        line for text in texts for line in text.read_text("utf-8").splitlines() if line.strip()
    ]
    start = time.perf_counter()
    for _ in nlp.pipe(paragraphs, batch_size=32):
        pass
    return time.perf_counter() - start


def _read(texts: list[Path], words: int, workers: int, alone: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "bench.db")
        paths = [str(text) for text in texts]
        command = [sys.executable, "-m", "onrecord.cli", "read", *paths]
        for round_ in ("first", "again"):
            start = time.perf_counter()
            done = subprocess.run(
                [*command, "--store", store, "--workers", str(workers), "--json"],
                capture_output=True,
                text=True,
                check=False,
            )
            seconds = time.perf_counter() - start
            told = json.loads(done.stdout)
            print(
                f"workers {workers}, {round_} read: {words / seconds:,.0f} words/s, "
                f"{seconds:.1f} s, {alone / seconds:.2f} of the pipeline's speed alone, "
                f"taken {told['taken']}, known {told['known']}, refused {len(told['refused'])}"
            )
            total = sum(told["seconds"].values()) or 1.0
            for stage, spent in sorted(told["seconds"].items(), key=lambda s: -s[1]):
                print(f"    {stage:<12}{spent:8.2f} s {spent / total:6.1%}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"    peak memory of the largest process so far: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
