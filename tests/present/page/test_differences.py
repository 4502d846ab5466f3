"""Word-by-word differences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.page.differences import compare

_WORDS = st.lists(st.sampled_from(["a", "ships", "sail", "sailed", "“ships", "Ports.", "of"]))


@pytest.mark.parametrize(
    ("other", "this", "expected"),
    [
        ("ships sail", "ships sail", [("same", "ships sail")]),
        ("“Ships sail,”", "ships sail", [("same", "ships sail")]),
        ("ships sail now", "ships sail", [("same", "ships sail"), ("gone", "now")]),
        ("ships sail", "boats sail", [("gone", "ships"), ("new", "boats"), ("same", "sail")]),
        ("trade in ports", "swap in harbours", [("gone", "trade in ports"),
                                                ("new", "swap in harbours")]),
        ("", "ships", [("new", "ships")]),
        ("", "", []),
    ],
)  # fmt: skip
def test_compare(other: str, this: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.text) for p in compare(other, this)] == expected


@given(_WORDS, _WORDS)
def test_this_wording_can_be_read_off_the_pieces(a: list[str], b: list[str]) -> None:
    pieces = compare(" ".join(a), " ".join(b))
    kept = " ".join(p.text for p in pieces if p.kind != "gone")
    assert kept == " ".join(b)
    other = sum(len(p.text.split()) for p in pieces if p.kind != "new")
    assert other == len(a)


def test_a_very_long_wording_is_not_compared() -> None:
    start = time.perf_counter()
    assert [p.kind for p in compare("a " * 100_000, "b " * 100_000)] == ["same"]
    assert time.perf_counter() - start < 2
