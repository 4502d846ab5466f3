"""The last step of every reader: checks that hold for any text, then the article."""

from __future__ import annotations

import hashlib
import re

from onrecord.language.identify import language_of
from onrecord.model.article import Article, BlockHint
from onrecord.model.ids import article_id
from onrecord.read.fields import Fields

_WORD = re.compile(r"\w")
_SURROGATE = re.compile("[\ud800-\udfff]")


class UnreadableError(ValueError):
    """The input is no article; the message says why and what to do."""


def build(
    text: str,
    raw: bytes,
    fields: Fields,
    *,
    limit: int,
    hints: tuple[BlockHint, ...] = (),
) -> Article:
    """The article of a decoded text.

    Args:
        text: all of it, spans will hold in it.
        raw: the bytes that it was read from.
        fields: what is known of it.
        limit: longest text taken, in code points.
        hints: of its blocks, for HTML.

    Raises:
        UnreadableError: when the text is empty, too long, or can't be stored as it is.
    """
    _check(text, limit)
    language = fields.language or language_of(text)
    return Article(
        id=article_id(text, fields.outlet),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        url=fields.url,
        canonical_url=fields.canonical_url,
        outlet=fields.outlet,
        credit=fields.credit,
        title=fields.title,
        authors=fields.authors,
        published=fields.published,
        modified=fields.modified,
        language=language,
        fields=tuple(sorted(_origins(fields, language).items())),
        hints=hints,
    )


def _check(text: str, limit: int) -> None:
    if not text.strip():
        raise UnreadableError("holds only white space")
    if len(text) > limit:
        raise UnreadableError(
            f"the text is longer than the limit ({len(text):,} code points, limit {limit:,}); "
            "raise ONRECORD_MAX_TEXT_CHARS or split it"
        )
    if "\x00" in text:
        raise UnreadableError("the text holds NUL characters; remove them")
    broken = _SURROGATE.search(text)
    if broken is not None:
        raise UnreadableError(
            f"the text holds half a character (a lone surrogate at {broken.start()}); "
            "write the whole character"
        )
    if _WORD.search(text.replace("_", "")) is None:
        raise UnreadableError("the text holds no word")


def _origins(fields: Fields, language: str | None) -> dict[str, str]:
    found = dict(fields.origins)
    if language is not None and fields.language is None:
        found["language"] = "recognised from the text"
    return found
