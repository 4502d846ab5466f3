from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from onrecord.language.trees import lowest, noun_chunks, tree

SQUARE = st.integers(1, 12).flatmap(
    lambda n: arrays.arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=32))
)


@given(SQUARE)
def test_any_scores_give_one_tree(scores: NDArray[np.float32]) -> None:
    heads = tree(scores)
    roots = [n for n, h in enumerate(heads) if n == h]
    assert len(roots) == 1
    for start in range(len(heads)):
        n, seen = start, set()
        while heads[n] != n:
            assert n not in seen
            seen.add(n)
            n = heads[n]
        assert n == roots[0]


@given(SQUARE)
def test_a_tree_does_not_depend_on_a_constant(scores: NDArray[np.float32]) -> None:
    whole = np.round(scores).astype(np.float32)
    assert tree(whole) == tree(whole + 4)


def test_the_best_heads_are_taken_where_they_form_a_tree() -> None:
    scores = np.full((3, 3), -5.0, dtype=np.float32)
    scores[1, 1] = scores[0, 1] = scores[2, 1] = 5.0
    assert tree(scores) == [1, 1, 1]


def test_a_loop_is_opened_where_least_is_lost() -> None:
    scores = np.full((4, 4), -9.0, dtype=np.float32)
    scores[3, 3] = 9.0
    scores[0, 1] = scores[1, 0] = 5.0
    scores[0, 3], scores[1, 3] = 1.0, 4.0
    scores[2, 3] = 5.0
    assert tree(scores) == [1, 3, 3, 3]


def test_lowest_is_the_first_word_below() -> None:
    assert lowest([1, 2, 2, 2]) == [0, 0, 0, 3]


def test_noun_chunks_reach_from_their_first_word_to_their_root() -> None:
    #        The old mayor and  her  driver left town
    heads = [2, 2, 6, 2, 5, 2, 6, 6]
    deps = ["det", "amod", "nsubj", "cc", "poss", "conj", "ROOT", "dobj"]
    pos = ["DET", "ADJ", "NOUN", "CCONJ", "PRON", "NOUN", "VERB", "NOUN"]
    assert list(noun_chunks(heads, deps, pos)) == [(0, 3, 2), (4, 6, 5), (7, 8, 7)]


def test_a_verb_joined_to_a_noun_heads_no_chunk() -> None:
    assert list(noun_chunks([0, 0], ["ROOT", "advmod"], ["VERB", "ADV"])) == []
