"""A vector of each sentence; those of older annotations have none until a refresh."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column, empty."""
    op.add_column(
        "sentences", sa.Column("vector", sa.LargeBinary(), nullable=False, server_default="")
    )
