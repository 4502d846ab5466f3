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
_JOINS = frozenset(("but", "and", "or"))
_GOES_ON = ("VB", "MD", "RB")
_OF_CLAUSE = frozenset(("clause", "infinitive of other", "raising"))
_WE = frozenset(("i", "we"))
_NOT_ONLY = frozenset(("just", "only", "merely", "simply", "solely"))
# verbs that take no person as an object: what looks like one opens the clause after it
_TO_NOBODY = frozenset(
    ("say", "add", "think", "believe", "claim", "argue", "insist", "note", "explain", "suggest",
     "state", "announce", "allege", "maintain", "hope", "conclude", "declare")
)  # fmt: skip
_CLIMB = 12
_ASIDE = 5  # tokens behind a dash or comma: ", an apparent reference to"
_ALLUDES = frozenset(("reference", "allusion", "nod", "swipe", "dig", "jab"))
_OF_OBJECT = frozenset(("object", "object as", "object for", "object infinitive", "predicate"))


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


def end(tree: Tree, kind: str, head: int, last: int) -> int:
    """One past the last token of a content that the parser ends before ``last``.

    A clause that is not followed by a comma runs to the end of its sentence; so does one
    that goes on with ", but that", ", but will", ", and we", or "not only ..., but". An
    object runs on over "to" and verb.
    """
    tokens = tree.tokens
    stop = _stop(tree, head)
    if last >= stop or last <= head:
        return last
    follows = tokens[last]
    if kind in _OF_OBJECT:
        return stop if follows.tag == "TO" else last
    if kind not in _OF_CLAUSE:
        return last
    if follows.text == ",":
        return stop if last + 2 < stop and _goes_on(tree, kind, head, last) else last
    whole = follows.tag == "POS" or (follows.text[:1].isalnum() and follows.tag != "VBG")
    return stop if whole else last


def _goes_on(tree: Tree, kind: str, head: int, comma: int) -> bool:
    """Whether a clause that the parser ends at a comma goes on behind it."""
    joined, after = (t for t in tree.tokens[comma + 1 : comma + 3])
    if joined.text.lower() == "but" and _not_only(tree, head, comma):
        return True
    if joined.text.lower() not in _JOINS:
        return False
    own = kind == "clause" and after.text.lower() in _WE
    return own or after.text.lower() == "that" or after.tag.startswith(_GOES_ON)


def _stop(tree: Tree, head: int) -> int:
    """One past the last token that a content may reach.

    The end of the sentence, or of a clause around it that has its own cue behind it:
    "Borduria is expected to pay, the ministry said".
    """
    i = head
    for _ in range(_CLIMB):
        token = tree.tokens[i]
        if token.dep == "ccomp" and token.head > tree.high[i]:
            return tree.high[i] + 1
        if token.head == i:
            break
        i = token.head
    return tree.sentence(head)[1]


def _not_only(tree: Tree, head: int, last: int) -> bool:
    """Whether "not only" stands between a cue and ``last``."""
    words = [t.text.lower() for t in tree.tokens[max(head + 1, last - _LONGEST) : last]]
    return any(a in ("not", "n't") and b in _NOT_ONLY for a, b in pairwise(words))


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
    """``last``, or where the reporter explains: " – an apparent reference to the king"."""
    for i in range(first + 1, last):
        if tree.tokens[i].text not in ("–", "—", "-", "--", ","):
            continue
        after = tree.tokens[i + 1 : min(last, i + 1 + _ASIDE)]
        if after and after[0].text.lower() in ("a", "an") and _alludes(after):
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
