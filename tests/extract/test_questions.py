"""Sentence -> question: outcome, who was asked, who asked, about what."""

from __future__ import annotations

import pytest

from onrecord.extract.questions import find_questions
from onrecord.model.event import Question
from tests.extract.helpers import parsed


def questions(text: str) -> tuple[Question, ...]:
    return find_questions(*parsed(text))


TABLE = [
    ("The mayor did not answer a question on the missing funds.",
     "unanswered", "The mayor", None, "the missing funds"),
    ("The bank did not immediately respond to a request for comment from the paper.",
     "unanswered", "The bank", "the paper", "a request for comment from the paper"),
    ("The ministry declined to comment on the reports.",
     "refused", "The ministry", None, "the reports"),
    ("Asked whether the talks would resume, Reed said they would.",
     "answered", "Reed", None, "whether the talks would resume"),
    ("She would not say whether the deal was signed.",
     "refused", "She", None, "whether the deal was signed"),
    ("He refused to say when the ship left.", "refused", "He", None, "when the ship left"),
    ("The minister would not be drawn on the date.", "refused", "The minister", None, "the date"),
    ("Asked by reporters about the strike, the mayor shrugged it off.",
     "answered", "the mayor", "reporters", "the strike"),
    ("The senator sidestepped a question on the missing ship.",
     "refused", "The senator", None, "the missing ship"),
    ("She ignored a question from the Courier about the contract.",
     "refused", "She", "the Courier", "the contract"),
    ("Asked about the fire, the mayor said he had no comment.",
     "refused", "he", None, "the fire"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "to", "asked_by", "about"), TABLE)
def test_question(text: str, outcome: str, to: str, asked_by: str | None, about: str) -> None:
    found = questions(text)
    assert len(found) == 1
    question = found[0]
    assert question.outcome == outcome
    assert question.to is not None
    assert question.to.of(text) == to
    assert (question.asked_by.of(text) if question.asked_by else None) == asked_by
    assert question.about.of(text) == about
    assert question.span.of(text) == text


def test_unreachable_is_unanswered() -> None:
    found = questions("The firm could not be reached for comment.")
    assert [q.outcome for q in found] == ["unanswered"]


@pytest.mark.parametrize(
    "text",
    [
        "Sales declined to their lowest level.",
        "The minister answered every question.",
        "He refused to leave the room.",
        "They did not return to the city.",
        "She asked whether the deal was signed.",
    ],
)
def test_no_question(text: str) -> None:
    assert questions(text) == ()
