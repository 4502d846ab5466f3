from __future__ import annotations

from onrecord.account import build
from tests.account.piles import Sheet, day, story


def _asked(outlet: str, text: str, about: str) -> Sheet:
    sheet = Sheet(text, outlet=outlet, published=day("2025-03-10"))
    sheet.asks(text.strip(), about)
    return sheet


def test_copies_of_a_question_are_one_and_others_stay_apart() -> None:
    a = _asked(
        "A", "She did not say whether shots were fired at sea.\n", "whether shots were fired at sea"
    )
    b = _asked(
        "B", "She would not say if shots were fired at the sea.\n", "if shots were fired at the sea"
    )
    c = _asked("C", "He did not say who will pay the bond.\n", "who will pay the bond")
    found = build(story(a, b, c)).questions
    assert [q.about for q in found] == ["whether shots were fired at sea", "who will pay the bond"]
    assert found[0].told.article == a.id


def test_one_report_of_an_answer_settles_the_question() -> None:
    a = _asked(
        "A", "She did not say whether shots were fired at sea.\n", "whether shots were fired at sea"
    )
    b = Sheet("Asked whether shots were fired at sea, she denied it.\n", outlet="B")
    b.asks(
        "Asked whether shots were fired at sea, she denied it",
        "whether shots were fired at sea",
        "answered",
    )
    assert [q.outcome for q in build(story(a, b)).questions] == ["answered"]
