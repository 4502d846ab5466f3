"""Furniture learned from repetition: lines that an outlet prints on many articles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.article import Article
from onrecord.read.folding import plain

# A line is an outlet's furniture when it stands in at least so many of its articles
# and in at least this share of them: wire quotations repeat too, but not everywhere.
_FEWEST_ARTICLES = 3
_LEAST_SHARE = 0.2
_LONGEST_LINE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Lines that repeat within an outlet.

    Attributes:
        version: a hash over all lines; empty when nothing is learned.
        lines: ``(outlet, folded line)`` pairs, sorted.
    """

    version: str = ""
    lines: frozenset[tuple[str, str]] = frozenset()

    def holds(self, outlet: str | None, folded: str) -> bool:
        """Whether a folded line is furniture of ``outlet``."""
        return outlet is not None and (outlet, folded) in self.lines


EMPTY = Furniture()


def learn_furniture(articles: Iterable[Article]) -> Furniture:
    """Learn the lines that repeat within each outlet.

    Args:
        articles: of any outlets, in any order; those without an outlet teach nothing,
            and a text that comes twice counts once.
    """
    seen: set[str] = set()
    texts: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        if article.outlet is None or article.id in seen:
            continue
        seen.add(article.id)
        texts[article.outlet] += 1
        counts.update((article.outlet, line) for line in _distinct_lines(article.text))
    held = frozenset(
        key
        for key, count in counts.items()
        if count >= max(_FEWEST_ARTICLES, _LEAST_SHARE * texts[key[0]])
    )
    return Furniture(version=_version(held), lines=held)


def _distinct_lines(text: str) -> set[str]:
    lines = (line for line in text.splitlines() if len(line) <= _LONGEST_LINE)
    return {folded for line in lines if (folded := plain(line))}


def _version(lines: frozenset[tuple[str, str]]) -> str:
    if not lines:
        return ""
    hasher = hashlib.sha256()
    for outlet, line in sorted(lines):
        hasher.update(f"{len(outlet)}:{outlet}{len(line)}:{line}".encode("utf-8", "surrogatepass"))
    return hasher.hexdigest()[:16]
