"""Mentions in one article, and the entities that they resolve to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.ids import ArticleId, EntityId, MentionId
from onrecord.model.span import Span

EntityKind = Literal[
    "person", "organisation", "country", "place", "group", "goods", "vessel", "document"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words that name or describe someone or something.

    Attributes:
        span: the name or description, its title and article left out when named.
        name: the name in its fullest form within this article, or, for an
            unnamed person, the description that it stands for
            ("second senior State Department official").
        named: False for a person or group known by description alone.
        title: office or honorific before or after the name, as written.
        refers: the mention of this article that it stands for (surname to full
            name, "the official" to its description); None for that mention itself.
    """

    id: MentionId
    article: ArticleId
    span: Span
    kind: EntityKind
    name: str
    named: bool = True
    title: str | None = None
    refers: MentionId | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The resolved person, organisation, country, place or goods of a story.

    Attributes:
        id: that of its earliest mention's grouping; ids merged away are aliases.
        names: all forms seen, sorted.
        codes: pairs such as ``("country", "USA")`` and ``("sector", "GOV")``.
        mentions: sorted ids.
    """

    id: EntityId
    name: str
    kind: EntityKind
    named: bool
    names: tuple[str, ...]
    mentions: tuple[MentionId, ...]
    articles: tuple[ArticleId, ...]
    codes: tuple[tuple[str, str], ...] = field(default=())
    aliases: tuple[EntityId, ...] = ()
