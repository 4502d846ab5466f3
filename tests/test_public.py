"""The public surface and the tree of errors, pinned."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord import errors

STORY = """Ferry crews end their strike

HARLOW BAY - Ferry crews ended their strike on Monday, 4 May 2026.

"We will sail again tomorrow," union leader Mira Tolland said.
"""


def test_the_public_names_are_these_sorted() -> None:
    assert onrecord.__all__ == [
        "Moment",
        "Settings",
        "Store",
        "__version__",
        "account_of",
        "take_in",
    ]
    assert onrecord.__all__ == sorted(onrecord.__all__)
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        onrecord.nothing  # noqa: B018


def test_importing_the_package_loads_no_heavy_module() -> None:
    code = (
        "import sys, onrecord; "
        "print([m for m in ('spacy', 'sqlalchemy', 'pyarrow', 'trafilatura') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_verbs_make_an_account(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(STORY)
    with onrecord.Store.open(tmp_path / "store.db") as store:
        tally = onrecord.take_in(
            [str(tmp_path / "ferry.txt")],
            store,
            onrecord.Settings(),
            now="2026-05-05T12:00:00+00:00",
        )
        account = onrecord.account_of(store)
    assert tally.taken == 1
    (held,) = account.records.articles
    assert "Mira Tolland" in {s.speaker.name for s in held.annotation.statements if s.speaker}


def test_every_error_is_told_in_the_tree() -> None:
    told = errors.__doc__ or ""
    tree = [e for e in vars(errors).values() if isinstance(e, type)]
    assert {e.__name__ for e in tree if e.__module__ == errors.__name__} == {
        "NothingFoundError",
        "OnrecordError",
        "ResourceError",
        "StoreError",
        "StoreVersionError",
        "UsageError",
    }
    for error in tree:
        if error.__module__ == errors.__name__:
            assert error.__name__ in told
            assert issubclass(error, errors.OnrecordError)
