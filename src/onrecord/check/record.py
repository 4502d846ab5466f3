"""Stored articles made ready to hold a passage against: their sentences, found by words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.account.quantities import Quantity, quantities
from onrecord.check.words import Tokens, keys, tells, tokens, weight
from onrecord.extract.resolve import resolve
from onrecord.link.profile import quotation_spans
from onrecord.model.account import Evidenced
from onrecord.model.annotation import Annotated
from onrecord.model.check import Found
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.derivation import Utterance
from onrecord.model.entity import Entity, Mention
from onrecord.model.ids import ArticleId, MentionId, StatementId
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.model.story import StoryLinks

MAX_HOLDERS = 300  # sentences that one word may lead to; commoner words lead nowhere
MAX_TRIED = 24  # sentences that a claim is compared with
LEAD_SENTENCES = 3  # that tell what an article is about
_MAX_STEPS = 20  # of a chain of continued quotations


class HeldText:
    """One article, or the passage itself, with its words, sentences and records.

    Args:
        annotated: the article.
        published: when; its relative dates are resolved by that.
    """

    def __init__(self, annotated: Annotated, published: DateInterval) -> None:
        self.annotated = annotated
        self.article = annotated.article
        self.text = annotated.article.text
        annotation = annotated.annotation
        body = [p.span for p in annotation.passages if p.kind == "body"]
        body = body if annotation.passages else [Span(0, len(self.text))]
        spans = [s.span for s in annotation.sentences] or [s for s in body if s.of(self.text)]
        self.words: Tokens = tokens(self.text, spans)
        ranges = [(self.at(s.start), self.at(s.end)) for s in spans]
        self.sentences = tuple(r for r in ranges if r[0] < r[1])
        self._spans = tuple(s for s, r in zip(spans, ranges, strict=True) if r[0] < r[1])
        self.dates = resolve(annotation.dates, published)
        self._body = body
        self._values: dict[int, list[Quantity]] = {}

    def at(self, place: int) -> int:
        """Index of the first word that starts at ``place`` or later."""
        return bisect_left(self.words.starts, place)

    def span(self, n: int) -> Span:
        """The span of sentence ``n``."""
        return self._spans[n]

    @cached_property
    def roots(self) -> tuple[frozenset[str], ...]:
        """Keys of the telling words of each sentence."""
        return tuple(
            frozenset(k for w in set(self.words.words[a:b]) if tells(w) for k in keys(w))
            for a, b in self.sentences
        )

    @cached_property
    def lead(self) -> frozenset[str]:
        """Keys of the headline and of the first sentences: what the article is about."""
        heads = [p.span for p in self.annotated.annotation.passages if p.kind == "headline"]
        told = tokens(self.text, heads).words
        own = frozenset(k for w in set(told) if tells(w) for k in keys(w))
        return own.union(*self.roots[:LEAD_SENTENCES])

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks, or did before they were lost."""
        return tuple(quotation_spans(self.annotated, self._body))

    def quoted(self, span: Span) -> bool:
        """Whether the greater part of ``span`` is quoted."""
        last = bisect_left(self.quotations, span.end, key=lambda s: s.start)
        near = self.quotations[max(0, last - 4) : last]
        return 2 * max((q.overlap(span) for q in near), default=0) > len(span)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Statements on record as said, by where their content begins."""
        held = [s for s in self.annotated.annotation.statements if s.content]
        return tuple(sorted(held, key=lambda s: s.content[0]))

    def statement_at(self, span: Span) -> Statement | None:
        """The innermost statement that holds the greater part of ``span``."""
        last = bisect_left(self.statements, span.end, key=lambda s: s.content[0].start)
        best: Statement | None = None
        for statement in self.statements[max(0, last - 8) : last]:
            inside = sum(part.overlap(span) for part in statement.content)
            if 2 * inside > len(span) and (best is None or _within(statement, best)):
                best = statement
        return best

    def opening(self, statement: Statement) -> Statement:
        """The statement that names the speaker of a continued quotation."""
        for _ in range(_MAX_STEPS):
            before = self._by_id.get(statement.continues) if statement.continues else None
            if statement.speaker is not None or before is None:
                break
            statement = before
        return statement

    @cached_property
    def _by_id(self) -> Mapping[StatementId, Statement]:
        return {s.id: s for s in self.annotated.annotation.statements}

    @cached_property
    def mention(self) -> Mapping[MentionId, Mention]:
        """Mentions by id."""
        return {m.id: m for m in self.annotated.annotation.mentions}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions by where they begin."""
        return tuple(sorted(self.annotated.annotation.mentions, key=lambda m: (m.span, m.id)))

    def named_in(self, span: Span) -> list[Mention]:
        """Named mentions that begin in ``span``."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        last = bisect_left(self.mentions, span.end, lo=first, key=lambda m: m.span.start)
        return [m for m in self.mentions[first:last] if m.named]

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of all words of named mentions."""
        spans = _apart(m.span for m in self.mentions if m.named)
        return frozenset(k for w in set(tokens(self.text, spans).words) for k in keys(w))

    def quantities(self, span: Span) -> list[Quantity]:
        """Typed values in ``span``, numbers of dates left out."""
        dates = [d.span for d in self.dated_in(span) if d.timex != "DURATION"]
        return list(quantities(self.text, span, dates))

    def values(self, n: int) -> list[Quantity]:
        """Typed values of sentence ``n``, found once."""
        if n not in self._values:
            self._values[n] = self.quantities(self.span(n))
        return self._values[n]

    def days(self, span: Span) -> list[DateInterval]:
        """Known days that date expressions in ``span`` tell."""
        found = (self.dates.get(d.id) for d in self.dated_in(span))
        return [interval for interval in found if interval is not None and interval.known]

    def dated_in(self, span: Span) -> Sequence[DateExpression]:
        """Date expressions that touch ``span``."""
        first = bisect_left(self._dated, span.start, key=lambda d: d.span.end)
        last = bisect_left(self._dated, span.end, lo=first, key=lambda d: d.span.start)
        return self._dated[first:last]

    @cached_property
    def _dated(self) -> tuple[DateExpression, ...]:
        return tuple(sorted(self.annotated.annotation.dates, key=lambda d: d.span))


def _within(a: Statement, b: Statement) -> bool:
    """Whether ``a`` is the smaller of two statements about the same words."""
    return len(cover(a.content)) < len(cover(b.content))


def _apart(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@dataclass(frozen=True, slots=True)
class Place:
    """Sentence ``n`` of a held text."""

    held: HeldText
    n: int

    @property
    def span(self) -> Span:
        """That of the sentence."""
        return self.held.span(self.n)


class Record:
    """All articles that a passage is held against, with what their stories tell of them.

    Args:
        articles: in any order.
        links: of their stories; articles without one stand alone.
    """

    def __init__(self, articles: Sequence[Annotated], links: Sequence[StoryLinks]) -> None:
        given = {d.article: d.published for s in links for d in s.datings}
        self.texts = [
            HeldText(a, _date(a, given)) for a in sorted(articles, key=lambda a: a.article.id)
        ]
        self.origin = {a: o.id for s in links for o in s.origins for a in o.articles}
        self.utterance: dict[StatementId, Utterance] = {
            statement: u for s in links for u in s.utterances for statement in u.statements
        }
        self._entity: dict[MentionId, Entity] = {
            m: e for s in links for e in s.entities for m in e.mentions
        }
        by_id = {e.id: e for s in links for e in s.entities}
        self._known: dict[str, list[Entity]] = {}
        for entity in sorted(by_id.values(), key=lambda e: (e.kind != "person", e.id)):
            for name in sorted({n.casefold() for n in (entity.name, *entity.names)}):
                if entity.named and name.split():
                    self._known.setdefault(name.split()[-1], []).append(entity)
        self._speaking = {
            t.statement: by_id[t.entity] for s in links for t in s.speakers if t.entity in by_id
        }
        self._holders: dict[str, list[Place]] = {}
        for held in self.texts:
            for n, roots in enumerate(held.roots):
                for root in sorted(roots):
                    self._holders.setdefault(root, []).append(Place(held, n))

    def nearest(self, words: Iterable[str], most: int = MAX_TRIED) -> list[Place]:
        """Sentences that share most with ``words`` (normal ones), the likeliest first."""
        votes: dict[tuple[ArticleId, int], float] = {}
        places: dict[tuple[ArticleId, int], Place] = {}
        for word in sorted({w for w in words if tells(w)}):
            told: set[tuple[ArticleId, int]] = set()
            for key in keys(word):
                held = self._holders.get(key, ())
                for place in held if len(held) <= MAX_HOLDERS else ():
                    at = (place.held.article.id, place.n)
                    if at not in told:
                        told.add(at)
                        places[at] = place
                        votes[at] = votes.get(at, 0.0) + weight(word)
        order = sorted(votes, key=lambda at: (-round(votes[at], 6), at))
        return [places[at] for at in order[:most]]

    def speaker(self, held: HeldText, statement: Statement) -> tuple[str | None, Entity | None]:
        """Name and entity of who a held text says speaks."""
        opening = held.opening(statement)
        entity = self._speaking.get(opening.id)
        speaker = opening.speaker
        if entity is None and speaker is not None and speaker.mention is not None:
            entity = self._entity.get(speaker.mention)
        name = speaker.name if speaker else None
        return (entity.name if entity is not None and entity.named else name), entity

    def known(self, name: str) -> Entity | None:
        """The named entity of the record whose name ends as ``name`` does, persons first."""
        words = name.casefold().split()
        for entity in self._known.get(words[-1], ()) if words else ():
            if any(
                set(words) <= set(n.casefold().split()) or set(n.casefold().split()) <= set(words)
                for n in entity.names
            ):
                return entity
        return None

    def found(self, held: HeldText, span: Span) -> Found:
        """Words of the record, with who says them and where they come from."""
        statement = held.statement_at(span)
        speaker = self.speaker(held, statement)[0] if statement else None
        utterance = self.utterance.get(statement.id) if statement else None
        article = held.article
        return Found(
            told=Evidenced(article=article.id, span=span, text=span.of(held.text)),
            outlet=article.outlet,
            path=held.annotated.path,
            speaker=speaker,
            statement=statement.id if statement else None,
            utterance=utterance.id if utterance else None,
            origin=self.origin.get(article.id, article.id),
        )


def _date(annotated: Annotated, given: Mapping[ArticleId, DateInterval]) -> DateInterval:
    own = annotated.article.published
    return own if own.known else given.get(annotated.article.id, own)


def counted(found: Sequence[Found]) -> tuple[int, int]:
    """Independent origins and distinct sources behind some findings.

    A source is the act of saying that is cited; in a reporter's own words, the origin.
    """
    origins = {f.origin for f in found}
    sources = {f.utterance or f.statement or f.origin for f in found}
    return len(origins), len(sources)


def sentence_of(held: HeldText, place: int) -> int:
    """Index of the sentence in which word ``place`` stands."""
    return max(0, bisect_right(held.sentences, place, key=lambda s: s[0]) - 1)
