"""A pasted passage as an article of its own, and the words that find what it must meet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.account.words import singular
from onrecord.check.words import tells, weight
from onrecord.language.identify import language_of
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated
from onrecord.model.article import Article, Passage
from onrecord.model.ids import ArticleId, PassageId, record_id
from onrecord.model.span import Span

LOOKED_UP = 10  # words of a sentence that are looked up, the rarest ones


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to look up for one sentence, the most telling first, each with its weight."""

    words: tuple[tuple[str, float], ...]


def passage_of(text: str) -> tuple[Article, tuple[Passage, ...]]:
    """The passage as an article whose whole text is body, a passage each paragraph."""
    # an id of its own: the same text may be stored as an article
    article = Article(
        id=ArticleId(record_id("passage checked", text)),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        raw_sha256="",
        language=language_of(text),
    )
    passages = tuple(
        Passage(
            id=PassageId(record_id("passage", article.id, span)),
            article=article.id,
            kind="body",
            span=span,
            reason="pasted",
        )
        for span in _paragraphs(text)
    )
    return article, passages


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for match in re.finditer(r"\n\s*\n|(?<=[.!?:;”\"])[ \t]*\n", text):
        if text[at : match.start()].strip():
            yield _stripped(text, at, match.start())
        at = match.end()
    if text[at:].strip():
        yield _stripped(text, at, len(text))


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def sentence_spans(passage: Annotated) -> list[Span]:
    """The sentences of a passage; paragraphs, where its language is not parsed."""
    held = _with_words([s.span for s in passage.annotation.sentences], passage.article.text)
    return held or [p.span for p in passage.annotation.passages]


def _with_words(spans: Sequence[Span], text: str) -> list[Span]:
    """The same, a mark that stands alone put to the sentence behind it, the last to the one before.

    A parser may cut a quotation mark from the sentence that it opens.
    """
    found: list[Span] = []
    start: int | None = None
    for span in spans:
        first = span.start if start is None else start
        if any(c.isalnum() for c in span.of(text)):
            found.append(Span(first, span.end))
            start = None
        else:
            start = first
    if start is not None and found:
        found[-1] = Span(found[-1].start, spans[-1].end)
    return found


def wanted(passage: Annotated) -> list[Wanted]:
    """What to look up for each sentence of a passage, in order."""
    text = passage.article.text
    return [_wanted(fold_words(span.of(text))) for span in sentence_spans(passage)]


def _wanted(words: Sequence[str]) -> Wanted:
    telling = sorted({w for w in words if tells(w)}, key=lambda w: (-weight(w), w))[:LOOKED_UP]
    forms = {form: weight(word) for word in reversed(telling) for form in _forms(word)}
    return Wanted(tuple(sorted(forms.items(), key=lambda f: (-f[1], f[0]))))


def _forms(word: str) -> tuple[str, ...]:
    one = singular(word)
    return (word, one) if one != word else (word, f"{word}s") if word.isalpha() else (word,)
