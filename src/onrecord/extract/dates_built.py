"""What a pattern of a date expression makes of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.model.dates import TimexType

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a pattern makes of its words.

    Attributes:
        anchor: ``absolute``, ``published``, ``previous`` (the expression before it) or
            ``like`` (the same, where that tells a time of like kind).
        rule: in the language of ``onrecord.extract.resolve``; ``{way}`` stands for a
            direction that the tense of the sentence gives, ``{cut}`` for the part of a
            running unit.
        check: what must hold of the words around, or what they settle.
        then: the rule instead, and a date, where the sentence lies ahead.
    """

    timex: TimexType
    anchor: str
    rule: str
    check: str = ""
    then: str = ""


Builder = Callable[[Parts], Built | None]
