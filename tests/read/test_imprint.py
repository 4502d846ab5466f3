from __future__ import annotations

import pytest

from onrecord.read.fields import Fields
from onrecord.read.lead import read_lines
from onrecord.read.press_names import is_outlet, is_place
from onrecord.read.shapes import agency_of, byline, dateline

BODY = (
    "The port authority met its crane drivers again to talk about rosters that have been in "
    "dispute since the winter, and the union said that it would wait."
)
EDITED = "(Reporting by Ana Ruiz; Editing by D. Fox)"


def _fields(text: str, outlet: str | None = None) -> Fields:
    fields = Fields(outlet=outlet)
    read_lines(text, fields)
    return fields


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Harbour News Agency", "Harbour"),
        ("The Upland Press Agency", "Upland"),
        ("Farsea Newswire", "Farsea"),
        ("Reuters", "Reuters"),
        ("News Agency", None),
        ("Ana Ruiz", None),
        ("the national news agency", None),
    ],
)
def test_agencies_that_say_so_themselves(words: str, short: str | None) -> None:
    assert agency_of(words) == short


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("The Norwick Review", True),
        ("Norwick Tribune", True),
        ("The Upland Evening Post", True),
        ("World News", False),
        ("Book Review", False),
        ("The Daily Review", False),
        ("Norwick News", False),  # a section, as likely
        ("Emily Post", False),
        ("Ana Ruiz", False),
        ("Harbour talks resume in the Tribune", False),
    ],
)
def test_shapes_of_newspapers_names(words: str, held: bool) -> None:
    assert is_outlet(words) is held


def test_places_in_brackets() -> None:
    assert is_place("N.Y.")
    assert is_place("Peru")
    assert not is_place("Harbourline")


def test_byline_of_people_and_their_paper() -> None:
    signed = byline("By Ana Ruiz and Bo Chen, Farsea")
    assert signed is not None
    assert (signed.people, signed.paper) == (("Ana Ruiz", "Bo Chen"), "Farsea")
    signed = byline("By Ana Ruiz, The Norwick Review")
    assert signed is not None
    assert (signed.people, signed.paper) == (("Ana Ruiz",), "The Norwick Review")


def test_a_dateline_whose_place_was_cut_off() -> None:
    opened = dateline(f"Dec 29 (Reuters) - {BODY}")
    assert opened is not None
    assert (opened.agency, opened.place) == ("Reuters", "")
    assert dateline(f"Dec 29 (Draft) - {BODY}") is None


@pytest.mark.parametrize(
    ("opening", "credit"),
    [
        ("NORWICK (Farsea) – ", "Farsea"),
        ("NORWICK, May 6 (Farsea) - ", "Farsea"),
        ("NORWICK (Peru) – ", None),
        ("PORTLAND (Ore.) – ", None),
        ("NORWICK (Exclusive) – ", None),
        ("MODERATOR (Smiling) – ", None),
        ("MODERATOR (Michael) – ", None),
        ("NORWICK (Farsea) ", None),  # no dash: a remark
    ],
)
def test_credit_from_a_dateline_with_a_name_in_no_list(opening: str, credit: str | None) -> None:
    assert _fields(f"Harbour talks resume\n\n{opening}{BODY}").credit == credit


def test_brackets_that_repeat_are_no_agency_unless_the_text_says_so() -> None:
    text = f"Harbour talks resume\n\nNORWICK (Farsea) – {BODY}\n\nNORWICK (Farsea) – {BODY}"
    assert _fields(text).credit is None
    assert _fields(text + "\n\nAn official told Farsea that it was over.").credit == "Farsea"


def test_credit_from_a_byline_needs_a_second_sign() -> None:
    head = "Harbour talks resume\n\nBy Ana Ruiz, Farsea\n\n"
    assert _fields(head + BODY).credit is None
    told = _fields(head + BODY + "\n\nA driver told Farsea that he would wait.")
    assert (told.credit, told.authors) == ("Farsea", ("Ana Ruiz",))
    paper = "Harbour talks resume\n\nBy Ana Ruiz, The Norwick Review\n\n"
    assert _fields(paper + BODY, outlet="Upland Post").credit == "The Norwick Review"
    assert _fields(paper + BODY, outlet="Norwick Review").credit is None


def test_credit_from_the_last_line() -> None:
    text = f"Harbour talks resume\n\n{BODY}\n\nA driver told Farsea so.\n\n"
    assert _fields(text + "Farsea").credit == "Farsea"
    assert _fields(text + "AFP").credit == "AFP"
    assert _fields(text + "Norwick").credit is None


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Harbour talks resume\n\nThe Norwick Review\n\nBy Ana Ruiz", "The Norwick Review"),
        ("Harbour talks resume\n\nBy Ana Ruiz\n\nThe Norwick Review", "The Norwick Review"),
        ("Norwick Tribune\n\nHarbour talks resume again today\n\nMay 6, 2021", "Norwick Tribune"),
        ("Harbour talks resume\n\nWorld News\n\nBy Ana Ruiz", None),
        ("Harbour talks resume\n\nChief Reporter\n\nBy Ana Ruiz", None),
        ("Harbour talks resume\n\nThe Norwick Review", None),  # nothing is signed
    ],
)
def test_outlet_from_a_line_beside_the_byline(head: str, outlet: str | None) -> None:
    assert _fields(f"{head}\n\n{BODY}").outlet == outlet


def test_an_unaltered_wire_report_is_the_agencys() -> None:
    head = "Harbour talks resume\n\nBy Farsea News Agency May 6, 2021 | 9:30 AM\n\nBy Ana Ruiz\n\n"
    whole = _fields(f"{head}NORWICK (Farsea) – {BODY}\n\n{EDITED}")
    assert (whole.outlet, whole.credit, whole.authors) == ("Farsea", "Farsea", ("Ana Ruiz",))
    assert _fields(f"{head}NORWICK (Farsea) – {BODY}").outlet is None
    rights = "© 2021 Norwick Echo. All rights reserved."
    assert _fields(f"{head}NORWICK (Farsea) – {BODY}\n\n{EDITED}\n\n{rights}").outlet == (
        "Norwick Echo"
    )


def test_the_copyright_of_a_book_names_no_outlet() -> None:
    line = "From HARBOUR NIGHTS by Ana Ruiz. Copyright © 2015 by Ana Ruiz. Reprinted by leave."
    assert _fields(f"Harbour talks resume\n\n{BODY}\n\n{line}").outlet is None


def test_a_headline_with_a_colon_names_no_outlet() -> None:
    line = "Newspaper: the port authority has used its own cranes"
    assert _fields(f"{line}\n\n{BODY}").outlet is None


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("By our Nordic desk", True),
        ("By a staff correspondent in Norwick", True),
        ("From our own correspondent", True),
        ("By Staff Reporter", True),
        ("By agencies", True),
        ("By our count the drivers are nine", False),
        ("By the desk stood a crane driver.", False),
    ],
)
def test_bylines_that_name_nobody(line: str, held: bool) -> None:
    signed = byline(line)
    assert (signed is not None) is held
    assert signed is None or (signed.people, signed.agency, signed.paper) == ((), None, None)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("By Ana Ruiz\nNORWICK, May 6, 2021 (Farsea Press Agency) — ", "Farsea"),
        ("By Ana Ruiz\nNORWICK, May 6, 2021 (Farsea Press Agency)\n\n", "Farsea"),
        ("By Ana Ruiz\nNORWICK, May 6 (Farsea Press Agency) — ", None),  # any paper prints so
        ("The Norwick Review\nBy Ana Ruiz\nNORWICK, May 6, 2021 (Farsea) — ", "The Norwick Review"),
        ("By Ana Ruiz, The Norwick Review\n\n", "The Norwick Review"),
        ("By Ana Ruiz, The Norwick Review\nNORWICK, May 6, 2021 (Reuters) — ", None),
        ("By Ana Ruiz, Norwick\n\n", None),  # a place, as likely
        ("By Ana Ruiz, The Norwick Review\nUpland Tribune\n\n", "Upland Tribune"),
    ],
)
def test_the_only_outlet_that_a_text_names(head: str, outlet: str | None) -> None:
    assert _fields(f"Harbour talks resume\n{head}{BODY}").outlet == outlet


def test_who_republishes_on_a_page_is_not_its_byline() -> None:
    fields = Fields()
    read_lines(f"By Ana Ruiz, The Norwick Review\n\n{BODY}", fields, titled=False)
    assert (fields.outlet, fields.credit) == (None, "The Norwick Review")


def test_a_dateline_on_a_line_of_its_own_dates_the_report() -> None:
    fields = _fields(f"Harbour talks resume\nNORWICK, May 6, 2021 (Reuters) —\n\n{BODY}")
    assert (fields.published.earliest, fields.credit) == ("2021-05-06", "Reuters")
    assert fields.title == "Harbour talks resume"
