"""Sentence -> events of PLOVER's types, with modality, parties, codes, mode and context."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.annotate import annotate
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.parse import Parser
from onrecord.model.event import Event
from onrecord.resources.plover import TYPES
from tests.extract.helpers import article_of, body, parser

PARSERS = {"rules": parser(), "encoder": EncoderParser()}


def typed(text: str, by: Parser | None = None) -> list[Event]:
    article = article_of(text)
    return [e for e in annotate(article, body(article), by or parser()).events if e.type]


TABLE = [
    ("Peru's army attacked the village of Lomas.", "ASSAULT", "done", "army", "Lomas"),
    ("Norway agreed to release the Chilean sailors.", "AGREE", "promised", "Norway", "sailors"),
    ("Norway refused to release the Chilean sailors.", "REJECT", "denied", "Norway", "sailors"),
    ("Norway released the Chilean sailors.", "RETREAT", "done", "Norway", "sailors"),
    ("Chile's president urged Peru to release the sailors.", "REQUEST", "demanded",
     "Chile's president", "Peru"),
    ("Chile threatened to bomb Peru.", "THREATEN", "threatened", "Chile", "Peru"),
    ("The Chilean foreign minister accused Peru of espionage.", "ACCUSE", "done",
     "minister", "Peru"),
    ("Kenya's president met Ghana's foreign minister.", "CONSULT", "done", "president",
     "minister"),
    ("Denmark imposed sanctions on Belarus.", "COERCE", "done", "Denmark", "Belarus"),
    ("Denmark suspended military aid to Chad.", "SANCTION", "done", "Denmark", "Chad"),
    ("Japan provided food aid to Nepal.", "AID", "done", "Japan", "Nepal"),
    ("Portuguese police arrested two Spanish journalists.", "COERCE", "done", "police",
     "journalists"),
    ("The villages were bombed by Peru.", "ASSAULT", "done", "Peru", "villages"),
    ("LIMA (AP) -- Chile's navy attacked a Peruvian harbour.", "ASSAULT", "done", "Chile's navy",
     "harbour"),
    ("Lima: Chile condemned Peru.", "ACCUSE", "done", "Chile", "Peru"),
    ("Chile's navy has freed a Peruvian sailor.", "RETREAT", "done", "navy", "sailor"),
    ("Denmark returned six bronze masks to the government of Ghana.", "RETREAT", "done",
     "Denmark", "Ghana"),
    ("Norway offered to send troops to Ghana.", "AGREE", "promised", "Norway", "Ghana"),
    ("Norway condemned the attack on a mosque in Chad.", "ACCUSE", "done", "Norway",
     "the attack on a mosque"),
    ("The invasion of Chile by Peru shocked the region.", "ASSAULT", "done", "Peru", "Chile"),
    ("Chile reaffirmed Chile's commitment to the security of Peru.", "SUPPORT", "done", "Chile",
     "Peru"),
    ("Chile discussed the flow of arms to Peru with Ghana's envoy.", "CONSULT", "done", "Chile",
     "envoy"),
    ("The president dismissed the claim of Peru.", "REJECT", "done", "president", "claim"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "modality", "actor", "recipient"), TABLE)
def test_event(text: str, kind: str, modality: str, actor: str, recipient: str) -> None:
    event = typed(text)[0]
    assert (event.type, event.modality) == (kind, modality)
    assert event.actor is not None
    assert actor in event.actor.of(text)
    assert event.recipient is not None
    assert recipient in event.recipient.of(text)
    assert event.span.contains(event.trigger)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour has four cranes and a small museum.",
        "She was born in Lima and studied law.",
        "The candidate demonstrated great skill at the piano.",
        "The song was released in March.",
        "If Peru attacked Chile, prices would rise.",
        "Did Peru attack Chile?",
        "Peru did not visit Chile.",
        "Analysts think the market will recover.",
        "The treaty does not mean that Peru will send troops.",
        "The minister never said that Peru would join the blockade.",
        "It is not true that Peru attacked the harbour.",
        "The landslide has killed 31 people.",
        "Toxic waste was released into the river.",
        "The striker beat the goalkeeper twice on Sunday night.",
        "When it comes to the port of Lima, little is known.",
    ],
)
def test_nothing_told(text: str) -> None:
    assert [(e.type, e.trigger.of(text)) for e in typed(text)] == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peru's navy attacked a Chilean harbour.", "done"),
        ("Peru's navy is attacking a Chilean harbour.", "under way"),
        ("Peru will send food aid to Nepal.", "planned"),
        ("Peru plans to send food aid to Nepal.", "planned"),
        ("Peru is expected to release the Chilean sailors.", "planned"),
        ("Peru pledged to send food aid to Nepal.", "promised"),
        ("Peru promised to release the Chilean sailors.", "promised"),
        ("Peru threatened to attack Chile.", "threatened"),
        ("Chile demanded that Peru release the sailors.", "demanded"),
        ("Chile urged Peru to withdraw its troops.", "demanded"),
        ("Peru refused to meet Chile's president.", "denied"),
        ("Peru may attack Chile.", "hypothetical"),
        ("Peru might impose sanctions on Chile.", "hypothetical"),
        ("Kenya's president is meeting Ghana's foreign minister.", "under way"),
        ("Denmark imposed sanctions on Belarus.", "done"),
        ("Chile could release the Peruvian sailors.", "hypothetical"),
        ("Norway vowed to support Ghana.", "promised"),
        ("Norway warned it would attack Chad.", "threatened"),
        ("Peru has been bombing Chile since May.", "under way"),
        ("The ministry does not know that rebels attacked the harbour.", "done"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert typed(text)[0].modality == modality


@pytest.mark.parametrize("made", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Peru denied attacking the harbour.", "ASSAULT", "denied"),
        ("Peru has denied supplying weapons to the rebels.", "AID", "denied"),
        ("The rebels denied having killed two sailors.", "ASSAULT", "denied"),
        ("Peru has been bombing Chile since May.", "ASSAULT", "under way"),
        ("The guild called on Chad to release the sailors.", "REQUEST", "demanded"),
        ("Norway called for Chad to release the sailors.", "REQUEST", "demanded"),
        ("Norway called on Chad on 3 May to free the sailors.", "REQUEST", "demanded"),
    ],
)
def test_type_and_modality_by_either_parser(
    made: Parser, text: str, kind: str, modality: str
) -> None:
    assert [(e.type, e.modality) for e in typed(text, made)] == [(kind, modality)]


def test_a_guest_calls_on_a_host() -> None:
    found = typed("The prime minister called on the king at his palace.")
    assert [(e.type, e.modality) for e in found] == [("CONSULT", "done")]


def test_capital_acts_for_its_government_and_is_a_place_otherwise() -> None:
    text = "Lima condemned Chile. Norway's president met Ghana's president in Lima."
    first, second = typed(text)
    assert (first.actor_country, first.actor_sector) == ("PER", "GOV")
    assert second.place is not None
    assert second.place.of(text) == "Lima"
    assert second.actor_country == "NOR"
    assert second.recipient_country == "GHA"


def test_a_title_given_elsewhere_codes_a_bare_name() -> None:
    text = "Norwegian Foreign Minister Ola Berg spoke in Oslo.\nBerg accused Belarus of espionage."
    event = next(e for e in typed(text) if e.type == "ACCUSE")
    assert event.actor is not None
    assert event.actor.of(text) == "Berg"
    assert (event.actor_country, event.actor_sector) == ("NOR", "GOV")


def test_mode_and_context() -> None:
    event = typed("Portuguese police arrested two Spanish journalists.")[0]
    assert (event.mode, event.context) == ("arrest", "legal")
    assert (event.actor_country, event.actor_sector) == ("PRT", "COP")


def test_dated_deed_is_one_event() -> None:
    text = "Peru's army attacked the village of Lomas on 3 May 2021."
    article = article_of(text)
    found = annotate(article, body(article), parser())
    assert [(e.type, e.date) for e in found.events] == [("ASSAULT", found.dates[0].id)]


def test_cited_event_carries_its_statement_and_evidence() -> None:
    text = "“Peru's army attacked the village of Lomas,” Chilean minister Ana Soto said."
    article = article_of(text)
    found = annotate(article, body(article), parser())
    event = next(e for e in found.events if e.type == "ASSAULT")
    assert event.statement == found.statements[0].id
    assert event.evidence == found.statements[0].evidence


def test_hedged_report_says_so() -> None:
    assert typed("Peru's army reportedly attacked the village of Lomas.")[0].evidence == "hedged"


def test_hostile_text_is_survived() -> None:
    text = "Peru agreed to refuse to threaten to attack Chile and " * 300 + "."
    assert all(e.span.end <= len(text) for e in typed(text))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Peru", "agreed", "to", "attack", "Chile", "not", "will", "refused", "talks", "by",
             "?", "if", "“", "”", ",", "said", "the", "army", "of", "on", "\U0001f600", "must"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_words_give_well_formed_events(words: list[str]) -> None:
    text = " ".join(words)
    for event in typed(text):
        assert event.type in TYPES
        assert 0 <= event.span.start <= event.trigger.start < event.trigger.end <= event.span.end
        assert 0.0 <= event.score <= 1.0
