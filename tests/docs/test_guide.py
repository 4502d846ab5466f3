"""The guide's commands do what it says, in its order, on the example story."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from onrecord.cli import main
from onrecord.cli.app import app
from onrecord.settings import Settings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def lines() -> Iterator[tuple[str, int]]:
    """Each command line of the guide, with the exit status that it names (else 0)."""
    for block in re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL):
        for line in block.splitlines():
            command, _, told = line.removeprefix("$ ").partition("#")
            yield command.strip(), int(told.split()[-1]) if told else 0


def status_of(command: str, patch: pytest.MonkeyPatch) -> int:
    """The exit status of one command line of the guide."""
    words = shlex.split(command)
    if words[0] == "export":
        name, _, value = words[1].partition("=")
        patch.setenv(name, value)
        return 0
    patch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


@pytest.mark.slow
def test_the_guide_runs_from_start_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    given = list(lines())
    found = [(command, status_of(command, monkeypatch)) for command, _ in given]
    assert found == given
    outputs = {word for command, _ in given for word in re.findall(r"-o (\S+)", command)}
    assert all((tmp_path / name).stat().st_size > 0 for name in outputs)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_place_in_the_guide(name: str) -> None:
    assert any(command.startswith(f"onrecord {name}") for command, _ in lines())


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_told_with_its_default(field: object) -> None:
    name, default = field.name, field.default  # type: ignore[attr-defined]
    row = next(
        line for line in GUIDE.splitlines() if line.startswith(f"| `ONRECORD_{name.upper()}`")
    )
    assert row.split("|")[2].strip().strip("`") == str(default)


def test_links_between_documents_lead_somewhere() -> None:
    for file in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)", file.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (file.parent / target).exists(), f"{file.name}: {target}"
