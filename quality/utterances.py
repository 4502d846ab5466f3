"""Whether two reports are of one act of saying: pairs labelled by a person.

The labels (``gold/utterances``) were given before the rules were tuned, by someone who had
not seen them. Rules were tuned on the half of the pairs that a hash of their ids gives;
figures are of the other half. Each pair is linked as a story of two articles with one
statement each; speaker, cue, content and venue are those of the label, mentions, dates
and vectors of sentences are found by the program.

    python -m quality.utterances [--parser encoder|spacy] [--part tuned|held] [--missed]
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from quality.gate import corpora_folder
from quality.parsers import PARSERS, parser_of

from onrecord.extract import find_dates, find_mentions
from onrecord.extract.speakers import FIRST_PERSON
from onrecord.language.parse import Parse, Parser
from onrecord.link.tokens import fold_words
from onrecord.link.whole import link_story
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article, Passage, Sentence
from onrecord.model.dates import UNDATED, DateExpression, DateInterval
from onrecord.model.entity import Mention
from onrecord.model.ids import ArticleId, DateId, MentionId, PassageId, StatementId, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Manner, Speaker, Statement
from onrecord.model.vectors import packed

GOLD = Path(__file__).with_name("gold") / "utterances"
_MARKS = '“”"„«»'
_DESCRIBED = ("A", "An", "One", "The", "She", "He", "They", "It")
_TYPED = {"``": "“", "''": "”"}  # marks as the tokens of a corpus give them


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A pair with its label and what linking says.

    Attributes:
        held: of the half that is only reported.
    """

    left: str
    right: str
    same: bool
    said_same: bool
    manner: str
    hard: bool
    held: bool


def held(left: str, right: str) -> bool:
    """Whether a pair is only used to report."""
    return hashlib.sha256(f"{left} {right}".encode()).digest()[0] % 2 == 1


def reports(corpora: Path, parser: Parser) -> dict[str, Annotated]:
    """Each labelled report as an article of one sentence with one statement."""
    lines = (GOLD / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: report(row, _text(row, corpora), parser) for row in map(json.loads, lines)}


def _text(row: Mapping[str, Any], corpora: Path) -> str:
    if "text" in row:
        return str(row["text"])
    file = corpora / row["file"]
    if file.suffix == ".json":
        paragraph, sentence = row["sentence"]
        held_text: str = json.loads(file.read_text())["body-paragraphs"][paragraph][sentence]
        text = held_text
    else:
        tokens = ET.parse(file).getroot().iter("token")  # noqa: S314 - a corpus file
        wanted = str(row["sentence"])
        text = " ".join(t.text or "" for t in tokens if t.get("sentence") == wanted)
    for name, sha in row["sha"].items():
        words = Span(*row[name]).of(text)
        if hashlib.sha256(words.encode()).hexdigest()[:12] != sha:
            raise ValueError(f"{row['id']}: the corpus has other words for {name}")
    return text


def report(row: Mapping[str, Any], text: str, parser: Parser) -> Annotated:
    """An article of one statement.

    Args:
        row: its fields as the README of ``gold/utterances`` tells them.
    """
    day = row.get("date")
    published = (
        DateInterval(earliest=day, latest=day, basis="stated", reason="label") if day else UNDATED
    )
    article = Article(
        id=ArticleId(f"article-{row['id']}"),
        text=text,
        sha256="",
        raw_sha256="",
        outlet=row["id"],
        published=published,
        language="en",
    )
    whole = Span(0, len(text))
    passage = Passage(
        id=PassageId(f"passage-{row['id']}"),
        article=article.id,
        kind="body",
        span=whole,
        reason="label",
    )
    parse = parser.parse(text, [whole])
    mentions = find_mentions(article, parse, (passage,))
    dates = find_dates(article, parse)
    speaker, mentions = _speaker(row, article, text, mentions)
    content = Span(*row["content"])
    statement = Statement(
        id=StatementId(record_id("statement", article.id, content)),
        article=article.id,
        manner=_manner(content.of(text)),
        act="said",
        content=(content,),
        speaker=speaker,
        cue=Span(*row["cue"]) if "cue" in row else None,
        venue=Span(*row["venue"]) if "venue" in row else None,
        said=_said(dates, content),
        evidence="person",
    )
    annotation = Annotation(
        article=article.id,
        passages=(passage,),
        sentences=_sentences(article.id, parse),
        mentions=mentions,
        dates=dates,
        statements=(statement,),
    )
    return Annotated(article=article, annotation=annotation)


def _sentences(article: ArticleId, parse: Parse) -> tuple[Sentence, ...]:
    vectors = parse.reading.vectors if parse.reading is not None else None
    return tuple(
        Sentence(
            article=article,
            span=parse.span(first, last),
            vector=b"" if vectors is None else packed(vectors[n]),
        )
        for n, (first, last) in enumerate(parse.sentences)
    )


def _speaker(
    row: Mapping[str, Any], article: Article, text: str, mentions: tuple[Mention, ...]
) -> tuple[Speaker | None, tuple[Mention, ...]]:
    """The speaker by the label's words, its mention that of the program where it has one."""
    name = row.get("speaker_name")
    if "speaker" not in row and name is None:
        return None, mentions
    span = Span(*row["speaker"]) if "speaker" in row else Span(*row["content"])
    inside = [m for m in mentions if span.contains(m.span)] if "speaker" in row else []
    best = max(inside, key=lambda m: (m.named, m.kind == "person", len(m.span)), default=None)
    words = span.of(text) if "speaker" in row else ""
    if name is None and best is not None:
        return Speaker(span=span, name=best.name, named=best.named, mention=best.id), mentions
    told = name or words
    # "a BuzzFeed spokesman" is described, not named
    named = told[:1].isupper() and told.split()[0] not in _DESCRIBED
    made = Mention(
        id=MentionId(record_id("mention", article.id, "speaker")),
        article=article.id,
        span=span,
        kind=best.kind if best is not None and best.named else "person",
        name=told,
        named=named,
    )
    kept = (*(m for m in mentions if not m.span.overlap(span)), made)
    speaker = Speaker(span=span, name=told, named=named, mention=made.id)
    return speaker, tuple(sorted(kept, key=lambda m: (m.span, m.id)))


def _manner(content: str) -> Manner:
    """By its marks, as the program tells manners."""
    for typed, mark in _TYPED.items():
        content = content.replace(typed, mark)
    inside = content.strip()
    marks = sum(c in _MARKS for c in inside)
    if marks >= 1 and inside[0] in _MARKS and (marks == 1 or inside.rstrip(",.")[-1:] in _MARKS):
        return "direct"
    if marks >= 2:
        return "mixed"
    return "unmarked" if FIRST_PERSON & set(fold_words(inside)) else "indirect"


def _said(dates: Sequence[DateExpression], content: Span) -> DateId | None:
    """The one date that the sentence gives outside of what is said."""
    outside = [d for d in dates if d.timex == "DATE" and not content.overlap(d.span)]
    return outside[0].id if len(outside) == 1 else None


def told(articles: Mapping[str, Annotated]) -> list[Told]:
    """Every labelled pair with what linking says of it.

    Args:
        articles: of ``reports``.
    """
    with (GOLD / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Told(
            left=row["left"],
            right=row["right"],
            same=row["label"] == "same",
            said_same=joined(articles[row["left"]], articles[row["right"]]),
            manner=row["manner"],
            hard=row["hard"] == "yes",
            held=held(row["left"], row["right"]),
        )
        for row in rows
    ]


def joined(a: Annotated, b: Annotated) -> bool:
    """Whether linking makes one utterance of two articles' statements."""
    return len(link_story([a, b], ()).utterances) == 1


def figures(pairs: Sequence[Told]) -> dict[str, float]:
    """Precision, recall and F1 of "same", and the share right of each manner."""
    right = sum(t.same and t.said_same for t in pairs)
    said = sum(t.said_same for t in pairs)
    wanted = sum(t.same for t in pairs)
    found = {
        "pairs_precision": right / said if said else 0.0,
        "pairs_recall": right / wanted if wanted else 0.0,
        "pairs_f1": 2 * right / (said + wanted) if said + wanted else 0.0,
    }
    by_manner: dict[str, Counter[bool]] = {}
    for t in pairs:
        by_manner.setdefault(t.manner, Counter())[t.same == t.said_same] += 1
    for manner, counts in sorted(by_manner.items()):
        found[f"right_{manner}"] = counts[True] / counts.total()
    return found


def score(corpora: Path, parser: str = "") -> dict[str, float]:
    """Figures of the half that is only reported."""
    return figures([t for t in told(reports(corpora, parser_of(parser))) if t.held])


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=("tuned", "held"), default="held")
    parser.add_argument("--missed", action="store_true", help="wrong pairs of the tuned half")
    parser.add_argument("--parser", choices=PARSERS, default="", help="the shipped one")
    parser.add_argument("--cache", type=Path, help="file that keeps the parsed reports")
    options = parser.parse_args()
    corpora = corpora_folder({})
    made = _cached(options.cache, corpora, options.parser)
    pairs = told(made)
    part = [t for t in pairs if t.held == (options.part == "held")]
    print(f"{len(part)} pairs, {sum(t.same for t in part)} of them the same")
    for name, value in figures(part).items():
        print(f"{name:28} {value:.3f}")
    for t in part if options.missed and options.part == "tuned" else ():
        if t.same != t.said_same:
            print(f"{'same' if t.same else 'different'} ({t.manner}): {t.left} {t.right}")
            for one in (made[t.left], made[t.right]):
                speaker = one.annotation.statements[0].speaker
                words = one.annotation.statements[0].content[0].of(one.article.text)
                print(f"    {speaker.name if speaker else None}: {words}")


def _cached(file: Path | None, corpora: Path, parser: str) -> dict[str, Annotated]:
    if file is not None and file.exists():
        found: dict[str, Annotated] = pickle.loads(file.read_bytes())  # noqa: S301 - our own
        return found
    made = reports(corpora, parser_of(parser))
    if file is not None:
        file.write_bytes(pickle.dumps(made))
    return made


if __name__ == "__main__":
    main()
