"""Articles are reports or primary documents; an utterance may stand in one of the latter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns: what is there already is a report."""
    op.add_column("articles", sa.Column("kind", sa.Text(), nullable=False, server_default="report"))
    op.add_column("utterances", sa.Column("primary", sa.Text(), nullable=True))
    for end in ("start", "end"):
        op.add_column("utterances", sa.Column(f"primary_span_{end}", sa.Integer(), nullable=True))
