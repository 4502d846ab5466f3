"""The index and the records that incremental linking reads and writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, delete, func, or_, select

from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.index import LinkBatch, LinkKeys, Tie
from onrecord.store import aliases, schema, stories
from onrecord.store.codec import codec
from onrecord.store.engine import in_batches, insert_rows
from onrecord.store.loading import columns

_PAIR = codec(Pair)
_KEYS = 4_000  # asked for in one query
_FIRST = """
SELECT key, rank, article FROM (
    SELECT key, rank, article,
           row_number() OVER (PARTITION BY key ORDER BY rank, article) AS place
    FROM link_keys WHERE key IN ({keys})
) AS placed WHERE place <= {limit}
"""


def key_number(key: str) -> int:
    """A key as the index holds it: the first 64 bits of its hash, signed."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def pending(connection: Connection, limit: int) -> list[ArticleId]:
    """Articles marked "to link", sorted, at most ``limit``."""
    marks = schema.TO_LINK.c.article
    return [
        ArticleId(a)
        for a in connection.execute(select(marks).order_by(marks).limit(limit)).scalars()
    ]


def profiles(connection: Connection, articles: Collection[ArticleId]) -> dict[ArticleId, bytes]:
    """The packed profiles of these articles, sorted by id; those without are absent."""
    table = schema.LINK_PROFILES
    found: dict[ArticleId, bytes] = {}
    for batch in in_batches(set(articles)):
        wanted = select(table.c.article, table.c.packed).where(table.c.article.in_(batch))
        found.update((ArticleId(a), bytes(held)) for a, held in connection.execute(wanted))
    return dict(sorted(found.items()))


def neighbours(connection: Connection, keys: Collection[str]) -> dict[ArticleId, int]:
    """Articles of the index that share a key, with how many they share, sorted by id."""
    table = schema.LINK_KEYS
    shared: dict[ArticleId, int] = defaultdict(int)
    for batch in in_batches({key_number(key) for key in keys}):
        counted = (
            select(table.c.article, func.count())
            .where(table.c.key.in_(batch))
            .group_by(table.c.article)
        )
        for article, count in connection.execute(counted):
            shared[article] += count
    return dict(sorted(shared.items()))


def holding(connection: Connection, keys: Collection[str]) -> dict[str, list[ArticleId]]:
    """The articles that hold each of these keys, sorted; keys without any are absent."""
    table = schema.LINK_KEYS
    named = {key_number(key): key for key in sorted(keys)}
    found: dict[str, list[ArticleId]] = defaultdict(list)
    for batch in in_batches(named):
        wanted = select(table.c.key, table.c.article).where(table.c.key.in_(batch))
        for key, article in connection.execute(wanted):
            found[named[key]].append(ArticleId(article))
    return {key: sorted(found[key]) for key in sorted(found)}


def first(
    connection: Connection, keys: Collection[str], limit: int
) -> dict[str, list[tuple[int, ArticleId]]]:
    """The first holders of each key by rank, then id, at most ``limit`` of each."""
    named = {key_number(key): key for key in sorted(keys)}
    found: dict[str, list[tuple[int, ArticleId]]] = defaultdict(list)
    for batch in in_batches(named, _KEYS):
        # whole numbers written out: thousands of parameters cost more than the query
        wanted = _FIRST.format(keys=",".join(map(str, batch)), limit=int(limit))
        for key, rank, article in connection.exec_driver_sql(wanted):
            found[named[key]].append((rank, ArticleId(article)))
    return {key: sorted(found[key]) for key in sorted(found)}


def met(
    connection: Connection, articles: Collection[ArticleId]
) -> list[tuple[ArticleId, ArticleId]]:
    """All pairs held with one of these articles, sorted."""
    return _pairs_with(connection, articles, same_story=False)


def partners(
    connection: Connection, articles: Collection[ArticleId]
) -> list[tuple[ArticleId, ArticleId]]:
    """Same-story pairs with one of these articles, sorted."""
    return _pairs_with(connection, articles, same_story=True)


def ties(connection: Connection, articles: Collection[ArticleId], least: float) -> list[Tie]:
    """Pairs of likeness ``least`` and more with one of these articles, sorted."""
    table = schema.PAIRS
    wanted = select(*(table.c[name] for name in Tie._fields)).where(table.c.likeness >= least)
    found = {
        Tie._make(row)
        for batch in in_batches(set(articles))
        for end in (table.c.a, table.c.b)  # two queries: each uses its own index
        for row in connection.execute(wanted.where(end.in_(batch)))
    }
    return sorted(found)


def _pairs_with(
    connection: Connection, articles: Collection[ArticleId], *, same_story: bool
) -> list[tuple[ArticleId, ArticleId]]:
    table = schema.PAIRS
    found: set[tuple[ArticleId, ArticleId]] = set()
    for batch in in_batches(set(articles)):
        # two queries: each uses its own index
        for end in (table.c.a, table.c.b):
            wanted = select(table.c.a, table.c.b).where(end.in_(batch))
            wanted = wanted.where(table.c.same_story) if same_story else wanted
            found.update((ArticleId(a), ArticleId(b)) for a, b in connection.execute(wanted))
    return sorted(found)


def pairs(connection: Connection, articles: Collection[ArticleId]) -> list[Pair]:
    """Pairs whose two articles are both among these, sorted by ``(a, b)``."""
    table, held = schema.PAIRS, set(articles)
    wanted = select(*columns(table, _PAIR))
    found = [
        _PAIR.record(row)
        for batch in in_batches(held)
        for row in connection.execute(wanted.where(table.c.a.in_(batch)))
        if row[1] in held
    ]
    return sorted(found, key=lambda pair: (pair.a, pair.b))


def stories_of(connection: Connection, articles: Collection[ArticleId]) -> dict[ArticleId, StoryId]:
    """The story that each of these articles is in now, sorted; unlinked ones are absent."""
    table = schema.STORY_MEMBERS
    found = {
        ArticleId(article): StoryId(story)
        for batch in in_batches(set(articles))
        for article, story in connection.execute(
            select(table.c.article, table.c.story).where(table.c.article.in_(batch))
        )
    }
    return dict(sorted(found.items()))


def members(
    connection: Connection, stories: Collection[StoryId]
) -> dict[StoryId, tuple[ArticleId, ...]]:
    """The articles of these stories, sorted."""
    table = schema.STORY_MEMBERS
    found: dict[StoryId, list[ArticleId]] = defaultdict(list)
    for batch in in_batches(set(stories)):
        wanted = select(table.c.story, table.c.article).where(table.c.story.in_(batch))
        for story, article in connection.execute(wanted):
            found[StoryId(story)].append(ArticleId(article))
    return {story: tuple(sorted(found[story])) for story in sorted(found)}


def commit(connection: Connection, batch: LinkBatch) -> None:
    """Write a batch of linking and clear the marks of what is done."""
    _write_keys(connection, batch.keys)
    _write_profiles(connection, batch.profiles)
    _drop_pairs(connection, batch.dropped)
    _write_pairs(connection, batch.pairs)
    gone = [story for story, _ in batch.dissolved]
    touched = [held.story.id for held in batch.links]
    before = aliases.groups(connection, [*gone, *touched])
    stories.remove(connection, gone)
    stories.write(connection, batch.links)
    taken_over = aliases.renamed(before, batch.links)
    taken_over.update(batch.dissolved)
    aliases.log(connection, taken_over, batch.links)
    marks = schema.TO_LINK
    for done in in_batches(set(batch.done)):
        connection.execute(delete(marks).where(marks.c.article.in_(done)))


def unlink(connection: Connection, article: ArticleId) -> None:
    """Take an article out of the index and undo all links that rest on it.

    Its story keeps its id and its other members, who are marked to be linked again;
    everything that was found between them goes.
    """
    held = schema.PAIRS
    for table in (schema.LINK_KEYS, schema.LINK_PROFILES):
        connection.execute(delete(table).where(table.c.article == article))
    connection.execute(delete(held).where(or_(held.c.a == article, held.c.b == article)))
    for story in stories_of(connection, [article]).values():
        rest = [a for a in members(connection, [story])[story] if a != article]
        stories.hollow(connection, story, rest)
        insert_rows(connection, schema.TO_LINK, [{"article": a} for a in rest], missing=True)


def _write_keys(connection: Connection, keys: Sequence[LinkKeys]) -> None:
    table = schema.LINK_KEYS
    for batch in in_batches({held.article for held in keys}):
        connection.execute(delete(table).where(table.c.article.in_(batch)))
    rows = {(key_number(key), held.rank, held.article) for held in keys for key in held.keys}
    named = [{"key": k, "rank": rank, "article": a} for k, rank, a in sorted(rows)]
    insert_rows(connection, table, named)


def _write_profiles(connection: Connection, made: Sequence[tuple[ArticleId, bytes]]) -> None:
    table = schema.LINK_PROFILES
    for batch in in_batches({article for article, _ in made}):
        connection.execute(delete(table).where(table.c.article.in_(batch)))
    insert_rows(connection, table, [{"article": a, "packed": held} for a, held in made])


def _write_pairs(connection: Connection, decided: Sequence[Pair]) -> None:
    if not decided:
        return
    _drop_pairs(connection, [(pair.a, pair.b) for pair in decided])
    insert_rows(connection, schema.PAIRS, [_PAIR.row(pair) for pair in decided])


def _drop_pairs(connection: Connection, gone: Sequence[tuple[ArticleId, ArticleId]]) -> None:
    if gone:
        table = schema.PAIRS
        where = (table.c.a == bindparam("one"), table.c.b == bindparam("other"))
        named = [{"one": a, "other": b} for a, b in gone]
        connection.execute(delete(table).where(*where), named)
