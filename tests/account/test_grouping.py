from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.account.grouping import group
from onrecord.account.words import alike, telling


def _groups(items: list[str]) -> list[list[str]]:
    return group(items, telling, lambda a, b: alike(telling(a), telling(b)) >= 0.6)


def test_like_items_meet_and_others_stay_apart() -> None:
    items = ["grain ships left", "ferry strike goes on", "the grain ships have left the port"]
    assert _groups(items) == [[items[0], items[2]], [items[1]]]


def test_a_group_does_not_grow_by_chaining() -> None:
    chain = ["red fox", "fox den", "den mother"]
    found = group(chain, telling, lambda a, b: bool(telling(a) & telling(b)))
    assert found == [["red fox", "fox den"], ["den mother"]]


@given(st.lists(st.text(alphabet="abc ", max_size=8), max_size=12))
def test_every_item_is_in_one_group(items: list[str]) -> None:
    numbered = [f"{i} {item}" for i, item in enumerate(items)]
    found = _groups(numbered)
    assert sorted(x for held in found for x in held) == sorted(numbered)


def test_many_items_that_share_a_word_stay_cheap() -> None:
    items = [f"ship number{i} of name{i}" for i in range(20_000)]
    start = process_time()
    assert len(_groups(items)) == len(items)
    assert process_time() - start < 20
