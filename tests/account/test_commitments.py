from __future__ import annotations

from time import process_time

import pytest

from onrecord.account import commitments


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The boats sailed, keeping a promise that she made.", True),
        ("The union made good on its threat to strike.", True),
        ("The port reneged on the deal.", False),
        ("The boats sailed.", None),
    ],
)
def test_what_is_told_of_a_promise(text: str, kept: bool | None) -> None:
    assert commitments.told_of(text) is kept


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The threat was withdrawn on Monday.", "threat"),
        ("She dropped her demand for more pay.", "demand"),
        ("They took back the offer to pay.", "promise"),
        ("She has not withdrawn her threat to close it.", None),
        ("It stays unless the threat is withdrawn.", None),
    ],
)
def test_what_is_taken_back(text: str, kind: str | None) -> None:
    assert commitments.taken_back(text) == kind


def test_what_was_not_done_as_it_should_have_been() -> None:
    assert commitments.reneged("The port failed to open.")
    assert not commitments.reneged("The port opened.")


def test_a_long_text_costs_little() -> None:
    text = "the threat was " * 20_000
    start = process_time()
    commitments.taken_back(text)
    commitments.told_of(text)
    assert process_time() - start < 5
