"""Stories made by hand: invented articles with the records that a test is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, Receipt, Sentence
from onrecord.model.commitment import Commitment, CommitmentKind
from onrecord.model.dates import UNDATED, DateExpression, DateInterval
from onrecord.model.derivation import (
    Derivation,
    Difference,
    Direction,
    Origin,
    Pair,
    SpanPair,
    Utterance,
)
from onrecord.model.entity import Entity, EntityKind, Mention
from onrecord.model.event import Event, Modality, Outcome, Question, Tense
from onrecord.model.ids import (
    ArticleId,
    CommitmentId,
    DateId,
    DerivationId,
    EntityId,
    EventId,
    MentionId,
    OriginId,
    PassageId,
    QuestionId,
    StatementId,
    StoryId,
    UtteranceId,
    article_id,
    record_id,
)
from onrecord.model.span import Span
from onrecord.model.statement import Act, Manner, Speaker, Stance, Statement
from onrecord.model.story import Story, StoryLinks, StoryRecords

STORY = StoryId("story-of-the-test")


def day(given: str, basis: str = "stated") -> DateInterval:
    """That day."""
    assert basis in {"stated", "resolved", "inferred"}
    return DateInterval(earliest=given, latest=given, basis=basis, reason="test")  # type: ignore[arg-type]


@dataclass
class Sheet:
    """One article in the making."""

    text: str
    outlet: str | None = "The Test Gazette"
    published: DateInterval = UNDATED
    path: str = ""
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    refused: str | None = None

    @property
    def id(self) -> ArticleId:
        return article_id(self.text, self.outlet)

    def span(self, words: str) -> Span:
        """Where ``words`` stand for the first time."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def mention(self, words: str, kind: EntityKind = "person", *, named: bool = True) -> MentionId:
        span = self.span(words)
        made = MentionId(record_id("mention", self.id, span))
        if made not in {m.id for m in self.mentions}:
            self.mentions.append(
                Mention(id=made, article=self.id, span=span, kind=kind, name=words, named=named)
            )
        return made

    def date(self, words: str, resolved: str) -> DateId:
        """The date expression ``words``, which tells the day ``resolved``."""
        span = self.span(words)
        made = DateId(record_id("date", self.id, span))
        if made not in {d.id for d in self.dates}:
            self.dates.append(
                DateExpression(
                    id=made,
                    article=self.id,
                    span=span,
                    timex="DATE",
                    anchor="absolute",
                    rule=f"is {resolved}",
                )
            )
        return made

    def says(
        self,
        speaker: str | None,
        *content: str,
        stance: Stance = "inform",
        act: Act = "said",
        manner: Manner = "indirect",
        within: StatementId | None = None,
        continues: StatementId | None = None,
        to: str | None = None,
    ) -> Statement:
        spans = tuple(self.span(words) for words in content)
        told = None
        if speaker is not None:
            mention = self.mention(speaker)
            told = Speaker(span=self.span(speaker), name=speaker, named=True, mention=mention)
        made = Statement(
            id=StatementId(record_id("statement", self.id, *spans)),
            article=self.id,
            manner=manner,
            act=act,
            content=spans,
            speaker=told,
            within=within,
            continues=continues,
            addressee=self.span(to) if to else None,
            stance=stance,
        )
        self.statements.append(made)
        return made

    def event(
        self,
        clause: str,
        trigger: str,
        lemma: str,
        date: DateId | None = None,
        *,
        actor: str | None = None,
        modality: Modality = "done",
        tense: Tense = "recalled",
    ) -> Event:
        span = self.span(clause)
        if actor is not None:
            self.mention(actor, "country")
        at = span.start + clause.index(trigger)
        made = Event(
            id=EventId(record_id("event", self.id, span)),
            article=self.id,
            span=span,
            trigger=Span(at, at + len(trigger)),
            lemma=lemma,
            modality=modality,
            tense=tense,
            date=date,
            actor=self.span(actor) if actor else None,
        )
        self.events.append(made)
        return made

    def commits(
        self,
        kind: CommitmentKind,
        holder: str,
        content: str,
        *,
        cue: str,
        lemma: str = "",
        towards: str | None = None,
        condition: str | None = None,
        due: str | None = None,
        negated: bool = False,
        statement: Statement | None = None,
    ) -> Commitment:
        span = self.span(content)
        made = Commitment(
            id=CommitmentId(record_id("commitment", self.id, kind, self.span(cue), span)),
            article=self.id,
            kind=kind,
            span=Span(self.text.rfind(". ", 0, span.start) + 1, self.text.index(".", span.end)),
            cue=self.span(cue),
            holder=self.span(holder),
            content=span,
            towards=self.span(towards) if towards else None,
            condition=self.span(condition) if condition else None,
            due=self.span(due) if due else None,
            lemma=lemma,
            negated=negated,
            statement=statement.id if statement else None,
        )
        self.commitments.append(made)
        return made

    def asks(self, clause: str, about: str, outcome: Outcome = "unanswered") -> Question:
        made = Question(
            id=QuestionId(record_id("question", self.id, self.span(clause))),
            article=self.id,
            span=self.span(clause),
            about=self.span(about),
            outcome=outcome,
        )
        self.questions.append(made)
        return made

    def done(self) -> Annotated:
        article = Article(
            id=self.id,
            text=self.text,
            sha256="0",
            raw_sha256="0",
            outlet=self.outlet,
            title=self.text.split("\n", 1)[0][:200],
            published=self.published,
            language="en",
        )
        body = Passage(
            id=PassageId(record_id("passage", self.id)),
            article=self.id,
            kind="body",
            span=Span(0, len(self.text)),
            reason="test",
        )
        found = re.finditer(r"\S[^\n]*?(?<!U\.S)[.?!][\"”]?(?=\s|$)", self.text)
        annotation = Annotation(
            article=self.id,
            passages=tuple(self.passages) or (body,),
            sentences=tuple(
                Sentence(article=self.id, span=Span(m.start(), m.end())) for m in found
            ),
            mentions=tuple(sorted(self.mentions, key=lambda m: m.span)),
            dates=tuple(sorted(self.dates, key=lambda d: d.span)),
            statements=tuple(sorted(self.statements, key=lambda s: s.content[:1])),
            events=tuple(sorted(self.events, key=lambda e: e.span)),
            questions=tuple(self.questions),
            commitments=tuple(self.commitments),
            refused=self.refused,
        )
        receipts = (
            (Receipt(article=self.id, path=self.path, received="2025-01-01T00:00:00Z"),)
            if self.path
            else ()
        )
        return Annotated(article=article, annotation=annotation, receipts=receipts)


def copied(source: Sheet, target: Sheet, *passages: tuple[str, str]) -> Derivation:
    """``target`` copies ``passages`` (words in each) of ``source``."""
    pairs = tuple(SpanPair(a=source.span(a), b=target.span(b)) for a, b in passages)
    return Derivation(
        id=DerivationId(record_id("derivation", source.id, target.id)),
        source=source.id,
        target=target.id,
        kind="copy",
        share=0.9,
        passages=pairs,
        common=(),
        direction=Direction(score=0.9, reason="earlier"),
        explanation="test",
    )


def pair_of(derivation: Derivation) -> Pair:
    """The undirected pair behind a derivation."""
    assert derivation.source is not None
    a, b = sorted((derivation.source, derivation.target))
    turned = derivation.source != a
    return Pair(
        a=a,
        b=b,
        passages=tuple(SpanPair(a=p.b, b=p.a) if turned else p for p in derivation.passages),
        common=(),
        share_a=0.9,
        share_b=0.9,
        likeness=0.9,
        same_story=True,
    )


def uttered(
    *versions: Statement, speaker: str = "someone", differences: Sequence[Difference] = ()
) -> Utterance:
    """The utterance of these versions."""
    return Utterance(
        id=UtteranceId(record_id("utterance", versions[0].id)),
        story=STORY,
        speaker=speaker,
        text="",
        statements=tuple(sorted(v.id for v in versions)),
        outlets=(),
        origins=1,
        sources=1,
        first=versions[0].article,
        differences=tuple(differences),
    )


def story(
    *sheets: Sheet,
    derivations: Sequence[Derivation] = (),
    utterances: Sequence[Utterance] = (),
    label: str = "A story of the test",
) -> StoryRecords:
    """The story of these articles, in their order; equal names are one entity."""
    articles = tuple(sheet.done() for sheet in sheets)
    held: dict[str, list[Mention]] = {}
    for one in articles:
        for mention in one.annotation.mentions:
            held.setdefault(mention.name, []).append(mention)
    roots = {a.article.id: a.article.id for a in articles}
    for derivation in derivations:
        if derivation.source is not None:
            roots[derivation.target] = roots[derivation.source]
    return StoryRecords(
        articles=articles,
        links=StoryLinks(
            story=Story(
                id=STORY,
                label=label,
                articles=tuple(a.article.id for a in articles),
                origins=len(set(roots.values())),
                first=min((d for s in sheets if (d := s.published.earliest)), default=None),
                last=max((d for s in sheets if (d := s.published.latest)), default=None),
            ),
            pairs=tuple(pair_of(d) for d in derivations),
            derivations=tuple(derivations),
            origins=tuple(
                Origin(
                    id=OriginId(f"origin-{root}"),
                    story=STORY,
                    articles=tuple(sorted(a for a, r in roots.items() if r == root)),
                    root=root,
                    outlets=(),
                    credit=None,
                )
                for root in sorted(set(roots.values()))
            ),
            entities=tuple(_entity(name, held[name]) for name in sorted(held)),
            utterances=tuple(utterances),
        ),
    )


def _entity(name: str, mentions: Sequence[Mention]) -> Entity:
    return Entity(
        id=EntityId(record_id("entity", name)),
        name=name,
        kind=mentions[0].kind,
        named=mentions[0].named,
        names=(name,),
        mentions=tuple(sorted(m.id for m in mentions)),
        articles=tuple(sorted({m.article for m in mentions})),
    )


__all__ = ["STORY", "Sheet", "copied", "day", "pair_of", "story", "uttered"]
