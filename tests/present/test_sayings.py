from __future__ import annotations

from dataclasses import replace

from onrecord.model.ids import StatementId
from onrecord.present.sayings import sayings
from tests.present.sample_draft import Draft

TEXT = "The ships sail, Quill said. The ships stay, Taren thinks. Ports open."


def _told() -> tuple[Draft, StatementId, StatementId]:
    draft = Draft(TEXT, outlet="Wire")
    outer = draft.says("Quill", "Quill", "The ships sail")
    inner = draft.says("Taren", "Taren", "ships sail", act="thinks", within=outer)
    draft.says("Taren", "Taren", "The ships stay", act="expects", cue=None)
    return draft, outer, inner


def test_a_nested_statement_stands_under_the_one_that_holds_it() -> None:
    draft, outer, inner = _told()
    found = sayings(draft.done().annotation.statements, lambda s: s.id)
    first, second = found
    assert [s.id for s in first.versions] == [outer]
    assert [s.versions[0].id for s in first.inner] == [inner]
    assert (first.on_record, second.on_record) == (True, False)


def test_versions_of_one_act_are_one_saying() -> None:
    draft, _, _ = _told()
    (one,) = sayings(draft.done().annotation.statements, lambda s: "same")
    assert len(one.versions) == 3
    assert one.inner == ()


def test_statements_that_hold_each_other_are_all_told() -> None:
    draft = Draft(TEXT, outlet="Wire")
    ids = [StatementId("statement-a"), StatementId("statement-b")]
    for words in ("The ships sail", "Ports open"):
        draft.says("Quill", "Quill", words)
    a, b = draft.done().annotation.statements
    circle = [replace(a, id=ids[0], within=ids[1]), replace(b, id=ids[1], within=ids[0])]
    assert {s.versions[0].id for s in sayings(circle, lambda s: s.id)} == set(ids)


def test_what_stands_within_an_unlisted_one_stands_alone() -> None:
    draft, _, inner = _told()
    held = [s for s in draft.done().annotation.statements if s.id == inner]
    (one,) = sayings(held, lambda s: s.id)
    assert one.versions[0].id == inner
