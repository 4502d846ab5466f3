"""What an encoder reads off an article beside its parse, free of any library."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Tokens = tuple[int, int]
"""Tokens ``[first, last)`` of the article's parse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution as the encoder marks it.

    Attributes:
        cue: the words that attribute.
        contents: what is attributed, in order; several where it is interrupted.
        source: who it is attributed to; None where no words of the text name them.
        score: the least sure of its parts, 0 to 1, not calibrated.
    """

    cue: Tokens
    contents: tuple[Tokens, ...]
    source: Tokens | None
    score: float


def _no_vectors() -> NDArray[np.float32]:
    return np.zeros((0, 0), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All attributions of an article, and a vector of each of its sentences.

    Attributes:
        attributions: by the start of their cue.
        vectors: [sentences, 384], each of length 1; near where the meaning is.
    """

    attributions: tuple[Attributed, ...] = ()
    vectors: NDArray[np.float32] = field(default_factory=_no_vectors, compare=False)
