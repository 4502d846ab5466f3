"""Drafts of statements from what an encoder marked, beside those that rules find.

The encoder marks the words of source, cue and content, and which belong together. The
lexicon and the parse still tell what the cue does (said, asks, thinks, ...), whom it is
said to, and which construction it stands in. Rules add what the encoder was not taught:
statements inside statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.attribution_drafts import Draft, cue_frames
from onrecord.extract.attribution_frame import Frame
from onrecord.extract.attribution_quotes import QuotationTokens
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cue, Cues, lemma_of
from onrecord.language.reading import Attributed, Tokens
from onrecord.model.span import Span, cover

_SAYS = Cue(act="said", stance="inform")
_SENTENCE_END = frozenset((".", "!", "?", "…", "...", "”", '"', "''"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_SURE_RULE = 0.6  # of a rule's draft where the encoder marked nothing: flat from 0.45 to 0.63


def read_drafts(
    tree: Tree, held: QuotationTokens, attributed: Sequence[Attributed], cues: Cues
) -> list[Draft]:
    """A draft of each attribution, and one of each quotation that carries it on."""
    return [d for a in attributed if not _is(tree, a) for d in _drafts(tree, held, a, cues)]


def _is(tree: Tree, attributed: Attributed) -> bool:
    """Whether the cue is nothing but "is" or "was", and no one speaks: that attributes nothing."""
    words = (tree.tokens[i].lemma.lower() for i in range(*attributed.cue))
    return attributed.source is None and all(word == "be" for word in words)


def beside_read(read: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """All drafts: the encoder's, and those of rules that stand inside of or apart from them.

    A quotation that rules tie to a cue of the encoder's is that cue's too, where no other
    has it.
    """
    spans = sorted(s for d in read for s in d.content)
    cued = {i for d in read if d.cue is not None for i in range(*d.cue)}
    quoting: dict[int | None, Draft] = {d.head: d for d in ruled if d.quoted}
    kept = [_with_quotations(d, quoting.get(d.head), spans) for d in read]
    for draft in ruled:
        if draft.head in cued:
            continue
        whole = cover(draft.content)
        over = _touching(spans, whole)
        if any(s.contains(whole) for s in over) or (not over and draft.score >= _SURE_RULE):
            kept.append(draft)
    return kept


def _with_quotations(draft: Draft, ruled: Draft | None, taken: Sequence[Span]) -> Draft:
    if draft.head is None or ruled is None or not draft.quoted:
        return draft
    more = [s for s in ruled.content if not _touching(taken, s)]
    return replace(draft, content=tuple(sorted((*draft.content, *more))))


def _touching(spans: Sequence[Span], whole: Span) -> list[Span]:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= whole.start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(spans) and spans[low].start < whole.end:
        found.append(spans[low])
        low += 1
    return found


def _drafts(
    tree: Tree, held: QuotationTokens, attributed: Attributed, cues: Cues
) -> Iterator[Draft]:
    head = _head(tree, attributed.cue)
    contents = [c for c in attributed.contents if c[0] < c[1]]
    frame, sense = _frame(tree, cues, head, contents)
    first, later = _parted(tree, held, attributed.cue, contents)
    yield Draft(
        kind=_kind(tree, held, frame, head, first),
        sense=sense,
        head=head,
        cue=attributed.cue,
        content=tuple(_span(tree, c) for c in first),
        score=attributed.score,
        addressee=frame.addressee if frame is not None else None,
        quoted=any(_quoted(held, c) for c in first),
        read=True,
        source=attributed.source,
    )
    for content in later:
        yield Draft(
            kind="quote continues",
            sense=_SAYS,
            head=None,
            cue=None,
            content=(_span(tree, content),),
            score=attributed.score,
            quoted=True,
            continues=True,
            carrier=head,
            read=True,
        )


def _span(tree: Tree, content: Tokens) -> Span:
    """The span of a content without commas and full stops at its edges."""
    return tree.trimmed(*content) or tree.parse.span(*content)


def _head(tree: Tree, cue: Tokens) -> int:
    """The word of a cue that the others hang on; a verb before any other."""
    inside = range(*cue)
    tops = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    verbs = [i for i in inside if tree.tokens[i].pos == "VERB"]
    best = [i for i in tops if i in verbs] or verbs or tops
    return best[0] if best else cue[0]


def _frame(
    tree: Tree, cues: Cues, head: int, contents: Sequence[Tokens]
) -> tuple[Frame | None, Cue]:
    """The construction whose content has most in common with what is marked."""
    words = {i for c in contents for i in range(*c)}
    best: tuple[int, Frame, Cue] | None = None
    for sense, frame in cue_frames(tree, cues, head):
        common = sum(i in words for c in frame.content for i in range(*c))
        if best is None or common > best[0]:
            best = (common, frame, sense)
    if best is not None:
        return best[1], best[2]
    lemma = lemma_of(tree.tokens[head].lemma)
    held = cues.nouns if tree.tokens[head].pos in _NOUNS else cues.verbs
    return None, held.get(lemma) or cues.adjectives.get(lemma) or _SAYS


def _kind(
    tree: Tree,
    held: QuotationTokens,
    frame: Frame | None,
    head: int,
    contents: Sequence[Tokens],
) -> str:
    if tree.tokens[head].text == ":":
        return "quote colon"
    if frame is not None:
        return frame.kind
    if lemma_of(tree.tokens[head].lemma) == "accord":
        return "according"
    if any(_quoted(held, c) for c in contents):
        return "quote after" if contents[0][0] < head else "quote before"
    return "noun of" if tree.tokens[head].pos in _NOUNS else "clause"


def _quoted(held: QuotationTokens, content: Tokens) -> bool:
    """Whether a content begins or ends with a quotation."""
    return held.of[content[0]] >= 0 and held.of[content[1] - 1] >= 0


def _parted(
    tree: Tree, held: QuotationTokens, cue: Tokens, contents: Sequence[Tokens]
) -> tuple[list[Tokens], list[Tokens]]:
    """Contents of the cue's own sentence, and quotations of sentences after it.

    "“It works,” she said. “We saw it.”": the second is a statement that goes on.
    """
    first: list[Tokens] = []
    later: list[Tokens] = []
    for content in contents:
        after = content[0] >= cue[1] and tree.tokens[content[0] - 1].text in _SENTENCE_END
        if first and after and _quoted(held, content):
            later.append(content)
        elif not later:
            first.append(content)
        else:
            later.append(content)
    return first, later
