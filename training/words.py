"""Make the vectors of words by which linking tells "quay" from "fever" and not from "wharf".

    python -m training.words

The commonest words of ``wordfreq``'s small English list go through the shipped encoder, each
by itself; their vectors, less the mean of all, are kept in the dimensions in which they
differ most, whole numbers from -127 to 127. Writes
``src/onrecord/resources/en/word_vectors.npz``, about two minutes on one core.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from wordfreq import get_frequency_dict

from onrecord.language.encoder import load

OUT = Path(__file__).parents[1] / "src/onrecord/resources/en/word_vectors.npz"
WORDS = 26_000
PARTS = 96  # with 64 synonyms and chance part less well, 128 add nothing


def common_words() -> list[str]:
    """The commonest words of letters alone, the commonest first."""
    frequencies = get_frequency_dict("en", wordlist="small")
    held = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))
    words = [w for w, _ in held if w.isascii() and w.isalpha() and len(w) > 1]
    return words[:WORDS]


def encoded(words: list[str]) -> NDArray[np.float32]:
    """What the encoder makes of each word alone, rows of length 1."""
    encoder = load()
    rows = np.stack([encoder.score([word], [True]).vectors.sum(axis=0) for word in words])
    made: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def reduced(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """The rows in fewer dimensions, as whole numbers."""
    centred = rows - rows.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    kept = centred @ axes[:, ::-1][:, :PARTS]
    most = np.abs(kept).max(axis=1, keepdims=True)
    made: NDArray[np.int8] = np.rint(kept * (127 / np.maximum(most, 1e-9))).astype(np.int8)
    return made


def main() -> None:
    """Write the table."""
    words = common_words()
    rows = reduced(encoded(words))
    letters = np.frombuffer("\n".join(words).encode("ascii"), dtype=np.uint8)
    np.savez_compressed(OUT, words=letters, rows=rows)
    sys.stdout.write(f"{len(words)} words, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
