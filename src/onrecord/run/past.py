"""The store as it was: as of a day, or as known by a time.

``--as-of D`` gives exactly what a store would give that holds only the articles whose
``published.latest`` is not after D: those articles are linked again, from their kept
annotation, in a store in memory. Articles that can't be dated are listed apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.account.as_of import as_of
from onrecord.errors import UsageError
from onrecord.link.heads import head_of
from onrecord.link.linker import link_all
from onrecord.model.annotation import Annotated
from onrecord.model.article import Receipt
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.story import StoryRecords
from onrecord.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """From when the store is seen; all None means now, with all that it holds.

    Attributes:
        as_of: day, ISO 8601: articles published after it are left out.
        known_by: day or time, ISO 8601: articles received after it are left out.
        new_since: day, ISO 8601: novelty of what was published after it.
    """

    as_of: str | None = None
    known_by: str | None = None
    new_since: str | None = None

    def __post_init__(self) -> None:
        for option, given in (("--as-of", self.as_of), ("--new-since", self.new_since)):
            _check_day(option, given)
        if self.known_by is not None:
            _end_of(self.known_by)

    @property
    def past(self) -> bool:
        """Whether anything may be left out."""
        return self.as_of is not None or self.known_by is not None


def stories_then(
    store: Store, stories: Iterable[StoryId], moment: Moment
) -> tuple[list[StoryRecords], tuple[ArticleId, ...]]:
    """What the articles of some stories made at a moment, and which can't be dated.

    Args:
        store: holds them.
        stories: all that hang together with any of them; see ``hanging_together``.
        moment: from when they are seen.
    """
    kept, undated = _seen(store, stories, moment)
    kept = {a: _with_versions(store, held, kept, moment) for a, held in kept.items()}
    found = [
        StoryRecords(links=links, articles=tuple(kept[a] for a in links.story.articles))
        for links in link_all([kept[article] for article in sorted(kept)])
    ]
    return found, undated


def hanging_together(store: Store, story: StoryId) -> list[StoryId]:
    """The stories whose articles are joined to this one's by any chain of pairs."""
    reached: set[ArticleId] = set()
    frontier = set(store.members([story])[story])
    while frontier:
        reached |= frontier
        joined = {article for pair in store.partners(frontier) for article in pair}
        frontier = joined - reached
    return sorted(set(store.stories_of(reached).values()))


def components(store: Store, moment: Moment) -> list[tuple[int, list[StoryId]]]:
    """Stories that hang together, with the most articles that any of them can have had.

    Nothing but ids and days is read. A story whose first day is after ``moment.as_of``
    counts no article, and neither does one without any day. The greatest come first;
    components that count none are left out.
    """
    held = store.stories()
    story_of = {article: story.id for story in held for article in story.articles}
    parent = {story.id: story.id for story in held}

    for a, b in store.partners(story_of):
        low, high = sorted((head_of(parent, story_of[a]), head_of(parent, story_of[b])))
        parent[high] = low
    counts: dict[StoryId, int] = {}
    grouped: dict[StoryId, list[StoryId]] = {}
    for story in held:
        root = head_of(parent, story.id)
        fits = moment.as_of is None or (story.first is not None and story.first <= moment.as_of)
        counts[root] = counts.get(root, 0) + (len(story.articles) if fits else 0)
        grouped.setdefault(root, []).append(story.id)
    order = sorted((root for root in grouped if counts[root]), key=lambda r: (-counts[r], r))
    return [(counts[root], sorted(grouped[root])) for root in order]


def _seen(
    store: Store, stories: Iterable[StoryId], moment: Moment
) -> tuple[dict[ArticleId, Annotated], tuple[ArticleId, ...]]:
    """The articles of some stories that count at a moment, and those that can't be dated."""
    known: dict[ArticleId, Annotated] = {}
    published: dict[ArticleId, DateInterval] = {}
    for story in stories:
        records = store.story_records(story)
        published.update(records.published())
        seen = (_as_known(held, moment.known_by) for held in records.articles)
        known.update({held.article.id: held for held in seen if held is not None})
    if moment.as_of is None:
        return known, ()
    kept, undated = as_of(known, published, moment.as_of)
    return {article: known[article] for article in kept}, undated


def _as_known(held: Annotated, known_by: str | None) -> Annotated | None:
    if known_by is None:
        return held
    end = _end_of(known_by)
    receipts = tuple(r for r in held.receipts if _instant(r.received) <= end)
    return replace(held, receipts=receipts) if receipts else None


def _with_versions(
    store: Store, held: Annotated, kept: Mapping[ArticleId, Annotated], moment: Moment
) -> Annotated:
    """An article whose receipts name, as what their path held before, what counts then."""
    if all(r.version_of is None or r.version_of in kept for r in held.receipts):
        return held
    receipts = tuple(
        replace(r, version_of=_version_then(store, r, kept, moment)) for r in held.receipts
    )
    return replace(held, receipts=receipts)


def _version_then(
    store: Store, receipt: Receipt, kept: Mapping[ArticleId, Annotated], moment: Moment
) -> ArticleId | None:
    passed = {receipt.article}
    version = receipt.version_of
    while version is not None and version not in kept:
        if version in passed:
            return None
        passed.add(version)
        story = store.stories_of([version]).get(version)
        if story is not None and version in _seen(store, [story], moment)[0]:
            return version
        before = (r for a in store.load([version]) for r in a.receipts if r.path == receipt.path)
        version = next((r.version_of for r in before), None)
    return version


def _check_day(option: str, given: str | None) -> None:
    if given is None:
        return
    try:
        day = dt.date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option} takes a day such as 2024-04-26, not {given!r}") from None
    if day.isoformat() != given:
        raise UsageError(f"{option} takes a day such as 2024-04-26, not {given!r}")


def _instant(given: str) -> dt.datetime:
    instant = dt.datetime.fromisoformat(given)
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


def _end_of(given: str) -> dt.datetime:
    """The instant meant; the end of the day where only a day is given."""
    try:
        instant = _instant(given)
    except ValueError:
        raise UsageError(
            f"--known-by takes a day or a time such as 2024-04-26T12:00, not {given!r}"
        ) from None
    return instant + dt.timedelta(days=1, microseconds=-1) if len(given) == 10 else instant
