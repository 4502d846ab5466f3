from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.model.account import Disagreement
from onrecord.model.derivation import Difference
from onrecord.model.story import StoryRecords
from tests.account.piles import Sheet, copied, day, story, uttered

HELD = "The coast guard of Norland detained {} fishing boats and their crews on Saturday.\n"


def _counting(number: str, outlet: str, when: str) -> Sheet:
    return Sheet(HELD.format(number), outlet=outlet, published=day(when))


def _found(records: StoryRecords) -> list[Disagreement]:
    return list(build(records).disagreements)


def test_two_counts_of_one_thing_contradict_each_other() -> None:
    a, b = _counting("14", "Wire", "2025-03-10"), _counting("seventeen", "Post", "2025-03-11")
    (found,) = _found(story(a, b))
    assert (found.kind, found.independent) == ("contradiction", True)
    assert found.about == "fishing boats: 14 or seventeen"
    assert (found.a.article, found.b.article) == (a.id, b.id)
    assert "14" in found.a.text
    assert "seventeen" in found.b.text


def test_the_same_outlet_updates_its_count() -> None:
    a, b = _counting("14", "Wire", "2025-03-10"), _counting("17", "Wire", "2025-03-11")
    assert [d.kind for d in _found(story(a, b))] == ["update"]


@pytest.mark.parametrize(
    ("one", "other"), [("14", "14"), ("about 100", "95"), ("at least 14", "170")]
)
def test_counts_that_can_both_be_true_do_not_disagree(one: str, other: str) -> None:
    a, b = _counting(one, "Wire", "2025-03-10"), _counting(other, "Post", "2025-03-11")
    assert _found(story(a, b)) == []


@pytest.mark.parametrize("other", ["17", "14"])
def test_a_bound_and_a_number_within_it_differ_in_scope(other: str) -> None:
    a, b = _counting("at least 14", "Wire", "2025-03-10"), _counting(other, "Post", "2025-03-11")
    (found,) = _found(story(a, b))
    assert found.kind == "scope"
    assert found.about.endswith(f": at least 14 or {other}")


def test_a_copy_that_changes_a_number_is_no_independent_report() -> None:
    a, b = _counting("14", "Wire", "2025-03-10"), _counting("40", "Copycat", "2025-03-11")
    records = story(a, b, derivations=[copied(a, b, (a.text, b.text))])
    assert [d.independent for d in _found(records)] == [False]


def test_who_gives_both_numbers_does_not_disagree() -> None:
    a = _counting("14", "Wire", "2025-03-10")
    both = HELD.format("17") + HELD.format("14")
    b = Sheet(both, outlet="Post", published=day("2025-03-11"))
    assert _found(story(a, b)) == []


def test_other_words_around_a_number_are_another_thing() -> None:
    a = _counting("14", "Wire", "2025-03-10")
    b = Sheet(
        "A union in Sudmark bought 17 fishing boats from a bank.\n",
        outlet="Post",
        published=day("2025-03-11"),
    )
    assert _found(story(a, b)) == []


def test_a_denied_claim_is_shown_with_its_denial() -> None:
    a = Sheet("Ada Rook said Norland had fired shots at unarmed crews.\n", outlet="Wire")
    claim = a.says("Ada Rook", "Norland had fired shots at unarmed crews", stance="accuse")
    b = Sheet("Ben Holt denied that Norland fired shots at crews.\n", outlet="Post")
    denial = b.says("Ben Holt", "that Norland fired shots at crews", stance="deny")
    (found,) = _found(story(a, b))
    assert found.kind == "contradiction"
    assert found.about == "Ben Holt denies what Ada Rook says"
    assert found.a.span == claim.content[0]
    assert found.b.span == denial.content[0]


def test_nobody_denies_himself_nor_another_matter() -> None:
    a = Sheet("Ada Rook said Norland had fired shots at unarmed crews.\n", outlet="Wire")
    a.says("Ada Rook", "Norland had fired shots at unarmed crews", stance="accuse")
    b = Sheet("Ada Rook denied that Norland fired shots at crews.\n", outlet="Post")
    b.says("Ada Rook", "that Norland fired shots at crews", stance="deny")
    c = Sheet("Ben Holt denied that the herring was sold in Sudmark.\n", outlet="Herald")
    c.says("Ben Holt", "that the herring was sold in Sudmark", stance="deny")
    assert _found(story(a, b, c)) == []


def test_versions_of_an_utterance_differ_in_speaker_and_wording() -> None:
    a = Sheet("“The sea is ours for ever,” Ada Rook said.\n", outlet="Wire")
    b = Sheet("“The sea is rough for ever,” Ben Holt said.\n", outlet="Post")
    one = a.says("Ada Rook", "“The sea is ours for ever,”", manner="direct")
    two = b.says("Ben Holt", "“The sea is rough for ever,”", manner="direct")
    differences = [
        Difference(a=one.id, b=two.id, kind="other speaker", detail="Rook, Holt"),
        Difference(a=one.id, b=two.id, kind="reworded", detail="all"),
        Difference(a=one.id, b=two.id, kind="shortened", detail=""),
    ]
    records = story(a, b, utterances=[uttered(one, two, differences=differences)])
    assert sorted(d.kind for d in _found(records)) == ["attribution", "wording"]


def test_a_copy_that_rewords_is_no_disagreement() -> None:
    a = Sheet("“The sea is ours for ever,” Ada Rook said.\n", outlet="Wire")
    b = Sheet("“The sea is rough for ever,” Ada Rook said.\n", outlet="Copycat")
    one = a.says("Ada Rook", "“The sea is ours for ever,”", manner="direct")
    two = b.says("Ada Rook", "“The sea is rough for ever,”", manner="direct")
    apart = [Difference(a=one.id, b=two.id, kind="reworded", detail="")]
    utterances = [uttered(one, two, differences=apart)]
    assert len(_found(story(a, b, utterances=utterances))) == 1
    copy = copied(a, b, (a.text.strip(), b.text.strip()))
    assert _found(story(a, b, utterances=utterances, derivations=[copy])) == []


def test_a_description_or_a_kin_name_is_no_other_speaker() -> None:
    for name in ("Ada P. Rook", "the minister"):
        a = Sheet("“The sea is ours,” Ada Rook said.\n", outlet="Wire")
        b = Sheet(f"“The sea is ours,” {name} said.\n", outlet="Post")
        one = a.says("Ada Rook", "“The sea is ours,”", manner="direct")
        two = b.says(name, "“The sea is ours,”", manner="direct")
        if name == "the minister":
            b.mentions[0] = replace(b.mentions[0], named=False)
        differences = [Difference(a=one.id, b=two.id, kind="other speaker", detail="")]
        assert _found(story(a, b, utterances=[uttered(one, two, differences=differences)])) == []


def test_durations_of_other_units_are_other_things() -> None:
    told = "The talks of Norland and Sudmark over fishing boats ended in Arle after {}.\n"
    a = Sheet(told.format("90 minutes"), outlet="Wire", published=day("2025-03-10"))
    b = Sheet(told.format("22 days"), outlet="Post", published=day("2025-03-11"))
    c = Sheet(told.format("40 minutes"), outlet="Herald", published=day("2025-03-11"))
    assert [d.reason for d in _found(story(a, b))] == []
    assert [d.kind for d in _found(story(a, c))] == ["contradiction"]


def test_a_name_beside_the_quotation_casts_doubt_on_the_other_speaker() -> None:
    a = Sheet("“The sea is ours,” Ada Rook told Ben Holt.\n", outlet="Wire")
    b = Sheet("“The sea is ours,” Ben Holt said.\n", outlet="Post")
    one = a.says("Ada Rook", "“The sea is ours,”", manner="direct")
    two = b.says("Ben Holt", "“The sea is ours,”", manner="direct")
    differences = [Difference(a=one.id, b=two.id, kind="other speaker", detail="")]
    assert _found(story(a, b, utterances=[uttered(one, two, differences=differences)])) == []


def test_a_pair_of_wordings_of_an_utterance_is_found_once() -> None:
    words = ("ours", "rough", "ours")
    sheets = [
        Sheet(f"“The sea is {w} for ever,” Ada Rook said.\n", outlet=f"Post {n}")
        for n, w in enumerate(words)
    ]
    said = [
        s.says("Ada Rook", f"“The sea is {w} for ever,”", manner="direct")
        for s, w in zip(sheets, words, strict=True)
    ]
    apart = [Difference(a=said[n].id, b=said[1].id, kind="reworded", detail="all") for n in (0, 2)]
    records = story(*sheets, utterances=[uttered(*said, differences=apart)])
    assert [d.kind for d in _found(records)] == ["wording"]


def test_quoted_words_that_turn_the_sense_contradict() -> None:
    a = Sheet("“We will be back within weeks,” Ada Rook said.\n", outlet="Wire")
    b = Sheet("“We will be back within months,” Ada Rook said.\n", outlet="Post")
    one = a.says("Ada Rook", "“We will be back within weeks,”", manner="direct")
    two = b.says("Ada Rook", "“We will be back within months,”", manner="direct")
    apart = [Difference(a=one.id, b=two.id, kind="reworded", detail="all")]
    records = story(a, b, utterances=[uttered(one, two, differences=apart)])
    assert [d.kind for d in _found(records)] == ["contradiction"]


def test_the_same_numbers_of_other_things_are_another_finding() -> None:
    told = "The coast guard of Norland detained {n} {what} off Arle on Saturday.\n"
    a = Sheet(
        told.format(n=14, what="boats") + told.format(n=14, what="sailors"),
        outlet="Wire",
        published=day("2025-03-10"),
    )
    b = Sheet(
        told.format(n=17, what="boats") + told.format(n=17, what="sailors"),
        outlet="Post",
        published=day("2025-03-10"),
    )
    assert sorted(d.about for d in _found(story(a, b))) == ["boats: 14 or 17", "sailors: 14 or 17"]
