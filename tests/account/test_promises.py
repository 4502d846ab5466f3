from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.model.account import Promise
from onrecord.model.commitment import CommitmentKind
from onrecord.model.statement import Speaker
from onrecord.model.story import StoryRecords
from tests.account.piles import Sheet, copied, day, story, uttered

EARLY = "“We will release every boat by Thursday if the owners pay the bond,” Ada Rook said.\n"
QUOTE = "“We will release every boat by Thursday if the owners pay the bond,”"


def _early(outlet: str = "Gazette", when: str = "2025-03-10") -> Sheet:
    sheet = Sheet(EARLY, outlet=outlet, published=day(when))
    made = sheet.says("Ada Rook", QUOTE, manner="direct")
    sheet.date("Thursday", "2025-03-13")
    sheet.commits(
        "promise",
        "Ada Rook",
        "We will release every boat",
        cue="will",
        lemma="release",
        condition="if the owners pay the bond",
        due="by Thursday",
        statement=made,
    )
    return sheet


def _only(records: StoryRecords) -> Promise:
    (promise,) = build(records).promises
    return promise


def test_a_promise_has_maker_condition_and_term() -> None:
    promise = _only(story(_early()))
    assert (promise.by, promise.kind, promise.state) == ("Ada Rook", "promise", "open")
    assert promise.condition == "if the owners pay the bond"
    assert promise.due.latest == "2025-03-13"
    assert promise.told.text == QUOTE.strip("“,”")


def test_copies_tell_one_promise() -> None:
    a, b = _early(), _early("Copycat")
    records = story(a, b, utterances=[uttered(a.statements[0], b.statements[0])])
    assert _only(records).told.article == a.id


def test_a_term_that_passed_without_report_is_due() -> None:
    late = Sheet("Ferries sailed on Friday.\n", outlet="Ferry Post", published=day("2025-03-15"))
    assert _only(story(_early(), late)).state == "due"


def test_without_any_date_the_state_is_not_known() -> None:
    assert _only(story(replace(_early(), published=Sheet("x").published))).state == "unknown"


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


@pytest.mark.parametrize(
    ("words", "when", "state"),
    [
        (
            "did not release every boat although the owners had paid the bond",
            "2025-03-14",
            "broken",
        ),
        ("never released every boat although the owners had paid the bond", "2025-03-14", "broken"),
        # the term has not passed yet
        ("did not release every boat although the owners had paid the bond", "2025-03-11", "open"),
        # it may still be done, or was
        ("has not released every boat although the owners paid the bond", "2025-03-14", "due"),
        ("did not release every boat until the owners had paid the bond", "2025-03-14", "due"),
        # another deed
        ("did not feed every boat although the owners had paid the bond", "2025-03-14", "due"),
    ],
)
def test_a_deed_told_as_left_undone_breaks_it(words: str, when: str, state: str) -> None:
    late = _later(f"Ada Rook {words}.\n", when)
    late.mention("Ada Rook")
    assert _only(story(_early(), late)).state == state


def test_what_another_left_undone_or_what_is_supposed_breaks_nothing() -> None:
    for opening in ("Ben Holt", "Asked what happens if Ada Rook"):
        late = _later(f"{opening} did not release every boat after the owners had paid the bond.\n")
        late.mention(opening[-8:].strip())
        assert _only(story(_early(), late)).state == "due"


def test_a_deed_that_was_forsworn_breaks_its_promise_when_done() -> None:
    first = Sheet("Ada Rook vowed never to raise the harbour fares.\n", published=day("2025-03-10"))
    first.mention("Ada Rook")
    first.commits(
        "promise",
        "Ada Rook",
        "never to raise the harbour fares",
        cue="vowed",
        lemma="raise",
        negated=True,
    )
    text = "Ada Rook raised the harbour fares on Thursday.\n"
    late = _later(text)
    late.mention("Ada Rook")
    late.event(text[:-2], "raised", "raise", actor="Ada Rook")
    assert _only(story(first, late)).state == "broken"


def test_an_earlier_report_settles_nothing() -> None:
    before = _later("The last boat sailed, keeping a promise that Ada Rook made.\n", "2025-03-09")
    before.mention("Ada Rook")
    assert _only(story(before, _early())).state == "open"


def _demand() -> Sheet:
    sheet = Sheet(
        "Ada Rook told Norland to release the grain boats.\n", published=day("2025-03-10")
    )
    sheet.mention("Ada Rook")
    sheet.mention("Norland", "country")
    sheet.commits(
        "demand",
        "Ada Rook",
        "to release the grain boats",
        cue="told",
        lemma="release",
        towards="Norland",
    )
    return sheet


def test_a_demand_is_met_by_whom_it_is_made_of() -> None:
    for actor, state in (("Norland", "kept"), ("Ada Rook", "open")):
        text = f"{actor} released the grain boats on Thursday.\n"
        late = _later(text)
        late.event(text[:-2], "released", "release", actor=actor)
        promise = _only(story(_demand(), late))
        assert (promise.kind, promise.to, promise.state) == ("demand", "Norland", state)


def test_a_demand_that_was_dropped_is_withdrawn() -> None:
    late = _later("Ada Rook dropped her demand to release the grain boats.\n")
    late.mention("Ada Rook")
    assert _only(story(_demand(), late)).state == "withdrawn"


def test_every_word_of_a_promise_stands_in_its_article() -> None:
    records = story(_early())
    promise = _only(records)
    assert promise.told.span.of(records.articles[0].article.text) == promise.told.text


def test_a_pronoun_stands_for_whom_its_statement_names() -> None:
    sheet = Sheet("Ada Rook rose. She vowed to free the boats.\n", published=day("2025-03-10"))
    mention = sheet.mention("Ada Rook")
    made = sheet.says(None, "to free the boats", stance="promise")
    speaker = Speaker(span=sheet.span("She"), name="Ada Rook", named=True, mention=mention)
    sheet.statements[-1] = replace(made, speaker=speaker)
    sheet.commits("promise", "She", "to free the boats", cue="vowed", lemma="free")
    assert _only(story(sheet)).by == "Ada Rook"


def test_a_pronoun_of_which_nothing_is_known_holds_nothing() -> None:
    sheet = Sheet("They vowed to free the boats.\n", published=day("2025-03-10"))
    sheet.commits("promise", "They", "to free the boats", cue="vowed", lemma="free")
    assert build(story(sheet)).promises == ()


def _vowed(
    text: str, content: str, cue: str, lemma: str, when: str, who: str = "Ada Rook"
) -> Sheet:
    sheet = Sheet(text, outlet=text[:9], published=day(when))
    sheet.mention(who)
    sheet.commits("promise", who, content, cue=cue, lemma=lemma)
    return sheet


def test_the_same_deed_of_the_same_maker_is_one_promise() -> None:
    a = _vowed(
        "Ada Rook vowed to repay the bond that ships left.\n",
        "to repay the bond that ships left",
        "vowed",
        "repay",
        "2025-03-10",
    )
    b = _vowed(
        "Ada Rook promised to repay a bond of the harbour union.\n",
        "to repay a bond of the harbour union",
        "promised",
        "repay",
        "2025-03-11",
    )
    assert len(build(story(a, b)).promises) == 1


def test_a_rewrite_of_a_promise_is_no_second_one() -> None:
    a = _vowed(
        "Ada Rook promised to free the boats.\n", "to free the boats", "promised", "free",
        "2025-03-10",
    )  # fmt: skip
    b = _vowed(
        "Rook Ada vowed to let loose ships.\n", "to let loose ships", "vowed", "let",
        "2025-03-11", "Rook Ada",
    )  # fmt: skip
    apart = build(story(a, b)).promises
    rewritten = copied(a, b, (a.text.strip(), b.text.strip()))
    joined = build(story(a, b, derivations=[rewritten])).promises
    assert (len(apart), len(joined)) == (2, 1)


THREAT = "Ada Rook warned that Norland would close its harbours unless the boats came home.\n"


def _threatening(kind: CommitmentKind = "threat") -> Sheet:
    first = Sheet(THREAT, outlet="Wire", published=day("2025-03-10"))
    first.mention("Ada Rook")
    first.commits(
        kind,
        "Ada Rook",
        "Norland would close its harbours",
        cue="warned",
        lemma="close",
        condition="unless the boats came home",
    )
    return first


def _threat(later: str) -> Promise:
    late = _later(later)
    late.mention("Ada Rook")
    return _only(story(_threatening(), late))


@pytest.mark.parametrize(
    "later",
    [
        "Ada Rook, whose words had shut no harbours, said the threat was withdrawn.\n",
        "Ada Rook withdrew her threat to close the harbours of Norland.\n",
    ],
)
def test_a_threat_that_was_withdrawn_is_settled_by_the_words_that_say_so(later: str) -> None:
    promise = _threat(later)
    assert (promise.kind, promise.state) == ("threat", "withdrawn")
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
    again = "Ada Rook, who had threatened to shut the harbours of Norland, left.\n"
    late = Sheet(again, outlet="Post", published=day("2025-03-11"))
    late.mention("Ada Rook")
    late.commits(
        "threat", "Ada Rook", "to shut the harbours of Norland", cue="threatened", lemma="shut"
    )
    first = _threatening()
    assert _only(story(first, late)).told.article == first.id


def test_a_threat_and_a_promise_of_like_words_are_two() -> None:
    other = replace(_threatening("promise"), outlet="Post", published=day("2025-03-11"))
    assert [p.kind for p in build(story(_threatening(), other)).promises] == ["threat", "promise"]


def _vaguely_due() -> Sheet:
    sheet = Sheet(
        "Ada Rook vowed to release every boat in the coming weeks.\n", published=day("2025-03-10")
    )
    sheet.mention("Ada Rook")
    sheet.date("the coming weeks", "2025-03-10")
    sheet.dates[-1] = replace(sheet.dates[-1], anchor="published", rule="coming W")
    sheet.commits(
        "promise",
        "Ada Rook",
        "to release every boat",
        cue="vowed",
        lemma="release",
        due="in the coming weeks",
    )
    return sheet


def test_a_term_without_an_end_is_never_over() -> None:
    late = _later("Ferries sailed on Friday.\n", "2026-03-14")
    promise = _only(story(_vaguely_due(), late))
    assert (promise.state, promise.due.known) == ("open", False)


def test_what_is_left_undone_within_a_vague_term_breaks_nothing() -> None:
    text = "Ada Rook did not release every boat on Thursday.\n"
    late = _later(text)
    late.mention("Ada Rook")
    late.event(text[:-2], "release", "release", actor="Ada Rook")
    assert _only(story(_vaguely_due(), late)).state == "open"


def test_to_do_and_not_to_do_are_two_demands() -> None:
    sheets = []
    for words, negated in (
        ("raise the harbour fares", False),
        ("not raise the harbour fares", True),
    ):
        sheet = Sheet(f"Ada Rook demanded that it {words}.\n", published=day("2025-03-10"))
        sheet.mention("Ada Rook")
        sheet.commits("demand", "Ada Rook", words, cue="demanded", lemma="raise", negated=negated)
        sheets.append(sheet)
    told = [p.told.text for p in build(story(*sheets)).promises]
    assert sorted(told) == ["not raise the harbour fares", "raise the harbour fares"]


def test_what_is_ruled_out_is_told_with_its_cue() -> None:
    sheet = Sheet("Ada Rook ruled out a second levy.\n", published=day("2025-03-10"))
    sheet.mention("Ada Rook")
    made = sheet.commits("promise", "Ada Rook", "a second levy", cue="ruled")
    sheet.commitments[-1] = replace(made, refrain=True)
    assert _only(story(sheet)).told.text == "ruled out a second levy"
