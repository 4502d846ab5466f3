from __future__ import annotations

import pytest

from onrecord.check.deeds import governor, not_done, only_wanted, other_object, sure


@pytest.mark.parametrize(
    ("words", "verb", "told"),
    [
        ("they will open it", "open", "will"),
        ("he called on the government of chile to open it", "open", "called on"),
        ("he called for the release of it", "release", "called for"),
        ("she hopes that the courts will free them", "free", "hopes"),
        ("if it buys the dock the market would move", "move", "if"),
        ("he asked whether they had paid it", "paid", "whether"),
        ("asked about it he said they will open it", "open", "will"),
        ("she urged them to cut it", "cut", "urged"),
        ("the mayor asked police who seized it", "seized", ""),
        ("they opened it", "opened", ""),
        ("she told them but they open it", "open", ""),
    ],
)
def test_what_makes_a_verb_no_deed(words: str, verb: str, told: str) -> None:
    split = words.split()
    assert governor(split, split.index(verb)) == told


@pytest.mark.parametrize(
    ("words", "coming"),
    [
        ("chile would lift the tariffs", ["lift"]),
        ("engineers are repairing the lock", ["repairing"]),
        ("she hopes chile will lift them", []),
        ("the market would move if it buys the dock", []),
        ("chile lifted them", []),
    ],
)
def test_verbs_told_as_sure_to_come(words: str, coming: list[str]) -> None:
    assert [w for w in sure(words.split()) if w not in ("the", "them")][:1] == coming


@pytest.mark.parametrize(
    ("record", "done", "wanted"),
    [
        ("she asked chile to lift them", "asked", "asked"),
        ("chile plans to lift them", "plans", ""),
        ("chile may lift them", "may", "may"),
        ("chile lifted them and she asked peru to lift them", "", ""),
    ],
)
def test_planned_is_not_done_and_wanted_not_sure(record: str, done: str, wanted: str) -> None:
    words = record.split()
    assert not_done(words, ["lifted"]) == done
    assert only_wanted(words, ["lift"]) == wanted


@pytest.mark.parametrize(
    ("record", "claim", "other"),
    [
        ("it provided engine components to them", "it supplied weapons to them", True),
        ("it provided weapons and lamps to them", "it provided lamps to them", False),
        ("it provided arms to them", "it provided weapons to them", False),
        ("they rescued nine sailors from it", "they rescued nine people from it", False),
        ("the weapons were provided to them", "it provided lamps to them", False),
        ("it provided soldiers to them", "it provided troops to them", False),
    ],
)
def test_another_object_of_a_deed(record: str, claim: str, other: bool) -> None:
    split = claim.split()
    assert bool(other_object(record.split(), split, split[1:2])) is other
