"""Fitted regressions as data: their numbers in JSON, and what a logistic one makes of traits."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, TypeVar

from onrecord.errors import ResourceError

Made = TypeVar("Made")
_FAR = 30.0  # beyond this a probability is 0 or 1


def fitted(name: str, make: Callable[[Mapping[str, Any]], Made], language: str = "en") -> Made:
    """A model made of the numbers in ``resources/<language>/<name>_model.json``.

    Args:
        make: takes the parsed object.

    Raises:
        ResourceError: when the file is missing or does not hold what ``make`` asks for.
    """
    file = files(__package__) / language / f"{name}_model.json"
    try:
        return make(json.loads(file.read_bytes()))
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise ResourceError(f"the model of {name} ({language}) can't be read: {error}") from error


def weights_of(held: Mapping[str, Any]) -> dict[str, float]:
    """Weights by the names of their traits."""
    return {str(name): float(value) for name, value in held.items()}


def logistic(weights: Mapping[str, float], traits: Mapping[str, float]) -> float:
    """The probability, 0 to 1, that weighed traits give; names without a weight count nothing."""
    total = math.fsum(weights[n] * traits[n] for n in sorted(traits.keys() & weights.keys()))
    return 1.0 / (1.0 + math.exp(-max(-_FAR, min(_FAR, total))))
