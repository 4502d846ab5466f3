"""The parts of a commitment: its content without the condition and the term at its edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_draft import Draft
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources import word_set

_PART_OF = frozenset({"relcl", "acl", "ccomp", "compound", "poss", "nmod", "amod", "nummod"})
_LIMITS = frozenset({"by", "before", "until", "till", "within"})
_SET_OFF = frozenset({"advcl", "relcl", "prep", "parataxis", "ccomp"})
_MARKS = frozenset({"if", "unless", "provided", "providing", "once"})
_NOT_MARKS = frozenset({"even", "as", "what", "asked", "whether"})
_IN = frozenset({"in", "at", "during", "via"})
_SPOKEN_IN = frozenset({"statement", "letter", "interview", "speech", "message", "briefing"})
_RETURN = frozenset({"return", "exchange"})
_QUOTES = frozenset("\"'“”‘’«»`")
_DEEP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Content, condition and term of a commitment, as spans."""

    content: Span
    condition: Span | None
    due: Span | None


def parts(clauses: Clauses, draft: Draft, dates: Sequence[Span]) -> Parts | None:
    """The parts of a draft; None where nothing is left of the content.

    Args:
        clauses: the parse.
        draft: the commitment.
        dates: the date expressions of the sentence, in order.
    """
    condition = _condition(clauses, draft)
    told = [d for d in dates if not any(d.overlap(_token_span(clauses, i)) for i in condition)]
    term = _term(clauses, draft, told)
    beside = _beside(clauses, draft) | _venue(clauses, draft.deed) | condition
    held = [t for t in clauses.subtree(draft.deed) if t.i >= draft.first and t.i not in beside]
    content = _stretch(clauses, held, draft)
    content = _cut(content, term) if content[:1] != content[-1:] else content
    while content and _edge(content[-1]):
        content.pop()
    while content and _edge(content[0]):
        content.pop(0)
    if not content:
        return None
    return Parts(
        content=_span(content),
        condition=_span_of(clauses, condition),
        due=_span_of(clauses, term),
    )


def _beside(clauses: Clauses, draft: Draft) -> frozenset[int]:
    """What a comma sets off behind the deed: "..., rebuffing calls", "..., who fled"."""
    held: set[int] = set()
    for token in clauses.subtree(draft.deed):
        if token.i <= draft.deed.i or token.i in held:
            continue
        own = any(True for _ in clauses.kids(token, {"nsubj", "nsubjpass"}))
        if token.dep == "conj" and own and clauses.head(token).i == draft.deed.i:
            held |= {t.i for t in clauses.subtree(token)}
        elif token.dep in _SET_OFF and (token.dep != "prep" or token.text.lower() == "with"):
            under = clauses.subtree(token)
            before = clauses.token(under[0].i - 1).text if under[0].i else ""
            if before in {",", "–", "—"} and under[0].i > draft.deed.i:
                held |= {t.i for t in under}
    return frozenset(held)


def _venue(clauses: Clauses, thing: Token) -> frozenset[int]:
    """Where a thing was asked for or promised: "talks | in a statement sent on Monday"."""
    if thing.pos not in {"NOUN", "PROPN"}:
        return frozenset()
    for link in clauses.kids(thing, {"prep"}):
        place = next(clauses.kids(link, {"pobj"}), None)
        if place is None or link.i < thing.i or link.text.lower() not in _IN:
            continue
        if place.lemma.lower() in _SPOKEN_IN:
            return _under(clauses, link)
    return frozenset()


def _token_span(clauses: Clauses, i: int) -> Span:
    return Span(clauses.token(i).start, clauses.token(i).end)


def _stretch(clauses: Clauses, held: Sequence[Token], draft: Draft) -> list[Token]:
    """The unbroken stretch of the content's tokens around its head."""
    inside = {t.i for t in held}
    first = last = draft.deed.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return [clauses.token(i) for i in range(first, last + 1)]


def _cut(content: list[Token], term: frozenset[int]) -> list[Token]:
    """The content without its term where that stands at an edge."""
    while len(content) > 1 and (content[-1].i in term or _edge(content[-1])):
        content = content[:-1]
    while len(content) > 1 and (content[0].i in term or _edge(content[0])):
        content = content[1:]
    return content


def _edge(token: Token) -> bool:
    return (
        token.text.isspace()
        or (token.pos == "PUNCT" and token.text not in "$£€")
        or (set(token.text) <= _QUOTES)
    )


def _condition(clauses: Clauses, draft: Draft) -> frozenset[int]:
    """The tokens of the clause that states under which condition."""
    for mark in _sentence(clauses, draft.deed):
        word = mark.text.lower()
        if word in _MARKS and mark.i != draft.deed.i:
            held = _conditional(clauses, mark, draft)
        elif word in _RETURN and mark.i and clauses.token(mark.i - 1).text.lower() == "in":
            held = _under(clauses, clauses.token(mark.i - 1))
        else:
            continue
        if held and draft.deed.i not in held:
            return held
    return frozenset()


def _conditional(clauses: Clauses, mark: Token, draft: Draft) -> frozenset[int]:
    before = clauses.token(mark.i - 1).text.lower() if mark.i else ""
    if before in _NOT_MARKS:
        return frozenset()
    if mark.dep == "mark" and clauses.head(mark).i < mark.i:
        held = _to_comma(clauses, mark)  # hung under the deed before it
        return held | {mark.i - 1} if before == "only" else held
    if mark.dep == "mark":
        root = clauses.head(mark)
    elif mark.pos == "VERB":
        root = mark  # "provided the court approves"
    else:
        return frozenset()
    if not _reaches(clauses, root, (draft.deed, draft.cue)) and not _heads(clauses, root, draft):
        return frozenset()
    held = _under(clauses, root)
    if draft.deed.i in held or draft.cue.i in held:
        # the parser hung the commitment under its condition: the words up to the comma
        held = _to_comma(clauses, mark)
    return held | {mark.i - 1} if before == "only" else held


def _heads(clauses: Clauses, root: Token, draft: Draft) -> bool:
    """Whether the deed or its cue hangs under the condition, or beside it in the quotation."""
    above = {t.i for t in _above(clauses, draft.deed)}
    return root.i in above or clauses.head(root).i in above


def _to_comma(clauses: Clauses, mark: Token) -> frozenset[int]:
    held = set()
    for token in _sentence(clauses, mark):
        if token.i < mark.i:
            continue
        if token.text in {",", ";", ":"} or set(token.text) <= _QUOTES:
            break
        held.add(token.i)
    return frozenset(held)


def _term(clauses: Clauses, draft: Draft, dates: Sequence[Span]) -> frozenset[int]:
    """The tokens that tell by when, or when, the deed is to be done."""
    for token in clauses.subtree(draft.deed, own_clause=True):
        if token.dep == "advmod" and token.text.lower() in word_set("promises", "at_once"):
            return frozenset({token.i})
        if token.text.lower() == "at" and _next(clauses, token) == "once":
            return frozenset({token.i, token.i + 1})
        if token.dep == "npadvmod" and token.text.lower() in {"day", "moment", "minute"}:
            return _under(clauses, token)
    for date in dates:
        held = _dated(clauses, draft, date)
        if held:
            return held
    return frozenset()


def _next(clauses: Clauses, token: Token) -> str:
    after = token.i + 1
    return clauses.token(after).text.lower() if after < len(clauses.parse.tokens) else ""


def _dated(clauses: Clauses, draft: Draft, date: Span) -> frozenset[int]:
    """The tokens of a date where it dates the deed; with its preposition, if it has one."""
    inside = [t for t in _sentence(clauses, draft.deed) if date.start <= t.start < date.end]
    if not inside or draft.deed in inside:
        return frozenset()
    held = {t.i for t in inside}
    root = next((t for t in inside if t.head not in held), inside[0])
    path = [root, *_path(clauses, root, (draft.deed, draft.cue))]
    end = clauses.head(path[-1])
    said_then = end.i != draft.deed.i and root.i < draft.deed.i and draft.cue.lemma != "give"
    if end.i not in {draft.deed.i, draft.cue.i} or said_then:
        return frozenset()  # "agreed on Sunday to buy": when it was said
    if any(t.dep in _PART_OF for t in path):
        return frozenset()
    links = [t for t in path if t.dep in {"prep", "mark", "pcomp"} or t.pos in {"ADP", "SCONJ"}]
    if not links:
        return frozenset(held if len(path) == 1 else ())
    fitting = [t for t in links if t.text.lower() in word_set("promises", "dues")]
    sure = [t for t in fitting if t.text.lower() in _LIMITS]
    if not fitting:
        return frozenset()
    top = (sure or fitting[-1:])[0]
    return frozenset(t for t in _under(clauses, top) if t >= top.i) | held


def _path(clauses: Clauses, token: Token, stops: Sequence[Token]) -> Iterator[Token]:
    """What stands above a token, below the first of ``stops``."""
    ends = {s.i for s in stops}
    current = token
    for _ in range(_DEEP):
        if current.head == current.i or current.head in ends:
            return
        current = clauses.head(current)
        yield current


def _above(clauses: Clauses, token: Token) -> Iterator[Token]:
    current = token
    for _ in range(_DEEP):
        yield current
        if current.head == current.i:
            return
        current = clauses.head(current)


def _reaches(clauses: Clauses, token: Token, wanted: Sequence[Token]) -> bool:
    """Whether a clause hangs under one of ``wanted``, no relative clause between them."""
    ends = {w.i for w in wanted}
    for above in _above(clauses, token):
        if above.i in ends:
            return True
        if above.dep in {"relcl", "acl"}:
            return False
    return False


def _under(clauses: Clauses, root: Token) -> frozenset[int]:
    return frozenset(t.i for t in clauses.subtree(root))


def _sentence(clauses: Clauses, token: Token) -> Iterator[Token]:
    first, last = clauses.parse.sentences[token.sentence]
    return (clauses.token(i) for i in range(first, last))


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _span_of(clauses: Clauses, held: Iterable[int]) -> Span | None:
    """The span of tokens, outer punctuation left out; of one unbroken stretch, the first."""
    tokens = [clauses.token(i) for i in sorted(held)]
    while tokens and _edge(tokens[-1]):
        tokens.pop()
    while tokens and _edge(tokens[0]):
        tokens.pop(0)
    return _span(tokens) if tokens else None
