"""Marks of files that were wholly taken in, so that they need not be read again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from onrecord.store import schema
from onrecord.store.codec import codec
from onrecord.store.engine import in_batches, insert_rows
from onrecord.store.text import path_key

_HASHES = 8  # most "#" in the path of a file that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """A file as it was when all of it was taken in.

    Attributes:
        path: as given.
        size: in bytes.
        mtime_ns: time of its last change, in nanoseconds.
        articles: how many it held.
        made_by: names and versions of the steps that read and annotated it.
    """

    path: str
    size: int
    mtime_ns: int
    articles: int
    made_by: str


_MARK = codec(FileMark)


def mark_of(connection: Connection, path: str) -> FileMark | None:
    """What was remembered of a file."""
    table = schema.FILES
    wanted = select(*(table.c[name] for name in _MARK.names))
    row = connection.execute(wanted.where(table.c.path_key == path_key(path))).first()
    return None if row is None else _MARK.record(row)


def write(connection: Connection, marks: Sequence[FileMark]) -> None:
    """Remember files, in place of what was remembered of them."""
    rows = {path_key(mark.path): _MARK.row(mark) for mark in marks}
    _remove(connection, rows)
    insert_rows(connection, schema.FILES, [{**row, "path_key": key} for key, row in rows.items()])


def forget(connection: Connection, paths: Iterable[str]) -> None:
    """Forget the files that these paths of articles are, or are lines of."""
    held = list(paths)
    # "FILE#ID": an id, and a file's name too, may hold a "#" of its own
    parts = (path.split("#", _HASHES) for path in held)
    files = {"#".join(part[:n]) for part in parts for n in range(1, len(part) + 1)}
    _remove(connection, {path_key(path) for path in files})


def _remove(connection: Connection, keys: Iterable[str]) -> None:
    table = schema.FILES
    for batch in in_batches(keys):
        connection.execute(delete(table).where(table.c.path_key.in_(batch)))
