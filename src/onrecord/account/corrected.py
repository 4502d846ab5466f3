"""Which words of a story rest on something that was corrected or taken back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.model.account import Correction
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span


class Corrected:
    """Lookups over a story's corrections.

    A record is touched by a correction when its words overlap what the notice corrects,
    or what was taken from there and not mended.

    Args:
        corrections: of the story.
    """

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._by_id = {c.id: c for c in corrections}
        self._held: dict[ArticleId, list[tuple[Span, str]]] = {}
        for correction in corrections:
            first = (correction.corrects,) if correction.corrects else ()
            for told in (*first, *correction.rests):
                self._held.setdefault(told.article, []).append((told.span, correction.id))
        self._longest: dict[ArticleId, int] = {}
        for article, held in self._held.items():
            held.sort()
            self._longest[article] = max(len(span) for span, _ in held)

    def of(self, article: ArticleId, spans: Iterable[Span]) -> tuple[str, ...]:
        """Ids of the corrections that touch words of an article, sorted."""
        held = self._held.get(article, [])
        found: set[str] = set()
        for span in spans if held else ():
            low = span.start - self._longest[article]
            first = bisect_left(held, low, key=lambda h: h[0].start)
            last = bisect_left(held, span.end, lo=first, key=lambda h: h[0].start)
            found.update(c for s, c in held[first:last] if s.overlap(span))
        return tuple(sorted(found))

    def touching(self, article: ArticleId, span: Span) -> tuple[Correction, ...]:
        """The corrections that touch these words, by id."""
        return tuple(self._by_id[c] for c in self.of(article, [span]))

    def word(self, article: ArticleId, span: Span) -> str:
        """``retracted`` or ``corrected`` where such a notice touches these words, else empty."""
        kinds = {c.kind for c in self.touching(article, span)}
        if "retraction" in kinds:
            return "retracted"
        return "corrected" if kinds - {"update"} else ""

    def told(self, article: ArticleId, span: Span) -> str:
        """What notices say of these words, for a reader: "corrected: 14 for 17"."""
        return "; ".join(dict.fromkeys(told(c) for c in self.touching(article, span)))


def told(correction: Correction) -> str:
    """What a notice does, for a reader."""
    word = "retracted" if correction.kind == "retraction" else "corrected"
    if correction.was and correction.now:
        return f"{word}: “{correction.now}” for “{correction.was}”"
    return word
