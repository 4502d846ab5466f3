"""Pairs of sentences, and the kind of what differs between them."""

from __future__ import annotations

import pytest

from onrecord.account import build
from onrecord.account.differing import candidates
from onrecord.account.reported import pairs, told
from onrecord.account.view import view_of
from tests.account.piles import Sheet, day, story

MONDAY, WEDNESDAY = "2024-03-04", "2024-03-06"


def _kinds(a: str, b: str, *, later: bool = False) -> set[str]:
    one = Sheet(f"{a}\n", outlet="Wire", published=day(MONDAY))
    two = Sheet(f"{b}\n", outlet="Post", published=day(WEDNESDAY if later else MONDAY))
    return {d.kind for d in build(story(one, two)).disagreements}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The gunman fired six shots, police said.", "Police said nine shots were fired by him."),
        ("No one was hurt in the mill fire.", "Two people were hurt in the mill fire."),
        ("The vote on the pact was 40 to 31.", "The pact passed by 38 votes to 33."),
        ("The quake was 9 miles north of Resk.", "The quake struck 9 miles south of Resk."),
        ("The driver survived the crash.", "The driver died in the crash."),
        ("The talks on the pact lasted four hours.", "The talks on the pact lasted six hours."),
        ("The judge did sign the pact.", "The judge did not sign the pact."),
    ],
)
def test_what_cannot_both_be_so_contradicts(a: str, b: str) -> None:
    assert _kinds(a, b) == {"contradiction"}
    assert _kinds(b, a) == {"contradiction"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nine people were killed in the landslide.", "The landslide killed 14 people."),
        ("Ann Holm was charged with fraud.", "Ann Holm was sentenced to prison for fraud."),
        ("The strike will begin soon at the mill.", "The strike began at the mill."),
    ],
)
def test_what_went_on_is_an_update(a: str, b: str) -> None:
    assert _kinds(a, b, later=True) == {"update"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("More than 20 villagers were injured by the storm.", "The storm injured 23 villagers."),
        ("Forty people were killed or injured in the raid.", "The raid killed 12 people."),
        ("The mill cut 400 jobs in its home market.", "The mill cut 1,200 jobs worldwide."),
    ],
)
def test_other_extents_are_of_other_scope(a: str, b: str) -> None:
    assert _kinds(a, b) == {"scope"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("About 200 people marched to the mill.", "The march to the mill drew 198 people."),
        ("Two dozen boats sank in the storm.", "The storm sank 24 boats."),
        ("One woman and two men were held over the theft.", "Three were held over the theft."),
        ("The fire killed three people.", "Twelve people were hurt in the fire."),
        ("Flight 18 carried ten children to Resk.", "Flight 22 carried ten children to Resk."),
        ("The pact ends in nine days, the mill said.", "The pact ended two days before, he said."),
        ("The mill has 900 looms and will sell 120 of them.", "The mill will sell 120 looms."),
        ("Three girls and their brother were saved.", "Four children were saved from the mill."),
        ("The hall has 2,000 square metres.", "The hall has 21,528 square feet."),
        ("Its yield was 50.7 percent.", "Its yield was 51 percent."),
    ],
)
def test_what_both_can_be_so_does_not_differ(a: str, b: str) -> None:
    assert _kinds(a, b) == set()


def test_an_abandoned_thing_is_no_plan_put_off() -> None:
    told = "The mill will open its dock, Aro said."
    assert _kinds(told, "The mill slept two nights at an abandoned dock, Aro said.") == set()


@pytest.mark.parametrize(
    ("longer", "denied"),
    [
        ("Nobody there wants a strike over looms, and nobody there will be sacked by one.", False),
        ("Everybody there wants a strike over looms.", True),
    ],
)
def test_a_text_negated_twice_denies_no_negated_one(longer: str, denied: bool) -> None:
    sheets = Sheet("Nobody there wants a strike over looms.\n"), Sheet(f"{longer}\n")
    view = view_of(story(*sheets))
    ((a, b),) = pairs(told(view))
    found = [one for one in candidates(view, a, b) if one.what == "denial"]
    assert bool(found) == denied


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one actor, two deeds on two sides of two others
        ("The envoys left the palace after two days of talks with the premier.",
         "The premier defended the tariff on Friday before the envoys came to the palace."),
        # two visits of one minister
        ("The minister of Norland visited Sudmark in June to talk of trade with its premier.",
         "The minister, whose visit to Sudmark this month is his second, met miners in Arle."),
        # two sayings of one person
        ("The minister said on Monday that the pact with Sudmark was fair.",
         "The minister told the council on Thursday that the pact with Sudmark was fair."),
    ],
)  # fmt: skip
def test_one_actor_in_two_deeds_does_not_differ(a: str, b: str) -> None:
    assert _kinds(a, b) == set()
    assert _kinds(b, a) == set()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # another thing by the same verb
        ("The talks will focus on grain.", "Many readers focused their anger upon the mayor."),
        ("A convicted smuggler was seen in Arle.", "The smuggler of Arle was charged on Monday."),
        ("The mayor went on a trip to Arle.", "The mayor cancelled the fair in Resk."),
    ],
)
def test_another_deed_is_no_later_state(a: str, b: str) -> None:
    assert _kinds(a, b, later=True) == set()


def test_the_stage_of_another_person_is_no_later_one() -> None:
    one = Sheet("Ann Holm was detained at the trial for fraud.\n", published=day(MONDAY))
    two = Sheet("Karl Berg was sentenced at the trial for fraud.\n", published=day(WEDNESDAY))
    assert [d.kind for d in build(story(one, two)).disagreements] == ["update"]
    one.mention("Ann Holm")
    two.mention("Karl Berg")
    assert build(story(one, two)).disagreements == ()


def test_two_orders_of_the_same_two_deeds_contradict() -> None:
    a = "The premier signed the pact before the council rejected the budget."
    b = "The council rejected the budget before the premier signed the pact."
    assert _kinds(a, b) == {"contradiction"}
