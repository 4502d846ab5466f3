"""A story, and what linking found in it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.derivation import Derivation, Origin, Pair, Utterance
from onrecord.model.entity import Entity
from onrecord.model.event import Happening
from onrecord.model.ids import ArticleId, EntityId, MentionId, StatementId, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The date that linking gives to an article that states none."""

    article: ArticleId
    published: DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerEntity:
    """Which entity speaks a statement, where ``Speaker.mention`` alone can't tell."""

    statement: StatementId
    entity: EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles on one running happening.

    Attributes:
        id: that of its earliest member; ids merged away are aliases.
        label: for a reader: the headline of the article that has most in common
            with the rest.
        articles: in order of time, then id.
        origins: number of independent origins.
        first: ISO 8601 day of its first article, None when none is dated.
        last: the same of its last article.
    """

    id: StoryId
    label: str
    articles: tuple[ArticleId, ...]
    origins: int
    first: str | None
    last: str | None
    aliases: tuple[StoryId, ...] = ()
    chapters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLinks:
    """All that ``link`` adds for one story; a pure function of its articles."""

    story: Story
    pairs: tuple[Pair, ...] = ()
    datings: tuple[Dating, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    speakers: tuple[SpeakerEntity, ...] = ()
    happenings: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecords:
    """One story with its articles and links: what ``account`` and ``present`` take."""

    links: StoryLinks
    articles: tuple[Annotated, ...]

    def published(self) -> dict[ArticleId, DateInterval]:
        """Each article's own date, else the one that linking inferred."""
        given = {d.article: d.published for d in self.links.datings}
        return {
            a.article.id: a.article.published
            if a.article.published.known
            else given.get(a.article.id, a.article.published)
            for a in self.articles
        }

    def entity_of(self) -> dict[MentionId, Entity]:
        """Each mention's entity."""
        return {m: e for e in self.links.entities for m in e.mentions}
