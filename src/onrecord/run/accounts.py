"""Accounts out of a store: now, as of a day, or as known by a time."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.account import build
from onrecord.account.issues import Lexicon
from onrecord.errors import NothingFoundError
from onrecord.model.account import Account
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.story import Story, StoryRecords
from onrecord.run.past import Moment, components, hanging_together, stories_then
from onrecord.store import Store

__all__ = ["Moment", "account_of", "past_stories", "records_of"]


def account_of(
    store: Store,
    wanted: str | None = None,
    moment: Moment | None = None,
    terms: Lexicon | None = None,
) -> Account:
    """The account of a story, the only or the largest one where none is named.

    Args:
        store: holds the articles.
        wanted: a story's id, or one merged away (an alias).
        moment: from when the store is seen; now by default.
        terms: issues and their terms; the shipped ones by default.

    Raises:
        NothingFoundError: when the store holds no (such) story.
        UsageError: when a date of ``moment`` is none.
    """
    moment = moment or Moment()
    records, undated = records_of(store, wanted, moment)
    return build(
        records,
        new_since=moment.new_since,
        undated=undated,
        as_of=moment.as_of,
        terms=terms,
    )


def records_of(
    store: Store, wanted: str | None = None, moment: Moment | None = None
) -> tuple[StoryRecords, tuple[ArticleId, ...]]:
    """The records behind ``account_of``, and the articles left out as undatable.

    Those left out are of the articles that hang together with the story.
    """
    moment = moment or Moment()
    if not moment.past:
        story = _chosen(store.stories(), wanted, store)
        return store.story_records(story), ()
    if wanted is None:
        return _largest_then(store, moment)
    story = store.resolve_story(wanted)
    found, undated = stories_then(store, hanging_together(store, story), moment)
    if not found:
        raise _nothing_then()
    members = set(store.members([story])[story])
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
        else hanging_together(store, store.resolve_story(wanted))
    )
    return stories_then(store, stories, moment)


def _largest_then(store: Store, moment: Moment) -> tuple[StoryRecords, tuple[ArticleId, ...]]:
    """The largest story of that moment; what can hold no larger one is not looked at."""
    best: tuple[StoryRecords, tuple[ArticleId, ...]] | None = None
    for most, stories in components(store, moment):
        if best is not None and most < len(best[0].articles):
            break
        found, undated = stories_then(store, stories, moment)
        held = [] if best is None else [best]
        held += [(records, undated) for records in found]
        best = max(held, key=lambda h: _weight(h[0].links.story), default=None)
    if best is None:
        raise _nothing_then()
    return best


def _nothing_then() -> NothingFoundError:
    return NothingFoundError(
        "no article of the store was published or received by then",
        hint="onrecord stories shows the days that the store covers",
    )


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
