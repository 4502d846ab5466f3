"""All that is found in one article: sentences, mentions, dates, statements, events, questions."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract import commitments as commitments_stage
from onrecord.extract import dates as dates_stage
from onrecord.extract import events as events_stage
from onrecord.extract import mentions as mentions_stage
from onrecord.extract import questions as questions_stage
from onrecord.extract import statements as statements_stage
from onrecord.language.parse import Parse, Parser
from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Passage, Sentence
from onrecord.model.span import Span
from onrecord.model.vectors import packed

_ENGLISH = "en"


def annotate(article: Article, passages: Sequence[Passage], parser: Parser) -> Annotation:
    """Annotate one article.

    Only body passages are parsed: headlines and captions are no sentences. An article
    in another language than English keeps its passages, and ``refused`` names the
    language. Where the language can't be told, the text is taken as English.

    Args:
        article: the article.
        passages: its labelled passages.
        parser: for the body.
    """
    held = tuple(sorted(passages, key=lambda p: (p.span, p.id)))
    if _foreign(article):
        return Annotation(
            article=article.id,
            passages=held,
            refused=f"language {article.language}: statements and events are found in English only",
        )
    body = [p.span for p in held if p.kind == "body" and p.span]
    if not body:
        return Annotation(article=article.id, passages=held, producers=producers(parser))
    parse = parser.parse(article.text, body)
    mentions = mentions_stage.find_mentions(article, parse, held)
    dates = dates_stage.find_dates(article, parse)
    statements = statements_stage.find_statements(article, parse, held, mentions, dates)
    return Annotation(
        article=article.id,
        passages=held,
        sentences=_sentences(article, parse),
        mentions=mentions,
        dates=dates,
        statements=statements,
        events=events_stage.find_events(article, parse, dates, statements, mentions),
        questions=questions_stage.find_questions(article, parse),
        commitments=commitments_stage.find_commitments(article, parse, dates, statements),
        producers=producers(parser),
    )


def producers(parser: Parser) -> tuple[tuple[str, str], ...]:
    """``(stage, version)`` of each step, in the order in which they run."""
    return (
        ("parse", parser.version),
        ("mentions", mentions_stage.VERSION),
        ("dates", dates_stage.VERSION),
        ("statements", statements_stage.VERSION),
        ("events", events_stage.VERSION),
        ("questions", questions_stage.VERSION),
        ("commitments", commitments_stage.VERSION),
    )


def _foreign(article: Article) -> bool:
    language = (article.language or _ENGLISH).lower()
    return language.partition("-")[0] != _ENGLISH


def _sentences(article: Article, parse: Parse) -> tuple[Sentence, ...]:
    found = []
    vectors = parse.reading.vectors if parse.reading is not None else None
    for n, (first, last) in enumerate(parse.sentences):
        start, end = parse.tokens[first].start, parse.tokens[last - 1].end
        words = article.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start < end:
            vector = b"" if vectors is None else packed(vectors[n])
            found.append(Sentence(article=article.id, span=Span(start, end), vector=vector))
    return tuple(found)
