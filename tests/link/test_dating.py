from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.dating import date_articles
from onrecord.link.linker import link_all
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateExpression, DateInterval
from onrecord.model.event import Event, Tense
from onrecord.model.ids import EventId, record_id
from tests.link.made import Made
from tests.link.texts import PAPER, WIRE

PLAN = (
    "Chancellor Odo Brandeis of Marrland will visit the shipyards of Port Vessel from"
    " June 11-13, his office said, and meet the union there."
)
VISIT = (
    "Chancellor Odo Brandeis of Marrland arrived at the shipyards of Port Vessel on Thursday"
    " and met the union for an hour."
)


def dated(*made: Made | Annotated) -> dict[str, DateInterval]:
    articles = [m.done() if isinstance(m, Made) else m for m in made]
    pairs = [p for links in link_all(articles) for p in links.pairs]
    return {d.article: d.published for d in date_articles(articles, pairs)}


def test_weekday_is_placed_by_an_article_that_states_the_days() -> None:
    plan, visit = Made(PLAN, published="2031-06-05"), Made(VISIT)
    plan.date("June 11-13", "is 2031-06-11 to 2031-06-13", anchor="absolute")
    visit.date("Thursday", "weekday 3 past")
    found = dated(plan, visit)[visit.article.id]
    # the only Thursday of the visit is the 12th
    assert (found.earliest, found.latest) == ("2031-06-12", "2031-06-18")
    assert found.basis == "inferred"
    assert "Thursday" in found.reason
    assert "June 11-13" in found.reason


def test_copy_is_of_the_days_of_its_partner() -> None:
    wire, copy = Made(WIRE, outlet="Valley Wire", published="2031-05-06"), Made(WIRE, outlet="B")
    found = dated(wire, copy)[copy.article.id]
    assert (found.earliest, found.latest) == ("2031-05-06", "2031-05-08")
    assert "100% of its words" in found.reason
    assert "Valley Wire" in found.reason


def test_without_a_sign_the_story_gives_wide_bounds() -> None:
    found = dated(Made(WIRE, published="2031-05-06"), other := Made(PAPER))
    assert (found[other.article.id].earliest, found[other.article.id].latest) == (
        "2031-04-22",
        "2031-05-20",
    )


def test_contradiction_is_told() -> None:
    wire = Made(WIRE, published="2031-05-06")
    copy = Made(WIRE.replace("Divers", "Three divers"), outlet="B")
    plan = Made(PLAN + " " + PAPER, published="2031-05-08")
    plan.date("June 11-13", "is 2031-06-11 to 2031-06-13", anchor="absolute")
    visit = Made(VISIT + " " + WIRE, outlet="C")
    visit.date("Thursday", "weekday 3 past")
    found = dated(wire, copy, plan, visit)[visit.article.id]
    assert found.earliest is not None
    assert "2031-05-06" in found.reason


def test_stories_without_any_date_stay_undated() -> None:
    assert dated(Made(WIRE), Made(PAPER)) == {}


@pytest.mark.parametrize("iso", ["0001-01-02", "9999-12-30"])
def test_the_ends_of_the_calendar_do_no_harm(iso: str) -> None:
    found = dated(Made(WIRE, published=iso), copy := Made(WIRE, outlet="B"))
    assert found[copy.article.id].basis == "inferred"


def telling(
    made: Made, words: str, tense: Tense, expression: DateExpression | None = None
) -> Annotated:
    """The article with one event that its words tell."""
    done, span = made.done(), made.at(words)
    event = Event(
        id=EventId(record_id("event", made.article.id, span)),
        article=made.article.id,
        span=span,
        trigger=span,
        lemma="visit",
        date=expression.id if expression else None,
        modality="planned" if tense == "announced" else "done",
        tense=tense,
    )
    return replace(done, annotation=replace(done.annotation, events=(event,)))


def test_an_article_dated_by_others_dates_the_next() -> None:
    wire = Made(WIRE, outlet="Valley Wire", published="2031-06-13")
    copy = Made(WIRE + " " + VISIT, outlet="B")
    copy.date("Thursday", "weekday 3 past")
    later = Made(VISIT.replace("arrived at", "came to") + " Rain fell.", outlet="C")
    later.date("Thursday", "weekday 3 past")
    found = dated(wire, copy, later)
    # the copy is of the 13th to the 15th, so that its Thursday is the 12th
    assert found[copy.article.id].earliest == "2031-06-13"
    assert (found[later.article.id].earliest, found[later.article.id].latest) == (
        "2031-06-12",
        "2031-06-18",
    )


def test_the_source_of_a_dated_article_is_not_later() -> None:
    source = Made(WIRE, outlet="Valley Wire")
    taken = Made(WIRE, outlet="Tarn Echo", credit="Valley Wire", published="2031-05-06")
    found = dated(source, taken)[source.article.id]
    assert (found.earliest, found.latest) == ("2031-05-04", "2031-05-06")
    assert "source of Tarn Echo" in found.reason


def test_what_is_over_on_a_day_stated_in_full_bounds_the_article() -> None:
    wire = Made(WIRE, published="2031-05-06")
    made = Made("The lock at Brannoch was opened on May 4, 2031, by the council.", outlet="B")
    stated = made.date("May 4, 2031", "is 2031-05-04", anchor="absolute")
    over = telling(made, "The lock at Brannoch was opened on May 4, 2031", "recalled", stated)
    found = dated(wire, over)[made.article.id]
    assert (found.earliest, found.latest) == ("2031-05-04", "2031-05-20")
    to_come = telling(made, "The lock at Brannoch was opened on May 4, 2031", "announced", stated)
    found = dated(wire, to_come)[made.article.id]
    assert (found.earliest, found.latest) == ("2031-04-22", "2031-05-04")


@pytest.mark.parametrize(
    ("tense", "earliest", "latest"),
    [("recalled", "2031-06-12", "2031-06-27"), ("announced", "2031-05-30", "2031-06-12")],
)
def test_what_a_dated_article_puts_on_a_day_was_over_or_to_come(
    tense: Tense, earliest: str, latest: str
) -> None:
    visit = Made(VISIT, published="2031-06-13")
    thursday = visit.date("Thursday", "weekday 3 past")
    words = "Chancellor Odo Brandeis of Marrland arrived at the shipyards of Port Vessel"
    known = telling(visit, words, "recalled", thursday)
    bare = Made(words + ", where the union waited for him an hour.", outlet="B")
    found = dated(known, telling(bare, words, tense))[bare.article.id]
    assert (found.earliest, found.latest) == (earliest, latest)


def test_contradiction_names_what_speaks_against() -> None:
    wire = Made(WIRE, outlet="Valley Wire", published="2031-05-06")
    copy = Made(WIRE + " The inquiry was closed on May 17, 2031.", outlet="B")
    stated = copy.date("May 17, 2031", "is 2031-05-17", anchor="absolute")
    over = telling(copy, "The inquiry was closed on May 17, 2031", "recalled", stated)
    found = dated(wire, over)[copy.article.id]
    assert (found.earliest, found.latest) == ("2031-05-06", "2031-05-08")
    assert "against: tells of “May 17, 2031” as over" in found.reason


def pile() -> Sequence[Annotated]:
    wire = Made(WIRE, outlet="Valley Wire", published="2031-06-13")
    copy = Made(WIRE + " " + VISIT, outlet="B")
    copy.date("Thursday", "weekday 3 past")
    visit = Made(VISIT + " Rain fell.", outlet="C")
    visit.date("Thursday", "weekday 3 past")
    plan = Made(PLAN, outlet="D")
    plan.date("June 11-13", "date 06-11 near to 06-13")
    return [m.done() for m in (wire, copy, visit, plan)]


@settings(max_examples=24, deadline=None)
@given(st.permutations(range(4)))
def test_no_order_enters(order: list[int]) -> None:
    articles = pile()
    pairs = [p for links in link_all(articles) for p in links.pairs]
    expected = date_articles(articles, pairs)
    assert len(expected) == 3
    assert date_articles([articles[n] for n in order], pairs[::-1]) == expected


def test_cost_grows_with_the_articles_alone() -> None:
    def seconds(count: int) -> float:
        made = [Made(VISIT + f" Note {n}.", outlet=f"P{n}") for n in range(count)]
        for one in made:
            one.date("Thursday", "weekday 3 past")
        articles = [m.done() for m in (*made, Made(WIRE, published="2031-06-13"))]
        start = process_time()
        assert len(date_articles(articles, [])) == count
        return process_time() - start

    few, many = (min(seconds(count) for _ in range(3)) for count in (20, 240))
    assert many < 12 * 3 * max(few, 0.01)
