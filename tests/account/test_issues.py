from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.account import build
from onrecord.account.issues import issues_in, lexicon_of, read_lexicon, shipped
from onrecord.errors import UsageError
from onrecord.model.vectors import packed
from onrecord.resources import lexicon
from tests.account.piles import Sheet, story


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("it would raise tariffs on steel", "trade and tariffs"),
        ("the embargo will stay", "sanctions"),
        ("both sides broke the cease-fire", "war and ceasefire"),
        ("enriched uranium was found", "nuclear weapons and proliferation"),
        ("sending ammunition to the front", "arms and defence"),
        ("curb the flow of fentanyl", "drugs"),
        ("asylum seekers at the frontier", "migration and borders"),
        ("the referendum was free", "elections and parties"),
        ("greenhouse gases must fall", "climate and environment"),
        ("political prisoners should be freed", "human rights and freedoms"),
        ("the vaccine is safe", "health"),
        ("semiconductors and artificial intelligence", "technology and AI"),
        ("the price of crude oil", "energy"),
        ("income tax will rise", "budget and taxes"),
        ("the prosecutor dropped the indictment", "justice and courts"),
        ("territorial integrity", "territory and sovereignty"),
        ("the ambassador was recalled", "diplomacy"),
        ("an earthquake of magnitude six", "disasters and accidents"),
        ("the minimum wage", "labour and welfare"),
    ],
)
def test_terms_name_their_issue(text: str, issue: str) -> None:
    assert issue in {name for name, _ in issues_in(text, shipped())}


def test_the_longest_term_wins() -> None:
    terms = lexicon_of({"power": ["nuclear power"], "arms": ["nuclear"]})
    assert set(issues_in("nuclear power is costly", terms)) == {("power", "nuclear power")}
    assert set(issues_in("nuclear arms", terms)) == {("arms", "nuclear")}


def test_every_shipped_term_is_found_by_itself() -> None:
    for issue, terms in lexicon("issues").items():
        for term in terms:
            assert (issue, term) in issues_in(f"about {term} today", shipped()), term


def test_a_statement_takes_the_issues_of_its_words_else_of_its_sentence() -> None:
    sheet = Sheet("On the tariff, Ada Rook said it was wrong. Ben Holt said nothing is easy.\n")
    first = sheet.says("Ada Rook", "it was wrong")
    second = sheet.says("Ben Holt", "nothing is easy")
    account = build(story(sheet))
    names = {i.id: i.name for i in account.issues}
    of = {s: [names[i] for i in ids] for s, ids in account.issue_of}
    assert of == {first.id: ["trade and tariffs"], second.id: ["unsorted"]}
    assert account.issues[-1].name == "unsorted"
    assert account.issues[0].terms == ("tariff",)


def test_a_continued_quotation_keeps_the_issue() -> None:
    sheet = Sheet('"The tariff is a wall," Ada Rook said. "It will fall."\n')
    first = sheet.says("Ada Rook", '"The tariff is a wall,"', manner="direct")
    sheet.says(None, '"It will fall."', manner="direct", continues=first.id)
    account = build(story(sheet))
    assert {len(ids) for _, ids in account.issue_of} == {1}
    assert [i.name for i in account.issues] == ["trade and tariffs"]


def test_a_users_own_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("herring: [herring, quota of fish]\n", encoding="utf-8")
    sheet = Sheet("Ada Rook said the herrings are gone.\n")
    sheet.says("Ada Rook", "the herrings are gone")
    assert [i.name for i in build(story(sheet), terms=read_lexicon(path)).issues] == ["herring"]


def test_close_statements_that_no_term_names_get_an_issue_of_their_own() -> None:
    told = ("the otter count doubled", "we repeat the otter count", "no otter count is right",
            "an otter count is due")  # fmt: skip
    sheet = Sheet("".join(f"Ada Rook said {words}.\n" for words in (*told, "it rained a while")))
    made = [sheet.says("Ada Rook", words) for words in told]
    rest = sheet.says("Ada Rook", "it rained a while")
    records = story(sheet)
    (held,) = records.articles
    near, far = (packed(np.eye(1, 384, n, dtype=np.float32)[0]) for n in (0, 1))
    sentences = tuple(
        replace(s, vector=far if "rained" in s.span.of(sheet.text) else near)
        for s in held.annotation.sentences
    )
    annotation = replace(held.annotation, sentences=sentences)
    account = build(replace(records, articles=(replace(held, annotation=annotation),)))
    names = {i.id: i.name for i in account.issues}
    of = {s: [names[i] for i in ids] for s, ids in account.issue_of}
    assert of == {**{s.id: ["otter count"] for s in made}, rest.id: ["unsorted"]}


@pytest.mark.parametrize("content", ["- a list\n", "a: [b\n", "a: words\n"])
def test_a_lexicon_of_another_form_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine\.yaml"):
        read_lexicon(path)


def test_a_missing_file_of_issues_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no file of issues .*mine\.yaml") as caught:
        read_lexicon(tmp_path / "mine.yaml")
    assert "Errno" not in str(caught.value)
    assert "[term, term]" in (caught.value.hint or "")


def test_a_folder_is_no_file_of_issues(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a directory") as caught:
        read_lexicon(tmp_path)
    assert "Errno" not in str(caught.value)
