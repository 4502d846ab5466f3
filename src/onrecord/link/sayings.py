"""Whether two statements report one act of saying."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from onrecord.link.actors import countries_in
from onrecord.link.acts import marked_pieces, probability
from onrecord.link.persons import compatible
from onrecord.link.profile import between_marks
from onrecord.link.tokens import fold_words
from onrecord.link.versions import Context, Meaning, Version, no_meaning
from onrecord.link.wording import Likeness, compare_wording, is_content
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.derivation import Derivation
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

__all__ = ["Alignments", "Context", "likeness_of", "same_speaker"]

# Parts of Likeness, set by reading the pairs that 24 triples of BASIL give, and by the
# table of tests/link/saying_pairs.py.
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
ALIGNED = 0.5  # letters alike, where the articles' own alignment puts the two together
OTHER_SPEAKER = 0.85  # kept, from which quoted words may be put in another's mouth
MIN_CONTENT = 2  # content words that both hold
WEEKS = 9  # days between articles from which the same words are said again
ONE_ACT = 0.55  # probability from which reports that keep no wording are of one act
BELOW = 0.6  # what such a probability counts for beside kept wording
DAYS = 1  # that dates of saying may be apart: time zones


def likeness_of(
    a: Version, b: Version, alignments: Alignments, meaning: Meaning = no_meaning
) -> float | None:
    """How surely two statements report one act of saying, 0 to 1; None if they do not."""
    if a.article == b.article or not _same_time(a.said, b.said) or _elsewhere(a, b):
        return None
    alike = compare_wording(a.words, b.words)
    by_words = _by_words(a, b, alike, alignments)
    return by_words if by_words is not None else _by_sense(a, b, alike, meaning)


def _by_words(a: Version, b: Version, alike: Likeness, alignments: Alignments) -> float | None:
    """Likeness of two that keep the wording."""
    if alike.telling < MIN_CONTENT and not _short_but_whole(a, b):
        return None
    aligned = alignments.hold(a, b)
    enough = _enough(a, b, alike) or (aligned and alike.sorted_ratio >= ALIGNED)
    if not enough or not (
        same_speaker(a, b) or _put_elsewhere(a, b, alike) or _described(a, b, alike)
    ):
        return None
    return round(alike.mean, 6)


def _by_sense(a: Version, b: Version, alike: Likeness, meaning: Meaning) -> float | None:
    """Likeness of two of which one at least is a report; below that of kept wording."""
    manners = {a.statement.manner, b.statement.manner}
    if manners == {"direct"} or "unmarked" in manners or not _countries_fit(a, b):
        return None
    known = a.entity is not None and a.entity == b.entity
    named = a.named and b.named and a.speaker is not None and b.speaker is not None
    chance = probability(
        a.words,
        b.words,
        alike,
        pieces=(_pieces(a), _pieces(b)),
        speakers="same" if known else "other" if named else "open",
        days=days_between(a.published, b.published),
        other_venue=bool(a.venue and b.venue and not a.venue & b.venue),
        meaning=meaning(a, b),
    )
    return round(BELOW * chance, 6) if chance >= ONE_ACT else None


def _pieces(version: Version) -> Sequence[Sequence[str]]:
    return marked_pieces(version.text) if version.statement.manner == "mixed" else ()


def days_between(a: DateInterval, b: DateInterval) -> int:
    """Days between two known dates; 0 where one is not known."""
    first, second = day_of(a.earliest or a.latest), day_of(b.earliest or b.latest)
    return abs((first - second).days) if first and second else 0


def _elsewhere(a: Version, b: Version) -> bool:
    """Whether two quotations name two venues, or stand weeks apart: said twice."""
    if not (a.statement.manner == b.statement.manner == "direct"):
        return False
    if a.venue and b.venue and not a.venue & b.venue:
        return True
    return a.said is None and b.said is None and days_between(a.published, b.published) > WEEKS


def _described(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether one's speaker has no name and the words are so alike that it is the other's."""
    if a.named == b.named or not (a.quoted and b.quoted) or alike.telling <= MIN_CONTENT:
        return False
    return alike.anchored or alike.kept >= OTHER_SPEAKER


def _short_but_whole(a: Version, b: Version) -> bool:
    return a.words == b.words and sum(is_content(w) for w in a.words) >= 1 and len(a.words) >= 2


def _enough(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether the words are alike enough, by how each gives them."""
    if a.quoted and b.quoted:
        return _enough_quoted(a, b, alike)
    if not (a.quoted or b.quoted) and alike.telling < TOLD and a.words != b.words:
        return False  # "talks would begin" and "talks had ended" hold nearly one set of words
    if alike.sorted_ratio >= SORTED and alike.weighed >= HALF:
        return True
    if alike.kept >= REWORKED_KEPT and alike.weighed >= REPORTED_WEIGHED:
        return True
    return _one_speaker(a, b, alike)


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
    if a.statement.manner != "mixed":
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
    return _in_order(a, b, alike)


def _in_order(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether content words enough stand in both in one order: synonyms took the rest."""
    contents = [sum(is_content(word) for word in v.words) for v in (a, b)]
    return (
        alike.ordered >= IN_ORDER
        and alike.ordered >= HALF * max(contents)
        and alike.kept >= REWORKED_KEPT
    )


def _put_elsewhere(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether quoted words are so alike that two speakers must be one saying's."""
    alike_enough = alike.kept >= OTHER_SPEAKER and alike.sorted_ratio >= SORTED
    return a.quoted and b.quoted and alike_enough and alike.telling > MIN_CONTENT


def same_speaker(a: Version, b: Version) -> bool:
    """Whether the speakers do not speak against it: the same, or one not told."""
    if a.entity is not None and a.entity == b.entity:
        return True
    if a.speaker is None or b.speaker is None:
        return True
    # officials without a name may be one person: the words decide, but for the country
    return not (a.named or b.named) and _countries_fit(a, b)


def _countries_fit(a: Version, b: Version) -> bool:
    """Whether no two countries stand in the descriptions of the speakers."""
    return compatible(countries_in(a.speaker or ""), countries_in(b.speaker or ""))


def _same_time(a: DateInterval | None, b: DateInterval | None) -> bool:
    if a is None or b is None:
        return True
    return not (_after(a.earliest, b.latest) or _after(b.earliest, a.latest))


def _after(first: str | None, last: str | None) -> bool:
    """Whether a day is later than another by more than ``DAYS``."""
    if not first or not last or first[:10] <= last[:10]:
        return False
    return (date.fromisoformat(first[:10]) - date.fromisoformat(last[:10])).days > DAYS


class Alignments:
    """Which spans of two articles their derivation puts together."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self._held: dict[tuple[ArticleId, ArticleId], list[tuple[Span, Span]]] = {}
        for d in derivations:
            if d.source is None or d.kind == "cites":
                continue
            shared = [(p.a, p.b) for p in d.passages] + [(c.a, c.b) for c in d.common]
            self._held.setdefault((d.source, d.target), []).extend(shared)
            self._held.setdefault((d.target, d.source), []).extend((b, a) for a, b in shared)

    def hold(self, a: Version, b: Version) -> bool:
        """Whether an aligned passage holds the greater part of both contents."""
        pairs = self._held.get((a.article, b.article), ())
        return any(_mostly(a, left) and _mostly(b, right) for left, right in pairs)


def _mostly(version: Version, span: Span) -> bool:
    content = version.statement.content
    inside = sum(span.overlap(part) for part in content)
    return 2 * inside > sum(len(part) for part in content)
