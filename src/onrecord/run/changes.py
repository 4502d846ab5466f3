"""Which records are there, which are gone and which differ, by their ids.

Records are compared by a digest of all that they say; who made them and what they were
called before is left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from onrecord.model.annotation import Annotation
from onrecord.model.ids import StoryId
from onrecord.model.story import StoryLinks
from onrecord.store import Store

How = Literal["added", "removed", "changed"]
Digests = Mapping[tuple[str, str], bytes]
"""Digests of records by table and id."""

_ARTICLES_OWN = (
    "passages",
    "mentions",
    "dates",
    "statements",
    "events",
    "questions",
    "commitments",
)
_STORYS_OWN = ("derivations", "origins", "entities", "utterances", "happenings")
_LEFT_OUT = {"producer": "", "aliases": ()}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Change:
    """One record that a new run made, took away, or made differently."""

    table: str
    id: str
    how: How


def of_annotation(annotation: Annotation) -> dict[tuple[str, str], bytes]:
    """The records of one article."""
    return dict(_digests(annotation, _ARTICLES_OWN))


def of_stories(store: Store, stories: Collection[StoryId]) -> dict[tuple[str, str], bytes]:
    """The records that linking gave these stories, and the dates that it gave articles."""
    found: dict[tuple[str, str], bytes] = {}
    for story in sorted(stories):
        links: StoryLinks = store.story(story)
        found["stories", links.story.id] = _digest(links.story)
        found.update(_digests(links, _STORYS_OWN))
        found.update((("articles", d.article), _digest(d)) for d in links.datings)
    return found


def differences(before: Digests, after: Digests) -> list[Change]:
    """What changed, sorted by table, then id."""
    return sorted(
        Change(table=table, id=record, how=how)
        for table, record in before.keys() | after.keys()
        if (how := _how(before.get((table, record)), after.get((table, record)))) is not None
    )


def by_table(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many records of each table were added, removed and changed, sorted."""
    counts = Counter((change.table, change.how) for change in changes)
    found: dict[str, dict[str, int]] = {}
    for (table, how), count in sorted(counts.items()):
        found.setdefault(table, {"added": 0, "removed": 0, "changed": 0})[how] = count
    return found


def _how(before: bytes | None, after: bytes | None) -> How | None:
    if before == after:
        return None
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


def _digests(owner: Any, tables: Iterable[str]) -> Iterator[tuple[tuple[str, str], bytes]]:
    for table in tables:
        for record in getattr(owner, table):
            yield (table, record.id), _digest(record)


def _digest(record: Any) -> bytes:
    held = {f.name for f in fields(record)}
    bare = replace(record, **{k: v for k, v in _LEFT_OUT.items() if k in held})
    return hashlib.blake2b(repr(bare).encode("utf-8", "surrogatepass"), digest_size=12).digest()
