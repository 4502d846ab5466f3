"""Known lines of page furniture, from the lexicon; each question costs the line's length."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from onrecord.read.folding import letters, plain
from onrecord.resources import lexicon

_LONGEST_MARKER = 70
# One edit for each so many letters: enough for a masked vowel, too little for another word.
_LETTERS_PER_EDIT = 6
_TRAIL = re.compile(r"([^/>»›|]{1,20})[/>»›|]\s*\S")


class Phrases:
    """A list of phrases, found at the start of a folded line or anywhere in it."""

    def __init__(self, phrases: list[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted({plain(str(p)) for p in phrases}, key=lambda p: (-len(p), p)):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)

    def opens(self, words: list[str]) -> str | None:
        """The longest phrase that ``words`` begin with."""
        return self._at(words, 0)

    def inside(self, words: list[str]) -> str | None:
        """The first phrase that stands anywhere in ``words``."""
        for i, word in enumerate(words):
            if word in self._by_first:
                found = self._at(words, i)
                if found is not None:
                    return found
        return None

    def _at(self, words: list[str], i: int) -> str | None:
        for phrase in self._by_first.get(words[i] if i < len(words) else "", ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                return " ".join(phrase)
        return None


@lru_cache(maxsize=32)
def phrases(key: str) -> Phrases:
    """The phrases of one list of the lexicon of furniture."""
    return Phrases(lexicon("furniture")[key])


@lru_cache(maxsize=32)
def lines(key: str) -> frozenset[str]:
    """The folded lines of one list of the lexicon of furniture."""
    return frozenset(plain(str(line)) for line in lexicon("furniture")[key])


def advert_marker(line: str) -> str | None:
    """The advert marker that ``line`` is, plain or disguised."""
    if len(line) > _LONGEST_MARKER:
        return None
    if plain(line) in lines("adverts"):
        return plain(line)
    shown = letters(line.rstrip(" 0123456789"))
    return _nearest(shown) if shown else None


def _nearest(shown: str) -> str | None:
    best: tuple[int, str] | None = None
    for marker in _markers().get(len(shown), ()):
        most = len(marker) // _LETTERS_PER_EDIT
        found = Levenshtein.distance(shown, marker, score_cutoff=most)
        if found <= most and (best is None or found < best[0]):
            best = (found, marker)
    return best[1] if best else None


@lru_cache(maxsize=1)
def _markers() -> dict[int, tuple[str, ...]]:
    """Markers long enough to be told in disguise, by the length that a disguise may have."""
    held: dict[int, list[str]] = {}
    for marker in sorted({letters(str(m)) for m in lexicon("furniture")["adverts"]}):
        most = len(marker) // _LETTERS_PER_EDIT
        for length in range(len(marker) - most, len(marker) + most + 1) if most else ():
            held.setdefault(length, []).append(marker)
    return {length: tuple(markers) for length, markers in held.items()}


def trail(line: str) -> bool:
    """Whether ``line`` is a trail of a site's sections: "Home / World / ..."."""
    match = _TRAIL.match(line)
    return match is not None and plain(match[1]) in lines("trail_heads")


def known_line(line: str) -> bool:
    """Whether ``line`` as a whole is known furniture or an advert marker."""
    folded = plain(line)
    known = folded in lines("lines") or folded in lines("list_heads")
    return known or trail(line) or advert_marker(line) is not None
