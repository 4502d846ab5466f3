"""Quotations of a passage, found on record word by word.

A quotation is cut where it leaves words out ("…") or puts its own in brackets; each
piece is aligned with the words of stored articles. What differs is told word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onrecord.check.held import HeldText
from onrecord.check.record import Place, Record, counted
from onrecord.check.speakers import Cited, cited_by_passage, compare_speakers
from onrecord.check.words import tells, tokens
from onrecord.link.profile import between_marks
from onrecord.model.check import CheckedQuotation, PutFor, QuotationVerdict
from onrecord.model.span import Span, cover

LEAST = 3  # words of a quotation that is looked for by itself
KEPT = 0.6  # share of its words that must stand in the record in one order
NEARLY = 0.8  # share from which one telling word is enough
LEAST_KEPT = 2  # telling words among them
MAX_WORDS = 400  # of a piece that are aligned
MARGIN = 6  # words beside an aligned window that are looked at too
MAX_FOUND = 8  # places that are told
ALIKE = 55.0  # likeness, to 100, below which a window is not looked at word by word
_GAP = re.compile(r"…|\.\s?\.\s?\.|\[(?:…|\.\s?\.\s?\.)?\]|\[[^\]\n]{2,80}\]")
_CASE = re.compile(r"\[(\w)\](?=\w)")
_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Where a quotation stands in one article.

    Attributes:
        kept: share of the quotation's words that are there.
    """

    held: HeldText
    spans: tuple[Span, ...]
    altered: tuple[PutFor, ...]
    kept: float


def quotations_in(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks in ``span`` and is long enough to be looked for."""
    return [q for q in between_marks(text, span) if len(_words(q.of(text))) >= LEAST]


def pieces(quotation: str) -> list[tuple[str, ...]]:
    """Runs of normal words of a quotation between ellipses and bracketed words."""
    whole = _CASE.sub(r"\1", quotation.strip(_MARKS + " ,"))
    runs = [_words(part)[:MAX_WORDS] for part in _GAP.split(whole)]
    return [run for run in runs if run]


def _words(text: str) -> tuple[str, ...]:
    return tokens(text, [Span(0, len(text))]).words


def check_quotation(record: Record, passage: HeldText, span: Span) -> CheckedQuotation:
    """One quotation of the passage against the record."""
    runs = pieces(span.of(passage.text))
    speaker = cited_by_passage(record, passage, passage.statement_at(span))
    ranked = sorted(
        (_ranked(record, match, speaker) for match in _matches(record, runs)), key=lambda r: r[0]
    )
    blank = CheckedQuotation(
        span=span,
        text=span.of(passage.text),
        speaker=speaker.name if speaker else None,
        verdict="not on record",
        recorded_speaker=None,
        altered=(),
        found=(),
        origins=0,
        sources=0,
    )
    if not ranked:
        return blank
    _, best, verdict = ranked[0]
    whole = cover(best.spans)
    statement = best.held.statement_at(whole)
    _, recorded = compare_speakers(record, speaker, best.held, whole, statement)
    if verdict == "exact" and len(runs) > 1:
        verdict = "shortened"
    found = [
        record.found(m.held, cover(m.spans))
        for _, m, v in ranked[:MAX_FOUND]
        if v in (verdict, "exact", "shortened") and m.altered == best.altered
    ]
    origins, sources = counted(found)
    return replace(
        blank,
        verdict=verdict,
        recorded_speaker=recorded.name if recorded else None,
        altered=best.altered,
        found=tuple(found),
        origins=origins,
        sources=sources,
    )


_Rank = tuple[int, bool, bool, float, int, str, Span]
_WORSE: Sequence[QuotationVerdict] = ("exact", "not a quotation", "altered", "other speaker")


def _ranked(
    record: Record, match: _Match, speaker: Cited | None
) -> tuple[_Rank, _Match, QuotationVerdict]:
    """A match with its verdict; the best one sorts first."""
    whole = cover(match.spans)
    statement = match.held.statement_at(whole)
    same, _ = compare_speakers(record, speaker, match.held, whole, statement)
    # a transcript needs no quotation marks, and goes before all reports
    primary = match.held.article.kind == "primary"
    verdict: QuotationVerdict = "exact"
    if match.altered:
        verdict = "altered"
    elif same == "other":
        verdict = "other speaker"
    elif not primary and not match.held.quoted(match.spans[0]):
        verdict = "not a quotation"
    rank = (
        len(match.altered),
        same == "other",
        not primary,
        -round(match.kept, 6),
        _WORSE.index(verdict),
        match.held.article.id,
        whole,
    )
    return rank, match, verdict


def _matches(record: Record, runs: Sequence[tuple[str, ...]]) -> Iterator[_Match]:
    """Where the record holds a quotation: the best place in each sentence that may."""
    if not runs:
        return
    longest = max(runs, key=lambda run: (sum(map(tells, run)), len(run)))
    tried: set[tuple[str, int]] = set()
    for place in record.nearest(longest):
        match = _match(place, runs, longest)
        if match is None:
            continue
        at = (match.held.article.id, match.spans[0].start)
        if at not in tried:
            tried.add(at)
            yield match


def _match(
    place: Place, runs: Sequence[tuple[str, ...]], longest: tuple[str, ...]
) -> _Match | None:
    """The quotation in one article, its longest piece in or beside the sentence."""
    held = place.held
    first, last = held.sentences[place.n]
    reach = len(longest)
    anchor = _aligned(held, longest, max(0, first - reach), min(len(held.words), last + reach))
    if anchor is None:
        return None
    index = runs.index(longest)
    # what stands before and behind the gaps must stand before and behind in the article
    aligned: list[_Aligned] = [anchor]
    low = anchor.first
    for run in reversed(runs[:index]):
        found = _aligned(held, run, max(0, low - 8 * reach - 80), low)
        if found is None:
            return None
        aligned.insert(0, found)
        low = found.first
    high = anchor.last
    for run in runs[index + 1 :]:
        found = _aligned(held, run, high, min(len(held.words), high + 8 * reach + 80))
        if found is None:
            return None
        aligned.append(found)
        high = found.last
    total = sum(len(run) for run in runs)
    return _Match(
        held=held,
        spans=tuple(held.words.span(a.first, a.last) for a in aligned),
        altered=tuple(change for a in aligned for change in a.altered),
        kept=sum(a.equal for a in aligned) / total,
    )


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Words ``[first, last)`` of an article that a piece stands for."""

    first: int
    last: int
    equal: int
    altered: tuple[PutFor, ...]


def _aligned(held: HeldText, run: tuple[str, ...], low: int, high: int) -> _Aligned | None:
    """The best place of a piece among words ``[low, high)`` of an article."""
    window = held.words.words[low:high]
    if not window:
        return None
    near = fuzz.partial_ratio_alignment(run, window, score_cutoff=ALIKE)
    if near is None:
        return None
    start, end = (near.dest_start, near.dest_end)
    if len(window) < len(run):  # the shorter one is moved along the longer
        start, end = 0, len(window)
    start, end = max(0, start - MARGIN), min(len(window), end + MARGIN)
    return _by_words(run, window[start:end], low + start)


def _by_words(run: tuple[str, ...], window: Sequence[str], at: int) -> _Aligned | None:
    codes = list(Levenshtein.opcodes(run, window))
    while codes and codes[0].tag == "insert":
        codes.pop(0)
    while codes and codes[-1].tag == "insert":
        codes.pop()
    equal = sum(c.src_end - c.src_start for c in codes if c.tag == "equal")
    kept = [w for c in codes if c.tag == "equal" for w in run[c.src_start : c.src_end]]
    telling = sum(map(tells, kept))
    wanted = 1 if equal >= NEARLY * len(run) else min(LEAST_KEPT, sum(map(tells, run)))
    if not codes or equal < KEPT * len(run) or telling < wanted:
        return None
    altered = tuple(
        PutFor(
            put=" ".join(run[c.src_start : c.src_end]),
            recorded=" ".join(window[c.dest_start : c.dest_end]),
        )
        for c in codes
        if c.tag != "equal"
    )
    return _Aligned(
        first=at + codes[0].dest_start,
        last=at + max(codes[-1].dest_end, codes[0].dest_start + 1),
        equal=equal,
        altered=altered,
    )
