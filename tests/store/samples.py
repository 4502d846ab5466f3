"""Small invented articles with records, for tests of the store."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Passage, Reading, Sentence
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.derivation import (
    CommonPassage,
    Derivation,
    Difference,
    Direction,
    Origin,
    Pair,
    SpanPair,
    Utterance,
)
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event, Question
from onrecord.model.ids import (
    ArticleId,
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
from onrecord.model.statement import Speaker, Statement
from onrecord.model.story import Dating, SpeakerEntity, Story, StoryLinks
from onrecord.store import Saving

WHEN = "2024-05-01T10:00:00Z"


def article(
    text: str, outlet: str | None = "The Harbour Post", *, title: str | None = None, day: str = ""
) -> Article:
    encoded = text.encode("utf-8", "surrogatepass")
    made = Article(
        id=article_id(text, outlet),
        text=text,
        sha256=hashlib.sha256(encoded).hexdigest(),
        raw_sha256=hashlib.sha256(encoded).hexdigest(),
        outlet=outlet,
        title=title,
        fields=(("outlet", "given"),) if outlet else (),
    )
    if not day:
        return made
    dated = DateInterval(earliest=day, latest=day, basis="stated", reason="dateline")
    return replace(made, published=dated)


def annotation(of: Article) -> Annotation:
    """One record of each kind, over the whole text and its first word."""
    whole, first = Span(0, len(of.text)), Span(0, min(5, len(of.text)))
    a = of.id
    date = DateId(record_id("date", a))
    statement = StatementId(record_id("statement", a))
    mention = MentionId(record_id("mention", a))
    return Annotation(
        article=a,
        passages=(
            Passage(
                id=PassageId(record_id("passage", a)),
                article=a,
                kind="body",
                span=whole,
                reason="prose",
            ),
        ),
        sentences=(Sentence(article=a, span=first), Sentence(article=a, span=whole)),
        mentions=(
            Mention(id=mention, article=a, span=first, kind="person", name="Ada Quist"),
            Mention(
                id=MentionId(record_id("mention", a, 2)),
                article=a,
                span=whole,
                kind="person",
                name="Ada Quist",
                refers=mention,
                score=0.5,
            ),
        ),
        dates=(
            DateExpression(
                id=date, article=a, span=first, timex="DATE", anchor="published", rule="-1d"
            ),
        ),
        statements=(
            Statement(
                id=statement,
                article=a,
                manner="direct",
                act="said",
                content=(first, whole),
                speaker=Speaker(span=first, name="Ada Quist", named=True, mention=mention),
                cue=first,
                said=date,
                score=0.25,
                producer="rules 1",
            ),
            Statement(
                id=StatementId(record_id("statement", a, 2)),
                article=a,
                manner="indirect",
                act="thinks",
                content=(whole,),
                within=statement,
            ),
        ),
        events=(
            Event(
                id=EventId(record_id("event", a)),
                article=a,
                span=whole,
                trigger=first,
                lemma="meet",
                modality="planned",
                tense="announced",
                date=date,
                actor=first,
            ),
        ),
        questions=(
            Question(
                id=QuestionId(record_id("question", a)),
                article=a,
                span=whole,
                about=first,
                outcome="refused",
            ),
        ),
        producers=(("clean", "1"), ("extract", "2")),
    )


def saving(of: Article, path: str, raw: bytes | None = None) -> Saving:
    held = of.text.encode("utf-8", "surrogatepass") if raw is None else raw
    return Saving(reading=Reading(article=of, path=path, raw=held), annotation=annotation(of))


def known(of: Article, path: str, raw: bytes | None = None) -> Saving:
    return replace(saving(of, path, raw), annotation=None)


def pair(a: ArticleId, b: ArticleId, *, same_story: bool = True) -> Pair:
    lesser, greater = sorted((a, b))
    return Pair(
        a=lesser,
        b=greater,
        passages=(SpanPair(a=Span(0, 4), b=Span(1, 5)),),
        common=(CommonPassage(a=Span(5, 6), b=Span(6, 7), kind="background"),),
        share_a=0.5,
        share_b=0.25,
        likeness=0.75,
        same_story=same_story,
    )


def links(*articles: Article, pairs: tuple[Pair, ...] = ()) -> StoryLinks:
    """A story of these articles, the first one being the earliest, one record a kind."""
    ids = tuple(a.id for a in articles)
    story = StoryId(record_id("story", ids[0]))
    entity = EntityId(record_id("entity", ids[0]))
    first, last = (
        annotation(articles[0]).statements[0].id,
        annotation(articles[-1]).statements[0].id,
    )
    day = DateInterval(earliest="2024-05-01", latest="2024-05-03", basis="inferred", reason="copy")
    return StoryLinks(
        story=Story(
            id=story,
            label=articles[0].title or "untitled",
            articles=ids,
            origins=1,
            first="2024-05-01",
            last=None,
            chapters=("one",),
        ),
        pairs=pairs,
        datings=(Dating(article=ids[-1], published=day),),
        derivations=(
            Derivation(
                id=DerivationId(record_id("derivation", *ids)),
                source=None,
                target=ids[0],
                kind="copy",
                share=1.0,
                passages=(SpanPair(a=Span(0, 1), b=Span(0, 1)),),
                common=(),
                direction=Direction(score=0.9, reason="earlier"),
                explanation="word for word",
            ),
        ),
        origins=(
            Origin(
                id=OriginId(record_id("origin", ids[0])),
                story=story,
                articles=tuple(sorted(ids)),
                root=ids[0],
                outlets=("The Harbour Post",),
                credit=None,
            ),
        ),
        entities=(
            Entity(
                id=entity,
                name="Ada Quist",
                kind="person",
                named=True,
                names=("Ada Quist", "Quist"),
                mentions=tuple(annotation(a).mentions[0].id for a in articles),
                articles=tuple(sorted(ids)),
                codes=(("country", "NOR"),),
            ),
        ),
        utterances=(
            Utterance(
                id=UtteranceId(record_id("utterance", first)),
                story=story,
                speaker="Ada Quist",
                text="We meet.",
                statements=tuple(sorted({first, last})),
                outlets=("The Harbour Post",),
                origins=1,
                sources=1,
                first=ids[0],
                differences=(Difference(a=first, b=last, kind="shortened", detail="end"),),
            ),
        ),
        speakers=(SpeakerEntity(statement=first, entity=entity),),
    )
