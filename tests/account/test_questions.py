from __future__ import annotations

from dataclasses import replace

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


def test_two_who_are_asked_the_same_are_two_questions() -> None:
    sheets = []
    for outlet, who in (("A", "Ada Rook"), ("B", "The harbour ministry")):
        text = f"{who} did not answer whether shots were fired at sea.\n"
        sheet = Sheet(text, outlet=outlet, published=day("2025-03-10"))
        made = sheet.asks(text[:-2], "whether shots were fired at sea")
        sheet.questions[-1] = replace(made, to=sheet.span(who))
        sheets.append(sheet)
    asked = [q.to for q in build(story(*sheets)).questions]
    assert asked == ["Ada Rook", "The harbour ministry"]


def test_a_pronoun_is_who_spoke_just_before() -> None:
    sheet = Sheet("Ada Rook said no. She did not say who pays.\n", published=day("2025-03-10"))
    sheet.says("Ada Rook", "no")
    made = sheet.asks("She did not say who pays", "who pays")
    sheet.questions[-1] = replace(made, to=sheet.span("She"))
    assert [q.to for q in build(story(sheet)).questions] == ["Ada Rook"]
