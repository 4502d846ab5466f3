"""Statements that no term names -> clusters with the phrase that names them."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.account.unsorted import Unsorted, named_clusters
from onrecord.model.ids import StatementId
from onrecord.model.vectors import packed

OTTERS = (
    "the otter count had doubled",
    "the otter count must be repeated",
    "nobody trusts the otter count",
    "otters were counted twice",
)
OTHERS = ("the bridge needs paint", "the choir will sing", "flour has run out")


def statement(text: str, *parts: float) -> Unsorted:
    vector = np.zeros(384, dtype=np.float32)
    vector[: len(parts)] = parts
    return Unsorted(id=StatementId(f"s {text}"), text=text, vector=packed(vector))


def pile() -> list[Unsorted]:
    near = [statement(text, 1.0, 0.1 * n) for n, text in enumerate(OTTERS)]
    return [*near, *(statement(t, *[0.0] * (n + 2), 1.0) for n, t in enumerate(OTHERS))]


def test_a_large_and_tight_cluster_takes_the_name_of_its_phrase() -> None:
    assert named_clusters(pile()) == {StatementId(f"s {t}"): "otter count" for t in OTTERS}


def test_the_order_makes_no_difference() -> None:
    assert named_clusters(pile()[::-1]) == named_clusters(pile())


@pytest.mark.parametrize("left_out", range(4))
def test_too_few_stay_unsorted(left_out: int) -> None:
    assert named_clusters([s for n, s in enumerate(pile()) if n != left_out]) == {}


def test_copies_of_one_wording_count_once() -> None:
    copies = [statement(OTTERS[0] + mark, 1.0) for mark in ("", ".", "!", "?")]
    assert named_clusters(copies) == {}


def test_near_ones_without_a_phrase_in_common_stay_unsorted() -> None:
    texts = ("herons nest early", "bees swarm late", "foxes cross roads", "geese fly south")
    assert named_clusters([statement(text, 1.0) for text in texts]) == {}


def test_a_phrase_that_all_use_names_nothing() -> None:
    far = [statement(f"the otter count and bridge {n}", 0.0, 0.0, 1.0 * n, 9.0) for n in range(3)]
    held = [s for s in pile() if s.text in OTTERS[:4]]
    names = set(named_clusters([*held, *far]).values())
    assert "otter count" not in names


def test_without_vectors_nothing_is_named() -> None:
    bare = [Unsorted(id=s.id, text=s.text, vector=b"") for s in pile()]
    assert named_clusters(bare) == {}


def test_a_word_that_says_little_names_nothing() -> None:
    texts = ("the step was bold", "a step too late", "no step helps", "each step counts")
    assert named_clusters([statement(text, 1.0, 0.1 * n) for n, text in enumerate(texts)]) == {}
