"""How much each word says about an article's subject, by a frozen frequency table.

Weights never depend on the store. A word counts for how rare it is in English at
large (``wordfreq``, Zipf scale: 3 is one in a million words), for how often it
returns, and more when it is in the headline or the lead, or written as a name.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress

from wordfreq import get_frequency_dict

from onrecord.link.tokens import Words, fold_words

# Tuned on half of BASIL and the odd topics of ECB+; see quality/stories.py.
COMMONEST = 6.5  # Zipf value from which a word says nothing
RAREST = 2.5  # Zipf value given to words that the table lacks
NUMBER = 4.0  # least Zipf value of a number: any number is rare, few tell a subject
LEAD_WORDS = 60
LEAD = 1.5
HEADLINE = 1.5
NAME = 1.25
# ten million words in one text are no more telling than its first thousands
MAX_WORDS = 20_000


@lru_cache(maxsize=1)
def _table() -> Mapping[str, float]:
    frequencies = get_frequency_dict("en", wordlist="small")
    return {word: math.log10(f) + 9 for word, f in frequencies.items() if f > 0}


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """How telling a folded word is, from 0 (no more than "the") to 4."""
    commonness = _table().get(word, RAREST)
    if word.isdigit():
        commonness = max(commonness, NUMBER)
    return max(0.0, COMMONEST - commonness)


def term_weights(text: str, body: Words, headlines: Sequence[str]) -> dict[str, float]:
    """Terms of an article with their weights: a vector of length 1, by term in order.

    Args:
        text: the article's text.
        body: its body words.
        headlines: its headlines as written.
    """
    used = min(len(body), MAX_WORDS)
    counts = Counter(body.folded[:used])
    capital = map(str.isupper, map(text.__getitem__, body.starts[:used]))
    named = Counter(compress(body.folded, capital))
    headline = {word for line in headlines for word in fold_words(line)}
    counts.update(headline)
    lead = set(body.folded[:LEAD_WORDS])
    weights: dict[str, float] = {}
    for word in sorted(counts):
        weight = rarity(word) if len(word) > 1 else 0.0
        if weight <= 0:
            continue
        weight *= 1 + math.log(counts[word])
        weight *= HEADLINE if word in headline else 1
        weight *= LEAD if word in lead else 1
        weight *= NAME if named[word] * 2 >= counts[word] and named[word] else 1
        weights[word] = weight
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {word: w / length for word, w in weights.items()}


def likeness(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two term vectors, 0 to 1; the same whichever comes first."""
    shared = sorted(a.keys() & b.keys())
    return min(1.0, math.fsum(a[word] * b[word] for word in shared))
