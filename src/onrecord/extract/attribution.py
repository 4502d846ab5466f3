"""Frames: the ways in which a verb takes what it attributes (other words: ``attribution_nouns``).

A frame is read off the dependency parse alone; whether the word is a cue at all, and
how sure that is, the lexicon tells (see ``cues``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.attribution_around import (
    around,
    aside,
    interrupted,
    raised,
    says_no_more,
    trailing,
)
from onrecord.extract.attribution_edges import (
    misread_object,
    shortened,
    start_after_cue,
    start_of_sentence,
    without_aside,
)
from onrecord.extract.attribution_ends import end
from onrecord.extract.attribution_frame import Frame, without
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.quotations import MARKS
from onrecord.extract.titles import calendar_names
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
_TELLS = frozenset(
    ("tell", "brief", "inform", "notify", "remind", "assure", "advise", "update", "alert", "warn",
     "caution", "reassure", "lecture")
)  # fmt: skip
_TOLD = frozenset(("on", "about", "of", "against", "over", "regarding"))


def verb_frames(tree: Tree, v: int) -> Iterator[Frame]:
    """All frames of the verb ``v``, the surest first."""
    first, last = cue_edges(tree, v)
    beside = aside(tree, v)
    if beside is not None:
        yield Frame("aside", v, first, last, beside)
        return
    clause = tree.first(v, _CLAUSE)
    if clause is not None:
        yield _of_clause(tree, v, clause, first, last)
        return
    relative = _misread_relative(tree, v, first, last)
    if relative is not None:
        yield relative
        return
    before = trailing(tree, v)
    if before is not None:
        yield Frame("clause before", v, first, last, before)
        return
    host = interrupted(tree, v)
    if host is not None:
        yield Frame("inserted", v, first, last, around(tree, host, v))
        return
    expected = raised(tree, v, first, last)
    if expected is not None:
        yield expected
        return
    yield from _open_clauses(tree, v, first, last)
    # "to discuss", "to counter": what is done in order to, more often than what is said
    purpose = " to do" if is_infinitive(tree, v) else ""
    for frame in (*_objects(tree, v, first, last), *_abouts(tree, v, first, last)):
        yield replace(frame, kind=frame.kind + purpose)


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
    low, high = tree.low[clause], tree.high[clause] + 1
    kind = "clause" if clause > v else _before_kind(tree, v, high)
    if clause > v and is_infinitive(tree, clause):
        kind = "infinitive of other"
    if clause < v < high:
        content: tuple[tuple[int, int], ...] = without(low, high, *_subtree_of_cue(tree, v))
    elif clause > v:
        # a fronted adverbial may hang on the clause, left of the cue: the cue parts them
        misread = misread_object(tree, v, clause)
        start = max(low, last) if misread is None else tree.low[misread]
        content = ((start_after_cue(tree, v, clause, start), high),)
    else:
        start = tree.sentence(v)[0] if kind == "clause before" else low
        content = ((start_of_sentence(tree, min(low, start)), min(high, v)),)
    to = next((c for c in tree.under(v, _PERSON_OBJECT) if c > v), None)
    if to is not None and clause > v and (to >= clause or to == misread_object(tree, v, clause)):
        to = None
    return Frame(kind, v, first, last, content, to)


def _before_kind(tree: Tree, v: int, high: int) -> str:
    """A clause before its cue ends at a comma or a mark, then come subject and cue alone."""
    tokens = tree.tokens
    subject = tree.first(v, _SUBJECT)
    if subject is None or high > min(v, subject):
        return "clause odd"
    edge = [t.text for t in tokens[high - 1 : high + 1]]
    if not any(word == "," or (word and word in MARKS) for word in edge):
        return "clause odd"
    return "clause before" if says_no_more(tree, v) else "clause odd"


def is_infinitive(tree: Tree, clause: int) -> bool:
    """Whether a clause is one with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.children[clause])


def _subtree_of_cue(tree: Tree, v: int) -> tuple[int, int]:
    subject = tree.first(v, _SUBJECT)
    low = v if subject is None else min(v, tree.low[subject])
    high = v if subject is None else max(v, tree.high[subject])
    return low, high + 1


def _open_clauses(tree: Tree, v: int, first: int, last: int) -> Iterator[Frame]:
    for x in tree.under(v, _OPEN):
        token = tree.tokens[x]
        low, high = tree.low[x], tree.high[x] + 1
        if x < v:
            continue
        objects = [c for c in tree.under(v, _PERSON_OBJECT) if v < c < x]
        if is_infinitive(tree, x):
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


def _misread_relative(tree: Tree, v: int, first: int, last: int) -> Frame | None:
    """ "Told the council that talks had failed": the parser hangs the clause on the council."""
    person = tree.first(v, _PERSON_OBJECT)
    if person is None or person < v or tree.tokens[v].lemma.lower() not in _TELLS:
        return None
    for c in tree.under(person, frozenset(("relcl", "acl"))):
        that, subject = tree.tokens[tree.low[c]], tree.first(c, _SUBJECT)
        if that.text.lower() == "that" and subject is not None and subject > that.i:
            return Frame("clause", v, first, last, ((that.i, tree.high[c] + 1),), person)
    return None


def _told(tree: Tree, v: int, first: int, last: int) -> Frame | None:
    """ "Briefed reporters on the deal", "warned Borduria against a war"."""
    person = next((c for c in tree.under(v, _PERSON_OBJECT) if c > v), None)
    if person is None or tree.tokens[v].lemma.lower() not in _TELLS:
        return None
    for p in tree.under(v, _PREPOSITION):
        below = tree.first(p, _PREPOSITION_OBJECT)
        dated = below is not None and tree.tokens[below].text in calendar_names()
        if p > person and tree.tokens[p].text.lower() in _TOLD and not dated:
            content = ((p + 1, tree.high[p] + 1),)
            if p < tree.high[p]:
                # too rare for a rate of its own: it has that of "accused Borduria of a lie"
                return Frame("object of", v, first, last, content, person)
    return None


def _objects(tree: Tree, v: int, first: int, last: int) -> Iterator[Frame]:
    if tree.first(v, _OPEN) is not None:
        return
    found = [c for c in tree.under(v, _OBJECT) if c > v]
    if not found:
        return
    told = _told(tree, v, first, last)
    if told is not None:
        yield told
        return
    thing = found[-1]
    low, high = tree.low[found[0]], tree.high[thing] + 1
    predicate = next((c for c in tree.under(v, _PREDICATE) if c > thing), None)
    if predicate is not None:
        yield Frame("predicate", v, first, last, ((low, tree.high[predicate] + 1),))
        return
    for p in tree.under(v, _PREPOSITION):
        if p > thing and tree.tokens[p].text.lower() in ("of", "as", "for", "over"):
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


def content_spans(tree: Tree, frame: Frame) -> tuple[Span, ...]:
    """The spans of a frame's content, punctuation at the edges left out."""
    if not frame.content:  # a tree that hangs a clause on words outside of it
        return ()
    *before, (first, last) = frame.content
    stretches = [*before, (first, end(tree, frame.kind, frame.head, last))]
    kept = ((low, shortened(tree, low, high)) for low, high in stretches)
    spans = (tree.trimmed(low, without_aside(tree, low, high)) for low, high in kept)
    return tuple(s for s in spans if s is not None)
