"""Fitted regressions as data."""

from __future__ import annotations

import math

import pytest

from onrecord.errors import ResourceError
from onrecord.resources.weights import fitted, logistic, weights_of


def test_traits_are_weighed() -> None:
    weights = {"bias": -1.0, "shared": 2.0}
    assert logistic(weights, {}) == 0.5
    assert logistic(weights, {"bias": 1.0, "shared": 1.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert logistic(weights, {"not weighed": 9.0}) == 0.5


def test_far_sums_stay_probabilities() -> None:
    assert 0.0 < logistic({"x": -1e9}, {"x": 1e9}) < 1e-12
    assert logistic({"x": 1e9}, {"x": 1e9}) == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["sayings", "disagreements"])
def test_shipped_models_hold_weights(name: str) -> None:
    weights = fitted(name, lambda held: weights_of(held["weights"]))
    assert weights
    assert all(math.isfinite(value) for value in weights.values())


def test_a_missing_or_damaged_model_is_told() -> None:
    with pytest.raises(ResourceError, match="the model of nothing"):
        fitted("nothing", dict)
    with pytest.raises(ResourceError, match="the model of sayings"):
        fitted("sayings", lambda held: weights_of(held["no such part"]))
    with pytest.raises(ResourceError, match="the model of sayings"):
        fitted("sayings", lambda held: weights_of(held["enough"]))
