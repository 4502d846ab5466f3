"""Whether two quotations of one utterance give other words where both claim the very words.

Only what stands in quotation marks counts, and only a word put in place of another: what
one leaves out, an ellipsis, a contraction or an abbreviation is no disagreement.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein, Opcode

from onrecord.account.words import singular, stem, stopwords
from onrecord.link.stems import contraries
from onrecord.link.tokens import fold_words
from onrecord.resources import lexicon, word_set

MAX_WORDS = 400  # of a quotation that are compared
SHARED = 0.5  # share of the shorter quotation's words that must be the same
LED = 2  # same words that must stand before the one that differs
MAX_PUT = 3  # words that one is put for

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]*)(?:[”\"»]|$)")
_ELLIPSIS = "…"
_GAP = re.compile(r"…|\.\.\.|\[…\]")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_CONTRACTED = {"s": "is", "ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_NEGATIONS = frozenset({"not", "never", "no", "t", "cannot"})


def put_for(a: str, b: str) -> tuple[str, str] | None:
    """The first words of ``a`` and ``b`` that stand in each other's place, None if none do.

    Args:
        a: a statement's content with its quotation marks.
        b: another's.
    """
    first, second = _words(a), _words(b)
    if not first or not second:
        return None
    codes = Levenshtein.opcodes(first, second)
    same = sum(map(_equal, codes))
    if same < SHARED * min(len(first), len(second)):
        return None
    for i, code in enumerate(codes):
        old, new = first[code.src_start : code.src_end], second[code.dest_start : code.dest_end]
        # words of another place in the sentence, or of another sentence, are no other words
        held = i > 0 and _equal(codes[i - 1]) >= LED
        # next to an ellipsis anything may have been left out
        held = held and _ELLIPSIS not in first[max(0, code.src_start - 1) : code.src_end + 1]
        held = held and _ELLIPSIS not in second[max(0, code.dest_start - 1) : code.dest_end + 1]
        held = held and (i == len(codes) - 1 or _equal(codes[i + 1]) > 0)
        if code.tag == "replace" and held and len(old) <= MAX_PUT and _differ(old, new):
            return " ".join(old), " ".join(new)
    return None


def turned(old: str, new: str) -> bool:
    """Whether words put for others turn what is said: "weeks" for "months", "fall" for "rise"."""
    first, second = old.split(), new.split()
    if all(_is_value(w) for w in (*first, *second)):
        return [singular(w) for w in first] != [singular(w) for w in second]
    return any(stem(w) in contraries(v) for v in first for w in second)


def _is_value(word: str) -> bool:
    held = word_set("wording", "times") | set(lexicon("wording")["scales"])
    return word.isdigit() or singular(word) in held


def _equal(code: Opcode) -> int:
    return code.src_end - code.src_start if code.tag == "equal" else 0


def _words(text: str) -> list[str]:
    quoted = " ".join(_QUOTED.findall(text))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), quoted)
    words: list[str] = []
    for i, piece in enumerate(_GAP.split(plain)):
        words += [_ELLIPSIS] if i else []
        words += [_CONTRACTED.get(w, w) for w in fold_words(piece)]
    return [_numbers().get(w, w) for w in words[:MAX_WORDS]]


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    return {str(word): str(value) for word, value in lexicon("wording")["numbers"].items()}


def _differ(old: list[str], new: list[str]) -> bool:
    if bool(_NEGATIONS & set(old)) != bool(_NEGATIONS & set(new)):
        return True
    telling = [w for w in (*old, *new) if w not in stopwords()]
    joined = "".join(map(stem, old)), "".join(map(stem, new))
    return bool(telling) and not _short_for(*joined)


def _short_for(a: str, b: str) -> bool:
    """Whether one is the other's beginning: "gen" for "general", "pew" for "pews"."""
    return a.startswith(b) or b.startswith(a)
