"""Where a content begins and ends, where the parser's subtree is not the whole of it.

Each rule was kept because it brought ends nearer to those of PolNeAR's training part.
"""

from __future__ import annotations

from onrecord.extract.attribution_tree import Tree

_OF_NOUN = frozenset(("compound", "nmod", "amod", "det", "poss", "nummod", "dep"))
_LONGEST = 200  # tokens of reported speech; no clause of prose is longer
_PAUSES = frozenset((",", ";", ":", "–", "—"))
_OPENERS = frozenset(("But", "And", "Yet", "So"))
_JOINS = frozenset(("but", "and", "or"))
_GOES_ON = ("VB", "MD", "RB")
_OF_CLAUSE = frozenset(("clause", "infinitive of other"))
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
    that goes on with ", but that" or ", but will". An object runs on over "to" and verb.
    """
    tokens = tree.tokens
    stop = tree.sentence(head)[1]
    if last >= stop or last <= head:
        return last
    follows = tokens[last]
    if kind in _OF_OBJECT:
        return stop if follows.tag == "TO" else last
    if kind not in _OF_CLAUSE:
        return last
    if follows.text == "," and last + 2 < stop:
        joined, after = tokens[last + 1], tokens[last + 2]
        goes_on = after.text.lower() == "that" or after.tag.startswith(_GOES_ON)
        return stop if joined.text.lower() in _JOINS and goes_on else last
    return stop if follows.text[:1].isalnum() and follows.tag != "VBG" else last


def shortened(tree: Tree, first: int, last: int) -> int:
    """One past the last token of a stretch, cut at a pause where it is endless."""
    if last - first <= _LONGEST:
        return last
    limit = first + _LONGEST
    pauses = (i for i in range(limit, first + _LONGEST // 2, -1) if tree.tokens[i].text in _PAUSES)
    return next(pauses, limit)
