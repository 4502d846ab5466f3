"""What two statements have in common, as named numbers that a regression weighs.

Each number is a pure function of the two statements: their words and what the words mean,
how each gives them, whose they are, when and where they were said.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import LCSseq, Levenshtein

from onrecord.link.kept import keeps_wording
from onrecord.link.meanings import Vectors, mean_cosine, nearness
from onrecord.link.profile import between_marks
from onrecord.link.stems import contraries, root_of, senses
from onrecord.link.terms import rarity
from onrecord.link.tokens import fold_words
from onrecord.link.versions import Version
from onrecord.link.voices import NAMELESS, described_alike
from onrecord.link.wording import MAX_WORDS, Likeness, is_content
from onrecord.model.span import Span
from onrecord.resources import lexicon, word_set

PREFIX = 6  # letters by which "negotiators" meets "negotiations"
SENSE = 0.8  # what a word in another's sense counts for
MOST_SHARED = 12.0  # weight of shared words from which more tells nothing
MOST_MARKED = 6.0  # the same of a piece in quotation marks
MOST_DAYS = 7
MOST_STEPS = 80  # content words whose order is compared
MOST_RUN = 150  # words of a content in which the longest run is looked for
MIDDLE = 0.55  # cosine of two contents between those of one act and of two
QUOTED = (
    "kept", "ordered", "block", "block_part", "near_most", "near_least", "steps_most",
    "steps_least", "held_most", "held_least", "left_over", "edited", "sorted", "weighed",
    "anchored", "meaning", "mean", "rule",
)  # fmt: skip
OTHER = (
    "rule", "kept", "weighed", "ordered", "block", "shared", "held_most", "held_least",
    "near_most", "near_least", "mean", "meaning", "marked", "telling",
)  # fmt: skip
REPORTED = (*OTHER, "steps_most", "steps_least", "left_over")
STOCK = 0.75  # part of the words of a refusal that any refusal has


def traits(
    a: Version, b: Version, alike: Likeness, *, speakers: str, days: int, meaning: float | None
) -> dict[str, float]:
    """The numbers of a pair, by name; those that are 0 may be left out.

    Args:
        speakers: how the two speakers go together; see ``voices``.
        days: between the two articles; 0 where not known.
        meaning: cosine of the vectors of their sentences; None where there are none.
    """
    found = {"bias": 1.0, f"speakers_{speakers}": 1.0}
    found |= described_alike(a, b) if speakers in NAMELESS else {}
    found["other"] = float(speakers not in ("same", "shared"))
    found |= _of_words(_contents(a.words), _contents(b.words), a.words, b.words, alike)
    found |= _of_manners(a, b)
    found["rule"] = float(keeps_wording(a, b, alike))
    found |= _of_occasion(a, b, days)
    if meaning is not None:
        found["meaning"] = meaning - MIDDLE
    found |= _together(found)
    kept = {name: round(value, 6) for name, value in found.items()}
    return {name: value for name, value in kept.items() if value or name == "meaning"}


def _of_words(
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    a: Sequence[str],
    b: Sequence[str],
    alike: Likeness,
) -> dict[str, float]:
    if not ours or not theirs:
        return {"empty": 1.0}
    roots = [root_of(w) for w in ours], [root_of(w) for w in theirs]
    held = _contained(ours, theirs), _contained(theirs, ours)
    ours, theirs = ours[:MOST_STEPS], theirs[:MOST_STEPS]
    weights = [_weight(w) for w in ours], [_weight(w) for w in theirs]
    matrix = nearness(ours, theirs)
    near = _covered(matrix, weights[0]), _covered(matrix.T, weights[1])
    numbers = {w for w in ours if w.isdigit()}, {w for w in theirs if w.isdigit()}
    least = min(sum(weights[0]), sum(weights[1]))
    shared = min(_shared(ours, theirs), _shared(theirs, ours))
    block = min(least, _block(a, b))
    steps = _in_step(matrix, *weights)
    return {
        "kept": alike.kept,
        "sorted": alike.sorted_ratio,
        "weighed": alike.weighed,
        "anchored": float(alike.anchored),
        "telling": min(1.0, math.log1p(alike.telling) / 3),
        "edited": 1.0 - Levenshtein.normalized_distance(a[:MAX_WORDS], b[:MAX_WORDS]),
        "ordered": LCSseq.similarity(*roots) / min(len(ours), len(theirs)),
        "block": min(1.0, block / MOST_SHARED),
        "block_part": block / least,
        "shared": min(MOST_SHARED, shared) / MOST_SHARED,
        "held_most": max(held),
        "held_least": min(held),
        "mostly": float(max(held) >= 0.75),
        "near_most": max(near),
        "near_least": min(near),
        "steps_most": min(1.0, steps / least),
        "steps_least": min(1.0, steps / max(sum(weights[0]), sum(weights[1]))),
        "mean": mean_cosine(ours, theirs, *weights),
        "short": float(min(len(ours), len(theirs)) <= 2),
        "left_over": min(1.0, (1.0 - max(near)) * least / MOST_SHARED),
        "numbers_apart": float(all(numbers) and not numbers[0] & numbers[1]),
        "negated": float(_negated(a) != _negated(b)),
        "contrary": float(_contrary(ours, theirs)),
    }


def _of_manners(a: Version, b: Version) -> dict[str, float]:
    manners = (a.statement.manner, b.statement.manner)
    found = {"quoted": float(not {"mixed", "indirect"}.intersection(manners))}
    found["reported"] = float(set(manners) == {"indirect"})
    pieces = [(marked_pieces(v.text), w.words) for v, w in ((a, b), (b, a)) if v.marked]
    if pieces:
        most = max(_marked(p, words) for p, words in pieces)
        found["marked"] = min(MOST_MARKED, most) / MOST_MARKED
        found["any_marked"] = float(most > 0)
        found["none_marked"] = float(most == 0)
    return found


def _of_occasion(a: Version, b: Version, days: int) -> dict[str, float]:
    gap = min(days, MOST_DAYS)
    both = bool(a.venue and b.venue)
    return {
        "days": gap / MOST_DAYS,
        "days_some": float(gap >= 1),
        "days_apart": float(gap >= 2),
        "one_venue": float(both and bool(a.venue & b.venue)),
        "other_venue": float(both and not a.venue & b.venue),
    }


def _together(found: Mapping[str, float]) -> dict[str, float]:
    """Numbers that tell more together than each by itself."""
    quoted = found["quoted"]
    apart = found["days_apart"]
    both = {f"quoted_{name}": quoted * found.get(name, 0.0) for name in QUOTED}
    for kind, names in (("other", OTHER), ("reported", REPORTED)):
        both |= {f"{kind}_{name}": found[kind] * found.get(name, 0.0) for name in names}
    return {
        **both,
        "frame": max(0.0, found.get("kept", 0.0) - found.get("ordered", 0.0)),
        "apart_kept": apart * found.get("kept", 0.0),
        "near_squared": found.get("near_most", 0.0) ** 2,
        "held_squared": found.get("held_most", 0.0) ** 2,
    }


@lru_cache(maxsize=16384)
def _contents(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words[:MAX_WORDS] if is_content(w))


@lru_cache(maxsize=4096)
def marked_pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """Folded words of each piece of ``text`` in quotation marks."""
    found = (fold_words(span.of(text)) for span in between_marks(text, Span(0, len(text))))
    return tuple(words for words in found if any(is_content(w) for w in words))


def stock(words: Sequence[str]) -> bool:
    """Whether a content is a refusal such as anyone gives at any time."""
    held = [w for w in words if is_content(w)]
    usual = word_set("sayings", "stock")
    return not held or sum(w in usual for w in held) >= STOCK * len(held)


def venue_kinds(venue: frozenset[str]) -> frozenset[str]:
    """The kinds of places and means that the stems of a venue tell."""
    table = _venues()
    return frozenset(kind for stem in venue for kind in table.get(stem, ()))


@lru_cache(maxsize=1)
def _venues() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind, words in lexicon("sayings")["venues"].items():
        for word in words:
            root = root_of(str(word).replace("-", ""))
            found[root] = found.get(root, frozenset()) | {str(kind)}
    return found


def _weight(word: str) -> float:
    return 2.0 if word.isdigit() else 0.3 + min(3.0, rarity(word))


def _marked(pieces: Sequence[Sequence[str]], words: Sequence[str]) -> float:
    """Weight of the heaviest piece in quotation marks that stands in ``words``."""
    told = f" {' '.join(words)} "
    inside = (p for p in pieces if f" {' '.join(p)} " in told)
    return max((sum(_weight(w) for w in p if is_content(w)) for p in inside), default=0.0)


def _covered(near: Vectors, weights: Sequence[float]) -> float:
    """Share of words, each by its weight, that the others have in form or in meaning."""
    best = near.max(axis=1).tolist()
    return math.fsum(w * n for w, n in zip(weights, best, strict=True)) / math.fsum(weights)


def _in_step(near: Vectors, weights: Sequence[float], more: Sequence[float]) -> float:
    """Weight of the words of two contents that stand for one another in one order."""
    before = [0.0] * (len(more) + 1)
    for row, weight in zip(near.tolist(), weights, strict=True):
        now = [0.0]
        for n, (alike, other) in enumerate(zip(row, more, strict=True)):
            met = before[n] + alike * (weight + other) / 2
            now.append(max(met, before[n + 1], now[n]))
        before = now
    return before[-1]


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


def _block(a: Sequence[str], b: Sequence[str]) -> float:
    """Weight of the heaviest run of words that stands in both."""
    heaviest = 0.0
    a, b = a[:MOST_RUN], b[:MOST_RUN]
    before: list[float] = [0.0] * (len(b) + 1)
    for word in a:
        weight = _weight(word) if is_content(word) else 0.01
        row = [0.0] * (len(b) + 1)
        for n, other in enumerate(b):
            if word == other:
                row[n + 1] = before[n] + weight
                heaviest = max(heaviest, row[n + 1])
        before = row
    return heaviest


def _negated(words: Sequence[str]) -> bool:
    return not word_set("sayings", "negations").isdisjoint(words)


def _contrary(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a word stands in one beside the same word as its contrary in the other."""
    ours, theirs = ["", *map(root_of, a), ""], ["", *map(root_of, b), ""]
    lone = [n for n, root in enumerate(theirs) if root and root not in ours]
    for n, word in enumerate(a, start=1):
        apart = contraries(word) if ours[n] not in theirs else frozenset()
        for m in lone if apart else ():
            beside = {ours[n - 1], ours[n + 1]} & {theirs[m - 1], theirs[m + 1]}
            if theirs[m] in apart and beside - {""}:
                return True
    return False
