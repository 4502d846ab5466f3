"""Who did a deed, to whom and where, as the words around its verb tell."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses, is_relative
from onrecord.language.parse import Token
from onrecord.model.span import Span

TIMES = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def parties(
    clauses: Clauses, verb: Token, subject: Token, *, passive: bool
) -> tuple[Span | None, Span | None]:
    """Who did it and to whom, as written: subject and object, turned where passive."""
    if passive:
        agent = next(clauses.kids(verb, {"agent"}), None)
        by = None if agent is None else next(clauses.kids(agent, {"pobj"}), None)
        return (None if by is None else clauses.phrase(by)), clauses.phrase(subject)
    actor = None if is_relative(subject) else clauses.phrase(subject)
    recipient = _recipient(clauses, verb)
    return actor, None if recipient == place_of(clauses, verb) else recipient


def _recipient(clauses: Clauses, verb: Token) -> Span | None:
    nouns = {"NOUN", "PROPN", "PRON"}
    objects = [
        t
        for t in clauses.kids(verb, {"dative", "dobj"})
        if t.pos in nouns and not is_relative(t) and clauses.named.get(t.i) not in TIMES
    ]
    for token in objects:
        if token.pos != "NOUN" or token.i in clauses.named:
            return clauses.phrase(token)
    for link in clauses.kids(verb, {"prep", "dative"}):
        if link.text.lower() in {"with", "against", "to", "on"}:
            party = next(clauses.kids(link, {"pobj"}), None)
            if party is not None and party.pos == "PROPN" and clauses.named.get(party.i) != "DATE":
                return clauses.phrase(party)
    return clauses.phrase(objects[0]) if objects else None


def place_of(clauses: Clauses, verb: Token) -> Span | None:
    """Where a verb's deed took place, or went to: a named place behind its preposition."""
    for link in clauses.kids(verb, {"prep"}):
        if link.text.lower() in {"in", "at", "to", "from", "near", "into", "outside", "across"}:
            for place in clauses.kids(link, {"pobj"}):
                if clauses.named.get(place.i) in _PLACES:
                    return clauses.phrase(place)
    return None
