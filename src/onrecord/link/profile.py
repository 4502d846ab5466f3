"""What linking looks at in one article, made once and compared many times."""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.rewrites import coded
from onrecord.link.runs import Seeds, seeds_of
from onrecord.link.terms import term_weights
from onrecord.link.tokens import Words, words_of
from onrecord.model.annotation import Annotated
from onrecord.model.article import PassageKind
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span

# what closes a quotation that a mark opens: other marks within it are others' words
_CLOSED_BY = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    '"': '"”',
    "``": "''\"",
    "''": "''\"",
}
_MARK = re.compile(r"``|''|[“”„«»\"]|\n\s*\n")
# a quotation ends within its paragraph; one longer than this is a lost mark
_MAX_QUOTATION = 2_000
# the fields of an annotation that a profile is made of
KINDS = ("passages", "sentences", "statements")
_SITE: frozenset[PassageKind] = frozenset({"furniture", "advert", "about_author"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What linking looks at in one article.

    Attributes:
        credit: whom it credits, or its outlet: folded, empty when neither is known.
        body: words of the body.
        site: words of adverts, furniture and author profiles.
        capital: for each body word whether it begins with a capital.
        quoted: for each body word whether it stands in a quotation.
        official: for each body word whether a document is quoted there.
        seeds: of the body words; see ``runs.seeds_of``.
        site_seeds: of the site words.
        sentences: first and last word of each, half-open.
        coded: the stems of each sentence, a character each; see ``rewrites.coded``.
        terms: what the article is about, as a vector of length 1.
        text_key: hash of all that comparing two articles looks at, their places included;
            credits, dates and terms left out.
        body_key: hash of all that comparing two bodies looks at, places left out.
        terms_key: hash of ``terms``.
        published: as stated.
    """

    article: ArticleId
    credit: str
    body: Words
    site: Words
    capital: bytes
    quoted: bytes
    official: bytes
    seeds: Seeds
    site_seeds: Seeds
    sentences: tuple[tuple[int, int], ...]
    coded: tuple[str, ...]
    terms: Mapping[str, float]
    published: DateInterval
    text_key: bytes
    body_key: bytes
    terms_key: bytes


def profile(annotated: Annotated) -> Profile:
    """The profile of one article; without passages the whole text is its body."""
    article, annotation = annotated.article, annotated.annotation
    spans: dict[str, list[Span]] = {}
    for passage in annotation.passages:
        spans.setdefault(passage.kind, []).append(passage.span)
    body_spans = spans.get("body", [])
    if not annotation.passages:
        body_spans = [Span(0, len(article.text))]
    body = words_of(article.text, body_spans)
    sentences = _word_ranges(body, _sentence_spans(annotated, body_spans))
    site = sorted(span for kind in _SITE for span in spans.get(kind, []))
    headlines = [span.of(article.text) for span in spans.get("headline", [])]
    if not headlines and article.title:
        headlines = [article.title]
    around = words_of(article.text, site)
    quoted = _marked(body, quotation_spans(annotated, body_spans))
    official = _marked(body, _document_spans(annotated))
    terms = term_weights(article.text, body, headlines)
    body_key = _key(
        _told(body.folded), quoted, official, _counted([n for pair in sentences for n in pair])
    )
    return Profile(
        article=article.id,
        credit=(article.credit or article.outlet or "").strip().casefold(),
        body=body,
        site=around,
        capital=bytes(article.text[start].isupper() for start in body.starts),
        quoted=quoted,
        official=official,
        seeds=seeds_of(body),
        site_seeds=seeds_of(around),
        sentences=sentences,
        coded=tuple(coded(body.folded[first:last]) for first, last in sentences),
        terms=terms,
        published=article.published,
        text_key=_key(
            body_key,
            _counted(body.starts, body.ends),
            _told(around.folded),
            _counted(around.starts, around.ends),
        ),
        body_key=body_key,
        terms_key=_key(_told(tuple(terms)), array("d", terms.values()).tobytes()),
    )


def _key(*parts: bytes) -> bytes:
    """A hash of byte strings, each told apart from the next by its length."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def _told(words: Sequence[str]) -> bytes:
    return "\n".join(words).encode("utf-8", "surrogatepass")


def _counted(*numbers: Sequence[int]) -> bytes:
    return b"".join(array("q", held).tobytes() for held in numbers)


def quotation_spans(annotated: Annotated, body: Sequence[Span]) -> list[Span]:
    """Spans of quotations: between marks, and contents whose marks were lost."""
    text = annotated.article.text
    found = [span for part in body for span in between_marks(text, part)]
    for statement in annotated.annotation.statements:
        if statement.manner in ("direct", "unmarked"):
            found.extend(statement.content)
    return sorted(found)


def between_marks(text: str, part: Span) -> list[Span]:
    """Quotations by their marks alone; one left open ends with its paragraph."""
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, part.start, part.end):
        mark, at = match.group(), match.start()
        if opened is None:
            opened = (at, _CLOSED_BY[mark]) if mark in _CLOSED_BY else None
        elif mark[0] == "\n" or mark in opened[1]:
            if at - opened[0] <= _MAX_QUOTATION:
                found.append(Span(opened[0], match.start() + len(mark.rstrip())))
            opened = None
    return found


def _document_spans(annotated: Annotated) -> list[Span]:
    statements = annotated.annotation.statements
    return sorted(s for st in statements if st.evidence == "document" for s in st.content)


def _sentence_spans(annotated: Annotated, body: Sequence[Span]) -> list[Span]:
    if annotated.annotation.sentences:
        return [sentence.span for sentence in annotated.annotation.sentences]
    text = annotated.article.text
    return [
        Span(m.start(), m.end())
        for part in body
        for m in re.compile(r"[^.!?\n]+").finditer(text, part.start, part.end)
    ]


def _marked(words: Words, spans: Sequence[Span]) -> bytes:
    marks = bytearray(len(words))
    for span in spans:
        first = bisect_left(words.starts, span.start)
        last = bisect_left(words.starts, span.end)
        marks[first:last] = b"\x01" * (last - first)
    return bytes(marks)


def _word_ranges(words: Words, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    ranges = [(bisect_left(words.starts, s.start), bisect_left(words.starts, s.end)) for s in spans]
    return tuple(r for r in ranges if r[1] > r[0])
