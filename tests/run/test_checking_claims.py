"""Who says what a passage tells, and whether it was done, wanted or denied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.run.checking import check_text
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store

COPPER = """Brazil and Chile talk of trade

SANTIAGO, May 4, 2026 - Brazil's foreign minister, Lena Corvo, said on Monday that the copper \
pact would be ready by winter.

Trade minister Paulo Reth called on Chile to lift the tariffs on copper cable. Corvo said the \
two countries had a common interest in calm seas.

Chile hopes to open a rail link to the coast next year. Chilean officials denied closing the \
port at Arvel. Peru asked Chile to release the three impounded trawlers.

Corvo reiterated that Brazil would never accept a blockade of the strait.
"""
VALLEY = """Valley talks end

OSSEL, May 9, 2026 - Harun Ostrow received Eva Lindt in the valley on Saturday. Lindt hailed the \
talks. She said that the ceasefire line would be drawn by neutral engineers.

A spokesman said that the northern bridge had been mined. "We shall rebuild the granary stone by \
stone," Lindt told villagers.

Turkey has provided engine components to Ossel, a report by the Harrow Institute said.

Turkey has not provided weapons to Ossel, its ambassador, Deniz Marl, said on Tuesday.

Ferries stopped on Sunday after the storm sank two barges.
"""
PORT = """Port sale announced

ARVEL, May 7, 2026 - The port of Arvel was sold for $US61 billion ($94 billion), its owner said.

The city will get A$12 million (US$8 million) for a new pier. A study cost C$5m.

The dredging firm lost £20 million ($26 million) last year.
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Settings]]:
    folder = tmp_path_factory.mktemp("claims")
    for name, text in (("copper", COPPER), ("valley", VALLEY), ("port", PORT)):
        (folder / f"{name}.txt").write_text(text)
    settings = Settings(store=str(folder / "store.db"))
    with Store.open(settings.store) as store:
        take_in([str(folder)], store, settings, now="2026-06-01T00:00:00Z")
        yield store, settings


def verdict_of(held: tuple[Store, Settings], text: str) -> tuple[str, str]:
    (sentence,) = check_text(held[0], text, held[1]).sentences
    return sentence.verdict, sentence.reason


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("Corvo said the copper pact would be ready by winter.", "supported", "on record"),
        ("Paulo Reth said the copper pact would be ready by winter.", "altered", "to Lena Corvo"),
        (
            "Ostrow reiterated that Brazil would never accept a blockade.",
            "altered",
            "to Lena Corvo",
        ),
        ("Lindt said the ceasefire line would be drawn by engineers.", "supported", "on record"),
        ("Ostrow said the ceasefire line would be drawn by engineers.", "altered", "to Eva Lindt"),
        ("Ostrow said the granary would be rebuilt stone by stone.", "altered", "to Eva Lindt"),
        ("A spokesman said the northern bridge had been mined.", "supported", "on record"),
        ("Lindt said the northern bridge had been mined.", "altered", "not Lindt"),
        ("Lindt said ferries stopped on Sunday after the storm.", "supported", "not as said by"),
    ],
)
def test_who_says_it(held: tuple[Store, Settings], text: str, verdict: str, told: str) -> None:
    found, reason = verdict_of(held, text)
    assert (found, told in reason) == (verdict, True), reason


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("Reth urged Chile to lift the tariffs on copper cable.", "supported", "on record"),
        ("Paulo Reth said Chile should lift the tariffs on cable.", "supported", "on record"),
        ("Paulo Reth said Chile would lift the tariffs.", "not on record", "called on"),
        ("Lena Corvo said Chile would lift the tariffs.", "not on record", "called on"),
        ("Chile will lift the tariffs on copper cable.", "not on record", "called on"),
        ("Chile lifted the tariffs on copper cable.", "not on record", "called on"),
        ("Chile hopes to open a rail link to the coast.", "supported", "on record"),
        ("Chile said it would open a rail link to the coast.", "not on record", "hopes"),
        ("Chile will release the three impounded trawlers.", "not on record", "asked"),
        ("Chilean officials closed the port at Arvel.", "contradicted", "denied"),
    ],
)
def test_what_is_wanted_is_not_said_or_done(
    held: tuple[Store, Settings], text: str, verdict: str, told: str
) -> None:
    found, reason = verdict_of(held, text)
    assert (found, told in reason) == (verdict, True), reason


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("Turkey has provided weapons to Ossel.", "contradicted", "contrary"),
        ("Turkey has supplied weapons to Ossel.", "contradicted", "contrary"),
        ("Turkey has not provided weapons to Ossel.", "supported", "on record"),
        ("Turkey has provided components to Ossel.", "supported", "on record"),
        ("Turkey has provided blankets to Ossel.", "not on record", "not “blankets”"),
    ],
)
def test_another_object_supports_nothing(
    held: tuple[Store, Settings], text: str, verdict: str, told: str
) -> None:
    found, reason = verdict_of(held, text)
    assert (found, told in reason) == (verdict, True), reason


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The port of Arvel was sold for $61 billion.", "supported"),
        ("The port of Arvel was sold for US$61 billion.", "supported"),
        ("The port of Arvel was sold for $94 billion.", "supported"),
        ("The port of Arvel was sold for US$71 billion.", "contradicted"),
        ("The city will get $12 million for a new pier.", "supported"),
        ("The city will get US$8 million for a new pier.", "supported"),
        ("The city will get A$15 million for a new pier.", "contradicted"),
        ("A study cost C$5 million.", "supported"),
        ("The dredging firm lost $36 million last year.", "not on record"),
        ("The dredging firm lost £25 million last year.", "contradicted"),
    ],
)
def test_sums_in_two_currencies(held: tuple[Store, Settings], text: str, verdict: str) -> None:
    found, reason = verdict_of(held, text)
    assert found == verdict, reason
