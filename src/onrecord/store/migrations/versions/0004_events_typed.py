"""Types, codes and evidence of events, and the happenings of a story.

Older events have none until a refresh; every article is linked again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TOLD = (
    "mode",
    "context",
    "actor_country",
    "actor_sector",
    "recipient_country",
    "recipient_sector",
    "evidence",
)


def upgrade() -> None:
    """Add the columns and the table, and mark all articles to be linked."""
    for name in _TOLD:
        op.add_column("events", sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "happenings",
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Text(), nullable=True),
        sa.Column("date_latest", sa.Text(), nullable=True),
        sa.Column("date_basis", sa.Text(), nullable=False),
        sa.Column("date_reason", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "n"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO to_link (article) SELECT article FROM annotations"
        " WHERE article NOT IN (SELECT article FROM to_link)"
    )
