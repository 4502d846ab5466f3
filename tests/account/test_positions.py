from __future__ import annotations

from onrecord.account import build
from tests.account.piles import Sheet, copied, day, story

TEXT = (
    "Ada Rook said on Monday that tariffs would be wrong. Ben Holt thinks tariffs are fine. "
    "Ben Holt wants to keep tariffs. Cara Dunn said Ben Holt said tariffs were his idea.\n"
)


def _sheet(outlet: str = "Gazette", when: str = "2025-03-10") -> Sheet:
    sheet = Sheet(TEXT, outlet=outlet, published=day(when))
    sheet.says("Ada Rook", "tariffs would be wrong", stance="reject")
    return sheet


def test_only_what_is_on_record_as_said_makes_a_position() -> None:
    sheet = _sheet()
    sheet.says("Ben Holt", "tariffs are fine", act="thinks")
    sheet.says("Ben Holt", "to keep tariffs", act="intends")
    outer = sheet.says("Cara Dunn", "Ben Holt said tariffs were his idea")
    sheet.says("Ben Holt", "tariffs were his idea", within=outer.id)
    held = build(story(sheet)).positions
    assert [(p.actor_name, p.stance) for p in held] == [
        ("Ada Rook", "reject"),
        ("Cara Dunn", "inform"),
    ]


def test_support_counts_origins_and_names_outlets_and_days() -> None:
    wire, copy, own = _sheet(), _sheet("Copycat", "2025-03-11"), _sheet("Herald", "2025-03-14")
    records = story(wire, copy, own, derivations=[copied(wire, copy, (TEXT, TEXT))])
    (position,) = build(records).positions
    assert position.origins == 2
    assert position.outlets == ("Copycat", "Gazette", "Herald")
    assert (position.first, position.last) == ("2025-03-10", "2025-03-14")
    assert len(position.statements) == 3


def test_a_speaker_that_no_one_names_holds_nothing() -> None:
    sheet = Sheet("Tariffs are wrong, it was said.\n")
    sheet.says(None, "Tariffs are wrong")
    assert build(story(sheet)).positions == ()


def test_who_turns_round_on_an_issue_is_marked() -> None:
    early = _sheet()
    late = Sheet(
        "Ada Rook said on Friday she would back the tariffs.\n",
        outlet="Herald",
        published=day("2025-03-14"),
    )
    late.says("Ada Rook", "she would back the tariffs", stance="agree")
    before, now = sorted(build(story(early, late)).positions, key=lambda p: p.first or "")
    assert (before.stance, before.changed_from) == ("reject", None)
    assert (now.stance, now.changed_from) == ("agree", before.id)


def test_two_stances_of_one_day_or_of_two_actors_are_no_change() -> None:
    one = _sheet()
    one.says("Ada Rook", "tariffs would be wrong", stance="agree")
    one.says("Ben Holt", "tariffs are fine", stance="agree")
    assert {p.changed_from for p in build(story(one)).positions} == {None}
