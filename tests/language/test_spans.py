from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from onrecord.language.spans import Run, Tuning, attributions, best_labels, pauses, runs

NO, BS, IS, BC, IC, BT, IT = range(7)
PLAIN = Tuning(begin=0.0)
ROWS = st.integers(1, 30).flatmap(
    lambda n: arrays.arrays(np.float32, (n, 7), elements=st.floats(-6, 0, width=32))
)


def _sure(labels: list[int]) -> NDArray[np.float32]:
    scores = np.full((len(labels), 7), -6.0, dtype=np.float32)
    scores[np.arange(len(labels)), labels] = -0.01
    return scores


def _best(scores: Sequence[NDArray[np.float32]], tuning: Tuning) -> list[NDArray[np.int64]]:
    return best_labels(scores, [np.ones(len(s), np.bool_) for s in scores], tuning)


def test_sure_labels_are_kept() -> None:
    labels = [BS, IS, BC, BT, IT, IT, NO]
    (found,) = _best([_sure(labels)], PLAIN)
    assert found.tolist() == labels


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_an_inside_follows_its_own_kind(scores: list[NDArray[np.float32]]) -> None:
    for held, path in zip(scores, _best(scores, PLAIN), strict=True):
        assert len(path) == len(held)
        for before, after in itertools.pairwise(path):
            if after in (IS, IC, IT):
                assert before in (after, after - 1)


@given(st.lists(ROWS, min_size=2, max_size=4))
def test_stretches_do_not_change_each_other(scores: list[NDArray[np.float32]]) -> None:
    together = _best(scores, PLAIN)
    for held, path in zip(scores, together, strict=True):
        (alone,) = _best([held], PLAIN)
        assert alone.tolist() == path.tolist()


def test_a_content_ends_rather_at_a_mark() -> None:
    labels = [BC, BT, IT, NO, NO]
    scores = _sure(labels)
    scores[3, IT] = -1.0  # a little doubt whether it goes on
    tuning = Tuning(begin=0.0, leave=2.0)
    plain = pauses(["said", "ships", "sank", "near", "."])
    marked = pauses(["said", "ships", "sank", ",", "."])
    (on,) = best_labels([scores], [plain], tuning)
    (ended,) = best_labels([scores], [marked], tuning)
    assert ended.tolist() == labels
    assert on.tolist() != labels
    assert marked.tolist() == [False, False, False, True, True]


def test_runs_end_at_a_new_beginning_and_a_source_at_a_passage() -> None:
    labels = np.array([BT, IT, BT, IT, NO, BS, IS])
    breaks = np.array([True, False, False, False, False, False, True])
    found = [(r.kind, r.first, r.last) for r in runs(labels, _sure(labels.tolist()), breaks)]
    assert found == [
        ("content", 0, 2), ("content", 2, 4), ("source", 5, 6), ("source", 6, 7)
    ]  # fmt: skip


def test_contents_go_to_the_cue_that_they_point_at() -> None:
    held = [
        Run("content", 0, 3, 0.9), Run("source", 3, 4, 0.9), Run("cue", 4, 5, 0.9),
        Run("content", 5, 7, 0.9), Run("source", 8, 9, 0.9), Run("cue", 9, 10, 0.9),
        Run("content", 10, 12, 0.9),
    ]  # fmt: skip
    pointed = {(w, 4) for w in (0, 1, 2, 5, 6)} | {(w, 9) for w in (10, 11)} | {(4, 3), (9, 8)}

    def link(_: str, words: Sequence[int], others: Sequence[int]) -> NDArray[np.float32]:
        made = [[-0.1 if (w, o) in pointed else -8.0 for o in others] for w in words]
        return np.array(made, dtype=np.float32)

    first, second = attributions(held, link, PLAIN)
    assert first.contents == ((0, 3), (5, 7))
    assert (first.cue, first.source) == ((4, 5), (3, 4))
    assert (second.cue, second.source, second.contents) == ((9, 10), (8, 9), ((10, 12),))


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    held = [Run("source", 0, 1, 0.9), Run("cue", 2, 3, 0.9), Run("content", 3, 5, 0.9)]

    def link(name: str, words: Sequence[int], others: Sequence[int]) -> NDArray[np.float32]:
        made = [[-0.1 if name == "cue_of" or w == o else -4.0 for o in others] for w in words]
        return np.array(made, dtype=np.float32)

    (found,) = attributions(held, link, PLAIN)
    assert found.source is None
    (kept,) = attributions(held, link, Tuning(begin=0.0, alone=-5.0))
    assert kept.source == (0, 1)
