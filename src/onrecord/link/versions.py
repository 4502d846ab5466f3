"""Statements made ready to be compared, and what their story knows when they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.extract.resolve import resolve
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.link.wording import is_content
from onrecord.model.annotation import Annotated
from onrecord.model.article import Sentence
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.derivation import Derivation, Origin
from onrecord.model.entity import Entity, EntityKind
from onrecord.model.ids import ArticleId, EntityId, StatementId, StoryId
from onrecord.model.span import words_under
from onrecord.model.statement import Statement
from onrecord.model.story import SpeakerEntity
from onrecord.model.vectors import packed, unpacked

_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One statement, made ready to be compared.

    Attributes:
        place: of its article in the order of time.
        words: folded words of its content.
        published: when its article appeared.
        venue: stems of where it was said; empty where it is not told.
        kind: what the speaker is, where a mention tells it.
        among: how many statements its article has, itself included.
        vector: what its sentences mean, as ``vectors.packed`` makes it; empty where no
            encoder read them.
    """

    statement: Statement
    article: ArticleId
    place: int
    stated: tuple[str, ArticleId]
    words: tuple[str, ...]
    text: str
    speaker: str | None
    named: bool
    entity: EntityId | None
    said: DateInterval | None
    published: DateInterval = UNDATED
    venue: frozenset[str] = frozenset()
    kind: EntityKind | None = None
    among: int = 1
    vector: bytes = b""

    @property
    def id(self) -> StatementId:
        """The statement's id."""
        return self.statement.id

    @property
    def quoted(self) -> bool:
        """Whether it gives the speaker's own words."""
        return self.statement.manner in ("direct", "unmarked", "mixed")

    @property
    def marked(self) -> bool:
        """Whether it puts some of its words in quotation marks, among others."""
        return self.statement.manner == "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a story knows when its utterances are made.

    Attributes:
        order: articles, earliest first.
        stated: articles by stated date, which ids go by.
    """

    story: StoryId
    order: Sequence[ArticleId]
    stated: Mapping[ArticleId, tuple[str, ArticleId]]
    published: Mapping[ArticleId, DateInterval]
    derivations: Sequence[Derivation]
    origins: Sequence[Origin]
    entities: Sequence[Entity]
    speakers: Sequence[SpeakerEntity]

    def names(self) -> dict[EntityId, str]:
        """The name of each entity."""
        return {e.id: e.name for e in self.entities}


def versions_of(articles: Sequence[Annotated], context: Context) -> list[Version]:
    """What a story's articles report as said or asked, by stated date and place."""
    entity_of = {m: e.id for e in context.entities for m in e.mentions}
    told = {s.statement: s.entity for s in context.speakers}
    place = {article: n for n, article in enumerate(context.order)}
    found: list[Version] = []
    for annotated in articles:
        article = annotated.article
        kinds = {m.id: m.kind for m in annotated.annotation.mentions}
        dates = resolve(annotated.annotation.dates, context.published[article.id])
        held = [s for s in annotated.annotation.statements if s.act in ("said", "asks")]
        for statement in held:
            speaker = statement.speaker
            text = words_under(article.text, statement.content)
            mention = speaker.mention if speaker else None
            found.append(
                Version(
                    statement=statement,
                    article=article.id,
                    place=place[article.id],
                    stated=context.stated[article.id],
                    words=fold_words(text),
                    text=text,
                    speaker=speaker.name if speaker else None,
                    named=bool(speaker and speaker.named),
                    entity=told.get(statement.id) or (entity_of.get(mention) if mention else None),
                    said=dates.get(statement.said) if statement.said else None,
                    published=context.published[article.id],
                    venue=_stems(statement.venue.of(article.text)) if statement.venue else _NOWHERE,
                    kind=kinds.get(mention) if mention else None,
                    among=len(held),
                    vector=_vector(statement, annotated.annotation.sentences),
                )
            )
    return sorted(found, key=lambda v: (v.stated, v.statement.content[0], v.id))


def _vector(statement: Statement, sentences: Sequence[Sentence]) -> bytes:
    """The mean of the sentences that a content stands in, each by what it holds of it."""
    held: list[tuple[int, bytes]] = []
    for part in statement.content:
        # sentences are in order: the first that ends after the beginning of the part
        first = bisect_right(sentences, part.start, key=lambda s: s.span.end)
        for sentence in sentences[first:]:
            if sentence.span.start >= part.end:
                break
            if sentence.vector:
                held.append((part.overlap(sentence.span), sentence.vector))
    if len(held) < 2:
        return held[0][1] if held else b""
    weights = np.array([weight for weight, _ in held], dtype=np.float32)
    return packed(weights @ unpacked([vector for _, vector in held]))


def _stems(words: str) -> frozenset[str]:
    return frozenset(root_of(w) for w in fold_words(words) if is_content(w))
