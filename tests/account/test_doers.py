"""One deed told of two persons."""

from __future__ import annotations

from onrecord.account.doers import doers
from onrecord.account.finding import Finding
from onrecord.account.reported import told
from onrecord.account.view import view_of
from tests.account.piles import Sheet, story


def _found(a: Sheet, b: Sheet) -> list[Finding]:
    first, second = told(view_of(story(a, b)))
    return list(doers(first, second))


def test_persons_who_are_told_to_have_done_one_thing() -> None:
    a = Sheet("The order to close the mill was signed by Ada Rook.\n", outlet="Wire")
    b = Sheet("Ben Holt signed the order to close the mill.\n", outlet="Post")
    a.mention("Ada Rook")
    b.mention("Ben Holt")
    (found,) = _found(a, b)
    assert found.a.of(a.text) == "Ada Rook"
    assert found.b.of(b.text) == "Ben Holt"
    assert found.traits["led"] == found.traits["deeds"] == 1.0


def test_who_speaks_did_not_do_it() -> None:
    a = Sheet("The order to close the mill was signed, Ada Rook said.\n", outlet="Wire")
    b = Sheet("Ben Holt signed the order to close the mill.\n", outlet="Post")
    a.says("Ada Rook", "The order to close the mill was signed")
    b.mention("Ben Holt")
    assert _found(a, b) == []


def test_another_deed_is_of_another_person() -> None:
    a = Sheet("Ada Rook signed the order to close the mill.\n", outlet="Wire")
    b = Sheet("Ben Holt played the violin for the queen.\n", outlet="Post")
    a.mention("Ada Rook")
    b.mention("Ben Holt")
    assert _found(a, b) == []
