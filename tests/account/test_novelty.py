from __future__ import annotations

import pytest

from onrecord.account import build
from onrecord.account.view import view_of
from onrecord.model.account import Novelty
from onrecord.model.ids import ArticleId
from tests.account.piles import Sheet, copied, day, story, uttered

FIRST = "Ada Rook said the sea is ours. Nine boats were held.\n"
MORE = "Ben Holt said the boats are gone. Four sailors swam home.\n"


def _sheets() -> tuple[Sheet, Sheet]:
    first = Sheet(FIRST, outlet="Wire", published=day("2025-03-10"))
    first.says("Ada Rook", "the sea is ours")
    then = Sheet(FIRST + MORE, outlet="Post", published=day("2025-03-12"))
    then.says("Ada Rook", "the sea is ours")
    then.says("Ben Holt", "the boats are gone")
    return first, then


def _told(items: tuple[Novelty, ...], article: ArticleId) -> list[tuple[str, str]]:
    return [(n.kind, n.told.text) for n in items if n.told.article == article]


def test_an_article_adds_what_no_earlier_one_had() -> None:
    first, then = _sheets()
    records = story(
        first,
        then,
        derivations=[copied(first, then, (FIRST, FIRST))],
        utterances=[uttered(first.statements[0], then.statements[0])],
    )
    account = build(records)
    assert _told(account.novelty, first.id) == [
        ("detail", "Ada Rook"),
        ("statement", "the sea is ours"),
        ("detail", "Nine boats"),
    ]
    assert _told(account.novelty, then.id) == [
        ("detail", "Ben Holt"),
        ("statement", "the boats are gone"),
        ("detail", "Four sailors swam home"),
    ]
    share = {n.told.article: n.share for n in account.novelty}
    assert share[first.id] == 1
    assert share[then.id] == pytest.approx(11 / 22)


def test_words_that_are_aligned_are_known_even_where_no_utterance_joins_them() -> None:
    first, then = _sheets()
    records = story(first, then, derivations=[copied(first, then, (FIRST, FIRST))])
    assert ("statement", "the sea is ours") not in _told(build(records).novelty, then.id)


def test_without_any_alignment_the_same_sentence_is_still_known() -> None:
    first, then = _sheets()
    account = build(story(first, then))
    assert {n.share for n in account.novelty if n.told.article == then.id} == {11 / 22}


def test_new_since_tells_of_later_articles_against_all_before() -> None:
    first, then = _sheets()
    undated = Sheet("Cara Dunn said nothing.\n", outlet="Undated")
    undated.says("Cara Dunn", "nothing")
    records = story(
        first,
        then,
        undated,
        utterances=[uttered(first.statements[0], then.statements[0])],
    )
    account = build(records, new_since="2025-03-10")
    assert {n.told.article for n in account.novelty} == {then.id}
    assert ("statement", "the boats are gone") in _told(account.novelty, then.id)
    assert ("statement", "the sea is ours") not in _told(account.novelty, then.id)
    assert account.new_since == "2025-03-10"
    assert build(records, new_since="2025-03-12").novelty == ()


def test_passages_that_could_not_be_parsed_count_as_words() -> None:
    french = Sheet("Neuf bateaux sont retenus", outlet="Courrier", refused="in French")
    records = story(french)
    assert view_of(records).sentences[french.id] == []
    assert build(records).novelty == ()


def test_only_names_of_persons_and_organisations_in_the_text_are_details() -> None:
    text = "FREE Norland sent word. The Harbour Board met Ada Rook of the Post.\nmore on Mo Ek"
    sheet = Sheet(text, outlet="The Post", published=day("2025-03-10"))
    sheet.mention("FREE")
    sheet.mention("Norland", "country")
    sheet.mention("Harbour Board", "organisation")
    sheet.mention("Ada Rook")
    sheet.mention("Post", "organisation")
    sheet.mention("Mo Ek")  # in no sentence: furniture
    details = [n.told.text for n in build(story(sheet)).novelty if n.kind == "detail"]
    assert details == ["Harbour Board", "Ada Rook"]


def test_what_is_added_does_not_open_with_that() -> None:
    text = "Ada Rook said that the sea is ours.\n"
    sheet = Sheet(text, outlet="Wire", published=day("2025-03-10"))
    sheet.says("Ada Rook", "that the sea is ours")
    added = [n.told for n in build(story(sheet)).novelty if n.kind == "statement"]
    assert [t.text for t in added] == ["the sea is ours"]
    assert [t.span.of(text) for t in added] == ["the sea is ours"]


def test_a_number_or_a_day_changed_in_known_words_is_new() -> None:
    first = Sheet("The fleet lost 9 boats on Monday.\n", outlet="Wire", published=day("2025-03-12"))
    first.date("Monday", "2025-03-10")
    text = "The fleet lost 14 boats on Sunday.\n"
    then = Sheet(text, outlet="Post", published=day("2025-03-13"))
    then.date("Sunday", "2025-03-09")
    records = story(first, then, derivations=[copied(first, then, (first.text, then.text))])
    assert _told(build(records).novelty, then.id) == [("detail", "14 boats"), ("detail", "Sunday")]


def test_a_day_told_before_and_the_day_of_the_report_add_nothing() -> None:
    first = Sheet("The fleet sailed on Monday.\n", outlet="Wire", published=day("2025-03-10"))
    first.date("Monday", "2025-03-10")
    then = Sheet("A storm rose on Monday.\n", outlet="Post", published=day("2025-03-13"))
    then.date("Monday", "2025-03-10")
    assert build(story(first, then)).novelty == ()


def test_a_place_and_a_ship_are_details() -> None:
    sheet = Sheet("The Ada Star put in at Tarn.\n", outlet="Wire", published=day("2025-03-10"))
    sheet.mention("Ada Star", "vessel")
    sheet.mention("Tarn", "place")
    details = [n.told.text for n in build(story(sheet)).novelty]
    assert details == ["Ada Star", "Tarn"]
