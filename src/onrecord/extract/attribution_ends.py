"""Where a content ends, where the parser's subtree ends before it.

Each rule was kept because it brought ends nearer to those of PolNeAR's training part, or
whole clauses to readers at no cost there.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.extract.attribution_around import trailing
from onrecord.extract.attribution_tree import Tree

_JOINS = frozenset(("but", "and", "or"))
_GOES_ON = ("VB", "MD", "RB")
_OF_CLAUSE = frozenset(("clause", "infinitive of other", "raising"))
_OF_OBJECT = frozenset(("object", "object as", "object for", "object infinitive", "predicate"))
_WE = frozenset(("i", "we"))
_NOT_ONLY = frozenset(("just", "only", "merely", "simply", "solely"))
_CLIMB = 12
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_LAST = 12  # tokens: ", the ministry said on Tuesday" at the end of a sentence
_SEARCHED = 200  # tokens in which "not only" is looked for


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
    own = kind == "clause" and after.text.lower() in _WE and not _of_we(tree, head)
    return own or after.text.lower() == "that" or after.tag.startswith(_GOES_ON)


def _of_we(tree: Tree, v: int) -> bool:
    """Whether a cue is the speaker's own: "we believe"."""
    return any(tree.tokens[c].text.lower() in _WE for c in tree.under(v, _SUBJECT))


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
    stop = tree.sentence(head)[1]
    for v in range(stop - 1, max(head, stop - _LAST), -1):
        said = trailing(tree, v)
        if said is not None and said[0][1] > head:
            return said[0][1]
    return stop


def _not_only(tree: Tree, head: int, last: int) -> bool:
    """Whether "not only" stands between a cue and ``last``."""
    words = [t.text.lower() for t in tree.tokens[max(head + 1, last - _SEARCHED) : last]]
    return any(a in ("not", "n't") and b in _NOT_ONLY for a, b in pairwise(words))
