"""Accounts out of a store: now, as of a day, or as known by a time.

``--as-of D`` gives exactly what a store would give that holds only the articles whose
``published.latest`` is not after D: those articles are linked again, from their kept
annotation, in a store in memory. Articles that can't be dated are listed apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.account import build
from onrecord.account.as_of import as_of
from onrecord.errors import NothingFoundError, UsageError
from onrecord.link.linker import link_all
from onrecord.model.account import Account
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.story import Story, StoryRecords
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


def account_of(store: Store, wanted: str | None = None, moment: Moment | None = None) -> Account:
    """The account of a story, the only or the largest one where none is named.

    Args:
        wanted: a story's id, or one merged away (an alias).

    Raises:
        NothingFoundError: when the store holds no (such) story.
        UsageError: when a date of ``moment`` is none.
    """
    moment = moment or Moment()
    records, undated = records_of(store, wanted, moment)
    return build(records, new_since=moment.new_since, undated=undated, as_of=moment.as_of)


def records_of(
    store: Store, wanted: str | None = None, moment: Moment | None = None
) -> tuple[StoryRecords, tuple[ArticleId, ...]]:
    """The records behind ``account_of``, and the articles left out as undatable."""
    moment = moment or Moment()
    if not moment.past:
        story = _chosen(store.stories(), wanted, store)
        return store.story_records(story), ()
    found, undated = past_stories(store, moment, wanted)
    if not found:
        raise NothingFoundError(
            "no article of the store was published or received by then",
            hint="onrecord stories shows the days that the store covers",
        )
    if wanted is None:
        return max(found, key=lambda records: _weight(records.links.story)), undated
    members = set(store.story_records(store.resolve_story(wanted)).links.story.articles)
    return max(found, key=lambda r: _shared_with(r, members)), undated


def past_stories(
    store: Store, moment: Moment, wanted: str | None = None
) -> tuple[list[StoryRecords], tuple[ArticleId, ...]]:
    """The stories as a store of that moment would hold them, and what can't be dated.

    Only the articles that hang together with the ``wanted`` story are looked at, where
    one is named: no other can change it.
    """
    stories = (
        [s.id for s in store.stories()]
        if wanted is None
        else _hanging_together(store, store.resolve_story(wanted))
    )
    known: dict[ArticleId, Annotated] = {}
    published: dict[ArticleId, DateInterval] = {}
    for story in stories:
        records = store.story_records(story)
        published.update(records.published())
        seen = (_as_known(held, moment.known_by) for held in records.articles)
        known.update({held.article.id: held for held in seen if held is not None})
    if moment.as_of is None:
        return _linked([known[article] for article in sorted(known)]), ()
    kept, undated = as_of(known, published, moment.as_of)
    return _linked([known[article] for article in kept]), undated


def _linked(articles: Sequence[Annotated]) -> list[StoryRecords]:
    held = {a.article.id: a for a in articles}
    return [
        StoryRecords(links=links, articles=tuple(held[a] for a in links.story.articles))
        for links in link_all(articles)
    ]


def _hanging_together(store: Store, story: StoryId) -> list[StoryId]:
    """The stories whose articles are joined to this one's by any chain of pairs."""
    reached: set[ArticleId] = set()
    frontier = set(store.members([story])[story])
    while frontier:
        reached |= frontier
        joined = {article for pair in store.partners(frontier) for article in pair}
        frontier = joined - reached
    return sorted(set(store.stories_of(reached).values()))


def _as_known(held: Annotated, known_by: str | None) -> Annotated | None:
    if known_by is None:
        return held
    end = _end_of(known_by)
    receipts = tuple(r for r in held.receipts if _instant(r.received) <= end)
    return replace(held, receipts=receipts) if receipts else None


def _chosen(stories: Iterable[Story], wanted: str | None, store: Store) -> StoryId:
    if wanted is not None:
        return store.resolve_story(wanted)
    held = list(stories)
    if not held:
        raise NothingFoundError(
            "the store holds no story yet", hint="take articles in with: onrecord read PATH"
        )
    return max(held, key=_weight).id


def _weight(story: Story) -> tuple[int, str, str]:
    return len(story.articles), story.last or "", story.id


def _shared_with(records: StoryRecords, members: set[ArticleId]) -> tuple[int, int, str]:
    story = records.links.story
    return len(members.intersection(story.articles)), len(story.articles), story.id


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
