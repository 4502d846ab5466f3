from __future__ import annotations

from onrecord.account.view import last_day, view_of
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.span import Span
from tests.account.piles import Sheet, copied, day, story

A = "One wire report of nine boats. Its second sentence.\n"
B = "Own words stand first. One wire report of nine boats. Its second sentence.\n"


def test_words_lead_back_to_the_origin_that_they_come_from() -> None:
    wire, own = (Sheet(A, outlet="Wire"), Sheet("Own words stand first.\n", outlet="Own"))
    merged = Sheet(B, outlet="Merged")
    view = view_of(
        story(
            wire,
            own,
            merged,
            derivations=[
                copied(wire, merged, (A.strip(), A.strip())),
                copied(own, merged, ("Own words stand first.", "Own words stand first.")),
            ],
        )
    )
    roots = {s.outlet: view.root[s.id] for s in (wire, own)}
    assert view.origin(merged.id, merged.span("nine boats")) == roots["Wire"]
    assert view.origin(merged.id, merged.span("Own words stand")) == roots["Own"]
    places = [(merged.id, merged.span("nine boats")), (wire.id, wire.span("nine boats"))]
    assert view.origins(places) == 1


def test_aligned_words_run_in_step() -> None:
    wire, copy = Sheet(A, outlet="Wire"), Sheet(B, outlet="Copy")
    view = view_of(story(wire, copy, derivations=[copied(wire, copy, (A.strip(), A.strip()))]))
    taken = view.taken_from(copy.id, copy.span("second sentence"))
    assert taken == (wire.id, wire.span("second sentence"))
    assert view.taken_from(copy.id, copy.span("Own words")) is None


def test_copies_that_run_in_a_circle_end() -> None:
    a, b = Sheet(A, outlet="A"), Sheet(A, outlet="B")
    whole = (A.strip(), A.strip())
    view = view_of(story(a, b, derivations=[copied(a, b, whole), copied(b, a, whole)]))
    assert view.origin(a.id, a.span("nine boats")) in set(view.root.values())


def test_a_continued_quotation_has_the_speaker_of_the_first() -> None:
    sheet = Sheet('"Yes," Ada Rook said. "No." "Never."\n')
    first = sheet.says("Ada Rook", '"Yes,"', manner="direct")
    second = sheet.says(None, '"No."', manner="direct", continues=first.id)
    third = sheet.says(None, '"Never."', manner="direct", continues=second.id)
    view = view_of(story(sheet))
    assert view.speaker(third) == view.speaker(first)
    assert view.speaker(third)[1] == "Ada Rook"


def test_what_stands_at_a_place() -> None:
    sheet = Sheet("Ada Rook said no. Ben Holt left town.\n", published=day("2025-03-10"))
    said = sheet.says("Ada Rook", "no")
    sheet.mention("Ben Holt")
    view = view_of(story(sheet))
    named = view.entity_at(sheet.id, sheet.span("Ben Holt left"))
    assert named is not None
    assert named.name == "Ben Holt"
    assert view.entity_at(sheet.id, sheet.span("town")) is None
    assert view.sentence_at(sheet.id, sheet.span("left")) == sheet.span("Ben Holt left town.")
    assert view.sentence_at(sheet.id, Span(17, 18)) is None
    assert [s.start for s in view.sentences_in(sheet.id, sheet.span("no. Ben"))] == [0, 18]
    assert view.statement_before(sheet.id, 20) == said
    assert view.statement_before(sheet.id, 3) is None


def test_days_of_an_interval() -> None:
    told = DateInterval(earliest="2025-03-01", latest=None, basis="stated", reason="")
    assert last_day(told) == "2025-03-01"
    assert last_day(UNDATED) is None
