"""Passages that two articles share, word for word or nearly, without direction.

In order: runs of words that both hold (seeds of ``SEED`` words, extended as far as
they agree), runs joined over small differences, then sentences that say the same
in nearly the same words. Time grows with the length of the two texts.

What is shared without being taken from one another is told apart: a quotation of
one public speech, words of a document, site furniture, and background that an
outlet repeats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.link.profile import Profile
from onrecord.link.rewrites import STRICT, Match, match
from onrecord.link.runs import Run, passages
from onrecord.link.terms import likeness
from onrecord.link.tokens import Words
from onrecord.model.derivation import CommonKind, CommonPassage, SpanPair

MIN_SENTENCE = 8  # words of a sentence that counts alone
MIN_SHORT = 5  # the same within an article that was rewritten
# Of 3,000 pairs of articles on one topic (PolNeAR, the tuned half) none had more than 0.21
# of its words in sentences that go together; of rewritten ones all had 0.80 and more.
REWRITTEN = 0.36
MIN_REWRITTEN = 4  # sentences, or
MIN_WORDS_REWRITTEN = 60  # words in two
QUOTED = 0.6  # share of a passage's words in quotation marks that makes it one
CUE_WORDS = 4  # "he said" before or after a short quotation
MOST_CUE_WORDS = 12  # "he told reporters at a briefing in" between two halves of a long one
NO_OWN = 0.95  # part of an article found in another, from which it has nothing of its own
LEAST_TOLD = 20  # words outside quotations that must be shared
TOLD = 0.3  # what two reporters of one speech may have in common around it
# From this share on, one article was made from the other, its quotations included.
TAKEN = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What two articles share; ``share_a`` and ``share_b`` of their body words."""

    passages: tuple[SpanPair, ...]
    common: tuple[CommonPassage, ...]
    share_a: float
    share_b: float


@dataclass(frozen=True, slots=True)
class _Compared:
    """What two texts share as runs of words, which holds for any articles with their words."""

    runs: tuple[Run, ...]
    kinds: tuple[CommonKind | None, ...]
    # the same where marks on one side are enough
    loose: tuple[CommonKind | None, ...]


class Cache:
    """Comparisons made before: articles with the same words are compared once.

    Args:
        kept: comparisons held at most, the oldest dropped.
    """

    def __init__(self, kept: int = 4096) -> None:
        self._kept = kept
        self._texts: dict[tuple[bytes, bytes, bool], _Compared] = {}
        self._whole: dict[tuple[bytes, bytes, bool, bool], Alignment] = {}
        self._likenesses: dict[tuple[bytes, bytes], float] = {}

    def of(self, a: Profile, b: Profile, *, alike: bool) -> _Compared:
        """What the bodies of two articles share."""
        key = (a.body_key, b.body_key, alike)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = _compared(a, b, alike=alike)
            self._drop(self._texts)
        return found

    def alignment(self, a: Profile, b: Profile, *, alike: bool) -> Alignment:
        """``align`` of two articles: one for all that have the same texts."""
        key = (a.text_key, b.text_key, alike, bool(a.credit) and a.credit == b.credit)
        found = self._whole.get(key)
        if found is None:
            found = self._whole[key] = _placed(a, b, self.of(a, b, alike=alike))
            self._drop(self._whole)
        return found

    def likeness(self, a: Profile, b: Profile) -> float:
        """How alike the subjects of two articles are; see ``terms.likeness``."""
        key = (a.terms_key, b.terms_key)
        found = self._likenesses.get(key)
        if found is None:
            found = self._likenesses[key] = likeness(a.terms, b.terms)
            self._drop(self._likenesses)
        return found

    def _drop(self, held: dict[Any, Any]) -> None:
        if len(held) > self._kept:
            del held[next(iter(held))]


def align(a: Profile, b: Profile, *, alike: bool, cache: Cache | None = None) -> Alignment:
    """The passages that ``a`` and ``b`` share, in order of ``a``.

    Args:
        a: one article.
        b: the other.
        alike: whether they are alike enough to look for reworded sentences.
        cache: of comparisons made before; it changes no result.
    """
    if cache is not None:
        return cache.alignment(a, b, alike=alike)
    return _placed(a, b, _compared(a, b, alike=alike))


def _placed(a: Profile, b: Profile, compared: _Compared) -> Alignment:
    """What two bodies share, put at its place in their articles, with what site words share."""
    runs, kinds = compared.runs, list(compared.kinds)
    if not runs:  # most pairs that meet by their subject
        site = sorted(_furniture(a, b), key=lambda c: (c.a, c.b, c.kind))
        return Alignment(passages=(), common=tuple(site), share_a=0.0, share_b=0.0)
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    taken = max(_taken(runs, own, held, side) for held, side in ((a, "a"), (b, "b")))
    if taken >= TAKEN:
        kinds = [None if kind in ("quotation", "official text") else kind for kind in kinds]
    else:  # where so little is shared, words that one of them quotes were said to both
        kinds = list(compared.loose)
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    if taken < TAKEN and own and a.credit and a.credit == b.credit:
        kinds = [kind or "background" for kind in kinds]
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    common = [
        _common(a.body, b.body, run, kind)
        for run, kind in zip(runs, kinds, strict=True)
        if kind is not None
    ]
    common.extend(_furniture(a, b))
    aligned = {SpanPair(a=a.body.span(r.a, r.a_end), b=b.body.span(r.b, r.b_end)) for r in own}
    return Alignment(
        passages=tuple(sorted(aligned, key=lambda p: (p.a, p.b))),
        common=tuple(sorted(common, key=lambda c: (c.a, c.b, c.kind))),
        share_a=_share(own, len(a.body), "a"),
        share_b=_share(own, len(b.body), "b"),
    )


def _taken(runs: Sequence[Run], own: Sequence[Run], held: Profile, side: str) -> float:
    """Share of one article that the other holds, quotations left out.

    Of an article that quotes for the most part: the share of what is not quoted. One that
    has nothing of its own was taken whole, its quotations included.
    """
    share = _share(own, len(held.body), side)
    cover = _cover(runs, len(held.body), side)
    if cover.count(1) >= NO_OWN * len(held.body):
        return 1.0
    told = [mark for mark, quoted in zip(cover, held.quoted, strict=True) if not quoted]
    if len(told) * 2 < len(held.body) and sum(told) >= LEAST_TOLD:
        share = max(share, sum(told) / len(told) - TOLD)
    return share


def _compared(a: Profile, b: Profile, *, alike: bool) -> _Compared:
    runs = passages(a.body, b.body, a.seeds, b.seeds)
    if alike:
        runs.extend(_reworded(a, b, runs))
    return _Compared(
        runs=tuple(runs),
        kinds=tuple(_kind(run, a, b) for run in runs),
        loose=tuple(_kind(run, a, b, both=False) for run in runs),
    )


def _furniture(a: Profile, b: Profile) -> list[CommonPassage]:
    """Site words that stand in both, or in the body of one."""
    if not a.site_seeds and not b.site_seeds:
        return []
    site_a, site_b = a.site_seeds, b.site_seeds
    found = (
        (a.site, b.site, site_a, site_b),
        (a.site, b.body, site_a, b.seeds),
        (a.body, b.site, a.seeds, site_b),
    )
    return [
        _common(left, right, run, "furniture")
        for left, right, seeds_left, seeds_right in found
        for run in passages(left, right, seeds_left, seeds_right)
    ]


def _common(left: Words, right: Words, run: Run, kind: CommonKind) -> CommonPassage:
    return CommonPassage(a=left.span(run.a, run.a_end), b=right.span(run.b, run.b_end), kind=kind)


def _reworded(a: Profile, b: Profile, found: Sequence[Run]) -> list[Run]:
    """Sentences of ``b`` that no run covers and that say what one of ``a`` says.

    One sentence alone must be nearly the same. Where a good part of an article finds its
    like in the other, it was rewritten, and looser likeness counts.
    """
    free_a = _free(a, _cover(found, len(a.body), "a"))
    free_b = _free(b, _cover(found, len(b.body), "b"))
    matches = match([a.coded[n] for n in free_a], [b.coded[n] for n in free_b])
    loose = [_as_run(a.sentences[free_a[m.a]], b.sentences[free_b[m.b]], m) for m in matches]
    own = [run for run in loose if _kind(run, a, b) is None]
    kept = [run for run in found if _kind(run, a, b) is None]
    words = sum(run.b_end - run.b for run in own)
    enough = len(own) >= MIN_REWRITTEN or (len(own) > 1 and words >= MIN_WORDS_REWRITTEN)
    if enough and _rewritten([*own, *kept], own, a, b):
        return loose
    return [
        run
        for run, held in zip(loose, matches, strict=True)
        if held.score >= STRICT and run.b_end - run.b >= MIN_SENTENCE
    ]


def _free(a: Profile, covered: bytes) -> list[int]:
    """Sentences long enough to compare that ``covered`` leaves for the greater part."""
    return [
        n
        for n, (first, last) in enumerate(a.sentences)
        if last - first >= MIN_SHORT and covered.count(1, first, last) * 2 < last - first
    ]


def _as_run(a: tuple[int, int], b: tuple[int, int], held: Match) -> Run:
    longer = max(a[1] - a[0], b[1] - b[0])
    return Run(*b, *a, round(held.score * longer))


def _rewritten(runs: Sequence[Run], loose: Sequence[Run], a: Profile, b: Profile) -> bool:
    """Whether enough of one article is in the other, a part of it reworded."""
    return any(
        _share(runs, len(held.body), side) >= REWRITTEN and _share(loose, len(held.body), side) > 0
        for held, side in ((a, "a"), (b, "b"))
    )


def _cover(runs: Sequence[Run], length: int, side: str) -> bytes:
    marks = bytearray(length)
    for run in runs:
        first, last = (run.a, run.a_end) if side == "a" else (run.b, run.b_end)
        marks[first:last] = b"\x01" * (last - first)
    return bytes(marks)


def _share(runs: Sequence[Run], length: int, side: str) -> float:
    return _cover(runs, length, side).count(1) / length if length else 0.0


def _kind(run: Run, a: Profile, b: Profile, *, both: bool = True) -> CommonKind | None:
    """Why the words of ``run`` are common without derivation; None where they are not.

    Args:
        run: shared words.
        a: one article.
        b: the other.
        both: whether both must quote them, or one is enough.
    """
    told: tuple[tuple[CommonKind, bytes, bytes], ...] = (
        ("quotation", a.quoted, b.quoted),
        ("official text", a.official, b.official),
    )
    for kind, marks_a, marks_b in told:
        inside = (_inside(marks_a, run.a, run.a_end), _inside(marks_b, run.b, run.b_end))
        if all(inside) or (any(inside) and not both):
            return kind
    return None


def _inside(marks: bytes, first: int, last: int) -> bool:
    outside = last - first - marks.count(1, first, last)
    if outside == last - first:
        return False
    return outside <= min(MOST_CUE_WORDS, max(CUE_WORDS, (1 - QUOTED) * (last - first)))
