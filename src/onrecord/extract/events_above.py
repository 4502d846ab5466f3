"""What the words above a deed make of it: "agreed to", "refused to", "urged them to", "denied"."""

from __future__ import annotations

from onrecord.extract.asserted import is_negated, unsaid
from onrecord.extract.clauses import Clauses
from onrecord.extract.events_patterns import joining_for
from onrecord.language.parse import Token
from onrecord.model.event import Modality
from onrecord.resources.plover import plover

MAX_STEPS = 6
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
_PLANNING = frozenset({"plan", "intend", "aim", "prepare", "mean"})  # to oneself, not a promise
_BECOMING: dict[str, tuple[str, Modality]] = {
    "threaten": ("THREATEN", "threatened"),
    "demand": ("REQUEST", "demanded"),
    "accuse": ("ACCUSE", "done"),
    "force": ("COERCE", "done"),
}


class Walk:
    """From a deed outwards through what governs it.

    Attributes:
        type: of the deed with all that stands above it.
        chain: the deed and the words above it, from within.
        above: what was met on the way.
        modality: what became of the deed.
    """

    def __init__(self, clauses: Clauses, verb: Token, kind: str | None) -> None:
        self.clauses = clauses
        self.type = kind
        self.chain = [verb]
        self.above: list[str] = []
        self.modality: Modality = "done"

    def run(self) -> None:
        """Walk as far as words govern the deed."""
        current = self.chain[0]
        self._helpers(current)
        for _ in range(MAX_STEPS):
            upper = self._upper(current)
            if upper is None:
                return
            if unsaid(self.clauses, upper, current):
                self.type = None
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
        if words & _MUST:
            self.above.append("must")
        if words & _MAY:
            self.above.append("may")
            self.modality = "hypothetical"
        if words & _WILL:
            self.above.append("will")
            self._planned()
        if is_negated(self.clauses, token):
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
        joined = below.dep == "ccomp" or joining_for(clauses, upper) is not None
        return known if links & _TOWARDS or joined else None
    if known == "say" or (below.dep == "ccomp" and lemma in {"warn", "insist", "pledge"}):
        return known
    if lemma == "be" and below.dep == "xcomp":
        return "plain"
    return known


def _helper_words(clauses: Clauses, token: Token) -> set[str]:
    return {t.text.lower() for t in clauses.kids(token, {"aux", "auxpass"})}
