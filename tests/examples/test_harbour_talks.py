"""The example story, read the whole way: each expectation is a test of its own."""

from __future__ import annotations

import pytest
from quality.example.judging import judge
from quality.example.points import Point, load, points
from quality.example.records import Records
from quality.example.scoring import read_story

EXPECTED = load()


@pytest.fixture(scope="module")
def records() -> Records:
    return read_story(EXPECTED)


@pytest.mark.parametrize("point", points(EXPECTED), ids=lambda point: point.name)
def test_point(records: Records, point: Point) -> None:
    reason = judge(point, records)
    assert reason is None, f"{point.spec}: {reason}"
