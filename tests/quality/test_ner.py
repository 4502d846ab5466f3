"""The scorer of names: text out of tokens, labels to kinds, matching."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.ner import by_mentions, by_spacy, measure, overlapping
from quality.ner_corpus import Marked, Name, bare, is_name, joined, load
from quality.parsers import parser_of


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["She", "said", ":", '"', "No", ",", "never", '"', "."], 'She said: "No, never".'),
        (["Borduria", "'s", "well", "-", "known", "bank"], "Borduria's well-known bank"),
        (["Union", "'", "s", "plan"], "Union's plan"),
        (["May", "-", "Later"], "May - Later"),
        (["(", "$", "5", ")", "is", "n't", "due"], "($5) isn't due"),
        ([], ""),
    ],
)
def test_tokens_are_joined_as_print_has_them(words: list[str], text: str) -> None:
    found, starts = joined(words)
    assert found == text
    assert [found[s : s + len(w)] for s, w in zip(starts, words, strict=True)] == words


def _write(file: Path, lines: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines), encoding="utf-8")


def test_labels_become_kinds_and_pronouns_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "ner"
    lines = ["The B-Organisation", "Norland I-Organisation", "Bank I-Organisation", "met O",
             "him B-Person", ". O", "", "We B-Organisation", "saw O", "Ivo B-Person",
             "Anna B-Person", "Reed I-Person", "in O", "Syldavia B-Location"]  # fmt: skip
    _write(folder / "re3d/CONLL-format/data-by-source/conll/X/a.conll", lines)
    (marked,) = load(tmp_path, "re3d")
    assert marked.text == "The Norland Bank met him.\nWe saw Ivo Anna Reed in Syldavia"
    assert [(marked.text[n.start : n.end], n.kind) for n in marked.names] == [
        ("Norland Bank", "organisation"), ("Ivo", "person"), ("Anna Reed", "person"),
        ("Syldavia", "place"),
    ]  # fmt: skip


def test_worldwide_parts_names_by_their_begin_labels(tmp_path: Path) -> None:
    lines = ["Ivo\tB-Person", "Reed\tI-Person", "Reed\tI-Location", "x\tO", "Ox\tB-Money"]
    _write(tmp_path / "ner" / "worldwide" / "a.tsv", lines)
    (marked,) = load(tmp_path, "worldwide")
    assert [(n.start, n.end, n.kind) for n in marked.names] == [(0, 8, "person"), (9, 13, "place")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("We", False), ("rebels", False), ("the Army", True), ("18,000 men", True)],
)
def test_names(words: str, expected: bool) -> None:
    assert is_name(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the Norland Bank", "Norland Bank"), ("Norland's", "Norland"), ("A", "A"), ("the ", "the ")],
)
def test_articles_and_possessive_endings_are_left_off(words: str, expected: str) -> None:
    found = bare(words, Name(0, len(words), "place"), 10)
    assert words[found.start - 10 : found.end - 10] == expected


def test_overlaps_are_one_to_one_and_the_longest_wins() -> None:
    gold = [Name(0, 10, "person"), Name(12, 20, "person")]
    assert overlapping(gold, [Name(8, 14, "person")]) == 1
    assert overlapping(gold, [Name(0, 3, "person"), Name(8, 13, "person")]) == 2
    assert overlapping(gold, [Name(10, 12, "person")]) == 0
    assert overlapping(gold, []) == 0


def test_both_systems_are_measured_on_one_text() -> None:
    text = "Yesterday Barack Obama met the minister in France.\nHe left Germany."
    france, germany = text.index("France"), text.index("Germany")
    gold = (Name(10, 22, "person"), Name(france, france + 6, "place"),
            Name(germany, germany + 7, "place"))  # fmt: skip
    marked = Marked(corpus="made", name="a", text=text, names=gold)
    for find in (by_mentions(parser_of("spacy")), by_spacy()):
        measured = measure([marked], find)
        assert set(measured) == {"person", "place", "all"}
        assert (measured["all"].gold, measured["all"].exact, measured["all"].overlap) == (3, 3, 3)
