"""Stems and senses of folded words: what lets "tariffs" meet "tariff", "fell" meet "fall".

Stems are never shown. Senses are general: words of one line of the lexicon ``claims``
tell one thing in news prose.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.resources import lexicon

_SHORT = 4  # shorter words keep their endings: "king", "red"


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


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """One stem for all forms of a word: "hire", "hired"; "fell", "fallen"."""
    cut = stem(irregular().get(word, word)).rstrip("e")
    return f"{cut[:-1]}y" if cut.endswith("i") and len(cut) > 3 else cut


@lru_cache(maxsize=65536)
def senses(word: str) -> tuple[int, ...]:
    """Numbers of the senses that a word can have; empty where no line has it."""
    return _senses().get(root_of(word), ())


@lru_cache(maxsize=65536)
def contraries(word: str) -> frozenset[str]:
    """Stems that can't be true of a thing of which ``word`` is."""
    return _contraries().get(root_of(word), frozenset())


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Past forms that no ending tells, each with its base form."""
    return {str(past): str(base) for past, base in lexicon("claims")["irregular"].items()}


@lru_cache(maxsize=1)
def _senses() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for n, line in enumerate(lexicon("claims")["same"]):
        for word in line:
            root = root_of(str(word).lower())
            found[root] = (*found.get(root, ()), n)
    return found


@lru_cache(maxsize=1)
def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for sides in lexicon("claims")["contrary"]:
        roots = [frozenset(root_of(str(word).lower()) for word in side) for side in sides]
        for side, other in (roots, roots[::-1]):
            for root in side:
                found[root] = found.get(root, frozenset()) | other
    return found
