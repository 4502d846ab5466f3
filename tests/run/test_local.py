from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ResourceError
from onrecord.run.local import Local


def offset() -> int:
    return 100


def add(own: int, item: int) -> int:
    if item == 1013:
        raise ValueError("unlucky")
    if item == 1014:
        raise ResourceError("no model", hint="install it")
    return own + item


def die_once(own: int, marker: str) -> str:
    """Kill this process when the marker is missing; succeed the second time."""
    if marker.startswith("/"):
        path = Path(marker)
        if not path.exists():
            path.touch()
            os._exit(1)
    return marker


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers: int) -> None:
    with Local(offset, workers) as local:
        items = [(str(n), n if n % 3 else None) for n in range(30)]
        done = list(local.map(add, items))
        assert [carried for carried, _ in done] == [carried for carried, _ in items]
        for (carried, result), (_, payload) in zip(done, items, strict=True):
            if payload is None:
                assert result is None
            else:
                assert result is not None, carried
                assert (result.result, result.failure) == (100 + payload, "")
                assert result.seconds >= 0


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_is_told_and_an_error_of_the_run_raises(
    workers: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="onrecord")
    with Local(offset, workers) as local:
        done = local.one(add, 1013)
        assert done.result is None
        assert "ValueError at test_local.py" in done.failure
        assert "called at local.py" in done.failure
        assert "unlucky" in done.failure
        assert "Traceback" not in done.failure
        (trace,) = [record.getMessage() for record in caplog.records]
        assert trace.startswith("Traceback")
        assert "unlucky" in trace
        with pytest.raises(ResourceError, match="no model") as told:
            local.one(add, 1014)
        assert told.value.hint == "install it"
        assert local.one(add, 1).result == 101


def test_no_more_is_taken_than_the_workers_need() -> None:
    taken = []

    def items() -> Iterator[tuple[int, int]]:
        for n in range(100):
            taken.append(n)
            yield n, n

    with Local(offset, 2) as local:
        results = local.map(add, items())
        for _ in range(3):
            next(results)
        assert len(taken) <= 3 + 2 * 4


def test_what_was_on_its_way_survives_a_worker_that_died(tmp_path: Path) -> None:
    items = [("x", str(n)) for n in range(6)]
    items[2] = ("x", str(tmp_path / "marker"))
    with Local(offset, 2) as local:
        done = [result for _, result in local.map(die_once, items)]
    assert [d.result for d in done if d] == [payload for _, payload in items]
