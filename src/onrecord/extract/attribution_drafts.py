"""Drafts of statements: frames and tied quotations brought together, before records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.extract.attribution import content_spans, verb_frames
from onrecord.extract.attribution_frame import Frame
from onrecord.extract.attribution_nouns import adjective_frames, noun_frames, source_frames
from onrecord.extract.attribution_quotes import QuotationTokens, Tied
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cue, Cues, lemma_of
from onrecord.extract.quotations import MARKS
from onrecord.model.span import Span

_SAYS = Cue(act="said", stance="inform")
_ASIDE = frozenset(("clause before", "inserted", "aside"))  # as free as a quotation's cue
_OBJECT = frozenset(("dobj",))
_NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before its speaker is resolved.

    Attributes:
        kind: the frame or the tie that made it; its score is that kind's rate.
        head: the cue word; None for a quotation that only continues.
        cue: tokens ``[first, last)`` of the cue.
        addressee: the noun that it is said to.
        quoted: whether a quotation is tied to the cue.
        continues: whether it carries on a quotation before it.
        carrier: the cue word of that quotation, where an encoder tells which it is; else
            the last one before it is meant.
        unmarked: whether it is a quotation whose marks were lost.
        host: another cue of the same speaker, where this one has no subject ("He said
            it was late, adding that ...").
        read: whether an encoder marked it.
        source: the tokens that an encoder marked as its speaker's.
    """

    kind: str
    sense: Cue
    head: int | None
    cue: tuple[int, int] | None
    content: tuple[Span, ...]
    score: float
    addressee: int | None = None
    quoted: bool = False
    continues: bool = False
    carrier: int | None = None
    unmarked: bool = False
    host: int | None = None
    read: bool = False
    source: tuple[int, int] | None = None


def frame_drafts(tree: Tree, cues: Cues, floor: float) -> dict[int, Draft]:
    """The likeliest draft of each cue word, by the word's index.

    Args:
        floor: least probability that a construction with its word attributes.
    """
    found: dict[int, Draft] = {}
    for token in tree.tokens:
        for sense, frame in cue_frames(tree, cues, token.i):
            rate = cues.rate(frame.kind, lemma_of(token.lemma))
            if rate < floor:
                continue
            content = content_spans(tree, frame)
            if content and (token.i not in found or rate > found[token.i].score):
                found[token.i] = Draft(
                    kind=frame.kind,
                    sense=sense,
                    head=token.i,
                    cue=(frame.first, frame.last),
                    content=content,
                    score=rate,
                    addressee=frame.addressee,
                )
    return found


def cue_frames(tree: Tree, cues: Cues, i: int) -> Iterator[tuple[Cue, Frame]]:
    """All frames of token ``i`` where it is in the lexicon, with its sense."""
    token = tree.tokens[i]
    lemma = lemma_of(token.lemma)
    if token.pos == "VERB":
        yield from _of_verb(tree, cues, i, lemma)
    if token.pos in _NOUNS and lemma in cues.nouns:
        for frame in noun_frames(tree, i):
            yield cues.nouns[lemma], frame
    if token.dep == "acomp" and lemma in cues.adjectives:
        for frame in adjective_frames(tree, i):
            yield cues.adjectives[lemma], frame
    if lemma == "accord":
        for frame in source_frames(tree, i):
            yield _SAYS, frame


def _of_verb(tree: Tree, cues: Cues, i: int, lemma: str) -> Iterator[tuple[Cue, Frame]]:
    if lemma in cues.verbs:
        for frame in verb_frames(tree, i):
            if frame.kind not in _ASIDE or lemma in cues.quoting:
                yield cues.verbs[lemma], _of_claim(tree, cues, frame, cues.verbs[lemma])
    elif lemma in cues.with_back and _is_back(tree, i):
        for frame in verb_frames(tree, i):
            if frame.kind == "clause":
                yield _SAYS, replace(frame, last=max(frame.last, i + 2))


def _is_back(tree: Tree, i: int) -> bool:
    """ "Fired back that", "hit back that"."""
    return i + 1 < len(tree.tokens) and tree.tokens[i + 1].text.lower() == "back"


def _of_claim(tree: Tree, cues: Cues, frame: Frame, sense: Cue) -> Frame:
    """ "Denied the account" rejects words, where "denied the request for a visa" need not."""
    if frame.kind != "object" or sense.stance not in ("deny", "reject"):
        return frame
    words = (lemma_of(tree.tokens[c].lemma) for c in tree.under(frame.head, _OBJECT))
    if any(w in cues.nouns and cues.nouns[w].act == "said" for w in words):
        return replace(frame, kind="object claim")
    return frame


def with_quotations(
    tree: Tree,
    held: QuotationTokens,
    ties: Sequence[Tied],
    frames: dict[int, Draft],
    cues: Cues,
) -> list[Draft]:
    """All drafts: frames widened over the quotations they touch, and tied quotations."""
    by_cue: dict[int, list[Tied]] = {}
    drafts: list[Draft] = []
    for tied in ties:
        if tied.cue is None:
            drafts.append(_continuing(held, tied, cues))
        else:
            by_cue.setdefault(tied.cue, []).append(tied)
    for head, draft in frames.items():
        if head not in by_cue:
            drafts.append(_widened(tree, held, draft))
    for head, tied_here in by_cue.items():
        drafts += _quoted(tree, held, tied_here, frames.get(head), cues)
    return drafts


def _continuing(held: QuotationTokens, tied: Tied, cues: Cues) -> Draft:
    return Draft(
        kind=tied.tie,
        sense=_SAYS,
        head=None,
        cue=None,
        content=(held.quotations[tied.quotation].span,),
        score=cues.rate(tied.tie, ""),
        quoted=True,
        continues=True,
    )


def _quoted(
    tree: Tree, held: QuotationTokens, ties: Sequence[Tied], frame: Draft | None, cues: Cues
) -> Iterator[Draft]:
    """The draft of a cue with quotations tied to it, and those that only follow it."""
    first = ties[0]
    head = first.cue
    assert head is not None
    lemma = lemma_of(tree.tokens[head].lemma)
    spans: list[Span] = []
    for tied in ties:
        span = held.quotations[tied.quotation].span
        if spans and _parted(tree, held, tied, head, spans[-1]):
            yield replace(_continuing(held, tied, cues))
        else:
            spans.append(span)
    whole = _whole_sentence(tree, held, first, head)
    if frame is not None and _mixed(tree, held, first):
        spans += _outside(frame.content, head, tree)
    if whole is not None:
        spans.append(whole)
    if frame is not None:
        cue, sense, addressee = frame.cue, frame.sense, frame.addressee
    else:
        cue, addressee = (head, head + 1), None
        sense = cues.verbs.get(lemma, _SAYS)
    yield Draft(
        kind=first.tie,
        sense=sense,
        head=head,
        cue=cue,
        content=_joined(tree, spans),
        score=max(cues.rate(first.tie, lemma), frame.score if frame else 0.0),
        addressee=addressee,
        quoted=True,
    )


def _parted(tree: Tree, held: QuotationTokens, tied: Tied, head: int, before: Span) -> bool:
    """Whether a full stop stands between two quotations tied to one cue."""
    first = held.first[tied.quotation]
    return (
        tree.tokens[first - 1].text in (".", "!", "?")
        and before.end <= tree.tokens[first].start
        and head < first
    )


def _mixed(tree: Tree, held: QuotationTokens, tied: Tied) -> bool:
    """Whether a quotation is a fragment of the clause around it."""
    words = held.quotations[tied.quotation].span.of(tree.text).lstrip(MARKS)
    return words[:1].islower() or not words[:1].isalnum()


def _whole_sentence(tree: Tree, held: QuotationTokens, tied: Tied, head: int) -> Span | None:
    """The words before a fragment, up to the start of its sentence, when the cue follows."""
    first = held.first[tied.quotation]
    if head < first or not _mixed(tree, held, tied):
        return None
    start = tree.sentence(first)[0]
    while start < first and (held.of[start] >= 0 or held.passage[start] != held.passage[first]):
        start += 1
    return tree.trimmed(start, first)


def _outside(content: Sequence[Span], head: int, tree: Tree) -> list[Span]:
    cue = tree.tokens[head]
    return [s for s in content if not (s.start <= cue.start < s.end)]


def _widened(tree: Tree, held: QuotationTokens, draft: Draft) -> Draft:
    """A draft whose content takes in the whole of each quotation it touches."""
    assert draft.head is not None
    own = held.of[draft.head]
    spans = list(draft.content)
    widened = False
    for number in sorted({n for span in draft.content for n in held.touched(span)}):
        if number == own:
            inner = held.quotations[own].span
            spans = [c for s in spans if (c := _clipped(s, inner)) is not None]
        else:
            spans.append(held.quotations[number].span)
            widened = True
    if not spans:
        return draft
    return replace(draft, content=_joined(tree, spans) if widened else tuple(spans))


def _clipped(span: Span, inner: Span) -> Span | None:
    low, high = max(span.start, inner.start + 1), min(span.end, inner.end - 1)
    return Span(low, high) if low < high else None


def _joined(tree: Tree, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those joined that overlap or have only white space between."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not tree.text[merged[-1].end : span.start].strip(" \u00a0\t,"):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
