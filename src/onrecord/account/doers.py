"""One deed that two reports tell of two persons."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.account.finding import Finding, within
from onrecord.account.likeness import both_ways, deeds_of
from onrecord.account.reported import Told, met, roots
from onrecord.link.tokens import fold_words
from onrecord.model.entity import Mention

DAYS = 10  # between two reports of one thing that are held against each other
NEAR = 0.4  # how far each must tell the deed of the other
_NAME, _LEADING = 3, 5  # words of one name, and before a name that leads its sentence


def doers(a: Told, b: Told) -> Iterator[Finding]:
    """One deed of two persons: each sentence names one whom the other does not."""
    if not within(a, b, DAYS):
        return
    left, right = _only(a, b), _only(b, a)
    if len(left) != 1 or len(right) != 1:
        return
    near = both_ways(deeds_of(a), deeds_of(b))
    if near[1] < NEAR or met(roots(left[0].name), roots(right[0].name)):
        return
    people = [len(t.names.get("person", ())) for t in (a, b)]
    yield Finding(
        kind="contradiction",
        what="who",
        a=left[0].span,
        b=right[0].span,
        reason=f"the same deed is told of {left[0].name} and of {right[0].name}",
        family="doer",
        traits={
            "alone": float(max(people) <= _NAME),
            "led": float(_leads(a, left[0]) == _leads(b, right[0])),
            "deeds": near[1],
        },
    )


def _only(a: Told, b: Told) -> list[Mention]:
    """The persons whom one sentence names and the other does not; no speakers."""
    speaking = [s.speaker.span for s in a.statements if s.speaker is not None]
    text = a.view.text(a.article)
    others = frozenset(w for words in b.names.values() for w in words)
    return [
        m
        for m in a.view.mentions_in(a.article, a.sentence)
        if m.named
        and m.kind == "person"
        and not any(m.span.overlap(s) for s in speaking)
        and others.isdisjoint(fold_words(m.span.of(text)))
    ]


def _leads(told: Told, mention: Mention) -> bool:
    """Whether a name is who did it: first in its sentence, or behind "by"."""
    before = fold_words(told.text[: mention.span.start - told.sentence.start])
    return len(before) <= _LEADING or before[-1:] == ("by",)
