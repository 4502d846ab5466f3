"""Ids: what a record is about, hashed from an unambiguous encoding.

An id never depends on scores, producers, paths, the order of input or the
store. Equal parts give equal ids on any machine; parts are length-prefixed,
so ``("ab", "c")`` and ``("a", "bc")`` differ.
"""

from __future__ import annotations

import hashlib
from typing import NewType

from onrecord.model.span import Span

ArticleId = NewType("ArticleId", str)
PassageId = NewType("PassageId", str)
MentionId = NewType("MentionId", str)
DateId = NewType("DateId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)
QuestionId = NewType("QuestionId", str)
DerivationId = NewType("DerivationId", str)
OriginId = NewType("OriginId", str)
StoryId = NewType("StoryId", str)
EntityId = NewType("EntityId", str)
UtteranceId = NewType("UtteranceId", str)
HappeningId = NewType("HappeningId", str)
CommitmentId = NewType("CommitmentId", str)

Part = str | int | Span | None

_HEX_DIGITS = 20  # 80 bits: a clash among 10 million records has odds of about 4e-11


def record_id(kind: str, *parts: Part) -> str:
    """``kind-hex``: a stable id for a record of ``kind`` about ``parts``.

    Args:
        kind: short name of the record's kind, such as ``statement``.
        parts: what the record is about, in a fixed order.
    """
    hasher = hashlib.sha256()
    for part in (kind, *parts):
        encoded = _encode(part)
        hasher.update(f"{len(encoded)}:".encode())
        hasher.update(encoded)
    return f"{kind}-{hasher.hexdigest()[:_HEX_DIGITS]}"


def article_id(text: str, outlet: str | None) -> ArticleId:
    """The id of the article with this text, published by this outlet."""
    return ArticleId(record_id("article", text, outlet))


def _encode(part: Part) -> bytes:
    # surrogates reach us in names of files and broken JSON; an id must still exist
    match part:
        case None:
            return b"n"
        case str():
            return b"s" + part.encode("utf-8", "surrogatepass")
        case int():
            return f"i{part}".encode()
        case Span():
            return f"p{part.start}-{part.end}".encode()
