from __future__ import annotations

import io
import sys

import pytest
from rich.console import Console
from rich.progress import Progress as RichProgress

from onrecord.run.progress import Bars, Silent, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_terminal_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.StringIO()
    monkeypatch.setattr(sys, "stderr", piped)
    with progress_bar() as progress:
        assert isinstance(progress, Silent)
        progress.total("read", 3)
        progress.advance("read")
    assert piped.getvalue() == ""


def test_a_terminal_shows_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar() as progress:
        progress.total("annotate", 3)
        progress.advance("annotate", 2)
    assert "annotate" in terminal.getvalue()
    assert "2/3" in terminal.getvalue()


def test_a_bar_is_never_overfull() -> None:
    with RichProgress(console=Console(file=io.StringIO())) as shown:
        bars = Bars(shown)
        bars.advance("read")
        bars.total("link", 2)
        bars.advance("link", 5)
        tasks = {task.description: (task.completed, task.total) for task in shown.tasks}
    assert tasks == {"read": (1, 1), "link": (5, 5)}
