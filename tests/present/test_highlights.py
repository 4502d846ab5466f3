from __future__ import annotations

from onrecord.model.account import Evidenced, TimelineItem
from onrecord.model.dates import DateInterval
from onrecord.model.event import Tense
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.span import Span
from onrecord.present.highlights import highlights


def _item(
    first: str,
    last: str,
    origins: int = 1,
    tense: Tense = "recalled",
    articles: tuple[str, ...] = ("article",),
    at: int = 0,
    text: str = "X",
) -> TimelineItem:
    told = ArticleId(articles[0])
    return TimelineItem(
        id=f"{first}/{last}/{origins}/{told}/{at}",
        story=StoryId("story"),
        date=DateInterval(earliest=first, latest=last, basis="stated", reason=""),
        told=Evidenced(article=told, span=Span(at, at + 1), text=text),
        tense=tense,
        happening=None,
        origins=origins,
        articles=tuple(ArticleId(a) for a in articles),
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


def _main(*items: TimelineItem, order: str = "abc", began: str = "2031-03-01") -> str:
    """The oldest that is told where there is room for one beside the newest."""
    told = highlights(items, 2, order=[ArticleId(a) for a in order], began=began)
    return told[0].date.earliest or ""


def test_what_began_the_story_is_told() -> None:
    began = _item("2031-03-01", "2031-03-01", articles=("a",))
    assert _main(began, *DAYS[1:]) == "2031-03-01"
    assert highlights([began, *DAYS[1:]], 2)[0].date.earliest == "2031-03-06"  # no order is known


def test_of_the_first_article_most_origins_then_most_articles_then_its_first_words() -> None:
    opening = _item("2031-03-01", "2031-03-01", articles=("a",), at=0)
    below = _item("2031-03-02", "2031-03-02", articles=("a",), at=90)
    kept = _item("2031-03-03", "2031-03-03", articles=("a", "b"), at=200)
    again = _item("2031-03-04", "2031-03-04", origins=2, articles=("a", "c"), at=300)
    assert _main(below, opening, *DAYS[4:]) == "2031-03-01"
    assert _main(opening, below, kept, *DAYS[4:]) == "2031-03-03"
    assert _main(opening, below, kept, again, *DAYS[4:]) == "2031-03-04"


def test_background_did_not_begin_the_story() -> None:
    treaty = _item("1998-01-01", "1998-12-31", articles=("a",))
    began = _item("2031-02-28", "2031-02-28", articles=("a",), at=90)
    assert _main(treaty, began, *DAYS[1:]) == "2031-02-28"


def test_a_first_article_without_dated_happenings_leaves_it_to_the_next() -> None:
    second = _item("2031-03-02", "2031-03-02", articles=("b",))
    assert _main(second, *DAYS[2:]) == "2031-03-02"


def test_what_began_the_story_stays_when_articles_are_added() -> None:
    began = _item("2031-03-01", "2031-03-01", articles=("a",))
    later = [_item(f"2031-03-{n}", f"2031-03-{n}", 3, articles=("b", "c")) for n in range(11, 18)]
    told = highlights([began, *later], 4, order=[ArticleId(a) for a in "abc"], began="2031-03-01")
    assert [i.date.earliest for i in told][:1] == ["2031-03-01"]
    assert len(told) == 4


def test_a_few_words_without_a_sentence_come_last() -> None:
    scant = _item("2031-03-09", "2031-03-09", origins=3, text="a briefing on Tuesday")
    assert _days(*DAYS[:3], scant, most=3) == ["2031-03-01", "2031-03-02", "2031-03-03"]
    assert _days(*DAYS[:2], scant, most=3) == ["2031-03-01", "2031-03-02", "2031-03-09"]


def test_background_is_no_better_for_being_told_by_several() -> None:
    treaty = _item("1998-01-01", "1998-12-31", origins=3)
    assert _days(treaty, *DAYS, most=3)[0] == "1998-01-01"  # when the story began is not known
    told = highlights([treaty, *DAYS], 3, began="2031-03-01")
    assert [i.date.earliest for i in told] == ["2031-03-05", "2031-03-06", "2031-03-07"]


def test_the_main_one_opens() -> None:
    week = _item("2031-02-28", "2031-03-06", articles=("b",))
    began = _item("2031-03-01", "2031-03-01", articles=("a",))
    told = highlights([week, began, *DAYS[5:]], order=[ArticleId("a"), ArticleId("b")])
    assert [i.date.earliest for i in told] == [
        "2031-03-01",
        "2031-02-28",
        "2031-03-06",
        "2031-03-07",
    ]
