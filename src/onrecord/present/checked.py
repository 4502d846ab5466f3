"""A checked passage as lines for a terminal, and as plain values for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from rich.cells import cell_len

from onrecord.model.check import Checked, CheckedQuotation, CheckedSentence, Found, Verdict
from onrecord.present.exports import plain
from onrecord.present.lines import plural, quoted, safe
from onrecord.present.text import wrap

MAX_SHOWN = 3  # places of the record under one sentence; JSON gives them all
MAX_WORDS = 300  # characters of a sentence or of the record's words on one line
_INDENT = 4
_LEAST_WIDTH = 40

# From the worst to the best; a script that stops at the first bad thing asks for these.
EXIT_STATUS: dict[Verdict, int] = {"contradicted": 6, "altered": 5, "not on record": 4}
NOT_READ = 3


def exit_status(checked: Checked) -> int:
    """0 where all is supported, else the status of the worst verdict.

    6 something is contradicted, 5 altered, 4 not on record; 3 part of the passage is in
    a language that is not read.
    """
    verdicts = {s.verdict for s in checked.sentences}
    worst = max((EXIT_STATUS.get(v, 0) for v in verdicts), default=0)
    return worst or (NOT_READ if "not read" in verdicts else 0)


def counts(checked: Checked) -> dict[str, int]:
    """How many sentences have each verdict."""
    found = Counter(s.verdict for s in checked.sentences)
    return {verdict: found[verdict] for verdict in get_args(Verdict)}


def document(checked: Checked) -> dict[str, object]:
    """All of it as dictionaries, lists, strings and numbers; spans are ``[start, end]``."""
    return {
        "counts": counts(checked),
        "articles_read": checked.read,
        "refused": checked.refused,
        "sentences": [_sentence(s) for s in checked.sentences],
        "taken": [
            {
                "article": t.article,
                "outlet": t.outlet,
                "path": t.path,
                "share": t.share,
                "passages": [{"from_span": plain(p.a), "to_span": plain(p.b)} for p in t.passages],
            }
            for t in checked.taken
        ],
    }


def _sentence(sentence: CheckedSentence) -> dict[str, object]:
    return {
        "span": plain(sentence.span),
        "text": sentence.text,
        "verdict": sentence.verdict,
        "reason": sentence.reason,
        "score": sentence.score,
        "origins": sentence.origins,
        "sources": sentence.sources,
        "found": [_found(f) for f in sentence.found],
        "quotations": [_quotation(q) for q in sentence.quotations],
    }


def _quotation(quotation: CheckedQuotation) -> dict[str, object]:
    return {
        "span": plain(quotation.span),
        "text": quotation.text,
        "verdict": quotation.verdict,
        "speaker": quotation.speaker,
        "recorded_speaker": quotation.recorded_speaker,
        "altered": [{"put": a.put, "recorded": a.recorded} for a in quotation.altered],
        "origins": quotation.origins,
        "sources": quotation.sources,
        "found": [_found(f) for f in quotation.found],
    }


def _found(found: Found) -> dict[str, object]:
    return {
        "article": found.told.article,
        "span": plain(found.told.span),
        "text": found.told.text,
        "outlet": found.outlet,
        "path": found.path,
        "speaker": found.speaker,
        "statement": found.statement,
        "utterance": found.utterance,
        "origin": found.origin,
        "corrected": found.corrected or None,
    }


def render(checked: Checked, *, width: int = 100) -> str:
    """The verdicts as lines of at most ``width`` columns.

    Args:
        checked: the passage with its verdicts.
        width: columns of the terminal.
    """
    return "\n".join(_lines(checked, max(width, _LEAST_WIDTH))) + "\n"


def _lines(checked: Checked, width: int) -> Iterator[str]:
    told = [f"{n} {verdict}" for verdict, n in counts(checked).items() if n]
    head = f"{plural(len(checked.sentences), 'sentence')}: {', '.join(told)}"
    yield from wrap(f"{head}; held against {plural(checked.read, 'article')}", width)
    if checked.refused:
        yield from wrap(f"not read further: {safe(checked.refused)}", width)
    for number, sentence in enumerate(checked.sentences, 1):
        yield ""
        yield from _under(f"{number}", f"{sentence.verdict.upper()}  {_cut(sentence.text)}", width)
        yield from _beneath(_because(sentence), width)
        for found in sentence.found[:MAX_SHOWN]:
            yield from _beneath(_told(found), width, depth=2)
        more = len(sentence.found) - MAX_SHOWN
        if more > 0:
            yield from _beneath(f"and {more} more in --json", width, depth=2)
    if checked.taken:
        yield ""
        yield "Words taken from stored articles"
    for taken in checked.taken:
        outlet = safe(taken.outlet or "unknown outlet")
        yield from _beneath(
            f"{taken.share:.0%} stands in {outlet} [{safe(taken.path) or taken.article}]", width
        )


def _because(sentence: CheckedSentence) -> str:
    support = ""
    if sentence.origins:
        origins = plural(sentence.origins, "origin")
        support = f" ({origins}, {plural(sentence.sources, 'source')})"
    return f"{quoted(sentence.reason, MAX_WORDS)}{support}"


def _told(found: Found) -> str:
    outlet = safe(found.outlet or "unknown outlet")
    span = found.told.span
    where = f"[{safe(found.path) or found.told.article}:{span.start}-{span.end}]"
    speaker = f", {safe(found.speaker)}" if found.speaker else ""
    corrected = f"; {safe(found.corrected)}" if found.corrected else ""
    return f"{outlet}{speaker}: {_cut(found.told.text)} {where}{corrected}"


def _cut(text: str) -> str:
    return quoted(text, MAX_WORDS)


def _under(label: str, text: str, width: int) -> Iterator[str]:
    """``text`` wrapped beside a label of a few characters."""
    pad = max(_INDENT, cell_len(label) + 1)
    for n, part in enumerate(wrap(text, width - pad)):
        yield f"{label:<{pad}}{part}" if n == 0 else f"{'':<{pad}}{part}"


def _beneath(text: str, width: int, depth: int = 1) -> Iterator[str]:
    pad = " " * (_INDENT * depth)
    return (f"{pad}{part}" for part in wrap(text, width - len(pad)))
