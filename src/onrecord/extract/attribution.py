"""Frames: the ways in which a verb, an adjective or a noun takes what it attributes.

A frame is read off the dependency parse alone; whether the word is a cue at all, and
how sure that is, the lexicon tells (see ``cues``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract.attribution_tree import Tree
from onrecord.language.parse import Token
from onrecord.model.span import Span

_CLAUSE = frozenset(("ccomp",))
_OPEN = frozenset(("xcomp",))
_OBJECT = frozenset(("dobj",))
_PERSON_OBJECT = frozenset(("dobj", "dative"))
_PREPOSITION = frozenset(("prep", "agent"))
_PREPOSITION_OBJECT = frozenset(("pobj", "pcomp"))
_PREDICATE = frozenset(("oprd",))
_PARTICLE = frozenset(("prt",))
_OF_CUE = frozenset(("aux", "auxpass", "neg", "advmod"))
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_MARK = frozenset(("mark", "advmod"))
_ACL = frozenset(("acl", "relcl", "ccomp"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of taking a content, at one cue word.

    Attributes:
        kind: ``clause``, ``infinitive``, ``gerund``, ``object``, ``about:of``, ...
        head: index of the cue word.
        first: first token of the cue.
        last: one past the last token of the cue.
        content: tokens ``[first, last)`` of each stretch of content.
        addressee: index of the noun that it is said to.
    """

    kind: str
    head: int
    first: int
    last: int
    content: tuple[tuple[int, int], ...]
    addressee: int | None = None


def verb_frames(tree: Tree, v: int) -> Iterator[Frame]:
    """All frames of the verb ``v``, the surest first."""
    first, last = cue_edges(tree, v)
    clause = tree.first(v, _CLAUSE)
    if clause is not None:
        yield _of_clause(tree, v, clause, first, last)
        return
    host = _interrupted(tree, v)
    if host is not None:
        yield Frame("inserted", v, first, last, _around(tree, host, v))
        return
    yield from _open_clauses(tree, v, first, last)
    yield from _objects(tree, v, first, last)
    yield from _abouts(tree, v, first, last)


def cue_edges(tree: Tree, v: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` of a cue: its auxiliaries, negation and particle with it."""
    first = v
    children = [c for c in tree.children[v] if tree.tokens[c].dep in _OF_CUE and c < v]
    for child in reversed(children):
        if child != first - 1:
            break
        first = child
    last = v + 1
    for child in tree.under(v, _PARTICLE):
        if child == last:
            last = child + 1
    return first, last


def _of_clause(tree: Tree, v: int, clause: int, first: int, last: int) -> Frame:
    tokens = tree.tokens
    low, high = tree.low[clause], tree.high[clause] + 1
    kind = "clause" if clause > v else "clause before"
    if clause > v and _is_infinitive(tree, clause):
        kind = "infinitive of other"
    if clause < v < high:
        content: tuple[tuple[int, int], ...] = _without(low, high, *_subtree_of_cue(tree, v))
    elif clause > v:
        # a fronted adverbial may hang on the clause, left of the cue: the cue parts them
        content = ((max(low, v + 1), high),)
    else:
        content = ((low, min(high, v)),)
    to = next((c for c in tree.under(v, _PERSON_OBJECT) if c > v), None)
    if to is not None and clause > v and tokens[to].i >= clause:
        to = None
    return Frame(kind, v, first, last, content, to)


def _is_infinitive(tree: Tree, clause: int) -> bool:
    return any(tree.tokens[c].tag == "TO" for c in tree.children[clause])


def _subtree_of_cue(tree: Tree, v: int) -> tuple[int, int]:
    subject = tree.first(v, _SUBJECT)
    low = v if subject is None else min(v, tree.low[subject])
    high = v if subject is None else max(v, tree.high[subject])
    return low, high + 1


def _without(low: int, high: int, cut_low: int, cut_high: int) -> tuple[tuple[int, int], ...]:
    parts = ((low, min(high, cut_low)), (max(low, cut_high), high))
    return tuple(p for p in parts if p[0] < p[1])


def _interrupted(tree: Tree, v: int) -> int | None:
    """The verb whose clause the cue interrupts or follows ("The plan, he said, is dead")."""
    token = tree.tokens[v]
    if token.dep == "parataxis" and token.head != v:
        return token.head
    if token.dep == "advcl" and token.head != v:
        marks = [tree.tokens[c].text.lower() for c in tree.under(v, _MARK)]
        if marks[:1] == ["as"] and tree.first(v, _SUBJECT) is not None:
            return token.head
    return None


def _around(tree: Tree, host: int, v: int) -> tuple[tuple[int, int], ...]:
    return _without(tree.low[host], tree.high[host] + 1, tree.low[v], tree.high[v] + 1)


def _open_clauses(tree: Tree, v: int, first: int, last: int) -> Iterator[Frame]:
    for x in tree.under(v, _OPEN):
        token = tree.tokens[x]
        low, high = tree.low[x], tree.high[x] + 1
        if x < v:
            continue
        objects = [c for c in tree.under(v, _PERSON_OBJECT) if v < c < x]
        if _is_infinitive(tree, x):
            if objects:
                content = ((tree.low[objects[0]], high),)
                yield Frame("object infinitive", v, first, last, content, objects[0])
            else:
                yield Frame("infinitive", v, first, last, ((low, high),))
        elif token.tag == "VBG":
            yield Frame("gerund", v, first, last, ((low, high),))
        else:
            start = tree.low[objects[0]] if objects else low
            yield Frame("predicate", v, first, last, ((start, high),))
        return


def _objects(tree: Tree, v: int, first: int, last: int) -> Iterator[Frame]:
    if tree.first(v, _OPEN) is not None:
        return
    found = [c for c in tree.under(v, _OBJECT) if c > v]
    if not found:
        return
    thing = found[-1]
    low, high = tree.low[found[0]], tree.high[thing] + 1
    predicate = next((c for c in tree.under(v, _PREDICATE) if c > thing), None)
    if predicate is not None:
        yield Frame("predicate", v, first, last, ((low, tree.high[predicate] + 1),))
        return
    for p in tree.under(v, _PREPOSITION):
        if p > thing and tree.tokens[p].text.lower() in ("of", "as"):
            content = ((low, tree.high[p] + 1),)
            yield Frame(f"object {tree.tokens[p].text.lower()}", v, first, last, content)
            return
    to = found[0] if len(found) > 1 else tree.first(v, frozenset(("dative",)))
    yield Frame("object", v, first, last, ((tree.low[thing], high),), to)


def _abouts(tree: Tree, v: int, first: int, last: int) -> Iterator[Frame]:
    if tree.first(v, _OBJECT) is not None or tree.first(v, _OPEN) is not None:
        return
    for p in tree.under(v, _PREPOSITION):
        below = tree.first(p, _PREPOSITION_OBJECT)
        if below is None or p < v or below < p:
            continue
        word = tree.tokens[p].text.lower()
        edge = p + 1 if p == last else last
        content = ((p + 1, tree.high[p] + 1),)
        kind = f"{'saying' if tree.tokens[below].dep == 'pcomp' else 'about'} {word}"
        yield Frame(kind, v, first, edge, content)


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
        if _is_infinitive(tree, c) and tree.tokens[c].dep in ("acl", "relcl"):
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
            kind = "adjective infinitive" if _is_infinitive(tree, c) else "adjective clause"
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
    host = _clause_of(tree, token.head)
    low, high = tree.low[host], tree.high[host] + 1
    content = _without(low, high, tree.low[i], tree.high[i] + 1)
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


def content_spans(tree: Tree, frame: Frame) -> tuple[Span, ...]:
    """The spans of a frame's content, punctuation at the edges left out."""
    spans = (tree.trimmed(first, last) for first, last in frame.content)
    return tuple(s for s in spans if s is not None)
