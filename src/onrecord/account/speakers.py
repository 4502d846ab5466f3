"""The same words given to two speakers who can't be one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.account.finding import Finding
from onrecord.account.reported import Told, root_told, roots
from onrecord.account.view import View
from onrecord.account.words import telling
from onrecord.link.stems import senses, singular
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.resources import word_set

QUOTED = 3  # words of a quotation that can be known again
LONG = 5  # words that are known again whatever stands beside them
CLAIM, CLAIM_ALIKE = 3, 0.75  # telling words of a claim, and share of both that must agree
AROUND = 300  # characters beside a quotation in which another name casts doubt
_QUOTE = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]|``(.+?)''")
_HEAD_ENDS = re.compile(r"\s(?:of|for|from|in|at|to|with|who|on)\s|,")


def attributions(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """Statements of two sentences that tell one thing by two speakers."""
    for one in a.statements:
        for other in b.statements:
            yield from attribution(view, one, other, a.words & b.words)


def attribution(
    view: View, one: Statement, other: Statement, beside: frozenset[str]
) -> Iterator[Finding]:
    """Two statements in the same words, if their speakers can't be one.

    Args:
        beside: roots of what both sentences tell.
    """
    first, second = _who(view, one), _who(view, other)
    if "deny" in (one.stance, other.stance):
        return
    if not first or not second or not _same_words(view, one, other, beside):
        return
    if not different(view, one, other) or _doubted(view, one, other):
        return
    names = sorted((first, second))  # one pair, whichever way it is met
    yield Finding(
        kind="attribution",
        what="who",
        a=cover(one.content),
        b=cover(other.content),
        reason=f"the same words are given to {names[0]} and to {names[1]}",
        about=f"{names[0]} or {names[1]}",
        whole=True,
    )


def different(view: View, one: Statement, other: Statement) -> bool:
    """Whether the speakers of two statements can't be one, by name or by role."""
    first, second = _who(view, one), _who(view, other)
    names = _person(view, one), _person(view, other)
    if names[0] and names[1]:
        return _other_person(names[0], names[1])
    if bool(names[0]) != bool(names[1]):
        return False  # a role may be that of the one who is named
    countries = _countries(view, one), _countries(view, other)
    if countries[0] and countries[1]:
        return not countries[0] & countries[1] and bool(_role(first) and _role(second))
    roles = _role(first), _role(second)
    if not roles[0] or not roles[1] or _anyone(roles[0]) or _anyone(roles[1]):
        return False
    return roles[0] != roles[1] and not set(senses(roles[0])) & set(senses(roles[1]))


def _same_words(view: View, one: Statement, other: Statement, beside: frozenset[str]) -> bool:
    quotes = [_quotes(view, s) for s in (one, other)]
    for left_words in quotes[0]:
        for right_words in quotes[1]:
            apart = _apart(left_words, right_words)
            # words that anyone may say are known again by what else is told beside them
            if apart == 0 and (len(left_words) >= LONG or beside - roots(" ".join(left_words))):
                return True
            if apart == 1 and len(left_words) > LONG:
                return True
    if quotes[0] or quotes[1]:
        return False
    left, right = (telling(words_under(view.text(s.article), s.content)) for s in (one, other))
    common = len(left & right)
    return common >= CLAIM and common >= CLAIM_ALIKE * len(left | right)


def _apart(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words differ in two quotations of one length; all where lengths differ."""
    return sum(x != y for x, y in zip(a, b, strict=True)) if len(a) == len(b) else len(a)


def _quotes(view: View, statement: Statement) -> Sequence[tuple[str, ...]]:
    words = words_under(view.text(statement.article), statement.content)
    found = [fold_words(m[1] or m[2]) for m in _QUOTE.finditer(words)]
    return [quote for quote in found if len(quote) >= QUOTED]


def _who(view: View, statement: Statement) -> str:
    """The speaker by name, else as described; empty for a pronoun that stands for no one."""
    if _person(view, statement):
        return _person(view, statement)
    speaker = statement.speaker
    if speaker is None:
        return ""
    words = " ".join(speaker.span.of(view.text(statement.article)).split()).strip(" ,")
    return words if _role(words) else ""


def _person(view: View, statement: Statement) -> str:
    """The person whose own name the sentence gives as speaker; a pronoun could mislead."""
    if statement.speaker is None:
        return ""
    text = view.text(statement.article)
    held = view.mentions_in(statement.article, statement.speaker.span)
    names = [
        m.span.of(text)
        for m in held
        if m.named and m.kind == "person" and _ends_at(text, statement.speaker.span, m.span)
    ]
    entity = view.speaking_entity(statement)
    if names and entity is not None and telling(entity.name) & telling(names[-1]):
        return entity.name
    return " ".join(names[-1].split()) if names else ""


def _ends_at(text: str, phrase: Span, name: Span) -> bool:
    """Whether a name ends a phrase, or a part of it: "a Norlandic official" is not so named."""
    behind = text[name.end : phrase.end].strip()
    return not behind or not behind[0].isalnum()


def _other_person(a: str, b: str) -> bool:
    first, second = fold_words(a), fold_words(b)
    if first[-1] != second[-1]:
        return not set(first) & set(second)
    # of one family: only where both first names are written out
    full = len(first) > 1 and len(second) > 1 and min(len(first[0]), len(second[0])) > 1
    return full and first[0][0] != second[0][0]


def _role(phrase: str) -> str:
    """The head of a description: "a former colleague of hers" is a colleague."""
    words = _HEAD_ENDS.split(phrase.strip(" ,"))[0].split()
    # a capital: the name of a body, which may speak by any of its people
    if not words or not words[-1].islower():
        return ""
    head = fold_words(words[-1])
    return singular(head[-1]) if head and root_told(head[-1]) else ""


def _anyone(role: str) -> bool:
    return role in word_set("values", "anyone")


def _countries(view: View, statement: Statement) -> frozenset[str]:
    if statement.speaker is None:
        return frozenset()
    held = view.mentions_in(statement.article, statement.speaker.span)
    named = [m.span for m in held if m.kind in {"country", "place"} and m.named]
    inside = [s.of(view.text(statement.article)) for s in named] or _adjectives(
        view, statement.speaker.span, statement
    )
    return frozenset(word[:4] for words in inside for word in fold_words(words))


def _adjectives(view: View, span: Span, statement: Statement) -> list[str]:
    """Words that stand for a people, known by their capitals within a description."""
    words = span.of(view.text(statement.article)).split()
    return [w for w in words[1:-1] if w[:1].isupper() and w.endswith(("an", "ani", "ese", "ish"))]


def _doubted(view: View, one: Statement, other: Statement) -> bool:
    """Whether one report names the other's speaker: which of them speaks may be misread."""
    names = [telling(_who(view, s)) - {""} for s in (one, other)]
    alone = names[0] - names[1], names[1] - names[0]
    return bool(alone[1] & _around(view, one) or alone[0] & _around(view, other))


def _around(view: View, statement: Statement) -> frozenset[str]:
    """Telling words from a little before a statement to a little behind it."""
    whole = cover(statement.content)
    text = view.text(statement.article)
    return telling(text[max(0, whole.start - AROUND) : whole.end + AROUND])
