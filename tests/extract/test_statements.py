"""Sentence -> statements: manner, speaker, cue, content and what else a cue tells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.dates import find_dates
from onrecord.extract.mentions import find_mentions
from onrecord.extract.statements import PRODUCER, find_statements
from onrecord.model.statement import Statement
from tests.extract.helpers import body, parsed


def statements(text: str) -> tuple[Statement, ...]:
    article, parse = parsed(text)
    passages = body(article)
    mentions = find_mentions(article, parse, passages)
    return find_statements(article, parse, passages, mentions, find_dates(article, parse))


def outermost(text: str) -> tuple[Statement, ...]:
    return tuple(s for s in statements(text) if s.within is None)


def words(text: str, statement: Statement) -> list[str]:
    return [span.of(text) for span in statement.content]


@pytest.mark.parametrize(
    ("text", "manner", "speaker", "cue", "content"),
    [
        ("“We are late,” Marta Lindqvist said.",
         "direct", "Marta Lindqvist", "said", ["“We are late,”"]),
        ("“We are late,” said Marta Lindqvist.",
         "direct", "Marta Lindqvist", "said", ["“We are late,”"]),
        ("Marta Lindqvist said: “We are late. It is over.”",
         "direct", "Marta Lindqvist", "said", ["“We are late. It is over.”"]),
        ('"We are late. It is over," Marta Lindqvist said.',
         "direct", "Marta Lindqvist", "said", ['"We are late. It is over,"']),
        ("“The plan,” Marta Lindqvist said, “will harm us all.”",
         "direct", "Marta Lindqvist", "said", ["“The plan,”", "“will harm us all.”"]),
        ("‘We shall not pay,’ said Ahmed Karim, the finance minister.",
         "direct", "Ahmed Karim, the finance minister", "said", ["‘We shall not pay,’"]),
        ("Ahmed Karim said the delay was “a disgrace” and would cost jobs.",
         "mixed", "Ahmed Karim", "said", ["the delay was “a disgrace” and would cost jobs"]),
        ("The law is “not a threat to anyone. It should not be read as one,” the mayor said.",
         "mixed", "the mayor", "said",
         ["The law is “not a threat to anyone. It should not be read as one,”"]),
        ("Ahmed Karim said that the bank had failed.",
         "indirect", "Ahmed Karim", "said", ["that the bank had failed"]),
        ("The bank had failed, Ahmed Karim said on Monday.",
         "indirect", "Ahmed Karim", "said", ["The bank had failed"]),
        ("The bank, Ahmed Karim said, had failed.",
         "indirect", "Ahmed Karim", "said", ["The bank", "had failed"]),
        ("According to Ahmed Karim, the bank had failed.",
         "indirect", "Ahmed Karim", "According to", ["the bank had failed"]),
        ("The bank had failed, according to the ministry.",
         "indirect", "the ministry", "according to", ["The bank had failed"]),
        ("As Ahmed Karim put it, the bank is dead.",
         "indirect", "Ahmed Karim", "put", ["the bank is dead"]),
        ("Ahmed Karim was quoted as saying the deal was dead.",
         "indirect", "Ahmed Karim", "saying", ["the deal was dead"]),
        ("Ahmed Karim's claim that prices had doubled went unheard.",
         "indirect", "Ahmed Karim's", "claim", ["that prices had doubled"]),
        ("The mayor suggested that the port would ask U.S. shipping firms for advice.",
         "indirect", "The mayor", "suggested",
         ["that the port would ask U.S. shipping firms for advice"]),
        ("The mayor argued that the dam harms not just Sarn, but all of the valley.",
         "indirect", "The mayor", "argued",
         ["that the dam harms not just Sarn, but all of the valley"]),
        ("The mayor briefed reporters on Monday on the repair of the dam.",
         "indirect", "The mayor", "briefed", ["the repair of the dam"]),
        ("The dam may close, but it is expected to hold, the mayor said.",
         "indirect", "the mayor", "said", ["The dam may close, but it is expected to hold"]),
        ("The mayor told the council that the dam had failed.",
         "indirect", "The mayor", "told", ["that the dam had failed"]),
        ("The mayor hit back that the dam was safe.",
         "indirect", "The mayor", "hit back", ["that the dam was safe"]),
        ("The mayor said the dam would hold in any flood (though engineers doubt it).",
         "indirect", "The mayor", "said", ["the dam would hold in any flood"]),
        ("The mayor denied the account.", "indirect", "The mayor", "denied", ["the account"]),
        ("The mayor said the king must not cross a red line, an apparent reference to Sarn.",
         "indirect", "The mayor", "said", ["the king must not cross a red line"]),
        ("We see them doing it, the minister said.",
         "unmarked", "the minister", "said", ["We see them doing it"]),
    ],
)  # fmt: skip
def test_one_statement(text: str, manner: str, speaker: str, cue: str, content: list[str]) -> None:
    (found,) = outermost(text)
    assert found.speaker is not None
    assert found.cue is not None
    assert (found.manner, found.speaker.span.of(text), found.cue.of(text)) == (
        manner, speaker, cue,
    )  # fmt: skip
    assert words(text, found) == content
    assert found.producer == PRODUCER
    assert 0 < found.score < 1


@pytest.mark.parametrize(
    "text",
    [
        "He watched “The Long Road” at home with so-called “friends”.",
        "The so-called ‘peace wall’ fell in May.",
        "The bridge fell on Monday and two cars sank.",
        "A committee told reporters.",
        "The mayor did not respond to a question on the dam.",
        "The mayor never answered it.",
        "Nobody wants a quarrel about the dam.",
        "They passed a plan that holds $8 million to counter the flood.",
        "The mayor rejected that.",
        "The mayors met in Sarn, referring to the old town.",
        "",
        "“",
        "\u202e”“ \x00",
    ],
)
def test_no_statement(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ahmed Karim asked whether the dam would hold.", "asks"),
        ("Ahmed Karim believes that the dam will hold.", "thinks"),
        ("Ahmed Karim hopes that the dam will hold.", "intends"),
        ("Ahmed Karim decided to sell the dam.", "intends"),
        ("Ahmed Karim will argue that the dam is safe.", "intends"),
        ("The dam is expected to close.", "expects"),
        ("Ahmed Karim argued that the dam was safe.", "said"),
        ("Ahmed Karim needs to convince the mayor that the dam is safe.", "intends"),
        ("Ahmed Karim would argue that the dam was safe.", "intends"),
        ("Ahmed Karim went on to say that the dam was safe.", "said"),
        ("Ahmed Karim raised concerns about the dam.", "said"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert [s.act for s in outermost(text)] == [act]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ahmed Karim warned that the dam could break.", "warn"),
        ("Ahmed Karim accused the mayor of lying.", "accuse"),
        ("Ahmed Karim denied that he had lied.", "deny"),
        ("Ahmed Karim agreed that it was over.", "agree"),
        ("Ahmed Karim did not agree that it was over.", "reject"),
        ("Ahmed Karim said the army must leave the town.", "demand"),
        ("“We reject this plan,” Ahmed Karim said.", "reject"),
        ("Ahmed Karim said that it rained.", "inform"),
        ("“We will repair the dam by Friday,” Ahmed Karim said.", "promise"),
        ("Ahmed Karim said he would repair the dam by Friday.", "promise"),
        ("The ministry said it would repair the dam by Friday.", "promise"),
        ("The ministry promised to repair the dam. It promised to pay for it.", "promise"),
        ("“We will continue to repair the dam,” Ahmed Karim said.", "promise"),
        ("“The state smears us. We strongly oppose it,” Ahmed Karim said.", "reject"),
        ("“We will see,” Ahmed Karim said.", "inform"),
        ("“We will continue to make the case,” Ahmed Karim said.", "inform"),
        ("“We will never repair the dam,” Ahmed Karim said.", "inform"),
        ("“We will shut the dam,” Ahmed Karim said.", "inform"),
        ("Ahmed Karim said the dam would break.", "inform"),
        ("Ahmed Karim said it would rain.", "inform"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert {s.stance for s in outermost(text)} == {stance}


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Ahmed Karim said that the dam broke.", "person"),
        ("A senior official said that the dam broke.", "unnamed"),
        ("The ministry said that the dam broke.", "person"),
        ("A report said that the dam broke.", "document"),
        ("The ministry said in a statement that the dam broke.", "document"),
        ("The dam broke, according to a list of losses.", "document"),
        ("Ahmed Karim said in a statement that the dam broke.", "person"),
        ("The Daily Courier reported that the dam broke.", "outlet"),
        ("The dam is believed to have broken.", "hedged"),
    ],
)
def test_evidence(text: str, evidence: str) -> None:
    assert [s.evidence for s in outermost(text)] == [evidence]


def test_addressee_venue_and_date() -> None:
    text = "Olga Brandt told reporters at a press briefing on Tuesday that talks had failed."
    (found,) = outermost(text)
    assert found.addressee is not None
    assert found.addressee.of(text) == "reporters"
    assert found.venue is not None
    assert found.venue.of(text).startswith("at a press briefing")
    article, parse = parsed(text)
    dates = {d.id: d.span.of(text) for d in find_dates(article, parse)}
    assert found.said is not None
    assert dates[found.said] == "Tuesday"


def test_a_gathering_that_is_told_is_a_venue() -> None:
    text = "Olga Brandt told a news conference that talks had failed."
    (found,) = outermost(text)
    assert found.addressee is None
    assert found.venue is not None
    assert found.venue.of(text) == "a news conference"


def test_a_long_venue_ends_before_time_and_place() -> None:
    text = "“Talks failed,” Olga Brandt said at a press briefing at the close of her visit to Peru."
    (found,) = outermost(text)
    assert found.venue is not None
    assert found.venue.of(text) == "at a press briefing"


def test_on_is_a_venue_too() -> None:
    text = "“Talks have failed,” Olga Brandt said on state radio."
    (found,) = outermost(text)
    assert found.venue is not None
    assert found.venue.of(text) == "on state radio"


def test_a_warning_after_a_comma_is_the_same_speakers() -> None:
    text = "An envoy signaled that Peru was unlikely to stop, warning Chile against a new war."
    first, second = outermost(text)
    assert words(text, first) == ["that Peru was unlikely to stop"]
    assert words(text, second) == ["a new war"]
    assert second.addressee is not None
    assert second.addressee.of(text) == "Chile"
    assert second.speaker is not None
    assert second.speaker.name == "envoy"


def test_what_continues_is_known_in_the_same_way() -> None:
    text = "“It is over,” the ministry said in a statement. “We lost.”"
    assert [s.evidence for s in statements(text)] == ["document", "document"]


def test_who_is_asked_does_not_ask() -> None:
    text = "“It is late,” Olga Brandt said when asked whether the dam would hold."
    first, second = outermost(text)
    assert first.speaker is not None
    assert first.speaker.name == "Olga Brandt"
    assert (second.act, second.speaker) == ("asks", None)


def test_a_date_inside_the_content_is_not_that_of_the_saying() -> None:
    (found,) = outermost("Olga Brandt said that talks had failed on Tuesday.")
    assert found.said is None


def test_a_following_quotation_continues() -> None:
    text = "“We are late,” Olga Brandt said. “Nobody called us.”\n\n“Nobody ever does.”"
    first, second, third = outermost(text)
    assert second.continues == first.id
    assert third.continues == second.id
    assert second.cue is None
    assert third.cue is None
    assert [s.manner for s in (first, second, third)] == ["direct"] * 3
    assert third.speaker is not None
    assert third.speaker.name == "Olga Brandt"


def test_a_quotation_over_two_paragraphs_is_one_statement() -> None:
    text = "“The first part is open.\n\n“The second part closes,” Olga Brandt said."
    (found,) = outermost(text)
    assert words(text, found) == ["“The first part is open.", "“The second part closes,”"]


def test_what_a_statement_holds_stands_within() -> None:
    text = "Olga Brandt said that Ahmed Karim believes that the dam is safe."
    outer, inner = statements(text)
    assert inner.within == outer.id
    assert outer.within is None
    assert inner.speaker is not None
    assert inner.speaker.name == "Ahmed Karim"


def test_a_second_cue_of_the_same_speaker_ends_the_first_content() -> None:
    text = "Olga Brandt said the dam was safe, adding that nobody had asked."
    first, second = outermost(text)
    assert words(text, first) == ["the dam was safe"]
    assert words(text, second) == ["that nobody had asked"]
    assert second.speaker is not None
    assert second.speaker.name == "Olga Brandt"


STRIPPED = """\
We see ships leaving the port at night, Olga Brandt said at a news conference.

The port is not what it was, a second harbour official said. It is full of ghosts. We know them.

We believe this matters to the whole coast. It will be our message, the official said.

The harbour closed in May. Olga Brandt visited it on Tuesday.
"""


def test_quotations_that_lost_their_marks() -> None:
    found = outermost(STRIPPED)
    assert {s.manner for s in found} == {"unmarked"}
    told = [words(STRIPPED, s) for s in found]
    assert ["The port is not what it was"] in told
    assert ["We believe this matters to the whole coast. It will be our message"] in told
    (run,) = [s for s in found if s.continues]
    assert run.content[0].of(STRIPPED).startswith("It is full of ghosts. We know them")
    assert not any("visited" in " ".join(t) for t in told)


def test_present_tense_alone_is_no_lost_quotation() -> None:
    (found,) = outermost("The harbour is full, Olga Brandt said.")
    assert found.manner == "indirect"


def test_same_input_gives_the_same_records() -> None:
    assert statements(STRIPPED) == statements(STRIPPED)


def test_ids_are_unique_and_references_hold() -> None:
    found = statements(STRIPPED)
    ids = [s.id for s in found]
    assert len(set(ids)) == len(ids)
    for s in found:
        assert s.within is None or s.within in ids
        assert s.continues is None or s.continues in ids


_PIECES = [
    "“We go,” Olga Brandt said. ", "He said ", "that it rained, ", "\n\n", '"', "”", "‘", "’s ",
    "according to ", "the ministry ", "added. ", "told reporters ", "“late” ", "\U0001f600 ", "؟ ",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=14))
def test_any_mixture_gives_spans_of_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for s in statements(text):
        ends = [i for span in s.content for i in (span.start, span.end)]
        assert ends == sorted(ends)
        assert 0 <= ends[0] < ends[-1] <= len(text)
        if s.cue is not None:
            assert s.cue.of(text).strip()


def test_nesting_is_bounded_and_all_contents_together_stay_linear() -> None:
    text = "the minister said that it would go on and " * 600
    found = statements(text)
    by_id = {s.id: s for s in found}
    assert found

    def depth(statement: Statement) -> int:
        return 0 if statement.within is None else 1 + depth(by_id[statement.within])

    assert max(depth(s) for s in found) <= 6
    assert max(len(span) for s in found for span in s.content) <= 1_500
    assert sum(len(span) for s in found for span in s.content) < 8 * len(text)


def test_cost_is_linear_in_the_length_of_the_text() -> None:
    unit = "“We go,” she said. The ministry, he added, says that it “is late” and knows it. "

    def seconds(count: int) -> float:
        article, parse = parsed(unit * count)
        passages = body(article)
        begun = time.process_time()
        find_statements(article, parse, passages, (), ())
        return time.process_time() - begun

    few, many = (min(seconds(count) for _ in range(3)) for count in (50, 400))
    assert many < 30 * max(few, 0.005)


def test_things_hear_nothing() -> None:
    text = "Olga Brandt said to it that talks had failed."
    assert [s.addressee for s in outermost(text)] == [None]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("The operator never said that the bridge was safe.", False),
        ("No inspector told the operator that the bridge was unsafe.", False),
        ("The board has not confirmed that the toll rose.", False),
        ("A spokesman said no decision had been made.", True),
        ("The mayor said that not one of the crew was hurt.", True),
    ],
)
def test_what_was_not_said_is_hardly_a_saying(text: str, likely: bool) -> None:
    assert [s.score >= 0.5 for s in outermost(text)] == [likely]


def said(text: str) -> list[str | None]:
    """The words that tell when each outermost statement was said."""
    article, parse = parsed(text)
    dates = {d.id: d.span.of(text) for d in find_dates(article, parse)}
    return [dates[s.said] if s.said else None for s in outermost(text)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("“Talks failed,” Olga Brandt said at a news conference at the end of her visit on Friday.",
         ["Friday"]),
        ("“Talks failed,” Olga Brandt said at the close of her visit to Peru on Friday.",
         ["Friday"]),
        ("Speaking on Tuesday, Olga Brandt said that talks had failed.", ["Tuesday"]),
        ("“Talks failed,” Olga Brandt said on Tuesday. “Nobody came.”", ["Tuesday", "Tuesday"]),
        ("“Talks failed,” Olga Brandt said on Tuesday. “Nobody came,” Brandt added.",
         ["Tuesday", "Tuesday"]),
        ("Olga Brandt sharply criticized Peru on Tuesday, saying that talks had failed.",
         ["Tuesday", "Tuesday"]),
        ("Olga Brandt said on Tuesday that talks had failed, adding that nobody had come.",
         ["Tuesday", "Tuesday"]),
    ],
)  # fmt: skip
def test_the_day_of_a_saying(text: str, days: list[str]) -> None:
    assert said(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Olga Brandt met the mayor. Brandt said that talks had failed.",
        "“Talks failed,” said Olga Brandt, who arrived on Monday.",
        "Having arrived on Monday, Olga Brandt said that talks had failed.",
        "Olga Brandt said before a meeting on Friday that talks had failed.",
    ],
)
def test_the_day_of_another_deed_is_not_that_of_the_saying(text: str) -> None:
    assert said(text) == [None]


def test_who_else_adds_something_may_do_so_on_another_day() -> None:
    text = "“Talks failed,” Olga Brandt said on Tuesday. “Nobody came,” Ahmed Karim added."
    assert said(text) == ["Tuesday", None]


def test_which_promise_it_was_is_not_what_was_promised() -> None:
    text = "The ferry sailed on Friday, keeping a promise that Olga Brandt made on Monday."
    assert not outermost(text)
