"""Word lists of lexicons, kept once they are built: rules ask for them line by line."""

from __future__ import annotations

from functools import lru_cache

from onrecord import resources


@lru_cache(maxsize=64)
def word_set(lexicon: str, key: str) -> frozenset[str]:
    """The list under ``key`` of a lexicon, lowercased; see ``onrecord.resources.word_set``."""
    return resources.word_set(lexicon, key)


@lru_cache(maxsize=64)
def longest_first(lexicon: str, key: str) -> tuple[str, ...]:
    """The same, longest first."""
    return tuple(sorted(word_set(lexicon, key), key=lambda word: (-len(word), word)))
