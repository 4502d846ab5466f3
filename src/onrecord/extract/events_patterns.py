"""Which deed the words of a verb and of what stands with it tell, by the lexicon's patterns."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.resources.plover import NOTHING, Pattern, plover

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "acomp", "prt", "dative"})
_LINKS = frozenset({"prep", "prt", "agent", "dative"})
_VISITS = frozenset({"call +on"})  # of a guest, but not with what the other is to do


def object_words(clauses: Clauses, verb: Token) -> tuple[set[str], set[str]]:
    """Base forms of what a verb does its deed to: of the heads, and of all the phrase."""
    heads: set[str] = set()
    found: set[str] = set()
    for kid in clauses.kids(verb, _OBJECTS):
        heads |= {kid.lemma.lower(), kid.text.lower()}
        found |= noun_words(clauses, kid)
    for clause in clauses.kids(verb, {"ccomp", "xcomp"}):
        if clause.pos == "ADJ":
            heads.add(clause.text.lower())  # "found them guilty"
    return heads, found | heads


def noun_words(clauses: Clauses, noun: Token) -> set[str]:
    """Base forms of a noun, its compounds, and the nouns behind "of" and "and"."""
    found = {noun.lemma.lower(), noun.text.lower()}
    for kid in clauses.kids(noun):
        if kid.dep in {"compound", "conj", "amod", "nmod"}:
            found |= {kid.lemma.lower(), kid.text.lower()}
        elif kid.dep == "prep" and kid.text.lower() == "of":
            for under in clauses.kids(kid, {"pobj"}):
                found |= {under.lemma.lower(), under.text.lower()}
    return found


def matched(clauses: Clauses, verb: Token) -> Pattern | None:
    """The pattern that a verb and what stands with it match: the one that asks for most.

    A noun that heads the object decides before one inside its phrase.
    """
    held = plover().patterns.get(verb.lemma.lower())
    if held is None:
        return None
    around = _Around(clauses, verb)
    best: Pattern | None = None
    rank = 0
    for pattern in held:
        fit = around.fit(pattern)
        if fit and pattern.weight * 2 + fit > rank:
            best, rank = pattern, pattern.weight * 2 + fit
    return None if best is None or best.type == NOTHING else best


def joining_for(clauses: Clauses, verb: Token) -> Token | None:
    """The "for" that joins a clause to a verb: "called for them to release".

    Parsers hang it under the clause, or leave it under the verb as no preposition.
    """
    marks = [*clauses.kids(verb, {"mark"})]
    for clause in clauses.kids(verb, {"advcl", "ccomp", "xcomp"}):
        marks += clauses.kids(clause, {"mark"})
    return next((k for k in marks if k.text.lower() == "for" and k.i > verb.i), None)


class _Around:
    """What stands with a verb, for patterns to be tried on."""

    def __init__(self, clauses: Clauses, verb: Token) -> None:
        self._clauses = clauses
        self._heads, self._objects = object_words(clauses, verb)
        self._any = any(True for _ in clauses.kids(verb, {"dobj", "nsubjpass"}))
        self._complement = any(True for _ in clauses.kids(verb, {"oprd"})) or any(
            clause.pos in {"ADJ", "NOUN"} for clause in clauses.kids(verb, {"ccomp", "xcomp"})
        )
        self._links = {k.text.lower(): k for k in clauses.kids(verb, _LINKS) if k.i > verb.i}
        joined = joining_for(clauses, verb)
        if joined is not None:
            self._links.setdefault("for", joined)
        below = clauses.kids(verb, {"advcl", "ccomp", "xcomp"})
        self._bids = any(
            k.text.lower() == "to" for clause in below for k in clauses.kids(clause, {"aux"})
        )
        for kid in clauses.kids(verb, {"advmod"}):
            if kid.tag in {"RP", "RB"} and kid.i > verb.i:
                self._links.setdefault(kid.text.lower(), kid)

    def fit(self, pattern: Pattern) -> int:
        """0 where a pattern does not fit; 2 where the very head of the object does."""
        if (
            (pattern.link is not None and pattern.link not in self._links)
            or (pattern.needs_complement and not self._complement)
            or (pattern.needs_object and not self._any)
            or (pattern.needs_none and self._any)
            or (pattern.type == "CONSULT" and pattern.text in _VISITS and self._bids)
        ):
            return 0
        if pattern.nouns is None or self._heads & pattern.nouns:
            return 2
        if self._objects & pattern.nouns:
            return 1
        if pattern.link is None:
            return int(bool(pattern.nouns & self._links.keys()))
        behind = self._clauses.kids(self._links[pattern.link], {"pobj"})
        return 2 * any(noun_words(self._clauses, noun) & pattern.nouns for noun in behind)
