"""One text made ready: its normal words, sentences and records, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from onrecord.account.quantities import Quantity, quantities
from onrecord.check.words import Tokens, joined, keys, tells, tokens
from onrecord.extract.resolve import resolve
from onrecord.link.profile import quotation_spans
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId, StatementId
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement

LEAD_SENTENCES = 3  # that tell what an article is about
_NEAR = 8  # statements before a place that may reach it
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
            frozenset(k for w in joined(self.words.words[a:b]) if tells(w) for k in keys(w))
            for a, b in self.sentences
        )

    @cached_property
    def lead(self) -> frozenset[str]:
        """Keys of the headline and of the first sentences: what the article is about."""
        heads = [p.span for p in self.annotated.annotation.passages if p.kind == "headline"]
        told = tokens(self.text, heads).words
        own = frozenset(k for w in joined(told) if tells(w) for k in keys(w))
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
        for statement in self.statements[max(0, last - _NEAR) : last]:
            inside = sum(part.overlap(span) for part in statement.content)
            if 2 * inside > len(span) and (best is None or _within(statement, best)):
                best = statement
        return best

    def statement_with(self, n: int, wanted: frozenset[str]) -> Statement | None:
        """The innermost statement in which sentence ``n`` tells most of the ``wanted`` keys.

        Who is cited for what a claim tells may take more room than the words told.
        """
        first, last = self.sentences[n]
        told = [
            Span(self.words.starts[i], self.words.ends[i])
            for i in range(first, last)
            if tells(self.words.words[i]) and not wanted.isdisjoint(keys(self.words.words[i]))
        ]
        best = (len(told) // 2, 0)
        found: Statement | None = None
        end = bisect_left(self.statements, self.span(n).end, key=lambda s: s.content[0].start)
        for statement in self.statements[max(0, end - _NEAR) : end]:
            inside = sum(any(part.overlap(w) for part in statement.content) for w in told)
            size = (inside, -len(cover(statement.content)))
            if inside > len(told) // 2 and size > best:
                best, found = size, statement
        return found

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


def sentence_of(held: HeldText, place: int) -> int:
    """Index of the sentence in which word ``place`` stands."""
    return max(0, bisect_right(held.sentences, place, key=lambda s: s[0]) - 1)
