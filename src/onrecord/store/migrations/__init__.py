"""The migrations, run by alembic inside the transaction of the store that opens.

A migration is written once and never edited after a release; it names its tables and
columns itself, so that later changes of ``schema`` leave it as it is.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def scripts() -> ScriptDirectory:
    """The migrations of this folder."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def upgrade(connection: Connection, found: str | None, head: str, version_table: str) -> bool:
    """Run the migrations from ``found`` to ``head``, all of them or none.

    Returns:
        Whether ``found`` is known here; when it is not, nothing was done.
    """
    held = scripts()
    if found is not None and found not in {s.revision for s in held.walk_revisions()}:
        return False
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table": version_table,
            "fn": lambda revision, _: held._upgrade_revs(head, revision),
        },
    )
    with Operations.context(context):
        context.run_migrations()
    return True
