"""How well statements are found, on PolNeAR (Newell and others, LREC 2018).

Rules are tuned on train alone, less the tenth that is held back. Dev is halved by a
hash of the file name: the gate scores one half, the report prints both. PolNeAR labels a
word once at most: where statements nest the outermost is scored. It joins the sentences
of a quotation that go on after their cue; here each is a statement of its own, which
costs both precision and recall: the figures are those of the records as they are, and
``f1_joined`` is what joining them would give.

    python -m quality.polnear [--part train|dev] [--limit N] [--peers]
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
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
from onrecord.language.spacy_parser import DEFAULT_PIPELINE, SpacyParser
from onrecord.language.spacy_parser import load as pipeline
from onrecord.model.article import Article, Passage
from onrecord.model.ids import PassageId, StatementId, article_id, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Statement


def by_rules(document: Document, parser: Parser) -> tuple[Statement, ...]:
    """What the rules find in a text, each of its lines taken as a body passage."""
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
    """The figures of the rules on the gate's half of dev."""
    parser = SpacyParser()
    return figures([d for d in load(corpora, "dev") if in_gate(d.name)], parser)


def figures(documents: Sequence[Document], parser: Parser) -> dict[str, float]:
    """All figures of the rules on some documents."""
    statements = [by_rules(d, parser) for d in documents]
    found = evaluate([scored(s) for s in statements], documents)
    joined = evaluate([scored(s, joined=True) for s in statements], documents)
    return {**found, "f1_joined": joined["f1"], "exact_joined": joined["exact"]}


def report(part: str, *, limit: int = 0, peers: bool = False) -> None:
    """Print the figures of each half of dev, or of the held-back tenth of train."""
    parser = SpacyParser()
    documents = load(CORPORA, part)
    parts = {
        "gate": [d for d in documents if part == "dev" and in_gate(d.name)],
        "other": [d for d in documents if part == "dev" and not in_gate(d.name)],
        "held back": [d for d in documents if part == "train" and held_back(d.name)],
    }
    for title, held in parts.items():
        chosen = held[: limit or None]
        if chosen:
            _print(f"rules, {part} {title}", chosen, lambda c: figures(c, parser))
        if chosen and peers:
            _print(
                f"textacy, {part} {title}",
                chosen,
                lambda c: evaluate([by_textacy(d) for d in c], c),
            )


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
    options.add_argument("--limit", type=int, default=0)
    options.add_argument("--peers", action="store_true")
    chosen = options.parse_args()
    report(chosen.part, limit=chosen.limit, peers=chosen.peers)


if __name__ == "__main__":
    main()
