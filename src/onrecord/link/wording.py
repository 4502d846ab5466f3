"""How two reports of one saying differ, word for word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from onrecord.link.terms import rarity
from onrecord.link.tokens import words_of
from onrecord.model.derivation import DifferenceKind
from onrecord.model.span import Span
from onrecord.model.statement import Manner
from onrecord.resources import word_set

MAX_WORDS = 400  # of a content that is compared; a statement is rarely longer
BLOCK = 3  # words in a row that count as a piece of one quotation
ANCHOR = 6  # content words in such pieces that make two quotations one
DENSE = 0.6  # part of the words from the first to the last piece that is in pieces
MAX_DETAIL = 160  # characters of a detail
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,80}\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two wordings are, each part 0 to 1.

    Attributes:
        kept: words of the shorter one that stand in the other in the same order.
        weighed: words that both hold, each by its rarity.
        sorted_ratio: likeness of letters, the words sorted (spellings, word forms).
        telling: how many content words both hold.
        ordered: how many content words both hold in the same order.
        anchored: whether pieces of one quotation stand in both, in the same order: what
            is left out between them, before or after, makes no difference.
    """

    kept: float
    weighed: float
    sorted_ratio: float
    telling: int
    ordered: int
    anchored: bool

    @property
    def mean(self) -> float:
        """Mean of the three parts."""
        return (self.kept + self.weighed + self.sorted_ratio) / 3


def compare_wording(a: Sequence[str], b: Sequence[str]) -> Likeness:
    """How alike two sequences of folded words are."""
    a, b = a[:MAX_WORDS], b[:MAX_WORDS]
    shorter = min(len(a), len(b))
    if not shorter:
        return Likeness(
            kept=0.0, weighed=0.0, sorted_ratio=0.0, telling=0, ordered=0, anchored=False
        )
    shared = set(a) & set(b)
    weight = 2 * _weight(shared) / (_weight(set(a)) + _weight(set(b)))
    telling = sum(is_content(word) for word in shared)
    return Likeness(
        kept=LCSseq.similarity(a, b) / shorter,
        weighed=weight,
        sorted_ratio=fuzz.token_sort_ratio(" ".join(a), " ".join(b)) / 100,
        telling=telling,
        ordered=LCSseq.similarity(_contents(a), _contents(b)) if telling > 1 else telling,
        anchored=telling >= ANCHOR and _anchored(a, b),
    )


def _contents(words: Sequence[str]) -> list[str]:
    return [word for word in words if is_content(word)]


def _anchored(a: Sequence[str], b: Sequence[str]) -> bool:
    pieces = [
        op
        for op in LCSseq.opcodes(a, b)
        if op.tag == "equal" and op.src_end - op.src_start >= BLOCK
    ]
    told = [len(_contents(a[op.src_start : op.src_end])) for op in pieces]
    if not told or max(told) >= ANCHOR:
        return bool(told)
    first, last = pieces[0], pieces[-1]
    # words that one side leaves out stand between the pieces of the other alone
    around = min(last.src_end - first.src_start, last.dest_end - first.dest_start)
    inside = sum(op.src_end - op.src_start for op in pieces)
    return sum(told) >= ANCHOR and inside >= DENSE * around


def _weight(words: set[str]) -> float:
    # summed in order: floats added in another order differ in the last digit
    return sum(0.2 + rarity(word) for word in sorted(words))


@lru_cache(maxsize=65536)
def is_content(word: str) -> bool:
    """Whether a folded word carries a subject."""
    return len(word) > 1 and word not in word_set("wording", "stopwords")


def differences(
    a: Sequence[str],
    b: Sequence[str],
    manners: tuple[Manner, Manner],
    speakers: str | None,
    bracketed: Collection[int] = (),
) -> list[tuple[DifferenceKind, str]]:
    """In what ``b`` differs from ``a``, each kind once, with its detail.

    Args:
        a: folded words of the fullest version.
        b: folded words of the other one.
        manners: of both.
        speakers: "x, not y" where the two name different speakers.
        bracketed: which words of ``b`` stand in square brackets: the reporter's own.
    """
    found: list[tuple[DifferenceKind, str]] = []
    if speakers:
        found.append(("other speaker", speakers))
    if manners[0] in ("direct", "mixed") and manners[1] == "unmarked":
        found.append(("marks lost", "quotation marks missing"))
    found.extend(_words(a[:MAX_WORDS], b[:MAX_WORDS], bracketed))
    if manners[0] in ("direct", "mixed") and manners[1] == "indirect":
        found.append(("detail", "reported in other than the speaker's words"))
    return found or [("same", "")]


def in_brackets(text: str) -> frozenset[int]:
    """Which words of ``text``, by their number, stand in square brackets."""
    words = words_of(text, [Span(0, len(text))])
    inside: set[int] = set()
    for match in _BRACKETS.finditer(text):
        first = bisect_left(words.starts, match.start())
        inside.update(range(first, bisect_left(words.starts, match.end())))
    return frozenset(inside)


def _words(
    a: Sequence[str], b: Sequence[str], bracketed: Collection[int]
) -> list[tuple[DifferenceKind, str]]:
    lost: list[str] = []
    gained: list[str] = []
    changed: list[str] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        old, new = " ".join(a[a1:a2]), " ".join(b[b1:b2])
        # words in brackets are owned to be the reporter's: they stand for what is left out
        own = b2 > b1 and all(n in bracketed for n in range(b1, b2))
        if tag == "delete" or (tag == "replace" and own):
            lost.append(f"{old}” ([{new}] in its place)“" if own else old)
        elif tag == "insert" and not own:
            gained.append(new)
        elif tag == "replace":
            changed.append(f"“{new}” for “{old}”")
    found: list[tuple[DifferenceKind, str]] = []
    if changed:
        found.append(("reworded", _detail("; ".join(changed))))
    if lost:
        told = "without “" + "”, “".join(lost) + "”"
        found.append(("shortened", _detail(told.replace("“”", ""))))
    if gained:
        found.append(("more", _detail("with “" + "”, “".join(gained) + "”")))
    return found


def _detail(text: str) -> str:
    return text if len(text) <= MAX_DETAIL else text[: MAX_DETAIL - 1] + "…"
