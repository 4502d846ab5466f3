"""The articles in full: every passage labelled, every record's words tied to its line.

An article's text stands on the page once, code point for code point, so that a span
counts the same there as in the record. It is cut wherever a passage, a record or a
cited span begins or ends; no piece is nested in another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from onrecord.model.annotation import Annotated
from onrecord.model.article import Passage
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span
from onrecord.present.page.desk import Desk, Facets
from onrecord.present.page.when import label
from onrecord.present.page.words import Cite, flat, showable, web_address

READ = frozenset({"headline", "dateline", "body"})  # all else is set aside: dimmed, with why


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One article as its pane shows it.

    Attributes:
        url: a web address, else None; ``address`` is the text as given.
        set_aside: how many passages are not read, by kind, most first.
        refused: why no statements and events were made; empty where they were.
        headed: whether the text itself opens with the title.
        html: the text, marked up.
    """

    cite: Cite
    title: str
    date: str
    basis: str
    reason: str
    authors: str
    credit: str
    url: str | None
    address: str
    path: str
    words: int
    statements: int
    language: str
    sha256: str
    set_aside: tuple[tuple[str, int], ...]
    refused: str
    headed: bool
    html: Markup
    facets: Facets


@dataclass(frozen=True, slots=True)
class _Layer:
    """Spans of one kind of record with the line each belongs to (empty for none)."""

    kind: str
    spans: Sequence[tuple[Span, str, str]]


def sheets(
    desk: Desk, cited: Iterable[Cite], dated: Mapping[ArticleId, Sequence[tuple[Span, str]]]
) -> tuple[Sheet, ...]:
    """All articles in order.

    Args:
        desk: the story.
        cited: every place that the page links to.
        dated: for each article, the spans of timeline lines with the lines' ids.
    """
    anchors: dict[ArticleId, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place in dict.fromkeys((c.article, c.anchor) for c in cited if c.place):
        start = int(place[1].partition(":")[2].partition("-")[0])
        anchors[place[0]][start].append(place[1])
    held = {a.article.id: a for a in desk.records.articles}
    return tuple(_sheet(desk, held[a], anchors[a], dated.get(a, [])) for a in desk.order)


def _sheet(
    desk: Desk,
    held: Annotated,
    anchors: Mapping[int, list[str]],
    dated: Sequence[tuple[Span, str]],
) -> Sheet:
    article, when = held.article, desk.when(held.article.id)
    aside: dict[str, int] = defaultdict(int)
    for passage in held.annotation.passages:
        if passage.kind not in READ:
            aside[passage.kind.replace("_", " ")] += 1
    return Sheet(
        cite=desk.cite(article.id),
        title=flat(article.title or ""),
        date=label(when),
        basis=when.basis,
        reason=when.reason,
        authors=", ".join(article.authors),
        credit=article.credit or "",
        url=web_address(article.url),
        address=article.url or "",
        path=desk.file(article.id),
        words=article.words,
        statements=len(held.annotation.statements),
        language=article.language or "",
        sha256=article.sha256,
        set_aside=tuple(sorted(aside.items(), key=lambda kv: (-kv[1], kv[0]))),
        refused=held.annotation.refused or "",
        headed=_headed(held),
        html=_marked(article.text, held.annotation.passages, _layers(desk, held, dated), anchors),
        facets=desk.facets((article.id,)),
    )


def _headed(held: Annotated) -> bool:
    title = flat(held.article.title or "")
    heads = (p.span for p in held.annotation.passages if p.kind == "headline")
    return any(title in flat(span.of(held.article.text)) for span in heads)


def _layers(desk: Desk, held: Annotated, dated: Sequence[tuple[Span, str]]) -> tuple[_Layer, ...]:
    """Statements, events and dates; the first that holds a piece gives its link."""
    found = held.annotation
    statements = [
        (span, desk.line_ids.get(s.id, ""), f"{desk.speaker(s)} — {s.manner}, {s.act}")
        for s in found.statements
        for span in s.content
    ]
    starts = sorted(dated)
    events = [(e.span, "", f"event: {e.modality}") for e in found.events]
    told = [(span, line, "on the timeline") for span, line in starts]
    dates = [
        (d.span, "", f"{label(when)} ({when.basis}: {when.reason})")
        for d in found.dates
        if (when := desk.resolved.get(d.id)) is not None and when.known
    ]
    return (
        _Layer("st", statements), _Layer("ev", told), _Layer("ev", events), _Layer("da", dates)
    )  # fmt: skip


def _marked(
    text: str,
    passages: Sequence[Passage],
    layers: Sequence[_Layer],
    anchors: Mapping[int, list[str]],
) -> Markup:
    size = len(text)
    opens: list[dict[int, list[tuple[int, str, str]]]] = []
    cuts = {0, size, *(p.span.start for p in passages), *(p.span.end for p in passages)}
    for layer in layers:
        starting: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for i, (span, line, title) in enumerate(layer.spans):
            starting[span.start].append((i, line, title))
            cuts.update((span.start, span.end))
        opens.append(starting)
    cuts.update(anchors)
    bounds = sorted(c for c in cuts if c <= size)
    painters = [_Painter(layer, starting) for layer, starting in zip(layers, opens, strict=True)]
    labels = _Labels(passages)
    pieces: list[str] = []
    for start, end in zip(bounds, [*bounds[1:], size], strict=True):
        pieces.extend(f'<i class="at" id="{escape(at)}"></i>' for at in anchors.get(start, ()))
        kind, note, fresh = labels.at(start)
        on = [(p.layer.kind, *held) for p in painters if (held := p.at(start)) is not None]
        if end > start:
            pieces.append(_piece(showable(text[start:end]), kind, note if fresh else "", on))
    return Markup("".join(pieces))  # noqa: S704 - escaped piece by piece


def _piece(words: str, kind: str, note: str, on: Sequence[tuple[str, str, str, bool]]) -> str:
    """One piece of text as HTML: the one place where a tag is put together by hand."""
    if not kind and not on:
        return escape(words)
    classes = " ".join(dict.fromkeys([*([kind] if kind else []), *(k for k, *_ in on)]))
    more = f' data-label="{escape(note)}"' if note else ""
    if on:
        titles = dict.fromkeys(title for _, _, title, _ in on)
        more += f' title="{escape(flat("; ".join(titles)))}"'
    linked = next(((line, fresh) for _, line, _, fresh in on if line), None)
    if linked is None:
        return f'<span class="{classes}"{more}>{escape(words)}</span>'
    line, fresh = linked
    tab = "" if fresh else ' tabindex="-1"'
    return f'<a class="{classes}" href="#{line}"{tab}{more}>{escape(words)}</a>'


class _Painter:
    """Walks one layer from left to right and tells which span holds a place.

    Of several the one that began last is told. Each span is put on and taken off the
    pile once, so the walk is linear whatever the spans' nesting.
    """

    def __init__(self, layer: _Layer, starting: Mapping[int, list[tuple[int, str, str]]]) -> None:
        self.layer = layer
        self._starting = starting
        self._pile: list[tuple[int, str, str]] = []
        self._begun: set[int] = set()

    def at(self, place: int) -> tuple[str, str, bool] | None:
        """Line, title, and whether the span is told for the first time; None for none."""
        self._pile.extend(self._starting.get(place, ()))
        while self._pile and self.layer.spans[self._pile[-1][0]][0].end <= place:
            self._pile.pop()
        if not self._pile:
            return None
        i, line, title = self._pile[-1]
        fresh = i not in self._begun
        self._begun.add(i)
        return line, title, fresh


class _Labels:
    """Walks the passages from left to right: the class of a place and its note.

    Passages in a row that are set aside for one reason tell it once.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = sorted(passages, key=lambda p: p.span)
        self._next = 0
        self._told = ""

    def at(self, place: int) -> tuple[str, str, bool]:
        """Class, note and whether the note is to be told here."""
        held = self._passages
        while self._next < len(held) and held[self._next].span.end <= place:
            self._next += 1
        if self._next == len(held) or place < held[self._next].span.start:
            return "", "", False
        passage = held[self._next]
        if passage.kind in READ:
            self._told = ""
            return passage.kind if passage.kind != "body" else "", "", False
        note = f"{passage.kind.replace('_', ' ')}: {flat(passage.reason)}"
        fresh, self._told = note != self._told, note
        return "aside", note, fresh
