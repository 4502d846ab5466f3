"""Telling words: what two tellings of one thing are compared by.

Words are folded and cut to a stem that is never shown: it only lets "tariffs" meet
"tariff" and "arrived" meet "arrives". Words without a subject of their own are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.tokens import fold_words
from onrecord.resources import lexicon, word_set

_SHORT = 4  # shorter words keep their endings: "king", "red"


@lru_cache(maxsize=1)
def stopwords() -> frozenset[str]:
    """Folded words that carry no subject."""
    return word_set("wording", "stopwords")


def singular(word: str) -> str:
    """A folded word without the ending of its plural."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without the endings of plural, past and participle."""
    cut = singular(word)
    for ending in ("ing", "ed"):
        if cut.endswith(ending) and len(cut) - len(ending) >= _SHORT - 1:
            cut = cut[: -len(ending)]
            if len(cut) > _SHORT and cut[-1] == cut[-2] and cut[-1] not in "ls":
                cut = cut[:-1]
            break
    return cut[:-1] if len(cut) > _SHORT and cut.endswith("e") else cut


def deed(root: str) -> str:
    """One stem for the stems of all verbs that report the same deed: "shut", "close"."""
    return _deeds().get(root, root)


@lru_cache(maxsize=1)
def _deeds() -> dict[str, str]:
    return {stem(verb): stem(held[0]) for held in lexicon("wording")["same_deed"] for verb in held}


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
