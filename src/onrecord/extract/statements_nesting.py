"""Which drafts stay, and which stand inside which.

Of two drafts that cross, or that take the same words from different cues, the surer
stays. A draft inside another's content is kept where it reports a clause or is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_tree import Tree
from onrecord.model.span import Span, cover

_CLAUSAL = ("clause", "inserted", "aside", "quote", "unmarked", "according", "noun that")
_LOOKED_AT = 8  # open drafts among which a holder is looked for
_DEEPEST = 6  # levels of nesting; deeper ones are dropped, so that all contents stay linear
_SURE = 0.65  # a nested draft of another kind: readers see it, no corpus scores it


@dataclass(slots=True)
class Placed:
    """A draft with the place of the draft that it stands within, among those placed.

    Attributes:
        depth: how many others hold it, before any of those is dropped.
        carrier: the place of the draft whose quotation it carries on, where it does.
    """

    draft: Draft
    within: int | None
    depth: int = 0
    carrier: int | None = None


def place(tree: Tree, drafts: Sequence[Draft]) -> list[Placed]:
    """The drafts that stay, by the start of their content, each with what holds it."""
    kept: list[Placed | None] = []
    opened: list[tuple[Span, int]] = []
    for draft in sorted(drafts, key=_order):
        whole = cover(draft.content)
        while opened and opened[-1][0].end <= whole.start:
            opened.pop()
        if not _admit(tree, draft, whole, opened, kept):
            continue
        outer = _holder(whole, opened, kept)
        holder = None if outer is None else kept[outer]
        depth = 0 if holder is None else holder.depth + 1
        if holder is not None and (depth > _DEEPEST or not _worth_nesting(tree, draft)):
            continue
        opened.append((whole, len(kept)))
        kept.append(Placed(draft, outer, depth))
    return _renumbered(kept)


def _order(draft: Draft) -> tuple[int, int, float, str, int]:
    head = -1 if draft.head is None else draft.head
    return (draft.content[0].start, -draft.content[-1].end, -draft.score, draft.kind, head)


def _admit(
    tree: Tree,
    draft: Draft,
    whole: Span,
    opened: list[tuple[Span, int]],
    kept: list[Placed | None],
) -> bool:
    """Whether a draft may stay beside those open before it; a less sure rival is dropped."""
    while opened:
        span, at = opened[-1]
        rival = kept[at]
        if rival is None:
            opened.pop()
            continue
        crosses = span.end < whole.end and span.start < whole.start
        if not crosses and not _same_words(tree, draft, rival.draft):
            return True
        if _rank(rival.draft) >= _rank(draft):
            return False
        kept[at] = None
        opened.pop()
    return True


def _rank(draft: Draft) -> tuple[bool, bool, float]:
    """What an encoder marked before what rules found, then quotations, then the surest."""
    return (draft.read, draft.quoted or draft.unmarked, draft.score)


def _same_words(tree: Tree, draft: Draft, holder: Draft) -> bool:
    """Whether one cue's content is taken by another cue that stands outside of it."""
    if draft.content == holder.content:
        return True
    if draft.head is None or not _inside(cover(draft.content), holder):
        return False
    cue = tree.tokens[draft.head]
    return not _inside(Span(cue.start, cue.end), holder)


def _inside(span: Span, holder: Draft) -> bool:
    return any(c.contains(span) for c in holder.content)


def _holder(whole: Span, opened: list[tuple[Span, int]], kept: list[Placed | None]) -> int | None:
    """The innermost open draft whose content holds this one, its cue included."""
    for _, at in reversed(opened[-_LOOKED_AT:]):
        placed = kept[at]
        if placed is not None and _inside(whole, placed.draft):
            return at
    return None


def _worth_nesting(tree: Tree, draft: Draft) -> bool:
    if draft.kind.startswith(_CLAUSAL) or draft.head is None:
        return True
    infinitive = any(tree.tokens[c].tag == "TO" for c in tree.children[draft.head])
    return draft.score >= _SURE and not infinitive


def _renumbered(kept: Sequence[Placed | None]) -> list[Placed]:
    """The placed drafts without the dropped ones; what those held moves up."""
    number: dict[int, int] = {}
    for at, placed in enumerate(kept):
        if placed is not None:
            number[at] = len(number)
    found = [
        Placed(p.draft, number.get(p.within) if p.within is not None else None, p.depth)
        for p in kept
        if p is not None
    ]
    _carry_on(found)
    return found


def _carry_on(placed: Sequence[Placed]) -> None:
    """Tell each draft that continues which one it carries on: its cue's, else the last."""
    by_cue: dict[int, int] = {}
    last: int | None = None
    for n, p in enumerate(placed):
        own = p.draft.carrier if p.draft.continues else p.draft.head
        if p.draft.continues:
            p.carrier = last if own is None else by_cue.get(own, last)
        if p.within is None:
            if p.draft.read and own is not None:
                by_cue[own] = n
            if p.draft.quoted or p.draft.unmarked:
                last = n
