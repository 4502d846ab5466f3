"""Dated nouns: what is told with a date but without a verb of its own.

"The November summit", "ahead of his 24-26 April visit", "the invasion of the island in
1974": a noun that names something that happens, with a date expression in its phrase or
behind it. It would rather miss than err, since it feeds a timeline: the phrase must be
definite where the date stands in it, and nothing above it may ask for it, call it off or
put it under a condition. Whether it is over is settled by its date where the words do
not tell: they are held for an announcement, which a date that has passed turns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_dated import Contents, asks, conditional, tense_of
from onrecord.extract.events_parties import place_of
from onrecord.language.parse import Token
from onrecord.model.article import Article
from onrecord.model.dates import DateExpression
from onrecord.model.event import Event, Modality
from onrecord.model.ids import DateId, EventId, record_id
from onrecord.model.span import Span, cover
from onrecord.resources import word_set

PRODUCER = "nouns/1"
_PLACED = frozenset({"is", "date", "weekday", "season", "quarter", "holiday", "unit"})
_TOO_WIDE = frozenset({"E", "C"})  # decades and centuries place no single thing
_OWNS = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"on", "in", "of", "during", "from", "between", "at"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_LONGEST = 90  # code points of a phrase with all that hangs on it
_REACH = 14  # tokens from a noun to the date behind it
_BEFORE = 4  # tokens before a phrase that tell whether it lies ahead
_MODALS = frozenset({"may", "might", "could", "would", "should", "can"})
_UNDONE = frozenset({"no", "any", "another", "every", "each"})


def dated_nouns(
    clauses: Clauses, dates: Sequence[DateExpression], taken: Collection[DateId]
) -> dict[int, DateExpression]:
    """The date expression of each noun that is told with one, by the noun's index.

    Args:
        clauses: the parse of an article.
        dates: its date expressions, in order.
        taken: of dates that a verb carries; a clause tells more than a noun.
    """
    starts = [t.start for t in clauses.parse.tokens]
    found: dict[int, DateExpression] = {}
    for expression in dates if starts else ():
        if not _placed(expression):
            continue
        first = max(0, bisect_right(starts, expression.span.start) - 1)
        last = max(first, bisect_right(starts, expression.span.end - 1) - 1)
        noun = _named_after(clauses, first, last) or _told_before(clauses, first, last)
        if noun is None or (expression.id in taken and not _set_down(clauses, noun)):
            continue
        if clauses.prose(noun) and _real(clauses, noun):
            found.setdefault(noun.i, expression)
    return found


def noun_event(
    article: Article,
    clauses: Clauses,
    noun: Token,
    expression: DateExpression,
    contents: Contents,
) -> Event:
    """What a dated noun tells.

    Args:
        article: whose text the parse is of.
        clauses: its parse.
        noun: one that ``dated_nouns`` found.
        expression: its date.
        contents: of the article's statements.
    """
    phrase = clauses.phrase(noun)
    full = clauses.span(clauses.subtree(noun, own_clause=True), noun)
    span = _bare(
        article.text, cover([full if len(full) <= _LONGEST else phrase, phrase, expression.span])
    )
    trigger = Span(noun.start, noun.end)
    statement = contents.around(trigger)
    modality = _modality(clauses, noun, phrase, expression)
    return Event(
        id=EventId(record_id("event", article.id, span, trigger, expression.span)),
        article=article.id,
        span=span,
        trigger=trigger,
        lemma=noun.lemma.lower(),
        modality=modality,
        tense=tense_of(modality),
        date=expression.id,
        actor=_owner(clauses, noun),
        place=place_of(clauses, noun),
        statement=None if statement is None else statement.id,
        producer=PRODUCER,
    )


def _placed(expression: DateExpression) -> bool:
    words = expression.rule.split(" ")
    wide = words[1].endswith("X") or (words[0] == "unit" and words[1] in _TOO_WIDE)
    return words[0] in _PLACED and not wide


def _bare(text: str, span: Span) -> Span:
    """Without the ending of an owner whose name stands outside: "'s takeover"."""
    ending = next((o for o in _OWNS if span.of(text).startswith(f"{o} ")), None)
    return span if ending is None else Span(span.start + len(ending) + 1, span.end)


# From the date to its noun


def _named_after(clauses: Clauses, first: int, last: int) -> Token | None:
    """The noun whose phrase the date stands in: "the May 20 vote", "Friday's ruling"."""
    tokens = clauses.parse.tokens
    at = last + 1
    owns = at < len(tokens) and tokens[at].text in _OWNS
    at += owns
    noun = None
    while at < len(tokens) and tokens[at].sentence == tokens[first].sentence:
        if tokens[at].pos in {"NOUN", "PROPN"}:
            noun = tokens[at]
        elif tokens[at].pos not in {"ADJ", "NUM"} and tokens[at].text != "-":
            break
        at += 1
    if noun is None or not _happens(noun):
        return None
    return noun if owns or _definite_before(clauses, first) else None


def _definite_before(clauses: Clauses, first: int) -> bool:
    """Whether a determiner stands before the date, with no more than adjectives between."""
    for i in range(first - 1, max(-1, first - 4), -1):
        token = clauses.token(i)
        if token.text.lower() in _DEFINITE or token.tag == "PRP$" or token.text in _OWNS:
            return True
        if token.pos not in {"ADJ", "NOUN", "PROPN"}:
            return False
    return False


def _told_before(clauses: Clauses, first: int, last: int) -> Token | None:
    """The noun that the date hangs on: "talks in Geneva on May 3", "a vote set for May"."""
    root = next(
        (t for i in range(first, last + 1) if not first <= (t := clauses.token(i)).head <= last),
        None,
    )
    if root is None:
        return None
    above = clauses.head(root)
    if above.pos == "ADP":
        if above.text.lower() not in {*_LINKS, "for"} or above.head == above.i:
            return None
        link, above = above, clauses.head(above)
        planned = above.pos == "VERB" and above.dep == "acl" and _is_scheduled(above)
        if link.text.lower() == "for" and not planned:
            return None
        if planned:
            above = clauses.head(above)
    near = 0 < first - above.i <= _REACH and above.sentence == root.sentence
    return above if near and above.pos == "NOUN" and _happens(above) else None


def _set_down(clauses: Clauses, noun: Token) -> bool:
    """ "A vote scheduled for June": its verb has no subject, and so tells nothing itself."""
    return any(_is_scheduled(t) for t in clauses.kids(noun, {"acl"}))


def _is_scheduled(verb: Token) -> bool:
    return verb.lemma.lower() in word_set("events", "scheduled")


def _happens(noun: Token) -> bool:
    words = {noun.lemma.lower(), noun.text.lower()}
    return bool(
        words & word_set("event_nouns", "held") or words & word_set("event_nouns", "happened")
    )


# What the words around it tell


def _real(clauses: Clauses, noun: Token) -> bool:
    """Whether nothing around a noun puts in doubt that it took place, or will."""
    if asks(clauses, noun.i):
        return False
    kids = list(clauses.kids(noun, {"det", "neg"}))
    if any(t.text.lower() in _UNDONE for t in kids):
        return False
    bare = not _set_down(clauses, noun) and (not kids or kids[0].text.lower() in {"a", "an"})
    for depth, above in enumerate(clauses.governors(noun)):
        if conditional(clauses, above):
            return False
        unreal = above.lemma.lower() in word_set("event_nouns", "unreal")
        if depth == 0 and unreal and _is_about(clauses, noun, above):
            return False
        helpers = {t.text.lower() for t in clauses.kids(above, {"aux", "neg"})}
        if depth == 0 and bare and helpers & (_MODALS | {"not", "n't", "n’t", "never"}):
            return False
    return True


def _is_about(clauses: Clauses, noun: Token, verb: Token) -> bool:
    """Whether a verb is about a noun: "called for a vote", unlike "opposed it since the vote"."""
    above = clauses.head(noun)
    if above.pos == "ADP":
        return above.text.lower() in {"for", "to", "on", "of", "against", "off", "out"}
    return above.i == verb.i or above.pos == "NOUN"


def _modality(clauses: Clauses, noun: Token, phrase: Span, expression: DateExpression) -> Modality:
    """Over or to come by the noun, or by what is told before its phrase; else to come."""
    words = [
        clauses.token(i).text.lower()
        for i in range(max(0, noun.i - _BEFORE - _REACH), noun.i)
        if clauses.token(i).sentence == noun.sentence
        and (clauses.token(i).start >= phrase.start or _near(clauses, i, phrase))
    ]
    if word_set("event_nouns", "ahead").intersection(words):
        return "planned"
    if word_set("event_nouns", "over").intersection(words) or " past" in expression.rule:
        return "done"
    lemma = {noun.lemma.lower(), noun.text.lower()}
    return "done" if lemma & word_set("event_nouns", "happened") else "planned"


def _near(clauses: Clauses, i: int, phrase: Span) -> bool:
    """Whether a token is one of the few right before a phrase."""
    after = clauses.token(min(i + _BEFORE, len(clauses.parse.tokens) - 1))
    return after.start >= phrase.start


def _owner(clauses: Clauses, noun: Token) -> Span | None:
    """Whose it is, where a name tells: "the chancellor's May visit"."""
    owner = next(clauses.kids(noun, {"poss"}), None)
    named = owner is not None and owner.pos in {"NOUN", "PROPN"}
    if owner is None or not named or clauses.named.get(owner.i) in {"DATE", "TIME"}:
        return None
    return clauses.phrase(owner)
