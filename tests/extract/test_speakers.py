"""Sentence -> whom the words for a speaker stand for."""

from __future__ import annotations

import pytest

from tests.extract.test_statements import statements


def names(text: str) -> list[tuple[str, str | None]]:
    return [
        (s.speaker.span.of(text), s.speaker.name)
        for s in statements(text)
        if s.speaker is not None and s.continues is None
    ]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Prime Minister Olga Brandt met Ahmed Karim. Brandt said it went well.",
         "Brandt", "Olga Brandt"),
        ("Mr. Karim met Ms. Brandt. She said it went well.", "She", "Brandt"),
        ("Ms. Brandt met Mr. Karim. He said it went well.", "He", "Karim"),
        ("The officials met in Lima. They said it went well.", "They", "officials"),
        ("Peru sent a note. It said that the border was shut.", "It", "Peru"),
        ("Olga Brandt, who said that the dam was safe, left.", "who", "Olga Brandt"),
        ("A second senior harbour official spoke. The official said it was over.",
         "The official", "second senior harbour official"),
        ("The dam broke, said a town report, which said that it was old.", "which",
         "town report"),
        ("The dam broke. US complaints about the repair went unheard.", "US", "United States"),
        ("“I am late,” Ahmed Karim said. The port reopened, he added.", "he", "Ahmed Karim"),
    ],
)  # fmt: skip
def test_name(text: str, words: str, name: str) -> None:
    assert (words, name) in names(text)


def test_behind_the_content_a_pronoun_means_the_last_speaker() -> None:
    text = "“It is late,” Mark Olsen said.\n\nAhmed Karim raised it in May, he added."
    assert names(text)[-1] == ("he", "Mark Olsen")


def test_first_person_inside_a_quotation_is_its_speaker() -> None:
    text = "“We believe that the dam is safe,” Olga Brandt said."
    inner = [s for s in statements(text) if s.within is not None]
    assert [s.speaker.name for s in inner if s.speaker] == ["Olga Brandt"]


def test_a_pronoun_without_anyone_before_it_has_no_name() -> None:
    assert names("She said that it rained.") == [("She", None)]


def test_a_name_is_named_and_a_description_is_not() -> None:
    found = statements("Olga Brandt said it rained. A senior official said it snowed.")
    assert [s.speaker.named for s in found if s.speaker] == [True, False]


def test_things_do_not_speak() -> None:
    assert statements("The storm was one of the issues threatening to delay the vote.") == ()
