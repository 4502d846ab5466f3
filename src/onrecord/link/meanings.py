"""What words mean, beyond their letters: "quay" is near "wharf", "pilots" near "aviators".

Each of the commonest words has a vector: what the shipped encoder makes of the word alone,
in fewer dimensions (``training/words.py``). It is a frozen table: linking runs no network.
A word that the table lacks is like itself alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ResourceError
from onrecord.link.stems import root_of

Vectors = NDArray[np.float32]

HUBS = 800  # common words by the nearest of which words of like meaning find each other
FIRST_HUB = 200  # commoner words mean little
FAR = 0.25  # cosine up to which two words have nothing in common


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, int], Vectors]:
    """The number of each word, and of each root its commonest word's; vectors by number."""
    file = files("onrecord.resources") / "en" / "word_vectors.npz"
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
            words = held["words"].tobytes().decode("ascii").split("\n")
            rows = held["rows"].astype(np.float32)
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(f"the vectors of words can't be read: {error}") from error
    numbers = {word: n for n, word in enumerate(words)}
    for word, n in list(numbers.items()):
        numbers.setdefault(root_of(word), n)
    return numbers, rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=16384)
def _rows(words: tuple[str, ...]) -> Vectors:
    """The vector of each word; zeros where there is none."""
    numbers, table = _table()
    found = [numbers.get(w, numbers.get(root_of(w), -1)) for w in words]
    rows = table[found]
    rows[[n < 0 for n in found]] = 0.0
    made: Vectors = rows
    return made


@lru_cache(maxsize=65536)
def hub(word: str) -> int | None:
    """The number of the common word that a word is nearest to; None where it has no vector."""
    (row,) = _rows((word,))
    if not row.any():
        return None
    _, table = _table()
    return int((table[FIRST_HUB : FIRST_HUB + HUBS] @ row).argmax())


def nearness(words: tuple[str, ...], others: tuple[str, ...]) -> Vectors:
    """How near each of ``words`` is to each of ``others``, 0 to 1: [words, others]."""
    if not words or not others:
        return np.zeros((len(words), len(others)), dtype=np.float32)
    near = (_rows(words) @ _rows(others).T - FAR) / (1.0 - FAR)
    roots = np.array([root_of(w) for w in others])
    same = np.stack([roots == root_of(w) for w in words])
    found: Vectors = np.where(same, 1.0, np.round(np.clip(near, 0.0, 1.0), 4)).astype(np.float32)
    return found


def mean_cosine(
    words: tuple[str, ...], others: tuple[str, ...], weights: Sequence[float], more: Sequence[float]
) -> float:
    """The cosine of the weighted means of two sets of words; 0 where one has no vectors."""
    if not words or not others:
        return 0.0
    left = np.asarray(weights, dtype=np.float32) @ _rows(words)
    right = np.asarray(more, dtype=np.float32) @ _rows(others)
    length = float(np.linalg.norm(left) * np.linalg.norm(right))
    return round(float(left @ right) / length, 4) if length else 0.0
