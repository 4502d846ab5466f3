"""Statements made of what an encoder marked: contents mended, speakers, what continues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.attribution_mend import mended
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.dates import find_dates
from onrecord.extract.mentions import find_mentions
from onrecord.extract.statements import find_statements
from onrecord.language.parse import Parse
from onrecord.language.parsers import parser_of
from onrecord.language.reading import Attributed, Reading, Tokens
from onrecord.language.spacy_parser import DEFAULT_PIPELINE
from onrecord.model.article import Article
from onrecord.model.statement import Statement
from tests.extract.helpers import article_of, body, lines, parsed


def statements(text: str) -> tuple[Statement, ...]:
    """By the shipped encoder."""
    parser = parser_of("encoder", DEFAULT_PIPELINE)
    return _found(article_of(text), parser.parse(text, lines(text)))


def as_marked(text: str, *marked: tuple[str, str | None, list[str]]) -> tuple[Statement, ...]:
    """As if an encoder had marked cue, source and contents, each given by its words."""
    article, parse = parsed(text)
    reading = Reading(attributions=tuple(_attributed(text, *m) for m in marked))
    return _found(article, replace(parse, reading=reading))


def _found(article: Article, parse: Parse) -> tuple[Statement, ...]:
    passages = body(article)
    mentions = find_mentions(article, parse, passages)
    return find_statements(article, parse, passages, mentions, find_dates(article, parse))


def _attributed(text: str, cue: str, source: str | None, contents: list[str]) -> Attributed:
    return Attributed(
        cue=_tokens(text, cue),
        contents=tuple(_tokens(text, c) for c in contents),
        source=None if source is None else _tokens(text, source),
        score=0.9,
    )


def _tokens(text: str, words: str) -> Tokens:
    _, parse = parsed(text)
    start = text.index(words)
    inside = [t.i for t in parse.tokens if start <= t.start < start + len(words)]
    return inside[0], inside[-1] + 1


def contents(text: str, statement: Statement) -> list[str]:
    return [span.of(text) for span in statement.content]


@pytest.mark.parametrize(
    ("text", "cue", "source", "marked", "wanted"),
    [
        # a content that breaks off in a noun phrase
        ("Ahmed Karim pledged to talk with the old union.", "pledged", "Ahmed Karim",
         ["to talk with the"], ["to talk with the old union"]),
        ("Ahmed Karim said that the bank had closed its doors in Velmora.", "said", "Ahmed Karim",
         ["that the bank had closed its doors in"],
         ["that the bank had closed its doors in Velmora"]),
        # a joining word that opens what is not marked
        ("Ahmed Karim said that the bank had failed and left.", "said", "Ahmed Karim",
         ["that the bank had failed and"], ["that the bank had failed"]),
        # what stands before an inserted cue
        ("As winter nears, Ahmed Karim says, the harbour freezes.", "says", "Ahmed Karim",
         ["the harbour freezes"], ["As winter nears", "the harbour freezes"]),
        ("On Monday, Ahmed Karim said, “I never signed.”", "said", "Ahmed Karim",
         ["“I never signed.”"], ["“I never signed.”"]),
        # plain words of another sentence are nobody's
        ("Ahmed Karim said that the bank had failed. The square was empty.", "said", "Ahmed Karim",
         ["that the bank had failed. The square was empty"], ["that the bank had failed"]),
        ("Ahmed Karim said: “It is late. It is over.”", "said", "Ahmed Karim",
         ["“It is late. It is over.”"], ["“It is late. It is over.”"]),
        # commas and full stops at the edges
        ("The bank had failed, Ahmed Karim said.", "said", "Ahmed Karim",
         ["The bank had failed,"], ["The bank had failed"]),
    ],
)  # fmt: skip
def test_ends_of_contents(
    text: str, cue: str, source: str, marked: list[str], wanted: list[str]
) -> None:
    found = [s for s in as_marked(text, (cue, source, marked)) if s.within is None]
    assert [contents(text, s) for s in found] == [wanted]


def test_the_name_behind_an_inverted_cue_is_no_content() -> None:
    text = "“Why,” asked Karim, “should we pay?”"
    (found,) = as_marked(text, ("asked", None, ["“Why,”", "Karim, “should we pay?”"]))
    assert contents(text, found) == ["“Why,”", "“should we pay?”"]
    assert found.speaker is not None
    assert found.speaker.span.of(text) == "Karim"
    assert found.addressee is None


def test_words_of_another_attribution_are_never_taken() -> None:
    text = "Ahmed Karim said that the bank and the mayor denied the claim."
    _, parse = parsed(text)
    both = [
        _attributed(text, "said", "Ahmed Karim", ["that the bank and"]),
        _attributed(text, "denied", "the mayor", ["the claim"]),
    ]
    first, second = mended(Tree(parse, text), both)
    assert first.contents == (_tokens(text, "that the bank"),)
    assert second.contents == (_tokens(text, "the claim"),)


def test_a_quotation_goes_on_under_its_own_cue() -> None:
    """The first content is no quotation as a whole: the last one before it is another's."""
    text = (
        "“We knew,” Mara Olsen said. "
        "The plan “will fail” by May, Ahmed Karim warned. “Nobody wants it.”"
    )
    found = as_marked(
        text,
        ("said", "Mara Olsen", ["“We knew,”"]),
        ("warned", "Ahmed Karim", ["The plan “will fail” by May,", "“Nobody wants it.”"]),
    )
    by_content = {contents(text, s)[0]: s for s in found}
    later = by_content["“Nobody wants it.”"]
    assert later.continues == by_content["The plan “will fail” by May"].id
    assert later.speaker is not None
    assert later.speaker.name == "Ahmed Karim"


def test_a_tied_quotation_that_was_not_marked_is_its_cues() -> None:
    text = "“The harbour,” Mara Olsen said, “is empty.”"
    (found,) = as_marked(text, ("said", "Mara Olsen", ["“The harbour,”"]))
    assert contents(text, found) == ["“The harbour,”", "“is empty.”"]
    assert found.manner == "direct"


def test_what_was_marked_stays_beside_a_rule_that_ties_it_to_another_cue() -> None:
    text = "Asked whether he had signed, Ahmed Karim demurred: “Not today.”"
    found = as_marked(text, ("demurred", "Ahmed Karim", ["“Not today.”"]))
    told = {s.cue.of(text): s for s in found if s.cue is not None}
    assert contents(text, told["demurred"]) == ["“Not today.”"]


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("The head of the union said that the boats were lost.", "the union",
         "The head of the union"),
        ("The head of the union said that the boats were lost.", "The head of the union",
         "The head of the union"),
    ],
)  # fmt: skip
def test_a_source_is_the_whole_subject(text: str, source: str, wanted: str) -> None:
    (found,) = as_marked(text, ("said", source, ["that the boats were lost"]))
    assert found.speaker is not None
    assert found.speaker.span.of(text) == wanted


def test_it_seems_has_no_speaker() -> None:
    text = "It seems that the boats were lost."
    (found,) = as_marked(text, ("seems", None, ["that the boats were lost"]))
    assert found.speaker is None


def test_a_description_with_a_name_beside_it_is_that_name() -> None:
    text = "The firm’s chief executive, Lars Berg, said that sales were down."
    source = "The firm’s chief executive, Lars Berg,"
    (found,) = as_marked(text, ("said", source, ["that sales were down"]))
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.named) == ("Lars Berg", True)


def test_reportedly_is_hearsay() -> None:
    text = "Rebels have reportedly seized the airport."
    (found,) = as_marked(text, ("reportedly", None, ["seized the airport"]))
    assert found.evidence == "hedged"


# ------------------------------------------------------------------ the shipped encoder


def test_shipped_addressee_and_date() -> None:
    text = "The minister told reporters in Lisbon last week that the bridge would open in May."
    (found,) = statements(text)
    assert found.addressee is not None
    assert found.addressee.of(text) == "reporters"
    assert found.said is not None


def test_shipped_nesting_has_three_levels() -> None:
    text = (
        "The mayor said the governor had promised that the road would be mended by June, "
        "the Herald reported."
    )
    outer, middle, inner = statements(text)
    assert (outer.within, middle.within, inner.within) == (None, outer.id, middle.id)
    assert outer.evidence == "outlet"
    assert contents(text, inner) == ["that the road would be mended by June"]


@pytest.mark.parametrize(
    ("text", "act"),
    [("“Why did you wait?” the judge asked the lawyer.", "asks"),
     ("Analysts expect the bank to raise rates.", "expects"),
     ("Officials believe the fire was set on purpose.", "thinks"),
     ("The governor said that taxes would be cut.", "said")],
)  # fmt: skip
def test_shipped_act(text: str, act: str) -> None:
    assert [s.act for s in statements(text)] == [act]


def test_shipped_scare_quotes_and_titles_say_nothing() -> None:
    text = (
        "The so-called “green zone” was quiet. She starred in “The Long Road” last year. "
        "The “special” menu was cheap."
    )
    assert statements(text) == ()


def test_shipped_according_to_is_no_venue() -> None:
    text = "According to the Daily Post, the workers were warned on Friday."
    (found,) = statements(text)
    assert (found.venue, found.evidence) == (None, "outlet")


def test_shipped_quotation_carried_on() -> None:
    text = "“We will not sign,” Mara Olsen said on Monday. “Not this year.”"
    first, later = statements(text)
    assert (later.continues, later.speaker) == (first.id, first.speaker)


def test_shipped_marks_lost() -> None:
    text = (
        "We see no danger, the captain said. We have sailed here for years, he added. "
        "Nobody is afraid."
    )
    found = statements(text)
    assert [contents(text, s) for s in found] == [
        ["We see no danger"],
        ["We have sailed here for years"],
        ["Nobody is afraid."],
    ]
    assert {s.manner for s in found} == {"unmarked"}
    assert found[2].continues == found[1].id


def test_what_only_is_attributes_nothing() -> None:
    text = "The so-called “soft border” was a burden for the port of Resk."
    assert not as_marked(text, ("was", None, ["“soft border”"]))
    assert as_marked(text, ("was", "port", ["“soft border”"]))
