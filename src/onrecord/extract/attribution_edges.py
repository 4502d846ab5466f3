"""Where a content begins and ends, where the parser's subtree is not the whole of it.

Each rule was kept because it brought ends nearer to those of PolNeAR's training part.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.extract.attribution_tree import Tree
from onrecord.language.parse import Token

_OF_NOUN = frozenset(("compound", "nmod", "amod", "det", "poss", "nummod", "dep"))
_LONGEST = 200  # tokens of reported speech; no clause of prose is longer
_PAUSES = frozenset((",", ";", ":", "–", "—"))
_OPENERS = frozenset(("But", "And", "Yet", "So"))
# verbs that take no person as an object: what looks like one opens the clause after it
_TO_NOBODY = frozenset(
    ("say", "add", "think", "believe", "claim", "argue", "insist", "note", "explain", "suggest",
     "state", "announce", "allege", "maintain", "hope", "conclude", "declare")
)  # fmt: skip
_ASIDE = 5  # tokens behind a dash or comma: ", an apparent reference to"
_CONCEDES = frozenset(("although", "though", "but", "while", "however", "even"))
_ALLUDES = frozenset(("reference", "allusion", "nod", "swipe", "dig", "jab"))


def start_after_cue(tree: Tree, v: int, clause: int, low: int) -> int:
    """Where a clause after its cue starts.

    Modifiers that the parser hung on the cue instead of the noun after them come back;
    the copula of "what they say is ..." goes.
    """
    tokens = tree.tokens
    if tokens[low].lemma == "be" and low == clause and tokens[v].dep in ("pcomp", "ccomp"):
        return low + 1
    while low - 1 > v and tokens[low - 1].dep in _OF_NOUN and tokens[low - 1].head in (v, low):
        low = min(low - 1, tree.low[low - 1]) if tree.low[low - 1] > v else low - 1
    return low


def start_of_sentence(tree: Tree, low: int) -> int:
    """The first word of a sentence that is cited whole: its opening "But" is the reporter's."""
    while low + 1 < len(tree.tokens) and tree.tokens[low].text.isspace():
        low += 1
    return low + 1 if tree.tokens[low].text in _OPENERS else low


def misread_object(tree: Tree, v: int, clause: int) -> int | None:
    """The noun that opens the clause after a cue, where the parser took it for its object.

    "Said | the captain of the tug | Hilda had left": one says nothing to somebody so.
    """
    if tree.tokens[v].lemma.lower() not in _TO_NOBODY:
        return None
    for c in tree.children[v]:
        if tree.tokens[c].dep == "dobj" and v < c < clause and tree.high[c] + 1 == tree.low[clause]:
            return c
    return None


def without_aside(tree: Tree, first: int, last: int) -> int:
    """``last``, or where the reporter explains: " – an apparent reference to the king".

    A bracket that does not close inside the stretch, or that concedes something
    ("(although ..."), is the reporter's too.
    """
    last = _bracket(tree, first, last)
    for i in range(first + 1, last):
        if tree.tokens[i].text not in ("–", "—", "-", "--", ","):
            continue
        after = tree.tokens[i + 1 : min(last, i + 1 + _ASIDE)]
        if after and after[0].text.lower() in ("a", "an") and _alludes(after):
            return i
    return last


def _bracket(tree: Tree, first: int, last: int) -> int:
    brackets = [i for i in range(first + 1, last) if tree.tokens[i].text in ("(", ")")]
    for i in brackets[-2:]:
        concedes = i + 1 < last and tree.tokens[i + 1].text.lower() in _CONCEDES
        if tree.tokens[i].text == "(" and (concedes or i == brackets[-1]):
            return i
    return last


def _alludes(words: Sequence[Token]) -> bool:
    return any(
        a.lemma.lower() in _ALLUDES and b.text.lower() in ("to", "at") for a, b in pairwise(words)
    )


def shortened(tree: Tree, first: int, last: int) -> int:
    """One past the last token of a stretch, cut at a pause where it is endless."""
    if last - first <= _LONGEST:
        return last
    limit = first + _LONGEST
    pauses = (i for i in range(limit, first + _LONGEST // 2, -1) if tree.tokens[i].text in _PAUSES)
    return next(pauses, limit)
