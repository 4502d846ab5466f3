"""Trees from the scores of heads, and the noun chunks of a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# ClearNLP labels under which a noun heads a chunk, as spaCy's English rules have them.
_CHUNKED = frozenset(
    ("oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT")
)
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))


def tree(scores: Floats) -> list[int]:
    """The head of each word of one sentence; the root's is itself.

    Each word takes its best head; a loop is opened at the word that loses least.

    Args:
        scores: [words, words], how likely the first hangs on the second; a word on
            itself where it is the root.
    """
    count = len(scores)
    own = scores.diagonal().copy()
    held = scores.copy()
    np.fill_diagonal(held, -np.inf)
    if count == 1:
        return [0]
    root = int(np.argmax(own - held.max(axis=1)))
    heads: list[int] = held.argmax(axis=1).tolist()
    heads[root] = root
    return _opened(heads, root, held)


def _opened(heads: list[int], root: int, scores: Floats) -> list[int]:
    while True:
        reached = _reaching(heads, root)
        if all(reached):
            return heads
        inside = np.array(reached)
        loop = _loop(heads, next(n for n, r in enumerate(reached) if not r))
        best = np.where(inside, scores[loop], -np.inf)
        lost = best.max(axis=1) - scores[loop, [heads[n] for n in loop]]
        place = int(np.argmax(lost))
        heads[loop[place]] = int(best[place].argmax())


def _reaching(heads: Sequence[int], root: int) -> list[bool]:
    """Whether each word's heads lead to the root."""
    state = [0] * len(heads)  # 1 leads there, 2 does not
    state[root] = 1
    for start in range(len(heads)):
        path = []
        n = start
        while state[n] == 0:
            state[n] = 2
            path.append(n)
            n = heads[n]
        for seen in path:
            state[seen] = state[n]
    return [s == 1 for s in state]


def _loop(heads: Sequence[int], start: int) -> list[int]:
    """The words of the loop that a word leads to."""
    seen: set[int] = set()
    n = start
    while n not in seen:
        seen.add(n)
        n = heads[n]
    found = [n]
    while heads[found[-1]] != n:
        found.append(heads[found[-1]])
    return found


def lowest(heads: Sequence[int]) -> list[int]:
    """The first word below each word, itself included; heads must form trees."""
    low = list(range(len(heads)))
    order = _below_first(heads)
    for n in order:
        if heads[n] != n:
            low[heads[n]] = min(low[heads[n]], low[n])
    return low


def _below_first(heads: Sequence[int]) -> list[int]:
    children: list[list[int]] = [[] for _ in heads]
    order = []
    for n, h in enumerate(heads):
        if h == n:
            order.append(n)
        else:
            children[h].append(n)
    for n in order:  # grows while it is read
        order.extend(children[n])
    return order[::-1]


def noun_chunks(
    heads: Sequence[int], deps: Sequence[str], pos: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """First word, end and root of each flat noun phrase, in order, without overlap."""
    low = lowest(heads)
    before = -1
    for n, kind in enumerate(pos):
        if kind not in _NOUNS or low[n] <= before:
            continue
        if deps[n] in _CHUNKED or (deps[n] == "conj" and _of_chunked(n, heads, deps)):
            before = n
            yield low[n], n + 1, n


def _of_chunked(n: int, heads: Sequence[int], deps: Sequence[str]) -> bool:
    """Whether the first of a series stands where a chunk does."""
    head = heads[n]
    while deps[head] == "conj" and heads[head] < head:
        head = heads[head]
    return deps[head] in _CHUNKED
