"""Whether the words above a clause leave it told at all."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.resources import word_set

_NOT_ALONE = frozenset({"only", "just", "merely", "simply"})  # "did not just say that"
_OF_CLAUSES = frozenset({"nsubj", "nsubjpass", "mark"})
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})


def is_negated(clauses: Clauses, token: Token) -> bool:
    """Whether "not" or "never" stands with a word."""
    kids = clauses.kids(token, {"neg", "advmod", "preconj"})
    return any(k.dep == "neg" or k.text.lower() == "never" for k in kids)


def unsaid(clauses: Clauses, upper: Token, below: Token) -> bool:
    """Whether a clause is told by nobody: "did not mean that it would", "never said it had".

    What somebody does not know or regret is told all the same, and so is what stands behind
    a question word: "did not say why it left".
    """
    if below.dep not in {"ccomp", "xcomp"} or not is_negated(clauses, upper):
        return False
    kids = list(clauses.kids(below))
    if not any(k.dep in _OF_CLAUSES or k.tag == "MD" for k in kids):
        return False  # "did not agree to release": no clause of its own
    if upper.lemma.lower() in word_set("events", "factive"):
        return False
    if {k.text.lower() for k in clauses.kids(upper, {"advmod"})} & _NOT_ALONE:
        return False
    first = clauses.subtree(below)[0]
    return first.tag not in _ASKING or first.text.lower() == "that"
