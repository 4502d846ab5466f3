"""The table of outlets: whose a web address is, and which outlets have one owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from onrecord.link.names import press_name
from onrecord.model.article import Article
from onrecord.resources import lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """What is publicly known of one outlet.

    Attributes:
        owner: who owns it; None where it owns itself or that is not known.
        country: ISO 3166 code.
        kind: agency, paper, broadcaster, magazine or site.
        members: agencies whose member it is.
    """

    name: str
    domains: tuple[str, ...] = ()
    owner: str | None = None
    country: str | None = None
    kind: str | None = None
    members: tuple[str, ...] = ()


def outlet_named(name: str | None) -> Outlet | None:
    """The outlet with this name, however it is written; None when it is not in the table."""
    return _by_name().get(press_name(name)) if name else None


def outlet_at(address: str | None) -> Outlet | None:
    """The outlet that a web address belongs to; None when it is not in the table."""
    host = _host(address)
    parts = host.split(".")
    for n in range(len(parts) - 1):
        found = _by_domain().get(".".join(parts[n:]))
        if found is not None:
            return found
    return None


def outlet_of(article: Article) -> Outlet | None:
    """The outlet of an article, by its name, else by its address."""
    return outlet_named(article.outlet) or outlet_at(article.url)


def common_owner(a: Article, b: Article) -> str | None:
    """Who owns the outlets of both articles, where they are two and the table knows it."""
    one, other = outlet_of(a), outlet_of(b)
    if one is None or other is None or one.name == other.name:
        return None
    return one.owner if one.owner is not None and one.owner == other.owner else None


def owners_of(articles: Iterable[Article]) -> tuple[str, ...]:
    """The owners of the outlets of some articles, as far as known, sorted."""
    found = {held.owner for a in articles if (held := outlet_of(a)) is not None}
    return tuple(sorted(owner for owner in found if owner))


def _host(address: str | None) -> str:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:  # an address that is none
        return ""


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[Outlet, tuple[str, ...]], ...]:
    return tuple(
        (_outlet(row), tuple(row.get("also", ()))) for row in lexicon("outlets")["outlets"]
    )


def _outlet(row: Mapping[str, Any]) -> Outlet:
    return Outlet(
        name=row["name"],
        domains=tuple(row.get("domains", ())),
        owner=row.get("owner"),
        country=row.get("country"),
        kind=row.get("kind"),
        members=tuple(row.get("members", ())),
    )


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Outlet]:
    return {press_name(name): held for held, also in _table() for name in (held.name, *also)}


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Outlet]:
    return {domain: held for held, _ in _table() for domain in held.domains}
