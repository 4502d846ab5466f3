"""Frames: the ways in which a verb takes what it attributes (other words: ``attribution_nouns``).

A frame is read off the dependency parse alone; whether the word is a cue at all, and
how sure that is, the lexicon tells (see ``cues``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.attribution_edges import end, shortened, start_after_cue, start_of_sentence
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.quotations import MARKS
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
_LONGEST_GAP = 6  # tokens between a subject and its cue at the end of a sentence
_SEARCHED = 80  # tokens in which a sentence's first verb is looked for
_OWN_CONTENT = frozenset(("ccomp", "xcomp", "acomp", "attr", "oprd"))
_RAISING = frozenset(("appear", "seem"))
_RAISED = frozenset(
    ("expect", "say", "believe", "report", "think", "allege", "rumor", "predict", "suppose",
     "consider", "know", "project", "intend", "understand", "claim", "fear", "estimate")
)  # fmt: skip


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
    aside = _aside(tree, v)
    if aside is not None:
        yield Frame("aside", v, first, last, aside)
        return
    clause = tree.first(v, _CLAUSE)
    if clause is not None:
        yield _of_clause(tree, v, clause, first, last)
        return
    trailing = _trailing(tree, v)
    if trailing is not None:
        yield Frame("clause before", v, first, last, trailing)
        return
    host = _interrupted(tree, v)
    if host is not None:
        yield Frame("inserted", v, first, last, _around(tree, host, v))
        return
    raised = _raised(tree, v, first, last)
    if raised is not None:
        yield raised
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
    tokens = tree.tokens
    low, high = tree.low[clause], tree.high[clause] + 1
    kind = "clause" if clause > v else _before_kind(tree, v, high)
    if clause > v and is_infinitive(tree, clause):
        kind = "infinitive of other"
    if clause < v < high:
        content: tuple[tuple[int, int], ...] = without(low, high, *_subtree_of_cue(tree, v))
    elif clause > v:
        # a fronted adverbial may hang on the clause, left of the cue: the cue parts them
        content = ((start_after_cue(tree, v, clause, max(low, last)), high),)
    else:
        start = tree.sentence(v)[0] if kind == "clause before" else low
        content = ((start_of_sentence(tree, min(low, start)), min(high, v)),)
    to = next((c for c in tree.under(v, _PERSON_OBJECT) if c > v), None)
    if to is not None and clause > v and tokens[to].i >= clause:
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
    return "clause before" if _says_no_more(tree, v) else "clause odd"


def _says_no_more(tree: Tree, v: int) -> bool:
    """Whether nothing behind a cue could be its content."""
    tokens = tree.tokens
    return not any(
        c > v and (tokens[c].dep in _OWN_CONTENT or tokens[c].text == "as")
        for c in tree.children[v]
    )


def _trailing(tree: Tree, v: int) -> tuple[tuple[int, int], ...] | None:
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
    if not _says_no_more(tree, v) or tree.first(v, _OBJECT) is not None:
        return None
    if not any(t.pos in ("VERB", "AUX") for t in tokens[first : min(low, first + _SEARCHED)]):
        return None
    return ((start_of_sentence(tree, first), low - 1),)


def is_infinitive(tree: Tree, clause: int) -> bool:
    """Whether a clause is one with "to"."""
    return any(tree.tokens[c].tag == "TO" for c in tree.children[clause])


def _subtree_of_cue(tree: Tree, v: int) -> tuple[int, int]:
    subject = tree.first(v, _SUBJECT)
    low = v if subject is None else min(v, tree.low[subject])
    high = v if subject is None else max(v, tree.high[subject])
    return low, high + 1


def without(low: int, high: int, cut_low: int, cut_high: int) -> tuple[tuple[int, int], ...]:
    """Tokens ``[low, high)`` without those of ``[cut_low, cut_high)``, in one or two stretches."""
    parts = ((low, min(high, cut_low)), (max(low, cut_high), high))
    return tuple(p for p in parts if p[0] < p[1])


def _aside(tree: Tree, v: int) -> tuple[tuple[int, int], ...] | None:
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


def _interrupted(tree: Tree, v: int) -> int | None:
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


def _around(tree: Tree, host: int, v: int) -> tuple[tuple[int, int], ...]:
    return without(tree.low[host], tree.high[host] + 1, tree.low[v], tree.high[v] + 1)


def _raised(tree: Tree, v: int, first: int, last: int) -> Frame | None:
    """ "The bridge is expected to close": nobody is named who expects it."""
    token = tree.tokens[v]
    x = next((c for c in tree.under(v, _OPEN) if c > v), None)
    subject = next((c for c in tree.under(v, _SUBJECT) if c < v), None)
    if x is None or subject is None:
        return None
    passive = tree.tokens[subject].dep == "nsubjpass" and token.lemma in _RAISED
    if not passive and token.lemma not in _RAISING:
        return None
    content = ((tree.low[subject], tree.high[subject] + 1), (tree.low[x], tree.high[x] + 1))
    return Frame("raising", v, first, last, content)


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
    *before, (first, last) = frame.content
    stretches = [*before, (first, end(tree, frame.kind, frame.head, last))]
    spans = (tree.trimmed(low, shortened(tree, low, high)) for low, high in stretches)
    return tuple(s for s in spans if s is not None)
