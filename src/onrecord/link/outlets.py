"""The table of outlets: whose a web address is, and which outlets have one owner.

A user's own table stands beside the shipped one (``own_outlets``); where both name an
outlet or an address, the user's row counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from onrecord.errors import UsageError
from onrecord.link.names import press_name
from onrecord.model.article import Article
from onrecord.resources import lexicon

_OWN: ContextVar[str] = ContextVar("own outlets", default="")


@contextmanager
def own_outlets(file: str) -> Iterator[None]:
    """Link with a user's table of outlets beside the shipped one; with none for ``""``.

    Args:
        file: YAML in the form of ``resources/en/outlets.yaml``.

    Raises:
        UsageError: when the file can't be read or has another form.
    """
    _table(file)
    before = _OWN.set(file)
    try:
        yield
    finally:
        _OWN.reset(before)


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
    return _by_name(_OWN.get()).get(press_name(name)) if name else None


def outlet_at(address: str | None) -> Outlet | None:
    """The outlet that a web address belongs to; None when it is not in the table."""
    host = _host(address)
    parts = host.split(".")
    for n in range(len(parts) - 1):
        found = _by_domain(_OWN.get()).get(".".join(parts[n:]))
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


_Rows = tuple[tuple[Outlet, tuple[str, ...]], ...]


@lru_cache(maxsize=8)
def _table(file: str) -> _Rows:
    """The shipped rows, then a user's: of two of one name or address the later counts."""
    return (*_rows(lexicon("outlets")), *(_own_rows(Path(file)) if file else ()))


def _rows(held: Mapping[str, Any]) -> _Rows:
    return tuple((_outlet(row), tuple(row.get("also", ()))) for row in held["outlets"])


def _own_rows(file: Path) -> _Rows:
    try:
        return _rows(yaml.safe_load(file.read_bytes()))
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"the outlets in {file} can't be read: {error}") from error
    except (AttributeError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file} is no table of outlets",
            hint="write it as: outlets: [{name: The Paper, domains: [paper.example], owner: A}]",
        ) from error


def _outlet(row: Mapping[str, Any]) -> Outlet:
    return Outlet(
        name=row["name"],
        domains=tuple(row.get("domains", ())),
        owner=row.get("owner"),
        country=row.get("country"),
        kind=row.get("kind"),
        members=tuple(row.get("members", ())),
    )


@lru_cache(maxsize=8)
def _by_name(file: str) -> dict[str, Outlet]:
    return {press_name(name): held for held, also in _table(file) for name in (held.name, *also)}


@lru_cache(maxsize=8)
def _by_domain(file: str) -> dict[str, Outlet]:
    return {domain: held for held, _ in _table(file) for domain in held.domains}
