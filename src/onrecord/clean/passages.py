"""The passages of an article: each line's label, in this order.

1. lines known from what the outlet repeats (learned furniture);
2. what a line tells by itself: advert, correction, page furniture, credit, caption;
3. blocks of a profile; 4. the lines above the running text; 5. repetition inside the
article; 6. lists of links, and what stands among furniture below the text; 7. what an
HTML page says of its blocks; 8. all else is body, its dateline split off.

The text is never edited: passages tile it without overlap, white space aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.clean import zones
from onrecord.clean.credit_lines import caption_line, closing_credit, credit_line
from onrecord.clean.furniture import EMPTY, Furniture
from onrecord.clean.head_lines import dateline_end, head_labels, is_title, signature_line
from onrecord.clean.label import BODY, Label
from onrecord.clean.lines import Line, split
from onrecord.clean.notices import outlet_notices
from onrecord.clean.page_hints import author_boxes, page_headings, page_labels
from onrecord.clean.page_lines import page_line
from onrecord.clean.people_lines import bio_line, profile_blocks
from onrecord.model.article import Article, Passage
from onrecord.model.ids import PassageId, record_id
from onrecord.model.span import Span

VERSION = "2"
_Labels = dict[int, Label]


def passages(article: Article, furniture: Furniture = EMPTY) -> tuple[Passage, ...]:
    """Label the text of ``article``.

    Args:
        article: any article; its text is left as it is.
        furniture: lines learned from repetition across the outlet's articles.

    Returns:
        Passages in order; every code point that is not white space is in exactly one.
    """
    lines = split(article)
    labels = _labels(article, lines, furniture)
    return tuple(_passages(article, lines, labels))


def _labels(article: Article, lines: Sequence[Line], furniture: Furniture) -> _Labels:
    labels: _Labels = profile_blocks(lines)
    for line in lines:
        label = labels.get(line.i) or _alone(line, article, furniture)
        if label is not None:
            labels[line.i] = label
    if len(lines) == 1 and _one_article(lines[0], labels):
        return {}
    _add(labels, zones.correction_heads(lines, labels))
    _add(labels, zones.doubled_starts(lines, labels))
    _add(labels, page_headings(lines, labels))
    _add(labels, outlet_notices(lines, labels, article.outlet))
    _add(labels, closing_credit(lines, labels, article.credit))
    start, end = zones.prose_bounds(lines, labels)
    if start or len(lines) > 1:
        _add(labels, head_labels(lines[: max(start, 1)], labels, article.title))
    _bios(article, lines, labels, end)
    _add(labels, zones.repeated(lines, labels, article.title))
    _add(labels, zones.profile_heads(lines, labels))
    _add(labels, zones.about_blocks(lines, labels))
    _add(labels, zones.link_lists(lines, labels, end))
    _add(labels, zones.tail(lines, labels, end))
    _add(labels, author_boxes(lines, labels))
    _add(labels, page_labels(lines, labels))
    return labels


def _add(labels: _Labels, more: _Labels) -> None:
    """Add labels for lines that have none: an earlier rule stands."""
    for i, label in more.items():
        labels.setdefault(i, label)


def _alone(line: Line, article: Article, furniture: Furniture) -> Label | None:
    if furniture.holds(article.outlet, line.folded) and not _own(line, article):
        return Label("furniture", "the outlet prints this line on many articles")
    return page_line(line) or signature_line(line) or credit_line(line) or caption_line(line)


def _own(line: Line, article: Article) -> bool:
    """Whether a line that repeats is the article's own: its byline or its headline."""
    return signature_line(line) is not None or is_title(line, article.title)


def _one_article(line: Line, labels: _Labels) -> bool:
    """A text of one line is an article, whatever it looks like, unless it is no words."""
    return any(c.isalnum() for c in line.text) and line.i in labels


def _bios(article: Article, lines: Sequence[Line], labels: _Labels, end: int) -> None:
    last_told = end
    for line in reversed(lines):
        if line.i in labels:
            continue
        label = bio_line(line, article.authors, tail=line.i >= last_told - 1)
        if label is None:
            if line.prose:
                return
            continue
        labels[line.i] = label
        last_told = min(last_told, line.i)


def _passages(article: Article, lines: Sequence[Line], labels: _Labels) -> Iterator[Passage]:
    first = True
    for line in lines:
        label = labels.get(line.i, BODY)
        if label.kind != "body":
            yield _passage(article, label, line.span)
            continue
        end = dateline_end(line, first=first)
        first = first and not line.prose
        yield from _body(article, line, label, end)


def _body(article: Article, line: Line, label: Label, end: int | None) -> Iterator[Passage]:
    if end is None:
        yield _passage(article, label, line.span)
        return
    opening = line.text[:end].rstrip()
    cut = line.span.start + end
    told = Label("dateline", "the place, and agency if any, that opens the report")
    yield _passage(article, told, Span(line.span.start, line.span.start + len(opening)))
    rest = article.text[cut : line.span.end]
    yield _passage(article, label, Span(cut + len(rest) - len(rest.lstrip()), line.span.end))


def _passage(article: Article, label: Label, span: Span) -> Passage:
    return Passage(
        id=PassageId(record_id("passage", article.id, label.kind, span)),
        article=article.id,
        kind=label.kind,
        span=span,
        reason=label.reason,
    )
