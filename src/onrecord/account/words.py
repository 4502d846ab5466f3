"""Telling words: what two tellings of one thing are compared by.

Words are folded and cut to a stem that is never shown: it only lets "tariffs" meet
"tariff" and "arrived" meet "arrives". Words without a subject of their own are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.stems import singular, stem
from onrecord.link.tokens import fold_words
from onrecord.resources import lexicon, word_set

__all__ = ["alike", "deed", "singular", "stem", "stems", "stopwords", "telling"]


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Folded words that carry no subject."""
    return word_set("wording", "stopwords")


def deed(root: str) -> str:
    """One stem for the stems of all verbs that report the same deed: "shut", "close"."""
    return _deeds().get(root, root)


@lru_cache(maxsize=1)
def _deeds() -> dict[str, str]:
    return {stem(verb): stem(held[0]) for held in lexicon("wording")["same_deed"] for verb in held}


@lru_cache(maxsize=20_000)
def telling(text: str) -> frozenset[str]:
    """Stems of the telling words of ``text``."""
    return stems(fold_words(text))


def stems(words: Iterable[str]) -> frozenset[str]:
    """Stems of those of ``words`` (folded) that carry a subject."""
    skipped = stopwords()
    return frozenset(stem(w) for w in words if w not in skipped and (len(w) > 1 or w.isdigit()))


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the larger one holds too, 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
