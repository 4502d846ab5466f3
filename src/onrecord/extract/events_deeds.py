"""Deeds: which verb or noun tells one, and what the words above it make of it.

"Released" is RETREAT, "agreed to release" AGREE, "refused to release" REJECT, "urged
them to release" REQUEST. The walk goes from the deed outwards, as PLOVER's codebook
composes its types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.model.event import Modality
from onrecord.resources.plover import NOTHING, Pattern, plover

MAX_STEPS = 6
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "acomp", "prt", "dative"})
_LINKS = frozenset({"prep", "prt", "agent", "dative"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_MUST = frozenset({"must", "should", "ought"})
_MAY = frozenset({"may", "might", "could", "can"})
_NOUN_OPERATORS = {
    "threat": "threaten",
    "promise": "commit",
    "pledge": "commit",
    "decision": "plain",
    "plan": "commit",
    "agreement": "commit",
    "willingness": "commit",
    "readiness": "commit",
    "intention": "commit",
    "offer": "commit",
    "commitment": "commit",
    "refusal": "refuse",
    "demand": "demand",
    "request": "demand",
    "call": "demand",
    "order": "demand",
    "deadline": "demand",
    "effort": "plain",
    "move": "plain",
    "attempt": "plain",
    "bid": "plain",
}
_AGREEING = frozenset({"agree", "offer", "consent", "volunteer", "accept", "commit"})
_DID = frozenset({"did", "do", "does", "was", "were", "is", "are", "had"})
_GRANTING = frozenset({"give", "grant", "allow", "accept", "agree", "permit", "approve", "let"})
_CALLING = frozenset({"call", "push", "press", "appeal", "lobby"})
_TOWARDS = frozenset({"on", "upon", "for", "to"})
_HOSTILE_WHEN_PLANNED = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A deed with what became of it.

    Attributes:
        base: type of the deed by its own words, None where the lexicon knows none.
        type: type with all that stands above it; None where that leaves none.
        trigger: the verb or noun of the deed.
        head: the outermost word that decides the type: "agreed" in "agreed to release".
        chain: the deed and the words above it up to ``head``, from within.
        above: what was met on the way: kinds of operators, "will", "not", "say".
        pattern: what the lexicon matched.
        modality: done, promised, threatened and so on.
    """

    base: str | None
    type: str | None
    trigger: Token
    head: Token
    chain: tuple[Token, ...]
    above: tuple[str, ...]
    pattern: Pattern | None
    modality: Modality
    nominal: bool = False


def deeds(clauses: Clauses, first: int, last: int) -> Iterator[Deed]:
    """The deeds that tokens ``[first, last)``, a sentence, tell; in order."""
    for i in range(first, last):
        token = clauses.token(i)
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}:
            yield verbal(clauses, token)
        elif token.pos == "NOUN" or token.dep == "ROOT":
            kind = nominal_type(token)
            if kind is not None:
                yield Deed(
                    base=kind,
                    type=kind,
                    trigger=token,
                    head=token,
                    chain=(token,),
                    above=(),
                    pattern=None,
                    modality="done",
                    nominal=True,
                )


def nominal_type(token: Token) -> str | None:
    """The type that a noun tells by itself."""
    held = plover().nominals
    return held.get(token.text.lower()) or held.get(token.lemma.lower())


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


def verbal(clauses: Clauses, verb: Token) -> Deed:
    """The deed of a verb; its type is None where neither it nor what governs it tells one."""
    pattern = matched(clauses, verb)
    walk = _Walk(clauses, verb, None if pattern is None else pattern.type)
    walk.run()
    return Deed(
        base=None if pattern is None else pattern.type,
        type=walk.type,
        trigger=verb,
        head=walk.chain[-1],
        chain=tuple(walk.chain),
        above=tuple(walk.above),
        pattern=pattern,
        modality=walk.modality,
    )


_PLANNING = frozenset({"plan", "intend", "aim", "prepare", "mean"})  # to oneself, not a promise
_BECOMING: dict[str, tuple[str, Modality]] = {
    "threaten": ("THREATEN", "threatened"),
    "demand": ("REQUEST", "demanded"),
    "accuse": ("ACCUSE", "done"),
    "force": ("COERCE", "done"),
}


class _Walk:
    """From a deed outwards through what governs it."""

    def __init__(self, clauses: Clauses, verb: Token, kind: str | None) -> None:
        self.clauses = clauses
        self.type = kind
        self.chain = [verb]
        self.above: list[str] = []
        self.modality: Modality = "done"

    def run(self) -> None:
        current = self.chain[0]
        self._helpers(current)
        for _ in range(MAX_STEPS):
            upper = self._upper(current)
            if upper is None:
                return
            name = operator_of(self.clauses, upper, current)
            if name is None or not self._joined(name, current):
                return
            self.above.append(name)
            if name == "say":
                # what is said stays the deed; who says it is told by the statement
                if "must" in self.above and self.type != "REQUEST":
                    self._become("REQUEST", "demanded", upper)
                return
            self._apply(name, upper)
            self._helpers(upper)
            current = upper

    def _upper(self, token: Token) -> Token | None:
        if token.dep == "conj":
            return self._upper(self.clauses.head(token))
        if token.dep not in _GOVERNED or token.head == token.i:
            return None
        upper = self.clauses.head(token)
        if token.dep == "pcomp":
            upper = self.clauses.head(upper)
        return upper

    def _joined(self, name: str, current: Token) -> bool:
        """Whether a governor takes the deed itself, not a circumstance of its own."""
        if current.dep == "advcl":
            return "to" in _helper_words(self.clauses, current) and name not in {"say", "plain"}
        return not (current.dep == "acl" and current.tag not in {"VB"})

    def _helpers(self, token: Token) -> None:
        words = _helper_words(self.clauses, token)
        negated = any(True for _ in self.clauses.kids(token, {"neg"})) or bool(
            {k.text.lower() for k in self.clauses.kids(token, {"advmod", "preconj"})} & {"never"}
        )
        if words & _MUST:
            self.above.append("must")
        if words & _MAY:
            self.above.append("may")
            self.modality = "hypothetical"
        if words & _WILL:
            self.above.append("will")
            self._planned()
        if negated:
            self.above.append("not")
            self._negated(token, words)

    def _planned(self) -> None:
        if "not" in self.above or "must" in self.above:
            return
        self.modality = "planned"
        if self.type in plover().cooperative:
            self.type = "AGREE"
        elif self.type in _HOSTILE_WHEN_PLANNED:
            self.type = "THREATEN"

    def _negated(self, token: Token, helpers: set[str]) -> None:
        self.modality = "denied"
        if self.type in plover().cooperative and _refuses(token, helpers):
            self.type, self.modality = "REJECT", "done"
        elif self.type != "REJECT":
            self.type = None

    def _become(self, kind: str, modality: Modality, head: Token) -> None:
        self.type, self.modality = kind, modality
        if self.chain[-1] is not head:
            self.chain.append(head)

    def _apply(self, name: str, upper: Token) -> None:
        become = _BECOMING.get(name)
        if name == "commit":
            self._committed(upper)
        elif become is not None:
            self._become(*become, upper)
        elif name == "refuse":
            if upper.lemma != "fail" or self.type in plover().cooperative:
                self._become("REJECT", "denied", upper)
        elif name == "deny":
            self.modality = "denied"
        elif name == "expect":
            self.modality = "planned"
            self.chain.append(upper)
        elif name in {"stop", "permit"} and self.type is not None:
            kind = "CONCEDE" if name == "permit" else "SANCTION"
            hostile = self.type not in plover().cooperative
            self._become("RETREAT" if name == "stop" and hostile else kind, "done", upper)
        elif self.type is not None or name == "plain":
            self.chain.append(upper)

    def _committed(self, upper: Token) -> None:
        if self.type in _HOSTILE_WHEN_PLANNED and upper.lemma.lower() not in _AGREEING:
            self._become("THREATEN", "threatened", upper)
        else:
            told: Modality = "planned" if upper.lemma.lower() in _PLANNING else "promised"
            self._become("REJECT" if self.type == "REJECT" else "AGREE", told, upper)


def _refuses(token: Token, helpers: set[str]) -> bool:
    """Whether a negation is a refusal: "would not meet", but not "did not meet"."""
    return not helpers & _DID or token.lemma.lower() in _GRANTING


def operator_of(clauses: Clauses, upper: Token, below: Token) -> str | None:
    """What a governing word does to the deed below it."""
    lemma, lexicon = upper.lemma.lower(), plover()
    if upper.pos == "ADJ" or upper.text.lower() in lexicon.adjectives:
        known = lexicon.adjectives.get(upper.text.lower())
        if known is not None:
            return known
    if upper.pos == "NOUN":
        return _NOUN_OPERATORS.get(lemma)
    known = lexicon.operators.get(lemma)
    if lemma in _CALLING:
        links = {k.text.lower() for k in clauses.kids(upper, {"prep", "prt"})}
        return known if links & _TOWARDS or below.dep == "ccomp" else None
    if known == "say" or (below.dep == "ccomp" and lemma in {"warn", "insist", "pledge"}):
        return known
    if lemma == "be" and below.dep == "xcomp":
        return "plain"
    return known


def _helper_words(clauses: Clauses, token: Token) -> set[str]:
    return {t.text.lower() for t in clauses.kids(token, {"aux", "auxpass"})}
