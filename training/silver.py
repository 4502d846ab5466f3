"""Texts with all that the encoder is taught, word by word.

Gold: PolNeAR's attributions; wikigold's names. Silver: the parser's tags, tree,
sentences and names (names are taught only where CoreNLP or gold agrees with them; where
they differ the words are left out of the loss).
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quality.polnear import as_article
from quality.polnear_corpus import Attribution, Document, load

from onrecord.language.parse import Parse
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.span import Span
from training.labels import AGREEING, DEFAULTS, NAMED, ROLES, SPAN_TAGS, UNKNOWN

Coarse = tuple[int, int, str]
"""A name of other annotation: first code point, end, its coarse kind."""


@dataclass(slots=True, kw_only=True)
class Lesson:
    """One text: its words in order, white space left out, and what is known of each.

    Attributes:
        words: the words.
        opens: whether a word opens a passage.
        sentence: index of its sentence.
        span: index into ``SPAN_TAGS``, or unknown.
        cue_of: for a word of content the first word of its cue, or unknown.
        source_of: for the first word of a cue the first word of its source, the word
            itself where there is none; else unknown.
        tag, pos, dep, name: labels; ``name`` in BIO, ``""`` where unknown.
        head: index of the head; a root's own.
        sentences: the texts of the sentences.
    """

    title: str
    words: list[str]
    opens: list[bool]
    sentence: list[int]
    span: list[int]
    cue_of: list[int]
    source_of: list[int]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    name: list[str]
    head: list[int]
    sentences: list[str]


def polnear(corpora: Path, part: str) -> Iterator[Lesson]:
    """One lesson a text of PolNeAR."""
    parser = SpacyParser()
    names = _corenlp(corpora / "polnear" / f"{part}-corenlp.jsonl.gz")
    for document in load(corpora, part):
        yield lesson(document, parser, names.get(document.name, ()), gold=True)


def wikigold(corpora: Path) -> Iterator[Lesson]:
    """Lessons of wikigold's sentences, ten a lesson; nothing is known of attributions."""
    parser = SpacyParser()
    (file,) = sorted((corpora / "ner" / "wikigold" / "CONLL-format" / "data").glob("*.txt"))
    blocks = [b.split("\n") for b in file.read_text(encoding="utf-8").split("\n\n") if b.strip()]
    for start in range(0, len(blocks), 10):
        lines: list[str] = []
        names: list[Coarse] = []
        offset = 0
        for block in blocks[start : start + 10]:
            pairs = [line.rsplit(" ", 1) for line in block if " " in line]
            names += _runs(pairs, offset)
            lines.append(" ".join(word for word, _ in pairs))
            offset += len(lines[-1]) + 1
        document = Document(name=f"wikigold-{start}", text="\n".join(lines), gold=())
        yield lesson(document, parser, names, gold=False)


def _runs(pairs: Sequence[Sequence[str]], offset: int) -> list[Coarse]:
    """Names of one sentence, a blank between its words."""
    found: list[Coarse] = []
    before = "O"
    for word, label in pairs:
        end = offset + len(word)
        if label != "O":
            kind = label.partition("-")[2]
            if label == before:
                found[-1] = (found[-1][0], end, kind)
            else:
                found.append((offset, end, kind))
        before = label
        offset = end + 1
    return found


def _corenlp(file: Path) -> dict[str, list[Coarse]]:
    found: dict[str, list[Coarse]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            names = [(s, e, k) for s, e, k in row["ner"] if k in AGREEING]
            found[row["file"].removesuffix(".txt")] = names
    return found


def lesson(
    document: Document, parser: SpacyParser, coarse: Sequence[Coarse], *, gold: bool
) -> Lesson:
    """All that is known of one text."""
    article, passages = as_article(document)
    parse = parser.parse(article.text, [p.span for p in passages])
    kept = [t for t in parse.tokens if t.text.strip()]
    place = {t.i: n for n, t in enumerate(kept)}
    starts = {p.span.start for p in passages}
    spans = [Span(t.start, t.end) for t in kept]
    count = len(kept)
    made = Lesson(
        title=document.name,
        words=[t.text for t in kept],
        opens=[t.start in starts for t in kept],
        sentence=[t.sentence for t in kept],
        span=[0 if gold else UNKNOWN] * count,
        cue_of=[UNKNOWN] * count,
        source_of=[UNKNOWN] * count,
        tag=[t.tag for t in kept],
        pos=[t.pos for t in kept],
        dep=[t.dep for t in kept],
        name=_names(parse, spans, place, coarse),
        head=[place.get(t.head, n) for n, t in enumerate(kept)],
        sentences=[parse.span(f, e).of(document.text).strip() for f, e in parse.sentences],
    )
    for attribution in document.gold:
        _attribute(made, attribution, spans)
    return made


def _attribute(made: Lesson, attribution: Attribution, spans: Sequence[Span]) -> None:
    parts = (attribution.source, attribution.cue, attribution.content)
    words = [_covered(part, spans) for part in parts]
    for role, covered in zip(ROLES, words, strict=True):
        begin, inside = (SPAN_TAGS.index(f"{b}-{role}") for b in "BI")
        for n in covered:
            made.span[n] = inside if n - 1 in covered else begin
    source, cue, content = (sorted(w) for w in words)
    if not cue:
        return
    for n in content:
        made.cue_of[n] = cue[0]
    made.source_of[cue[0]] = source[0] if source else cue[0]


def _covered(part: frozenset[int], spans: Sequence[Span]) -> frozenset[int]:
    """The words of which at least half is in ``part``."""
    if not part:
        return frozenset()
    low, high = min(part), max(part)
    first = bisect_right(spans, low, key=lambda s: s.end)
    found = set()
    for n in range(first, len(spans)):
        if spans[n].start > high:
            break
        inside = sum(i in part for i in range(spans[n].start, spans[n].end))
        if 2 * inside >= spans[n].end - spans[n].start:
            found.add(n)
    return frozenset(found)


def _names(
    parse: Parse, spans: Sequence[Span], place: dict[int, int], coarse: Iterable[Coarse]
) -> list[str]:
    """BIO labels; ``""`` on the words of names that the annotations do not agree on."""
    labels = ["O"] * len(spans)
    other = {(s, e): k for s, e, k in coarse}
    ends = [w.end for w in spans]
    for (s, e), kind in sorted(other.items()):
        first = bisect_right(ends, s)
        words = [n for n in range(first, min(first + 40, len(spans))) if spans[n].start < e]
        _mark(labels, words, DEFAULTS.get(kind))
    for name in parse.names:
        span = parse.span(name.first, name.last)
        words = [place[i] for i in range(name.first, name.last) if i in place]
        if name.label not in NAMED:
            if all(labels[n] == "O" for n in words):
                _mark(labels, words, name.label)
        elif name.label in AGREEING.get(other.get((span.start, span.end), ""), ()):
            _mark(labels, words, name.label)
        else:  # what gold calls a name stays one
            _mark(labels, [n for n in words if labels[n] == "O"], None)
    return labels


def _mark(labels: list[str], words: Sequence[int], label: str | None) -> None:
    for k, n in enumerate(words):
        labels[n] = "" if label is None else f"{'I' if k else 'B'}-{label}"
