"""Vectors of sentences as they are kept: 384 whole numbers from -127 to 127, a byte each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MOST = 127


def packed(vector: NDArray[np.float32]) -> bytes:
    """A vector by its direction alone, scaled so that its largest part is 127."""
    largest = float(np.abs(vector).max(initial=0.0))
    if not largest:
        return b""
    whole: NDArray[np.int8] = np.rint(vector * (_MOST / largest)).astype(np.int8)
    return whole.tobytes()


def unpacked(vectors: Sequence[bytes]) -> NDArray[np.float32]:
    """Kept vectors as rows of length 1, [vectors, parts]; none may be empty.

    The product of two rows is the cosine of their sentences.
    """
    if not vectors:
        return np.zeros((0, 0), dtype=np.float32)
    rows = np.stack([np.frombuffer(v, dtype=np.int8) for v in vectors]).astype(np.float32)
    made: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def similarity(a: bytes, b: bytes) -> float | None:
    """The cosine of two kept vectors, -1 to 1; None where one is empty."""
    if not a or not b:
        return None
    left, right = unpacked([a, b])
    return round(float(left @ right), 4)
