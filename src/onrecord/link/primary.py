"""Quoted words found in primary documents: a transcript is what all versions are held against.

A document's words are found whether or not a statement was read in it: a transcript names
its speaker once, above many paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.link.terms import rarity
from onrecord.link.tokens import Words, words_of
from onrecord.link.wording import MAX_WORDS, is_content
from onrecord.model.annotation import Annotated
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

KEPT = 0.7  # share of a quotation's words that the document must hold in one order
LEAST = 5  # words of a quotation that is looked for
LEAST_TELLING = 3  # content words that must be kept
TELLING = 1.2  # rarity of words that lead to a place
MAX_PLACES = 60  # places of a word in a document; commoner ones lead nowhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words of a primary document.

    Attributes:
        words: folded.
        text: as written.
    """

    article: ArticleId
    span: Span
    words: tuple[str, ...]
    text: str


class Primaries:
    """The primary documents of a story, by their words.

    Args:
        articles: of the story; reports are passed over.
    """

    def __init__(self, articles: Sequence[Annotated]) -> None:
        held = sorted(
            (a for a in articles if a.article.kind == "primary"), key=lambda a: a.article.id
        )
        self._texts = [_Text(one) for one in held]
        self.ids = frozenset(a.article.id for a in held)

    def find(self, words: Sequence[str]) -> Found | None:
        """Where a document holds a quotation; the fullest place, None where none does."""
        if len(words) < LEAST:
            return None
        found = [(kept, f) for text in self._texts for kept, f in [text.find(words)] if f]
        return max(found, key=lambda f: (f[0], f[1].article), default=(0.0, None))[1]


class _Text:
    def __init__(self, one: Annotated) -> None:
        self._article = one.article
        body = [p.span for p in one.annotation.passages if p.kind == "body"]
        spans = body or [Span(0, len(one.article.text))]
        self._words: Words = words_of(one.article.text, spans)
        self._places: dict[str, list[int]] = {}
        for n, word in enumerate(self._words.folded):
            if rarity(word) >= TELLING:
                self._places.setdefault(word, []).append(n)

    def find(self, words: Sequence[str]) -> tuple[float, Found | None]:
        wanted = tuple(words[:MAX_WORDS])
        start = self._start(wanted)
        if start is None:
            return 0.0, None
        low = max(0, start - len(wanted))
        window = self._words.folded[low : start + 2 * len(wanted)]
        same = [op for op in LCSseq.opcodes(wanted, window) if op.tag == "equal"]
        kept = sum(op.src_end - op.src_start for op in same)
        telling = sum(is_content(w) for op in same for w in wanted[op.src_start : op.src_end])
        if not same or kept < KEPT * len(wanted) or telling < LEAST_TELLING:
            return 0.0, None
        first, last = low + same[0].dest_start, low + same[-1].dest_end
        span = self._words.span(first, last)
        return kept / len(wanted), Found(
            article=self._article.id,
            span=span,
            words=self._words.folded[first:last],
            text=span.of(self._article.text),
        )

    def _start(self, words: Sequence[str]) -> int | None:
        """About where a quotation begins: the offset that most of its rare words agree on."""
        step = max(4, len(words) // 2)
        votes: Counter[int] = Counter()
        for i, word in enumerate(words):
            places = self._places.get(word, ())
            for place in places if len(places) <= MAX_PLACES else ():
                votes[max(0, place - i) // step] += 1
        if not votes:
            return None
        best = max(sorted(votes), key=lambda at: votes[at] + votes.get(at + 1, 0))
        return best * step
