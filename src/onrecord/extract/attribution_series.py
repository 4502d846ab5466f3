"""Cues in a row with one speaker: "She said it was late, adding that nobody had warned her".

The parser hangs the second cue on the clause before it, as if that were part of what
was said. A participle or a verb without a subject that attributes after a comma is the
first speaker's: the first content ends there.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cues, lemma_of
from onrecord.model.span import Span

_FURTHEST = 120  # tokens of a content that are searched
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_JOINS = frozenset(("and", "but", "while"))


def part_series(tree: Tree, frames: dict[int, Draft], cues: Cues) -> dict[int, Draft]:
    """The drafts, each content cut before a later cue of the same speaker."""
    parted = dict(frames)
    for head in sorted(frames):
        draft = parted[head]
        if not draft.kind.startswith(("clause", "infinitive")) or draft.sense.act != "said":
            continue
        found = _next_cue(tree, parted, draft, cues)
        if found is None:
            continue
        comma, cue = found
        span = draft.content[-1]
        cut = Span(span.start, tree.tokens[comma - 1].end)
        parted[head] = replace(draft, content=(*draft.content[:-1], cut))
        parted[cue] = replace(parted[cue], host=head if draft.host is None else draft.host)
    return parted


def _next_cue(
    tree: Tree, frames: dict[int, Draft], draft: Draft, cues: Cues
) -> tuple[int, int] | None:
    """The comma and the cue after it that carry on, inside a draft's last stretch."""
    assert draft.head is not None
    tokens = tree.tokens
    end = draft.content[-1].end
    start = draft.content[-1].start
    for i in range(draft.head + 2, min(len(tokens) - 2, draft.head + _FURTHEST)):
        if tokens[i].start >= end:
            return None
        if tokens[i].text != "," or tokens[i].start <= start:
            continue
        after = i + 1
        joined = tokens[after].text.lower() in _JOINS
        if joined:
            after += 1
        while tokens[after].pos == "ADV" and after + 1 < len(tokens):
            after += 1
        if after in frames and _carries_on(tree, draft.head, after, cues, joined=joined):
            return i, after
    return None


def _carries_on(tree: Tree, head: int, cue: int, cues: Cues, *, joined: bool) -> bool:
    token = tree.tokens[cue]
    if lemma_of(token.lemma) not in cues.quoting or tree.first(cue, _SUBJECT) is not None:
        return False
    if joined:
        return token.tag == tree.tokens[head].tag
    return token.tag == "VBG"
