"""The example story, read the whole way: each expectation is a test of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from quality.example.judging import judge
from quality.example.points import EXAMPLES, Point, load, points
from quality.example.records import Records
from quality.example.scoring import read_story

EXPECTED = load()
POINTS = points(EXPECTED)
OPEN: dict[str, str] = yaml.safe_load(
    (EXAMPLES / "harbour-talks.open.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def records() -> Records:
    return read_story(EXPECTED)


def cases() -> Iterator[Any]:
    """Each point; those that are known not to be reached are told as such."""
    for point in POINTS:
        marks = [pytest.mark.xfail(reason=OPEN[point.name])] if point.name in OPEN else []
        yield pytest.param(point, id=point.name, marks=marks)


@pytest.mark.parametrize("point", list(cases()))
def test_point(records: Records, point: Point) -> None:
    reason = judge(point, records)
    assert reason is None, f"{point.spec}: {reason}"


def test_what_is_known_not_to_be_reached_is_a_point_and_says_why() -> None:
    assert set(OPEN) <= {point.name for point in POINTS}
    assert all(OPEN.values())
