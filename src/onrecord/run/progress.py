"""How far a run is: a bar on a terminal, silence everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress


class Progress(Protocol):
    """What a run tells while it goes on."""

    def total(self, step: str, count: int) -> None:
        """``count`` more are known to lie before a step."""
        ...

    def advance(self, step: str, count: int = 1) -> None:
        """``count`` more went through a step."""
        ...


class Silent:
    """Tells nothing."""

    def total(self, step: str, count: int) -> None:
        """Tell nothing."""

    def advance(self, step: str, count: int = 1) -> None:
        """Tell nothing."""


class Bars:
    """One bar a step, made when the step is first heard of."""

    def __init__(self, shown: RichProgress) -> None:
        self._shown = shown
        self._totals: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._tasks: dict[str, int] = {}

    def total(self, step: str, count: int) -> None:
        """Lengthen a step's bar."""
        self._totals[step] = self._totals.get(step, 0) + count
        self._draw(step)

    def advance(self, step: str, count: int = 1) -> None:
        """Fill a step's bar."""
        self._done[step] = self._done.get(step, 0) + count
        self._draw(step)

    def _draw(self, step: str) -> None:
        if step not in self._tasks:
            self._tasks[step] = int(self._shown.add_task(step))
        done = self._done.get(step, 0)
        total = max(self._totals.get(step, 0), done)
        self._shown.update(self._tasks[step], total=total, completed=done)  # type: ignore[arg-type]


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Bars on standard error while it is a terminal, else silence."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    columns = (
        TextColumn("{task.description:>9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield Bars(shown)
