from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.account import Account
from onrecord.model.dates import DateInterval
from onrecord.present import text
from onrecord.present.reader import Reader, cut, days
from tests.present.sample import sample_account


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04"),
        ("2031-03-04", "2031-03-10", "2031-03-04/10"),
        ("2031-03-29", "2031-04-02", "2031-03-29/04-02"),
        ("2031-12-29", "2032-01-02", "2031-12-29/2032-01-02"),
        ("2031-03-01", "2031-03-31", "2031-03"),
        ("2031-01-01", "2031-06-30", "2031-01/06"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("1998-01-01", "1999-12-31", "1998/1999"),
        (None, "2031-03-04", "until 2031-03-04"),
        (None, None, "undated"),
    ],
)
def test_days_leave_out_what_both_ends_share(
    first: str | None, last: str | None, told: str
) -> None:
    assert days(DateInterval(earliest=first, latest=last, basis="stated", reason="")) == told


@pytest.mark.parametrize(
    ("rest", "off"),
    [(" as the war goes on", True), (", and", False), (".", False), ("", False), (" — so", False)],
)
def test_a_clause_breaks_off_where_a_word_follows(rest: str, off: bool) -> None:
    assert cut(rest) is off


def test_a_full_stop_of_an_abbreviation_ends_the_clause_before_a_capital() -> None:
    assert not cut(" He rested.", "the ship left at 9 p.m.")
    assert cut(" on Monday.", "the ship left at 9 p.m.")


def _under(folder: str) -> Account:
    account = sample_account()
    articles = tuple(
        replace(a, receipts=tuple(replace(r, path=folder + r.path) for r in a.receipts))
        for a in account.records.articles
    )
    return replace(account, records=replace(account.records, articles=articles))


def test_the_common_folder_is_told_once() -> None:
    told = text.render(_under("news/march/"), width=1000)
    assert told.count("news/march/") == 1
    assert "- The paths are in news/march/\n" in told
    assert ", wire/0304.txt:" in told


def test_without_a_common_folder_paths_are_whole() -> None:
    assert Reader(sample_account()).folder == ""
    assert Reader(_under("/")).folder == ""


def test_an_id_behind_the_file_is_no_folder() -> None:
    account = sample_account()
    held = account.records.articles[0]
    one = replace(held, receipts=(replace(held.receipts[0], path="in/a.jsonl#x/y"),))
    reader = Reader(replace(account, records=replace(account.records, articles=(one,))))
    assert reader.folder == "in/"
    assert reader.path(held.article.id) == "a.jsonl#x/y"


def test_an_inferred_date_is_marked_in_a_reference() -> None:
    reader = Reader(sample_account())
    inferred = [a for a, when in reader.published.items() if when.basis == "inferred"]
    assert inferred
    for article, when in reader.published.items():
        assert reader.date(article).startswith("~") == (when.basis == "inferred")
