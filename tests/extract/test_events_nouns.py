"""Sentence -> the dated nouns that are told in it."""

from __future__ import annotations

import pytest

from onrecord.extract.dates import find_dates
from onrecord.extract.events import find_events
from onrecord.extract.events_nouns import PRODUCER
from onrecord.model.event import Event
from tests.extract.helpers import parsed


def nouns(text: str) -> list[Event]:
    article, parse = parsed(text)
    found = find_events(article, parse, find_dates(article, parse), ())
    return [e for e in found if e.producer == PRODUCER]


TABLE = [
    ("The November summit in Woodham eased tensions.", "The November summit in Woodham",
     "planned"),
    ("The minister spoke ahead of his 24-26 April visit to Marrland.",
     "his 24-26 April visit to Marrland", "planned"),
    ("Prices rose after the May inauguration.", "the May inauguration", "done"),
    ("The 2022 invasion of the island changed everything.", "The 2022 invasion of the island",
     "done"),
    ("Friday's ruling angered the union.", "Friday's ruling", "done"),
    ("He has led the party since its defeat in the March 2015 election.",
     "the March 2015 election", "done"),
    ("The fall of the city in the war of 1971 shaped him.", "the war of 1971", "done"),
    ("The ceasefire of June 2019 has held.", "The ceasefire of June 2019", "planned"),
    ("A vote scheduled for June 7 could bring down the government.",
     "A vote scheduled for June 7", "planned"),
    ("The union has opposed the company since the 1998 strike.", "the 1998 strike", "done"),
    ("The Tuesday vote was close.", "The Tuesday vote", "done"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "modality"), TABLE)
def test_dated_noun(text: str, words: str, modality: str) -> None:
    found = nouns(text)
    assert [(e.span.of(text), e.modality) for e in found] == [(words, modality)]
    assert found[0].date is not None
    assert found[0].span.contains(found[0].trigger)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides cancelled the June summit.",
        "She called for a June election.",
        "There was no summit in May.",
        "If the May vote fails, he will resign.",
        "Will the May summit fail?",
        "Critics fear a May invasion.",
        "He said Tuesday talks had failed.",
        "The May election campaign was dull.",
        "The music of the 1990s was loud in the summit hall.",
    ],
)
def test_no_dated_noun(text: str) -> None:
    assert [e.span.of(text) for e in nouns(text)] == []


def test_a_clause_with_the_date_tells_it_alone() -> None:
    article, parse = parsed("The leaders held talks in June 2019.")
    found = find_events(article, parse, find_dates(article, parse), ())
    assert [e.lemma for e in found if e.date] == ["hold"]


def test_hostile_text_is_survived() -> None:
    text = "the May summit in May of the May vote " * 300
    assert all(e.span.end <= len(text) for e in nouns(text))
