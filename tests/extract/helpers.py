"""One article of invented text, parsed as it is in a run."""

from __future__ import annotations

from functools import lru_cache

from onrecord.language.parse import Parse
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.article import Article, Passage
from onrecord.model.ids import PassageId, article_id, record_id
from onrecord.model.span import Span


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    """The shipped parser, loaded once."""
    return SpacyParser()


def article_of(text: str, language: str | None = None) -> Article:
    """An article of plain text."""
    return Article(
        id=article_id(text, None), text=text, sha256="", raw_sha256="", language=language
    )


def parsed(text: str) -> tuple[Article, Parse]:
    """The article and the parse of its paragraphs, parted by line ends."""
    return article_of(text), parser().parse(text, lines(text))


def lines(text: str) -> list[Span]:
    """Spans of the lines that are not blank."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def body(article: Article) -> tuple[Passage, ...]:
    """Each line as a body passage."""
    return tuple(
        Passage(
            id=PassageId(record_id("passage", article.id, span)),
            article=article.id,
            kind="body",
            span=span,
            reason="a test's",
        )
        for span in lines(article.text)
    )
