"""The tables: one schema for SQLite and PostgreSQL.

Records of one article, and of one story, are rows ``(owner, n)`` with ``n`` their place
among their kind, so that what was saved comes back in the same order. Tables at the end
are indexes over what the records hold; they can be rebuilt from them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from onrecord.model.article import Article, Passage, Receipt, Sentence
from onrecord.model.commitment import Commitment
from onrecord.model.dates import DateExpression
from onrecord.model.derivation import Derivation, Origin, Pair, Utterance
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event, Happening, Question
from onrecord.model.reject import Reject
from onrecord.model.statement import Statement
from onrecord.model.story import Dating, SpeakerEntity, Story
from onrecord.store.codec import RowCodec, codec

METADATA = MetaData()
_ID = String(64)
_DIGEST = String(32)
_TYPES = {
    "text": Text,
    "integer": Integer,
    "real": Double,
    "boolean": Boolean,
    "binary": LargeBinary,
}


def _columns(held: RowCodec[Any], *, without: str = "") -> list[Column[Any]]:
    return [
        Column(c.name, _TYPES[c.type](), nullable=c.nullable)
        for c in held.columns
        if c.name != without
    ]


def _owner(name: str) -> Column[Any]:
    table = {"article": "articles", "story": "stories"}[name]
    return Column(name, _ID, ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


def _owned(name: str, record: type[Any], owner: str) -> Table:
    """A table of records that belong to one article or one story, in order."""
    return Table(
        name,
        METADATA,
        _owner(owner),
        Column("n", Integer, primary_key=True, autoincrement=False),
        *_columns(codec(record), without=owner),
        sqlite_with_rowid=False,
    )


def _article_reference(name: str, *, key: bool = False, index: bool = False) -> Column[Any]:
    return Column(
        name,
        _ID,
        ForeignKey("articles.id", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
        index=index,
    )


ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", _ID, primary_key=True),
    *_columns(codec(Article), without="id"),
)
RAWS = Table(
    "raws",
    METADATA,
    _owner("article"),
    Column("raw_sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # zlib
)
ANNOTATIONS = Table(
    "annotations",
    METADATA,
    _owner("article"),
    Column("producers", Text, nullable=False),  # JSON
    Column("refused", Text),
    sqlite_with_rowid=False,
)
# the same path may hold several articles, one after another
RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("path_key", _DIGEST, primary_key=True),
    _article_reference("article", key=True, index=True),
    *[c for c in _columns(codec(Receipt), without="article") if c.name != "version_of"],
    Column("version_of", _ID, ForeignKey("articles.id", ondelete="SET NULL"), index=True),
)
PATHS = Table(
    "paths",
    METADATA,
    Column("path_key", _DIGEST, primary_key=True),
    _article_reference("article", index=True),
)
FILES = Table(
    "files",
    METADATA,
    Column("path_key", _DIGEST, primary_key=True),
    Column("path", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
)
REJECTS = Table(
    "rejects",
    METADATA,
    Column("key", _DIGEST, primary_key=True),
    Column("path_key", _DIGEST, nullable=False, index=True),
    *_columns(codec(Reject)),
)

# the kinds of records of one article, by the field of ``Annotation`` that holds them
ANNOTATION_KINDS: dict[str, tuple[Table, RowCodec[Any]]] = {
    name: (_owned(name, record, "article"), codec(record))
    for name, record in (
        ("passages", Passage),
        ("sentences", Sentence),
        ("mentions", Mention),
        ("dates", DateExpression),
        ("statements", Statement),
        ("events", Event),
        ("questions", Question),
        ("commitments", Commitment),
    )
}

STORIES = Table(
    "stories",
    METADATA,
    Column("id", _ID, primary_key=True),
    *_columns(codec(Story), without="id"),
)
# the kinds of records of one story, by the field of ``StoryLinks`` that holds them
STORY_KINDS: dict[str, tuple[Table, RowCodec[Any]]] = {
    name: (_owned(name, record, "story"), codec(record))
    for name, record in (
        ("datings", Dating),
        ("derivations", Derivation),
        ("origins", Origin),
        ("entities", Entity),
        ("utterances", Utterance),
        ("speakers", SpeakerEntity),
        ("happenings", Happening),
    )
}
PAIRS = Table(
    "pairs",
    METADATA,
    _article_reference("a", key=True),
    _article_reference("b", key=True, index=True),
    *[c for c in _columns(codec(Pair)) if c.name not in ("a", "b")],
    sqlite_with_rowid=False,
)

TO_LINK = Table("to_link", METADATA, _owner("article"), sqlite_with_rowid=False)
# the first 64 bits of a key's hash: short in the index, and no key is too long for it
LINK_KEYS = Table(
    "link_keys",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    _article_reference("article", key=True, index=True),
    sqlite_with_rowid=False,
)
# what comparing two articles looks at in one; see ``onrecord.link.packed``
LINK_PROFILES = Table(
    "link_profiles", METADATA, _owner("article"), Column("packed", LargeBinary, nullable=False)
)
ALIASES = Table(
    "aliases",
    METADATA,
    Column("old", _ID, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("new", _ID, nullable=False, index=True),
    sqlite_with_rowid=False,
)
FURNITURE = Table(
    "furniture",
    METADATA,
    Column("version", _ID, primary_key=True),
    Column("content", Text, nullable=False),  # JSON
    Column("learned", Text, nullable=False),
)


def _members(name: str, owner: str, member: str) -> Table:
    """Which ``owner`` a member belongs to: an index over the owners' own tuples."""
    return Table(
        name,
        METADATA,
        Column("story", _ID, ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
        Column(owner, _ID, primary_key=True),
        Column(member, _ID, primary_key=True),
        Index(f"ix_{name}_{member}", member),
        sqlite_with_rowid=False,
    )


STORY_MEMBERS = Table(
    "story_members",
    METADATA,
    _article_reference("article", key=True),  # an article is in one story
    Column("story", _ID, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
ENTITY_MENTIONS = _members("entity_mentions", "entity", "mention")
UTTERANCE_STATEMENTS = _members("utterance_statements", "utterance", "statement")
# the folded words of an article, a statement or an event, each once, parted by spaces;
# FTS5 (SQLite) or GIN (PostgreSQL) stands over them, made by the first migration
SEARCHABLE = Table(
    "searchable",
    METADATA,
    Column("no", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("kind", String(16), nullable=False),
    _article_reference("article", index=True),
    Column("n", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
COUNTED = (
    ARTICLES,
    RECEIPTS,
    FILES,
    REJECTS,
    *(table for table, _ in ANNOTATION_KINDS.values()),
    STORIES,
    *(table for table, _ in STORY_KINDS.values()),
    PAIRS,
    TO_LINK,
)
