"""One article from several paths: its metadata merged by a rule that knows no order.

Two readings of one article (same text, same outlet) may come with different metadata.
Each field is taken by a total order of its own, so that merging is commutative,
associative and idempotent: any order of input, any grouping gives the same article.
What is known wins over what is not; of two titles or lists of authors the longer one;
otherwise the lesser value in code point order (so that a "primary" wins over a "report").
Where a field was taken from goes with it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.model.article import Article
from onrecord.model.dates import DateInterval

Rank = tuple[Any, ...]
_CHOSEN = (
    "authors",
    "canonical_url",
    "credit",
    "kind",
    "language",
    "modified",
    "outlet",
    "published",
    "title",
    "url",
)


def merge(a: Article, b: Article) -> Article:
    """The article that two readings of it make together.

    Args:
        a: one reading.
        b: another reading with the same id.

    Raises:
        ValueError: when the two are different articles.
    """
    if a.id != b.id:
        raise ValueError(f"{a.id} and {b.id} are different articles")
    if a == b:
        return a
    from_a, from_b = dict(a.fields), dict(b.fields)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name in sorted({*_CHOSEN, *from_a, *from_b}):
        best, origin = min((a, from_a.get(name)), (b, from_b.get(name)), key=_by(name))
        if name in _CHOSEN:
            values[name] = getattr(best, name)
        if origin is not None:
            origins[name] = origin
    page = min(a, b, key=_page)
    return replace(
        a,
        **values,
        raw_sha256=page.raw_sha256,
        hints=page.hints,
        fields=tuple(sorted(origins.items())),
    )


def _page(article: Article) -> Rank:
    """Bytes and hints go together; what a page says of its blocks is worth keeping."""
    return (not article.hints, article.raw_sha256, repr(article.hints))


def _by(name: str) -> Any:
    """The sort key under which the best reading of a field comes first."""

    def rank(reading: tuple[Article, str | None]) -> Rank:
        article, origin = reading
        value = getattr(article, name) if name in _CHOSEN else None
        longer_first = -len(value) if name in ("authors", "title") and value else 0
        return (longer_first, *_rank(value), origin is None, origin or "")

    return rank


def _rank(value: str | tuple[str, ...] | DateInterval | None) -> Rank:
    match value:
        case None:
            return (1,)
        case DateInterval():
            known = (value.earliest or "", value.latest or "", value.basis, value.reason)
            return (0 if value.known else 1, *known)
        case tuple():
            return (0, value)
        case str():
            return (0, value)
