"""Commitments of articles; older annotations have none until a refresh."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "commitments",
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *(
            sa.Column(f"{name}_{end}", sa.Integer(), nullable=nullable)
            for name, nullable in (
                ("span", False),
                ("cue", False),
                ("holder", False),
                ("content", False),
                ("towards", True),
                ("condition", True),
                ("due", True),
            )
            for end in ("start", "end")
        ),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("refrain", sa.Boolean(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "n"),
        sqlite_with_rowid=False,
    )
