"""Articles to make derivations from: PolNeAR's training part, read where it lies.

One half, by a hash of the file's name, is for tuning; figures are of the other.
"""

from __future__ import annotations

import hashlib
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, PassageKind, Sentence
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import PassageId, article_id, record_id
from onrecord.model.span import Span

CORPORA = Path(os.environ.get("ONRECORD_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
_TIGHT = re.compile(r" (['’]s\b|n['’]t\b|[.,;:!?%)])")
LEAST_WORDS = 150
MOST_WORDS = 1_600
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SENTENCE = re.compile(
    r"\S(?:[^\n]*?[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$)|[^\n]+)", re.MULTILINE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A corpus article before anything is made from it.

    Attributes:
        name: of its file.
        paragraphs: of its body.
        held: whether it is of the half that figures are reported on.
    """

    name: str
    headline: str
    paragraphs: tuple[str, ...]
    outlet: str
    day: str
    held: bool

    @property
    def words(self) -> int:
        """Words of its body."""
        return sum(len(p.split()) for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What an article says of itself beside its text."""

    outlet: str | None = None
    day: str | None = None
    credit: str | None = None
    url: str | None = None
    canonical: str | None = None


@lru_cache(maxsize=1)
def sources(corpora: Path = CORPORA) -> tuple[Source, ...]:
    """The articles of middling length, by file name."""
    found = []
    bodies: set[str] = set()
    for file in sorted((corpora / "polnear" / "train" / "text").glob("*.txt")):
        headline, _, body = file.read_text(encoding="utf-8").strip().partition("\n")
        paragraphs = tuple(p.strip() for p in body.splitlines() if p.strip())
        day = _DAY.search(file.name)
        one = Source(
            name=file.name,
            headline=headline.strip(),
            paragraphs=paragraphs,
            outlet=file.name.partition("_")[0],
            day=day.group() if day else "2016-01-01",
            held=hashlib.sha256(file.name.encode()).digest()[0] % 2 == 1,
        )
        fits = LEAST_WORDS <= one.words <= MOST_WORDS and len(paragraphs) >= 4
        if fits and body not in bodies:  # some were published twice
            bodies.add(body)
            found.append(one)
    return tuple(found)


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, by their marks."""
    return [match.group().strip() for match in _SENTENCE.finditer(text)]


def article(
    headline: str, paragraphs: Sequence[str], meta: Meta, *, furniture: Sequence[str] = ()
) -> Annotated:
    """An article with labelled passages and sentences, and nothing else."""
    parts: list[tuple[PassageKind, str]] = [("headline", headline)] if headline else []
    parts += [("body", p) for p in paragraphs]
    parts += [("furniture", p) for p in furniture]
    text = "\n\n".join(words for _, words in parts)
    made = Article(
        id=article_id(text, meta.outlet),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        raw_sha256="",
        outlet=meta.outlet,
        title=headline or None,
        credit=meta.credit,
        url=meta.url,
        canonical_url=meta.canonical,
        published=_stated(meta.day) if meta.day else UNDATED,
        language="en",
    )
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    at = 0
    for kind, words in parts:
        span = Span(at, at + len(words))
        passage = PassageId(record_id("passage", made.id, kind, span))
        passages.append(Passage(id=passage, article=made.id, kind=kind, span=span, reason="corpus"))
        if kind == "body":
            sentences += [
                Sentence(article=made.id, span=Span(at + m.start(), at + m.end()))
                for m in _SENTENCE.finditer(words)
            ]
        at += len(words) + 2
    annotation = Annotation(article=made.id, passages=tuple(passages), sentences=tuple(sentences))
    return Annotated(article=made, annotation=annotation)


def _stated(day: str) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis="stated", reason="metadata")


def ecb_lines(file: Path) -> list[str]:
    """The sentences of an ECB+ file, joined from its tokens, its address left out."""
    held: dict[int, list[str]] = {}
    for token in ET.parse(file).getroot().iter("token"):  # noqa: S314 - a corpus file
        held.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    lines = [_TIGHT.sub(r"\1", " ".join(words)) for _, words in sorted(held.items())]
    return lines[1:] if lines[0].startswith("http") else lines
