"""Families of articles: each article once, under what it takes most from."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.account import Account
from onrecord.model.derivation import Derivation, Direction
from onrecord.model.ids import ArticleId, DerivationId
from onrecord.present.page.desk import Desk
from onrecord.present.page.family import families
from tests.present.sample import article_of, sample_account


def test_each_article_stands_once_under_its_origin() -> None:
    desk = Desk(sample_account())
    found = families(desk)
    numbers = sorted(m.cite.number for f in found for m in f.members)
    assert numbers == list(range(1, len(desk.order) + 1))


def test_a_copy_of_a_copy_stands_two_deep() -> None:
    first = families(Desk(sample_account()))[0]
    assert [(m.cite.outlet, m.depth) for m in first.members] == [
        ("Northern Wire", 0),
        ("Harbour Gazette", 1),
        ("Velland Broadcasting", 2),
        ("Northern Wire", 1),
    ]
    assert first.rooted
    assert first.members[1].tie is not None
    assert first.members[1].tie.share == 97


def test_what_is_taken_from_another_family_is_told_too() -> None:
    last = families(Desk(sample_account()))[0].members[-1]
    assert [(t.kind, t.source.outlet if t.source else None) for t in last.others] == [
        ("cites", "Arle Post")
    ]


def test_an_origin_that_is_not_held_says_so() -> None:
    assert [f.rooted for f in families(Desk(sample_account()))] == [True, True, False]


def test_circles_end() -> None:
    account = sample_account()
    wire = account.records.articles[0].article.id
    copy = article_of(account, "Harbour Gazette").id
    rewrite = article_of(account, "Velland Broadcasting").id
    ring = [_taken(wire, copy), _taken(copy, rewrite), _taken(rewrite, wire), _taken(copy, copy)]
    found = families(Desk(_with(account, ring)))
    assert sorted(m.cite.number for m in found[0].members) == [1, 2, 3, 5]


def _taken(source: ArticleId, target: ArticleId) -> Derivation:
    return Derivation(
        id=DerivationId(f"derivation-{source}-{target}"), source=source, target=target,
        kind="copy", share=0.9, passages=(), common=(),
        direction=Direction(score=0.5, reason="no sign"), explanation="alike",
    )  # fmt: skip


def _with(account: Account, derivations: list[Derivation]) -> Account:
    links = replace(account.records.links, derivations=tuple(derivations))
    return replace(account, records=replace(account.records, links=links))
