"""Opening a database, its transactions, and its errors in our words.

SQLite runs in write-ahead mode with foreign keys and a busy timeout. A writing
transaction takes the one write lock at its start, in SQLite by ``BEGIN IMMEDIATE``, in
PostgreSQL by an advisory lock, so that two programs never deadlock: the second waits,
up to the timeout, and is then told.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import QueuePool

from onrecord.errors import NothingFoundError, StoreError

T = TypeVar("T", bound=str | int)
BUSY_SECONDS = 30.0
CACHE = 64 * 1024  # kilobytes of pages that a connection to SQLite keeps
_WRITE = "onrecord_write"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
VERSION_TABLE = "onrecord_schema"
_ADVISORY_LOCK = 0x6F6E7265636F7264  # "onrecord", so that no other program means the same

# words of the database's own message, what is wrong, what to do
_TROUBLE = (
    (
        ("locked", "lock timeout", "busy"),
        "{store} is in use by another program that writes to it",
        "it was waited for {seconds} seconds; try again when it is done",
    ),
    (("not a database",), "{store} is not a store of onrecord", "name another file"),
    (
        ("readonly database", "unable to open"),
        "{store} can't be opened for writing: {cause}",
        "a store needs write access to its file and folder, also to be read: "
        "copy it to a folder of yours",
    ),
    (("malformed",), "{store} is damaged: {cause}", "restore it from a backup"),
    (("full",), "{store} can't grow: {cause}", "free some room on the disk"),
)


class Database:
    """An engine over one database, with reading and writing transactions.

    Args:
        address: a file, or a ``postgresql://`` address.
        create: whether a missing file is made.
        busy_seconds: how long a writer waits for another one.

    Raises:
        NothingFoundError: when the file is missing and not to be made.
        StoreError: when it can't be opened.
    """

    def __init__(self, address: str | Path, *, create: bool, busy_seconds: float) -> None:
        self._busy = busy_seconds
        self.is_postgresql = str(address).startswith(("postgresql://", "postgresql+"))
        if not self.is_postgresql and _ADDRESS.match(str(address)):
            raise StoreError(
                f"{_shown(str(address))} can't be used as a store",
                hint="name a file, or write postgresql://USER@HOST/DATABASE",
            )
        self.name = _shown(str(address)) if self.is_postgresql else str(address)
        if self.is_postgresql:
            self.engine = _postgresql(str(address))
        else:
            self.engine = self._sqlite(Path(address), create=create)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that holds the write lock: committed as a whole or not at all."""
        with self._told(), self.engine.connect() as held:
            connection = held.execution_options(**{_WRITE: True})
            with connection.begin():
                if self.is_postgresql:
                    self._lock_postgresql(connection)
                yield connection

    def _lock_postgresql(self, connection: Connection) -> None:
        milliseconds = max(1, int(self._busy * 1000))
        connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})

    def _sqlite(self, path: Path, *, create: bool) -> Engine:
        try:
            missing = not path.exists() or (path.is_file() and path.stat().st_size == 0)
        except OSError as error:
            raise StoreError(f"{path} can't be opened: {error.strerror}") from error
        if missing and not create:
            raise NothingFoundError(
                f"there is no store at {path}",
                hint="onrecord read PATH makes one; --store or ONRECORD_STORE names another",
            )
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a store", hint="name a file")
        if not path.parent.is_dir():
            raise StoreError(f"the folder {path.parent} does not exist", hint="make it first")

        def connect() -> sqlite3.Connection:
            # isolation_level None: the driver opens no transactions behind our back
            connection = sqlite3.connect(
                path, timeout=self._busy, isolation_level=None, check_same_thread=False
            )
            _prepare_sqlite(connection)
            return connection

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the database's errors into ours, naming the store."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise self._in_our_words(error) from error

    def _in_our_words(self, error: DBAPIError | sqlite3.Error) -> StoreError:
        cause = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        for words, what, hint in _TROUBLE:
            if any(word in cause.lower() for word in words):
                held = {"store": self.name, "cause": cause, "seconds": f"{self._busy:g}"}
                return StoreError(what.format(**held), hint=hint.format(**held))
        if self.is_postgresql and isinstance(error, OperationalError):
            return StoreError(
                f"{self.name} can't be reached: {cause.splitlines()[0]}",
                hint="check the address and that the server runs",
            )
        return StoreError(f"{self.name}: {cause}")


def _prepare_sqlite(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if _may_be_ours(connection):
        connection.execute("PRAGMA journal_mode = WAL")
    # each commit reaches the disk: what was told to be done is done, even after power loss
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")


def _may_be_ours(connection: sqlite3.Connection) -> bool:
    """Whether a database is new or a store: one of another program stays as it is."""
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return not held or VERSION_TABLE in held


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreError(
            f"{_shown(address)} can't be used as a store: {error}",
            hint="pip install 'psycopg[binary]'"
            if isinstance(error, ImportError)
            else "write postgresql://USER@HOST/DATABASE",
        ) from error


def _shown(address: str) -> str:
    """The address without its password."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the PostgreSQL address"


def in_batches(items: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """``items``, sorted, in lists of at most ``size``: one parameter of a query an item."""
    held = sorted(items)
    for start in range(0, len(held), size):
        yield held[start : start + size]


def insert_rows(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, missing: bool = False
) -> None:
    """Insert rows that name every column of a table, but one that numbers itself.

    Args:
        missing: leave out rows whose primary key is there already.
    """
    if rows:
        # the values come ready from the codec: the driver takes them as they are
        statement = _insertion(table, connection.dialect.name, tuple(rows[0]), missing)
        connection.exec_driver_sql(statement, list(rows))


@cache
def _insertion(table: Table, dialect: str, names: tuple[str, ...], missing: bool) -> str:
    """The SQL that inserts one row, with named parameters in the driver's own style."""
    kind = postgresql if dialect == "postgresql" else sqlite
    style = "pyformat" if dialect == "postgresql" else "named"
    made = kind.insert(table).inline()
    made = made.on_conflict_do_nothing() if missing else made
    return str(made.compile(dialect=kind.dialect(paramstyle=style), column_keys=names))
