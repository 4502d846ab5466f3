from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.account.listed import LEAST_SCORE, listed, opener
from tests.account.piles import Sheet, day, story

TEXT = "Ada Rook said it. Ada Rook said that the sea is ours. “We will not,” Ada Rook said.\n"


def _sheet() -> Sheet:
    return Sheet(TEXT, outlet="Wire", published=day("2025-03-10"))


@pytest.mark.parametrize(
    ("content", "manner", "told"),
    [
        ("it", "indirect", False),
        ("that the sea is ours", "indirect", True),
        ("the sea", "indirect", True),
        ("is ours", "indirect", False),
        ("sea", "indirect", False),
        ("“We will not,”", "direct", True),
        ("“We", "direct", True),
    ],
)
def test_bare_pronouns_and_lone_words_are_not_listed(content: str, manner: str, told: bool) -> None:
    made = _sheet().says("Ada Rook", content, manner=manner)  # type: ignore[arg-type]
    assert listed(made, TEXT) is told


def test_what_is_more_likely_wrong_is_not_listed() -> None:
    made = _sheet().says("Ada Rook", "that the sea is ours")
    assert listed(replace(made, score=LEAST_SCORE), TEXT)
    assert not listed(replace(made, score=LEAST_SCORE - 0.01), TEXT)


def test_what_is_not_listed_holds_no_position_and_adds_nothing() -> None:
    sheet = _sheet()
    sheet.says("Ada Rook", "is ours")
    account = build(story(sheet))
    assert account.positions == ()
    assert [n for n in account.novelty if n.kind == "statement"] == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("that the sea is ours", "the sea is ours"),
        ("That  boats sail", "boats sail"),
        ("that is wrong", "that is wrong"),
        ("that’s wrong", "that’s wrong"),
        ("thatch burns", "thatch burns"),
        ("the sea", "the sea"),
    ],
)
def test_a_clause_is_shown_without_the_word_that_opens_it(text: str, rest: str) -> None:
    assert text[opener(text) :] == rest
