"""Frames of a cue that stands in, behind or above what it reports.

"The plan, officials say, is dead", "The plan is dead, the ministry said", "As he put it,
the plan is dead", "The plan is expected to fail".
"""

from __future__ import annotations

from onrecord.extract.attribution_edges import start_of_sentence
from onrecord.extract.attribution_frame import Frame, without
from onrecord.extract.attribution_tree import Tree

_OBJECT = frozenset(("dobj",))
_OPEN = frozenset(("xcomp",))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_MARK = frozenset(("mark", "advmod"))
_LONGEST_GAP = 6  # tokens between a subject and its cue at the end of a sentence
_SEARCHED = 80  # tokens in which a sentence's first verb is looked for
_OWN_CONTENT = frozenset(("ccomp", "xcomp", "acomp", "attr", "oprd"))
_RAISING = frozenset(("appear", "seem"))
_RAISED = frozenset(
    ("expect", "say", "believe", "report", "think", "allege", "rumor", "predict", "suppose",
     "consider", "know", "project", "intend", "understand", "claim", "fear", "estimate")
)  # fmt: skip


def aside(tree: Tree, v: int) -> tuple[tuple[int, int], ...] | None:
    """The sentence around a cue between commas: "The plan, officials say, is dead"."""
    tokens = tree.tokens
    first, last = tree.sentence(v)
    subject = next((c for c in tree.under(v, _SUBJECT) if c < v), None)
    if subject is None or v + 1 >= last or tokens[v + 1].text != ",":
        return None
    low = tree.low[subject]
    if low - 1 <= first or tokens[low - 1].text != "," or tokens[subject].tag.startswith("W"):
        return None
    content = ((start_of_sentence(tree, first), low - 1), (v + 2, last))
    if v + 2 >= last:
        return content[:1]
    about_cue = tokens[v + 2].tag in ("VBG", "WP", "WDT") or tokens[v + 2].text == "on"
    return content[:1] if about_cue else content


def interrupted(tree: Tree, v: int) -> int | None:
    """The verb whose clause the cue interrupts or follows ("The plan, he said, is dead")."""
    token = tree.tokens[v]
    if token.dep == "parataxis" and token.head != v:
        return token.head
    things = [c for c in tree.under(v, _OBJECT | _OPEN) if tree.tokens[c].text != "it"]
    if token.dep == "advcl" and token.head != v and not things:
        marks = [tree.tokens[c].text.lower() for c in tree.under(v, _MARK)]
        if marks[:1] == ["as"] and tree.first(v, _SUBJECT) is not None:
            return token.head
    return None


def around(tree: Tree, host: int, v: int) -> tuple[tuple[int, int], ...]:
    """The clause of ``host`` without the cue ``v`` and what hangs on it."""
    return without(tree.low[host], tree.high[host] + 1, tree.low[v], tree.high[v] + 1)


def raised(tree: Tree, v: int, first: int, last: int) -> Frame | None:
    """ "The bridge is expected to close": nobody is named who expects it."""
    token = tree.tokens[v]
    x = next((c for c in tree.under(v, _OPEN) if c > v), None)
    subject = next((c for c in tree.under(v, _SUBJECT) if c < v), None)
    if x is None or subject is None:
        return None
    passive = tree.tokens[subject].dep == "nsubjpass" and token.lemma in _RAISED
    if not passive and token.lemma not in _RAISING:
        return None
    if token.dep == "relcl" and tree.high[x] == x:  # "an issue that he is expected to raise"
        return None
    content = ((tree.low[subject], tree.high[subject] + 1), (tree.low[x], tree.high[x] + 1))
    return Frame("raising", v, first, last, content)


def trailing(tree: Tree, v: int) -> tuple[tuple[int, int], ...] | None:
    """A sentence that ends in ", the ministry said", where the parser took it for two."""
    tokens = tree.tokens
    if tokens[v].tag not in ("VBD", "VBZ", "VBP") or tokens[v].dep in ("relcl", "acl", "advcl"):
        return None
    subject = next((c for c in tree.under(v, _SUBJECT) if c < v), None)
    if subject is None or tokens[subject].tag.startswith("W"):
        return None
    first, low = tree.sentence(v)[0], tree.low[subject]
    if low - 1 <= first or tokens[low - 1].text != "," or v - subject > _LONGEST_GAP:
        return None
    if not says_no_more(tree, v) or tree.first(v, _OBJECT) is not None:
        return None
    if not any(t.pos in ("VERB", "AUX") for t in tokens[first : min(low, first + _SEARCHED)]):
        return None
    return ((start_of_sentence(tree, first), low - 1),)


def says_no_more(tree: Tree, v: int) -> bool:
    """Whether nothing behind a cue could be its content."""
    tokens = tree.tokens
    return not any(
        c > v and (tokens[c].dep in _OWN_CONTENT or tokens[c].text == "as")
        for c in tree.children[v]
    )
