"""What no lexicon names: statements that lie close together, named by their salient phrase.

Steps: the statement with the most others near it leads; it and those near it are a
cluster where they are enough in different words, and where one phrase stands in at
least half of them and seldom elsewhere: that phrase names it. What is left is tried
again. The order in which statements come makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.account.words import singular, stopwords
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.model.ids import StatementId
from onrecord.model.vectors import unpacked

NEAR = 0.55  # cosine of the vectors of two sentences on one subject
LEAST = 4  # statements in different words
SHARE = 0.5  # of a cluster's statements that hold the phrase which names it
ELSEWHERE = 0.2  # most of the other statements that may hold it
MOST_READ = 2000  # statements; a story's later ones stay unsorted
MOST_MADE = 10  # clusters
LONGEST = 3  # words of a phrase
TELLING = 1.65  # least rarity of a word that names a cluster alone: "issue" and "step" name none

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsorted:
    """A statement that no term names.

    Attributes:
        id: of the statement.
        text: its words.
        vector: of its sentence, as ``vectors.packed`` makes it.
    """

    id: StatementId
    text: str
    vector: bytes


def named_clusters(statements: Sequence[Unsorted]) -> Mapping[StatementId, str]:
    """The name of the cluster of each statement that lies in one; others are left out."""
    held = sorted((s for s in statements if s.vector), key=lambda s: s.id)[:MOST_READ]
    if len(held) < LEAST:
        return {}
    phrases = [frozenset(_phrases(s.text)) for s in held]
    wordings = [" ".join(fold_words(s.text)) for s in held]
    rows = unpacked([s.vector for s in held])
    near: NDArray[np.bool_] = rows @ rows.T >= NEAR
    free = np.ones(len(held), dtype=np.bool_)
    found: dict[StatementId, str] = {}
    made: set[str] = set()
    for leader in _leaders(near):
        if len(made) == MOST_MADE:
            break
        members = np.flatnonzero(near[leader] & free).tolist() if free[leader] else []
        if len({wordings[i] for i in members}) < LEAST:
            continue
        name = _salient(members, phrases)
        if name is None:
            continue
        made.add(name)
        free[members] = False
        found.update({held[i].id: name for i in members})
    return found


def _leaders(near: NDArray[np.bool_]) -> list[int]:
    """Statements with the most others near them first."""
    counts = near.sum(axis=1).tolist()
    return sorted(range(len(counts)), key=lambda i: (-counts[i], i))


def _salient(members: Sequence[int], phrases: Sequence[frozenset[Phrase]]) -> str | None:
    """The phrase of most of the members that few others hold; longer ones weigh more."""
    inside = Counter(phrase for i in members for phrase in phrases[i])
    chosen = set(members)
    others = [held for i, held in enumerate(phrases) if i not in chosen]
    common = [(count * (1 + len(p)), p) for p, count in inside.items() if _most(count, members)]
    for _, phrase in sorted(common, key=lambda c: (-c[0], c[1])):
        if sum(phrase in held for held in others) <= ELSEWHERE * len(others):
            return " ".join(phrase)
    return None


def _most(count: int, members: Sequence[int]) -> bool:
    return count >= SHARE * len(members)


def _phrases(text: str) -> Iterator[Phrase]:
    words = [singular(word) for word in fold_words(text)]
    skipped = stopwords()
    for first, word in enumerate(words):
        if word in skipped or len(word) < LONGEST:
            continue
        for last in range(first + 1, min(len(words), first + LONGEST) + 1):
            alone = last == first + 1
            if not skipped.intersection(words[first:last]) and not (
                alone and rarity(word) < TELLING
            ):
                yield tuple(words[first:last])
