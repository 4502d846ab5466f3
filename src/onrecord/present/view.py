"""One story as the tables see it: lookups made once, the account only when asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from onrecord.account import build
from onrecord.account.corrected import Corrected
from onrecord.extract.resolve import resolve
from onrecord.model.account import Account
from onrecord.model.annotation import Annotated
from onrecord.model.article import Article
from onrecord.model.dates import DateInterval
from onrecord.model.entity import Entity, Mention
from onrecord.model.ids import (
    ArticleId,
    DateId,
    EntityId,
    EventId,
    HappeningId,
    MentionId,
    OriginId,
    StatementId,
    UtteranceId,
)
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.story import StoryRecords


def _start(mention: Mention) -> int:
    return mention.span.start


class StoryView:
    """A story's records with the joins that its tables need.

    Args:
        records: the story's articles and links.
        account: its account, when it was built already (as of a day, say).
    """

    def __init__(self, records: StoryRecords, account: Account | None = None) -> None:
        self.records = records
        self.links = records.links
        self.story = records.links.story.id
        self._account = account

    @cached_property
    def account(self) -> Account:
        """The account of the story."""
        return self._account if self._account is not None else build(self.records)

    @cached_property
    def published(self) -> dict[ArticleId, DateInterval]:
        """Each article's date, stated or inferred."""
        return self.records.published()

    @cached_property
    def resolved(self) -> dict[DateId, DateInterval]:
        """Each date expression's interval."""
        found: dict[DateId, DateInterval] = {}
        for held in self.records.articles:
            found.update(resolve(held.annotation.dates, self.published[held.article.id]))
        return found

    @cached_property
    def entities(self) -> dict[MentionId, Entity]:
        """Each mention's entity."""
        return self.records.entity_of()

    @cached_property
    def speakers(self) -> dict[StatementId, EntityId]:
        """The entity that linking gave as a statement's speaker."""
        return {s.statement: s.entity for s in self.links.speakers}

    @cached_property
    def utterances(self) -> dict[StatementId, UtteranceId]:
        """Each statement's utterance."""
        return {s: u.id for u in self.links.utterances for s in u.statements}

    @cached_property
    def happenings(self) -> dict[EventId, HappeningId]:
        """Each event's happening."""
        return {e: h.id for h in self.links.happenings for e in h.events}

    def entity_at(self, held: Annotated, span: Span) -> Entity | None:
        """The entity of the mention that fills most of ``span``; of equals, the first."""
        mentions = held.annotation.mentions
        best: Entity | None = None
        most = 0
        for n in range(bisect_left(mentions, span.start, key=_start), len(mentions)):
            if mentions[n].span.start >= span.end:
                break
            overlap = mentions[n].span.overlap(span)
            if overlap > most and mentions[n].id in self.entities:
                best, most = self.entities[mentions[n].id], overlap
        return best

    @cached_property
    def origins(self) -> dict[ArticleId, list[OriginId]]:
        """Each article's origins, sorted."""
        found: dict[ArticleId, list[OriginId]] = {}
        for origin in self.links.origins:
            for article in origin.articles:
                found.setdefault(article, []).append(origin.id)
        return {article: sorted(ids) for article, ids in found.items()}

    @cached_property
    def issues(self) -> dict[StatementId, tuple[str, ...]]:
        """Each statement's issues."""
        return dict(self.account.issue_of)

    @cached_property
    def corrected(self) -> Corrected:
        """Which words a later notice corrects or takes back."""
        return Corrected(self.account.corrections)

    @cached_property
    def statement(self) -> dict[StatementId, Statement]:
        """The statements by id."""
        return {s.id: s for a in self.records.articles for s in a.annotation.statements}

    def corrected_among(self, statements: Iterable[StatementId]) -> tuple[str, ...]:
        """Ids of the corrections that touch any of these statements, sorted."""
        held = (self.statement[s] for s in statements if s in self.statement)
        return tuple(sorted({c for s in held for c in self.corrected.of(s.article, s.content)}))

    @cached_property
    def paths(self) -> dict[ArticleId, str]:
        """Each article's first path."""
        return {held.article.id: held.path for held in self.records.articles}

    @cached_property
    def articles(self) -> dict[ArticleId, Article]:
        """The articles by id."""
        return {held.article.id: held.article for held in self.records.articles}
