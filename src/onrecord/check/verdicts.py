"""A verdict for each sentence of a passage: its quotations, then what it claims.

The worst part of a sentence gives its verdict: contradicted, altered, not on record,
supported. A sentence that a stored article holds word for word is supported.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.account.corrections import corrections
from onrecord.account.view import view_of
from onrecord.check.claims import claim_of
from onrecord.check.held import HeldText
from onrecord.check.judged import MAX_FOUND, Part, judged
from onrecord.check.quotations import LEAST, check_quotation
from onrecord.check.record import Record, counted
from onrecord.check.taken import taken_from
from onrecord.check.wanted import sentence_spans
from onrecord.check.words import joined, negates, tells
from onrecord.link.profile import between_marks
from onrecord.model.account import Correction
from onrecord.model.annotation import Annotated
from onrecord.model.check import (
    Checked,
    CheckedQuotation,
    CheckedSentence,
    Verdict,
)
from onrecord.model.dates import UNDATED
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.story import StoryLinks, StoryRecords

FEWEST_WORDS = 2  # telling words of a sentence without a quotation that claims anything
FEWEST_BESIDE = 3  # of what stands beside a quotation
LEAST_SCORE = 0.5  # of a statement by which a sentence is read
_TOLD_BY_CUE = frozenset({"reject", "demand", "praise", "agree", "offer"})
_ORDER: Sequence[Verdict] = (
    "contradicted",
    "altered",
    "not on record",
    "supported",
    "not read",
    "nothing to check",
)


def check(
    passage: Annotated,
    articles: Sequence[Annotated],
    links: Sequence[StoryLinks],
    noticing: Sequence[Annotated] = (),
) -> Checked:
    """Hold a passage against stored articles.

    Args:
        passage: annotated, every paragraph a body passage; see ``passage_of``.
        articles: those that ``wanted`` led to, in any order.
        links: of their stories.
        noticing: further articles of the stories, for their notices of correction alone.
    """
    record = Record(articles, links, corrections_of([*articles, *noticing], links))
    held = HeldText(passage, UNDATED)
    quoted = [q for p in passage.annotation.passages for q in between_marks(held.text, p.span)]
    spans = sentence_spans(passage)
    parsed = passage.annotation.refused is None
    return Checked(
        sentences=tuple(
            _sentence(record, held, span, quoted) if parsed else _unread(record, held, span)
            for span in spans
        ),
        taken=taken_from(passage, articles),
        read=len(articles),
        refused=passage.annotation.refused,
    )


def corrections_of(articles: Sequence[Annotated], links: Sequence[StoryLinks]) -> list[Correction]:
    """What later notices correct, as far as these articles of the stories tell."""
    found: list[Correction] = []
    for story in links:
        inside = set(story.story.articles)
        held = {a.article.id: a for a in articles if a.article.id in inside}
        if any(p.kind == "correction" for a in held.values() for p in a.annotation.passages):
            records = StoryRecords(links=story, articles=tuple(held[a] for a in sorted(held)))
            found.extend(corrections(view_of(records)))
    return found


def _sentence(
    record: Record, held: HeldText, span: Span, quoted: Sequence[Span]
) -> CheckedSentence:
    inside = [part for q in quoted if (part := _common(q, span)) is not None]
    long_enough = [q for q in inside if len(held.text[q.start : q.end].split()) >= LEAST]
    quotations = tuple(check_quotation(record, held, q) for q in long_enough)
    parts = [_of_quotation(q) for q in quotations]
    parts += _claims(record, held, span, long_enough)
    if not parts:
        parts = [("nothing to check", "makes no claim that can be looked up", 0.0, ())]
    return _told(held, span, parts, quotations)


def _common(a: Span, b: Span) -> Span | None:
    start, end = max(a.start, b.start), min(a.end, b.end)
    return Span(start, end) if start < end else None


def _told(
    held: HeldText,
    span: Span,
    parts: Sequence[Part],
    quotations: tuple[CheckedQuotation, ...] = (),
) -> CheckedSentence:
    verdict = min((p[0] for p in parts), key=_ORDER.index)
    deciding = [p for p in parts if p[0] == verdict]
    found = [f for p in deciding for f in p[3]]
    origins, sources = counted(found) if verdict in ("supported", "contradicted") else (0, 0)
    return CheckedSentence(
        span=span,
        text=span.of(held.text),
        verdict=verdict,
        reason="; ".join(dict.fromkeys(p[1] for p in deciding if p[1])),
        found=tuple(found[:MAX_FOUND]),
        origins=origins,
        sources=sources,
        score=round(min(p[2] for p in deciding), 2),
        quotations=quotations,
    )


_QUOTED: dict[str, Verdict] = {
    "exact": "supported",
    "shortened": "supported",
    "altered": "altered",
    "not a quotation": "altered",
    "other speaker": "altered",
    "not on record": "not on record",
}


def _of_quotation(q: CheckedQuotation) -> Part:
    verdict = _QUOTED[q.verdict]
    reason = {
        "exact": "the quotation is on record word for word",
        "shortened": "the quotation is on record, parts left out",
        "altered": "the quotation is altered: " + "; ".join(_put(q)),
        "not a quotation": "the words are on record, but not as a quotation",
        "other speaker": f"the record gives the words to {q.recorded_speaker}, not {q.speaker}",
        "not on record": "the quotation is not on record",
    }[q.verdict]
    return verdict, reason, 0.0 if verdict == "not on record" else 1.0, q.found


def _put(q: CheckedQuotation) -> list[str]:
    return [
        f"“{a.put}” for “{a.recorded}”"
        if a.put and a.recorded
        else f"“{a.put}” is added"
        if a.put
        else f"“{a.recorded}” is left out"
        for a in q.altered
    ]


def _claims(record: Record, held: HeldText, span: Span, quoted: Sequence[Span]) -> list[Part]:
    """What a sentence claims beside its quotations, each claim with its verdict."""
    if span.of(held.text).rstrip("”\"' ").endswith("?"):
        return []
    said = [
        s
        for s in held.statements
        if s.within is None
        and s.act in ("said", "asks")
        and (s.score >= LEAST_SCORE or s.manner in ("direct", "mixed"))
        and any(c.overlap(span) for c in s.content)
    ]
    found: list[Part] = []
    for statement in said:
        own = [c for part in _claimed(held, statement) if (c := _common(part, span)) is not None]
        spans = _without(own, quoted)
        least = FEWEST_BESIDE if quoted else 2
        claim = claim_of(held, spans, denied=statement.stance == "deny")
        if len(claim.telling) >= least:
            found.append(judged(record, held, claim, statement))
    if not said or not (found or quoted):
        claim = claim_of(held, _without([span], quoted))
        least = FEWEST_BESIDE if quoted else FEWEST_WORDS
        if len(claim.telling) >= least:
            found.append(judged(record, held, claim, None))
    return found


def _claimed(held: HeldText, statement: Statement) -> list[Span]:
    """What a statement claims: its content, and a cue that tells more than that it was said."""
    cue = statement.cue
    if cue is None or statement.manner != "indirect" or statement.stance == "deny":
        return list(statement.content)
    words = joined(held.words.words[held.at(cue.start) : held.at(cue.end)])
    telling = statement.stance in _TOLD_BY_CUE or negates(words)
    return sorted([*([cue] if telling else []), *statement.content])


def _without(spans: Sequence[Span], cut: Sequence[Span]) -> list[Span]:
    """What is left of ``spans`` without ``cut``; both in order, without overlap."""
    left: list[Span] = []
    for span in spans:
        at = span.start
        for part in cut:
            if part.overlap(span):
                if part.start > at:
                    left.append(Span(at, part.start))
                at = max(at, part.end)
        if at < span.end:
            left.append(Span(at, span.end))
    return left


def _unread(record: Record, held: HeldText, span: Span) -> CheckedSentence:
    """A sentence in a language that is not parsed: only its very words are looked for."""
    words = held.words.words[held.at(span.start) : held.at(span.end)]
    for place in record.nearest(words):
        low, high = place.held.sentences[place.n]
        theirs = place.held.words.words[low:high]
        if words and any(tells(w) for w in words) and _contains(theirs, words):
            found = [record.found(place.held, place.span)]
            return _told(held, span, [("supported", "on record word for word", 1.0, found)])
    return _told(held, span, [("not read", "claims are read in English only", 0.0, ())])


def _contains(words: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(words)} "
