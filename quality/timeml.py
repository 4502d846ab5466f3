"""Date expressions against TimeBank and AQUAINT (TIMEX3), by detection and by value.

Rules are tuned on AQUAINT and the half of TimeBank whose name hashes even; scores are
of the other half, whose errors nobody looks at: ``--show`` shows those of the tuning
part alone. No held document shares text with a tuning one (``--overlap`` counts runs of
eight words). The first rules of all were written with sight of both halves, so
``--supported`` gives the score of the held half with only those patterns of the grammar
that find something right in the tuning part: the difference bounds what was learned
from the held half. An expression counts as found when it overlaps a gold one, one to one;
its value counts when it equals the gold value, the gold's own noise included.
``--parser spacy`` reads with the rules' parser in place of the shipped one.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quality.parsers import parser_of
from quality.timeml_peer import agrees, available, found_by_peer

from onrecord.extract import dates_grammar
from onrecord.extract.dates import find_dates
from onrecord.extract.resolve import resolve
from onrecord.extract.timex import timex_value
from onrecord.language.parse import Parser
from onrecord.model.article import Article
from onrecord.model.dates import DateInterval
from onrecord.model.ids import article_id
from onrecord.model.span import Span

_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.S)
_TAG = re.compile(r"<[^>]*>")
Values = list[tuple[Span, str]]
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


def score(
    corpora: Path,
    *,
    tuning: bool = False,
    show: bool = False,
    only: frozenset[str] | None = None,
    by: str = "encoder",
) -> dict[str, float]:
    """Detection and value precision, recall and F1 over all documents together, 0 to 1.

    Beside them, where dateparser is installed, those of ``dateparser.search``.

    Args:
        corpora: folder that holds ``timeml/``.
        tuning: of the tuning part in place of the held one.
        show: print errors; of the tuning part alone.
        only: names of patterns of the grammar; what others find is left out.
        by: the parser, ``encoder`` or ``spacy``.
    """
    parser = parser_of(by)
    ours, peers = Counts(), Counts()
    for name, text, dct, gold in documents(corpora, tuning=tuning):
        values = _ours(parser, text, dct)
        if only is not None:
            values = [held for held in values if _pattern(text, held[0]) in only]
        pairs, extra, missed = _matched(values, gold)
        ours.add(len(values), len(gold), len(pairs), sum(v == w for _, v, w in pairs))
        if available():
            theirs = found_by_peer(text, dct)
            moments = dict(theirs)
            held, _, _ = _matched([(span, "") for span, _ in theirs], gold)
            right = sum(agrees(moments[span], wanted) for span, _, wanted in held)
            peers.add(len(theirs), len(gold), len(held), right)
        if show and tuning:
            wrong = [(span, f"{v} not {w}") for span, v, w in pairs if v != w]
            for what, errors in (("VALUE", wrong), ("EXTRA", extra), ("MISSED", missed)):
                _show(what, f"{name} {dct}", text, errors)
    beside = {f"dateparser_{key.removesuffix('_f1')}": v for key, v in peers.scores().items()}
    return ours.scores() | (beside if available() else {})


def _ours(parser: Parser, text: str, dct: str) -> Values:
    article = Article(id=article_id(text, None), text=text, sha256="", raw_sha256="")
    expressions = find_dates(article, parser.parse(text, paragraphs(text)))
    day = DateInterval(earliest=dct or None, latest=dct or None, basis="stated", reason="DCT")
    intervals = resolve(expressions, day)
    return [(e.span, timex_value(e, intervals.get(e.id))) for e in expressions]


def _pattern(text: str, span: Span) -> str:
    match = dates_grammar.finder().match(text, span.start)
    return str(match.lastgroup) if match else ""


@dataclass(slots=True)
class Counts:
    """Expressions found, in the gold, in both, and of those with the right value."""

    found: int = 0
    gold: int = 0
    hits: int = 0
    right: int = 0

    def add(self, found: int, gold: int, hits: int, right: int) -> None:
        """Add those of one document."""
        self.found, self.gold = self.found + found, self.gold + gold
        self.hits, self.right = self.hits + hits, self.right + right

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of detection, and F1 of values."""
        return {
            "detection_precision": self.hits / max(self.found, 1),
            "detection_recall": self.hits / max(self.gold, 1),
            "detection_f1": _f1(self.hits, self.found, self.gold),
            "value_f1": _f1(self.right, self.found, self.gold),
        }


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


def overlap(corpora: Path) -> int:
    """The most runs of eight words that a held document shares with a tuning one."""

    def runs(text: str) -> frozenset[str]:
        words = text.lower().split()
        return frozenset(" ".join(words[i : i + 8]) for i in range(len(words) - 7))

    tuned = [runs(text) for _, text, _, _ in documents(corpora, tuning=True)]
    held = [runs(text) for _, text, _, _ in documents(corpora)]
    return max((len(a & b) for a in held for b in tuned), default=0)


def supported(corpora: Path, by: str = "encoder") -> frozenset[str]:
    """Names of the patterns of the grammar that find a gold expression of the tuning part."""
    parser = parser_of(by)
    names: set[str] = set()
    for _, text, dct, gold in documents(corpora, tuning=True):
        for span, _ in _ours(parser, text, dct):
            if any(g.overlap(span) for g, _, _ in gold):
                names.add(_pattern(text, span))
    return frozenset(names)


if __name__ == "__main__":
    asked, place = sys.argv[1:], corpora_folder()
    if "--overlap" in asked:
        print(f"overlap\t{overlap(place)}")
    parser_named = asked[asked.index("--parser") + 1] if "--parser" in asked else "encoder"
    kept = supported(place, parser_named) if "--supported" in asked else None
    tune, shown = "--tune" in asked, "--show" in asked
    for key, result in score(place, tuning=tune, show=shown, only=kept, by=parser_named).items():
        print(f"{key}\t{result:.3f}")
