"""How well statements are found, on PolNeAR (Newell and others, LREC 2018).

Rules are tuned on train alone, less the tenth that is held back. Dev is halved by a
hash of the file name: the gate scores one half, the report prints both. PolNeAR labels a
word once at most: where statements nest the outermost is scored. It takes a quotation
that goes on after its cue for one attribution; here each sentence that goes on is a
statement of its own that ``continues`` the first, so each chain of those is joined before
it is scored. ``f1_apart`` and ``exact_apart`` are the figures without that.

    python -m quality.polnear [--part train|dev] [--model encoder|rules] [--limit N] [--peers]
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from quality.polnear_corpus import (
    CORPORA,
    Attribution,
    Document,
    characters,
    evaluate,
    held_back,
    in_gate,
    load,
)

from onrecord.extract.mentions import find_mentions
from onrecord.extract.statements import find_statements
from onrecord.language.parse import Parser
from onrecord.language.parsers import parser_of
from onrecord.language.spacy_parser import DEFAULT_PIPELINE
from onrecord.language.spacy_parser import load as pipeline
from onrecord.model.article import Article, Passage
from onrecord.model.ids import PassageId, StatementId, article_id, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.settings import MODELS


def found_in(document: Document, parser: Parser) -> tuple[Statement, ...]:
    """What is found in a text, each of its lines taken as a body passage."""
    article, passages = as_article(document)
    parse = parser.parse(article.text, [p.span for p in passages])
    mentions = find_mentions(article, parse, passages)
    return find_statements(article, parse, passages, mentions, ())


def scored(statements: Sequence[Statement], *, joined: bool = False) -> tuple[Attribution, ...]:
    """Outermost statements as attributions; one that continues inherits the speaker.

    Args:
        joined: whether to join each chain of statements that continue into one.
    """
    first: dict[StatementId, StatementId] = {}
    found: dict[StatementId, Attribution] = {}
    for s in statements:
        if s.within is not None:
            continue
        root = first.get(s.continues, s.continues) if s.continues else s.id
        first[s.id] = root
        held = found.get(root)
        source = characters([s.speaker.span]) if s.speaker else frozenset()
        if held is not None and joined:
            found[root] = replace(held, content=held.content | characters(s.content))
            continue
        found[s.id] = Attribution(
            content=characters(s.content),
            source=source or (held.source if held is not None else frozenset()),
            cue=characters([s.cue] if s.cue else []),
        )
    return tuple(found.values())


def as_article(document: Document) -> tuple[Article, tuple[Passage, ...]]:
    """A document as the extractor takes it."""
    key = article_id(document.text, None)
    sha = hashlib.sha256(document.text.encode()).hexdigest()
    article = Article(id=key, text=document.text, sha256=sha, raw_sha256=sha, language="en")
    passages: list[Passage] = []
    start = 0
    for line in document.text.split("\n"):
        if line.strip():
            span = Span(start, start + len(line.rstrip()))
            name = PassageId(record_id("passage", key, span))
            passages.append(
                Passage(id=name, article=key, kind="body", span=span, reason="line of the corpus")
            )
        start += len(line) + 1
    return article, tuple(passages)


def by_textacy(document: Document) -> tuple[Attribution, ...]:
    """textacy's ``direct_quotations``; a text that it raises on counts as empty."""
    from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - a peer, not a need

    try:
        found = list(direct_quotations(pipeline(DEFAULT_PIPELINE)(document.text)))
    except ValueError:
        return ()
    return tuple(
        Attribution(
            content=characters([Span(quote.content.start_char, quote.content.end_char)]),
            source=characters(Span(t.idx, t.idx + len(t)) for t in quote.speaker),
            cue=characters(Span(t.idx, t.idx + len(t)) for t in quote.cue),
        )
        for quote in found
    )


def score(corpora: Path = CORPORA) -> dict[str, float]:
    """The figures of both extractors on the gate's half of dev."""
    documents = [d for d in load(corpora, "dev") if in_gate(d.name)]
    return {
        f"{name}_{figure}": value
        for name in MODELS
        for figure, value in figures(documents, parser_of(name, DEFAULT_PIPELINE)).items()
    }


def figures(documents: Sequence[Document], parser: Parser) -> dict[str, float]:
    """All figures of an extractor on some documents."""
    statements = [found_in(d, parser) for d in documents]
    joined = evaluate([scored(s, joined=True) for s in statements], documents)
    apart = evaluate([scored(s) for s in statements], documents)
    return {**joined, "f1_apart": apart["f1"], "exact_apart": apart["exact"]}


def report(part: str, models: Sequence[str], *, limit: int = 0, peers: bool = False) -> None:
    """Print the figures of each half of dev, or of the held-back tenth of train."""
    parsers = {name: parser_of(name, DEFAULT_PIPELINE) for name in models}
    documents = load(CORPORA, part)
    parts = {
        "gate": [d for d in documents if part == "dev" and in_gate(d.name)],
        "other": [d for d in documents if part == "dev" and not in_gate(d.name)],
        "whole": [d for d in documents if part == "dev"],
        "held back": [d for d in documents if part == "train" and held_back(d.name)],
    }
    for title, held in parts.items():
        chosen = held[: limit or None]
        if not chosen:
            continue
        for name, parser in parsers.items():
            _print(f"{name}, {part} {title}", chosen, partial(figures, parser=parser))
        if peers:
            _print(f"textacy, {part} {title}", chosen, _of_textacy)


def _of_textacy(documents: Sequence[Document]) -> dict[str, float]:
    return evaluate([by_textacy(d) for d in documents], documents)


def _print(
    title: str,
    documents: Sequence[Document],
    measure: Callable[[Sequence[Document]], dict[str, float]],
) -> None:
    begun = time.perf_counter()
    told = "  ".join(f"{name} {value:.3f}" for name, value in measure(documents).items())
    print(f"{title} ({len(documents)} texts, {time.perf_counter() - begun:.0f} s): {told}")


def main() -> None:
    """Read the options and print the report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", choices=("train", "dev"), default="dev")
    options.add_argument("--model", choices=MODELS, action="append")
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--peers", action="store_true")
    chosen = options.parse_args()
    report(chosen.part, chosen.model or MODELS, limit=chosen.limit, peers=chosen.peers)


if __name__ == "__main__":
    main()
