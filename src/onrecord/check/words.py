"""Words of a passage and of the record in the form in which they are held together.

Beyond folding, a contraction is its two words, a number its digits, a British spelling
its American one, so that none of these is an altered word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.account.words import stopwords
from onrecord.link.stems import irregular, root_of, senses
from onrecord.link.terms import rarity
from onrecord.link.tokens import words_of
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set

_CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_IS_BEFORE_S = frozenset({"it", "that", "there", "he", "she", "what", "who", "here"})
_NOT_BEFORE_T = {"won": "will", "can": "can", "shan": "shall", "ain": "is"}
_PREFIX = 6  # letters by which "negotiators" meets "negotiations"
_HUNDREDS = 3


@dataclass(frozen=True, slots=True)
class Tokens:
    """Normal words of a text, in order, with where each stands.

    Attributes:
        words: as they are compared.
        starts: first code point of each.
        ends: one past the last code point of each.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The span of words ``[first, last)``, at least one."""
        return Span(self.starts[first], self.ends[last - 1])


def tokens(text: str, spans: Sequence[Span]) -> Tokens:
    """The normal words of ``text`` under ``spans``, which are in order without overlap."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for given, start, end in _raw(text, spans):
        word = given
        joint = text[start - 1] if words and ends[-1] + 1 == start else ""
        if joint in ("’", "'"):
            word, words[-1] = _after_apostrophe(words[-1], given)
        elif _one_number(words, given, joint):
            words[-1] += given if joint == "," else f".{given}"
            word = ""
        if word:
            words.append(normal(word))
            starts.append(start)
            ends.append(end)
        else:
            ends[-1] = end
    return Tokens(tuple(words), tuple(starts), tuple(ends))


def _one_number(words: Sequence[str], word: str, joint: str) -> bool:
    """Whether a number goes on behind a comma or a point: "1,400", "2.5"."""
    if not words or not word.isdigit() or not words[-1].isdigit():
        return False
    return joint == "." or (joint == "," and len(word) == _HUNDREDS)


def _raw(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, int, int]]:
    held = words_of(text, spans)
    return zip(held.folded, held.starts, held.ends, strict=True)


def _after_apostrophe(before: str, word: str) -> tuple[str, str]:
    """What follows an apostrophe and what stands before it: ``won't`` is ``will not``."""
    if word == "t" and before.endswith("n"):
        return "not", _NOT_BEFORE_T.get(before, before.removesuffix("n"))
    if word == "s":
        return ("is" if before in _IS_BEFORE_S else ""), before
    return _CONTRACTED.get(word, word), before


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """A folded word in its normal spelling, numbers as digits."""
    number = _numbers().get(word)
    if number is not None:
        return number
    for old, new in _spellings():
        if word == old or (len(word) > len(old) + 1 and word.endswith((old, old + "s"))):
            at = word.rindex(old)
            return word[:at] + new + word[at + len(old) :]
    return word


@lru_cache(maxsize=1)
def _numbers() -> dict[str, str]:
    return {str(w): str(n) for w, n in lexicon("wording")["numbers"].items() if n > 1}


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    held = lexicon("claims")["spellings"]
    return tuple(sorted((str(old), str(new)) for old, new in held.items()))


@lru_cache(maxsize=65536)
def tells(word: str) -> bool:
    """Whether a normal word carries a subject."""
    return word not in stopwords() and (len(word) > 1 or word.isdigit())


def tells_past(word: str) -> bool:
    """Whether a normal word looks like the past of a verb that tells a deed."""
    return root_of(word) not in _light() and is_past(word)


def is_past(word: str) -> bool:
    """The same of any verb, those too that say little of what was done."""
    return irregular().get(word, word) != word or (word.endswith("ed") and len(word) > 4)


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(root_of(str(word)) for word in lexicon("claims")["light"])


def joined(words: Sequence[str]) -> list[str]:
    """Normal words with each phrase that tells one thing as one word: "gave up" as "abandoned"."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for rest, told in _phrases().get(root_of(words[at]), ()):
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                found.append(_in_tense(told, words[at]))
                at += 1 + len(rest)
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _in_tense(base: str, like: str) -> str:
    """A verb in the past where another word is; what is no verb stays."""
    if not is_past(like):
        return base
    for form, held in irregular().items():
        if held == base:
            return form
    return base + ("d" if base.endswith("e") else "ed")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the root of the first word: the further words and what they tell, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, told in lexicon("claims")["phrases"].items():
        first, *rest = map(normal, str(phrase).split())
        found.setdefault(root_of(first), []).append((tuple(rest), str(told)))
    return {root: tuple(sorted(held, key=lambda h: -len(h[0]))) for root, held in found.items()}


@lru_cache(maxsize=65536)
def keys(word: str) -> tuple[str, ...]:
    """Under what a word meets others, the surest first: stem, meaning, opening letters."""
    root = root_of(word)
    found = [root, *(f"={n}" for n in senses(word))]
    if len(root) > _PREFIX:
        found.append(f"{root[:_PREFIX]}*")
    return tuple(found)


def weight(word: str) -> float:
    """How much a telling word says: a number as much as a rare word."""
    return 2.0 if word[0].isdigit() else 0.3 + min(3.0, rarity(word))


def negates(words: Sequence[str]) -> bool:
    """Whether a clause is turned to its contrary: two negations make none."""
    single = sum(word in word_set("claims", "negations") for word in words)
    ruled_out = sum(a.startswith("rul") and b == "out" for a, b in pairwise(words))
    return (single + ruled_out) % 2 == 1


def denies(words: Sequence[str]) -> bool:
    """Whether a clause denies what someone claims."""
    return any(word in word_set("claims", "denials") for word in words)
