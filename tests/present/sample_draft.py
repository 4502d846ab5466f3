"""Builds the records of one article by quoting its words instead of counting characters."""

from __future__ import annotations

import hashlib

from onrecord.model.account import Evidenced
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, PassageKind, Receipt
from onrecord.model.dates import UNDATED, DateExpression, DateInterval
from onrecord.model.entity import Mention
from onrecord.model.event import Event, Modality, Tense
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
from onrecord.model.statement import Act, Evidence, Manner, Speaker, Stance, Statement


def day(first: str, last: str | None = None, why: str = "stated by the article") -> DateInterval:
    """An interval that the article states."""
    return DateInterval(earliest=first, latest=last or first, basis="stated", reason=why)


class Draft:
    """One article under construction; words are given as they stand in its text."""

    def __init__(
        self,
        text: str,
        *,
        outlet: str | None,
        path: str = "draft.txt",
        published: DateInterval = UNDATED,
        title: str | None = None,
        url: str | None = None,
        credit: str | None = None,
        authors: tuple[str, ...] = (),
        language: str = "en",
        refused: str | None = None,
    ) -> None:
        self.text = text
        self.id = article_id(text, outlet)
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._article = Article(
            id=self.id, text=text, sha256=digest, raw_sha256=digest, outlet=outlet, title=title,
            published=published, url=url, credit=credit, authors=authors, language=language,
        )  # fmt: skip
        self._path = path
        self._refused = refused
        self._passages: list[Passage] = []
        self._mentions: dict[str, Mention] = {}
        self._dates: list[DateExpression] = []
        self._statements: list[Statement] = []
        self._events: list[Event] = []

    def at(self, words: str, nth: int = 0) -> Span:
        """The span of the ``nth`` place where ``words`` stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def told(self, words: str, nth: int = 0) -> Evidenced:
        """These words as evidence."""
        return Evidenced(article=self.id, span=self.at(words, nth), text=words)

    def label(self, kind: PassageKind, words: str, reason: str) -> None:
        """Label a passage; what stays unlabelled becomes body, paragraph by paragraph."""
        span = self.at(words)
        self._passages.append(
            Passage(
                id=PassageId(record_id("passage", self.id, span)),
                article=self.id,
                kind=kind,
                span=span,
                reason=reason,
            )
        )

    def date(self, words: str, value: str) -> DateId:
        """A date expression that needs no anchor."""
        span = self.at(words)
        made = DateId(record_id("date", self.id, span))
        self._dates.append(
            DateExpression(
                id=made,
                article=self.id,
                span=span,
                timex="DATE",
                anchor="absolute",
                rule=f"is {value}",
            )
        )
        return made

    def mention(self, name: str, words: str, *, named: bool = True) -> MentionId:
        """The mention that stands for ``name``, made at its first use."""
        if name not in self._mentions:
            span = self.at(words)
            made = MentionId(record_id("mention", self.id, span))
            self._mentions[name] = Mention(
                id=made, article=self.id, span=span, kind="person", name=name, named=named
            )
        return self._mentions[name].id

    def says(
        self,
        name: str | None,
        words: str,
        *content: str,
        manner: Manner = "direct",
        act: Act = "said",
        cue: str | None = "said",
        stance: Stance = "inform",
        evidence: Evidence = "person",
        score: float = 0.93,
        named: bool = True,
        within: StatementId | None = None,
    ) -> StatementId:
        """A statement by ``name``, whom ``words`` of the text name."""
        spans = tuple(self.at(words) for words in content)
        made = StatementId(record_id("statement", self.id, *spans))
        speaker = None
        if name is not None:
            speaker = Speaker(
                span=self.at(words), name=name, named=named,
                mention=self.mention(name, words, named=named),
            )  # fmt: skip
        self._statements.append(
            Statement(
                id=made,
                article=self.id,
                manner=manner,
                act=act,
                content=spans,
                speaker=speaker,
                cue=self.at(cue) if cue else None,
                stance=stance,
                evidence=evidence,
                score=score,
                within=within,
                producer="hand 1",
            )
        )
        return made

    def event(self, words: str, lemma: str, modality: Modality, tense: Tense) -> None:
        """An event told by ``words``."""
        span = self.at(words)
        self._events.append(
            Event(
                id=EventId(record_id("event", self.id, span)),
                article=self.id,
                span=span,
                trigger=span,
                lemma=lemma,
                modality=modality,
                tense=tense,
            )
        )

    def done(self) -> Annotated:
        """The annotated article."""
        annotation = Annotation(
            article=self.id,
            passages=self._tiled(),
            mentions=tuple(sorted(self._mentions.values(), key=lambda m: m.span)),
            dates=tuple(sorted(self._dates, key=lambda d: d.span)),
            statements=tuple(sorted(self._statements, key=lambda s: s.content)),
            events=tuple(sorted(self._events, key=lambda e: e.span)),
            refused=self._refused,
        )
        receipt = Receipt(article=self.id, path=self._path, received="2031-03-10T08:00:00Z")
        return Annotated(article=self._article, annotation=annotation, receipts=(receipt,))

    def _tiled(self) -> tuple[Passage, ...]:
        labelled = sorted(self._passages, key=lambda p: p.span)
        filler, reach = [], 0
        for end in [*(p.span.start for p in labelled), len(self.text)]:
            if self.text[reach:end].strip():
                span = Span(reach, end)
                filler.append(
                    Passage(
                        id=PassageId(record_id("passage", self.id, span)),
                        article=self.id,
                        kind="body",
                        span=span,
                        reason="running text",
                    )
                )
            ahead = [p.span.end for p in labelled if p.span.start == end]
            reach = ahead[0] if ahead else end
        whole = [*labelled, *filler]
        return tuple(sorted(whole, key=lambda p: p.span))
