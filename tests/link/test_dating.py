from __future__ import annotations

import pytest

from onrecord.link.dating import date_articles
from onrecord.link.linker import link_all
from onrecord.model.dates import DateInterval
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


def dated(*made: Made) -> dict[str, DateInterval]:
    articles = [m.done() for m in made]
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
