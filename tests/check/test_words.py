from __future__ import annotations

import pytest

from onrecord.check.conflicts import _agents
from onrecord.check.wanted import _with_words
from onrecord.check.words import joined
from onrecord.model.span import Span


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("they gave up the right", "they abandoned the right"),
        ("they give up", "they abandon"),
        ("it voted in favor of it", "it supported it"),
        ("the vote in june", "the vote in june"),
        ("prices went up", "prices rose"),
        ("nothing to join", "nothing to join"),
    ],
)
def test_a_phrase_becomes_the_word_that_tells_it(words: str, told: str) -> None:
    assert " ".join(joined(words.split())) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("it was caused by neglect", {"caus": "neglect"}),
        ("it was eaten by the dogs", {"eat": "dogs"}),
        ("shares fell by 4 percent", {}),
        ("a house by the sea", {}),
    ],
)
def test_who_or_what_did_it(words: str, told: dict[str, str]) -> None:
    assert _agents(words.split()) == told


def test_a_mark_that_stands_alone_goes_to_the_sentence_that_it_opens() -> None:
    text = "“ Come. Go.”"
    cut = [Span(0, 1), Span(2, 7), Span(8, 11), Span(11, 12)]
    assert [s.of(text) for s in _with_words(cut, text)] == ["“ Come.", "Go.”"]
    assert _with_words([], text) == []
    assert _with_words([Span(0, 1)], text) == []
