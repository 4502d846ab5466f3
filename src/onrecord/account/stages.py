"""Stages of a case or a course that a sentence tells: charged, then convicted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.account.finding import Finding, order, within
from onrecord.account.reported import Told, alike, shared
from onrecord.link.stems import irregular, root_of
from onrecord.model.span import Span
from onrecord.resources import lexicon

ALIKE = 0.4  # share of the shorter sentence's words, of a plan and its fulfilment
_COMING = re.compile(
    r"\b(?:will|(?:is|are|was|were)\s(?:due|set|ready|expected|scheduled|poised|about|likely|to)(?:\sto)?"
    r"|plans?\sto|planned\sto|intends?\sto|vows?\sto|vowed\sto|hopes?\sto|prepar\w+\sto)\s"
    r"(?:be\s)?(?:\w+ly\s)?(\w{4,})",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!to be )(?<!will be )\b(\w+ed|" + "|".join(sorted(irregular())) + r")\b", re.IGNORECASE
)
DAYS = 1000  # a case can go on for years
LEAST, NAMED = 3, 2  # words that must be shared, and with a name among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far a course has gone.

    Attributes:
        course: number of the course in the lexicon.
        at: number of the stage in it.
        span: the words that tell it, in the article's text.
    """

    course: int
    at: int
    span: Span


def staged(a: Told, b: Told) -> Iterator[Finding]:
    """Stages of one course of which two sentences tell another one each."""
    if not within(a, b, DAYS) or not alike(a, b, NAMED if _named(a, b) else LEAST):
        return
    yield from _done(a, b)
    held = {s.course: s for s in stages(b)}
    for one in stages(a):
        other = held.get(one.course)
        if other is None or other.at == one.at:
            continue
        earlier = order(a, b)
        # a later stage in the earlier report is of another case
        if earlier and (earlier < 0) != (one.at < other.at):
            continue
        yield Finding(
            kind="update",
            what="status",
            a=one.span,
            b=other.span,
            reason="a later stage of the same course",
        )


def _done(a: Told, b: Told) -> Iterator[Finding]:
    """What one report says is to come and a later one says was done, by the same verb."""
    first = order(a, b)
    common = shared(a, b)
    # without dates, which of them is the later one is not known
    if not first or common < NAMED or common < ALIKE * min(len(a.words), len(b.words)):
        return
    for coming, done, swapped in ((a, b, False), (b, a, True)):
        if (first > 0) != swapped:
            continue
        to_come = {root_of(m[1].lower()): m for m in _COMING.finditer(coming.text)}
        if any(root_of(m[1].lower()) in to_come for m in _COMING.finditer(done.text)):
            continue
        past = next(
            (m for m in _PAST.finditer(done.text) if root_of(m[1].lower()) in to_come), None
        )
        if past is None or past[1].lower() in to_come:
            continue
        sides = _under(coming, to_come[root_of(past[1].lower())]), _under(done, past)
        yield Finding(
            kind="update",
            what="status",
            a=sides[1] if swapped else sides[0],
            b=sides[0] if swapped else sides[1],
            reason="one tells what was to come, the other that it was done",
        )
        return


def _under(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())


def _named(a: Told, b: Told) -> bool:
    return any(words & b.names.get(kind, frozenset()) for kind, words in a.names.items())


def stages(told: Told) -> list[Stage]:
    """The stages that a sentence tells, at most one of each course."""
    found: list[Stage] = []
    for course, patterns in enumerate(_courses()):
        hits = [(at, m) for at, p in enumerate(patterns) if (m := p.search(told.text))]
        if len(hits) == 1:  # of two stages in one sentence, which is the news is not known
            ((at, match),) = hits
            start = told.sentence.start + match.start()
            span = Span(start, start + len(match.group()))
            found.append(Stage(course=course, at=at, span=span))
    return found


@lru_cache(maxsize=1)
def _courses() -> Sequence[Sequence[re.Pattern[str]]]:
    held: Any = lexicon("values")["stages"]
    return [[_pattern(phrases) for phrases in course] for course in held]


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted((str(p) for p in phrases), key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+(?:\w+ly\s+)?") for p in longest_first)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)
