"""How likely a deed is an event of each type: a logistic regression told in numbers.

Fitted by ``training/events.py`` on half of a public corpus and on sentences that tell
no event; the numbers stand in ``resources/en/events_model.json``. It reads the parse
alone: rows of an encoder were tried and raised no score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.resources.weights import fitted

NONE = "NONE"
YIELD = "YIELD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of the regression.

    Attributes:
        classes: types, YIELD for CONCEDE and RETREAT together, and NONE.
        bias: a number for each class.
        rows: for each named feature a weight for each class.
        first: probability of an event from which a sentence's likeliest one is kept.
        more: the same for any further one.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    rows: Mapping[str, tuple[float, ...]]
    first: float
    more: float

    def probabilities(self, names: Iterable[str]) -> list[float]:
        """The probability of each class, given the features that are there."""
        rows = [row for name in names if (row := self.rows.get(name)) is not None]
        scores = [math.fsum(column) for column in zip(self.bias, *rows, strict=True)]
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        whole = math.fsum(raised)
        return [one / whole for one in raised]


@lru_cache(maxsize=2)
def model(language: str = "en") -> Model:
    """The fitted model.

    Raises:
        ResourceError: when the resource is missing or damaged.
    """
    return fitted("events", _made, language)


def _made(held: Mapping[str, Any]) -> Model:
    return Model(
        classes=tuple(held["classes"]),
        bias=tuple(held["bias"]),
        rows={name: tuple(row) for name, row in held["features"].items()},
        first=float(held["first"]),
        more=float(held["more"]),
    )
