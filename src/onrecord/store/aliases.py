"""What groupings were called before: a log, so that an id once given keeps its meaning.

A story, an utterance or an entity takes its id from its earliest member, so an earlier
article that comes later renames it. The log leads from each former id to what took
over; one that lives again is no alias any more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, select, update

from onrecord.model.story import StoryLinks
from onrecord.store import schema
from onrecord.store.engine import in_batches, insert_rows

Groups = dict[str, list[str]]
"""Members, by the id of their grouping."""


def former_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The former ids of each of these groupings, sorted; those without any are absent."""
    table = schema.ALIASES
    former: dict[str, set[str]] = {}
    for batch in in_batches(set(ids)):
        wanted = select(table.c.old, table.c.new).where(table.c.new.in_(batch))
        for old, new in connection.execute(wanted):
            former.setdefault(new, set()).add(old)
    return {new: tuple(sorted(old)) for new, old in former.items()}


def successors(connection: Connection, old: str) -> list[str]:
    """What took over from a grouping, the foremost first."""
    table = schema.ALIASES
    wanted = select(table.c.new).where(table.c.old == old).order_by(table.c.n)
    return list(connection.execute(wanted).scalars())


def log(
    connection: Connection, taken_over: Mapping[str, Sequence[str]], links: Sequence[StoryLinks]
) -> None:
    """Log what took over from each of these ids; what led to them leads there too.

    Args:
        links: the stories as they now are: what they name is no former id.
    """
    table = schema.ALIASES
    _forget(connection, [*taken_over, *_alive(links)])
    lead_on = [{"old_new": old, "newest": new[0]} for old, new in sorted(taken_over.items()) if new]
    if lead_on:
        moved = update(table).where(table.c.new == bindparam("old_new"))
        connection.execute(moved.values(new=bindparam("newest")), lead_on)
    rows = [
        {"old": old, "n": n, "new": new}
        for old, held in sorted(taken_over.items())
        for n, new in enumerate(held)
    ]
    insert_rows(connection, table, rows)


def groups(connection: Connection, stories: Iterable[str]) -> Groups:
    """The utterances and entities of these stories with their members."""
    found: Groups = {}
    indexes: tuple[tuple[Table, str, str], ...] = (
        (schema.UTTERANCE_STATEMENTS, "utterance", "statement"),
        (schema.ENTITY_MENTIONS, "entity", "mention"),
    )
    for table, owner, member in indexes:
        for batch in in_batches(set(stories)):
            wanted = select(table.c[owner], table.c[member]).where(table.c.story.in_(batch))
            for group, held in connection.execute(wanted):
                found.setdefault(group, []).append(held)
    return found


def renamed(before: Groups, links: Sequence[StoryLinks]) -> dict[str, Sequence[str]]:
    """Which grouping now holds the most members of each one that is no more."""
    now: dict[str, str] = {}
    for held in links:
        now.update({s: u.id for u in held.utterances for s in u.statements})
        now.update({m: e.id for e in held.entities for m in e.mentions})
    alive = _alive(links)
    found: dict[str, Sequence[str]] = {}
    for group, members in before.items():
        counts = Counter(now[m] for m in members if m in now)
        if group not in alive and counts:
            found[group] = [min(counts, key=lambda new: (-counts[new], new))]
    return found


def _alive(links: Sequence[StoryLinks]) -> set[str]:
    named = {held.story.id for held in links}
    utterances = {u.id for held in links for u in held.utterances}
    return {*named, *utterances, *(e.id for held in links for e in held.entities)}


def _forget(connection: Connection, old: Iterable[str]) -> None:
    table = schema.ALIASES
    for batch in in_batches(set(old)):
        connection.execute(delete(table).where(table.c.old.in_(batch)))
