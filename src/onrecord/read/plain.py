"""Plain text and Markdown: the text is the decoded file, its fields its own lines'."""

from __future__ import annotations

from onrecord.model.article import Article
from onrecord.read.build import build
from onrecord.read.decode import decode
from onrecord.read.fields import Fields
from onrecord.read.languages import settle_language
from onrecord.read.lead import read_lines


def plain_article(raw: bytes, limit: int) -> Article:
    """The article that a plain-text or Markdown file holds.

    Raises:
        UndecodableError: when the bytes are no text.
        UnreadableError: when the text is no article.
    """
    text = decode(raw)
    fields = Fields()
    read_lines(text, fields)
    settle_language(fields)
    return build(text, raw, fields, limit=limit)
