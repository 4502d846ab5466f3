from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account.words import alike, stem, telling


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("tariff", "tariffs"),
        ("arrived", "arrives"),
        ("arrive", "arriving"),
        ("countries", "country"),
        ("planned", "plan"),
        ("classes", "class"),
        ("detained", "detain"),
    ],
)
def test_forms_of_a_word_meet(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("a", "b"), [("king", "k"), ("red", "r"), ("class", "clas"), ("this", "thi")]
)
def test_short_words_keep_their_endings(a: str, b: str) -> None:
    assert stem(a) != b


def test_words_without_a_subject_are_left_out() -> None:
    assert telling("The minister said that he would not leave the port") == {
        stem("minister"),
        stem("leave"),
        stem("port"),
    }


def test_alike_is_the_share_of_the_shorter() -> None:
    assert alike(frozenset("ab"), frozenset("abcd")) == 1
    assert alike(frozenset("abxy"), frozenset("abcd")) == 0.5
    assert alike(frozenset(), frozenset("ab")) == 0


@given(st.text())
def test_any_text_has_telling_words_whatever_its_case(text: str) -> None:
    assert all(telling(text))
    assert telling(text + " Harbour") >= {stem("harbour")}
