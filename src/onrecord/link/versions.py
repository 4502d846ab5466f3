"""Statements made ready to be compared, and what their story knows when they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.extract.resolve import resolve
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.link.wording import is_content
from onrecord.model.annotation import Annotated
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.derivation import Derivation, Origin
from onrecord.model.entity import Entity
from onrecord.model.ids import ArticleId, EntityId, StatementId, StoryId
from onrecord.model.span import words_under
from onrecord.model.statement import Statement
from onrecord.model.story import SpeakerEntity

_NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One statement, made ready to be compared.

    Attributes:
        place: of its article in the order of time.
        words: folded words of its content.
        published: when its article appeared.
        venue: stems of where it was said; empty where it is not told.
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

    @property
    def id(self) -> StatementId:
        """The statement's id."""
        return self.statement.id

    @property
    def quoted(self) -> bool:
        """Whether it gives the speaker's own words."""
        return self.statement.manner in ("direct", "unmarked", "mixed")


Meaning = Callable[[Version, Version], float | None]


def no_meaning(_: Version, __: Version) -> float | None:
    """No vector is known for either content."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a story knows when its utterances are made.

    Attributes:
        order: articles, earliest first.
        stated: articles by stated date, which ids go by.
        meaning: cosine of what two contents mean, None where no vector tells it.
    """

    story: StoryId
    order: Sequence[ArticleId]
    stated: Mapping[ArticleId, tuple[str, ArticleId]]
    published: Mapping[ArticleId, DateInterval]
    derivations: Sequence[Derivation]
    origins: Sequence[Origin]
    entities: Sequence[Entity]
    speakers: Sequence[SpeakerEntity]
    meaning: Meaning = no_meaning

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
        dates = resolve(annotated.annotation.dates, context.published[article.id])
        for statement in annotated.annotation.statements:
            if statement.act not in ("said", "asks"):
                continue
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
                )
            )
    return sorted(found, key=lambda v: (v.stated, v.statement.content[0], v.id))


def _stems(words: str) -> frozenset[str]:
    return frozenset(root_of(w) for w in fold_words(words) if is_content(w))
