"""Sentences of a rewritten article that tell nothing which its source lacks.

A rewriting hand splits sentences, joins them and turns them round, so that some align with
none of the source. A short run of such sentences between aligned ones is held for the
source's as well, unless one of them has a name, a number or a quotation that the source
lacks: then the run is the article's own.

Measured on articles put together from one, spun, and from another on the same topic (the
tuned half of ``benchmarks/derivations``), where less than half is aligned. In two blocks:
84% of the unaligned sentences that were spun follow, and 0.04% of the article's own;
paragraph by paragraph: 44% and 2.9%. By the sentence's own words alone, without the run, 35%
of the article's own would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from onrecord.extract.dates_words import number
from onrecord.link.profile import between_marks
from onrecord.link.rewrites import stem
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.span import Span

RUN = 4  # sentences between two aligned ones
EDGE = 1  # the same before the first aligned one or behind the last
QUOTED = 0.7  # part of a quotation's words that the source must hold
NAME = 5  # letters by which names are compared: "Kenya", "Kenyan"
_CAPITAL = re.compile(r"(?<=[\w,;:)’'\"”-] )[A-Z][\w’'-]+|[A-Z]{2,}")


def following(target: Annotated, source: Annotated, taken: Sequence[Span]) -> list[Span]:
    """Sentences outside ``taken`` that are held for the source's, in order.

    Args:
        target: the rewritten article.
        source: what it was made from.
        taken: passages of the target that are aligned.
    """
    text = target.article.text
    held = _held(source.article.text)
    quotations = between_marks(text, Span(0, len(text)))
    sentences = [s.span for s in target.annotation.sentences]
    found: list[Span] = []
    at = 0
    for aligned, group in groupby(sentences, lambda s: any(s.overlap(t) for t in taken)):
        run = list(group)
        inside = at > 0 and at + len(run) < len(sentences)
        at += len(run)
        short = len(run) <= (RUN if inside else EDGE)
        if not aligned and short and not any(_news(text, s, held, quotations) for s in run):
            found += run
    return found


def _held(text: str) -> frozenset[str]:
    """What the source has: its words, their stems, the beginnings of names, its numbers."""
    words = fold_words(text)
    return frozenset((*words, *map(stem, words), *(w[:NAME] for w in words), *_numbers(words)))


def _news(text: str, span: Span, held: frozenset[str], quotations: Sequence[Span]) -> bool:
    """Whether a sentence has a name, a number or a quotation that the source lacks."""
    words = span.of(text)
    names = {w[:NAME] for m in _CAPITAL.finditer(words) for w in fold_words(m.group())}
    if not names <= held or not _numbers(fold_words(words)) <= held:
        return True
    quoted = [w for q in quotations if q.overlap(span) for w in fold_words(q.of(text))]
    return sum(stem(w) in held for w in quoted) < QUOTED * len(quoted)


def _numbers(words: Sequence[str]) -> frozenset[str]:
    """Numbers in digits, whichever way they are written: "forty" is "40"."""
    return frozenset(n for word in words if (n := _number(word)))


@lru_cache(maxsize=100_000)
def _number(word: str) -> str | None:
    try:
        held = number(word)
    except (KeyError, ValueError):
        return word if any(c.isdigit() for c in word) else None
    return f"{held:g}" if held is not None else None
