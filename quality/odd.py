"""Odd input of any length, made by rule: what the web holds and no corpus has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice

from onrecord.clean import passages
from onrecord.extract.annotate import annotate
from onrecord.language.parse import Parser
from onrecord.model.annotation import Annotation
from onrecord.model.article import Article
from onrecord.model.ids import article_id

_SENTENCES = (
    "Minister Ivo Ledrac said on Monday that the bridge would open in May .",
    "“ We can not wait ” , the mayor told reporters in Syldavia , “ and we will not . ”",
    "According to the report , 40 villages were cut off when the river rose .",
    "She denied that the firm had asked for money , and warned against a ban .",
)  # fmt: skip
_GERMAN = "Der Minister sagte am Montag , die Brücke werde im Mai öffnen ."
_PARAGRAPH = 3  # sentences


def _words_of(sentences: tuple[str, ...]) -> Iterator[str]:
    return (word for sentence in cycle(sentences) for word in sentence.split())


def _news(words: int) -> str:
    lines: list[str] = []
    taken = 0
    for n, sentence in enumerate(cycle(_SENTENCES)):
        if taken >= words:
            break
        lines.append(sentence + ("\n\n" if n % _PARAGRAPH == _PARAGRAPH - 1 else " "))
        taken += len(sentence.split())
    return "".join(lines)


def _repeat(*parts: str, by: str = " ") -> Callable[[int], str]:
    return lambda words: by.join(islice(cycle(parts), words))


def _no_end(words: int) -> str:
    """News in one line without a full stop or capital."""
    plain = (w.lower() for w in _words_of(_SENTENCES) if w not in {".", "”", "“"})
    return " ".join(islice(plain, words))


KINDS: Mapping[str, Callable[[int], str]] = {
    "arabic": _repeat("قال", "الوزير", "إن", "الجسر", "سيفتح", "في", "مايو."),
    "brackets": _repeat("((", "))", "[", "]", "{"),
    "bytes": _repeat("\x00", "\x07a", "\ufeff", "\u202eb", "\ud800", "\u200b"),
    "chinese, one run": _repeat("部长", "表示", "大桥", "五月", "通车", "。", by=""),
    "clauses nested": _repeat("he", "said", "that"),
    "commas": _repeat(","),
    "digits": _repeat("1234567890", "3.14", "2,000"),
    "emoji": _repeat("👍🏽", "👩‍👩‍👧", "🇫🇷"),
    "german": _repeat(*_GERMAN.split()),
    "letters": _repeat("a", "b", "c"),
    "lines": _repeat("He", "said", "so.", by="\n"),
    "names": _repeat("Ivo", "Ledrac", "Anna", "Reed", "Syldavia"),
    "news": _news,
    "news, one line": lambda words: _news(words).replace("\n", " "),
    "no sentence end": _no_end,
    "one token": lambda words: "x" * (5 * words),
    "quotation marks": _repeat('"', "“", "”", "'", "‘", "’"),
    "quotations, no cue": _repeat(*["“", "It", "is", "late", ".", "”"]),
    "quotations left open": _repeat(*["“", "It", "is", "late", ",", "he", "said", "."]),
    "spaces": lambda words: " \t\n\u00a0" * words,
    "verbs": _repeat("said", "say", "says"),
}  # fmt: skip
"""A text of so many words, by the name of its kind."""


def odd_text(kind: str, words: int) -> str:
    """A text of a kind, of about ``words`` words."""
    return KINDS[kind](words)


def annotated(text: str, parser: Parser, language: str | None = None) -> Annotation:
    """A text cleaned and annotated, as ``read`` would hand it on."""
    article = Article(
        id=article_id(text, None), text=text, sha256="", raw_sha256="", language=language
    )
    return annotate(article, passages(article), parser)
