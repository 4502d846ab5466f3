"""Runs of words that two texts share, word for word or over small differences.

Seeds of some words that stand in both are extended as far as the texts agree. Time grows
with the length of the two texts.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.link.tokens import Words

SEED = 5  # words; shorter runs are idiom
MAX_PLACES = 4  # places of one seed that are tried: repeats stay linear
GAP = 8  # words that may differ between two runs of one passage
MIN_WORDS = 10  # least agreeing words of a passage

# a hash of the ``SEED`` words from each place on, the same within one run of the program
Seeds = Sequence[int]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words ``[b, b_end)`` of one article that agree with ``[a, a_end)`` of the other."""

    b: int
    b_end: int
    a: int
    a_end: int
    agreeing: int


def seeds_of(words: Words) -> Seeds:
    """The seeds of words, by place."""
    folded = words.folded
    return array("q", map(hash, zip(*(folded[n:] for n in range(SEED)), strict=False)))


def passages(a: Words, b: Words, seeds_a: Seeds, seeds_b: Seeds) -> list[Run]:
    """The passages of ``MIN_WORDS`` that ``a`` and ``b`` share, in order of ``b``."""
    joined = _join(_runs(a.folded, b.folded, seeds_a, seeds_b), a.folded, b.folded)
    return [run for run in joined if run.agreeing >= MIN_WORDS]


def _runs(a: Sequence[str], b: Sequence[str], seeds_a: Seeds, seeds_b: Seeds) -> list[Run]:
    """Maximal runs of agreeing words, greedily from the left of ``b``."""
    if not seeds_a or not seeds_b:
        return []
    if a == b:
        return [Run(0, len(b), 0, len(a), len(a))]
    shared = set(seeds_a).intersection(seeds_b)
    if not shared:
        return []
    places = _places(seeds_a, shared)
    runs: list[Run] = []
    reached = 0
    for j, seed in sorted(
        (j, seed) for seed, held in _places(seeds_b, shared).items() for j in held
    ):
        if j < reached:
            continue
        length, start = max((_agree(a, b, i, j), -i) for i in places[seed])
        if length >= SEED:  # else two seeds have one hash
            runs.append(Run(j, j + length, -start, -start + length, length))
            reached = j + length
    return runs


def _places(seeds: Seeds, wanted: Collection[int]) -> dict[int, list[int]]:
    """The first places of each of some seeds."""
    found: dict[int, list[int]] = {}
    for place, seed in enumerate(seeds):
        if seed in wanted:
            held = found.setdefault(seed, [])
            if len(held) < MAX_PLACES:
                held.append(place)
    return found


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
