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
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from onrecord.link.profile import Profile
from onrecord.link.terms import rarity
from onrecord.link.tokens import Words
from onrecord.model.derivation import CommonKind, CommonPassage, SpanPair

SEED = 5  # words; shorter runs are idiom
MAX_PLACES = 4  # places of one seed that are tried: repeats stay linear
GAP = 8  # words that may differ between two runs of one passage
MIN_WORDS = 10  # least agreeing words of a passage
# Sentences reworded: tuned so that independent reports (BASIL triples) stay apart.
MIN_SENTENCE = 8
SENTENCE_ALIKE = 82.0
RARE = 2.0
MAX_HOLDERS = 8  # a word in more sentences than this tells nothing here
QUOTED = 0.85  # share of a passage's words in quotation marks that makes it one
CUE_WORDS = 4  # "he said" between two halves of a quotation
# From this share on, one article was made from the other, its quotations included.
TAKEN = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words ``[b, b_end)`` of one article that agree with ``[a, a_end)`` of the other."""

    b: int
    b_end: int
    a: int
    a_end: int
    agreeing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What two articles share; ``share_a`` and ``share_b`` of their body words."""

    passages: tuple[SpanPair, ...]
    common: tuple[CommonPassage, ...]
    share_a: float
    share_b: float


def align(a: Profile, b: Profile) -> Alignment:
    """The passages that ``a`` and ``b`` share, in order of ``a``."""
    runs = [*_passages(a.body, b.body)]
    runs.extend(_reworded(a, b, runs))
    kinds = [_kind(run, a, b) for run in runs]
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    taken = max(_share(own, len(a.body), "a"), _share(own, len(b.body), "b"))
    if taken >= TAKEN:
        kinds = [None if kind == "quotation" else kind for kind in kinds]
    elif a.credit and a.credit == b.credit and taken:
        kinds = [kind or "background" for kind in kinds]
    own = [run for run, kind in zip(runs, kinds, strict=True) if kind is None]
    common = [
        _common(a.body, b.body, run, kind)
        for run, kind in zip(runs, kinds, strict=True)
        if kind is not None
    ]
    common.extend(_furniture(a, b))
    passages = {SpanPair(a=a.body.span(r.a, r.a_end), b=b.body.span(r.b, r.b_end)) for r in own}
    return Alignment(
        passages=tuple(sorted(passages, key=lambda p: (p.a, p.b))),
        common=tuple(sorted(common, key=lambda c: (c.a, c.b, c.kind))),
        share_a=_share(own, len(a.body), "a"),
        share_b=_share(own, len(b.body), "b"),
    )


def _furniture(a: Profile, b: Profile) -> list[CommonPassage]:
    """Site words that stand in both, or in the body of one."""
    found = [(a.site, b.site), (a.site, b.body), (a.body, b.site)]
    return [
        _common(left, right, run, "furniture")
        for left, right in found
        if left and right
        for run in _passages(left, right)
    ]


def _common(left: Words, right: Words, run: Run, kind: CommonKind) -> CommonPassage:
    return CommonPassage(a=left.span(run.a, run.a_end), b=right.span(run.b, run.b_end), kind=kind)


def _passages(a: Words, b: Words) -> list[Run]:
    joined = _join(_runs(a.folded, b.folded), a.folded, b.folded)
    return [run for run in joined if run.agreeing >= MIN_WORDS]


def _runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Maximal runs of agreeing words, greedily from the left of ``b``."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(a) - SEED + 1):
        held = places.setdefault(tuple(a[i : i + SEED]), [])
        if len(held) < MAX_PLACES:
            held.append(i)
    runs: list[Run] = []
    j = 0
    while j <= len(b) - SEED:
        starts = places.get(tuple(b[j : j + SEED]))
        if starts is None:
            j += 1
            continue
        length, start = max((_agree(a, b, i, j), -i) for i in starts)
        runs.append(Run(j, j + length, -start, -start + length, length))
        j += length
    return runs


def _agree(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    length = 0
    most = min(len(a) - i, len(b) - j)
    while length < most and a[i + length] == b[j + length]:
        length += 1
    return length


def _join(runs: Sequence[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Runs that follow each other in both texts over a small difference become one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and 0 <= run.a - last.a_end <= GAP and run.b - last.b_end <= GAP:
            between = len(set(a[last.a_end : run.a]) & set(b[last.b_end : run.b]))
            agreeing = last.agreeing + run.agreeing + between
            joined[-1] = replace(last, b_end=run.b_end, a_end=run.a_end, agreeing=agreeing)
        else:
            joined.append(run)
    return joined


def _reworded(a: Profile, b: Profile, found: Sequence[Run]) -> list[Run]:
    """Sentences of ``b`` that no run covers and that say what one of ``a`` says."""
    covered_a = _cover(found, len(a.body), "a")
    covered_b = _cover(found, len(b.body), "b")
    free_a = [r for r in a.sentences if _free(covered_a, *r)]
    index: dict[str, list[int]] = {}
    for n, (first, last) in enumerate(free_a):
        for word in sorted(set(a.body.folded[first:last])):
            if rarity(word) >= RARE:
                index.setdefault(word, []).append(n)
    best: list[Run] = []
    for first, last in b.sentences:
        if not _free(covered_b, first, last):
            continue
        run = _best_sentence(a.body.folded, b.body.folded, (first, last), free_a, index)
        if run is not None:
            best.append(run)
    return best


def _best_sentence(
    a: Sequence[str],
    b: Sequence[str],
    sentence: tuple[int, int],
    candidates: Sequence[tuple[int, int]],
    index: dict[str, list[int]],
) -> Run | None:
    votes: dict[int, int] = {}
    for word in set(b[sentence[0] : sentence[1]]):
        holders = index.get(word, [])
        if len(holders) <= MAX_HOLDERS:
            for n in holders:
                votes[n] = votes.get(n, 0) + 1
    told = " ".join(b[sentence[0] : sentence[1]])
    best: tuple[float, int] | None = None
    for n in sorted((n for n, count in votes.items() if count >= 2), key=lambda n: (-votes[n], n))[:3]:
        first, last = candidates[n]
        score = fuzz.token_sort_ratio(" ".join(a[first:last]), told)
        if score >= SENTENCE_ALIKE and (best is None or score > best[0]):
            best = (score, n)
    if best is None:
        return None
    first, last = candidates[best[1]]
    agreeing = len(set(a[first:last]) & set(b[sentence[0] : sentence[1]]))
    return Run(*sentence, first, last, agreeing)


def _free(covered: bytes, first: int, last: int) -> bool:
    return last - first >= MIN_SENTENCE and covered.count(1, first, last) * 2 < last - first


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
    return outside <= CUE_WORDS or outside <= (1 - QUOTED) * (last - first)
