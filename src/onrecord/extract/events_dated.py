"""Dated clauses: what happened, or is to happen, at a stated time.

It would rather miss than err, since it feeds a timeline. A dated event is a
clause with a subject and a verb of doing, neither negated nor conditional nor asked, to
which a date expression is attached directly. What helps or governs its verb decides the
modality: "will visit" is planned, "threatened to close" threatened.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_parties import TIMES, parties, place_of
from onrecord.language.parse import Token
from onrecord.model.article import Article
from onrecord.model.dates import DateExpression
from onrecord.model.event import Event, Modality, Tense
from onrecord.model.ids import EventId, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.resources import word_set

PRODUCER = "clauses/2"
_PLACED = frozenset(
    {"is", "date", "weekday", "season", "quarter", "half", "holiday", "unit", "like"}
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "though"})
_ATTACHED = frozenset({"npadvmod", "pobj", "tmod", "nummod", "advmod", "dep", "nmod", "compound"})
_GOVERNED: tuple[tuple[str, Modality], ...] = (
    ("denied", "denied"),
    ("threatened", "threatened"),
    ("promised", "promised"),
    ("demanded", "demanded"),
    ("planned", "planned"),
)
_GAP = 2  # code points between words and their relative clause: ", "


def attached(clauses: Clauses, dates: Sequence[DateExpression]) -> dict[int, DateExpression]:
    """The date expression that each dated verb carries, by the verb's index."""
    starts = [t.start for t in clauses.parse.tokens]
    found: dict[int, DateExpression] = {}
    for expression in dates if starts else ():
        if not _placed(expression):
            continue
        first = max(0, bisect_right(starts, expression.span.start) - 1)
        last = max(first, bisect_right(starts, expression.span.end - 1) - 1)
        verb = _verb_of(clauses, first, last)
        if verb is not None:
            found.setdefault(verb.i, expression)
    return found


def dated_event(
    article: Article,
    clauses: Clauses,
    verb: Token,
    expression: DateExpression,
    contents: Contents,
) -> Event | None:
    """What a dated verb tells; None where it is no deed or its clause holds back.

    Args:
        article: whose text the parse is of.
        clauses: its parse.
        verb: what the date is attached to.
        expression: the date.
        contents: of the article's statements.
    """
    subject = clauses.subject(verb)
    if subject is None or not _tells(clauses, verb) or _barred(clauses, verb):
        return None
    trigger = Span(verb.start, verb.end)
    statement = contents.around(trigger)
    modality = _modality(clauses, verb, expression, quoted=statement is not None)
    if modality is None:
        return None
    span = clause_of(clauses, verb, subject)
    passive = any(True for _ in clauses.kids(verb, {"auxpass", "nsubjpass"}))
    actor, recipient = parties(clauses, verb, subject, passive=passive)
    return Event(
        id=EventId(record_id("event", article.id, span, trigger, expression.span)),
        article=article.id,
        span=span,
        trigger=trigger,
        lemma=verb.lemma.lower(),
        modality=modality,
        tense=tense_of(modality),
        date=expression.id,
        actor=actor,
        recipient=recipient,
        place=place_of(clauses, verb),
        statement=None if statement is None else statement.id,
        producer=PRODUCER,
    )


def _placed(expression: DateExpression) -> bool:
    """Whether it tells a place in time, "a few weeks ago" included."""
    operation = expression.rule.partition(" ")[0]
    vague = operation in {"recent", "coming"} and expression.timex == "DATE"
    return operation in _PLACED or vague


class Contents:
    """Which statement's content holds a position: the innermost one."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        held = [(span, s) for s in statements for span in s.content]
        held.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id))
        self._held = held
        self._starts = [span.start for span, _ in held]

    def around(self, span: Span) -> Statement | None:
        """The innermost statement that holds the span; nesting is searched eight deep."""
        at = bisect_right(self._starts, span.start)
        for content, statement in reversed(self._held[max(0, at - 8) : at]):
            if content.contains(span):
                return statement
        return None


# From the date to its verb


def _verb_of(clauses: Clauses, first: int, last: int) -> Token | None:
    """The verb that a date is attached to, directly or by a preposition."""
    root = _root(clauses, first, last)
    if root is None or not clauses.prose(root):
        return None
    above = clauses.head(root)
    link = above
    if above.pos == "ADP" and above.head != above.i:
        above = clauses.head(above)
    if clauses.named.get(above.i) in TIMES:
        return None  # "the first week of March": the date is a part of another
    light = False
    if above.pos == "NOUN" and above.dep in {"dobj", "attr"}:
        above, light = clauses.head(above), True
    if above.pos != "VERB" or (light and above.lemma not in word_set("events", "light")):
        return None
    if link.text.lower() == "for" and above.lemma not in word_set("events", "scheduled"):
        return None  # "called elections for May" were not held then
    return above if root.dep in _ATTACHED else None


def _root(clauses: Clauses, first: int, last: int) -> Token | None:
    for i in range(first, last + 1):
        token = clauses.token(i)
        if not first <= token.head <= last and token.pos != "ADP":
            return token
    return None


# What the verb and its helpers tell


def clause_of(clauses: Clauses, verb: Token, subject: Token) -> Span:
    """The clause of a verb; a relative one with the words that it tells of before it."""
    span = clauses.span(clauses.subtree(verb, own_clause=True), verb, bare=True)
    told_of = clauses.phrase(subject)
    near = 0 <= span.start - told_of.end <= _GAP and subject.i == verb.head
    return Span(told_of.start, span.end) if near else span


def _tells(clauses: Clauses, verb: Token) -> bool:
    lemma = verb.lemma.lower()
    if lemma in word_set("events", "scheduled"):
        return any(t.text.lower() == "for" for t in clauses.kids(verb, {"prep"}))
    if lemma not in word_set("events", "no_event"):
        return True
    if lemma not in word_set("events", "with_object"):
        return False
    return any(True for _ in clauses.kids(verb, {"dobj"})) or place_of(clauses, verb) is not None


def _barred(clauses: Clauses, verb: Token) -> bool:
    """Negated, conditional, asked, or without a finite verb of its own or above it."""
    if any(True for _ in clauses.kids(verb, {"neg"})) or conditional(clauses, verb):
        return True
    if asks(clauses, verb.i):
        return True
    for above in clauses.governors(verb):
        if any(True for _ in clauses.kids(above, {"neg"})) or conditional(clauses, above):
            return True
    return verb.tag == "VBG" and not _helpers(clauses, verb)


def asks(clauses: Clauses, i: int) -> bool:
    """Whether the sentence of a token ends as a question."""
    first, last = clauses.parse.sentences[clauses.token(i).sentence]
    return any(clauses.token(n).text == "?" for n in range(max(first, last - 3), last))


def conditional(clauses: Clauses, verb: Token) -> bool:
    """Whether a clause is told as a condition."""
    return any(t.text.lower() in _CONDITIONS for t in clauses.kids(verb, {"mark", "advmod"}))


def _helpers(clauses: Clauses, verb: Token) -> set[str]:
    return {t.text.lower() for t in clauses.kids(verb, {"aux", "auxpass"})}


def _modality(
    clauses: Clauses, verb: Token, expression: DateExpression, *, quoted: bool
) -> Modality | None:
    """What became of it; None where tense and date contradict each other."""
    governed = _governed(clauses, verb)
    if governed is not None:
        return governed
    helpers, side = _helpers(clauses, verb), _side(expression.rule)
    if helpers & {"will", "shall", "'ll", "’ll", "wo"}:
        return None if side == "past" else "planned"
    if "would" in helpers:
        return "planned" if quoted or _reported(clauses, verb) else "hypothetical"
    if helpers & word_set("events", "hypothetical_aux"):
        return "hypothetical"
    return _by_tense(verb, helpers, side)


def _by_tense(verb: Token, helpers: set[str], side: str | None) -> Modality | None:
    future = side == "future"
    if verb.lemma in word_set("events", "scheduled"):
        return "planned"
    if verb.tag == "VBG" and not helpers & {"was", "were", "been"}:
        return "planned" if future else "under way"
    if verb.tag in {"VBZ", "VBP"}:
        return "planned" if future else None
    return "done" if not future and (verb.tag == "VBD" or helpers) else None


def _governed(clauses: Clauses, verb: Token) -> Modality | None:
    if verb.dep not in {"xcomp", "ccomp", "conj", "advcl"}:
        return None
    above = next(clauses.governors(verb), None)
    if above is None:
        return None
    if verb.dep == "conj":
        return _governed(clauses, above) if above.dep in {"xcomp", "ccomp"} else None
    to_do = "to" in _helpers(clauses, verb)
    for name, modality in _GOVERNED:
        if above.lemma in word_set("events", name) and (to_do or modality == "denied"):
            return modality
    return "planned" if to_do and above.lemma == "be" and verb.dep == "xcomp" else None


def _reported(clauses: Clauses, verb: Token) -> bool:
    above = next(clauses.governors(verb), None)
    return verb.dep == "ccomp" and above is not None and above.tag in {"VBD", "VBN"}


def _side(rule: str) -> str | None:
    """Whether a rule can only point before, or only after, the day of the article."""
    words = rule.split(" ")
    if words[0] in {"recent", "coming"}:
        return "past" if words[0] == "recent" else "future"
    if words[0] == "unit" and words[2] != "+0":
        return "past" if words[2].startswith("-") else "future"
    if words[-1] in {"last", "next", "earlier", "later"}:
        return "past" if words[-1] in {"last", "earlier"} else "future"
    if "future" in words:
        return "future"
    return "past" if "past" in words else None


def tense_of(modality: Modality) -> Tense:
    """Whether a deed of this modality is over, running or to come."""
    if modality in {"done", "denied"}:
        return "recalled"
    return "running" if modality == "under way" else "announced"
