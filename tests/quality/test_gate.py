from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.gate import ROOT, TASKS, Floors, Task, compare, corpora_folder, main

SHARES = st.floats(min_value=0, max_value=1)


@pytest.fixture
def floors_file(tmp_path: Path) -> Path:
    file = tmp_path / "floors.json"
    Floors(margin=0.01, tasks={"made": {"f1": 0.5}}).write(file)
    return file


def made(
    monkeypatch: pytest.MonkeyPatch, figures: Mapping[str, float], *corpora: str
) -> dict[str, Task]:
    """A task named ``made`` that measures ``figures``."""
    module = ModuleType("made_task")
    module.score = lambda corpora: figures  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_task", module)
    return {"made": Task(module="made_task", corpora=corpora)}


@pytest.mark.parametrize(
    ("value", "status", "verdict"), [(0.5, 0, "yes"), (0.49, 1, "NO"), (0.8, 0, "yes")]
)
def test_fails_below_a_floor_alone(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    floors_file: Path,
    value: float,
    status: int,
    verdict: str,
) -> None:
    tasks = made(monkeypatch, {"f1": value})
    assert main([], {}, tasks=tasks, floors_file=floors_file) == status
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split() == ["made", "f1", f"{value:.3f}", "0.500", verdict]


def test_a_floor_without_its_figure_fails(
    monkeypatch: pytest.MonkeyPatch, floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"renamed": 1.0})
    assert main([], {}, tasks=tasks, floors_file=floors_file) == 1


def test_a_figure_without_a_floor_is_shown_not_judged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"f1": 0.6, "recall": 0.1})
    assert main([], {}, tasks=tasks, floors_file=floors_file) == 0
    assert "made recall    0.100        -  -" in capsys.readouterr().out


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("false", 0), ("true", 1), ("1", 1)])
def test_a_missing_corpus_is_named_and_fails_in_ci_alone(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    floors_file: Path,
    ci: str,
    status: int,
) -> None:
    tasks = made(monkeypatch, {"f1": 0.0}, "treebank")
    environment = {"ONRECORD_CORPORA": str(tmp_path), "CI": ci}
    assert main([], environment, tasks=tasks, floors_file=floors_file) == status
    assert f"made: skipped, no treebank in {tmp_path}" in capsys.readouterr().err


def test_a_corpus_that_is_there_is_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, floors_file: Path
) -> None:
    (tmp_path / "treebank").mkdir()
    tasks = made(monkeypatch, {"f1": 0.1}, "treebank")
    environment = {"ONRECORD_CORPORA": str(tmp_path)}
    assert main([], environment, tasks=tasks, floors_file=floors_file) == 1


def test_raise_writes_what_is_measured_less_the_margin(
    monkeypatch: pytest.MonkeyPatch, floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"f1": 0.7, "recall": 0.9})
    assert main(["made", "--raise"], {}, tasks=tasks, floors_file=floors_file) == 0
    held = json.loads(floors_file.read_text(encoding="utf-8"))
    assert held == {"margin": 0.01, "tasks": {"made": {"f1": 0.69, "recall": 0.89}}}


def test_raise_lowers_nothing_and_still_fails(
    monkeypatch: pytest.MonkeyPatch, floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"f1": 0.3})
    before = floors_file.read_text(encoding="utf-8")
    assert main(["--raise"], {}, tasks=tasks, floors_file=floors_file) == 1
    assert floors_file.read_text(encoding="utf-8") == before


def test_raise_gives_floors_to_judged_figures_alone(
    monkeypatch: pytest.MonkeyPatch, floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"f1": 0.7, "a_f1": 0.6, "peer_recall": 0.9, "seconds": 12.0})
    judged = {"made": Task(module=tasks["made"].module, judged=("f1", "*_f1"))}
    assert main(["--raise"], {}, tasks=judged, floors_file=floors_file) == 0
    held = json.loads(floors_file.read_text(encoding="utf-8"))
    assert held["tasks"]["made"] == {"a_f1": 0.59, "f1": 0.69}


def test_report_is_markdown_without_a_verdict(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], floors_file: Path
) -> None:
    tasks = made(monkeypatch, {"f1": 0.3})
    assert main(["--report"], {}, tasks=tasks, floors_file=floors_file) == 0
    assert capsys.readouterr().out.splitlines()[2] == "| made | f1 | 0.300 | 0.500 |"


def test_an_unknown_task_is_wrong_use(
    capsys: pytest.CaptureFixture[str], floors_file: Path
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["nonesuch"], {}, tasks={}, floors_file=floors_file)
    assert left.value.code == 2
    assert "no task nonesuch" in capsys.readouterr().err


@given(floor=SHARES, value=SHARES, margin=st.floats(min_value=0, max_value=0.2))
def test_raising_never_lowers_and_is_idempotent(floor: float, value: float, margin: float) -> None:
    floors = Floors(margin=margin, tasks={"made": {"f1": floor}, "other": {"f1": 0.2}})
    once = floors.raised("made", {"f1": value})
    assert once.tasks["made"]["f1"] >= floor
    assert once.tasks["made"]["f1"] <= max(floor, value)
    assert once.tasks["other"] == {"f1": 0.2}
    assert once.raised("made", {"f1": value}) == once


@given(value=SHARES, margin=st.floats(min_value=0, max_value=0.2))
def test_a_floor_just_raised_holds(value: float, margin: float) -> None:
    floors = Floors(margin=margin, tasks={}).raised("made", {"f1": value})
    assert all(line.ok for line in compare("made", {"f1": value}, floors))


def test_the_corpora_are_found_beside_the_project_or_where_the_environment_says() -> None:
    assert corpora_folder({}) == ROOT.parent / "shared" / "corpora"
    assert corpora_folder({"ONRECORD_CORPORA": "/data/corpora"}) == Path("/data/corpora")


def test_the_floors_of_the_project_are_of_tasks_that_exist() -> None:
    floors = Floors.read(ROOT / "quality" / "floors.json")
    assert set(floors.tasks) <= set(TASKS)
    assert floors.margin > 0


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_every_task_is_a_module_of_the_project(task: Task) -> None:
    assert find_spec(task.module) is not None
