"""Every command, option and column is documented."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

from onrecord.cli.app import app
from onrecord.present.schema import SCHEMAS

RECORDS = (Path(__file__).parents[2] / "docs" / "records.md").read_text()
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"`onrecord {name}" in RECORDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches_by_example(name: str) -> None:
    told = COMMANDS[name].help or ""
    assert f"onrecord {name}" in told


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_is_documented(table: str) -> None:
    section = RECORDS.split(f"### {table}\n")[1].split("\n### ")[0]
    for column in SCHEMAS[table]:
        assert f"`{column}`" in section
