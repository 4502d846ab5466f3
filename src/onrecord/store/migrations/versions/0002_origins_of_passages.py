"""Parts and owners of origins, what stands beside an absent original, ranked link keys.

The keys of the index are made in another way now: every article is linked again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns, make the index of keys anew and mark all articles."""
    op.add_column("derivations", sa.Column("beside", sa.Text(), nullable=True))
    for name in ("parts", "owners"):
        op.add_column(
            "origins", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("'[]'"))
        )
    op.drop_table("link_keys")
    op.create_table(
        "link_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "rank", "article"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_link_keys_article"), "link_keys", ["article"], unique=False)
    op.execute("DELETE FROM pairs")
    op.execute(
        "INSERT INTO to_link (article) SELECT article FROM annotations"
        " WHERE article NOT IN (SELECT article FROM to_link)"
    )
