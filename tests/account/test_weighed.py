"""What the regression is told, and what it makes of it."""

from __future__ import annotations

import pytest

from onrecord.account.finding import Finding
from onrecord.account.weighed import Model, model, weighable
from onrecord.model.span import Span

FOUND = Finding(
    kind="contradiction",
    what="count",
    a=Span(0, 2),
    b=Span(5, 7),
    reason="test",
    family="number",
    traits={"things": 0.5},
)


def test_traits_of_the_sentences_count_for_all_families_and_for_their_own() -> None:
    assert weighable(FOUND, {"near_most": 0.25, "undated": 0.0}) == {
        "bias": 1.0,
        "near_most": 0.25,
        "number.bias": 1.0,
        "number.near_most": 0.25,
        "number.things": 0.5,
    }


def test_a_chance_is_the_logistic_of_the_weighed_traits() -> None:
    fitted = Model(weights={"number.things": 2.0, "bias": -1.0}, enough=0.5)
    assert fitted.probability({"number.things": 0.5, "bias": 1.0, "other": 9.0}) == 0.5
    assert fitted.probability({"number.things": 1.5, "bias": 1.0}) == pytest.approx(0.880797)


def test_no_weight_goes_against_the_sense_of_its_trait() -> None:
    weights = model().weights
    held = {name: name.rpartition(".")[2] for name in weights}
    speaks_for = {"near_least", "meaning", "things_same", "one_deed", "same_words", "happened"}
    speaks_against = {"left_over", "names_apart", "person_apart", "rivals_most", "stretch_one"}
    assert all(weights[n] >= 0 for n, own in held.items() if own in speaks_for)
    assert all(weights[n] <= 0 for n, own in held.items() if own in speaks_against)
    assert speaks_for & set(held.values())
    assert speaks_against & set(held.values())
