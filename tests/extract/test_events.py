"""Sentence -> dated events."""

from __future__ import annotations

import pytest

from onrecord.extract.annotate import annotate
from onrecord.extract.dates import find_dates
from onrecord.extract.events import find_events
from onrecord.model.event import Event
from tests.extract.helpers import article_of, body, parsed, parser


def events(text: str) -> tuple[Event, ...]:
    article, parse = parsed(text)
    return find_events(article, parse, find_dates(article, parse), ())


TABLE = [
    ("The minister visited Lima on Tuesday.", "visit", "done", "recalled"),
    ("The minister will visit Lima on Tuesday.", "visit", "planned", "announced"),
    ("The minister is expected to visit Lima next week.", "visit", "planned", "announced"),
    ("The minister is to visit Lima next week.", "visit", "planned", "announced"),
    ("The union threatened to close the port next week.", "close", "threatened", "announced"),
    ("The firm promised to reopen the plant in 2030.", "reopen", "promised", "announced"),
    ("The judge ordered the firm to reopen the plant by Friday.", "reopen", "demanded",
     "announced"),
    ("The bridge was closed on Monday.", "close", "done", "recalled"),
    ("The vote is scheduled for May 20.", "schedule", "planned", "announced"),
    ("The leaders held talks in June 2019.", "hold", "done", "recalled"),
    ("The strike could paralyse the port next week.", "paralyse", "hypothetical", "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "modality", "tense"), TABLE)
def test_event(text: str, lemma: str, modality: str, tense: str) -> None:
    found = events(text)
    assert [(e.lemma, e.modality, e.tense) for e in found] == [(lemma, modality, tense)]
    assert found[0].date is not None
    assert found[0].span.contains(found[0].trigger)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not visit Lima on Tuesday.",
        "If the minister visits Lima on Tuesday, talks will follow.",
        "Did the minister visit Lima on Tuesday?",
        "The minister said on Tuesday that all was well.",
        "The minister was in Lima on Tuesday.",
        "The talks lasted five hours.",
        "The minister denied on Tuesday that he had not visited Lima.",
        "The mayor is a doctor.",
        "Prices rose by a tenth.",
        "The minister felt that all was well.",
    ],
)
def test_no_event(text: str) -> None:
    assert [e.lemma for e in events(text)] == []


def test_parties_and_place() -> None:
    text = "President Ana Vidal met Chilean leaders in Santiago on Monday."
    event = events(text)[0]
    assert event.actor is not None
    assert event.actor.of(text) == "President Ana Vidal"
    assert event.recipient is not None
    assert event.recipient.of(text) == "Chilean leaders"
    assert event.place is not None
    assert event.place.of(text) == "Santiago"


def test_passive_gives_the_doer_by_whom() -> None:
    text = "The envoy was expelled by Peru on Monday."
    event = events(text)[0]
    assert event.actor is not None
    assert event.actor.of(text) == "Peru"
    assert event.recipient is not None
    assert event.recipient.of(text) == "The envoy"


def test_relative_clause_is_told_with_whom_it_tells_of() -> None:
    text = "They mourned Ada Lund, who founded the club in 1981."
    event = events(text)[0]
    assert event.lemma == "found"
    assert event.span.of(text) == "Ada Lund, who founded the club in 1981"
    assert event.actor is not None
    assert event.actor.of(text) == "Ada Lund"


def test_event_inside_a_statement_carries_it() -> None:
    text = "“Our troops crossed the river on Monday,” General Tomas Reyes said."
    article = article_of(text)
    found = annotate(article, body(article), parser())
    assert [s.content[0].of(text) for s in found.statements] == [
        "“Our troops crossed the river on Monday,”"
    ]
    assert [(e.lemma, e.statement) for e in found.events] == [("cross", found.statements[0].id)]


def test_hostile_text_is_survived() -> None:
    text = "The army attacked on Monday and " * 400 + "."
    assert all(e.span.end <= len(text) for e in events(text))


def test_the_day_of_a_saying_is_that_of_what_was_done_by_it() -> None:
    text = "At a Tuesday press briefing, Olga Brandt accused Peru of closing the port."
    article = article_of(text)
    found = annotate(article, body(article), parser())
    dates = {d.id: d.span.of(text) for d in found.dates}
    assert [(e.lemma, dates[e.date]) for e in found.events if e.date] == [("accuse", "Tuesday")]


def test_no_one_accuses_all_last_month() -> None:
    text = "In a report last month, Olga Brandt accused Peru of closing the port."
    article = article_of(text)
    found = annotate(article, body(article), parser())
    assert [e.date for e in found.events if e.lemma == "accuse"] == []
