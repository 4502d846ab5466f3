"""How articles speak of commitments outright: kept, broken, taken back.

All patterns are linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.commitment import CommitmentKind
from onrecord.resources import word_set

# "has not withdrawn", "unless the threat is withdrawn": nothing was taken back
_UNDONE = re.compile(
    r"\b(?:not|never|no|without|unless|until|if|once|refus\w*|declin\w*|be|wants?)\b|n['’]t\b"
)
_COMMITTED: tuple[tuple[CommitmentKind, str], ...] = (
    ("threat", "threats"),
    ("promise", "pledges"),
    ("demand", "demands"),
)


def told_of(text: str) -> bool | None:
    """Whether a sentence tells of a promise kept (True) or broken (False), else None."""
    if _any_of("promises_broken").search(text):
        return False
    return True if _any_of("promises_kept").search(text) else None


def taken_back(text: str) -> CommitmentKind | None:
    """Whether a sentence reports that a threat or a promise was withdrawn, and which."""
    for kind, names in _COMMITTED:
        for match in _taking_back(names).finditer(text):
            before = re.split("[,;:]", text[max(0, match.start() - 40) : match.start()])[-1].lower()
            if not _UNDONE.search(before + match.group().lower()):
                return kind
    return None


@lru_cache(maxsize=3)
def _taking_back(names: str) -> re.Pattern[str]:
    verb = _joined(sorted(word_set("promises", "withdrawn")))
    what = _joined(sorted(word_set("promises", names)))
    passive = (
        rf"\b(?:{what})\s+(?:was|were|is|are|has\s+been|had\s+been|have\s+been)\s+(?:{verb})\b"
    )
    return re.compile(rf"{passive}|\b(?:{verb})\s+(?:\w+\s+){{0,3}}(?:{what})\b", re.IGNORECASE)


def reneged(text: str) -> bool:
    """Whether a sentence reports that something was not done as it should have been."""
    return _any_of("broken").search(text) is not None


@lru_cache(maxsize=8)
def _any_of(key: str) -> re.Pattern[str]:
    longest_first = sorted(word_set("promises", key), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{_joined(longest_first)})\b", re.IGNORECASE)


def _joined(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in words)
