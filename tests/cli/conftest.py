"""Running the program inside the test's process: its real ``main``, its real exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.cli.app import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Program = Callable[..., Outcome]


@pytest.fixture
def onrecord(
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Program:
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        taken = capfdbinary.readouterr()
        status = left.value.code
        return Outcome(
            status=status if isinstance(status, int) else 0,
            out=taken.out.decode(),
            err=taken.err.decode(),
        )

    return run
