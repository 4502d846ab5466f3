"""A light plan for one article, and texts to take in: no parser, real records."""

from __future__ import annotations

import json
import os
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Passage, Sentence
from onrecord.model.ids import PassageId, StatementId, record_id
from onrecord.model.reject import Reject
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.run.plan import Plan
from onrecord.run.stages import ARTICLE
from onrecord.settings import Settings

NOW = "2024-05-01T10:00:00Z"
CALLS: list[str] = []
"""Ids of the articles annotated in this process."""


class LightStage:
    """One body passage, a sentence a line, a statement a quotation."""

    name = "light"
    needs = ARTICLE
    adds = frozenset({"passages", "sentences", "statements"})

    def __init__(self, version: str = "1") -> None:
        self.version = version

    def run(self, batch: Sequence[Article]) -> Iterator[Annotation | Reject]:
        for article in batch:
            CALLS.append(article.id)
            yield self._annotation(article)

    def _annotation(self, article: Article) -> Annotation | Reject:
        text = article.text
        if "KILL THE WORKER" in text:
            os._exit(9)
        if "BUG" in text:
            raise ValueError("no such case")
        if "REFUSE" in text:
            return Reject(path="", stage="annotate", reason="is refused by the test")
        if "FOREIGN" in text:
            return Annotation(article=article.id, refused="language xx")
        time.sleep(0.005 if "SLOW" in text else 0)
        whole = Span(0, len(text))
        return Annotation(
            article=article.id,
            passages=(
                Passage(
                    id=PassageId(record_id("passage", article.id, whole)),
                    article=article.id,
                    kind="body",
                    span=whole,
                    reason=f"title {article.title}",
                ),
            ),
            sentences=tuple(
                Sentence(article=article.id, span=Span(*m.span()))
                for m in re.finditer(r"[^\n]+", text)
            ),
            statements=tuple(
                Statement(
                    id=StatementId(record_id("statement", article.id, Span(*m.span()))),
                    article=article.id,
                    manner="direct",
                    act="said",
                    content=(Span(*m.span()),),
                )
                for m in re.finditer(r'"[^"\n]+"', text)
            ),
        )


def light(_: Settings) -> Plan:
    return Plan("light", [LightStage()], given=ARTICLE)


def lighter(_: Settings) -> Plan:
    return Plan("light", [LightStage("2")], given=ARTICLE)


def no_link(_: Any, progress: Callable[[int], None]) -> None:
    del progress


def text(number: int) -> str:
    chooser = random.Random(number)
    places = ("Varholm", "Ostrava", "Lindmark", "the harbour", "the northern port")
    lines = [f"Report {number} from {chooser.choice(places)}."]
    for n in range(chooser.randint(3, 12)):
        lines.append(f'"We meet again in week {n}," the envoy said in {chooser.choice(places)}.')
    return "\n\n".join(lines) + "\n"


def write_articles(folder: Path, count: int) -> None:
    """Text files and a JSONL file, some texts coming twice with other metadata."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for number in range(count):
        if number % 3:
            (folder / f"{number:03}.txt").write_text(text(number))
        else:
            lines.append({"id": f"a{number}", "text": text(number), "outlet": "The Harbour Post"})
        if number % 6 == 0:
            again = {"id": f"b{number}", "title": f"Title {number}", "language": "en"}
            lines.append({**lines[-1], **again})
    (folder / "export.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
