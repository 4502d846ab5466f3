from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.model.account import Promise
from onrecord.model.annotation import Annotated
from onrecord.model.statement import Speaker
from onrecord.model.story import StoryRecords
from tests.account.piles import Sheet, copied, day, story, uttered

EARLY = "“We will release every boat by Thursday if the owners pay the bond,” Ada Rook said.\n"
QUOTE = "“We will release every boat by Thursday if the owners pay the bond,”"


def _early(outlet: str = "Gazette", when: str = "2025-03-10") -> Sheet:
    sheet = Sheet(EARLY, outlet=outlet, published=day(when))
    sheet.says("Ada Rook", QUOTE, manner="direct")
    sheet.date("Thursday", "2025-03-13")
    return sheet


def _only(records: StoryRecords) -> Promise:
    (promise,) = build(records).promises
    return promise


def test_a_promise_has_maker_condition_and_term() -> None:
    promise = _only(story(_early()))
    assert (promise.by, promise.kind, promise.state) == ("Ada Rook", "promise", "open")
    assert promise.condition == "if the owners pay the bond"
    assert promise.due.latest == "2025-03-13"
    assert promise.told.text == QUOTE


def test_copies_tell_one_promise() -> None:
    a, b = _early(), _early("Copycat")
    records = story(a, b, utterances=[uttered(a.statements[0], b.statements[0])])
    assert _only(records).told.article == a.id


def test_a_term_that_passed_without_report_is_due() -> None:
    late = Sheet("Ferries sailed on Friday.\n", outlet="Ferry Post", published=day("2025-03-15"))
    assert _only(story(_early(), late)).state == "due"


def test_without_any_date_the_state_is_not_known() -> None:
    sheet = Sheet(EARLY)
    sheet.says("Ada Rook", QUOTE, manner="direct")
    assert _only(story(sheet)).state == "unknown"


def _later(text: str, when: str = "2025-03-14") -> Sheet:
    return Sheet(text, outlet="Ferry Post", published=day(when))


def test_a_sentence_that_says_so_settles_a_promise() -> None:
    late = _later("The last boat sailed on Thursday, keeping a promise that Ada Rook made.\n")
    late.mention("Ada Rook")
    promise = _only(story(_early(), late))
    assert promise.state == "kept"
    assert promise.because is not None
    assert promise.because.text.startswith("The last boat sailed")


def test_another_persons_promise_settles_nothing() -> None:
    late = _later("The last boat sailed on Thursday, keeping a promise that Ben Holt made.\n")
    late.mention("Ben Holt")
    assert _only(story(_early(), late)).state == "due"


def test_the_deed_itself_settles_it_by_the_same_actor_only() -> None:
    for actor, state in (("Ada Rook", "kept"), ("Ben Holt", "due")):
        text = f"{actor} released every boat on Thursday after the owners had paid the bond.\n"
        late = _later(text)
        late.mention(actor)
        late.event(text[:-2], "released", "release", actor=actor)
        assert _only(story(_early(), late)).state == state


def test_a_deed_reported_as_not_done_breaks_it() -> None:
    text = "Ada Rook failed to release every boat although the owners had paid the bond.\n"
    late = _later(text)
    late.mention("Ada Rook")
    late.event(text[:-2], "release", "release", actor="Ada Rook")
    assert _only(story(_early(), late)).state == "broken"


def test_an_earlier_report_settles_nothing() -> None:
    before = _later("The last boat sailed, keeping a promise that Ada Rook made.\n", "2025-03-09")
    before.mention("Ada Rook")
    assert _only(story(before, _early())).state == "open"


def test_what_is_a_threat() -> None:
    text = (
        "“If they stay, we will close our ports,” Ben Holt said. Cara Dunn threatened to leave. "
        "Dan Frey warned that Norland would close its ports unless the boats came home.\n"
    )
    sheet = Sheet(text, published=day("2025-03-10"))
    sheet.says("Ben Holt", "“If they stay, we will close our ports,”", manner="direct")
    sheet.says("Cara Dunn", "to leave", act="intends", stance="threaten")
    sheet.says(
        "Dan Frey",
        "that Norland would close its ports unless the boats came home",
        stance="warn",
    )
    held = build(story(sheet)).promises
    assert [(p.by, p.kind) for p in held] == [
        ("Ben Holt", "threat"),
        ("Cara Dunn", "threat"),
        ("Dan Frey", "threat"),
    ]
    assert held[2].condition == "unless the boats came home"


def test_what_is_no_promise() -> None:
    text = (
        "“We will see,” Ben Holt said. Cara Dunn denied it would close the port. "
        "Ben Holt thinks it would close the port.\n"
    )
    sheet = Sheet(text, published=day("2025-03-10"))
    sheet.says("Ben Holt", "“We will see,”", manner="direct")
    sheet.says("Cara Dunn", "it would close the port", stance="deny")
    sheet.says("Ben Holt", "it would close the port.", act="thinks")
    sheet.says(None, "“We will see,” Ben Holt said", stance="promise")
    assert build(story(sheet)).promises == ()


def test_every_word_of_a_promise_stands_in_its_article() -> None:
    records = story(_early())
    held: Annotated = records.articles[0]
    promise = _only(replace(records, articles=(held,)))
    assert promise.told.span.of(held.article.text) == promise.told.text


def test_a_commitment_is_told_to_the_end_of_its_sentence() -> None:
    text = "Ada Rook suggested it would send U.S. sailors to Arle. Nothing more was said.\n"
    sheet = Sheet(text, published=day("2025-03-10"))
    sheet.mention("Ada Rook", "organisation")
    sheet.says("Ada Rook", "it would send U.S. sailors to Arle")
    assert _only(story(sheet)).told.text == "it would send U.S. sailors to Arle"


def test_it_is_no_person() -> None:
    sheet = Sheet("Ada Rook said it would sink ships. Norland said it would free ships.\n")
    sheet.says("Ada Rook", "it would sink ships")
    sheet.mention("Norland", "country")
    sheet.says("Norland", "it would free ships")
    assert [p.by for p in build(story(sheet)).promises] == ["Norland"]


def test_a_claim_under_a_cue_of_promise_is_no_commitment() -> None:
    sheet = Sheet("Ada Rook promised that the wall was paid. Ada Rook promised a review.\n")
    sheet.says("Ada Rook", "that the wall was paid", stance="promise")
    sheet.says("Ada Rook", "a review", stance="promise")
    assert [p.told.text for p in build(story(sheet)).promises] == ["a review"]


def test_the_same_deed_of_the_same_maker_is_one_promise() -> None:
    a = Sheet("Ada Rook vowed to repay the bond that ships left.\n", outlet="A")
    a.says("Ada Rook", "to repay the bond that ships left", stance="promise")
    b = Sheet("Ada Rook promised to repay a bond of the harbour union.\n", outlet="B")
    b.says("Ada Rook", "to repay a bond of the harbour union", stance="promise")
    assert len(build(story(a, b)).promises) == 1


def test_a_commitment_needs_someone_who_commits() -> None:
    sheet = Sheet("Many troubles threatened to sour the mood.\n", published=day("2025-03-10"))
    made = sheet.says(None, "to sour the mood", act="intends", stance="threaten")
    speaker = Speaker(span=sheet.span("Many troubles"), name="Many troubles", named=False)
    sheet.statements[-1] = replace(made, speaker=speaker)
    assert build(story(sheet)).promises == ()


def test_what_is_offered_must_be_a_deed() -> None:
    sheet = Sheet("Ada Rook offered a way out. Ben Holt offered to pay the bond.\n")
    sheet.says("Ada Rook", "a way out", stance="offer")
    sheet.says("Ben Holt", "to pay the bond", stance="offer")
    assert [p.by for p in build(story(sheet)).promises] == ["Ben Holt"]


def test_a_rewrite_of_a_promise_is_no_second_one() -> None:
    a = Sheet("Ada Rook promised to free the boats.\n", outlet="A", published=day("2025-03-10"))
    a.says("Ada Rook", "to free the boats", stance="promise")
    b = Sheet("Rook Ada vowed to let loose ships.\n", outlet="B", published=day("2025-03-11"))
    b.says("Rook Ada", "to let loose ships", stance="promise")
    apart = build(story(a, b)).promises
    rewritten = copied(a, b, (a.text.strip(), b.text.strip()))
    joined = build(story(a, b, derivations=[rewritten])).promises
    assert (len(apart), len(joined)) == (2, 1)


def test_quoted_words_under_a_cue_of_promise_must_commit_themselves() -> None:
    text = "“No one was ever so fit,” Ada Rook vowed. “I promise a fair vote,” Ben Holt vowed.\n"
    sheet = Sheet(text, published=day("2025-03-10"))
    sheet.says("Ada Rook", "“No one was ever so fit,”", manner="direct", stance="promise")
    sheet.says("Ben Holt", "“I promise a fair vote,”", manner="direct", stance="promise")
    assert [p.by for p in build(story(sheet)).promises] == ["Ben Holt"]


THREAT = "Ada Rook warned that Norland would close its harbours unless the boats came home.\n"
CLAUSE = "that Norland would close its harbours unless the boats came home"


def _threat(later: str) -> Promise:
    first = Sheet(THREAT, outlet="Wire", published=day("2025-03-10"))
    first.says("Ada Rook", CLAUSE, stance="threaten")
    late = _later(later)
    late.mention("Ada Rook")
    return _only(story(first, late))


@pytest.mark.parametrize(
    "later",
    [
        "Ada Rook, whose words had shut no harbours, said the threat was withdrawn.\n",
        "Ada Rook withdrew her threat to close the harbours of Norland.\n",
    ],
)
def test_a_threat_that_was_withdrawn_is_settled_by_the_words_that_say_so(later: str) -> None:
    promise = _threat(later)
    assert (promise.kind, promise.state) == ("threat", "broken")
    assert promise.because is not None
    assert promise.because.text == later.strip()


@pytest.mark.parametrize(
    "later",
    [
        "Ada Rook has not withdrawn her threat to close the harbours of Norland.\n",
        "Ada Rook refused: no threat was withdrawn over the harbours of Norland.\n",
        "Ada Rook withdrew her offer to pay for the harbours of Norland.\n",
        "Ada Rook withdrew her threat to leave the council.\n",
    ],
)
def test_a_threat_that_was_not_withdrawn_stays_open(later: str) -> None:
    assert _threat(later).state == "open"


def test_two_verbs_for_one_deed_are_one_threat() -> None:
    first = Sheet(THREAT, outlet="Wire", published=day("2025-03-10"))
    first.says("Ada Rook", CLAUSE, stance="threaten")
    again = "Ada Rook, who had threatened to shut the harbours of Norland, left.\n"
    late = Sheet(again, outlet="Post", published=day("2025-03-11"))
    late.says("Ada Rook", "to shut the harbours of Norland", stance="threaten")
    assert _only(story(first, late)).told.article == first.id
