"""Counts into precision, recall, F1 and bounds."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import beta


@dataclass(slots=True)
class Counts:
    """Of one kind: right, missed, and called so though it was not."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Part of what was called so that is."""
        called = self.right + self.false
        return self.right / called if called else 1.0

    @property
    def recall(self) -> float:
        """Part of what is so that was called so."""
        held = self.right + self.missed
        return self.right / held if held else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 1.0


def clopper_pearson(hits: int, tries: int, level: float = 0.95) -> tuple[float, float]:
    """The exact two-sided interval of a rate. Source: Clopper and Pearson, Biometrika 1934."""
    tail = (1 - level) / 2
    low = float(beta.ppf(tail, hits, tries - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - tail, hits + 1, tries - hits)) if hits < tries else 1.0
    return low, high
