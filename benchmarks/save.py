"""Articles and rows per second of the store: saving, loading, searching.

    python benchmarks/save.py [--articles 1000] [--store postgresql://...]

Saves synthetic articles with 200 records each, eight to a transaction as a run does.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from pathlib import Path

from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Passage, Reading, Sentence
from onrecord.model.dates import DateExpression
from onrecord.model.entity import Mention
from onrecord.model.event import Event
from onrecord.model.ids import (
    DateId,
    EventId,
    MentionId,
    PassageId,
    StatementId,
    article_id,
    record_id,
)
from onrecord.model.span import Span
from onrecord.model.statement import Speaker, Statement
from onrecord.store import Saving, Store

WORDS = ("harbour", "minister", "talks", "envoy", "trade", "week", "café", "“quoted”", "north")
RECORDS, BATCH = 200, 8


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--store", default=None)
    given = options.parse_args()
    made = [_saving(n) for n in range(given.articles)]
    with tempfile.TemporaryDirectory() as folder:
        address = given.store or str(Path(folder) / "save.db")
        with Store.open(address) as store:
            _measure(store, made)
            if given.store is None:
                size = sum(p.stat().st_size for p in Path(folder).iterdir())
                print(f"{size / len(made) / 1000:.1f} kB an article on disk")


def _measure(store: Store, made: list[Saving]) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    for start in range(0, len(made), BATCH):
        store.save(made[start : start + BATCH], "2024-05-01T10:00:00Z")
    seconds, busy = time.perf_counter() - began, time.process_time() - cpu
    rows = sum(store.counts().values())
    print(
        f"save: {len(made) / seconds:,.0f} articles/s, {rows / seconds:,.0f} rows/s, "
        f"{busy / len(made) * 1000:.1f} ms of processor an article"
    )
    began = time.perf_counter()
    assert sum(1 for _ in store.articles()) == len(made)
    print(f"load: {len(made) / (time.perf_counter() - began):,.0f} articles/s")
    began = time.perf_counter()
    for words in ("harbour", "minister talks", '"trade week"', "nowhere"):
        store.search(words)
    print(f"search: {(time.perf_counter() - began) / 4 * 1000:.1f} ms a query")


def _saving(number: int) -> Saving:
    chooser = random.Random(number)
    text = " ".join(chooser.choice(WORDS) for _ in range(600)) + f" {number}"
    raw = text.encode()
    sha256 = hashlib.sha256(raw).hexdigest()
    a = article_id(text, "Post")
    span = [Span(n * 15, n * 15 + 120) for n in range(RECORDS)]
    mentions = tuple(
        Mention(
            id=MentionId(record_id("mention", a, span[n])),
            article=a,
            span=span[n],
            kind="person",
            name="Ada Quist",
        )
        for n in range(80)
    )
    annotation = Annotation(
        article=a,
        passages=tuple(
            Passage(
                id=PassageId(record_id("passage", a, span[n])),
                article=a,
                kind="body",
                span=span[n],
                reason="prose",
            )
            for n in range(20)
        ),
        sentences=tuple(Sentence(article=a, span=span[n]) for n in range(30)),
        mentions=mentions,
        dates=tuple(
            DateExpression(
                id=DateId(record_id("date", a, span[n])),
                article=a,
                span=span[n],
                timex="DATE",
                anchor="published",
                rule="-1d",
            )
            for n in range(20)
        ),
        statements=tuple(
            Statement(
                id=StatementId(record_id("statement", a, span[n])),
                article=a,
                manner="direct",
                act="said",
                content=(span[n],),
                speaker=Speaker(span=span[n], name="Ada Quist", named=True, mention=mentions[n].id),
                cue=span[n],
            )
            for n in range(25)
        ),
        events=tuple(
            Event(
                id=EventId(record_id("event", a, span[n])),
                article=a,
                span=span[n],
                trigger=span[n],
                lemma="meet",
                modality="done",
                tense="recalled",
            )
            for n in range(25)
        ),
    )
    article = Article(
        id=a, text=text, sha256=sha256, raw_sha256=sha256, outlet="Post", title=f"Title {number}"
    )
    return Saving(
        reading=Reading(article=article, path=f"{number}.txt", raw=raw), annotation=annotation
    )


if __name__ == "__main__":
    main()
