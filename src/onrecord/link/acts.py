"""How likely two statements report one act of saying, where one at least is no quotation.

A report in other words keeps little of the wording: what counts is what both hold of rare
words, of pieces in quotation marks, of order; whose words they are, and how far the two
articles are apart. The weights are those of a logistic regression on the tuned half of
``quality/gold/utterances`` and on the pairs of ``tests/link/saying_pairs.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq, Levenshtein

from onrecord.link.profile import between_marks
from onrecord.link.stems import contraries, root_of, senses
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.link.wording import MAX_WORDS, Likeness, is_content
from onrecord.model.span import Span

PREFIX = 6  # letters by which "negotiators" meets "negotiations"
SENSE = 0.8  # what a word in another's sense counts for
MOST_SHARED = 12.0  # weight of shared words from which more tells nothing
MOST_MARKED = 6.0  # the same of a piece in quotation marks
MOST_DAYS = 7
MEANT = 1.1  # weight of a cosine of the contents' vectors above their middle; adds 0.01 to F1
MIDDLE = 0.55  # that middle, between contents of one act and of two
BIAS = -1.34
WEIGHTS: Mapping[str, float] = {
    "kept": 0.91,
    "shared": 1.16,
    "edited": 0.96,
    "ordered": 0.55,
    "marked": 0.78,
    "any_marked": 1.29,
    "other_speaker": -1.42,
    "open_speaker": 0.26,
    "days": -0.38,
    "days_apart": -0.81,
    "other_venue": -0.18,
    "mostly": 0.68,
}


def probability(
    a: Sequence[str],
    b: Sequence[str],
    alike: Likeness,
    *,
    pieces: tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]],
    speakers: str,
    days: int,
    other_venue: bool,
    meaning: float | None = None,
) -> float:
    """Probability, 0 to 1, that two contents report one act of saying.

    Args:
        a: folded words of one content.
        b: of the other.
        alike: how alike they are.
        pieces: what each puts in quotation marks among its own words.
        speakers: ``same``, ``open`` or ``other``.
        days: between the two articles; 0 where not known.
        other_venue: whether both name a venue and not one.
        meaning: cosine of their sentence vectors; None where there are none.
    """
    a, b = a[:MAX_WORDS], b[:MAX_WORDS]
    ours, theirs = [w for w in a if is_content(w)], [w for w in b if is_content(w)]
    if not ours or not theirs or _contrary(ours, theirs):
        return 0.0
    roots = [root_of(w) for w in ours], [root_of(w) for w in theirs]
    marked = max(_marked(pieces[0], b), _marked(pieces[1], a))
    most = max(_contained(ours, theirs), _contained(theirs, ours))
    gap = min(days, MOST_DAYS)
    held = {
        "kept": alike.kept,
        "shared": min(MOST_SHARED, _shared(ours, theirs)) / MOST_SHARED,
        "edited": 1.0 - Levenshtein.normalized_distance(a, b),
        "ordered": LCSseq.similarity(*roots) / min(len(ours), len(theirs)),
        "marked": min(MOST_MARKED, marked) / MOST_MARKED,
        "any_marked": float(marked > 0),
        "other_speaker": float(speakers == "other"),
        "open_speaker": float(speakers == "open"),
        "days": gap / MOST_DAYS,
        "days_apart": float(gap >= 2),
        "other_venue": float(other_venue),
        "mostly": float(most >= 0.75),
    }
    total = BIAS + sum(WEIGHTS[name] * value for name, value in held.items())
    if meaning is not None:
        total += MEANT * (meaning - MIDDLE)
    return 1.0 / (1.0 + math.exp(-total))


def marked_pieces(text: str) -> list[tuple[str, ...]]:
    """Folded words of each piece of ``text`` in quotation marks."""
    found = (fold_words(span.of(text)) for span in between_marks(text, Span(0, len(text))))
    return [words for words in found if any(is_content(w) for w in words)]


def _weight(word: str) -> float:
    return 2.0 if word.isdigit() else 0.3 + min(3.0, rarity(word))


def _marked(pieces: Sequence[Sequence[str]], words: Sequence[str]) -> float:
    """Weight of the heaviest piece in quotation marks that stands in ``words``."""
    told = f" {' '.join(words)} "
    inside = (p for p in pieces if f" {' '.join(p)} " in told)
    return max((sum(_weight(w) for w in p if is_content(w)) for p in inside), default=0.0)


def _contained(words: Sequence[str], other: Sequence[str]) -> float:
    """Share of ``words``, each by its weight, that ``other`` has in some form."""
    total = sum(_weight(w) for w in sorted(set(words)))
    return _shared(words, other) / total if total else 0.0


def _shared(words: Sequence[str], other: Sequence[str]) -> float:
    roots = {root_of(w) for w in other}
    held = {sense for w in other for sense in senses(w)}
    opening = {root[:PREFIX] for root in roots if len(root) >= PREFIX}
    total = 0.0
    for word in sorted(set(words)):
        root = root_of(word)
        if root in roots:
            total += _weight(word)
        elif held.intersection(senses(word)) or (len(root) >= PREFIX and root[:PREFIX] in opening):
            total += SENSE * _weight(word)
    return total


def _contrary(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one has a word whose contrary the other has in its place."""
    for words, other in ((a, b), (b, a)):
        roots = {root_of(w) for w in other}
        if any(contraries(w) & roots for w in words if root_of(w) not in roots):
            return True
    return False
