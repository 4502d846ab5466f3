from __future__ import annotations

from onrecord.clean import passages
from onrecord.model.article import Article
from onrecord.read.build import build
from onrecord.read.fields import Fields
from onrecord.read.html import html_article

BODY = (
    "The port authority met its crane drivers again on Monday to talk about rosters that have "
    "been in dispute since the winter, and the union said that it would wait for an answer."
)


def _article(*lines: str, credit: str | None = None, outlet: str | None = None) -> Article:
    text = "\n\n".join(("Harbour talks resume in Norwick", BODY, *lines))
    fields = Fields(credit=credit, outlet=outlet)
    return build(text, text.encode(), fields, limit=1_000_000)


def _kinds(article: Article) -> dict[str, str]:
    return {p.span.of(article.text): p.kind for p in passages(article)}


def test_a_profile_below_its_head_may_have_any_keys() -> None:
    box = (
        "Meet the author",
        "Dora Quint",
        "Born: 3 May 1990 in Upper Norwick",
        "Loves: ladders, soup",
        "Hello! I am Dora, a cheerful and patient teller of tales for everybody.",
    )
    kinds = _kinds(_article(*box))
    assert [kinds[line] for line in box] == ["about_author"] * len(box)


def test_an_interview_below_a_head_is_no_profile() -> None:
    question = "Interviewer: Did the drivers ask for that?"
    told = "The drivers asked for more, the minister said, and they got it in the end on Friday."
    kinds = _kinds(_article("About the author", question, told, BODY.replace("again", "twice")))
    assert kinds[question] == kinds[told] == "body"


def _page(wrapper: str, box: str) -> Article:
    paragraphs = "".join(f"<p>{BODY} It was meeting number {n}.</p>" for n in range(6))
    page = (
        f"<html><body class='{wrapper}'><article><h1>Harbour talks resume</h1>{paragraphs}"
        f"<div class='{box}'><h4>Dora Quint</h4><p>Ladders, soup and long walks by the sea.</p>"
        "</div></article></body></html>"
    )
    return html_article(page.encode(), 1_000_000)


def test_a_box_that_the_page_names_after_its_author() -> None:
    assert _kinds(_page("page", "author-box"))["Dora Quint"] == "about_author"


def test_a_name_around_the_whole_page_tells_nothing() -> None:
    kinds = _kinds(_page("author-box", "lower"))
    assert "about_author" not in kinds.values()
    assert list(kinds.values()).count("body") >= 6


def test_a_call_for_subscribers_above_the_copyright_of_an_unknown_outlet() -> None:
    calls = (
        "Stay in the know",
        "A FREE subscription to the Echo brings you the port every morning.",
    )
    kinds = _kinds(_article(*calls, "Copyright © 2024"))
    assert [kinds[line] for line in calls] == ["furniture", "furniture"]


def test_subscriptions_that_are_told_of_are_body() -> None:
    told = "The Echo said that its free subscription would end for you and your neighbours."
    assert _kinds(_article(told, "Copyright © 2024"))[told] == "body"


def test_the_agency_alone_on_the_last_line_is_a_credit() -> None:
    assert _kinds(_article("Farsea", credit="Farsea"))["Farsea"] == "credit"
    assert _kinds(_article("AFP"))["AFP"] == "credit"
    assert _kinds(_article("Farsea"))["Farsea"] == "body"
