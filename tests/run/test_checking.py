from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NothingFoundError, UsageError
from onrecord.model.check import Checked
from onrecord.present.checked import document, exit_status, render
from onrecord.run.checking import check_text
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store

FERRY = """Crews end strike at Harlow Bay

HARLOW BAY, May 4, 2026 - Ferry crews in Harlow Bay ended their strike on Monday after 11 days.

"We will sail again tomorrow, and we will not forget who stood with us," union leader Mira \
Tolland said.

Port director Jens Okello denied that the company had threatened to dismiss workers.

The company seized 14 boats during the walkout. It plans to hire 60 sailors by June.
"""
COUNCIL = """Ferries to sail again

HARLOW BAY, May 5, 2026 - Ferries in Harlow Bay are to sail again after crews ended a strike.

Okello said the port had lost 3 million euros. The council did not approve the subsidy.
"""
MINE = """Three mines close in Ossel

OSSEL, May 6, 2026 - Three mines in Ossel closed after a gas leak hurt nine miners.

The regional inspector ordered a survey of every shaft.

Correction: Seven miners were hurt by the gas leak in Ossel, not nine.
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Settings]]:
    folder = tmp_path_factory.mktemp("check")
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "council.txt").write_text(COUNCIL)
    (folder / "mine.txt").write_text(MINE)
    settings = Settings(store=str(folder / "store.db"))
    with Store.open(settings.store) as store:
        take_in([str(folder)], store, settings, now="2026-06-01T00:00:00Z")
        yield store, settings


def checked(held: tuple[Store, Settings], text: str) -> Checked:
    return check_text(held[0], text, held[1])


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("“We will sail again tomorrow,” Mira Tolland said.", "supported", "word for word"),
        ("“We will sail again … and we will not forget,” said Tolland.", "supported", "left out"),
        ("“We will sail again tonight,” Mira Tolland said.", "altered", "“tonight” for “tomorrow”"),
        ("“We will sail again tomorrow,” Jens Okello said.", "altered", "Mira Tolland, not Jens"),
        ("Ferry workers halted their walkout on Monday.", "supported", "on record"),
        ("The company seized 17 boats during the walkout.", "contradicted", "14, not 17"),
        ("The company threatened to dismiss workers.", "contradicted", "denied"),
        ("The gas leak in Ossel hurt nine miners.", "contradicted", "corrected: “Seven"),
        ("Three mines in Ossel closed after a gas leak.", "supported", "on record"),
        ("The council approved the subsidy.", "contradicted", "contrary"),
        ("Crews ended their strike on Tuesday.", "contradicted", "Monday"),
        ("The firm hired 60 sailors.", "not on record", "not as done"),
        ("The mayor opened a new bridge over the river.", "not on record", "nothing on record"),
        ("“We shall burn every boat in the bay,” Tolland said.", "not on record", "quotation"),
        ("The port lost 3 million euros, Mira Tolland said.", "altered", "Jens Okello, not Mira"),
        ("What next?", "nothing to check", "no claim"),
        ("Okello said no one had threatened to dismiss workers.", "supported", "on record"),
        (
            "“We will sail again tomorrow,” the leader of the Harlow Union said.",
            "supported",
            "word for word",
        ),
    ],
)
def test_verdicts(held: tuple[Store, Settings], text: str, verdict: str, told: str) -> None:
    (sentence,) = checked(held, text).sentences
    assert (sentence.verdict, told in sentence.reason) == (verdict, True), sentence.reason
    assert sentence.span.of(text) == sentence.text
    for found in sentence.found:
        (one,) = held[0].load([found.told.article])
        assert found.told.span.of(one.article.text) == found.told.text


def test_support_is_counted_in_origins_and_copies_are_told(held: tuple[Store, Settings]) -> None:
    passage = FERRY.split("\n\n")[1] + "\n\n" + FERRY.split("\n\n")[2]
    found = checked(held, passage)
    assert {s.verdict for s in found.sentences} == {"supported"}
    assert found.taken[0].share > 0.5
    assert found.taken[0].path.endswith("ferry.txt")
    assert exit_status(found) == 0


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Crews ended their strike on Monday. The mayor opened a new bridge in Osmark.", 4),
        ("The mayor opened a new bridge. “We will sail again tonight,” Mira Tolland said.", 5),
        ("“We will sail again tonight,” Tolland said. The council approved the subsidy.", 6),
        (
            "Les équipages des ferries ont mis fin à leur grève lundi après onze jours de "
            "négociations avec la direction du port.",
            3,
        ),
    ],
)
def test_the_worst_verdict_gives_the_status(
    held: tuple[Store, Settings], text: str, status: int
) -> None:
    assert exit_status(checked(held, text)) == status


def test_lines_fit_the_terminal_and_the_document_holds_all(held: tuple[Store, Settings]) -> None:
    found = checked(held, "\u202eCrews ended their strike on Monday. \x1b[31mWhat a day that was.")
    shown = render(found, width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    told = document(found)
    assert [s["verdict"] for s in told["sentences"]] == [  # type: ignore[attr-defined]
        s.verdict for s in found.sentences
    ]


def test_one_story_alone(held: tuple[Store, Settings]) -> None:
    store, settings = held
    story = next(s for s in store.stories() if len(s.articles) > 1)
    found = check_text(store, "Crews ended their strike on Monday.", settings, story=story.id)
    assert found.sentences[0].verdict == "supported"
    with pytest.raises(NothingFoundError):
        check_text(store, "Crews ended their strike.", settings, story="story-none")


@pytest.mark.parametrize("text", ["", "  \n ", "…!?"])
def test_nothing_to_check_is_told(held: tuple[Store, Settings], text: str) -> None:
    with pytest.raises(NothingFoundError):
        checked(held, text)


def test_too_long_a_passage_is_wrong_use(held: tuple[Store, Settings]) -> None:
    with pytest.raises(UsageError):
        check_text(held[0], "word " * 30, Settings(store=held[1].store, max_text_chars=100))


@pytest.mark.parametrize(
    "text",
    [
        "“" * 3_000 + "We will sail again tomorrow" + "”" * 3_000,
        "sail " * 5_000,
        '"we will" ' * 1_000,
        "\ud800We will sail\x00 again tomorrow.",
        "😀 " * 500 + "Crews ended their strike on Monday.",
    ],
    ids=["marks", "one line", "short quotations", "surrogate", "emoji"],
)
def test_hostile_passages(held: tuple[Store, Settings], text: str) -> None:
    found = checked(held, text)
    assert all(s.span.end <= len(text) for s in found.sentences)


@pytest.mark.slow
def test_twenty_thousand_words(held: tuple[Store, Settings], tmp_path: Path) -> None:
    lines = [f"The company seized {n} boats during walkout {n} in the bay." for n in range(1_800)]
    found = checked(held, " ".join(lines))
    assert len(found.sentences) >= 1_700
    assert found.read <= 240
