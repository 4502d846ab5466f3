from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from onrecord.errors import NothingFoundError, StoreError, StoreVersionError
from onrecord.store import Store
from onrecord.store.migrate import HEAD, VERSION_TABLE
from onrecord.store.migrations import scripts
from onrecord.store.schema import METADATA
from tests.store.samples import WHEN, article, saving

ONE = article("We meet in May.")


def test_a_store_is_found_again(address: str) -> None:
    with Store.open(address) as store:
        store.save([saving(ONE, "1")], WHEN)
    with Store.open(address, create=False) as store:
        assert [a.article for a in store.articles()] == [ONE]


def test_the_migrations_make_the_schema(store: Store) -> None:
    with store._database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        differences = [
            d
            for d in compare_metadata(context, METADATA)
            # the search index and its shadow tables are not SQLAlchemy's
            if "searchable_words" not in repr(d)
        ]
    assert differences == []
    assert scripts().get_current_head() == HEAD


def test_a_newer_schema_is_told(address: str) -> None:
    with Store.open(address) as store, store._database.write() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreVersionError, match="9999") as told:
        Store.open(address)
    assert "install a newer onrecord" in told.value.hint


def test_another_programs_database_is_left_alone(address: str) -> None:
    with Store.open(address) as store, store._database.write() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    with pytest.raises(StoreError, match="another program"):
        Store.open(address)


def test_a_second_writer_waits_then_is_told(address: str) -> None:
    with (
        Store.open(address) as first,
        Store.open(address, busy_seconds=0.2) as second,
        _writing(first),
        pytest.raises(StoreError, match="in use by another program") as told,
    ):
        second.save([saving(ONE, "1")], WHEN)
    assert "try again" in told.value.hint


def test_a_second_writer_waits_for_the_first(address: str) -> None:
    with Store.open(address) as first, Store.open(address, busy_seconds=20) as second:
        with _writing(first):
            late = threading.Thread(target=second.save, args=([saving(ONE, "1")], WHEN))
            late.start()
            late.join(0.2)
            assert late.is_alive()
            assert list(first.articles()) == []  # reading goes on beside a writer
        late.join(20)
        assert len(list(first.articles())) == 1


@contextmanager
def _writing(store: Store) -> Iterator[None]:
    with store._database.write():
        yield


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.db", tmp_path / "empty.db"):
        if missing.stem == "empty":
            missing.touch()
        with pytest.raises(NothingFoundError, match="no store at") as told:
            Store.open(missing, create=False)
        assert "onrecord read" in told.value.hint


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    text_file = tmp_path / "notes.txt"
    text_file.write_text("Not a database, but long enough to be looked at as one. " * 40)
    for path, words in (
        (text_file, "not a store of onrecord"),
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "store.db", "does not exist"),
    ):
        with pytest.raises(StoreError, match=words) as told:
            Store.open(path)
        assert str(path.parent if "exist" in words else path) in str(told.value)
    assert text_file.read_text().startswith("Not a database")

    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    as_it_was = other.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(other)
    assert other.read_bytes() == as_it_was


@pytest.mark.parametrize("address", ["mysql://host/news", "sqlite:///news.db", "http://host/x.db"])
def test_other_addresses_are_refused_without_making_a_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="can't be used as a store") as told:
        Store.open(address)
    assert "postgresql://" in told.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_can_not_be_looked_at_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(tmp_path / ("x" * 300))


def test_a_store_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as store:
        with store._database.read() as connection:
            connection.execute(text("PRAGMA query_only = ON"))
        with pytest.raises(StoreError, match="opened for writing") as told:
            store.save([saving(ONE, "1")], WHEN)
    assert "write access" in told.value.hint


def test_a_server_that_can_not_be_reached_is_told(tmp_path: Path) -> None:
    address = f"postgresql://me:secret@/news?host={tmp_path}"
    with pytest.raises(StoreError, match="can't be reached") as told:
        Store.open(address)
    assert "secret" not in str(told.value)
    with pytest.raises(StoreError):
        Store.open("postgresql://host:notaport/x")


def test_sqlite_runs_in_write_ahead_mode_with_foreign_keys(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.db") as store, store._database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
