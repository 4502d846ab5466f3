"""What a store keeps beside records: refused input, and furniture that was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from onrecord.model.reject import Reject
from onrecord.store import loading, schema
from onrecord.store.codec import codec
from onrecord.store.engine import insert_rows
from onrecord.store.text import escape, path_key, unescape

_REJECT = codec(Reject)


def reject_rows(refused: Iterable[Reject], when: str) -> list[dict[str, Any]]:
    """A row for each path, stage and reason."""
    rows = {}
    for given in refused:
        key = path_key("\0".join((given.path, given.stage, given.reason)))
        row = _REJECT.row(replace(given, when=when))
        rows[key] = {**row, "key": key, "path_key": path_key(given.path)}
    return list(rows.values())


def write_rejects(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows in place of earlier ones of the same path, stage and reason."""
    table = schema.REJECTS
    gone = delete(table).where(table.c.key == bindparam("old"))
    connection.execute(gone, [{"old": row["key"]} for row in rows])
    insert_rows(connection, table, rows)


def rejects(connection: Connection) -> list[Reject]:
    """All refused input, sorted by path, stage and reason."""
    wanted = select(*loading.columns(schema.REJECTS, _REJECT))
    found = [_REJECT.record(row) for row in connection.execute(wanted)]
    return sorted(found, key=lambda r: (r.path, r.stage, r.reason))


def keep_furniture(connection: Connection, version: str, content: str, learned: str) -> None:
    """Write a version of the furniture, or when it was learned again."""
    table = schema.FURNITURE
    row = {"version": version, "content": escape(content), "learned": learned}
    insert_rows(connection, table, [row], missing=True)
    connection.execute(update(table).where(table.c.version == version).values(learned=learned))


def furniture(connection: Connection) -> tuple[str, str] | None:
    """Version and content of the furniture learned last; None when none was."""
    table = schema.FURNITURE
    latest = select(table.c.version, table.c.content).order_by(
        table.c.learned.desc(), table.c.version
    )
    row = connection.execute(latest.limit(1)).first()
    return None if row is None else (row[0], unescape(row[1]))
