"""Input that was refused: counted, named, never in the way of the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One refused input.

    Attributes:
        path: the file, or ``FILE#ID`` for a line of JSONL.
        stage: ``read``, ``clean``, ``annotate`` or ``link``.
        reason: what is wrong and, where there is a remedy, what to do next.
        when: ISO 8601 in UTC; empty until the store logs it.
    """

    path: str
    stage: str
    reason: str
    when: str = ""
