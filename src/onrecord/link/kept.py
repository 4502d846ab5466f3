"""Whether two statements keep one wording: quotations nearly word for word, reports closely.

The thresholds were set by reading the pairs that 24 triples of BASIL give, and by the first
half of the table of ``tests/link/saying_pairs.py``.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.link.profile import between_marks
from onrecord.link.tokens import fold_words
from onrecord.link.versions import Version
from onrecord.link.wording import Likeness, is_content
from onrecord.model.span import Span

QUOTED_KEPT = 0.7
SHORT_KEPT = 0.85  # where fewer than TOLD content words are in one order
REPORTED_WEIGHED = 0.6
SORTED = 0.7  # with HALF of the rare words
WORDS_KEPT = 0.6  # and, of two quotations, with so many of the words in order
REWORKED_KEPT = 0.5  # the same where a machine may have put synonyms
MARKED = 6  # words quoted within a report that make it one with a quotation
IN_ORDER = 5  # content words in one order, half of the longer one's at least
TOLD = 4  # content words that two reports in other words hold
HALF = 0.5
SAME_SPEAKER = 0.6  # mean of all parts, where both name one speaker
MIN_CONTENT = 2  # content words that both hold


def keeps_wording(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether the words are alike enough, by how each gives them."""
    if alike.telling < MIN_CONTENT and not _short_but_whole(a, b):
        return False
    if a.quoted and b.quoted:
        return _enough_quoted(a, b, alike)
    if not (a.quoted or b.quoted) and alike.telling < TOLD and a.words != b.words:
        return False  # "talks would begin" and "talks had ended" hold nearly one set of words
    if alike.sorted_ratio >= SORTED and alike.weighed >= HALF:
        return True
    if alike.kept >= REWORKED_KEPT and alike.weighed >= REPORTED_WEIGHED:
        return True
    return _one_speaker(a, b, alike)


def _short_but_whole(a: Version, b: Version) -> bool:
    return a.words == b.words and sum(is_content(w) for w in a.words) >= 1 and len(a.words) >= 2


def _enough_quoted(a: Version, b: Version, alike: Likeness) -> bool:
    if alike.anchored or alike.kept >= (QUOTED_KEPT if alike.ordered >= TOLD else SHORT_KEPT):
        return True
    if _holds_marked(a, b) or _holds_marked(b, a):
        return True
    manners = (a.statement.manner, b.statement.manner)
    if manners == ("direct", "direct"):
        return False  # one speaker's turns of phrase return; a quotation is word for word
    reworked = "unmarked" in manners
    in_order = REWORKED_KEPT if reworked else WORDS_KEPT
    if alike.sorted_ratio >= SORTED and alike.weighed >= HALF and alike.kept >= in_order:
        return True
    return reworked and _one_speaker(a, b, alike)


def _holds_marked(a: Version, b: Version) -> bool:
    """Whether words that ``a`` alone puts in marks, among its own, stand in ``b``."""
    if not a.marked:
        return False
    told = f" {' '.join(b.words)} "
    return any(f" {marked} " in told for marked in _marked(a.text))


@lru_cache(maxsize=4096)
def _marked(text: str) -> tuple[str, ...]:
    """Folded words in quotation marks, pieces of some length alone."""
    pieces = (fold_words(span.of(text)) for span in between_marks(text, Span(0, len(text))))
    return tuple(
        " ".join(words)
        for words in pieces
        if len(words) >= MARKED and sum(is_content(word) for word in words) > MIN_CONTENT
    )


def _one_speaker(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether what is told of one speaker is alike enough, in other words."""
    if a.entity is None or a.entity != b.entity or alike.telling <= MIN_CONTENT:
        return False
    if alike.mean >= SAME_SPEAKER and alike.ordered >= TOLD:
        return True
    contents = [sum(is_content(word) for word in v.words) for v in (a, b)]
    # content words enough stand in both in one order: synonyms took the rest
    return (
        alike.ordered >= IN_ORDER
        and alike.ordered >= HALF * max(contents)
        and alike.kept >= REWORKED_KEPT
    )
