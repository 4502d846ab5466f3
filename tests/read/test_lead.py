from __future__ import annotations

import pytest

from onrecord.read.fields import Fields
from onrecord.read.lead import read_lines

BODY = (
    "The port authority of Norwick met its crane drivers again on 5 May 2021 to talk about "
    "rosters that have been in dispute since the winter."
)


def _fields(text: str) -> Fields:
    fields = Fields()
    read_lines(text, fields)
    return fields


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Mar 3, 2024 | 1:02 PM", "2024-03-03T13:02"),
        ("3 March 2024", "2024-03-03"),
        ("Published: Sun 3 Mar 2024 13.02 GMT", "2024-03-03T13:02Z"),
        ("2024-03-03T13:02:09+01:00", "2024-03-03T13:02:09+01:00"),
        ("March 3, 2024 at 1:02 p.m. ET", "2024-03-03T13:02"),
        ("First published on March 3, 2024", "2024-03-03"),
        ("By Ana Ruiz, Mar 3, 2024", "2024-03-03"),
        ("Posted 12:15 a.m. EST, March 3rd, 2024 · 4 min read", "2024-03-03T00:15-05:00"),
        ("03.03.2024", "2024-03-03"),
        ("Date: March 3, 2024", "2024-03-03"),
    ],
)
def test_dates_of_publication(line: str, published: str) -> None:
    fields = _fields(f"Harbour talks resume\n{line}\n\n{BODY}")
    assert fields.published.earliest == fields.published.latest == published
    assert fields.published.basis == "stated"
    assert fields.title == "Harbour talks resume"


def test_a_date_in_running_text_is_not_that_of_publication() -> None:
    assert not _fields(f"Harbour talks resume\n\n{BODY}").published.known
    assert not _fields(BODY).published.known
    headline = "Norwick remembers the strike of 5 May 2021"
    assert not _fields(f"{headline}: how a port town came to its knees\n\n{BODY}").published.known


def test_day_and_month_that_cannot_be_told_apart_give_an_interval() -> None:
    published = _fields(f"Harbour talks resume\n\n03/04/2024\n\n{BODY}").published
    assert (published.earliest, published.latest) == ("2024-03-04", "2024-04-03")


def test_an_update_alone_is_the_latest_day_it_can_have_been_published() -> None:
    fields = _fields(f"Harbour talks resume\nLast updated: 7 May 2021\n\n{BODY}")
    assert fields.modified == "2021-05-07"
    assert (fields.published.earliest, fields.published.latest) == (None, "2021-05-07")


def test_published_and_updated_on_one_line() -> None:
    line = "Published 3 May 2021, 10:00 | Updated 4 May 2021, 11:30"
    fields = _fields(f"Harbour talks resume\n{line}\n\n{BODY}")
    assert fields.published.latest == "2021-05-03T10:00"
    assert fields.modified == "2021-05-04T11:30"


def test_agency_byline_with_date_then_people() -> None:
    fields = _fields(
        "Harbour talks resume\n\nBy Associated Press May 6, 2021 | 9:30 AM\n\n"
        f"By Ana Ruiz and Bo Chen\n\nNORWICK (AP) – {BODY}"
    )
    assert fields.credit == "AP"
    assert fields.authors == ("Ana Ruiz", "Bo Chen")
    assert fields.published.earliest == "2021-05-06T09:30"


@pytest.mark.parametrize("place", ["NORWICK, May 6, 2021 — ", "Norwick, 6 May 2021 (AFP) - "])
def test_a_dateline_with_a_year_states_the_date(place: str) -> None:
    fields = _fields(f"Harbour talks resume\n\n{place}{BODY}")
    assert fields.published.latest == "2021-05-06"
    assert fields.origins["published"] == "the dateline"


def test_a_dateline_without_a_year_does_not() -> None:
    fields = _fields(f"Harbour talks resume\n\nNORWICK, May 6 (AFP) — {BODY}")
    assert not fields.published.known


def test_dateline_and_reporting_line_tell_credit_and_authors() -> None:
    text = (
        f"Harbour talks resume\n\nNORWICK, May 6 (Reuters) - {BODY}\n\n"
        "(Reporting by Ana Ruiz in Norwick and Bo Chen; Editing by D. Fox)"
    )
    fields = _fields(text)
    assert fields.credit == "Reuters"
    assert fields.authors == ("Ana Ruiz", "Bo Chen")
    assert fields.origins["credit"] == "dateline"


@pytest.mark.parametrize(
    ("line", "outlet", "credit"),
    [
        ("Copyright © 2024 Norwick Echo. All rights reserved.", "Norwick Echo", None),
        ("© Norwick Echo 2024", "Norwick Echo", None),
        ("Copyright 2024 The Associated Press.", None, "AP"),
    ],
)
def test_copyright_names_the_outlet_or_an_agency(
    line: str, outlet: str | None, credit: str | None
) -> None:
    fields = _fields(f"Harbour talks resume\n\n{BODY}\n\n{line}\n")
    assert (fields.outlet, fields.credit) == (outlet, credit)


def test_front_matter_gives_fields() -> None:
    text = (
        "---\ntitle: Harbour talks resume\nauthor: [Ana Ruiz, Bo Chen]\ndate: 2024-03-03\n"
        f"publisher: Norwick Echo\n---\n\n# Another line\n\n{BODY}"
    )
    fields = _fields(text)
    assert fields.title == "Harbour talks resume"
    assert fields.authors == ("Ana Ruiz", "Bo Chen")
    assert fields.outlet == "Norwick Echo"
    assert fields.published.earliest == "2024-03-03"


@pytest.mark.parametrize("text", ["---\n{[\n---\nHello there all", "---\n- a\n---\nHello", "---\n"])
def test_broken_front_matter_is_text(text: str) -> None:
    assert _fields(text).authors == ()


def test_prose_has_no_headline() -> None:
    assert _fields(BODY).title is None
    assert _fields(f"{BODY}\n\n{BODY}").title is None


def test_a_body_that_opens_with_by_is_no_byline() -> None:
    assert _fields(f"Harbour talks resume\n\nBy Friday the port was shut.\n\n{BODY}").authors == ()
