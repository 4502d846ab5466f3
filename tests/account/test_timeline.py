from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.extract.events_nouns import PRODUCER as NOUNS
from onrecord.model.account import TimelineItem
from onrecord.model.event import Modality, Tense
from onrecord.model.statement import Stance
from tests.account.piles import Sheet, copied, day, story

WIRE = (
    "The coast guard of Norland detained nine boats on Saturday.\n"
    "Norland will hold talks with Sudmark on 19 March.\n"
)
OTHER = "Nine boats were detained by the Norland coast guard on Saturday, a union said.\n"


def _wire() -> Sheet:
    sheet = Sheet(WIRE, outlet="Wire", published=day("2025-03-10"))
    saturday = sheet.date("Saturday", "2025-03-08")
    sheet.event(
        "The coast guard of Norland detained nine boats on Saturday",
        "detained",
        "detain",
        saturday,
        actor="Norland",
    )
    sheet.event(
        "Norland will hold talks with Sudmark on 19 March",
        "hold",
        "hold",
        sheet.date("19 March", "2025-03-19"),
        modality="planned",
        tense="announced",
    )
    return sheet


def _other(resolved: str = "2025-03-08") -> Sheet:
    sheet = Sheet(OTHER, outlet="Union Post", published=day("2025-03-11"))
    sheet.event(
        "Nine boats were detained by the Norland coast guard on Saturday",
        "detained",
        "detain",
        sheet.date("Saturday", resolved),
    )
    return sheet


def _texts(items: tuple[TimelineItem, ...]) -> list[tuple[str | None, int, int]]:
    return [(i.date.earliest, i.origins, len(i.articles)) for i in items]


def test_two_reports_of_one_thing_are_one_item_of_two_origins() -> None:
    account = build(story(_wire(), _other()))
    assert _texts(account.timeline) == [("2025-03-08", 2, 2), ("2025-03-19", 1, 1)]


def test_a_copy_adds_an_article_but_no_origin() -> None:
    wire = _wire()
    copy = Sheet(WIRE, outlet="Copycat", published=day("2025-03-11"))
    copy.event(
        "The coast guard of Norland detained nine boats on Saturday",
        "detained",
        "detain",
        copy.date("Saturday", "2025-03-08"),
        actor="Norland",
    )
    records = story(wire, copy, derivations=[copied(wire, copy, (WIRE, WIRE))])
    item = build(records).timeline[0]
    assert (item.origins, len(item.articles)) == (1, 2)
    assert item.told.article == wire.id


def test_the_same_words_of_another_day_are_another_happening() -> None:
    account = build(story(_wire(), _other("2025-03-01")))
    assert [i.date.earliest for i in account.timeline] == ["2025-03-01", "2025-03-08", "2025-03-19"]


def test_two_persons_do_not_make_one_happening() -> None:
    sheets = []
    for outlet, name in (("A", "Ada Rook"), ("B", "Ben Holt")):
        text = f"{name} opened the new harbour school on 3 May.\n"
        sheet = Sheet(text, outlet=outlet, published=day("2025-05-04"))
        sheet.mention(name)
        sheet.event(text[:-2], "opened", "open", sheet.date("3 May", "2025-05-03"), actor=name)
        sheets.append(sheet)
    assert len(build(story(*sheets)).timeline) == 2


def test_what_did_not_happen_is_not_on_the_timeline() -> None:
    refused: tuple[Modality, ...] = ("denied", "hypothetical", "demanded", "threatened")
    for modality in refused:
        sheet = Sheet("The mole fell on 2 June.\n", published=day("2025-06-03"))
        sheet.event(
            "The mole fell on 2 June",
            "fell",
            "fall",
            sheet.date("2 June", "2025-06-02"),
            modality=modality,
        )
        assert build(story(sheet)).timeline == ()


def test_a_month_stays_a_month() -> None:
    sheet = Sheet("Patrols were doubled in February.\n", published=day("2025-03-01"))
    sheet.event(
        "Patrols were doubled in February",
        "doubled",
        "double",
        sheet.date("February", "2025-02"),
    )
    (item,) = build(story(sheet)).timeline
    assert (item.date.earliest, item.date.latest) == ("2025-02-01", "2025-02-28")


def test_what_was_done_tells_more_than_what_was_planned() -> None:
    early = Sheet("Sudmark will free the boats on 4 May.\n", published=day("2025-05-01"))
    early.event(
        early.text[:-2],
        "free",
        "free",
        early.date("4 May", "2025-05-04"),
        modality="planned",
        tense="announced",
    )
    late = Sheet("Sudmark freed the boats on 4 May.\n", published=day("2025-05-05"))
    late.event(late.text[:-2], "freed", "free", late.date("4 May", "2025-05-04"))
    (item,) = build(story(early, late)).timeline
    assert (item.tense, item.told.article, item.origins) == ("recalled", late.id, 2)


def test_a_rewrite_goes_with_its_source_however_its_words_changed() -> None:
    wire = _wire()
    text = "Nine vessels were held by shore wardens of Norland on Saturday.\n"
    other = Sheet(text, outlet="Rewriter", published=day("2025-03-11"))
    other.event(text[:-2], "held", "hold", other.date("Saturday", "2025-03-08"))
    apart = build(story(wire, other)).timeline
    first = "The coast guard of Norland detained nine boats on Saturday."
    records = story(wire, other, derivations=[copied(wire, other, (first, text.strip()))])
    joined = build(records).timeline
    assert [len(apart), len(joined)] == [3, 2]
    assert (joined[0].origins, len(joined[0].articles)) == (1, 2)


def test_that_someone_spoke_is_left_to_the_statements() -> None:
    sheet = Sheet("Ada Rook warned on Sunday that boats would sink.\n", published=day("2025-03-10"))
    made = sheet.says("Ada Rook", "boats would sink")
    sheet.statements[-1] = replace(made, cue=sheet.span("warned"))
    sunday = sheet.date("Sunday", "2025-03-09")
    sheet.event("Ada Rook warned on Sunday", "warned", "warn", sunday)
    assert build(story(sheet)).timeline == ()


def test_a_telling_does_not_open_with_its_conjunction() -> None:
    sheet = Sheet("They left because the bond was paid on 2 May.\n", published=day("2025-05-03"))
    sheet.event(
        "because the bond was paid on 2 May", "paid", "pay", sheet.date("2 May", "2025-05-02")
    )
    (item,) = build(story(sheet)).timeline
    assert item.told.text == "the bond was paid on 2 May"
    assert item.told.span.of(sheet.text) == item.told.text


@pytest.mark.parametrize(("stance", "told"), [("threaten", 0), ("demand", 0), ("inform", 1)])
def test_what_is_only_threatened_announces_nothing(stance: Stance, told: int) -> None:
    text = "Ada Rook said Norland would close its harbours on Saturday.\n"
    sheet = Sheet(text, outlet="Wire", published=day("2025-03-10"))
    clause = "Norland would close its harbours on Saturday"
    said = sheet.says("Ada Rook", clause, stance=stance)
    saturday = sheet.date("Saturday", "2025-03-15")
    made = sheet.event(clause, "close", "close", saturday, modality="planned", tense="announced")
    sheet.events[:] = [replace(made, statement=said.id)]
    assert len(build(story(sheet)).timeline) == told


@pytest.mark.parametrize(("stance", "told"), [("reject", 0), ("deny", 0), ("inform", 1)])
def test_what_somebody_denies_is_not_told_as_done(stance: Stance, told: int) -> None:
    text = "Ada Rook denied that Norland closed its harbours on Saturday.\n"
    sheet = Sheet(text, outlet="Wire", published=day("2025-03-10"))
    clause = "Norland closed its harbours on Saturday"
    said = sheet.says("Ada Rook", clause, stance=stance)
    made = sheet.event(clause, "closed", "close", sheet.date("Saturday", "2025-03-08"))
    sheet.events[:] = [replace(made, statement=said.id)]
    assert len(build(story(sheet)).timeline) == told


def test_a_clause_about_a_word_before_it_tells_no_happening() -> None:
    text = "It kept a promise that Ada Rook made on Monday.\n"
    sheet = Sheet(text, outlet="Wire", published=day("2025-03-14"))
    monday = sheet.date("Monday", "2025-03-10")
    sheet.event("that Ada Rook made on Monday", "made", "make", monday)
    assert build(story(sheet)).timeline == ()


def test_two_verbs_for_one_deed_are_one_happening() -> None:
    wire = Sheet("Ada Rook arrived in Norland on Saturday for talks.\n", outlet="Wire")
    wire.event(
        "Ada Rook arrived in Norland on Saturday for talks", "arrived", "arrive",
        wire.date("Saturday", "2025-03-08"),
    )  # fmt: skip
    post = Sheet(
        "A union marched hours before Ada Rook landed in Norland on Saturday.\n", outlet="P"
    )
    post.event(
        "hours before Ada Rook landed in Norland on Saturday", "landed", "land",
        post.date("Saturday", "2025-03-08"),
    )  # fmt: skip
    (item,) = build(story(wire, post)).timeline
    assert item.origins == 2
    (alone,) = build(story(post)).timeline
    assert alone.told.text == "Ada Rook landed in Norland on Saturday"


@pytest.mark.parametrize(
    ("told", "when", "expected"),
    [
        ("recalled", "2025-03-12", "announced"),  # the article is of the 10th
        ("recalled", "2025-03-08", "recalled"),
        ("running", "2025-03-08", "recalled"),
        ("running", "2025-03-10", "running"),
        ("announced", "2025-03-08", "announced"),  # was due, and nobody tells that it came
    ],
)
def test_the_day_of_the_article_bounds_the_tense(told: Tense, when: str, expected: Tense) -> None:
    sheet = Sheet("The mole at Norland falls on Saturday.\n", published=day("2025-03-10"))
    sheet.event(
        "The mole at Norland falls on Saturday", "falls", "fall",
        sheet.date("Saturday", when), tense=told,
    )  # fmt: skip
    (item,) = build(story(sheet)).timeline
    assert item.tense == expected


def test_a_day_says_more_than_its_month() -> None:
    plain, exact = _wire(), _other()
    vague = Sheet(WIRE.replace("on Saturday", "in March 2025"), outlet="Monthly")
    vague.event(
        "The coast guard of Norland detained nine boats in March 2025", "detained", "detain",
        vague.date("March 2025", "2025-03"), actor="Norland",
    )  # fmt: skip
    item = build(story(vague, exact, plain)).timeline[0]
    assert (item.date.earliest, item.date.latest, item.origins) == ("2025-03-08", "2025-03-08", 3)


VOTE = "Sudmark prepares for the May vote.\n"
AFTER = "The May vote split Sudmark.\n"


def _noun(text: str, words: str, modality: Modality, published: str) -> Sheet:
    sheet = Sheet(text, outlet=f"Paper of {published}", published=day(published))
    tense: Tense = "announced" if modality == "planned" else "recalled"
    made = sheet.event(
        words, "vote", "vote", sheet.date("May", "2025-05"), modality=modality, tense=tense
    )
    sheet.events[-1] = replace(made, producer=NOUNS)
    return sheet


def test_a_dated_noun_is_over_or_to_come_by_its_date() -> None:
    before = build(story(_noun(VOTE, "the May vote", "planned", "2025-03-10")))
    assert [i.tense for i in before.timeline] == ["announced"]
    after = build(story(_noun(AFTER, "The May vote", "planned", "2025-06-10")))
    assert [i.tense for i in after.timeline] == ["recalled"]


def test_a_dated_noun_of_two_articles_is_one_item_and_keeps_its_month() -> None:
    account = build(
        story(
            _noun(VOTE, "the May vote", "planned", "2025-03-10"),
            _noun(AFTER, "The May vote", "done", "2025-06-10"),
        )
    )
    assert [len(i.articles) for i in account.timeline] == [2]
    item = account.timeline[0]
    assert (item.date.earliest, item.date.latest) == ("2025-05-01", "2025-05-31")
    assert item.tense == "recalled"
