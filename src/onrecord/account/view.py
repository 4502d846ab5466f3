"""One story's records, indexed once for all parts of its account."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.account.order import in_order
from onrecord.extract.resolve import resolve
from onrecord.model.account import Evidenced
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.derivation import SpanPair, Utterance
from onrecord.model.entity import Entity, Mention
from onrecord.model.ids import ArticleId, DateId, EntityId, MentionId, StatementId, StoryId
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.story import StoryRecords

NO_OUTLET = "unknown outlet"
_NEAR = 8  # statements before a place that are looked at
_MAX_STEPS = 20  # of a chain of copies or of continued quotations


@dataclass(frozen=True, slots=True)
class Taken:
    """What an article takes from ``source``: ``b`` in its own text, sorted by ``b``."""

    source: ArticleId
    passages: tuple[SpanPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A story's records by id, in order of time.

    Attributes:
        articles: in order of time, each after those that it takes from.
        order: place of each article in that order.
        published: date of each article, stated or inferred.
        dates: resolved interval of each date expression.
        expressions: of each article, by span.
        statements: of all articles, in order of article and text.
        statement: each by its id.
        entity: of each mention.
        utterance: of each statement that linking joined to one.
        speaking: entity of the speaker, where linking found it otherwise.
        derived: what each article takes from others of the story.
        mentions: of each article, by span.
        sentences: of each article's body, in order.
        said_in: statements with content of each article, in order.
        root: the origin of each article, or its own id where it has none.
        titles: mentions that title an entity.
    """

    records: StoryRecords
    articles: tuple[Annotated, ...]
    order: Mapping[ArticleId, int]
    published: Mapping[ArticleId, DateInterval]
    dates: Mapping[DateId, DateInterval]
    expressions: Mapping[ArticleId, Sequence[DateExpression]]
    statements: tuple[Statement, ...]
    statement: Mapping[StatementId, Statement]
    entity: Mapping[MentionId, Entity]
    speaking: Mapping[StatementId, Entity]
    utterance: Mapping[StatementId, Utterance]
    derived: Mapping[ArticleId, Sequence[Taken]]
    mentions: Mapping[ArticleId, Sequence[Mention]]
    sentences: Mapping[ArticleId, Sequence[Span]]
    said_in: Mapping[ArticleId, Sequence[Statement]]
    root: Mapping[ArticleId, str]
    titles: Mapping[EntityId, Sequence[Mention]]

    @property
    def story(self) -> StoryId:
        """The story's id."""
        return self.records.links.story.id

    def text(self, article: ArticleId) -> str:
        """The article's text."""
        return self.articles[self.order[article]].article.text

    def outlet(self, article: ArticleId) -> str:
        """The article's outlet, else a fixed label."""
        return self.articles[self.order[article]].article.outlet or NO_OUTLET

    def evidence(self, article: ArticleId, span: Span) -> Evidenced:
        """The words under ``span``, with their place."""
        return Evidenced(article=article, span=span, text=span.of(self.text(article)))

    def day(self, article: ArticleId) -> str | None:
        """The last day on which the article can have appeared."""
        return last_day(self.published[article])

    def speaker(self, statement: Statement) -> tuple[EntityId | None, str | None]:
        """Entity and name of who speaks; a continued quotation speaks as the one before."""
        entity = self.speaking_entity(statement)
        if entity is not None:
            return entity.id, entity.name
        speaker = self._opening(statement).speaker
        return None, speaker.name if speaker else None

    def speaking_entity(self, statement: Statement) -> Entity | None:
        """The entity that speaks, where linking knows it."""
        opening = self._opening(statement)
        entity = self.speaking.get(opening.id)
        if entity is None and opening.speaker is not None and opening.speaker.mention is not None:
            entity = self.entity.get(opening.speaker.mention)
        return entity

    def _opening(self, statement: Statement) -> Statement:
        for _ in range(_MAX_STEPS):
            before = self.statement.get(statement.continues) if statement.continues else None
            if statement.speaker is not None or before is None:
                break
            statement = before
        return statement

    def sentences_in(self, article: ArticleId, span: Span) -> Iterator[Span]:
        """The sentences that ``span`` touches, in order."""
        held = self.sentences[article]
        first = max(0, bisect_right(held, span.start, key=lambda s: s.start) - 1)
        last = bisect_left(held, span.end, lo=first, key=lambda s: s.start)
        return (held[i] for i in range(first, last) if held[i].overlap(span))

    def statement_before(self, article: ArticleId, at: int) -> Statement | None:
        """The last statement of an article whose content begins before ``at``."""
        held = self.said_in[article]
        place = bisect_left(held, at, key=lambda s: s.content[0].start)
        return held[place - 1] if place else None

    def statements_about(self, article: ArticleId, span: Span) -> Iterator[Statement]:
        """The statements near ``span`` whose content touches it, in order."""
        held = self.said_in[article]
        last = bisect_left(held, span.end, key=lambda s: s.content[0].start)
        near = held[max(0, last - _NEAR) : last]
        return (s for s in near if any(c.overlap(span) for c in s.content))

    def titled(self, entity: EntityId) -> Sequence[Mention]:
        """Mentions of an entity that give it a title."""
        return self.titles.get(entity, ())

    def entity_at(self, article: ArticleId, span: Span | None) -> Entity | None:
        """The entity of the longest mention under ``span``."""
        best: Entity | None = None
        longest = 0
        for mention in self.mentions_in(article, span) if span else ():
            overlap = mention.span.overlap(span) if span else 0
            if overlap > longest and mention.id in self.entity:
                best, longest = self.entity[mention.id], overlap
        return best

    def mentions_in(self, article: ArticleId, span: Span) -> Iterator[Mention]:
        """The mentions that ``span`` touches, in order."""
        held = self.mentions[article]
        first = max(0, bisect_left(held, span.start, key=lambda m: m.span.start) - 1)
        last = bisect_left(held, span.end, lo=first, key=lambda m: m.span.start)
        return (held[i] for i in range(first, last) if held[i].span.overlap(span))

    def sentence_at(self, article: ArticleId, span: Span) -> Span | None:
        """The sentence in which ``span`` begins."""
        held = self.sentences[article]
        at = bisect_right(held, span.start, key=lambda s: s.start) - 1
        return held[at] if at >= 0 and held[at].end > span.start else None

    def said(self, statement: Statement) -> DateInterval:
        """When it was said: as the article tells, else by the article's date."""
        told = self.dates.get(statement.said) if statement.said else None
        return told if told is not None and told.known else self.published[statement.article]

    def origin(self, article: ArticleId, span: Span) -> str:
        """The independent root that the words under ``span`` lead back to.

        Words taken from an article of the store lead back to its root. Words of a
        derived article that no alignment covers count with the article they mostly
        come from: a failed alignment must not look like a confirmation.
        """
        for _ in range(_MAX_STEPS):
            step = self.taken_from(article, span)
            if step is None:
                break
            article, span = step
        return self.root[article]

    def origins(self, places: Iterable[tuple[ArticleId, Span]]) -> int:
        """Independent roots behind these places."""
        return len({self.origin(article, span) for article, span in places})

    def taken_from(self, article: ArticleId, span: Span) -> tuple[ArticleId, Span] | None:
        """Where in another article of the story the words under ``span`` come from."""
        best: tuple[int, ArticleId, Span] | None = None
        for taken in self.derived.get(article, ()):
            last = bisect_left(taken.passages, span.end, key=lambda p: p.b.start)
            first = bisect_left(taken.passages, span.start, hi=last, key=lambda p: p.b.start)
            for pair in taken.passages[max(0, first - 1) : last]:
                overlap = pair.b.overlap(span)
                if overlap * 2 >= len(span) and overlap > (best[0] if best else 0):
                    best = (overlap, taken.source, _mapped(pair, span))
        return best[1:] if best else None


def view_of(records: StoryRecords) -> View:
    """Index ``records``."""
    articles = in_order(records)
    published = records.published()
    statements = tuple(s for a in articles for s in a.annotation.statements)
    entities = {e.id: e for e in records.links.entities}
    dates: dict[DateId, DateInterval] = {}
    for one in articles:
        dates.update(resolve(one.annotation.dates, published[one.article.id]))
    return View(
        records=records,
        articles=articles,
        order={a.article.id: i for i, a in enumerate(articles)},
        published=published,
        dates=dates,
        expressions={
            a.article.id: sorted(a.annotation.dates, key=lambda d: d.span) for a in articles
        },
        statements=statements,
        statement={s.id: s for s in statements},
        entity=records.entity_of(),
        speaking={
            s.statement: entities[s.entity] for s in records.links.speakers if s.entity in entities
        },
        utterance={s: u for u in records.links.utterances for s in u.statements},
        derived=_derived(records),
        mentions={
            a.article.id: sorted(a.annotation.mentions, key=lambda m: m.span) for a in articles
        },
        sentences={a.article.id: sorted(s.span for s in a.annotation.sentences) for a in articles},
        said_in={
            a.article.id: sorted(
                (s for s in a.annotation.statements if s.content), key=lambda s: s.content[0]
            )
            for a in articles
        },
        root=_roots(records, articles),
        titles=_titles(records, articles),
    )


def _mapped(pair: SpanPair, span: Span) -> Span:
    """About where ``span`` of ``pair.b`` stands in ``pair.a``: aligned words run in step."""
    start, end = max(span.start, pair.b.start), min(span.end, pair.b.end)
    step = len(pair.a) / max(1, len(pair.b))
    first = pair.a.start + round((start - pair.b.start) * step)
    return Span(first, max(first, pair.a.start + round((end - pair.b.start) * step)))


def last_day(interval: DateInterval) -> str | None:
    """The last day of ``interval`` (its first, where the end is open), as YYYY-MM-DD."""
    told = interval.latest or interval.earliest
    return told[:10] if told else None


def first_day(interval: DateInterval) -> str | None:
    """The first day of ``interval`` (its last, where the start is open), as YYYY-MM-DD."""
    told = interval.earliest or interval.latest
    return told[:10] if told else None


def _derived(records: StoryRecords) -> dict[ArticleId, list[Taken]]:
    held = {a.article.id for a in records.articles}
    derived: dict[ArticleId, list[Taken]] = {}
    place: dict[ArticleId | None, int] = {a: n for n, a in enumerate(records.links.story.articles)}
    for one in sorted(records.links.derivations, key=lambda d: d.id):
        # of two that share an original which is not there, the earlier one stands for it
        source = one.source or one.beside
        shared = one.source is None and place.get(source, 0) > place.get(one.target, 0)
        if source is not None and source in held and one.kind != "cites" and not shared:
            passages = tuple(sorted(one.passages, key=lambda p: (p.b, p.a)))
            derived.setdefault(one.target, []).append(Taken(source, passages))
    return derived


def _titles(records: StoryRecords, articles: Sequence[Annotated]) -> dict[EntityId, list[Mention]]:
    entity = records.entity_of()
    titles: dict[EntityId, list[Mention]] = {}
    for one in articles:
        for mention in one.annotation.mentions:
            if mention.title and mention.id in entity:
                titles.setdefault(entity[mention.id].id, []).append(mention)
    return titles


def _roots(records: StoryRecords, articles: Sequence[Annotated]) -> dict[ArticleId, str]:
    roots: dict[ArticleId, str] = {a.article.id: a.article.id for a in articles}
    for origin in sorted(records.links.origins, key=lambda o: o.id, reverse=True):
        roots.update(dict.fromkeys(origin.articles, origin.id))
    return roots
