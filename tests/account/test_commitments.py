from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.account import commitments
from onrecord.account.words import stem


@pytest.mark.parametrize(
    ("text", "own", "verb"),
    [
        ("“We will release every boat by Thursday.”", True, "release"),
        ("“I promise you, we'll gladly build it.”", True, "build"),
        ("“We are going to publish the log.”", True, "publish"),
        ("“I promise that we will publish it.”", True, "publish"),
        ("it would close its harbours", False, "close"),
        ("that she would soon publish the log", False, "publish"),
    ],
)
def test_deeds_that_commit(text: str, own: bool, verb: str) -> None:
    found = commitments.deed(text, own_words=own)
    assert found is not None
    assert (found.verb, found.negated) == (stem(verb), False)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("“We will see what happens.”", True),
        ("“I'll leave it there.”", True),
        ("“We will have to talk about it.”", True),
        ("“Will we release them?”", True),
        ("“They will release every boat.”", True),
        ("the harbour would close", False),
        ("it would be wrong", False),
        ("I will say this: it is clear", True),
        ("“My guess is that we will reach a deal”", True),
        ("“These are the matters that we will take to Arle”", True),
        ("“Nobody knows when we will sail”", True),
        ("", True),
    ],
)
def test_words_that_commit_to_no_deed(text: str, own: bool) -> None:
    assert commitments.deed(text, own_words=own) is None


@pytest.mark.parametrize(
    "text",
    ["“We will not send troops.”", "“We won’t send troops.”", "“We will never send troops.”"],
)
def test_a_deed_that_is_forsworn(text: str) -> None:
    found = commitments.deed(text, own_words=True)
    assert found is not None
    assert found.negated


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("We will free them if the owners pay the bond.", "if the owners pay the bond"),
        ("Unless the boats come home, we will close the port", "Unless the boats come home"),
        ("we will sign provided that Norland signs, she said", "provided that Norland signs"),
        ("we will fight on even if the rain comes", None),
        ("nobody asked if we will pay the bond", None),
        ("we will pay on Friday", None),
    ],
)
def test_conditions(text: str, clause: str | None) -> None:
    assert commitments.condition(text) == clause


def test_a_forecast_is_no_threat_but_a_deed_under_a_condition_is() -> None:
    threat = commitments.threatens("Norland would close its ports unless the boats came home")
    assert threat is not None
    assert threat.verb == stem("close")
    assert commitments.threatens("the storm would hit the coast if it turned north") is None
    assert commitments.threatens("Norland would close its ports") is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The boats sailed, keeping a promise that Rook made.", True),
        ("The firm made good on its threat to leave.", True),
        ("The firm reneged on its pledge.", False),
        ("The ministry promised to publish it.", None),
    ],
)
def test_sentences_that_tell_of_a_promise(text: str, kept: bool | None) -> None:
    assert commitments.told_of(text) is kept


@given(st.text())
def test_any_text_is_read_without_harm(text: str) -> None:
    for own in (True, False):
        commitments.deed(text, own_words=own)
    commitments.condition(text)
    commitments.threatens(text)


def test_an_endless_line_is_read_in_linear_time() -> None:
    start = process_time()
    commitments.deed("we will see if " * 40_000, own_words=True)
    commitments.condition("even if " * 40_000)
    commitments.condition("pay if ” " * 40_000)
    commitments.threatens("it would see if " * 40_000)
    assert process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("to publish the list", "publish", False),
        ("“to fully pay the bond”", "pay", False),
        ("not to sail before May", "sail", True),
    ],
)
def test_deeds_told_as_something_to_do(text: str, verb: str, negated: bool) -> None:
    found = commitments.infinitive(text)
    assert found is not None
    assert (found.verb, found.negated) == (stem(verb), negated)


def test_an_object_is_nothing_to_do() -> None:
    assert commitments.infinitive("a way out of it") is None
    assert commitments.has_modal("that the wall would fall")
    assert not commitments.has_modal("that the wall was paid for")
