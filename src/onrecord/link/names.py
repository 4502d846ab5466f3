"""Names compared: of the press, of persons, of anything."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link.tokens import fold_words
from onrecord.resources import lexicon

_PRESS_WORDS = frozenset({"the", "news", "newspaper", "agency", "press", "online", "com", "www"})
_INITIALS = re.compile(r"\b[^\W\d_]\.")


def folded_name(name: str) -> str:
    """A name in the form in which names are compared: no case, marks or initials."""
    words = [w for w in fold_words(_INITIALS.sub(" ", name)) if w not in ("s", "the")]
    return " ".join(words or fold_words(name))


def same_press(a: str | None, b: str | None) -> bool:
    """Whether two names of outlets or agencies are one: "The X" and "X News Agency"."""
    if not a or not b:
        return False
    return press_name(a) == press_name(b)


@lru_cache(maxsize=4096)
def press_name(name: str) -> str:
    """A press name without the words that outlets drop; agencies by their short name."""
    folded = " ".join(fold_words(name))
    agency = _agencies().get(folded)
    if agency is not None:
        return agency
    kept = [w for w in folded.split() if w not in _PRESS_WORDS]
    return " ".join(kept) or folded


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    held = lexicon("press")["agencies"]
    return {
        " ".join(fold_words(form)): " ".join(fold_words(short))
        for short, forms in held.items()
        for form in forms
    }
