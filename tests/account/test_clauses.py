from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account.clauses import MOST_WORDS, standing_alone
from onrecord.account.view import view_of
from onrecord.extract.events_nouns import PRODUCER as NOUNS
from tests.account.piles import Sheet, day, story


def _told(text: str, clause: str, trigger: str, producer: str = "") -> str:
    sheet = Sheet(text, published=day("2031-03-05"))
    event = replace(sheet.event(clause, trigger, trigger), producer=producer)
    return standing_alone(view_of(story(sheet)), event).of(sheet.text)


@pytest.mark.parametrize(
    ("text", "clause", "trigger", "told"),
    [
        (
            "The number of otters at the weir rose to nine on Monday as divers came.",
            "rose to nine on Monday",
            "rose",
            "The number of otters at the weir rose to nine on Monday as divers came",
        ),
        (
            "Judge Rook, who leads the inquiry, said she would begin hearings on 4 May.",
            "she would begin hearings on 4 May",
            "begin",
            "Judge Rook, who leads the inquiry, said she would begin hearings on 4 May",
        ),
        (
            "The weir's keeper, Ada Rook, is to fly to Norwick on Thursday, a friend said.",
            "to fly to Norwick on Thursday",
            "fly",
            "The weir's keeper, Ada Rook, is to fly to Norwick on Thursday, a friend said",
        ),
        (
            "The ministry rejects reports that its inspectors closed the weir in May.",
            "its inspectors closed the weir in May",
            "closed",
            "The ministry rejects reports that its inspectors closed the weir in May",
        ),
        (
            "Three otters died on Saturday when a net caught on the weir, Ada Rook said.",
            "Three otters died on Saturday",
            "died",
            "Three otters died on Saturday when a net caught on the weir",
        ),
        (
            "“The weir broke on Monday while we slept,” Ada Rook said.",
            "The weir broke on Monday",
            "broke",
            "The weir broke on Monday while we slept",
        ),
        (
            "Divers, Ada Rook said, reached the weir on Monday.",
            "reached the weir on Monday",
            "reached",
            "Divers, Ada Rook said, reached the weir on Monday",
        ),
        # what stands alone stays as it is
        (
            "Ada Rook said the weir broke on Monday, before dawn.",
            "the weir broke on Monday",
            "broke",
            "the weir broke on Monday",
        ),
        (
            "It was late. He left the weir on Monday.",
            "He left the weir on Monday",
            "left",
            "He left the weir on Monday",
        ),
        (
            "Ada Rook came home after the weir broke on Monday.",
            "after the weir broke on Monday",
            "broke",
            "the weir broke on Monday",
        ),
    ],
)
def test_words_that_stand_alone(text: str, clause: str, trigger: str, told: str) -> None:
    assert _told(text + "\n", clause, trigger) == told


def test_a_noun_keeps_its_phrase() -> None:
    text = "Ada Rook recalled talks on Monday, she said.\n"
    assert _told(text, "talks on Monday", "talks", NOUNS) == "talks on Monday"


def test_what_would_grow_too_long_stays() -> None:
    long = "The otters " + "and the newts " * MOST_WORDS + "left on Monday.\n"
    assert _told(long, "left on Monday", "left") == "left on Monday"
    behind = "The otters left on Monday " + "and then slept " * MOST_WORDS + "again.\n"
    assert _told(behind, "left on Monday", "left") == "The otters left on Monday"
