"""Each error gets the kind that it is of."""

from __future__ import annotations

import pytest
from quality.errors import errors_in, shown
from quality.polnear_corpus import Attribution, Document

TEXT = "Ahmed Karim said that the bank had failed on Monday. Mara Olsen denied it."


def _at(words: str) -> frozenset[int]:
    start = TEXT.index(words) if words else 0
    return frozenset(range(start, start + len(words)))


def _attribution(source: str, cue: str, content: str) -> Attribution:
    return Attribution(source=_at(source), cue=_at(cue), content=_at(content))


GOLD = _attribution("Ahmed Karim", "said", "that the bank had failed")


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        ([GOLD], []),
        ([], ["missed: altogether"]),
        ([("Ahmed Karim", "said", "that the bank had failed on Monday")],
         ["content has right: from a preposition on"]),
        ([("Ahmed Karim", "said", "the bank had failed")], ["content lacks left: 'that'"]),
        ([("Ahmed Karim", "said", "said that the bank had failed")],
         ["content has left: cue or source"]),
        ([("", "said", "that the bank had failed")], ["source missing"]),
        ([("Mara Olsen", "said", "that the bank had failed")], ["source wrong"]),
        ([("Ahmed Karim", "denied", "that the bank had failed")], ["cue another"]),
        ([GOLD, ("Mara Olsen", "denied", "it.")], ["spurious: altogether"]),
        ([("Ahmed Karim", "said", "failed")],
         ["missed: the other is under half of it",
          "spurious: the other is twice as long or more"]),
        ([("Ahmed Karim", "said", "the bank"), ("", "denied", "failed")],
         ["missed: split", "spurious: splits", "spurious: splits"]),
    ],
)  # fmt: skip
def test_kinds(found: list[Attribution | tuple[str, str, str]], kinds: list[str]) -> None:
    ours = [f if isinstance(f, Attribution) else _attribution(*f) for f in found]
    document = Document(name="a", text=TEXT, gold=(GOLD,))
    assert [e.kind for e in errors_in(document, ours)] == kinds


def test_an_error_is_shown_with_both_sides() -> None:
    document = Document(name="a", text=TEXT, gold=(GOLD,))
    (error,) = errors_in(document, [_attribution("", "said", "that the bank had failed")])
    told = shown(error)
    assert "gold: Ahmed Karim | said | that the bank had failed" in told
    assert "ours:  | said | that the bank had failed" in told
