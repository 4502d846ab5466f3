"""The keys under which articles meet in the index, and who meets whom by them.

An article has three kinds of keys, each a pure function of the article:

- ``s:`` hashes of runs of words, winnowed: texts that share a long run share a key;
- ``m:`` bands of a MinHash of its names and numbers, which outlive rewriting;
- ``t:`` pairs of its most telling terms, by week: reports of one happening.

Of the articles that share a key the first ones, by stated date and then id, are its
anchors. Two articles meet when one is an anchor of a key that the other looks up. So the
articles of a key cost a fixed number of comparisons each, however many they are, and an
original is always among the anchors of its copies.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import combinations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from rensa import RMinHash

from onrecord.link.profile import Profile, profile
from onrecord.link.terms import rarity
from onrecord.model.annotation import Annotated
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.index import LinkKeys

SHINGLE = 8  # words
WINDOW = 24  # shingles of which one key is kept (winnowing)
MAX_SHINGLES = 400
BANDS, ROWS = 12, 3  # sets alike by 0.6 share a band in 19 of 20 cases, by 0.2 in one of 11
SEED = 1
_MIX, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(31)  # spread the bits of a hash
LEAST_NAMES = 6  # fewer names and numbers tell no article from another
MAX_NAMES = 400
NAME = 1.0  # rarity from which a word in capitals counts as a name
SALIENT = 9  # most telling terms whose pairs are keys
WEEKS = 2  # weeks before and after in which dated articles meet by terms
# anchors of a key, by its kind
ANCHORS = {"s": 8, "m": 8, "t": 16}
UNDATED_ANCHORS = 6  # of terms without a week: an undated article may be of any time
MOST_ANCHORS = max(ANCHORS.values())
UNDATED = 10**13  # rank of articles that state no date: after all others
_ANY, _UNDATED = "any", "none"


def keys(annotated: Annotated) -> LinkKeys:
    """The strings under which the index finds the article's neighbours."""
    return keys_of(profile(annotated))


def keys_of(a: Profile) -> LinkKeys:
    """``keys`` of an article's profile."""
    salient = sorted(a.terms, key=lambda term: (-a.terms[term], term))[:SALIENT]
    when = _week(a.published)
    pairs = {
        f"t:{x} {y}@{at}"
        for x, y in combinations(sorted(salient), 2)
        for at in (_ANY, _UNDATED if when is None else str(when))
    }
    held = pairs | _shingle_keys(a) | _name_keys(a)
    return LinkKeys(article=a.article, keys=tuple(sorted(held)), rank=_rank(a.published))


def anchors(key: str) -> int:
    """How many first holders of ``key`` all others meet."""
    if key.endswith((f"@{_ANY}", f"@{_UNDATED}")):
        return UNDATED_ANCHORS
    return ANCHORS[key[0]]


def lookups(held: LinkKeys) -> tuple[str, ...]:
    """The keys whose anchors an article with these keys meets, sorted.

    Shared words and names count at any distance in time. Shared terms count within some
    weeks between dated articles, and always where one is undated.
    """
    return tuple(sorted({found for key in held.keys for found in _looked_up(key)}))


def lookers(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys whose holders look up one of ``keys``: they meet its anchors. Sorted."""
    return tuple(sorted({found for key in keys for found in _looking(key)}))


def _looked_up(key: str) -> list[str]:
    terms, _, at = key.rpartition("@")
    if not terms:
        return [key]
    if at == _ANY:
        return []
    if at == _UNDATED:
        return [f"{terms}@{_ANY}", key]
    return [*_near(terms, at), f"{terms}@{_UNDATED}"]


def _looking(key: str) -> list[str]:
    terms, _, at = key.rpartition("@")
    if not terms:
        return [key]
    if at == _ANY:
        return [f"{terms}@{_UNDATED}"]
    return [f"{terms}@{_ANY}"] if at == _UNDATED else _near(terms, at)


def _near(terms: str, week: str) -> list[str]:
    return [f"{terms}@{near}" for near in range(int(week) - WEEKS, int(week) + WEEKS + 1)]


def _rank(published: DateInterval) -> int:
    """Year to minute of the stated date as one number, ``UNDATED`` without one."""
    told = published.earliest or published.latest
    if published.basis != "stated" or not told:
        return UNDATED
    digits = "".join(re.findall(r"\d", told[:16], re.ASCII))
    return int(digits.ljust(12, "0")[:12]) if digits else UNDATED


def _week(published: DateInterval) -> int | None:
    """The week of a date known to within a week, counted from the year 1."""
    first, last = day_of(published.earliest), day_of(published.latest)
    if first is None or last is None or not 0 <= (last - first).days < 7:
        return None
    return first.toordinal() // 7


def _shingle_keys(a: Profile) -> set[str]:
    """Winnowed hashes of word shingles: texts sharing a long run share a key.

    Source: Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003.
    """
    numbers = {word: _number(word) for word in set(a.body.folded)}
    words = np.array([numbers[word] for word in a.body.folded], dtype=np.uint64)
    count = len(words) - SHINGLE + 1
    if count < 1:
        return set()
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        hashes = (hashes ^ words[place : place + count]) * _MIX
        hashes ^= hashes >> _HALF
    windows = sliding_window_view(hashes, min(WINDOW, count))
    kept = np.unique(windows.min(axis=1))[:MAX_SHINGLES]
    return {f"s:{value:x}" for value in kept.tolist()}


def _number(word: str) -> int:
    encoded = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(encoded, digest_size=8).digest(), "big")


def _name_keys(a: Profile) -> set[str]:
    """Bands of the MinHash of an article's names and numbers.

    Source: Broder, "On the resemblance and containment of documents", SEQUENCES 1997.
    """
    names = names_of(a)
    if len(names) < LEAST_NAMES:
        return set()
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(names)
    digest = sketch.digest()
    return {
        f"m:{n}:" + ":".join(f"{value:x}" for value in digest[n * ROWS : (n + 1) * ROWS])
        for n in range(BANDS)
    }


def names_of(a: Profile) -> list[str]:
    """An article's names and numbers, sorted, the first ``MAX_NAMES`` that it holds."""
    starts = {first for first, _ in a.sentences}
    found: set[str] = set()
    for n, (word, capital) in enumerate(zip(a.body.folded, a.capital, strict=True)):
        named = bool(capital) and n not in starts and rarity(word) >= NAME
        if named or (word[0].isdigit() and len(word) > 1):
            found.add(word.encode("utf-8", "replace").decode())
            if len(found) >= MAX_NAMES:
                break
    return sorted(found)
