from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract import annotate
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.article import Article, Passage
from onrecord.model.commitment import Commitment
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId, PassageId
from onrecord.model.span import Span

PARSER = SpacyParser()
PARSERS = {"rules": PARSER, "encoder": EncoderParser()}
DAY = DateInterval(earliest="2025-03-10", latest="2025-03-10", basis="stated", reason="test")


def found_in(text: str, parser: Parser = PARSER) -> tuple[Commitment, ...]:
    article = Article(
        id=ArticleId("a"), text=text, sha256="", raw_sha256="", published=DAY, language="en"
    )
    body = Passage(
        id=PassageId("p"), article=article.id, kind="body", span=Span(0, len(text)), reason="test"
    )
    return annotate(article, (body,), parser).commitments


def told(text: str, parser: Parser = PARSER) -> list[tuple[str, str, str]]:
    return [(c.kind, c.holder.of(text), c.content.of(text)) for c in found_in(text, parser)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The harbour union vowed to reopen the ferry line.",
            ("promise", "The harbour union", "to reopen the ferry line"),
        ),
        (
            "Norland's army threatened to sink the trawlers.",
            ("threat", "Norland's army", "to sink the trawlers"),
        ),
        (
            "The mayor demanded that the company repair the quay.",
            ("demand", "The mayor", "repair the quay"),
        ),
        (
            "The mayor called on the company to repair the quay.",
            ("demand", "The mayor", "to repair the quay"),
        ),
        (
            "The union renewed its threat to block the harbour.",
            ("threat", "The union", "to block the harbour"),
        ),
        (
            "Harbour chief Ada Rook said she would publish the log.",
            ("promise", "Harbour chief Ada Rook", "she would publish the log"),
        ),
        (
            "“We will publish the log,” Ada Rook said.",
            ("promise", "Ada Rook", "We will publish the log"),
        ),
        (
            "The company ruled out a second ferry.",
            ("promise", "The company", "a second ferry"),
        ),
    ],
)
def test_what_is_committed_to(text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will sail on Sunday.",
        "A storm threatens to flood the quay.",
        "The mayor declined to promise a new ferry.",
        "The union has not threatened to strike.",
        "Asked whether the union had vowed to strike, the mayor shrugged.",
        "Did the union promise to sail?",
        "The bill would require every captain to register.",
        "The company hopes to publish the log by Friday.",
        "A court ordered the company to pay the crew.",
        "Analysts said the company would cut its fares.",
        "Doctors urged residents to boil their water.",
        "The mayor warned that prices would double.",
    ],
)
def test_what_is_no_commitment(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize(
    ("text", "kind", "holder", "content"),
    [
        ("The mayor ruled out closing the quay.", "promise", "The mayor", "closing the quay"),
        ("The harbour board reneged on a pledge to dredge the canal.",
         "promise", "The harbour board", "to dredge the canal"),
        ("The pilots kept their word to stay at sea.", "promise", "The pilots", "to stay at sea"),
        ("The treaty commits the coast guard to share its logs.",
         "promise", "the coast guard", "to share its logs"),
        ("The owner promised the crew a new boat.", "promise", "The owner", "a new boat"),
        ("“The dock will be safe,” the engineer pledged.",
         "promise", "the engineer", "The dock will be safe"),
        ("Her lawyer said the captain would return the money.",
         "promise", "the captain", "the captain would return the money"),
        ("The guild gave the owner 48 hours to free the crew.",
         "demand", "The guild", "to free the crew"),
        ("The skipper warned the trawlers not to cross the line.",
         "demand", "The skipper", "to cross the line"),
        ("The commander vowed a crushing response.",
         "threat", "The commander", "a crushing response"),
        ("The company said it would take the city to court.",
         "threat", "The company", "it would take the city to court"),
        ("Any boat that crosses the line will be sunk, the admiral warned.",
         "threat", "the admiral", "Any boat that crosses the line will be sunk"),
    ],
)  # fmt: skip
def test_what_is_committed_to_by_either_parser(
    parser: Parser, text: str, kind: str, holder: str, content: str
) -> None:
    (made,) = told(text, parser)
    assert made[:2] == (kind, holder)
    assert content in made[2]


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize(
    "text",
    [
        "Neither side promised to stop fishing.",
        "The mayor stopped short of threatening to close the quay.",
        "Traders said the central bank would raise rates.",
        "The job demands patience.",
        "The mayor did not mean the city would sacrifice the harbour.",
        "The mayor did not say that the city would rebuild the quay.",
        "“You must be joking,” the captain said.",
    ],
)
def test_what_is_no_commitment_to_either_parser(parser: Parser, text: str) -> None:
    assert told(text, parser) == []


def test_an_alternative_in_the_passive_is_a_threat() -> None:
    text = "The general told the crews to leave by noon or be arrested."
    assert [kind for kind, _, _ in told(text)] == ["demand", "threat"]


def test_condition_and_term_stand_beside_the_content() -> None:
    text = "The union threatened to block the harbour within ten days unless wages rise."
    (made,) = found_in(text)
    assert made.content.of(text) == "to block the harbour"
    assert made.condition is not None
    assert made.condition.of(text) == "unless wages rise"
    assert made.due is not None
    assert made.due.of(text) == "within ten days"


def test_the_day_of_the_saying_is_no_term() -> None:
    (made,) = found_in("The company agreed on Sunday to buy the ferry.")
    assert made.due is None


def test_what_or_adds_to_a_demand_is_a_threat() -> None:
    text = "The union gave management until Monday to free the crew, or its members would strike."
    assert [kind for kind, _, _ in told(text)] == ["demand", "threat"]


def test_a_deed_that_is_forsworn() -> None:
    (made,) = found_in("The mayor vowed never to raise the fares.")
    assert made.negated


def test_what_is_refrained_from() -> None:
    (made,) = found_in("The company ruled out a second ferry.")
    assert made.refrain


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["vowed", "to", "“", "”", "will", "if", "or", ",", "She", "must", "pay", "\ud800", "…",
             "threatened", "unless", "by", "Monday", "said", ".", "\n", "we", "🙂"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_every_part_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for made in found_in(text):
        for part in (made.holder, made.content, made.towards, made.condition, made.due):
            assert part is None or 0 <= part.start < part.end <= len(text)


def test_one_endless_sentence_costs_little() -> None:
    text = "we will pay if you must or " * 3_000
    start = process_time()
    assert len(found_in(text)) <= 12
    assert process_time() - start < 60


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norland's minister warned that Orvania must not cross the river.",
            ("demand", "Norland's minister", "not cross the river"),
        ),
        (
            "“Do not cross the river,” the general warned the rebels.",
            ("demand", "the general", "Do not cross the river"),
        ),
        (
            "The mayor demanded that the company not close the quay.",
            ("demand", "The mayor", "not close the quay"),
        ),
    ],
)
@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_a_demand_keeps_its_negation(
    parser: Parser, text: str, wanted: tuple[str, str, str]
) -> None:
    assert told(text, parser) == [wanted]
    assert [c.negated for c in found_in(text, parser)] == [True]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norland is prepared to act against banks that lend to Orvania.",
            ("threat", "Norland", "to act against banks that lend to Orvania"),
        ),
        (
            "“We are prepared to take steps against the banks,” the minister said.",
            ("threat", "the minister", "to take steps against the banks"),
        ),
        (
            "The minister said companies could face crippling sanctions if they ship parts.",
            ("threat", "The minister", "companies could face crippling sanctions"),
        ),
        (
            "“We will close the strait if we have to,” the admiral said.",
            ("threat", "the admiral", "We will close the strait"),
        ),
        (
            "“If necessary, we will close the strait,” the admiral said.",
            ("threat", "the admiral", "we will close the strait"),
        ),
        (
            "Norland said it reserves the right to take its own steps.",
            ("threat", "Norland", "to take its own steps"),
        ),
    ],
)
@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_threats_without_a_word_of_threat(
    parser: Parser, text: str, wanted: tuple[str, str, str]
) -> None:
    assert told(text, parser) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Norland is prepared to help the flooded towns.",
        "“We are not prepared to act against the banks,” the minister said.",
        "The bank could face sanctions if it lends to Orvania, analysts said.",
        "The mayor said the city could face a fine if it misses the day.",
        "The firm reserves the right to change its prices.",
        "“I'll let the secretary talk about that,” the spokesman said.",
        "“We will express our intent to cooperate,” the minister said.",
        "“I will tell you what we found,” the minister said.",
        "“We'll see,” the president said.",
        "“We'll leave it there,” the spokesman said.",
        "“Don't worry,” the mayor told residents.",
    ],
)
@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
def test_nothing_is_undertaken(parser: Parser, text: str) -> None:
    assert told(text, parser) == []


def test_letting_in_is_a_deed() -> None:
    text = "“We will let the refugees stay,” the mayor said."
    assert told(text) == [("promise", "the mayor", "We will let the refugees stay")]


def test_where_a_thing_was_demanded_is_no_part_of_it() -> None:
    text = "The rebels repeated their demands for talks in a statement released on Tuesday."
    assert told(text) == [("demand", "The rebels", "talks")]


def test_a_term_is_not_over_when_it_is_set() -> None:
    text = "Norland's calls for restraint in recent weeks went unheard."
    assert [c.due for c in found_in(text)] == [None]
