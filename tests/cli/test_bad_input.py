"""Bad input: a clear message naming the file, a row in ``rejects``, the rest is done."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

GOOD = """Council votes to rebuild the old bridge

VESTMARK - The council of Vestmark voted on Tuesday to rebuild the old bridge.

"We will open it before the winter," Mayor Lena Orsk said after the vote.
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "good.txt"
    path.parent.mkdir()
    path.write_text(GOOD)
    return path


def _bad(folder: Path) -> dict[str, bytes]:
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": b"\x00\x01\x02\xff" * 200,
        "picture.html": b"\x89PNG\r\n\x1a\n" + b"\x00" * 300,
        "nothing.html": b"<html><body><script>var a = 1</script></body></html>",
        "marks.txt": b'"' * 10_000,
        "lines.jsonl": b'{"title": "no text"}\n',
        "broken.jsonl": b'{"text": "unclosed\n',
        "list.jsonl": b'["text"]\n',
    }


@pytest.mark.parametrize("name", _bad(Path()))
def test_refused_input_is_named_and_the_rest_is_done(
    onrecord: Program, good: Path, name: str
) -> None:
    bad = good.parent / name
    bad.write_bytes(_bad(good.parent)[name])
    done = onrecord("read", good.parent)
    assert done.status == 3
    assert name in done.err
    assert "1 taken" in done.out
    assert "1 refused" in done.out
    rows = json.loads(onrecord("show", "rejects", "--json").out)
    assert [name in row["path"] for row in rows] == [True]
    assert rows[0]["reason"]


def test_all_input_refused_is_status_one(onrecord: Program, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.touch()
    assert onrecord("read", bad).status == 1


def test_a_missing_path_is_refused(onrecord: Program, good: Path) -> None:
    done = onrecord("read", good, good.parent / "gone.txt")
    assert done.status == 3
    assert "gone.txt" in done.err


def test_a_file_of_200_mb_is_refused_unread(onrecord: Program, good: Path) -> None:
    huge = good.parent / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    done = onrecord("read", good.parent)
    assert done.status == 3
    assert "huge.txt" in done.err
    assert "ONRECORD_MAX_FILE_BYTES" in done.err


def test_a_folder_loop_by_links_ends(onrecord: Program, good: Path) -> None:
    (good.parent / "loop").symlink_to(good.parent, target_is_directory=True)
    done = onrecord("read", good.parent)
    assert "1 taken" in done.out
    assert done.status in (0, 3)


def test_an_unreadable_file_is_refused(
    onrecord: Program, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = good.parent / "locked.txt"
    locked.write_text(GOOD)
    opened = Path.open

    def shut(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == locked.name:  # root reads everything: the system's answer is made up
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", shut)
    done = onrecord("read", good.parent)
    assert done.status == 3
    assert "locked.txt" in done.err
    assert "permission denied" in done.err
    assert "1 taken" in done.out


TAKEN = {
    "word.txt": "Resigned",
    "line.txt": "the minister said that it would go on and " * 1_500,
    "marks.txt": 'He said "no. ' + '" ' * 10_000,
    "curly.txt": "“" * 10_000 + "said the mayor",
    "nested.txt": "“‘" * 5_000 + "he said",
    "rtl.txt": "قال الوزير إن المحادثات ستستأنف الأسبوع المقبل في العاصمة، وفقا لبيان.\n" * 3,
    "emoji.txt": "🛳️🛳️ “We sail 🌊 on Monday,” the captain 👩🏽‍✈️ said. 🎉",
    "controls.txt": "The mayor\x07 said \x1b[31mnothing\x1b[0m would change.\u202e",
}


@pytest.mark.parametrize("name", TAKEN)
def test_odd_text_is_taken(onrecord: Program, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TAKEN[name])
    done = onrecord("read", path)
    assert "1 taken" in done.out
    rows = [json.loads(line) for line in onrecord("export", "articles").out.splitlines()]
    assert [row["text"] for row in rows] == [TAKEN[name]]
    for row in map(json.loads, onrecord("export", "statements").out.splitlines()):
        spans = row["content"]["spans"]
        assert row["content"]["text"] == " ".join(TAKEN[name][a:b] for a, b in spans)
    assert "\x1b[31m" not in onrecord("account").out


def test_another_language_is_taken_and_its_statements_refused(
    onrecord: Program, tmp_path: Path
) -> None:
    path = tmp_path / "de.txt"
    path.write_text(
        "Der Stadtrat stimmt für die neue Brücke\n\n"
        "VESTMARK - Der Stadtrat hat am Dienstag beschlossen, die alte Brücke neu zu bauen. "
        "„Wir öffnen sie vor dem Winter“, sagte die Bürgermeisterin nach der Abstimmung.\n"
    )
    done = onrecord("read", path)
    assert "1 taken" in done.out
    assert done.status == 3
    assert "de.txt" in done.err
    assert onrecord("export", "statements").out == ""
    assert json.loads(onrecord("search", "Brücke", "--json").out)


def test_one_text_under_two_paths_is_one_article(onrecord: Program, good: Path) -> None:
    (good.parent / "same.txt").write_text(GOOD)
    onrecord("read", good.parent)
    (row,) = map(json.loads, onrecord("export", "articles").out.splitlines())
    assert [Path(p).name for p in row["paths"]] == ["good.txt", "same.txt"]


def test_a_file_that_changes_is_a_new_version_and_the_old_one_is_kept(
    onrecord: Program, good: Path
) -> None:
    onrecord("read", good)
    good.write_text(GOOD + "\nThe vote was nine to four.\n")
    done = onrecord("read", good)
    assert "1 taken" in done.out
    rows = [json.loads(line) for line in onrecord("export", "articles").out.splitlines()]
    assert len(rows) == 2
    (new,) = [row for row in rows if "nine to four" in row["text"]]
    (old,) = [row for row in rows if row is not new]
    assert new["version_of"] == old["id"]
    assert old["version_of"] is None


def test_reading_again_takes_nothing_twice(onrecord: Program, good: Path) -> None:
    onrecord("read", good)
    before = onrecord("export", "statements").out
    done = onrecord("read", good)
    assert "0 taken, 1 already known" in done.out
    assert done.status == 0
    assert onrecord("export", "statements").out == before


def test_a_long_passage_to_check_is_no_file_name(good: Path, onrecord: Program) -> None:
    assert onrecord("read", good).status == 0
    passage = "The council of Vestmark voted on Tuesday to rebuild the old bridge. " * 8
    outcome = onrecord("check", passage)
    assert outcome.status == 0
    assert "8 sentences" in outcome.out
