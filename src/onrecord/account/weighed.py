"""How likely two places differ: a logistic regression told in numbers.

Fitted by ``training/disagreements.py``; the numbers stand in
``resources/en/disagreements_model.json``. Each family of findings has the traits that all
sentences have, weighed for all families and again for it alone, and traits of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.account.finding import Finding
from onrecord.resources.weights import fitted, logistic, weights_of

# what a family's findings imply: where two persons are told of, names differ
_IMPLIED: Mapping[str, frozenset[str]] = {
    "date": frozenset({"dates_apart"}),
    "doer": frozenset(
        {"person_apart", "names_apart", "near_most", "near_least", "held_most", "held_least"}
        | {"left_over"}
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of the regression.

    Attributes:
        weights: by the names that ``weighable`` gives.
        enough: probability from which two places are said to differ.
    """

    weights: Mapping[str, float]
    enough: float

    def probability(self, traits: Mapping[str, float]) -> float:
        """Probability, 0 to 1, that two places of these traits differ."""
        return logistic(self.weights, traits)


def weighable(found: Finding, likeness: Mapping[str, float]) -> dict[str, float]:
    """The traits of a finding under the names that the regression knows."""
    implied = _IMPLIED.get(found.family, frozenset())
    held = {name: value for name, value in likeness.items() if name not in implied}
    own = {"bias": 1.0, **found.traits, **held}
    traits = {"bias": 1.0, **held} | {f"{found.family}.{n}": v for n, v in own.items()}
    return {name: round(value, 6) for name, value in traits.items() if value}


@lru_cache(maxsize=2)
def model(language: str = "en") -> Model:
    """The fitted model.

    Raises:
        ResourceError: when the resource is missing or damaged.
    """
    return fitted("disagreements", _made, language)


def _made(held: Mapping[str, Any]) -> Model:
    return Model(weights=weights_of(held["weights"]), enough=float(held["enough"]))
