"""How disagreements are scored."""

from __future__ import annotations

import hashlib

import pytest
from quality.disagreements import FRESH, GOLD, OLD, Pair, Told, figures, table


def _told(label: str, got: str) -> Told:
    pair = Pair(
        id="d1",
        origin="invented",
        label=label,
        texts=("a", "b"),
        days=(None, None),
        differences=(),
        topic="d1",
    )
    return Told(pair=pair, got=got, found=())


def test_figures_count_what_differs_and_its_kind() -> None:
    told = [
        _told("contradiction", "contradiction"),
        _told("update", "contradiction"),
        _told("scope", "none"),
        _told("agree", "update"),
        _told("agree", "none"),
    ]
    found = figures(told)
    assert found["precision"] == pytest.approx(2 / 3)
    assert found["recall"] == pytest.approx(2 / 3)
    assert found["kind"] == pytest.approx(1 / 2)
    assert found["scope_f1"] == 0.0


def test_other_wording_is_no_difference() -> None:
    assert figures([_told("wording", "wording"), _told("agree", "none")])["precision"] == 1.0
    assert figures([_told("wording", "contradiction")])["precision"] == 0.0


def test_the_table_has_a_row_each_label() -> None:
    rows = table([_told("update", "none")]).splitlines()
    assert "| update | 0 | 0 | 0 | 0 | 0 | 1 |" in rows


def test_the_pairs_are_those_that_were_frozen() -> None:
    listed = (GOLD.parent / "FROZEN.txt").read_text(encoding="utf-8").splitlines()
    hashes = {line.split()[-1]: line.split()[0] for line in listed}
    for name in (*OLD, *FRESH):
        frozen = hashes[f"quality/gold/disagreements/{name}"]
        assert hashlib.sha256((GOLD / name).read_bytes()).hexdigest() == frozen
