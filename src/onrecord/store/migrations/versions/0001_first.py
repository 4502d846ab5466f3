"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# External content: the words stand in ``searchable`` alone, triggers keep the index true.
# Only whole words of whole rows are looked up, so the index holds no positions.
_FTS5 = (
    """
    CREATE VIRTUAL TABLE searchable_words USING fts5(
        words, content='searchable', content_rowid='no', detail='none', tokenize='unicode61'
    )
    """,
    """
    CREATE TRIGGER searchable_in AFTER INSERT ON searchable BEGIN
        INSERT INTO searchable_words (rowid, words) VALUES (new.no, new.words);
    END
    """,
    """
    CREATE TRIGGER searchable_out AFTER DELETE ON searchable BEGIN
        INSERT INTO searchable_words (searchable_words, rowid, words)
        VALUES ('delete', old.no, old.words);
    END
    """,
)
_GIN = """
CREATE INDEX searchable_words ON searchable USING gin (string_to_array(words, ' '))
"""


def upgrade() -> None:
    """Make all tables and the search index."""
    op.create_table(
        "aliases",
        sa.Column("old", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("new", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("old", "n"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_aliases_new"), "aliases", ["new"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("canonical_url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("published_reason", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "files",
        sa.Column("path_key", sa.String(length=32), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("path_key"),
    )
    op.create_table(
        "furniture",
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "rejects",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("path_key", sa.String(length=32), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_rejects_path_key"), "rejects", ["path_key"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("chapters", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "annotations",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("producers", sa.Text(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dates",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("timex", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "datings",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("published_earliest", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.Text(), nullable=True),
        sa.Column("published_basis", sa.Text(), nullable=False),
        sa.Column("published_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derivations",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("passages", sa.Text(), nullable=False),
        sa.Column("common", sa.Text(), nullable=False),
        sa.Column("direction_score", sa.Double(), nullable=False),
        sa.Column("direction_reason", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entities",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity_mentions",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.String(length=64), nullable=False),
        sa.Column("mention", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "entity", "mention"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entity_mentions_mention", "entity_mentions", ["mention"], unique=False)
    op.create_table(
        "events",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("tense", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("actor_start", sa.Integer(), nullable=True),
        sa.Column("actor_end", sa.Integer(), nullable=True),
        sa.Column("recipient_start", sa.Integer(), nullable=True),
        sa.Column("recipient_end", sa.Integer(), nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("producer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_link_keys_article"), "link_keys", ["article"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("refers", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "origins",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("root", sa.Text(), nullable=True),
        sa.Column("outlets", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairs",
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("passages", sa.Text(), nullable=False),
        sa.Column("common", sa.Text(), nullable=False),
        sa.Column("share_a", sa.Double(), nullable=False),
        sa.Column("share_b", sa.Double(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("same_story", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pairs_b"), "pairs", ["b"], unique=False)
    op.create_table(
        "passages",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paths",
        sa.Column("path_key", sa.String(length=32), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path_key"),
    )
    op.create_index(op.f("ix_paths_article"), "paths", ["article"], unique=False)
    op.create_table(
        "questions",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("about_start", sa.Integer(), nullable=False),
        sa.Column("about_end", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("to_start", sa.Integer(), nullable=True),
        sa.Column("to_end", sa.Integer(), nullable=True),
        sa.Column("asked_by_start", sa.Integer(), nullable=True),
        sa.Column("asked_by_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "raws",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
    )
    op.create_table(
        "receipts",
        sa.Column("path_key", sa.String(length=32), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("version_of", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_of"], ["articles.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("path_key", "article"),
    )
    op.create_index(op.f("ix_receipts_article"), "receipts", ["article"], unique=False)
    op.create_index(op.f("ix_receipts_version_of"), "receipts", ["version_of"], unique=False)
    op.create_table(
        "searchable",
        sa.Column("no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index(op.f("ix_searchable_article"), "searchable", ["article"], unique=False)
    op.create_table(
        "sentences",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "speakers",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statements",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("continues", sa.Text(), nullable=True),
        sa.Column("addressee_start", sa.Integer(), nullable=True),
        sa.Column("addressee_end", sa.Integer(), nullable=True),
        sa.Column("venue_start", sa.Integer(), nullable=True),
        sa.Column("venue_end", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("producer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "story_members",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_story_members_story"), "story_members", ["story"], unique=False)
    op.create_table(
        "to_link",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "utterance_statements",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("utterance", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "utterance", "statement"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_utterance_statements_statement", "utterance_statements", ["statement"], unique=False
    )
    op.create_table(
        "utterances",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("statements", sa.Text(), nullable=False),
        sa.Column("outlets", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )

    if op.get_bind().dialect.name == "sqlite":
        for statement in _FTS5:
            op.execute(statement)
    else:
        op.execute(_GIN)
