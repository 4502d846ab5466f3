"""Sentence, day of publication -> interval and TIMEX3 value of its one date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.dates import find_dates
from onrecord.extract.resolve import resolve
from onrecord.extract.timex import timex_value
from onrecord.model.dates import UNDATED, DateExpression, DateInterval
from tests.extract.helpers import parsed

DAY = "2021-03-17"  # a Wednesday


def published(day: str) -> DateInterval:
    return DateInterval(earliest=day, latest=day, basis="stated", reason="a test's")


def dates(text: str) -> tuple[DateExpression, ...]:
    return find_dates(*parsed(text))


TABLE = [
    # absolute
    ("He left on June 5, 2019.", "June 5, 2019", "2019-06-05", "2019-06-05", "2019-06-05"),
    ("He left on 5 June 2019.", "5 June 2019", "2019-06-05", "2019-06-05", "2019-06-05"),
    ("He left on 2019-06-05.", "2019-06-05", "2019-06-05", "2019-06-05", "2019-06-05"),
    ("The law passed in June 2019.", "June 2019", "2019-06-01", "2019-06-30", "2019-06"),
    ("The law passed in 2018.", "2018", "2018-01-01", "2018-12-31", "2018"),
    ("It grew in the 1980s.", "the 1980s", "1980-01-01", "1989-12-31", "198"),
    ("It was built in the 19th century.", "the 19th century", "1800-01-01", "1899-12-31", "18"),
    ("It fell in the third quarter of 2020.", "the third quarter of 2020",
     "2020-07-01", "2020-09-30", "2020-Q3"),
    ("He died in early 2015.", "early 2015", "2015-01-01", "2015-04-30", "2015"),
    ("It met from 28 to 30 April 2019.", "28 to 30 April 2019",
     "2019-04-28", "2019-04-30", "2019-04-28"),
    ("They signed a 2019 fisheries treaty.", "2019", "2019-01-01", "2019-12-31", "2019"),
    ("It fell in 1988's third quarter.", "1988's third quarter",
     "1988-07-01", "1988-09-30", "1988-Q3"),
    ("It stood in the 1700s.", "the 1700s", "1700-01-01", "1799-12-31", "17"),
    ("It opened in the year 2000.", "the year 2000", "2000-01-01", "2000-12-31", "2000"),
    ("It opened in the summer of '88.", "'88", "1988-01-01", "1988-12-31", "1988"),
    # from the day of the article
    ("She left in the first six months of this year.", "the first six months of this year",
     "2021-01-01", "2021-06-30", "2021-H1"),
    ("Sales fell in the same period last year.", "the same period last year",
     "2020-01-01", "2020-12-31", "2020"),
    ("He served from Jan. 1 to Nov. 30.", "Jan. 1 to Nov. 30",
     "2021-01-01", "2021-11-30", "2021-01-01"),
    ("They sang on the Fourth of July.", "Fourth of July",
     "2020-07-04", "2020-07-04", "2020-07-04"),
    ("She hopes to win in Friday's primary.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("He left some time ago.", "some time ago", None, "2021-03-17", "PAST_REF"),
    ("It met at five o'clock.", "five o'clock",
     "2021-03-17T05:00", "2021-03-17T05:00", "2021-03-17T05:00"),
    ("It struck at 1430 GMT.", "1430", "2021-03-17T14:30", "2021-03-17T14:30", "2021-03-17T14:30"),
    ("She resigned yesterday.", "yesterday", "2021-03-16", "2021-03-16", "2021-03-16"),
    ("She resigned on Tuesday.", "Tuesday", "2021-03-16", "2021-03-16", "2021-03-16"),
    ("She will resign on Tuesday.", "Tuesday", "2021-03-23", "2021-03-23", "2021-03-23"),
    ("A ruling expected on Friday will end it.", "Friday", "2021-03-19", "2021-03-19",
     "2021-03-19"),
    ("Before Friday's vote, they said no.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("They prepare for Friday's vote.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("They met at Friday's vote.", "Friday", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("She was due in court Friday.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("The lease runs through January.", "January", "2022-01-01", "2022-01-31", "2022-01"),
    ("The quay was open until November.", "November", "2020-11-01", "2020-11-30", "2020-11"),
    ("She is expected to resign on Friday.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("She resigned last week.", "last week", "2021-03-08", "2021-03-14", "2021-W10"),
    ("She will resign next month.", "next month", "2021-04-01", "2021-04-30", "2021-04"),
    ("She resigned earlier this month.", "earlier this month",
     "2021-03-01", "2021-03-17", "2021-03"),
    ("She resigned two weeks ago.", "two weeks ago", "2021-03-01", "2021-03-07", "2021-W09"),
    ("She resigned last November.", "last November", "2020-11-01", "2020-11-30", "2020-11"),
    ("She resigned in June.", "June", "2020-06-01", "2020-06-30", "2020-06"),
    ("She will resign in June.", "June", "2021-06-01", "2021-06-30", "2021-06"),
    ("She resigned early last year.", "early last year", "2020-01-01", "2020-04-30", "2020"),
    ("Towns fear the April 20 vote.", "April 20", "2021-04-20", "2021-04-20", "2021-04-20"),
    ("They will meet from April 24-26.", "April 24-26", "2021-04-24", "2021-04-26", "2021-04-24"),
    ("They will meet from December 30 to January 2.", "December 30 to January 2",
     "2021-12-30", "2022-01-02", "2021-12-30"),
    ("She resigned this morning.", "this morning", "2021-03-17", "2021-03-17", "2021-03-17TMO"),
    ("She resigned last summer.", "last summer", "2020-06-01", "2020-08-31", "2020-SU"),
    ("She spoke at 2:30 p.m. on Monday.", "2:30 p.m. on Monday",
     "2021-03-15T14:30", "2021-03-15T14:30", "2021-03-15T14:30"),
    ("He died in late March 2015.", "late March 2015", "2015-03-22", "2015-03-31", "2015-03"),
    ("It grew in the early 1980s.", "the early 1980s", "1980-01-01", "1983-12-31", "198"),
    ("It began early this week.", "early this week", "2021-03-15", "2021-03-17", "2021-W11"),
    # a running month or week is cut at the day of the article, by the tense
    ("She resigned in March.", "March", "2021-03-01", "2021-03-17", "2021-03"),
    ("She will resign in March.", "March", "2021-03-17", "2021-03-31", "2021-03"),
    ("She resigned this month.", "this month", "2021-03-01", "2021-03-17", "2021-03"),
    ("She will resign this month.", "this month", "2021-03-17", "2021-03-31", "2021-03"),
    ("The talks of this month matter.", "this month", "2021-03-01", "2021-03-31", "2021-03"),
    # what lies ahead, whatever the tense of the verb
    ("He landed ahead of Friday's vote.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("She will attend Friday's meeting.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("They will appeal Friday's ruling.", "Friday", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("The court gave him until Monday.", "Monday", "2021-03-22", "2021-03-22", "2021-03-22"),
    ("The crews had not been allowed to call home until Monday.", "Monday",
     "2021-03-15", "2021-03-15", "2021-03-15"),
    ("He quit as chairman, effective May 1.", "May 1", "2021-05-01", "2021-05-01", "2021-05-01"),
    ("He could not be reached on Tuesday.", "Tuesday", "2021-03-16", "2021-03-16", "2021-03-16"),
    ("They could meet on Tuesday.", "Tuesday", "2021-03-23", "2021-03-23", "2021-03-23"),
    ("The bond will be repaid in five years.", "in five years", "2026-01-01", "2026-12-31", "2026"),
    # ranges, weekends, weeks of a day, feasts
    ("They met from Monday to Tuesday.", "Monday to Tuesday",
     "2021-03-15", "2021-03-16", "2021-03-15"),
    ("Exports fell from May to July.", "May to July", "2020-05-01", "2020-07-31", "2020-05"),
    ("It rained from December to February 2015.", "December to February 2015",
     "2014-12-01", "2015-02-28", "2014-12"),
    ("They met over the weekend.", "the weekend", "2021-03-13", "2021-03-14", "2021-W10-WE"),
    ("They will meet this weekend.", "this weekend", "2021-03-20", "2021-03-21", "2021-W11-WE"),
    ("He died on last May 3.", "last May 3", "2020-05-03", "2020-05-03", "2020-05-03"),
    ("It will be heard the week of April 7.", "the week of April 7",
     "2021-04-05", "2021-04-11", "2021-W14"),
    ("Envoys will meet on Good Friday.", "Good Friday", "2021-04-02", "2021-04-02", "2021-04-02"),
    ("They will meet in the summer.", "the summer", "2021-06-01", "2021-08-31", "2021-SU"),
    # open ends are left open
    ("They will meet in the weeks ahead.", "the weeks ahead", "2021-03-17", None, "PXW"),
    ("Prices rose in recent weeks.", "recent weeks", None, "2021-03-17", "PXW"),
    ("They will meet in the coming weeks.", "the coming weeks", "2021-03-17", None, "PXW"),
    ("Prices rose over the past two weeks.", "the past two weeks",
     "2021-03-03", "2021-03-17", "P2W"),
    # told in the present, the calendar's; told with its weekday, of the year that fits
    ("The truce expires Friday.", "Friday", "2021-03-19", "2021-03-19", "2021-03-19"),
    ("The vote is on Sunday.", "Sunday", "2021-03-21", "2021-03-21", "2021-03-21"),
    ("The trial runs from Monday through Thursday.", "Monday through Thursday",
     "2021-03-22", "2021-03-25", "2021-03-22"),
    ("The mayor resigned on Saturday, April 24.", "Saturday, April 24",
     "2021-04-24", "2021-04-24", "2021-04-24"),
    ("The mayor resigned on Friday, April 24.", "Friday, April 24",
     "2020-04-24", "2020-04-24", "2020-04-24"),
    ("He will suspend the order issued Monday.", "Monday",
     "2021-03-15", "2021-03-15", "2021-03-15"),
    ("He is to resume his tour on Tuesday.", "Tuesday", "2021-03-23", "2021-03-23", "2021-03-23"),
    # parts of what is told
    ("The dam broke at the end of 2019.", "the end of 2019", "2019-09-01", "2019-12-31", "2019"),
    ("The dam broke at the end of last year.", "the end of last year",
     "2020-09-01", "2020-12-31", "2020"),
    ("The dam broke at the start of the week.", "the start of the week",
     "2021-03-15", "2021-03-17", "2021-W11"),
    ("The dam broke in the last week of May 2019.", "the last week of May 2019",
     "2019-05-22", "2019-05-31", "2019-05"),
    ("The dam broke in the last days of the year.", "the last days of the year",
     "2021-09-01", "2021-12-31", "2021"),
    ("The dam broke in mid-2019.", "mid-2019", "2019-05-01", "2019-08-31", "2019"),
    ("It will be mended by midyear.", "midyear", "2021-05-01", "2021-08-31", "2021"),
    ("It will be mended by year's end.", "year's end", "2021-12-31", "2021-12-31", "2021-12-31"),
    ("The dam broke late last week.", "late last week", "2021-03-11", "2021-03-14", "2021-W10"),
    ("She will leave early next week.", "early next week",
     "2021-03-22", "2021-03-24", "2021-W12"),
    # quarters, halves, decades, centuries
    ("Sales fell in the fourth quarter of fiscal 2020.", "the fourth quarter of fiscal 2020",
     "2020-10-01", "2020-12-31", "2020-Q4"),
    ("First-half sales fell.", "First-half", "2021-01-01", "2021-06-30", "2021-H1"),
    ("Sales fell in the latter half of 2019.", "the latter half of 2019",
     "2019-07-01", "2019-12-31", "2019-H2"),
    ("Sales fell from the prior quarter.", "the prior quarter",
     "2020-10-01", "2020-12-31", "2020-Q4"),
    ("It grew in the sixties.", "the sixties", "1960-01-01", "1969-12-31", "196"),
    ("It grew in the late 90s.", "the late 90s", "1996-01-01", "1999-12-31", "199"),
    ("It fell two centuries ago.", "two centuries ago", "1800-01-01", "1899-12-31", "18"),
    # counted back and forth
    ("He had won the week before.", "the week before", "2021-03-08", "2021-03-14", "2021-W10"),
    ("He had won two days before.", "two days before", "2021-03-15", "2021-03-15", "2021-03-15"),
    ("He won a year and a half ago.", "a year and a half ago",
     "2019-09-01", "2019-09-30", "2019-09"),
    ("He won a few months ago.", "a few months ago", None, "2021-03-17", "PAST_REF"),
    ("He will leave two weeks from now.", "two weeks from now",
     "2021-03-29", "2021-04-04", "2021-W13"),
    ("He will leave in a few days.", "in a few days", "2021-03-17", None, "FUTURE_REF"),
    ("He will leave in the next two weeks.", "the next two weeks",
     "2021-03-17", "2021-03-31", "P2W"),
    ("Prices will fall in coming months.", "coming months", "2021-03-17", None, "FUTURE_REF"),
    ("Prices fell in previous years.", "previous years", None, "2021-03-17", "PAST_REF"),
    # times of the day
    ("He fell on the morning of May 3, 2019.", "the morning of May 3, 2019",
     "2019-05-03", "2019-05-03", "2019-05-03TMO"),
    ("She resigned late last night.", "late last night",
     "2021-03-16", "2021-03-16", "2021-03-16TNI"),
    ("She spoke on Tuesday afternoon.", "Tuesday afternoon",
     "2021-03-16", "2021-03-16", "2021-03-16TAF"),
    ("They met at noon.", "noon", "2021-03-17T12:00", "2021-03-17T12:00", "2021-03-17T12:00"),
    ("They met at 8 o'clock.", "8 o'clock",
     "2021-03-17T08:00", "2021-03-17T08:00", "2021-03-17T08:00"),
    ("The note is of 10/24/89.", "10/24/89", "1989-10-24", "1989-10-24", "1989-10-24"),
    ("The road is now open.", "now", None, None, "PRESENT_REF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "value"), TABLE)
def test_interval_and_value(
    text: str, words: str, earliest: str | None, latest: str | None, value: str
) -> None:
    found = dates(text)
    assert [d.span.of(text) for d in found] == [words]
    interval = resolve(found, published(DAY))[found[0].id]
    assert (interval.earliest, interval.latest) == (earliest, latest)
    assert timex_value(found[0], interval) == value


@pytest.mark.parametrize(
    ("text", "words", "timex", "value"),
    [
        ("They spoke for five-and-a-half hours.", "five-and-a-half hours", "DURATION", "PT5H30M"),
        ("The two-year-old war went on.", "two-year-old", "DURATION", "P2Y"),
        ("It took three weeks.", "three weeks", "DURATION", "P3W"),
        ("It was the worst fall in five years.", "in five years", "DURATION", "P5Y"),
        ("He hid it in the days before the vote.", "the days", "DURATION", "PXD"),
        ("The council meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("It is paid each month.", "each month", "SET", "P1M"),
        ("They travel each summer.", "each summer", "SET", "XXXX-SU"),
        ("They pray every morning.", "every morning", "SET", "XXXX-XX-XXTMO"),
        ("They meet twice a week.", "twice a week", "SET", "P1W"),
        ("They meet every Monday evening.", "every Monday evening", "SET", "XXXX-WXX-1TEV"),
        ("They meet every other day.", "every other day", "SET", "P2D"),
        ("They ended a weeklong truce.", "a weeklong", "DURATION", "P1W"),
        ("The years-long inquiry ended.", "years-long", "DURATION", "PXY"),
        ("It went on for decades.", "decades", "DURATION", "PXE"),
        ("It went on for a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
    ],
)
def test_durations_and_sets_have_no_place_in_time(
    text: str, words: str, timex: str, value: str
) -> None:
    found = dates(text)
    assert [(d.span.of(text), d.timex) for d in found] == [(words, timex)]
    assert timex_value(found[0], None) == value
    assert resolve(found, published(DAY)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "Theresa May spoke to them.",
        "He won the second prize.",
        "The firm sold 2000 cars.",
        "It costs $2019 in all.",
        "The sun set over the bay.",
        "He sat down with Jan Novak.",
        "About 1,950 people fled.",
        "They said that May would resign.",
        "The fort fell in 1500 B.C.",
        "They make 9,000 cars annually.",
        "They make 90 a day.",
        "She is in her 40s.",
        "They were in their early 20s.",
        "Three-quarters of the voters agreed.",
        "Rates fell a quarter point.",
        "He said so on the show 60 Minutes.",
        "It was named Car of the Year.",
        "She reads USA Today.",
        "She writes for the Sunday Telegraph.",
        "She writes for the Daily News.",
        "He met the past president.",
        "Now and then they agree.",
        "Their future is bright.",
        "He came to see High Noon.",
    ],
)
def test_no_date(text: str) -> None:
    assert [d.span.of(text) for d in dates(text)] == []


def test_the_next_day_counts_from_the_day_before_it() -> None:
    text = "The talks began on June 5, 2019. They broke up the following day."
    found = dates(text)
    assert found[1].anchor == found[0].id
    assert resolve(found, UNDATED)[found[1].id].earliest == "2019-06-06"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2012, she won in March and lost in April.", ["2012", "2012-03", "2012-04"]),
        ("She won in June 2015 and lost that August.", ["2015-06", "2015-08"]),
        ("She won on May 3, 2019. Later that night she spoke.", ["2019-05-03", "2019-05-03TNI"]),
        ("She won on May 3, 2019. The night before, she spoke.", ["2019-05-03", "2019-05-02TNI"]),
        ("She won on May 3, 2019. Several weeks later she left.", ["2019-05-03", "PXW"]),
        ("She won in 2015. Three years later she lost.", ["2015", "2018"]),
        ("She won on May 3, 2019, the day before the flood.", ["2019-05-03", "2019-05-03"]),
        ("She won on May 3, 2019. She had lost the day before.", ["2019-05-03", "2019-05-02"]),
        ("She won in May 2019 and lost the following month.", ["2019-05", "2019-06"]),
        ("She ruled from 2001 to 2008.", ["2001", "2008"]),
    ],
)
def test_another_date_of_the_text_tells_the_year_or_the_day(text: str, values: list[str]) -> None:
    found = dates(text)
    intervals = resolve(found, published(DAY))
    assert [timex_value(d, intervals.get(d.id)) for d in found] == values


def test_years_in_a_row_are_years() -> None:
    text = "Crops failed in 1994, 1995 and 1997."
    assert [d.span.of(text) for d in dates(text)] == ["1994", "1995", "1997"]


def test_figures_of_a_year_ago_are_of_the_quarter_reported() -> None:
    text = "Profit rose in the third quarter. It was up from $30 million a year ago."
    found = dates(text)
    interval = resolve(found, published("2021-10-20"))[found[1].id]
    assert (interval.earliest, interval.latest) == ("2020-07-01", "2020-09-30")


def test_undated_article_leaves_relative_dates_unknown_with_a_reason() -> None:
    found = dates("She resigned on Tuesday, years after the crash of May 3, 2004.")
    intervals = resolve(found, UNDATED)
    tuesday = next(intervals[d.id] for d in found if "weekday" in d.rule)
    assert not tuesday.known
    assert "date of the article" in tuesday.reason
    stated = next(intervals[d.id] for d in found if d.anchor == "absolute" and d.id in intervals)
    assert (stated.earliest, stated.basis) == ("2004-05-03", "stated")


def test_a_vague_day_of_publication_widens_what_rests_on_it() -> None:
    text = "She resigned yesterday."
    found = dates(text)
    week = DateInterval(earliest="2021-03-15", latest="2021-03-21", basis="inferred", reason="")
    interval = resolve(found, week)[found[0].id]
    assert (interval.earliest, interval.latest) == ("2021-03-14", "2021-03-20")


@pytest.mark.parametrize(
    "text",
    ["May " * 4000, "1999 " * 4000, "in 12 12 12 12 days " * 800, "a" * 50_000, "٣ June ٢٠١٩"],
)
def test_hostile_text_is_survived(text: str) -> None:
    found = dates(text)
    resolve(found, published(DAY))
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in found)


WORDS = ["on", "Friday", "last", "May", "31", "2019", "early", "the", "week", "two", "days", "ago",
         "half", "Feb.", "30", "-", ",", "of", "quarter", "first", "every", "9 a.m."]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_resolve_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = dates(text)
    intervals = resolve(found, published(DAY))
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for expression in found:
        interval = intervals.get(expression.id)
        assert timex_value(expression, interval)
        if interval is not None and interval.earliest and interval.latest:
            assert interval.earliest[:10] <= interval.latest[:10]
