"""Stories and what linking found in them: rows, and their former names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from onrecord.model.derivation import Utterance
from onrecord.model.entity import Entity
from onrecord.model.ids import ArticleId, EntityId, StoryId, UtteranceId
from onrecord.model.story import Story, StoryLinks
from onrecord.store import aliases, schema
from onrecord.store.codec import codec
from onrecord.store.engine import in_batches, insert_rows
from onrecord.store.loading import columns, owned

_STORY = codec(Story)
_INDEXES: tuple[Table, ...] = (schema.ENTITY_MENTIONS, schema.UTTERANCE_STATEMENTS)


def all_stories(connection: Connection) -> list[Story]:
    """Every story, the largest first, then by id."""
    found = [_STORY.record(r) for r in connection.execute(select(*columns(schema.STORIES, _STORY)))]
    former = aliases.former_of(connection, [story.id for story in found])
    named = [_named(story, former) for story in found]
    return sorted(named, key=lambda story: (-len(story.articles), story.id))


def links(connection: Connection, story: StoryId) -> StoryLinks | None:
    """All that linking found in a story, pairs left out; None when there is no such story."""
    table = schema.STORIES
    found = select(*columns(table, _STORY)).where(table.c.id == story)
    row = connection.execute(found).first()
    if row is None:
        return None
    kinds = {
        name: tuple(owned(connection, held, records, "story", [story]).get(story, ()))
        for name, (held, records) in schema.STORY_KINDS.items()
    }
    held = StoryLinks(story=_STORY.record(row), **kinds)
    groups: list[Utterance | Entity] = [*held.utterances, *held.entities]
    former = aliases.former_of(connection, [story, *(group.id for group in groups)])
    return replace(
        held,
        story=_named(held.story, former),
        utterances=tuple(
            replace(u, aliases=tuple(UtteranceId(a) for a in former[u.id])) if u.id in former else u
            for u in held.utterances
        ),
        entities=tuple(
            replace(e, aliases=tuple(EntityId(a) for a in former[e.id])) if e.id in former else e
            for e in held.entities
        ),
    )


def resolve(connection: Connection, given: str) -> StoryId | None:
    """The story with this id, or the one that took over most lately from it."""
    table = schema.STORIES
    seen, queue = {given}, [given]
    for name in queue:
        if connection.execute(select(table.c.id).where(table.c.id == name)).first():
            return StoryId(name)
        for new in aliases.successors(connection, name):
            if new not in seen:
                seen.add(new)
                queue.append(new)
    return None


def write(connection: Connection, touched: Sequence[StoryLinks]) -> None:
    """Write stories as they now are, in place of what they were."""
    remove(connection, [held.story.id for held in touched])
    taken = {article for held in touched for article in held.story.articles}
    table = schema.STORY_MEMBERS
    for batch in in_batches(taken):
        connection.execute(delete(table).where(table.c.article.in_(batch)))
    insert_rows(connection, schema.STORIES, [_STORY.row(held.story) for held in touched])
    insert_rows(connection, table, [row for held in touched for row in _memberships(held.story)])
    for name, (owned_table, records) in schema.STORY_KINDS.items():
        insert_rows(
            connection,
            owned_table,
            [
                {**records.row(record), "story": held.story.id, "n": n}
                for held in touched
                for n, record in enumerate(getattr(held, name))
            ],
        )
    insert_rows(connection, schema.ENTITY_MENTIONS, _entity_mentions(touched))
    insert_rows(connection, schema.UTTERANCE_STATEMENTS, _utterance_statements(touched))


def remove(connection: Connection, gone: Iterable[StoryId]) -> None:
    """Delete stories with all that was found in them."""
    table = schema.STORIES
    for batch in in_batches(set(gone)):
        connection.execute(delete(table).where(table.c.id.in_(batch)))


def hollow(connection: Connection, story: StoryId, rest: Sequence[ArticleId]) -> None:
    """Leave a story with the members ``rest`` and nothing found between them.

    It keeps its id until linking decides anew, so that its former name is not lost;
    nothing of the article that went may stay, its headline as label included.
    """
    if not rest:
        remove(connection, [story])
        return
    for table in (*(held for held, _ in schema.STORY_KINDS.values()), *_INDEXES):
        connection.execute(delete(table).where(table.c.story == story))
    members = schema.STORY_MEMBERS
    connection.execute(
        delete(members).where(members.c.story == story, members.c.article.not_in(list(rest)))
    )
    bare = Story(id=story, label="", articles=tuple(rest), origins=0, first=None, last=None)
    stories = schema.STORIES
    connection.execute(update(stories).where(stories.c.id == story).values(_STORY.row(bare)))


def _named(story: Story, former: Mapping[str, tuple[str, ...]]) -> Story:
    names = {*story.aliases, *(StoryId(name) for name in former.get(story.id, ()))}
    return replace(story, aliases=tuple(sorted(names)))


def _memberships(story: Story) -> Iterable[dict[str, Any]]:
    return ({"story": story.id, "article": article} for article in story.articles)


def _entity_mentions(touched: Sequence[StoryLinks]) -> list[dict[str, Any]]:
    return [
        {"story": held.story.id, "entity": entity.id, "mention": mention}
        for held in touched
        for entity in held.entities
        for mention in sorted(set(entity.mentions))
    ]


def _utterance_statements(touched: Sequence[StoryLinks]) -> list[dict[str, Any]]:
    return [
        {"story": held.story.id, "utterance": utterance.id, "statement": statement}
        for held in touched
        for utterance in held.utterances
        for statement in sorted(set(utterance.statements))
    ]
