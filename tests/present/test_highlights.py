from __future__ import annotations

from onrecord.model.account import Evidenced, TimelineItem
from onrecord.model.dates import DateInterval
from onrecord.model.event import Tense
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.span import Span
from onrecord.present.highlights import highlights


def _item(first: str, last: str, origins: int = 1, tense: Tense = "recalled") -> TimelineItem:
    return TimelineItem(
        id=f"{first}/{last}/{origins}",
        story=StoryId("story"),
        date=DateInterval(earliest=first, latest=last, basis="stated", reason=""),
        told=Evidenced(article=ArticleId("article"), span=Span(0, 1), text="x"),
        tense=tense,
        happening=None,
        origins=origins,
        articles=(ArticleId("article"),),
    )


def _days(*items: TimelineItem, most: int) -> list[str]:
    return [i.date.earliest or "" for i in highlights(items, most)]


DAYS = [_item(f"2031-03-0{n}", f"2031-03-0{n}") for n in range(1, 8)]


def test_the_newest_are_told_in_order_of_time() -> None:
    assert _days(*DAYS, most=3) == ["2031-03-05", "2031-03-06", "2031-03-07"]


def test_what_several_origins_report_comes_before_what_is_newer() -> None:
    old = _item("2031-02-01", "2031-02-01", origins=3)
    assert _days(old, *DAYS, most=3) == ["2031-02-01", "2031-03-06", "2031-03-07"]


def test_well_supported_ones_leave_room_for_the_newest() -> None:
    old = [_item(f"2031-02-0{n}", f"2031-02-0{n}", origins=2) for n in range(1, 6)]
    told = _days(*old, *DAYS, most=4)
    assert told == ["2031-02-04", "2031-02-05", "2031-03-06", "2031-03-07"]


def test_a_whole_month_is_as_new_as_its_first_day() -> None:
    month = _item("2031-03-01", "2031-03-31")
    assert _days(month, *DAYS[1:], most=2) == ["2031-03-06", "2031-03-07"]


def test_what_is_to_come_has_not_happened() -> None:
    assert highlights([_item("2031-03-09", "2031-03-09", tense="announced")]) == []
