"""Settings out of the environment."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.settings import Settings, from_environment


def test_what_the_environment_sets_goes_before_the_defaults() -> None:
    given = {"ONRECORD_WORKERS": "3", "ONRECORD_STORE": "a.db", "WORKERS": "9", "HOME": "/"}
    assert from_environment(given) == Settings(workers=3, store="a.db")
    assert from_environment({}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WORKERS", "two", "whole number"),
        ("WORKERS", "0", "at least 1"),
        ("BATCH", "-1", "at least 1"),
        ("MAX_FILE_BYTES", "", "whole number"),
        ("MODEL", "oracle", "no extractor 'oracle'"),
        ("STORE", "", "no name"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        from_environment({f"ONRECORD_{name}": value})
