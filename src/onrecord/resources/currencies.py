"""Sums of money: how they are written, in which currency, and which one repeats another.

Only sums that may be of one currency can differ: "US$5 million" and "€6 million" are not
compared, a bare "$" may be any country's dollar. A sum in brackets right behind a sum in
another sign is that sum told again, at some rate: "A$12 million (US$8 million)".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.resources import lexicon

_BEHIND = 30  # characters between a sum and the bracket that tells it again


def signs() -> str:
    """A pattern for what is written before a number and makes it a sum, the longest first."""
    held = sorted((*_codes("signs"), "$"), key=lambda s: (-len(s), s))
    told = (rf"(?<!\w){re.escape(s)}" if s[0].isalpha() else re.escape(s) for s in held)
    return f"(?-i:{'|'.join(told)})"


@lru_cache(maxsize=1)
def before_sum() -> re.Pattern[str]:
    """Finds the signs that stand right before a number."""
    return re.compile(rf"(?:{signs()})\s?\d")


@lru_cache(maxsize=1)
def scales() -> Mapping[str, int]:
    """Letters right behind a sum by which it is scaled: "$5m"."""
    return {str(s): int(n) for s, n in lexicon("currencies")["short"].items()}


def currency_of(sign: str, heads: Sequence[str]) -> frozenset[str]:
    """The codes of the currencies that a sum can be in; empty where it may be any.

    Args:
        sign: written before the number; may be empty.
        heads: folded singular words behind it.
    """
    if sign and sign != "$":
        return _codes("signs").get(sign, frozenset())
    whose = [c for w in heads if (c := lexicon("currencies")["whose"].get(w))]
    if sign == "$" or "dollar" in heads:
        return frozenset(whose[:1] or lexicon("currencies")["dollars"])
    return next((_codes("words")[w] for w in heads if w in _codes("words")), frozenset())


def comparable(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sums may be in one currency."""
    return not a or not b or bool(a & b)


def told_again(between: str, sign: str, other: str) -> bool:
    """Whether the second of two sums is the first one in another currency.

    Args:
        between: the text between them.
        sign: what is written before the first; ``other`` before the second.
    """
    return sign != other and _bracket().fullmatch(between) is not None


@lru_cache(maxsize=1)
def _bracket() -> re.Pattern[str]:
    alike = "|".join(re.escape(str(w)) for w in lexicon("currencies")["alike"])
    return re.compile(rf"[^()\[\].;\d]{{0,{_BEHIND}}}[(\[]\s?(?:(?:{alike})\s?){{0,2}}", re.I)


@lru_cache(maxsize=2)
def _codes(key: str) -> Mapping[str, frozenset[str]]:
    return {str(s): frozenset(map(str, codes)) for s, codes in lexicon("currencies")[key].items()}
