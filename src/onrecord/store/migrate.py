"""The schema's versions: brought up to date when a store is opened."""

from __future__ import annotations

from sqlalchemy import Connection, Text, inspect, select
from sqlalchemy.sql import column, table

from onrecord.errors import StoreError, StoreVersionError
from onrecord.store.engine import VERSION_TABLE, Database

__all__ = ["HEAD", "VERSION_TABLE", "bring_up_to_date"]

HEAD = "0007"  # a test holds it to the newest migration


def bring_up_to_date(database: Database) -> None:
    """Make the tables of a new store, or run the migrations that an older one lacks.

    Raises:
        StoreVersionError: when the store was made by a newer program.
        StoreError: when the database belongs to another program.
    """
    with database.read() as connection:
        if _version(connection) == HEAD:
            return
    with database.write() as connection:
        # read again: another program may have done it while this one waited for the lock
        found = _version(connection)
        if found is None and inspect(connection).get_table_names():
            raise StoreError(
                f"{database.name} holds the tables of another program", hint="name another store"
            )
        from onrecord.store.migrations import upgrade  # noqa: PLC0415 - alembic loads slowly

        if not upgrade(connection, found, HEAD, VERSION_TABLE):
            raise StoreVersionError(
                f"{database.name} was written by a newer onrecord "
                f"(schema {found}; this one knows {HEAD})",
                hint="install a newer onrecord, or name another store",
            )


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    held = select(column("version_num", Text())).select_from(table(VERSION_TABLE))
    version: object = connection.execute(held).scalar()
    return None if version is None else str(version)
