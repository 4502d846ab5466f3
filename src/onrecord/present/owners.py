"""Owners whose outlets stand behind several origins: independent texts, one owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.link.outlets import outlet_of
from onrecord.model.article import Article
from onrecord.model.story import StoryLinks


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOwner:
    """An owner of two outlets or more whose articles lead back to different origins.

    Attributes:
        outlets: names as the outlet table has them, sorted.
        origins: how many origins hold an article of theirs.
    """

    name: str
    outlets: tuple[str, ...]
    origins: int


def shared_owners(links: StoryLinks, articles: Iterable[Article]) -> tuple[SharedOwner, ...]:
    """The shared owners of a story, those behind most origins first."""
    outlet = {a.id: held for a in articles if (held := outlet_of(a)) is not None}
    names: defaultdict[str, set[str]] = defaultdict(set)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for origin in links.origins:
        for article in origin.articles:
            held = outlet.get(article)
            if held is not None and held.owner:
                names[held.owner].add(held.name)
                origins[held.owner].add(origin.id)
    found = [
        SharedOwner(name=owner, outlets=tuple(sorted(names[owner])), origins=len(held))
        for owner, held in origins.items()
        if len(held) > 1 and len(names[owner]) > 1
    ]
    return tuple(sorted(found, key=lambda o: (-o.origins, o.name)))
