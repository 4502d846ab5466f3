"""An article -> all its records."""

from __future__ import annotations

import pytest

from onrecord.extract.annotate import annotate, producers
from onrecord.model.article import Passage
from onrecord.model.ids import PassageId
from onrecord.model.span import Span
from tests.extract.helpers import article_of, body, parser

TEXT = (
    "Port talks collapse\n"
    "Harbour chief Lena Moss said on Tuesday the port would close. "
    "Her deputy declined to comment on the plan.\n"
    "The port closed in June 2019."
)


def test_headline_is_no_sentence() -> None:
    article = article_of(TEXT)
    held = body(article)
    headline = Passage(
        id=PassageId("p"), article=article.id, kind="headline", span=held[0].span, reason=""
    )
    found = annotate(article, (*held[1:], headline), parser())
    assert [s.span.of(TEXT) for s in found.sentences] == [
        "Harbour chief Lena Moss said on Tuesday the port would close.",
        "Her deputy declined to comment on the plan.",
        "The port closed in June 2019.",
    ]
    assert [d.span.of(TEXT) for d in found.dates] == ["Tuesday", "June 2019"]
    speakers = [s.speaker.name for s in found.statements if s.speaker]
    assert speakers[0] == "Lena Moss"
    assert [e.lemma for e in found.events] == ["close"]
    assert [q.outcome for q in found.questions] == ["refused"]
    assert found.passages[0].kind == "headline"
    assert found.producers == producers(parser())
    assert found.refused is None


def test_other_language_is_refused_by_name() -> None:
    article = article_of(TEXT, language="fr")
    found = annotate(article, body(article), parser())
    assert found.refused is not None
    assert found.refused.startswith("language fr:")
    assert len(found.passages) == 3
    assert not found.statements
    assert not found.sentences


@pytest.mark.parametrize("language", [None, "en", "en-GB"])
def test_unknown_language_is_taken_as_english(language: str | None) -> None:
    article = article_of(TEXT, language=language)
    found = annotate(article, body(article), parser())
    assert found.refused is None
    assert found.statements


def test_same_article_same_records_whatever_the_order_of_passages() -> None:
    article = article_of(TEXT)
    held = body(article)
    assert annotate(article, held, parser()) == annotate(article, held[::-1], parser())


def test_no_body_no_records() -> None:
    article = article_of(TEXT)
    found = annotate(article, (), parser())
    assert (found.sentences, found.mentions, found.events) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800 said \udfff on Monday.",
        "“" * 3000,
        "\u202eolleh\u202c, he said.",
        "\x00\x01 \t\n",
    ],
)
def test_hostile_text_is_survived(text: str) -> None:
    article = article_of(text)
    whole = Passage(
        id=PassageId("p"), article=article.id, kind="body", span=Span(0, len(text)), reason=""
    )
    found = annotate(article, (whole,) if text else (), parser())
    assert all(s.span.end <= len(text) for s in found.sentences)
