"""What is in use for near copies, on the same pairs: MinHash and TF-IDF cosine.

Each is given the threshold that serves it best on the very pairs that are reported.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from benchmarks.derivations.pairs import PairText
from datasketch import MinHash
from sklearn.feature_extraction.text import TfidfVectorizer

from onrecord.link.tokens import fold_words

SHINGLE = 3  # words; of 2, 3 and 5 the best for MinHash on the tuned half
PERMUTATIONS = 128


def minhash(pairs: Sequence[PairText]) -> list[float]:
    """Estimated resemblance of the word shingles of each pair."""
    kept: dict[str, MinHash] = {}

    def sketch(text: str) -> MinHash:
        if text not in kept:
            words = fold_words(text)
            made = MinHash(num_perm=PERMUTATIONS)
            runs = (words[i : i + SHINGLE] for i in range(max(1, len(words) - SHINGLE + 1)))
            made.update_batch([" ".join(run).encode() for run in runs])
            kept[text] = made
        return kept[text]

    return [float(sketch(p.a).jaccard(sketch(p.b))) for p in pairs]


def tfidf(pairs: Sequence[PairText]) -> list[float]:
    """Cosine of TF-IDF vectors, fitted on all the texts."""
    texts = sorted({t for p in pairs for t in (p.a, p.b)})
    row = {text: n for n, text in enumerate(texts)}
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    left = vectors[[row[p.a] for p in pairs]]
    right = vectors[[row[p.b] for p in pairs]]
    return [float(x) for x in np.asarray(left.multiply(right).sum(axis=1)).ravel()]


def best_threshold(scores: Sequence[float], derived: Sequence[bool]) -> float:
    """The threshold with the best F1 over all pairs."""
    order = sorted(range(len(scores)), key=lambda n: -scores[n])
    total = sum(derived)
    best, threshold, right = 0.0, 1.0, 0
    for rank, n in enumerate(order, start=1):
        right += derived[n]
        f1 = 2 * right / (rank + total)
        if f1 > best:
            best, threshold = f1, scores[n]
    return threshold
