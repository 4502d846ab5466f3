"""Statements that can't both be so: denied, negated, in the other order, on the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from onrecord.account.finding import Finding, within
from onrecord.account.likeness import both_ways, covered, deeds_of
from onrecord.account.reported import Told, met, root_told, roots
from onrecord.account.view import View
from onrecord.link.stems import root_of
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.resources import lexicon, word_set

NEAR = 0.4  # how far what is denied must be told by the other
DEED = 0.45  # how far one report tells the words of the other's deed
ACROSS = 4  # times as many words must be told across as side by side
LEAST = 2  # telling words of a statement that is denied
DAYS = 10  # between two reports of one thing that are held against each other
_BEHIND = 40  # characters behind a negation in which its word is looked for
_OPENING = 4  # words of a denial that tell whether a claim is denied or a wish refused
_OPEN = re.compile(r"\W*(?:whether|if|to)\b", re.IGNORECASE)  # nothing is claimed
_NOT = re.compile(
    r"\b(?:not(?!\s(?:only|just|least))|never|no(?!\s(?:longer|less|more|fewer))|nobody|none"
    r"|nothing(?!\s(?:less|but))|without|cannot)\b|n\s?['’]t\b",
    re.IGNORECASE,
)
_UN = ("un", "in", "im", "il", "ir", "dis")
_SIDES = {"north": "south", "south": "north", "east": "west", "west": "east"}
_COMPASS = re.compile(
    r"\b(north|south|east|west)(?:ern)?(?:\s?-?\s?(east|west)(?:ern)?)?(?: side)? of"
    r" (?:the )?([A-Z]\w+)"
)
_BEFORE = re.compile(r"\bbefore\b", re.I)
_AFTER = re.compile(r"\bafter\b", re.I)
_THEN = re.compile(r"[;,]\s*(?=[^;,]*\b(?:afterwards?|then|later)\b)", re.I)


def opposed(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """The ways in which two sentences may exclude each other, beside their values."""
    if not within(a, b, DAYS):
        return
    yield from _negated(view, a, b)
    yield from _denied(view, a, b)
    yield from _sides(a, b)
    yield from _orders(a, b)
    yield from _contraries(a, b)


def _negated(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """What is told with a "not" on one side only: of statements, else of the sentences."""
    yield from _turned(a.text, a.sentence, b.text, b.sentence, "sentence")
    for one in a.statements:
        for other in b.statements:
            if "deny" not in (one.stance, other.stance):
                texts = [words_under(view.text(s.article), s.content) for s in (one, other)]
                spans = cover(one.content), cover(other.content)
                yield from _turned(texts[0], spans[0], texts[1], spans[1], "statement")


def _turned(text: str, span: Span, other_text: str, other: Span, what: str) -> Iterator[Finding]:
    counts = [
        (_negations_in(t) + _contrary(t, u)) % 2
        for t, u in ((text, other_text), (other_text, text))
    ]
    if counts[0] == counts[1] or any(_OPEN.match(t) for t in (text, other_text)):
        return
    if all(map(_negations_in, (text, other_text))):  # which clause each turns is not known
        return
    sides = [_telling(t) for t in (text, other_text)]
    near = both_ways(*sides)
    held = [roots(t) - _negations() for t in (text, other_text)]
    if near[1] < NEAR:
        return
    if min(map(len, held)) < LEAST and held[0] != held[1]:
        return
    negative, plain = (text, sides[1]) if counts[0] else (other_text, sides[0])
    negated = max((covered((w,), plain) for w in _negated_words(negative)), default=0.0)
    if negated < NEAR:
        return
    yield _opposite(
        "denial",
        span,
        other,
        "the same words, on one side with a “not”",
        {
            what: 1.0,
            f"{what}_most": near[0],
            f"{what}_least": near[1],
            "same": float(held[0] == held[1]),
            "held": met(*held) / max(1, *map(len, held)),
            "negated_met": negated,
            "coming": float(_to_come(text) != _to_come(other_text)),
        },
        whole=what == "statement",
    )


@lru_cache(maxsize=8192)
def _negations_in(text: str) -> int:
    return len(_NOT.findall(text))


def _contrary(text: str, other: str) -> int:
    """How many words are the other's with a syllable that turns them: "inaccurate"."""
    bare = _bare(text)
    return sum(w in bare for w in set(fold_words(other))) if bare else 0


@lru_cache(maxsize=8192)
def _bare(text: str) -> frozenset[str]:
    """Words of ``text`` that begin with such a syllable, without it."""
    return frozenset(w[len(p) :] for w in fold_words(text) for p in _UN if w.startswith(p))


def _negated_words(text: str) -> list[str]:
    """The telling words right behind each negation."""
    found: list[str] = []
    for match in _NOT.finditer(text):
        behind = _telling(text[match.end() : match.end() + _BEHIND])
        found += behind[:1]
    return found


@lru_cache(maxsize=8192)
def _telling(text: str) -> tuple[str, ...]:
    return tuple(w for w in fold_words(text) if root_told(w) and root_of(w) not in _negations())


def _opposite(
    what: str, a: Span, b: Span, reason: str, traits: Mapping[str, float], **more: Any
) -> Finding:
    return Finding(
        kind="contradiction",
        what=what,
        a=a,
        b=b,
        reason=reason,
        family="opposed",
        traits=traits,
        **more,
    )


def _denied(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """What one report tells, and another's denial of it, by whomever."""
    for claim, denial, swapped in ((a, b, False), (b, a, True)):
        if _denies(claim.text):
            continue
        for said in (s for s in denial.statements if s.stance == "deny"):
            words = words_under(view.text(said.article), said.content)
            content = roots(words)
            if refuses(words) or len(content) < LEAST or _of_himself(view, claim, said, words):
                continue
            near = covered(_telling(words), claim.content)
            if near < NEAR:
                continue
            span = cover(said.content)
            yield _opposite(
                "denial",
                *((span, claim.sentence) if swapped else (claim.sentence, span)),
                "one report tells what a speaker denies in the other",
                {
                    "denied": 1.0,
                    "denied_met": met(content, claim.words) / len(content),
                    "denied_near": near,
                },
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


def _sides(a: Told, b: Told) -> Iterator[Finding]:
    """On opposite sides of one place."""
    left, right = list(_COMPASS.finditer(a.text)), list(_COMPASS.finditer(b.text))
    if len(left) != 1 or len(right) != 1 or left[0][3] != right[0][3]:
        return
    one, other = ({w for w in m.groups()[:2] if w} for m in (left[0], right[0]))
    if any(_SIDES[w] in other for w in one):
        reason = f"on opposite sides of {left[0][3]}"
        yield _opposite("place", _span(a, left[0]), _span(b, right[0]), reason, {"sides": 1.0})


def _span(told: Told, match: re.Match[str]) -> Span:
    return Span(told.sentence.start + match.start(), told.sentence.start + match.end())


def _orders(a: Told, b: Told) -> Iterator[Finding]:
    """Two deeds of which each report puts another first."""
    one, other = _course(a.text), _course(b.text)
    if one is None or other is None:
        return
    straight = met(one[0], other[0]), met(one[1], other[1])
    crossed = met(one[0], other[1]), met(one[1], other[0])
    # a name in both is no deed in both
    bare, others = ([part & _deeds(t) for part in c] for t, c in ((a, one), (b, other)))
    deeds = both_ways(bare[0], others[1]), both_ways(bare[1], others[0])
    if min(most for most, _ in deeds) < DEED or min(crossed) < 1:
        return
    if sum(crossed) >= ACROSS * sum(straight):
        share = [sum(x) / max(1, min(len(a.words), len(b.words))) for x in (crossed, straight)]
        traits = {"order": 1.0, "crossed": share[0], "straight": share[1]}
        reason = "each puts another of two things first"
        yield _opposite("order", a.sentence, b.sentence, reason, traits)


def _deeds(told: Told) -> frozenset[str]:
    return frozenset(root_told(w) for w in deeds_of(told))


@lru_cache(maxsize=8192)
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
    """Sentences that tell contrary outcomes."""
    left, right = _hits(a.text), _hits(b.text)
    for n, (one, side) in left.items():
        other, opposite = right.get(n, (one, side))
        if side != opposite:
            uncertain = any(_denies(t.text) or _to_come(t.text) for t in (a, b))
            yield _opposite(
                "outcome",
                _span(a, one),
                _span(b, other),
                f"“{one.group()}” and “{other.group()}” exclude each other",
                {"outcome": 1.0, "outcome_unsure": float(uncertain)},
            )
            return


@lru_cache(maxsize=8192)
def _hits(text: str) -> Mapping[int, tuple[re.Match[str], int]]:
    """By number of the contrast, the words that tell one of its sides alone, and which."""
    found: dict[int, tuple[re.Match[str], int]] = {}
    for n, sides in enumerate(_outcomes()):
        hits = [(m, side) for side, p in enumerate(sides) if (m := p.search(text))]
        if len(hits) == 1:
            found[n] = hits[0]
    return found


@lru_cache(maxsize=8192)
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
