"""Quotations whose marks were lost: told by the first person and the present tense.

A reported clause before its cue ("We see it, the minister said") in the first person
can only be a quotation. Where an article has such clauses, and more of them than marked
quotations, its marks were lost by a machine: present-tense clauses before a past cue are
then quotations too, and the sentences of the same paragraph around them belong to them,
as far as nobody else is cited there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_quotes import QuotationTokens
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cue
from onrecord.extract.speakers import FIRST_PERSON
from onrecord.model.span import Span

_SAYS = Cue(act="said", stance="inform")
_BEFORE = frozenset(("clause before", "inserted", "aside"))
_PRESENT = frozenset(("VBZ", "VBP", "MD"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "expl"))
_SURE_OF_RUN = 0.5  # a guess: no corpus marks such runs
_ENOUGH = 100  # tokens
_FEWEST = 2  # first-person clauses without marks before an article counts as stripped


def mark_unmarked(tree: Tree, held: QuotationTokens, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with lost quotations marked as such, widened, and carried on."""
    first_person = [d for d in drafts if _is_first_person(tree, held, d)]
    marked = sum(d.quoted and d.head is not None for d in drafts)
    stripped = len(first_person) >= _FEWEST and len(first_person) > marked
    lost = {id(d) for d in first_person}
    if stripped:
        lost |= {id(d) for d in drafts if _is_present(tree, held, d)}
    found: list[Draft] = []
    cited = _citing_sentences(tree, drafts)
    for draft in drafts:
        if id(draft) not in lost:
            found.append(draft)
            continue
        plain = replace(draft, unmarked=True)
        if stripped and draft.kind in _BEFORE:
            found += _with_neighbours(tree, held, plain, cited)
        else:
            found.append(plain)
    return found


def _plain(held: QuotationTokens, draft: Draft) -> bool:
    """Whether a draft says something in the reporter's text, without quotation marks."""
    if draft.head is None or draft.quoted or draft.sense.act != "said":
        return False
    if held.of[draft.head] >= 0 or not draft.kind.startswith(("clause", "inserted", "aside")):
        return False
    return not held.touched(draft.content[0])


def _is_first_person(tree: Tree, held: QuotationTokens, draft: Draft) -> bool:
    if not _plain(held, draft) or _subject_is_first_person(tree, draft.head):
        return False
    return any(
        tree.tokens[i].text.lower() in FIRST_PERSON and tree.tokens[i].text != "US"
        for i in _opening(held, draft)
    )


def _opening(held: QuotationTokens, draft: Draft) -> range:
    """The first tokens of a content: enough to tell who speaks, and in which tense."""
    first, last = held.inside(draft.content[0])
    return range(first, min(last, first + _ENOUGH))


def _is_present(tree: Tree, held: QuotationTokens, draft: Draft) -> bool:
    """A clause in the present tense before a cue in the past."""
    if draft.kind not in _BEFORE or not _plain(held, draft):
        return False
    assert draft.head is not None
    if tree.tokens[draft.head].tag != "VBD":
        return False
    return _speaks(tree, _opening(held, draft))


def _speaks(tree: Tree, opening: range) -> bool:
    """Whether the first finite verb of some tokens is in the present tense."""
    for i in opening:
        token = tree.tokens[i]
        if token.text.lower() in FIRST_PERSON:
            return True
        if token.tag in _PRESENT:
            return True
        if token.tag == "VBD":
            return False
    return False


def _subject_is_first_person(tree: Tree, head: int | None) -> bool:
    if head is None:
        return False
    return any(tree.tokens[c].text.lower() in FIRST_PERSON for c in tree.under(head, _SUBJECT))


def _citing_sentences(tree: Tree, drafts: Sequence[Draft]) -> frozenset[int]:
    """Sentences in which the reporter cites somebody."""
    return frozenset(
        tree.tokens[d.head].sentence
        for d in drafts
        if d.head is not None
        and tree.tokens[d.head].tag in ("VBD", "VBZ", "VBG", "VBN", "JJ")
        and not _subject_is_first_person(tree, d.head)
        and d.kind.startswith(("clause", "inserted", "aside", "quote", "adjective", "raising"))
    )


def _with_neighbours(
    tree: Tree, held: QuotationTokens, draft: Draft, cited: frozenset[int]
) -> list[Draft]:
    """The draft with the sentences before it, and a draft for those after it."""
    assert draft.head is not None
    here = tree.tokens[draft.head].sentence
    before = _run(tree, held, here, cited, -1)
    after = _run(tree, held, here, cited, 1)
    if before and draft.content[0].start <= tree.tokens[tree.sentence(draft.head)[0]].end:
        start = tree.tokens[tree.parse.sentences[before[-1]][0]].start
        draft = replace(draft, content=(Span(start, draft.content[0].end), *draft.content[1:]))
    drafts = [draft]
    if after:
        first, last = tree.parse.sentences[after[0]][0], tree.parse.sentences[after[-1]][1]
        span = _inked(tree, first, last)
        if any(c.overlap(span) for c in draft.content):
            return drafts
        drafts.append(
            Draft(
                kind="unmarked continues",
                sense=_SAYS,
                head=None,
                cue=None,
                content=(span,),
                score=_SURE_OF_RUN,
                continues=True,
                unmarked=True,
            )
        )
    return drafts


def _run(
    tree: Tree, held: QuotationTokens, here: int, cited: frozenset[int], step: int
) -> list[int]:
    """Neighbouring sentences of the same paragraph that speak, nearest first.

    Before the cue only a run from the paragraph's very start counts: quotations open
    paragraphs.
    """
    sentences = tree.parse.sentences
    passage = held.passage[sentences[here][0]]
    found: list[int] = []
    i = here + step
    while 0 <= i < len(sentences) and held.passage[sentences[i][0]] == passage:
        if i in cited or not _speaks(tree, range(*sentences[i])):
            return [] if step < 0 else found
        found.append(i)
        i += step
    return found


def _inked(tree: Tree, first: int, last: int) -> Span:
    while last > first + 1 and tree.tokens[last - 1].text.isspace():
        last -= 1
    return Span(tree.tokens[first].start, tree.tokens[last - 1].end)
