"""Which points of the example story its records reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quality.example import article, story
from quality.example.points import Point
from quality.example.records import NotReadError, Records

CHECKS = {**article.CHECKS, **story.CHECKS}


def judge(point: Point, records: Records) -> str | None:
    """None when the point is reached, else the reason why not."""
    try:
        return CHECKS[point.section](point.spec, records)
    except NotReadError as error:
        return str(error)


def missed(wanted: Iterable[Point], records: Records) -> Iterator[tuple[Point, str]]:
    """The points that are not reached, each with the reason."""
    for point in wanted:
        reason = judge(point, records)
        if reason is not None:
            yield point, reason
