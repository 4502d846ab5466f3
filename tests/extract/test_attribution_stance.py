from __future__ import annotations

import pytest

from onrecord.extract import annotate
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import SpacyParser
from tests.extract.helpers import article_of, body

PARSERS: dict[str, Parser] = {"rules": SpacyParser(), "encoder": EncoderParser()}


def stances(text: str, parser: Parser) -> list[str]:
    """The stances of the statements that stand within no other, in order."""
    article = article_of(text, "en")
    found = annotate(article, body(article), parser).statements
    return [s.stance for s in found if s.within is None]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry denounced the tariffs as illegal.", "accuse"),
        ("The minister called Orvania the top supplier of smuggled steel.", "accuse"),
        ("Norland called the move a violation of the treaty.", "accuse"),
        ("“Norland is breaking the truce,” the minister said.", "accuse"),
        ("The minister said Norland was responsible for the raid.", "accuse"),
        ("“It is unacceptable,” the minister said.", "accuse"),
        ("The minister called the claims baseless.", "deny"),
        ("The spokesman said the allegations were baseless.", "deny"),
        ("“That is not true,” the spokesman said.", "deny"),
        ("The president spoke on Monday, calling on Norland to lift sanctions.", "demand"),
        ("“We call on Norland to lift sanctions,” the minister said.", "demand"),
        ("“Stop the raids,” the minister said.", "demand"),
        ("The general told the rebels to leave.", "demand"),
        ("“We have always opposed the sale,” the minister said.", "reject"),
        ("“We will retaliate,” the general said.", "threaten"),
        ("The general said he would punish the rebels.", "threaten"),
    ],
)
@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_a_stance_is_told_by_the_cue_or_the_form_of_what_is_said(
    parser: Parser, text: str, stance: str
) -> None:
    assert stances(text, parser)[-1] == stance


@pytest.mark.parametrize(
    "text",
    [
        "The minister called Orvania the largest supplier of steel.",
        "The minister called an election for May.",
        "“It was a clash,” said the minister, who did not call it a crime.",
        "The tourist was told to leave the hotel.",
        "“We have not received any letter,” the mayor said.",
        "“We have not decided yet,” the mayor said.",
        "A Norlandic spokesman said Norland broke the law of silence.",
        "The observers said Orvania has not sold any weapons.",
        "The minister said the raid was not a violation of the truce.",
        "“We could call on Norland to lift sanctions,” the minister said.",
        "“We would never retaliate,” the general said.",
        "The firm said it charged five crowns a crate.",
        "The minister said the wind broke the mast.",
    ],
)
@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_what_is_in_doubt_only_informs(parser: Parser, text: str) -> None:
    assert set(stances(text, parser)) <= {"inform"}
