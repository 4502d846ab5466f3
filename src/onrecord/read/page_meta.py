"""A page's own statements about itself: JSON-LD, meta elements, ``time``, links.

Sources: schema.org NewsArticle; the Open Graph protocol (``og:``, ``article:``);
HTML's ``link rel=canonical`` and ``lang``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.read.fields import Fields
from onrecord.read.press_names import is_name
from onrecord.read.shapes import agency_of
from onrecord.read.stated_date import find_date, iso_interval

_ARTICLE_TYPES = frozenset(
    re.findall(
        r"\w+",
        "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
        "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report WebPage",
    )
)
_LONGEST_JSON = 2_000_000
_MOST_NODES = 20_000

_METAS: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "parsely-title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "authors": ("article:author", "author", "parsely-author", "dc.creator", "byl"),
    "published": (
        "article:published_time", "og:published_time", "parsely-pub-date", "datepublished",
        "date", "dc.date", "dc.date.issued", "pubdate", "publishdate", "publish-date",
        "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod",
                 "last-modified", "article.updated"),
    "url": ("og:url", "twitter:url"),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}  # fmt: skip


def read_meta(root: Any, fields: Fields) -> None:
    """Fill ``fields`` from what the page states of itself, most trusted first."""
    for node in _json_ld(root):
        _linked_data(node, fields)
    metas = _metas(root)
    for name, keys in _METAS.items():
        for key in keys:
            for value in metas.get(key, ()):
                _take(name, value, f"meta {key}", fields)
    _links(root, fields)
    _times(root, fields)
    fields.give("language", root.get("lang") or root.get("xml:lang"), "html lang")


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that describe an article, articles proper before web pages."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        words = script.text or ""
        if "ld+json" in kind and len(words) <= _LONGEST_JSON:
            nodes.extend(_nodes(words))
    yield from sorted(nodes, key=lambda n: _types(n) <= {"WebPage"})


def _nodes(words: str) -> Iterator[dict[str, Any]]:
    try:
        held = json.loads(words.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [held]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if _types(node) & _ARTICLE_TYPES:
                yield node
            waiting.extend(v for k, v in sorted(node.items()) if k in {"@graph", "mainEntity"})


def _types(node: dict[str, Any]) -> set[str]:
    held = node.get("@type")
    return {str(t) for t in held} if isinstance(held, list) else {str(held)}


def _linked_data(node: dict[str, Any], fields: Fields) -> None:
    page = _types(node) <= {"WebPage"}
    if not page:
        _take("title", node.get("headline"), "JSON-LD headline", fields)
        fields.give_authors(_named(node.get("author")), "JSON-LD author")
        for name in _named(node.get("publisher"))[:1]:
            _take("outlet", name, "JSON-LD publisher", fields)
    _take("published", node.get("datePublished"), "JSON-LD datePublished", fields)
    _take("modified", node.get("dateModified"), "JSON-LD dateModified", fields)
    _take("language", node.get("inLanguage"), "JSON-LD inLanguage", fields)


def _named(held: Any) -> list[str]:
    items = held if isinstance(held, list) else [held]
    names = [i.get("name") if isinstance(i, dict) else i for i in items]
    flat = [n for name in names for n in (name if isinstance(name, list) else [name])]
    return [n.strip() for n in flat if isinstance(n, str) and n.strip() and "://" not in n]


def _take(name: str, value: Any, origin: str, fields: Fields) -> None:
    if not isinstance(value, str) or not value.strip():
        return
    if name == "authors":
        _authors(value, origin, fields)
    elif name in {"published", "modified"}:
        _date(name, value, origin, fields)
    else:
        fields.give(name, value, origin)


def _authors(value: str, origin: str, fields: Fields) -> None:
    names = [n.strip() for n in value.removeprefix("By ").replace(" and ", ",").split(",")]
    people = [n for n in names if is_name(n) and agency_of(n) is None]
    fields.give("credit", next((a for n in names if (a := agency_of(n))), None), origin)
    fields.give_authors(people, origin)


def _date(name: str, value: str, origin: str, fields: Fields) -> None:
    stated = find_date(value)
    ends = iso_interval(value) or ((stated.earliest, stated.latest) if stated else None)
    if ends is None:
        return
    if name == "modified":
        fields.give("modified", ends[1], origin)
    else:
        fields.give_interval(*ends, origin)


def _metas(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        key = key or meta.get("http-equiv")
        value = meta.get("content")
        if key and value:
            found.setdefault(key.strip().lower(), []).append(value)
    return found


def _links(root: Any, fields: Fields) -> None:
    for link in root.iter("link"):
        target = link.get("href") or ""
        if "canonical" in (link.get("rel") or "").lower().split() and "://" in target:
            fields.give("canonical_url", target, "link rel=canonical")


def _times(root: Any, fields: Fields) -> None:
    """A ``time`` element marked as the date of publication, or inside a header or byline."""
    for time in root.iter("time"):
        marked = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
        value = time.get("datetime") or (time.text or "")
        if "modified" in marked or "updated" in marked:
            _take("modified", value, "time element", fields)
        elif any(w in marked for w in ("publish", "date", "posted", "entry", "dt-")):
            _take("published", value, "time element", fields)
        elif time.get("pubdate") is not None:
            _take("published", value, "time pubdate", fields)
