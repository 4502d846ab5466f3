"""Articles as read, their receipts, their passages and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import ArticleId, PassageId
from onrecord.model.span import Span

ArticleKind = Literal["report", "primary"]
PassageKind = Literal[
    "headline",
    "byline",
    "dateline",
    "body",
    "caption",
    "credit",
    "advert",
    "furniture",
    "about_author",
    "correction",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockHint:
    """What the page said of one visible block (HTML only).

    Attributes:
        span: the block in ``article.text``.
        tag: the innermost block element: ``p``, ``h1``, ``li``, ``figcaption``, ...
        within: the names of its landmarks from outside in, such as ``nav``,
            ``aside``, ``article``, ``footer``; class and id words lowercased.
        main: whether the extractor took the block as part of the article.
        link_share: share of the block's characters inside links, 0 to 1.
    """

    span: Span
    tag: str
    within: tuple[str, ...] = ()
    main: bool = False
    link_share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published text of one outlet, immutable.

    Attributes:
        text: for plain text the decoded file without its byte-order mark; for
            HTML all visible blocks joined by blank lines.
        credit: the agency or paper that the article credits.
        published: stated by metadata or by the text's first lines, else ``UNDATED``.
        modified: ISO 8601, as stated.
        language: ISO 639-1 code, given or recognised; None when it can't be told.
        sha256: of ``text`` in UTF-8.
        raw_sha256: of the bytes it was read from.
        fields: where each field was taken from, as ``(field, origin)`` pairs.
        hints: what the page said of its blocks; empty for plain text.
        kind: a report, or a primary document: a transcript, a communiqué, the text of a law.
    """

    id: ArticleId
    text: str
    sha256: str
    raw_sha256: str
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    credit: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: DateInterval = UNDATED
    modified: str | None = None
    language: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    hints: tuple[BlockHint, ...] = field(default=())
    kind: ArticleKind = "report"

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That an article came in under a path: a log, outside the promise of sameness.

    Attributes:
        path: as given; ``FILE#ID`` for a line of JSONL.
        received: ISO 8601 in UTC, to the second.
        version_of: the article that the same path held before.
    """

    article: ArticleId
    path: str
    received: str
    version_of: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as it comes from a reader: the article, its path, its raw bytes."""

    article: Article
    path: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A labelled span of an article, with the reason for its label."""

    id: PassageId
    article: ArticleId
    kind: PassageKind
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A span inside a body passage (headlines are no sentences).

    Attributes:
        vector: what it means, as ``vectors.packed`` makes it; empty where no encoder read it.
    """

    article: ArticleId
    span: Span
    vector: bytes = field(default=b"", repr=False)
