"""Events of several articles that report one thing that happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from onrecord.extract.annotate import annotate
from onrecord.link.whole import link_story
from onrecord.model.annotation import Annotated
from onrecord.model.article import Article
from onrecord.model.dates import UNDATED
from onrecord.model.event import Happening
from onrecord.model.ids import article_id
from tests.extract.helpers import body, parser
from tests.link.made import day


def told(text: str, outlet: str, published: str | None = "2031-05-04") -> Annotated:
    article = Article(
        id=article_id(text, outlet),
        text=text,
        sha256=outlet,
        raw_sha256="",
        outlet=outlet,
        published=day(published) if published else UNDATED,
    )
    return Annotated(article=article, annotation=annotate(article, body(article), parser()))


def happenings(articles: Sequence[Annotated]) -> tuple[Happening, ...]:
    return link_story(articles, ()).happenings


ATTACK = told("Peru's army attacked the Chilean port of Lomas with rockets on Monday.", "A")
SAME = told("Officials mourned. Peru attacked the port of Lomas in Chile with rockets.", "B")


def test_two_reports_of_one_attack_are_one_happening() -> None:
    found = [h for h in happenings([ATTACK, SAME]) if h.type == "ASSAULT"]
    assert len(found) == 1
    assert found[0].articles == tuple(sorted([ATTACK.article.id, SAME.article.id]))
    assert (found[0].origins, len(found[0].events)) == (2, 2)
    assert found[0].date.known
    assert len(found[0].aliases) == 1


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Bolivia's army attacked the Chilean port of Lomas with rockets.", "2031-05-04"),
        ("Peru's army attacked the Kenyan port of Lomas with rockets.", "2031-05-04"),
        ("Peru's army attacked the Chilean port of Lomas with rockets.", "2031-09-04"),
        ("Peru's army attacked the Chilean city of Arbol with tanks.", "2031-05-04"),
        ("Peru agreed to attack the Chilean port of Lomas with rockets.", "2031-05-04"),
    ],
    ids=["other actor", "other recipient", "other time", "other words", "other type"],
)
def test_another_thing_stays_apart(text: str, published: str) -> None:
    found = happenings([ATTACK, told(text, "B", published)])
    assert all(len(h.articles) == 1 for h in found)


def test_an_event_alone_is_a_happening() -> None:
    found = happenings([ATTACK])
    assert [h.events for h in found] == [
        (e.id,) for e in ATTACK.annotation.events if e.type is not None
    ]


def test_order_does_not_matter() -> None:
    third = told("Chile condemned Peru's rocket attack on the port of Lomas.", "C", None)
    held = [ATTACK, SAME, third]
    first = happenings(held)
    assert all(happenings(list(other)) == first for other in permutations(held))


def test_many_reports_are_grouped_in_bounded_time() -> None:
    text = "Peru's army attacked the Chilean port of Lomas with rockets. " * 150
    found = happenings([told(text, "A")])
    assert sum(len(h.events) for h in found) == 150
