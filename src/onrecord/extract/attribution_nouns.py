"""Frames of nouns and adjectives, and of "according to" (verbs: ``attribution``)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.attribution import cue_edges, is_infinitive
from onrecord.extract.attribution_frame import Frame, without
from onrecord.extract.attribution_tree import Tree
from onrecord.language.parse import Token

_CLAUSE = frozenset(("ccomp",))
_OPEN = frozenset(("xcomp",))
_PREPOSITION_OBJECT = frozenset(("pobj", "pcomp"))
_ACL = frozenset(("acl", "relcl", "ccomp"))
_SUBORDINATE = frozenset(("relcl", "advcl", "acl", "pcomp", "csubj", "conj"))


def noun_frames(tree: Tree, n: int) -> Iterator[Frame]:
    """Frames of a noun: "the claim that ...", "a promise to ...", "calls for ..."."""
    for c in tree.under(n, _ACL):
        if c < n:
            continue
        low, high = tree.low[c], tree.high[c] + 1
        word = tree.tokens[low]
        if word.text.lower() == "that" and word.dep == "mark":
            yield Frame("noun that", n, n, n + 1, ((low, high),))
            return
        if is_infinitive(tree, c) and tree.tokens[c].dep in ("acl", "relcl"):
            yield Frame("noun infinitive", n, n, n + 1, ((low, high),))
            return
    for p in tree.under(n, frozenset(("prep",))):
        if p == n + 1 and tree.first(p, _PREPOSITION_OBJECT) is not None:
            kind = f"noun {tree.tokens[p].text.lower()}"
            yield Frame(kind, n, n, p + 1, ((p + 1, tree.high[p] + 1),))
            return


def adjective_frames(tree: Tree, a: int) -> Iterator[Frame]:
    """Frames of a predicative adjective: "is sure that ...", "was surprised by ..."."""
    verb = tree.head(a)
    if tree.tokens[a].dep != "acomp" or verb.i >= a:
        return
    first, last = cue_edges(tree, verb.i)[0], a + 1
    for c in (*tree.under(a, _CLAUSE | _OPEN), *tree.under(verb.i, _CLAUSE)):
        if c > a:
            kind = "adjective infinitive" if is_infinitive(tree, c) else "adjective clause"
            yield Frame(kind, a, first, last, ((max(tree.low[c], a + 1), tree.high[c] + 1),))
            return
    for p in tree.under(a, frozenset(("prep",))):
        if p > a and tree.first(p, _PREPOSITION_OBJECT) is not None:
            kind = f"adjective {tree.tokens[p].text.lower()}"
            yield Frame(kind, a, first, last if p != last else p + 1, ((p + 1, tree.high[p] + 1),))
            return


def source_frames(tree: Tree, i: int) -> Iterator[Frame]:
    """Frames of "according to X": all of the clause that it stands in, without itself."""
    token: Token = tree.tokens[i]
    if token.text.lower() != "according" or i + 1 >= len(tree.tokens):
        return
    if tree.tokens[i + 1].text.lower() != "to" or token.head == i:
        return
    host = _main_clause(tree, _clause_of(tree, token.head))
    low, high = tree.low[host], tree.high[host] + 1
    content = without(low, high, tree.low[i], tree.high[i] + 1)
    if content:
        yield Frame("according", i, i, i + 2, content)


def _clause_of(tree: Tree, i: int) -> int:
    """The verb whose clause token ``i`` stands in."""
    for _ in range(40):
        token = tree.tokens[i]
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            return i
        if token.head == i:
            return i
        i = token.head
    return i


def _main_clause(tree: Tree, i: int) -> int:
    """The verb above ``i`` whose clause no other one holds, a cue's content excepted."""
    for _ in range(40):
        token = tree.tokens[i]
        if token.head == i or token.dep not in _SUBORDINATE:
            return i
        i = _clause_of(tree, token.head)
    return i
