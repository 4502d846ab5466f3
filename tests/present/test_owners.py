"""Owners behind several origins."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.account import Account
from onrecord.model.ids import OriginId
from onrecord.present import html, text
from onrecord.present.owners import shared_owners
from tests.present.sample import sample_account


def _signed(*outlets: str) -> Account:
    """The sample, its articles signed by outlets in order, each article its own origin."""
    account = sample_account()
    records = account.records
    given = [*outlets, *[None] * (len(records.articles) - len(outlets))]
    articles = tuple(
        replace(a, article=replace(a.article, outlet=outlet, url=None))
        for a, outlet in zip(records.articles, given, strict=True)
    )
    origin = records.links.origins[0]
    origins = tuple(
        replace(origin, id=OriginId(f"origin-{n}"), articles=(a.article.id,))
        for n, a in enumerate(articles)
    )
    links = replace(records.links, origins=origins)
    return replace(account, records=replace(records, articles=articles, links=links))


def _found(account: Account) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    articles = (a.article for a in account.records.articles)
    return tuple(
        (o.name, o.outlets, o.origins) for o in shared_owners(account.records.links, articles)
    )


def test_two_outlets_of_one_owner_behind_two_origins() -> None:
    account = _signed("Daily Express", "The Mirror", "Metro")
    assert _found(account) == (("Reach", ("Daily Express", "Daily Mirror"), 2),)


def test_one_outlet_twice_is_no_common_owner() -> None:
    assert _found(_signed("Daily Express", "The Express")) == ()


def test_two_outlets_in_one_origin_are_counted_once_already() -> None:
    account = _signed("Daily Express", "The Mirror")
    links = account.records.links
    both = tuple(a for o in links.origins for a in o.articles)
    links = replace(links, origins=(replace(links.origins[0], articles=both),))
    assert _found(replace(account, records=replace(account.records, links=links))) == ()


def test_text_and_page_tell_of_it() -> None:
    account = _signed("Daily Express", "The Mirror", "Metro")
    told = " ".join(text.render(account).split())
    assert "Daily Express, Daily Mirror stand behind 2 of the origins and have one owner" in told
    assert "have one owner: <bdi>Reach</bdi>" in html.render(account)
    assert "have one owner" not in text.render(sample_account())
