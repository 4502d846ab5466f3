"""Stages of a case or a course that a sentence tells: charged, then convicted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.account.dated import CLAUSE
from onrecord.account.finding import Finding, order, within
from onrecord.account.reported import Told, met, root_told
from onrecord.link.stems import irregular, root_of
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span
from onrecord.resources import lexicon

_COMING = re.compile(
    r"\b(?:will|(?:is|are|was|were)\s(?:due|set|ready|expected|scheduled|poised|about|likely|to)(?:\sto)?"
    r"|plans?\sto|planned\sto|intends?\sto|vows?\sto|vowed\sto|hopes?\sto|prepar\w+\sto)\s"
    r"(?:be\s)?(?:\w+ly\s)?(\w{4,})",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!to be )(?<!will be )\b(\w+ed|" + "|".join(sorted(irregular())) + r")\b", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\b(?:will|to(?!\s(?:(?-i:[A-Z])\w*|an?|the|his|her|its|their|this|that|\d|"
    + "|".join(sorted(lexicon("wording")["numbers"]))
    + r")\b)|due|scheduled|plans?|planned|expected|opens?|starts?|begins?)\b",
    re.IGNORECASE,
)
_OFF = re.compile(  # not "an abandoned dock"
    r"(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\btheir )(?<!\bits )"
    r"\b(?:(?:put|called) off|postponed|delayed|cancell?ed|scrapped|abandoned|suspended|axed)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\b", re.IGNORECASE)
_BEFORE = 20  # characters before a stage in which its helper stands
_TOLD_OF = re.compile(r"\b(?:an?|the) (?:\w+ly )?$", re.IGNORECASE)  # "a convicted smuggler"
_AROUND = 4  # telling words beside a verb, in its clause, that say whose deed it is
DAYS = 1000  # a case can go on for years


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
    if not within(a, b, DAYS):
        return
    yield from _done(a, b)
    yield from _dropped(a, b)
    held = {s.course: s for s in stages(b)}
    earlier = order(a, b)
    for one in stages(a):
        other = held.get(one.course)
        # a later stage in the earlier report is of another case
        if (
            other is not None
            and other.at != one.at
            and not (earlier and (earlier < 0) != (one.at < other.at))
            and not _of_others(a, one.span, b, other.span)
        ):
            reason = "a later stage of the same course"
            yield _update(one.span, other.span, reason, {"course": 1.0})


def _of_others(a: Told, span: Span, b: Told, other: Span) -> bool:
    """Whether the persons whose stages are told can't be one."""
    left, right = _persons(a, span), _persons(b, other)
    return bool(left and right) and left.isdisjoint(right)


def _persons(told: Told, span: Span) -> frozenset[str]:
    """Words of the names next to a stage: before it, and behind it where it is no passive."""
    text = told.view.text(told.article)
    held = told.view.mentions_in(told.article, told.sentence)
    spans = [m.span for m in held if m.named and m.kind == "person"]
    before = [s for s in spans if s.end <= span.start][-1:]
    behind = [s for s in spans if s.start >= span.end][:1]
    near = f"{text[told.sentence.start : span.start][-_BEFORE:]} {span.of(text)}"
    found = before if _PASSIVE.search(near) and before else [*before, *behind]
    return frozenset(w for s in found for w in fold_words(s.of(text)) if len(w) > 1)


def _update(a: Span, b: Span, reason: str, traits: dict[str, float]) -> Finding:
    return Finding(
        kind="update", what="status", a=a, b=b, reason=reason, family="status", traits=traits
    )


def _done(a: Told, b: Told) -> Iterator[Finding]:
    """What one report says is to come and a later one says was done, by the same verb."""
    first = order(a, b)
    # without dates, which of them is the later one is not known
    if not first:
        return
    coming, done = (a, b) if first < 0 else (b, a)
    to_come = _to_come(coming.text)
    if not to_come or not to_come.keys().isdisjoint(_to_come(done.text)):
        return
    past = next((m for m in _PAST.finditer(done.text) if root_of(m[1].lower()) in to_come), None)
    if past is None or past[1].lower() in to_come:
        return
    will = to_come[root_of(past[1].lower())]
    if not met(_beside(coming.text, will), _beside(done.text, past)):
        return
    sides = _under(coming, will), _under(done, past)
    reason = "one tells what was to come, the other that it was done"
    yield _update(*(sides if coming is a else sides[::-1]), reason, {"done": 1.0})


def _beside(text: str, match: re.Match[str]) -> frozenset[str]:
    """Roots of the words next to a verb in its clause: who does it, and to what."""
    before = [r for w in fold_words(CLAUSE.split(text[: match.start()])[-1]) if (r := root_told(w))]
    behind = [r for w in fold_words(CLAUSE.split(text[match.end() :])[0]) if (r := root_told(w))]
    return frozenset([*before[-_AROUND:], *behind[:_AROUND]])


@lru_cache(maxsize=8192)
def _to_come(text: str) -> Mapping[str, re.Match[str]]:
    """The verbs of what is to come, by root."""
    return {root_of(m[1].lower()): m for m in _COMING.finditer(text)}


def _dropped(a: Told, b: Told) -> Iterator[Finding]:
    """What one report says is to come and a later one says was put off."""
    first = order(a, b)
    coming, off = (a, b) if (first or 0) <= 0 else (b, a)
    put_off = _put_off(off.text)
    plan = _PLANNED.search(coming.text) if put_off and not _put_off(coming.text) else None
    if plan is None or put_off is None:
        return
    sides = _under(coming, plan), _under(off, put_off)
    reason = "one tells what was to come, the other that it was put off"
    yield _update(*(sides if coming is a else sides[::-1]), reason, {"dropped": 1.0})


@lru_cache(maxsize=8192)
def _put_off(text: str) -> re.Match[str] | None:
    return _OFF.search(text)


def _under(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())


def stages(told: Told) -> list[Stage]:
    """The stages that a sentence tells, at most one of each course."""
    at = told.sentence.start
    return [
        Stage(course=course, at=stage, span=Span(at + start, at + end))
        for course, stage, start, end in _stages(told.text)
    ]


@lru_cache(maxsize=8192)
def _stages(text: str) -> tuple[tuple[int, int, int, int], ...]:
    """Course, stage, start and end of each."""
    found: list[tuple[int, int, int, int]] = []
    for course, patterns in enumerate(_courses()):
        hits = [(at, m) for at, p in enumerate(patterns) if (m := p.search(text))]
        # of two stages in one sentence, which is the news is not known
        if len(hits) == 1 and not _names(hits[0][1]):
            ((at, match),) = hits
            found.append((course, at, match.start(), match.end()))
    return tuple(found)


def _names(match: re.Match[str]) -> bool:
    """Whether a stage tells only who is meant: "a convicted smuggler"."""
    return match[0].endswith("ed") and bool(_TOLD_OF.search(match.string, 0, match.start()))


@lru_cache(maxsize=1)
def _courses() -> Sequence[Sequence[re.Pattern[str]]]:
    held: Any = lexicon("values")["stages"]
    return [[_pattern(phrases) for phrases in course] for course in held]


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted((str(p) for p in phrases), key=lambda p: (-len(p), p))
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+(?:\w+ly\s+)?") for p in longest_first)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)
