"""Whether two statements report one act of saying.

Some pairs can't, whatever their words: two dates, two venues of two quotations, two named
speakers. Where one article was made from the other and their passages are aligned, the
words decide, even where a copying hand put them in another mouth. Of all other pairs a
regression tells (``acts``) from what the two have in common (``traits``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.link.acts import model
from onrecord.link.traits import stock, traits, venue_kinds
from onrecord.link.versions import Context, Version
from onrecord.link.voices import APART, relation
from onrecord.link.wording import Likeness, compare_wording
from onrecord.model.dates import DateInterval, day_of
from onrecord.model.derivation import Derivation
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span
from onrecord.model.vectors import similarity

__all__ = ["Alignments", "Context", "likeness_of", "same_speaker", "traits_of"]

ALIGNED = 0.5  # letters alike, where the articles' own alignment puts the two together
OTHER_SPEAKER = 0.85  # kept, from which aligned words may be put in another's mouth
MIN_CONTENT = 2  # content words that aligned contents both hold
WEEKS = 9  # days between articles from which the same quotation is given again
DAYS = 1  # that dates of saying may be apart: time zones


def likeness_of(a: Version, b: Version, alignments: Alignments) -> float | None:
    """How surely two statements report one act of saying, 0 to 1; None if they do not."""
    if not _may_be_one(a, b):
        return None
    alike = compare_wording(a.words, b.words)
    if alignments.hold(a, b) and _carried_over(a, b, alike):
        return round((1.0 + alike.mean) / 2, 6)
    found = _traits(a, b, alike)
    return model().sure(found, max(a.among, b.among)) if found is not None else None


def traits_of(a: Version, b: Version) -> dict[str, float] | None:
    """What the two have in common, by name; None where they can't be of one act."""
    return _traits(a, b, compare_wording(a.words, b.words)) if _may_be_one(a, b) else None


def _traits(a: Version, b: Version, alike: Likeness) -> dict[str, float] | None:
    speakers = relation(a, b)
    if speakers == APART:
        return None
    found = traits(
        a,
        b,
        alike,
        speakers=speakers,
        days=days_between(a.published, b.published),
        meaning=similarity(a.vector, b.vector),
    )
    # "the bank would raise", "the bank would cut": nearly one wording, and not one claim
    return None if found.get("contrary") else found


def _may_be_one(a: Version, b: Version) -> bool:
    return a.article != b.article and _same_time(a.said, b.said) and not _elsewhere(a, b)


def _carried_over(a: Version, b: Version, alike: Likeness) -> bool:
    """Whether aligned words are alike enough to be one saying's."""
    if alike.telling < MIN_CONTENT or alike.sorted_ratio < ALIGNED:
        return False
    return relation(a, b) != APART or (a.quoted and b.quoted and alike.kept >= OTHER_SPEAKER)


def days_between(a: DateInterval, b: DateInterval) -> int:
    """Days between two known dates; 0 where one is not known."""
    first, second = day_of(a.earliest or a.latest), day_of(b.earliest or b.latest)
    return abs((first - second).days) if first and second else 0


def _elsewhere(a: Version, b: Version) -> bool:
    """Whether the two were said at two venues, or weeks apart."""
    days = days_between(a.published, b.published)
    if days and stock(a.words) and stock(b.words):
        return True
    kinds = venue_kinds(a.venue), venue_kinds(b.venue)
    if all(kinds) and not kinds[0] & kinds[1]:
        return True
    if not (a.statement.manner == b.statement.manner == "direct"):
        return False
    if a.venue and b.venue and not a.venue & b.venue and not kinds[0] & kinds[1]:
        return True
    return a.said is None and b.said is None and days > WEEKS


def same_speaker(a: Version, b: Version) -> bool:
    """Whether the speakers do not speak against it: the same, or one not told or named.

    "The chairman" here and his name there are no two speakers.
    """
    return relation(a, b) != APART


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
