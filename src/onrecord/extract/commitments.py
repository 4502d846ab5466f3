"""Commitments of an article: what is promised, threatened and demanded, sentence by sentence.

Two ways lead to one: a word that commits (``commitments_cued``), and what a speaker says
of own deeds to come or of what another must do (``commitments_said``, ``commitments_bidden``).
A deed is told once: by the word that commits, where there is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_cued import cued
from onrecord.extract.commitments_draft import Draft
from onrecord.extract.commitments_parts import parts
from onrecord.extract.commitments_said import drafts
from onrecord.extract.commitments_sayings import Sayings
from onrecord.language.parse import Parse, Token
from onrecord.model.article import Article
from onrecord.model.commitment import Commitment
from onrecord.model.dates import DateExpression
from onrecord.model.ids import CommitmentId, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Statement

VERSION = "2"
_OVER = ("recent", "past")  # rules of dates that no deed to come can have
_MOST = 6  # commitments of one sentence


def find_commitments(
    article: Article,
    parse: Parse,
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
) -> tuple[Commitment, ...]:
    """The commitments that the body of an article reports, sorted by content.

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
        dates: its date expressions, in order.
        statements: its statements.
    """
    clauses = Clauses(parse)
    sayings = Sayings(clauses, statements)
    told = [d.span for d in dates if d.timex != "SET" and not d.rule.startswith(_OVER)]
    found: list[Commitment] = []
    for first, last in parse.sentences:
        if last <= first or not clauses.prose(clauses.token(first)):
            continue
        tokens = [clauses.token(i) for i in range(first, last)]
        if _asks(tokens):
            continue
        span = _trimmed(article.text, parse.span(first, last))
        begin = bisect_left(told, span.start, key=lambda s: s.start)
        inside = []
        while begin < len(told) and told[begin].start < span.end:
            inside.append(told[begin])
            begin += 1
        found += _of_sentence(article, clauses, sayings, span, (tokens, inside))
    return tuple(sorted(found, key=lambda c: (c.content, c.kind, c.id)))


def _of_sentence(
    article: Article,
    clauses: Clauses,
    sayings: Sayings,
    span: Span,
    within: tuple[Sequence[Token], Sequence[Span]],
) -> list[Commitment]:
    """The commitments of a sentence, ``within`` its tokens and its date expressions."""
    tokens, dates = within
    held: dict[int, Commitment] = {}
    for draft in _drafts(clauses, sayings, tokens):
        if draft.deed.i in held or len(held) == _MOST:
            continue
        made = parts(clauses, draft, dates)
        if made is None or draft.holder.contains(made.content):
            continue
        around = sayings.around(draft.cue)
        statement = None if around is None else around.statement
        cue = Span(draft.cue.start, draft.cue.end)
        held[draft.deed.i] = Commitment(
            id=CommitmentId(record_id("commitment", article.id, draft.kind, cue, made.content)),
            article=article.id,
            kind=draft.kind,
            span=span,
            cue=cue,
            holder=sayings.named(draft.holder, tokens) or draft.holder,
            content=made.content,
            towards=draft.towards,
            condition=made.condition,
            due=made.due,
            lemma=draft.deed.lemma.lower() if draft.deed.pos == "VERB" else "",
            negated=any(True for _ in clauses.kids(draft.deed, {"neg"})),
            refrain=draft.refrain,
            statement=None if statement is None else statement.id,
        )
    return list(held.values())


def _drafts(clauses: Clauses, sayings: Sayings, tokens: Sequence[Token]) -> Iterator[Draft]:
    for token in tokens:
        yield from cued(clauses, token)
    for token in tokens:
        yield from drafts(clauses, sayings, token)


def _asks(tokens: Sequence[Token]) -> bool:
    return any(t.text == "?" for t in tokens[-3:])


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
