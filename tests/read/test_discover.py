from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from onrecord.model.reject import Reject
from onrecord.read import Unit, units
from onrecord.settings import Settings


def _found(*paths: Path | str, settings: Settings | None = None) -> list[Unit | Reject]:
    return list(units([str(p) for p in paths], settings or Settings()))


def _reason(item: Unit | Reject) -> str:
    assert isinstance(item, Reject)
    assert item.stage == "read"
    return item.reason


def test_a_folder_is_walked_sorted_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.xlsx", "sub/z.html", "sub/.git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    found = _found(tmp_path)
    assert [Path(u.path).name for u in found] == ["a.md", "b.txt", "z.html"]
    assert all(isinstance(u, Unit) and u.last and u.size == 5 for u in found)


def test_a_path_given_twice_or_in_a_given_folder_is_read_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("words")
    found = _found(file, f"{tmp_path}/./a.txt", tmp_path)
    assert [u.path for u in found] == [str(file)]


def test_missing_empty_and_unknown_files_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "data.xlsx").write_text("x")
    (tmp_path / "none").mkdir()
    assert "does not exist" in _reason(_found(tmp_path / "nowhere.txt")[0])
    assert "empty" in _reason(_found(tmp_path / "empty.txt")[0])
    assert "no known format (.xlsx)" in _reason(_found(tmp_path / "data.xlsx")[0])
    assert "holds no file" in _reason(_found(tmp_path / "none")[0])
    assert "empty path" in _reason(_found("")[0])
    assert "can't be read" in _reason(_found("a\x00b.txt")[0])


def test_a_dangling_link_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "link to nothing" in _reason(_found(tmp_path / "a.txt")[0])
    assert "link to nothing" in _reason(_found(tmp_path)[0])


def test_a_link_back_to_its_own_folder_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("words")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    found = _found(tmp_path)
    assert [Path(u.path).name for u in found] == ["a.txt", "loop"]
    assert "link back" in _reason(found[1])


def test_two_links_to_each_folder_do_not_multiply(tmp_path: Path) -> None:
    for level in range(20):
        (tmp_path / f"d{level:02}").mkdir()
    for level in range(19):
        for name in ("x", "y"):
            (tmp_path / f"d{level:02}" / name).symlink_to(tmp_path / f"d{level + 1:02}")
    (tmp_path / "d19" / "a.txt").write_text("words")
    assert len([u for u in _found(tmp_path) if isinstance(u, Unit)]) == 1


def test_folders_too_deep_are_refused(tmp_path: Path) -> None:
    deep = tmp_path / "1" / "2" / "3"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("words")
    found = _found(tmp_path, settings=Settings(max_folder_depth=3))
    assert "deeper than 3" in _reason(found[0])


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "named pipe" in _reason(_found(tmp_path / "a.txt")[0])
    assert "a device" in _reason(_found("/dev/null")[0])


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert "larger than the limit (200,000,000 bytes" in _reason(_found(tmp_path)[0])


def test_an_unreadable_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(path: str) -> list[str]:  # root reads everything: the system's answer is made up
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(os, "listdir", shut)
    assert "can't be opened" in _reason(_found(tmp_path)[0])


def test_a_walk_stays_inside_the_folder_named(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    named = tmp_path / "named"
    (outside / "deep").mkdir(parents=True)
    named.mkdir()
    (outside / "secret.txt").write_text("a word")
    (outside / "deep" / "other.txt").write_text("a word")
    (named / "a.txt").symlink_to(outside / "secret.txt")
    (named / "b").symlink_to(outside / "deep")
    (named / "real.txt").write_text("a word")
    (named / "within.txt").symlink_to(named / "real.txt")
    found = _found(named)
    assert [Path(u.path).name for u in found if isinstance(u, Unit)] == ["real.txt", "within.txt"]
    refused = [u for u in found if isinstance(u, Reject)]
    assert [Path(r.path).name for r in refused] == ["a.txt", "b"]
    assert all("link out of the folder" in r.reason for r in refused)


def test_a_link_named_directly_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a word")
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    assert [type(u) for u in _found(tmp_path / "link")] == [Unit]


@pytest.mark.parametrize("address", ["https://news.example/a.html", "ftp://news.example/a.txt"])
def test_an_address_is_refused_as_one(address: str) -> None:
    (found,) = units([address], Settings())
    assert isinstance(found, Reject)
    assert found.path == address
    assert "is an address" in found.reason


def test_jsonl_comes_in_units_of_64_lines_and_the_last_is_marked(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(f'{{"text": "word {i}"}}\n\n' for i in range(100)))
    found = [u for u in _found(file) if isinstance(u, Unit)]
    assert [len(u.lines) for u in found] == [64, 36]
    assert [u.last for u in found] == [False, True]
    assert found[1].lines[-1] == (199, b'{"text": "word 99"}')


def test_a_jsonl_line_over_the_limit_is_skipped_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text":"a"}\n' + b"x" * 5_000_000 + b"\n" + b'{"text":"b"}')
    found = _found(file, settings=Settings(max_file_bytes=1_000))
    assert isinstance(found[0], Reject)
    assert found[0].path.endswith("a.jsonl#2")
    assert isinstance(found[1], Unit)
    assert [number for number, _ in found[1].lines] == [1, 3]


def test_a_last_line_over_the_limit_still_ends_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"x" * 100)
    found = _found(file, settings=Settings(max_file_bytes=10))
    assert isinstance(found[0], Reject)
    assert isinstance(found[1], Unit)
    assert found[1].last
    assert found[1].lines == ()


def test_a_jsonl_of_white_space_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n \n")
    assert "only white space" in _reason(_found(tmp_path)[0])


def test_a_name_that_is_no_unicode_is_read_under_an_escaped_path(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.pdf"
    with Path(os.fsdecode(name)).open("wb") as file:
        file.write(b"x")
    rejected = _found(os.fsdecode(name))[0]
    assert rejected.path.encode("utf-8").endswith(rb"caf\udce9.pdf")
