"""What a finding needs beside its chance.

The regression learned from pairs of which four in ten differ. Of the pairs of a story,
whose sentences share actors and verbs all along, hardly one does: there two sentences
must tell the same words, or of one deed, before their difference is told.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.account.finding import Finding
from onrecord.account.weighed import model

# by a trait that a finding has: what others of its traits must reach; set on tuned pairs
# (where they cost nothing) and on stories of three to six articles of the tuned halves
LEAST: Mapping[str, Mapping[str, float]] = {
    "date.bias": {"told_most": 0.5, "meaning": 0.12},
    "who.bias": {"kept": 0.6, "weighed": 0.6},
    "opposed.sentence": {"sentence_least": 0.45, "held": 0.4},
    "opposed.statement": {"statement_least": 0.45, "held": 0.4},
    "opposed.denied": {"denied_met": 0.6},
}
ONE, TOLD = 0.8, 0.6  # of the words next to two dates: the nearest ones alike, or most told


def sure(found: Finding) -> bool:
    """Whether a weighed finding is likely enough and has what its family needs."""
    return found.chance >= model().enough and _holds(found) and _one_dated(found)


def _holds(found: Finding) -> bool:
    return all(
        _trait(found, name) >= least
        for known, needed in LEAST.items()
        if known in found.traits
        for name, least in needed.items()
        # without an encoder what a sentence means is not known
        if not (name == "meaning" and "unread" in found.traits)
    )


def _one_dated(found: Finding) -> bool:
    """Whether two dates stand next to one verb or name, or in clauses of the same words."""
    if found.family != "date":
        return True
    return _trait(found, "first_least") >= ONE or _trait(found, "told_least") >= TOLD


def _trait(found: Finding, name: str) -> float:
    return found.traits.get(f"{found.family}.{name}", 0.0)
