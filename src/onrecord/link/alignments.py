"""Passages that two articles share, word for word or nearly, without direction.

In order: runs of words that both hold (seeds of ``SEED`` words, extended as far as
they agree), runs joined over small differences, then sentences that say the same
in nearly the same words. Time grows with the length of the two texts.

What is shared without being taken from one another is told apart: a quotation of
one public speech, words of a document, site furniture, and background that an
outlet repeats.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from onrecord.link.profile import Profile
from onrecord.link.runs import Run, passages
from onrecord.link.terms import likeness
from onrecord.link.tokens import Words
from onrecord.model.derivation import CommonKind, CommonPassage, SpanPair

# Sentences reworded, on rapidfuzz's scale to 100. In 75 pairs of BASIL, independent
# reports of one event, sentences alike by 65 make 0.4 of an article at most; in a
# machine's rewrite 0.9 and more.
SENTENCE_ALIKE = 82.0
LOOSELY_ALIKE = 64.0
MIN_SENTENCE = 8  # words of a sentence that counts alone
MIN_SHORT = 5  # the same within an article that was rewritten
REWRITTEN = 0.6
MIN_REWRITTEN = 4  # sentences, with those kept word for word
MAX_TRIED = 3  # sentences that one is compared with
MAX_HOLDERS = 8  # a word in more sentences than this tells nothing here
QUOTED = 0.6  # share of a passage's words in quotation marks that makes it one
CUE_WORDS = 4  # "he said" before or after a short quotation
MOST_CUE_WORDS = 12  # "he told reporters at a briefing in" between two halves of a long one
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
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    taken = max(_share(own, len(a.body), "a"), _share(own, len(b.body), "b"))
    if taken >= TAKEN:
        kinds = [None if kind in ("quotation", "official text") else kind for kind in kinds]
    elif a.credit and a.credit == b.credit and taken:
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


def _compared(a: Profile, b: Profile, *, alike: bool) -> _Compared:
    runs = passages(a.body, b.body, a.seeds, b.seeds)
    if alike:
        runs.extend(_reworded(a, b, runs))
    return _Compared(tuple(runs), tuple(_kind(run, a, b) for run in runs))


def _furniture(a: Profile, b: Profile) -> list[CommonPassage]:
    """Site words that stand in both, or in the body of one."""
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

    One sentence alone must be nearly the same. Where most of an article finds its
    like in the other, it was rewritten, and looser likeness counts.
    """
    covered_a = _cover(found, len(a.body), "a")
    covered_b = _cover(found, len(b.body), "b")
    index: dict[str, list[int]] = {}
    for n, (first, last) in enumerate(a.sentences):
        if _free(covered_a, first, last):
            for word in a.telling[n]:
                index.setdefault(word, []).append(n)
    scored: list[tuple[float, Run]] = []
    for n, (first, last) in enumerate(b.sentences):
        if _free(covered_b, first, last):
            tried = _sharing(b.telling[n], index)
            scored.extend(_best_sentence(a, b.body.folded, (first, last), tried))
    loose = [run for score, run in scored if score >= LOOSELY_ALIKE]
    kept = sum(covered_b.count(1, *s) * 2 >= s[1] - s[0] for s in b.sentences)
    if len(loose) + kept >= MIN_REWRITTEN and _most(loose, found, a, b):
        return loose
    strict = [run for score, run in scored if score >= SENTENCE_ALIKE]
    return [run for run in strict if run.b_end - run.b >= MIN_SENTENCE]


def _most(loose: Sequence[Run], found: Sequence[Run], a: Profile, b: Profile) -> bool:
    """Whether the greater part of one article is in the other, quotations left out."""
    runs = [*loose, *(run for run in found if _kind(run, a, b) is None)]
    return max(_share(runs, len(a.body), "a"), _share(runs, len(b.body), "b")) >= REWRITTEN


def _sharing(words: Iterable[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """The sentences that share most rare words, at least two, best first."""
    votes: dict[int, int] = {}
    for word in words:
        holders = index.get(word, ())
        if len(holders) <= MAX_HOLDERS:
            for n in holders:
                votes[n] = votes.get(n, 0) + 1
    shared = sorted((-count, n) for n, count in votes.items() if count >= 2)
    return [n for _, n in shared[:MAX_TRIED]]


def _best_sentence(
    a: Profile, b: Sequence[str], sentence: tuple[int, int], tried: Sequence[int]
) -> list[tuple[float, Run]]:
    """The sentence of ``a`` most like one of ``b``, with how much; none or one."""
    told = b[sentence[0] : sentence[1]]
    best: tuple[float, int] | None = None
    for n in tried:
        first, last = a.sentences[n]
        score = fuzz.token_sort_ratio(" ".join(a.body.folded[first:last]), " ".join(told))
        if score >= LOOSELY_ALIKE and (best is None or score > best[0]):
            best = (score, n)
    if best is None:
        return []
    first, last = a.sentences[best[1]]
    agreeing = len(set(a.body.folded[first:last]) & set(told))
    return [(best[0], Run(*sentence, first, last, agreeing))]


def _free(covered: bytes, first: int, last: int) -> bool:
    return last - first >= MIN_SHORT and covered.count(1, first, last) * 2 < last - first


def _cover(runs: Sequence[Run], length: int, side: str) -> bytes:
    marks = bytearray(length)
    for run in runs:
        first, last = (run.a, run.a_end) if side == "a" else (run.b, run.b_end)
        marks[first:last] = b"\x01" * (last - first)
    return bytes(marks)


def _share(runs: Sequence[Run], length: int, side: str) -> float:
    return _cover(runs, length, side).count(1) / length if length else 0.0


def _kind(run: Run, a: Profile, b: Profile) -> CommonKind | None:
    """Why the words of ``run`` are common without derivation; None where they are not."""
    if _inside(a.quoted, run.a, run.a_end) and _inside(b.quoted, run.b, run.b_end):
        return "quotation"
    if _inside(a.official, run.a, run.a_end) and _inside(b.official, run.b, run.b_end):
        return "official text"
    return None


def _inside(marks: bytes, first: int, last: int) -> bool:
    outside = last - first - marks.count(1, first, last)
    if outside == last - first:
        return False
    return outside <= min(MOST_CUE_WORDS, max(CUE_WORDS, (1 - QUOTED) * (last - first)))
