"""Conditions: the clause that says under which condition, and whose deed it hangs on."""

from __future__ import annotations

from typing import Literal

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_words import after, before, lower, negated, phrase
from onrecord.language.parse import Token
from onrecord.model.span import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARKS = frozenset({"if", "unless"})
_WEAKENED = frozenset({"only", "even", "as"})
_OWN = frozenset({"i", "we"})
_PARTIES = frozenset({"i", "we", "it", "they", "he", "she"})
_HAVE = frozenset({"have", "has", "had", "need", "needs"})
_NECESSARY = frozenset({"necessary", "needed", "required", "forced", "provoked", "attacked"})
_FORCED = 3  # tokens behind "if" in which what forces is told


def hangs_on(clauses: Clauses, verb: Token, holder: Span) -> Literal["not", "done"] | None:
    """Whether a deed hangs on what another does, or does not: "if they do not sign".

    Args:
        clauses: the parse.
        verb: of the deed.
        holder: who would do it.
    """
    for i in range(*clauses.parse.sentences[verb.sentence]):
        mark = clauses.token(i)
        if lower(mark) not in _MARKS and not inverted(clauses, mark):
            continue
        if any(lower(t) in _WEAKENED for t in before(clauses, mark, 1)):
            return None
        root = clauses.head(mark)
        if root.i < mark.i:  # hung under the deed before it: its own verb follows
            return "done"
        acts = next(clauses.kids(root, _SUBJECTS), None)
        if acts is None or lower(acts) in _OWN or holder.overlap(phrase(clauses, acts)):
            return None
        return "not" if lower(mark) == "unless" or negated(clauses, root) else "done"
    return None


def when_forced(clauses: Clauses, verb: Token) -> bool:
    """Whether a deed is held back until it is forced: "if we have to", "if necessary"."""
    sentence = range(*clauses.parse.sentences[verb.sentence])
    marks = (t for t in map(clauses.token, sentence) if lower(t) == "if")
    return any(_forces([lower(t) for t in after(clauses, m, _FORCED)]) for m in marks)


def _forces(words: list[str]) -> bool:
    """Whether these words behind "if" tell of being forced."""
    if not words:
        return False
    if words[0] in _NECESSARY or words[:2] in (["need", "be"], ["need", "arises"]):
        return True
    bound = words[1:2] == ["must"] or (words[2:] == ["to"] and words[1] in _HAVE)
    return words[0] in _PARTIES and bound


def inverted(clauses: Clauses, word: Token) -> bool:
    """Whether "should" opens a clause of condition: "should the court agree, ..."."""
    if lower(word) != "should" or clauses.head(word).i < word.i:
        return False
    last = before(clauses, word, 1)
    opens = not last or last[0].pos == "PUNCT"
    return opens and any(kid.i > word.i for kid in clauses.kids(clauses.head(word), _SUBJECTS))
