"""The lexicon of PLOVER is well formed, and its model speaks of the same types."""

from __future__ import annotations

from onrecord.extract.events_model import NONE, YIELD, model
from onrecord.resources import lexicon
from onrecord.resources.plover import NOTHING, TYPES, plover


def test_every_type_has_patterns() -> None:
    held = {p.type for patterns in plover().patterns.values() for p in patterns}
    assert held == {*TYPES, NOTHING}


def test_nominals_modes_and_operators_name_types_that_there_are() -> None:
    assert set(plover().nominals.values()) <= set(TYPES)
    assert set(lexicon("plover")["modes"]) <= set(TYPES)
    assert plover().cooperative < set(TYPES)


def test_the_most_demanding_pattern_comes_first() -> None:
    for patterns in plover().patterns.values():
        weights = [p.weight for p in patterns]
        assert weights == sorted(weights, reverse=True)


def test_model_has_a_weight_for_each_class() -> None:
    held = model()
    assert set(held.classes) == ({*TYPES} - {"CONCEDE", "RETREAT"}) | {NONE, YIELD}
    assert all(len(row) == len(held.classes) == len(held.bias) for row in held.rows.values())
    assert abs(sum(held.probabilities(["type=ASSAULT", "no such feature"])) - 1.0) < 1e-9
    assert 0.0 < held.first <= held.more <= 1.0
