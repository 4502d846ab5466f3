"""Wrong use, and the statuses and messages that it gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program

STORY = """Ferry crews end their strike

HARLOW BAY - Ferry crews in Harlow Bay ended their strike on Monday, 4 May 2026.

"We will sail again tomorrow," union leader Mira Tolland said.
"""


@pytest.fixture
def filled(onrecord: Program, tmp_path: Path) -> Program:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)
    assert onrecord("read", path).status == 0
    return onrecord


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "nothing"], "no table"),
        (["show", "statements", "--where", "who=me"], "no column"),
        (["show", "statements", "--where", "manner"], "--where takes"),
        (["export", "articles", "--format", "doc"], "no format"),
        (["account", "--as-of", "yesterday"], "--as-of takes"),
        (["account", "--known-by", "soon"], "--known-by takes"),
        (["account", "--format", "doc"], "format"),
        (["nothing"], "nothing"),
    ],
)
def test_wrong_use_is_status_two_and_says_what_is_wrong(
    filled: Program, arguments: list[str], told: str
) -> None:
    done = filled(*arguments)
    assert done.status == 2
    assert told in done.err


@pytest.mark.parametrize("command", ["stories", "account", "search x", "show articles"])
def test_a_missing_store_is_status_one_and_says_what_to_do(onrecord: Program, command: str) -> None:
    done = onrecord(*command.split())
    assert done.status == 1
    assert "onrecord read" in done.err


def test_an_unknown_story_is_status_one(filled: Program) -> None:
    done = filled("account", "story-unknown")
    assert done.status == 1
    assert "story-unknown" in done.err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("search nowhere", "nothing in the store"),
        ("show rejects", "has no row"),
        ("show statements --where path=none", "no row of statements fits"),
        ("stories --as-of 2001-01-01", "no story"),
    ],
)
def test_a_question_that_finds_nothing_is_done_in_either_form(
    filled: Program, command: str, told: str
) -> None:
    shown = filled(*command.split())
    assert (shown.status, shown.out) == (0, "")
    assert told in shown.err
    machine = filled(*command.split(), "--json")
    assert (machine.status, json.loads(machine.out), machine.err) == (0, [], "")


@pytest.mark.parametrize(
    "command", ["read {}", "refresh", "stories", "account", "search sail", "show articles"]
)
def test_json_on_any_command_is_one_document(filled: Program, tmp_path: Path, command: str) -> None:
    done = filled(*command.format(tmp_path / "ferry.txt").split(), "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)


def test_json_tells_an_error_as_text_beside_it(filled: Program) -> None:
    done = filled("account", "story-unknown", "--json")
    assert (done.status, done.out) == (1, "")
    assert "story-unknown" in done.err


def test_search_lights_the_words_and_takes_hostile_ones(filled: Program) -> None:
    (hit, *_) = json.loads(filled("search", "sail", "again", "--json").out)
    assert {hit["text"][a:b].lower() for a, b in hit["lit"]} == {"sail", "again"}
    for words in ('"', "sail*", "NEAR(", "text:sail", "a AND", "'; DROP TABLE articles; --"):
        assert filled("search", words).status == 0


def test_search_keeps_the_blanks_around_lit_words(filled: Program) -> None:
    assert "We will sail again tomorrow" in " ".join(filled("search", "sail", "again").out.split())


def test_export_to_a_file_is_whole_or_not_there(filled: Program, tmp_path: Path) -> None:
    out = tmp_path / "statements.csv"
    assert filled("export", "statements", "-f", "csv", "-o", out).status == 0
    assert out.read_text().count("Mira Tolland") >= 1
    assert filled("export", "statements", "-o", tmp_path / "no" / "x").status == 2
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".onrecord-")]


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_account_in_every_form_holds_the_statement(filled: Program, form: str) -> None:
    done = filled("account", "--format", form)
    assert done.status == 0
    assert "We will sail again tomorrow" in done.out
    assert "Mira Tolland" in done.out


def test_a_users_own_issues_sort_the_statements(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "issues.yaml"
    path.write_text("crossings: [sail, ferry]\n")
    done = filled("account", "--issues", path, "--json")
    assert done.status == 0
    assert "crossings" in [issue["name"] for issue in json.loads(done.out)["issues"]]
    assert "crossings" not in filled("account", "--json").out
    path.write_text("- sail\n")
    assert filled("account", "--issues", path).status == 2


def test_help_names_every_table(onrecord: Program) -> None:
    told = onrecord("show", "--help").out
    for table in ("articles", "statements", "timeline", "rejects"):
        assert table in told
