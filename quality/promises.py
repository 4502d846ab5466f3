"""Commitments that sentences of news report: a frozen gold of promises, threats and demands.

The gold (``gold/promises``) was written from guidelines by someone who had not seen the
rules. Rules were tuned on the half of the sentences that a hash of their ids gives;
figures are of the other half, sentences of corpora and invented ones apart. A commitment
counts as found where one of the same kind shares words of its content. Its parts count
over the commitments found.

    python -m quality.promises [--part tuned|held|all] [--missed] [--parser spacy|encoder]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from quality.gate import corpora_folder
from quality.parsers import PARSERS, parser_of

from onrecord.extract import annotate
from onrecord.language.parse import Parser
from onrecord.model.article import Article, Passage
from onrecord.model.commitment import Commitment
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId, PassageId
from onrecord.model.span import Span

GOLD = Path(__file__).with_name("gold") / "promises" / "promises.jsonl"
PARTS = ("holder", "towards", "condition", "due")
_DAY = DateInterval(earliest="2020-06-10", latest="2020-06-10", basis="stated", reason="given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with the commitments that it should give and those that it gave."""

    id: str
    origin: str
    text: str
    wanted: Sequence[Mapping[str, Any]]
    got: Sequence[Commitment]


def held_out(key: str) -> bool:
    """Whether a sentence is only used to report."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


def sentences(corpora: Path, parser: Parser, gold: Path = GOLD) -> Iterator[Told]:
    """Every sentence of the gold, read as an article by itself."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = text_of(row, corpora)
        yield Told(
            id=row["id"],
            origin=row["origin"],
            text=text,
            wanted=row["commitments"],
            got=found_in(row["id"], text, parser),
        )


def found_in(key: str, text: str, parser: Parser) -> tuple[Commitment, ...]:
    """The commitments that the program finds in a text."""
    article = Article(
        id=ArticleId(key), text=text, sha256="", raw_sha256="", published=_DAY, language="en"
    )
    body = Passage(
        id=PassageId(key), article=article.id, kind="body", span=Span(0, len(text)), reason="gold"
    )
    return annotate(article, (body,), parser).commitments


def text_of(row: Mapping[str, Any], corpora: Path) -> str:
    """The words of a sentence, from its row or its corpus.

    Raises:
        ValueError: when the corpus holds other words there.
    """
    if "text" in row:
        return str(row["text"])
    words = _held(row, corpora)[row["start"] : row["end"]]
    if hashlib.sha256(words.encode()).hexdigest()[: len(row["sha256"])] != row["sha256"]:
        raise ValueError(f"{row['file']} has other words from {row['start']} to {row['end']}")
    return words


def _held(row: Mapping[str, Any], corpora: Path) -> str:
    file = corpora / str(row["file"])
    if file.suffix == ".txt":
        return file.read_bytes().decode("utf-8")
    if file.suffix == ".json":
        held: Any = json.loads(file.read_text(encoding="utf-8"))
        for key in str(row["field"]).split("/"):
            held = held[int(key)] if isinstance(held, list) else held[key]
        return str(held)
    root = ET.parse(file).getroot()  # noqa: S314 - a corpus file
    if file.suffix == ".tml":
        text = root.find(".//TEXT")
        return "" if text is None else "".join(text.itertext())
    wanted = {str(n) for n in row["sentences"]}
    return " ".join(t.text or "" for t in root.iter("token") if t.get("sentence") in wanted)


def matched(told: Told) -> list[tuple[Mapping[str, Any], Commitment]]:
    """Each wanted commitment with the one found for it, where there is one."""
    left = list(told.got)
    pairs = []
    for wanted in told.wanted:
        content = Span(*wanted["content"])
        fitting = [
            c for c in left if c.kind == wanted["kind"] and _shared(told.text, c.content, content)
        ]
        if fitting:
            best = max(fitting, key=lambda c: (c.content.overlap(content), -c.content.start))
            left.remove(best)
            pairs.append((wanted, best))
    return pairs


def _shared(text: str, a: Span, b: Span) -> bool:
    both = text[max(a.start, b.start) : min(a.end, b.end)]
    return any(c.isalnum() for c in both)


def figures(told: Sequence[Told]) -> dict[str, float]:
    """Precision, recall and F1 of commitments, and the share of each part that is right."""
    pairs = [(t, *pair) for t in told for pair in matched(t)]
    wanted, got = sum(len(t.wanted) for t in told), sum(len(t.got) for t in told)
    found = {
        "precision": len(pairs) / got if got else 0.0,
        "recall": len(pairs) / wanted if wanted else 0.0,
        "f1": 2 * len(pairs) / (wanted + got) if wanted + got else 0.0,
    }
    for kind in ("promise", "threat", "demand"):
        both = sum(c.kind == kind for _, _, c in pairs)
        either = sum(w["kind"] == kind for t in told for w in t.wanted)
        either += sum(c.kind == kind for t in told for c in t.got)
        if either:
            found[f"{kind}_f1"] = 2 * both / either
    for part in PARTS:
        right = [_right(t.text, w[part], getattr(c, part)) for t, w, c in pairs]
        told_of = sum(w[part] is not None for _, w, _ in pairs)
        given = sum(getattr(c, part) is not None for _, _, c in pairs)
        if told_of + given:
            found[f"{part}_f1"] = 2 * sum(right) / (told_of + given)
    return found


def _right(text: str, wanted: Sequence[int] | None, got: Span | None) -> bool:
    return wanted is not None and got is not None and _shared(text, got, Span(*wanted))


def score(corpora: Path) -> dict[str, float]:
    """Figures of the held-out half, with the parse of the rules and with that of the encoder."""
    return {
        f"{name}_{figure}": value
        for name, parser in (("rules", "spacy"), ("encoder", "encoder"))
        for figure, value in _score(corpora, parser_of(parser)).items()
    }


def _score(corpora: Path, parser: Parser) -> dict[str, float]:
    """Figures of all held-out sentences, and of those of corpora and invented ones apart."""
    told = [t for t in sentences(corpora, parser) if held_out(t.id)]
    found = figures(told)
    for origin in ("corpus", "invented"):
        part = figures([t for t in told if t.origin == origin])
        found |= {f"{origin}_{name}": part[name] for name in ("precision", "recall", "f1")}
    return found


def main() -> None:
    """Print the figures of a part, and what was missed or wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("tuned", "held", "all"), default="held")
    parser.add_argument("--missed", action="store_true", help="what was missed or wrong")
    parser.add_argument("--parser", choices=PARSERS, default="")
    options = parser.parse_args()
    wanted = {"tuned": (False,), "held": (True,), "all": (False, True)}[options.part]
    told = [
        t
        for t in sentences(corpora_folder(os.environ), parser_of(options.parser))
        if held_out(t.id) in wanted
    ]
    for name, part in (
        ("all", told),
        *((o, [t for t in told if t.origin == o]) for o in ("corpus", "invented")),
    ):
        counts = Counter(len(matched(t)) for t in part)
        print(name, len(part), "sentences,", sum(n * k for k, n in counts.items()), "found")
        print("  ", {k: round(v, 3) for k, v in figures(part).items()})
    for t in told if options.missed else ():
        _explain(t)


def _explain(told: Told) -> None:
    pairs = matched(told)
    words = told.text
    lines = []
    for wanted in told.wanted:
        mate = next((c for w, c in pairs if w is wanted), None)
        if mate is None:
            lines.append(f"   missed {_shown(words, wanted)}")
            continue
        for part in ("content", *PARTS):
            gold = Span(*wanted[part]).of(words) if wanted[part] else None
            span = getattr(mate, part)
            mine = span.of(words) if span else None
            if part == "content" and gold == mine:
                continue
            if part == "content" or (gold or mine):
                right = wanted[part] and span and _shared(words, span, Span(*wanted[part]))
                if part == "content" or not right:
                    lines.append(f"   {part}: {gold!r} -> {mine!r}")
    extra = [c for c in told.got if all(c is not mate for _, mate in pairs)]
    lines += [f"   extra {c.kind} {c.holder.of(words)!r}: {c.content.of(words)!r}" for c in extra]
    if lines:
        print(told.id, " ".join(words.split()), *lines, sep="\n")


def _shown(words: str, wanted: Mapping[str, Any]) -> str:
    return f"{wanted['kind']} {Span(*wanted['holder']).of(words)!r}: " + repr(
        Span(*wanted["content"]).of(words)
    )


if __name__ == "__main__":
    main()
