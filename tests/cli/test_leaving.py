"""How the program leaves when it is stopped, or when its output has nowhere to go."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.app import main
from onrecord.store import Store
from tests.cli.conftest import Program
from tests.store.samples import WHEN, article, saving


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    held = [saving(article(f"Ship {n} sails. " * 500), f"{n}.txt") for n in range(20)]
    with Store.open(path) as made:
        made.save(held, WHEN)
    return path


def program(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "onrecord.cli", *map(str, arguments)]


def test_a_reader_that_goes_is_no_error(store: Path) -> None:
    with subprocess.Popen(
        program("search", "ship", "-n", "200000", "--json", "--store", store),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
@pytest.mark.parametrize("form", [["--json"], []])
def test_a_full_disk_is_told(store: Path, form: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            program("search", "ship", "--store", store, *form),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("onrecord: the output can't be written")
    assert b"Traceback" not in done.stderr


def test_an_interrupt_says_that_what_was_saved_is_kept(
    onrecord: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.run.take_in.take_in", interrupted)
    done = onrecord("read", tmp_path)
    assert done.status == 130
    assert "read again completes it" in done.err


def test_a_bug_in_the_program_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr("onrecord.run.take_in.take_in", broken)
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "store.db"))
    monkeypatch.setattr(sys, "argv", ["onrecord", "read", str(tmp_path)])
    with pytest.raises(LookupError, match="no such thing"):
        main()


def test_the_trace_of_a_bug_in_an_article_is_printed_when_asked_for(
    onrecord: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError("no such \x1b[31mthing")

    monkeypatch.setattr(logging.getLogger("onrecord"), "handlers", [])
    (tmp_path / "a.txt").write_text("The ferry sails on Monday, the captain said.")
    monkeypatch.setattr("onrecord.run.stages.label_passages", broken)
    told = onrecord("read", tmp_path / "a.txt")
    assert (told.status, "Traceback" in told.err) == (1, False)
    assert "LookupError at test_leaving.py" in told.err
    told = onrecord("--debug", "read", tmp_path / "a.txt")
    assert told.status == 1
    assert "Traceback (most recent call last):" in told.err
    assert "\x1b" not in told.err
