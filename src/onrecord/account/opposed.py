"""Statements that can't both be so: denied, negated, in the other order, on the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from onrecord.account.finding import Finding, within
from onrecord.account.reported import Told, alike, met, roots, shared
from onrecord.account.view import View
from onrecord.account.words import telling
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.resources import lexicon, word_set

SAME_CLAIM = 0.75  # share of the words of both, of a statement and its negation
SAME_LONG, LONG = 0.9, 8  # the same of long ones
LEAST = 2  # telling words of such a statement
DENIED = 0.6  # share of a denial's words that the claim tells
DAYS = 10  # between two reports of one thing that are held against each other
ORDERED, LONGEST = 0.4, 16  # share of words, and how many, of sentences that order two things
OPPOSED = 0.5  # share of words of two reports that turn a word to its contrary
_OPENING = 4  # words of a denial that tell whether a claim is denied or a wish refused
_OPEN = re.compile(r"\W*(?:whether|if|to)\b", re.IGNORECASE)  # nothing is claimed
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|nothing|without|cannot)\b|n\s?['’]t\b", re.I)
_SIDES = {"north": "south", "south": "north", "east": "west", "west": "east"}
_COMPASS = re.compile(
    r"\b(north|south|east|west)(?:ern)?(?:\s?-?\s?(east|west)(?:ern)?)?(?: side)? of"
    r" (?:the )?([A-Z]\w+)"
)
_BEFORE = re.compile(r"\bbefore\b", re.I)
_AFTER = re.compile(r"\bafter\b", re.I)
_THEN = re.compile(r"[;,]\s*(?=[^;,]*\b(?:afterwards?|then|later)\b)", re.I)


def opposed(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """The ways in which two sentences exclude each other, beside their values."""
    if not within(a, b, DAYS):
        return
    yield from _negated(view, a, b)
    yield from _denied(view, a, b)
    yield from _sides(a, b)
    yield from _orders(a, b)
    yield from _contraries(a, b)


def _negated(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """One speaker's words with a "not" on one side only."""
    for one in a.statements:
        for other in b.statements:
            texts = [words_under(view.text(s.article), s.content) for s in (one, other)]
            left, right = (telling(t) - _negations() for t in texts)
            common = len(left & right)
            if common < (1 if left == right else LEAST) or common < _alike(common) * len(
                left | right
            ):
                continue
            if "deny" in (one.stance, other.stance) or any(_OPEN.match(t) for t in texts):
                continue
            counts = [len(_NOT.findall(t)) % 2 for t in texts]
            if counts[0] != counts[1]:
                yield _statements(one, other, "the same words, on one side with a “not”")


def _alike(common: int) -> float:
    return SAME_CLAIM if common <= LONG else SAME_LONG


def _denied(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """What one report tells, and another's denial of it, by whomever."""
    for claim, denial, swapped in ((a, b, False), (b, a, True)):
        if _denies(claim.text):
            continue
        for said in (s for s in denial.statements if s.stance == "deny"):
            words = words_under(view.text(said.article), said.content)
            content = roots(words)
            if refuses(words) or _of_himself(view, claim, said, words):
                continue
            if len(content) < LEAST or met(content, claim.words) < DENIED * len(content):
                continue
            span = cover(said.content)
            sides = (span, claim.sentence) if swapped else (claim.sentence, span)
            yield Finding(
                kind="contradiction",
                what="denial",
                a=sides[0],
                b=sides[1],
                reason="one report tells what a speaker denies in the other",
                about=_who_denies(view, said),
            )


def _of_himself(view: View, claim: Told, said: Statement, denied: str) -> bool:
    """Whether a speaker takes back a claim of his own, and does not deny having made it."""
    speaker = view.speaker(said)[1]
    own = any(view.speaker(s)[1] == speaker for s in claim.statements)
    return own and word_set("values", "having_said").isdisjoint(fold_words(denied)[:_OPENING])


def refuses(denied: str) -> bool:
    """Whether what is denied is a wish: "denied an offer" calls nothing untrue."""
    return not word_set("values", "refused").isdisjoint(fold_words(denied)[:_OPENING])


def _who_denies(view: View, said: Statement) -> str:
    name = view.speaker(said)[1]
    return f"{name} denies it" if name else "denied"


def _denies(text: str) -> bool:
    return not _denials().isdisjoint(fold_words(text)) or bool(_NOT.search(text))


def _statements(one: Statement, other: Statement, reason: str) -> Finding:
    return Finding(
        kind="contradiction",
        what="denial",
        a=cover(one.content),
        b=cover(other.content),
        reason=reason,
    )


def _sides(a: Told, b: Told) -> Iterator[Finding]:
    """On opposite sides of one place."""
    left, right = list(_COMPASS.finditer(a.text)), list(_COMPASS.finditer(b.text))
    if len(left) != 1 or len(right) != 1 or left[0][3] != right[0][3] or shared(a, b) < LEAST:
        return
    one, other = ({w for w in m.groups()[:2] if w} for m in (left[0], right[0]))
    if any(_SIDES[w] in other for w in one):
        yield Finding(
            kind="contradiction",
            what="place",
            a=_span(a, left[0]),
            b=_span(b, right[0]),
            reason=f"on opposite sides of {left[0][3]}",
        )


def _span(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())


def _orders(a: Told, b: Told) -> Iterator[Finding]:
    """Two deeds of which each report puts another first."""
    one, other = _course(a.text), _course(b.text)
    if one is None or other is None:
        return
    sizes = len(a.words), len(b.words)
    if shared(a, b) < ORDERED * min(sizes) or max(sizes) > LONGEST:
        return
    straight = met(one[0], other[0]), met(one[1], other[1])
    crossed = met(one[0], other[1]), met(one[1], other[0])
    if min(crossed) >= 1 and sum(crossed) >= LEAST + 1 and not any(straight):
        yield Finding(
            kind="contradiction",
            what="order",
            a=a.sentence,
            b=b.sentence,
            reason="each puts another of two things first",
        )


def _course(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Words of what comes first and of what follows, where a sentence orders two things."""
    for pattern, turned in ((_BEFORE, False), (_AFTER, True), (_THEN, False)):
        found = list(pattern.finditer(text))
        if len(found) != 1:
            continue
        left, right = text[: found[0].start()], text[found[0].end() :]
        if not left.strip():  # "After the talks, she left": the comma parts them
            left, right = right.partition(",")[::2]
            first, then = roots(right), roots(left)
        else:
            first, then = roots(left), roots(right)
        return (then, first) if turned else (first, then)
    return None


def _contraries(a: Told, b: Told) -> Iterator[Finding]:
    """Sentences in much the same words that tell contrary outcomes."""
    if not alike(a, b) or shared(a, b) < OPPOSED * min(len(a.words), len(b.words)):
        return
    if _denies(a.text) or _denies(b.text) or _to_come(a.text) or _to_come(b.text):
        return
    for sides in _outcomes():
        hits = [[s.search(t.text) for s in sides] for t in (a, b)]
        for n in (0, 1):
            one, other = hits[0][n], hits[1][1 - n]
            if one and other and not hits[0][1 - n] and not hits[1][n]:
                yield Finding(
                    kind="contradiction",
                    what="outcome",
                    a=_span(a, one),
                    b=_span(b, other),
                    reason=f"“{one.group()}” and “{other.group()}” exclude each other",
                )


def _to_come(text: str) -> bool:
    return not word_set("claims", "undone").isdisjoint(fold_words(text))


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(root_of(w) for w in word_set("claims", "negations"))


@lru_cache(maxsize=1)
def _denials() -> frozenset[str]:
    return word_set("claims", "denials")


@lru_cache(maxsize=1)
def _outcomes() -> tuple[tuple[re.Pattern[str], ...], ...]:
    held: Any = lexicon("values")["outcomes"]
    return tuple(tuple(_any_of(side) for side in sides) for sides in held)


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases))
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)
