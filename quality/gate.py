"""The gate: measured scores against floors that only rise.

    python quality/gate.py [TASK ...]             # exit status 1 below a floor
    python quality/gate.py [TASK ...] --report    # every figure as Markdown, no verdict
    python quality/gate.py [TASK ...] --raise     # lift the floors to what is measured now

A task is a module with ``score(corpora) -> dict[str, float]``; in every figure more is
better. Floors stand in ``floors.json``, by task and figure, beside the margin that
``--raise`` leaves below a measured value (processors differ a little). ``--raise`` never
lowers a floor. A figure without a floor is shown, not judged; a floor whose figure is no
longer measured fails.

The corpora are public research data and no part of the project. They are looked for in
``$ONRECORD_CORPORA``, else in ``../shared/corpora`` beside the project. A task whose
corpus is missing is skipped and named; where ``CI=true`` is set, that fails.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = Path(__file__).with_name("floors.json")

Figures = Mapping[str, float]
Score = Callable[[Path], Figures]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One measurement.

    Attributes:
        module: where its ``score`` is.
        judged: patterns of the figures that ``--raise`` gives floors: those that sum a
            task up. Precision may be traded for recall; peers and seconds are only shown.
        corpora: the folders of the corpora that it needs; none for the project's own data.
    """

    module: str
    judged: tuple[str, ...] = ("*",)
    corpora: tuple[str, ...] = ()

    def score(self) -> Score:
        """The task's scorer, imported when it is needed."""
        scorer: Score = importlib.import_module(self.module).score
        return scorer

    def of_judged(self, measured: Figures) -> Figures:
        """The figures that floors are for."""
        return {
            figure: value
            for figure, value in measured.items()
            if any(fnmatchcase(figure, pattern) for pattern in self.judged)
        }


TASKS: Mapping[str, Task] = {
    "derivations": Task(
        module="quality.derivations",
        judged=("*_f1", "honest", "direction_evident"),
        corpora=("polnear", "ecb-plus", "basil"),
    ),
    "act": Task(module="quality.act", judged=("*_f1",), corpora=("polnear",)),
    "example": Task(module="quality.example.scoring", judged=("*_found", "*_avoided")),
    "ner": Task(
        module="quality.ner",
        judged=(
            "worldwide_all_*",
            "worldwide_person_*",
            "worldwide_organisation_*",
            "worldwide_place_*",
            "re3d_all_*",
        ),
        corpora=("ner",),
    ),
    "passages": Task(
        module="quality.passages",
        judged=("pages_hold_f1", "texts_*line_accuracy"),
        corpora=("article-extraction",),
    ),
    "disagreements": Task(
        module="quality.disagreements",
        judged=("fresh_precision", "fresh_recall", "fresh_f1", "fresh_kind"),
        corpora=("basil", "ecb-plus"),
    ),
    "plover": Task(
        module="quality.plover",
        judged=("*_f1", "*_empty_quiet"),
        corpora=("plover", "polnear"),
    ),
    "polnear": Task(
        module="quality.polnear", judged=("*f1", "*_exact", "*_speaker"), corpora=("polnear",)
    ),
    "promises": Task(
        module="quality.promises",
        judged=("f1", "precision", "*_f1"),
        corpora=("polnear", "timeml", "basil", "ecb-plus"),
    ),
    "stories": Task(module="quality.stories", judged=("*_f1",), corpora=("basil", "ecb-plus")),
    "timeml": Task(module="quality.timeml", judged=("*_f1",), corpora=("timeml",)),
    "check": Task(module="quality.check", judged=("accuracy", "unsound_caught")),
    "utterances": Task(
        module="quality.utterances",
        judged=("pairs_f1", "pairs_precision"),
        corpora=("basil", "ecb-plus"),
    ),
    "vectors": Task(
        module="quality.vectors", judged=("*_kept",), corpora=("mrpc", "ecb-plus", "basil")
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure beside its floor; ``value`` is None when it was not measured."""

    task: str
    figure: str
    value: float | None
    floor: float | None

    @property
    def ok(self) -> bool:
        """Whether the figure holds its floor."""
        return self.floor is None or (self.value is not None and self.value >= self.floor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """Floors by task and figure, and the margin that raising leaves below a value."""

    margin: float
    tasks: Mapping[str, Figures]

    @classmethod
    def read(cls, file: Path) -> Floors:
        """The floors of a file."""
        held = json.loads(file.read_text(encoding="utf-8"))
        return cls(margin=held["margin"], tasks=held["tasks"])

    def write(self, file: Path) -> None:
        """Write the floors, sorted, so that a change of one is one line."""
        tasks = {task: dict(sorted(held.items())) for task, held in sorted(self.tasks.items())}
        text = json.dumps({"margin": self.margin, "tasks": tasks}, indent=2)
        file.write_text(text + "\n", encoding="utf-8")

    def raised(self, task: str, measured: Figures) -> Floors:
        """These floors, lifted to ``measured`` less the margin; none is lowered."""
        old = self.tasks.get(task, {})
        new = {figure: self._lifted(value, old.get(figure)) for figure, value in measured.items()}
        return Floors(margin=self.margin, tasks={**self.tasks, task: {**old, **new}})

    def _lifted(self, value: float, floor: float | None) -> float:
        # in decimals: 0.9 - 0.005 is not 0.895 in binary
        exact = Decimal(repr(value)) - Decimal(repr(self.margin))
        lifted = float(exact.quantize(Decimal("0.001"), rounding=ROUND_FLOOR))
        return max(lifted, 0.0) if floor is None else max(lifted, floor)


def compare(task: str, measured: Figures, floors: Floors) -> list[Line]:
    """Every figure that was measured or has a floor, sorted."""
    held = floors.tasks.get(task, {})
    return [
        Line(task=task, figure=figure, value=measured.get(figure), floor=held.get(figure))
        for figure in sorted({*measured, *held})
    ]


def corpora_folder(environment: Mapping[str, str]) -> Path:
    """Where the corpora are looked for."""
    given = environment.get("ONRECORD_CORPORA")
    return Path(given) if given else ROOT.parent / "shared" / "corpora"


def missing(task: Task, corpora: Path) -> list[str]:
    """The corpora of ``task`` that are not there."""
    return [name for name in task.corpora if not (corpora / name).is_dir()]


def table(lines: Sequence[Line], *, markdown: bool) -> Iterator[str]:
    """The figures as lines of text or of a Markdown table."""
    if markdown:
        yield "| task | figure | value | floor |"
        yield "|---|---|---|---|"
        for line in lines:
            value, floor = _number(line.value), _number(line.floor)
            yield f"| {line.task} | {line.figure} | {value} | {floor} |"
        return
    width = max((len(f"{line.task} {line.figure}") for line in lines), default=0)
    yield f"{'figure':<{width}}  {'value':>7}  {'floor':>7}  ok"
    for line in lines:
        name = f"{line.task} {line.figure}"
        verdict = "-" if line.floor is None else "yes" if line.ok else "NO"
        yield f"{name:<{width}}  {_number(line.value):>7}  {_number(line.floor):>7}  {verdict}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    *,
    tasks: Mapping[str, Task] = TASKS,
    floors_file: Path = FLOORS,
) -> int:
    """Run the gate.

    Args:
        arguments: of the command line, without the program's name.
        environment: where ``ONRECORD_CORPORA`` and ``CI`` are looked up.
        tasks: the tasks by name.
        floors_file: where the floors stand.

    Returns:
        The exit status: 0 all floors hold; 1 one does not, or a corpus is missing in CI.
    """
    options = _options(arguments, tasks)
    corpora = corpora_folder(environment)
    floors = Floors.read(floors_file)
    lines: list[Line] = []
    skipped = False
    for name in options.task or tasks:
        absent = missing(tasks[name], corpora)
        if absent:
            skipped = True
            print(f"{name}: skipped, no {' and no '.join(absent)} in {corpora}", file=sys.stderr)
            continue
        measured = tasks[name].score()(corpora)
        if options.lift:
            # read again: measuring takes minutes, and another task may have been raised
            floors = Floors.read(floors_file).raised(name, tasks[name].of_judged(measured))
            floors.write(floors_file)
        lines += compare(name, measured, floors)
    print("\n".join(table(lines, markdown=options.report)))
    if options.report:
        return 0
    return int(not all(line.ok for line in lines) or (skipped and _in_ci(environment)))


def _options(arguments: Sequence[str], tasks: Mapping[str, Task]) -> argparse.Namespace:
    about = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="quality/gate.py", description=about)
    parser.add_argument("task", nargs="*", help=f"of {', '.join(tasks)}; all when none is named")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--report", action="store_true", help="Markdown, no verdict")
    modes.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.task) - set(tasks))
    if unknown:
        parser.error(f"no task {', '.join(unknown)}; there are {', '.join(tasks)}")
    return options


def _in_ci(environment: Mapping[str, str]) -> bool:
    return environment.get("CI", "").lower() in {"1", "true"}


if __name__ == "__main__":
    # run as a script, the folder of this file is on the path, the project's root is not
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:], os.environ))
