"""Date expressions against TimeBank and AQUAINT (TIMEX3), by detection and by value.

Rules are tuned on AQUAINT and the half of TimeBank whose name hashes even; scores are
of the other half. (The first rules were written with sight of both halves: the score
flatters them a little.) An expression counts as found when it overlaps a gold one, one to
one; its value counts when it equals the gold value, the gold's own noise included.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.extract.dates import find_dates
from onrecord.extract.resolve import resolve, timex_value
from onrecord.language.spacy_parser import SpacyParser
from onrecord.model.article import Article
from onrecord.model.dates import DateInterval
from onrecord.model.ids import article_id
from onrecord.model.span import Span

_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.S)
_TAG = re.compile(r"<[^>]*>")
_DCT = re.compile(r'<DCT><TIMEX3[^>]*value="(\d{4}-\d\d-\d\d)')


def corpora_folder() -> Path:
    """``ONRECORD_CORPORA``, else ``../shared/corpora`` beside the repository."""
    given = os.environ.get("ONRECORD_CORPORA")
    return Path(given) if given else Path(__file__).parents[2] / "shared" / "corpora"


def held_out(path: Path) -> bool:
    """Whether a document is kept for reporting: half of TimeBank, by the hash of its name."""
    odd = int(hashlib.sha256(f"timeml {path.name}".encode()).hexdigest(), 16) % 2 == 1
    return path.parent.name == "TimeBank" and odd


def documents(
    corpora: Path, *, tuning: bool = False
) -> Iterator[tuple[str, str, str, list[tuple[Span, str, str]]]]:
    """``(name, text, publication day, [(span, type, value)])`` of each document, sorted."""
    for path in sorted((corpora / "timeml").glob("*/*.tml")):
        if held_out(path) == tuning:
            continue
        raw = path.read_text(encoding="utf-8")
        dct = _DCT.search(raw)
        body = raw.partition("<TEXT>")[2].partition("</TEXT>")[0]
        text, gold = _strip(body)
        yield path.name, text, dct[1] if dct else "", gold


def _strip(body: str) -> tuple[str, list[tuple[Span, str, str]]]:
    parts: list[str] = []
    gold: list[tuple[Span, str, str]] = []
    at = length = 0

    def add(raw: str) -> None:
        nonlocal length
        plain = _TAG.sub("", raw)
        for entity, sign in (
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", '"'),
            ("&apos;", "'"),
            ("&amp;", "&"),
        ):
            plain = plain.replace(entity, sign)
        parts.append(plain)
        length += len(plain)

    for match in _TIMEX.finditer(body):
        add(body[at : match.start()])
        start = length
        add(match[2])
        held = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
        gold.append((Span(start, length), held["type"], held["value"]))
        at = match.end()
    add(body[at:])
    return "".join(parts), gold


def score(corpora: Path, *, tuning: bool = False, show: bool = False) -> dict[str, float]:
    """Detection and value precision, recall and F1 over all documents together, 0 to 1."""
    parser = SpacyParser()
    found = gold_count = hits = right = 0
    for name, text, dct, gold in documents(corpora, tuning=tuning):
        article = Article(id=article_id(text, None), text=text, sha256="", raw_sha256="")
        expressions = find_dates(article, parser.parse(text, paragraphs(text)))
        day = DateInterval(earliest=dct or None, latest=dct or None, basis="stated", reason="DCT")
        intervals = resolve(expressions, day)
        values = [(e.span, timex_value(e, intervals.get(e.id))) for e in expressions]
        pairs, extra, missed = _matched(values, gold)
        hits += len(pairs)
        right += sum(value == wanted for _, value, wanted in pairs)
        found, gold_count = found + len(expressions), gold_count + len(gold)
        if show:
            wrong = [(span, f"{v} not {w}") for span, v, w in pairs if v != w]
            for what, held in (("VALUE", wrong), ("EXTRA", extra), ("MISSED", missed)):
                _show(what, f"{name} {dct}", text, held)
    return {
        "detection_precision": hits / max(found, 1),
        "detection_recall": hits / max(gold_count, 1),
        "detection_f1": _f1(hits, found, gold_count),
        "value_f1": _f1(right, found, gold_count),
    }


Values = list[tuple[Span, str]]


def _matched(
    found: Values, gold: list[tuple[Span, str, str]]
) -> tuple[list[tuple[Span, str, str]], Values, Values]:
    """``(span, value, gold value)`` of overlapping pairs, one to one; extra; missed."""
    free = list(gold)
    pairs: list[tuple[Span, str, str]] = []
    extra: Values = []
    for span, value in found:
        match = next((g for g in free if g[0].overlap(span)), None)
        if match is None:
            extra.append((span, value))
        else:
            free.remove(match)
            pairs.append((span, value, match[2]))
    return pairs, extra, [(span, value) for span, _, value in free]


def _show(what: str, name: str, text: str, held: Values) -> None:
    for span, value in held:
        around = text[max(0, span.start - 40) : span.end + 25].replace("\n", " ")
        print(f"{what}\t{span.of(text)!r}\t{value}\t{around}\t{name}")


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs, parted by blank lines."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / max(found + gold, 1)


if __name__ == "__main__":
    tuning_asked = "--tune" in sys.argv
    for key, result in score(
        corpora_folder(), tuning=tuning_asked, show="--show" in sys.argv
    ).items():
        print(f"{key}\t{result:.3f}")
