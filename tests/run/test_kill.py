"""A run that is killed leaves whole articles, and the next one completes it."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Store
from tests.run.light import write_articles

REPOSITORY = Path(__file__).parents[2]


def start(folder: Path, store: Path, workers: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.run.kill_target", str(folder), str(store), str(workers)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    output, _ = process.communicate(timeout=120)
    return output


def records(store: Path) -> tuple[Any, ...]:
    """All that the store holds, story names of former times left out."""
    with Store.open(store, create=False) as held:
        links = [held.story(story.id) for story in held.stories()]
        return list(held.articles()), links, held.pending(1000), held.counts()


def check_whole(store: Path) -> int:
    """Check what a killed run left; return how many articles it holds."""
    with sqlite3.connect(store) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with Store.open(store) as held:
        articles = list(held.articles())
        linked = held.stories_of([a.article.id for a in articles])
        marked = set(held.pending(1000))
        for annotated in articles:
            article = annotated.article
            assert [p.span.end for p in annotated.annotation.passages] == [len(article.text)]
            assert annotated.annotation.producers
            assert annotated.receipts
            assert article.id in marked or article.id in linked, "neither marked nor linked"
            first = article.text.split(".")[0]
            assert article.id in {h.article for h in held.search(f'"{first}"', 5, ("article",))}
        return len(articles)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_loses_nothing_that_was_saved(tmp_path: Path, workers: int) -> None:
    folder, chooser = tmp_path / "in", random.Random(workers)
    write_articles(folder, 60)
    process = start(folder, tmp_path / "whole.db", workers)
    assert process.stdout is not None
    process.stdout.readline()
    began = time.perf_counter()
    assert finish(process).split() == ["done"]
    length = time.perf_counter() - began
    whole = records(tmp_path / "whole.db")

    killed, left = tmp_path / "killed.db", []
    for share in sorted(chooser.uniform(0.05, 0.9) for _ in range(3)):
        process = start(folder, killed, workers)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(share * length)
        process.send_signal(signal.SIGKILL)
        finish(process)
        left.append(check_whole(killed))
    assert left == sorted(left), "an article was lost"
    assert finish(start(folder, killed, workers)).split() == ["begun", "done"]
    assert records(killed) == whole
