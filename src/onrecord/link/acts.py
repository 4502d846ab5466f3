"""How likely two statements report one act of saying: a logistic regression told in numbers.

Fitted by ``training/sayings.py`` on the tuned half of ``quality/gold/utterances`` and on
invented pairs; the numbers stand in ``resources/en/sayings_model.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.resources.weights import fitted, logistic, weights_of

_THRESHOLDS = ("enough", "enough_other", "enough_unread")
# How much each further statement of an article lowers the odds; tuned on stories of BASIL.
RIVALS = 1.3
RIVALS_OTHER = 5.0  # the same where the speakers are not known to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of the regression.

    Attributes:
        weights: by the names that ``traits`` gives.
        unread: the same for pairs of which no encoder read the sentences.
        enough: probability from which two statements of one speaker are of one act.
        enough_other: the same where the speakers are not known to be one.
        enough_unread: the same where no encoder read the sentences, whoever speaks.
    """

    weights: Mapping[str, float]
    unread: Mapping[str, float]
    enough: float
    enough_other: float
    enough_unread: float

    def sure(self, traits: Mapping[str, float], among: int = 1) -> float | None:
        """The probability that a pair with these traits is of one act; None if not enough.

        Args:
            among: statements of the article that has more of them. Of two articles with
                ``n`` each, one pair in ``n`` at most is of one act: the more there are, the
                less likely is each.
        """
        other = bool(traits.get("other"))
        rivals = (RIVALS_OTHER if other else RIVALS) * (among - 1)
        chance = self.probability(traits)
        chance /= chance + (1.0 - chance) * (1.0 + rivals)
        enough = self.enough_other if other else self.enough
        if "meaning" not in traits:
            enough = self.enough_unread
        return round(chance, 6) if chance >= enough else None

    def probability(self, traits: Mapping[str, float]) -> float:
        """Probability, 0 to 1, that a pair with these traits is of one act."""
        return logistic(self.weights if "meaning" in traits else self.unread, traits)


@lru_cache(maxsize=2)
def model(language: str = "en") -> Model:
    """The fitted model.

    Raises:
        ResourceError: when the resource is missing or damaged.
    """
    return fitted("sayings", _made, language)


def _made(held: Mapping[str, Any]) -> Model:
    enough = {name: float(held[name]) for name in _THRESHOLDS}
    return Model(weights=weights_of(held["weights"]), unread=weights_of(held["unread"]), **enough)
