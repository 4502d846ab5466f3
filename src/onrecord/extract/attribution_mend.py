"""What an encoder marked, mended where the sentence around it is surer.

An encoder labels word by word: a content may end inside a noun phrase ("pledged to talk
with the"), lack words that hang on it, or lack what stands before an inserted cue ("As
winter nears, she says, the harbour ..."). Each rule was kept because it brought contents
nearer to those of the tenth of PolNeAR's training part that the encoder was not taught.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.extract.attribution_tree import Tree
from onrecord.extract.quotations import MARKS
from onrecord.extract.speakers import FIRST_PERSON
from onrecord.language.parse import Token
from onrecord.language.reading import Attributed, Tokens

_UNFINISHED = frozenset(("DET", "ADP", "ADJ", "NUM", "PROPN"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_JOINS = frozenset(("CCONJ", "SCONJ"))
_LONGEST = 8  # tokens of a noun phrase
_MOST = 30  # tokens that a content may grow by at its end
_MOST_BEFORE = 10


def mended(tree: Tree, attributed: Sequence[Attributed]) -> list[Attributed]:
    """The attributions with the ends of their contents mended, never over marked words."""
    marked = {
        i
        for a in attributed
        for part in (a.cue, *a.contents, a.source or a.cue)
        for i in range(*part)
    }
    return [_mended(tree, a, marked) for a in attributed]


def _mended(tree: Tree, attributed: Attributed, marked: Collection[int]) -> Attributed:
    attributed = _inverted(tree, attributed)
    contents = [_whole(tree, c, marked) for c in _in_sentence(tree, attributed)]
    before = _before_inserted(tree, attributed, marked)
    return replace(attributed, contents=(*before, *contents))


def _in_sentence(tree: Tree, attributed: Attributed) -> list[Tokens]:
    """The contents, plain reported words outside the sentence of their cue left out.

    Quotations run over sentences, with marks or, in the first person, without.
    """
    low, high = tree.sentence(attributed.cue[0])
    found = [
        c if _speaks(tree, c) else (max(c[0], low), min(c[1], high)) for c in attributed.contents
    ]
    kept = [c for c in found if any(t.pos != "PUNCT" for t in tree.tokens[c[0] : c[1]])]
    return kept or list(attributed.contents)


def _speaks(tree: Tree, content: Tokens) -> bool:
    """Whether a content holds a quotation mark, stands behind one, or has "I" or "we"."""
    words = tree.tokens[max(0, content[0] - 1) : content[1] + 1]
    return any(_is_mark(t) or t.text.lower() in FIRST_PERSON for t in words)


def _whole(tree: Tree, content: Tokens, marked: Collection[int]) -> Tokens:
    """A content with the words beside it that hang on it, up to any punctuation."""
    first, last = _finished(tree, content, marked)
    tokens = tree.tokens
    for i in range(first - 1, max(-1, first - 1 - _MOST_BEFORE), -1):
        if not _free(tree, i, tokens[first], marked) or not first <= tokens[i].head < last:
            break
        first = i
    for i in range(last, min(len(tokens), last + _MOST)):
        free = _free(tree, i, tokens[last - 1], marked) and tokens[i].pos not in _JOINS
        if not free or not first <= tokens[i].head < last:
            break
        last = i + 1
    return first, last


def _finished(tree: Tree, content: Tokens, marked: Collection[int]) -> Tokens:
    """A content that breaks off in a noun phrase goes on to the noun; no "and" ends one."""
    first, last = content
    tokens = tree.tokens
    end = tokens[last - 1]
    if last >= len(tokens) or tokens[last].sentence != end.sentence:
        return content
    if end.pos == "CCONJ" and first < last - 1:
        return first, last - 1
    if end.pos not in _UNFINISHED:
        return content
    for i in range(last, min(len(tokens), last + _LONGEST)):
        if not _free(tree, i, end, marked):
            return content
        if tokens[i].pos in _NOMINAL and (tokens[i].head == end.i or end.head == i):
            return first, i + 1
    return content


def _free(tree: Tree, i: int, beside: Token, marked: Collection[int]) -> bool:
    """Whether a word of the same sentence is no punctuation and nobody else's."""
    token = tree.tokens[i]
    return i not in marked and token.sentence == beside.sentence and token.pos != "PUNCT"


def _before_inserted(
    tree: Tree, attributed: Attributed, marked: Collection[int]
) -> tuple[Tokens, ...]:
    """What opens the sentence before ", she says," that is set into it by commas."""
    tokens = tree.tokens
    first, cue, source = attributed.contents[0][0], attributed.cue, attributed.source
    edges = (cue,) if source is None else (cue, source)
    low, high = min(e[0] for e in edges), max(e[1] for e in edges)
    opens = tree.sentence(low)[0]
    while opens < low and tokens[opens].pos in ("PUNCT", "CCONJ"):
        opens += 1
    inserted = (
        high == first - 1
        and high - low <= sum(e[1] - e[0] for e in edges)
        and opens < low - 1
        and tokens[high].text == tokens[low - 1].text == ","
        and tokens[first].sentence == tokens[low].sentence
        and tokens[first].text[:1].islower()
    )
    lead = range(opens, low - 1)
    if not inserted or any(i in marked or _parts(tokens[i]) for i in lead):
        return ()
    return ((opens, low - 1),)


def _inverted(tree: Tree, attributed: Attributed) -> Attributed:
    """ "Why," asked | Hahn, "should we pay?": the name before the mark is the speaker's."""
    cue, contents = attributed.cue, attributed.contents
    for n, (first, last) in enumerate(contents):
        if not n or first != cue[1] or not _is_mark(tree.tokens[contents[0][0]]):
            continue
        for i in range(first + 1, min(last, first + _LONGEST)):
            if _is_mark(tree.tokens[i]) and tree.tokens[i - 1].text == ",":
                kept = (*contents[:n], (i, last), *contents[n + 1 :])
                return replace(
                    attributed, contents=kept, source=attributed.source or (first, i - 1)
                )
    return attributed


def _is_mark(token: Token) -> bool:
    return not token.text.strip(MARKS)


def _parts(token: Token) -> bool:
    """Whether a token is a comma or a quotation mark."""
    return token.text == "," or _is_mark(token)
