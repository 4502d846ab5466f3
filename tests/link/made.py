"""Articles made by hand for the tests of linking: invented people, outlets, places."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, PassageKind, Sentence
from onrecord.model.dates import UNDATED, DateExpression, DateInterval
from onrecord.model.entity import EntityKind, Mention
from onrecord.model.ids import (
    DateId,
    MentionId,
    PassageId,
    StatementId,
    article_id,
    record_id,
)
from onrecord.model.span import Span
from onrecord.model.statement import Evidence, Manner, Speaker, Statement

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[”\"]?")


def day(iso: str) -> DateInterval:
    """A stated date."""
    return DateInterval(earliest=iso, latest=iso, basis="stated", reason="metadata")


@dataclass
class Made:
    """An article in the making; ``done`` gives its record.

    Attributes:
        text: body, after the headline where there is one.
        tail: furniture at the end.
    """

    body: str
    headline: str = ""
    tail: str = ""
    outlet: str | None = None
    credit: str | None = None
    published: str | None = None
    url: str | None = None
    canonical: str | None = None
    language: str = "en"
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)

    def __post_init__(self) -> None:
        parts: list[tuple[PassageKind, str]] = [
            ("headline", self.headline),
            ("body", self.body),
            ("furniture", self.tail),
        ]
        self.text = "\n\n".join(text for _, text in parts if text)
        self.article = Article(
            id=article_id(self.text, self.outlet),
            text=self.text,
            sha256=hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
            raw_sha256="",
            url=self.url,
            canonical_url=self.canonical,
            outlet=self.outlet,
            credit=self.credit,
            published=day(self.published) if self.published else UNDATED,
            language=self.language,
        )
        self.passages: list[Passage] = []
        at = 0
        for kind, text in parts:
            if text:
                self._passage(kind, Span(at, at + len(text)))
                at += len(text) + 2

    def _passage(self, kind: PassageKind, span: Span) -> None:
        made = PassageId(record_id("passage", self.article.id, kind, span))
        self.passages.append(
            Passage(id=made, article=self.article.id, kind=kind, span=span, reason="made")
        )

    def at(self, words: str, nth: int = 0) -> Span:
        """The span of the ``nth`` occurrence of ``words``."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def mention(
        self,
        words: str,
        kind: EntityKind = "person",
        *,
        nth: int = 0,
        name: str | None = None,
        title: str | None = None,
        named: bool = True,
        refers: Mention | None = None,
    ) -> Mention:
        """Add a mention."""
        span = self.at(words, nth)
        made = Mention(
            id=MentionId(record_id("mention", self.article.id, span)),
            article=self.article.id,
            span=span,
            kind=kind,
            name=name or (refers.name if refers else words),
            named=named,
            title=title,
            refers=refers.id if refers else None,
        )
        self.mentions.append(made)
        return made

    def says(
        self,
        content: str,
        speaker: str | None = None,
        *,
        manner: Manner = "direct",
        mention: Mention | None = None,
        named: bool = True,
        evidence: Evidence = "person",
        said: DateExpression | None = None,
        nth: int = 0,
    ) -> Statement:
        """Add a statement; the speaker's words must stand in the text."""
        span = self.at(content, nth)
        told = None
        if speaker is not None:
            told = Speaker(
                span=self.at(speaker),
                name=mention.name if mention else speaker,
                named=named,
                mention=mention.id if mention else None,
            )
        made = Statement(
            id=StatementId(record_id("statement", self.article.id, span)),
            article=self.article.id,
            manner=manner,
            act="said",
            content=(span,),
            speaker=told,
            evidence=evidence,
            said=said.id if said else None,
        )
        self.statements.append(made)
        return made

    def date(self, words: str, rule: str, *, anchor: str = "published") -> DateExpression:
        """Add a date expression."""
        span = self.at(words)
        made = DateExpression(
            id=DateId(record_id("date", self.article.id, span)),
            article=self.article.id,
            span=span,
            timex="DATE",
            anchor=anchor,
            rule=rule,
        )
        self.dates.append(made)
        return made

    def done(self) -> Annotated:
        """The annotated article."""
        body = next(p.span for p in self.passages if p.kind == "body")
        sentences = tuple(
            Sentence(article=self.article.id, span=Span(m.start(), m.end()))
            for m in _SENTENCE.finditer(self.text, body.start, body.end)
            if m.group().strip()
        )
        annotation = Annotation(
            article=self.article.id,
            passages=tuple(self.passages),
            sentences=sentences,
            mentions=tuple(sorted(self.mentions, key=lambda m: (m.span, m.id))),
            dates=tuple(sorted(self.dates, key=lambda d: d.span)),
            statements=tuple(sorted(self.statements, key=lambda s: s.content[0])),
        )
        return Annotated(article=self.article, annotation=annotation)
