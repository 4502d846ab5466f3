"""The same words given to two speakers who can't be one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.account.finding import Finding
from onrecord.account.likeness import both_ways
from onrecord.account.reported import Told, root_told, roots
from onrecord.account.view import View
from onrecord.account.words import telling
from onrecord.link.stems import senses, singular
from onrecord.link.tokens import fold_words
from onrecord.link.wording import compare_wording
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement
from onrecord.resources import word_set

QUOTED = 3  # words of a quotation that can be known again
LONG = 5  # words that are known again whatever stands beside them
CLAIM, CLAIM_ALIKE = 3, 0.75  # telling words of a claim, and share of both that must agree
KEPT = 0.4  # words of the shorter content that the other has in the same order
NEAR = 0.4  # how near one of two contents must be to the other to be looked at
SHORT = 2  # telling words of a content that anyone may say
AROUND = 300  # characters beside a quotation in which another name casts doubt
_QUOTE = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]|``(.+?)''")
_HEAD_ENDS = re.compile(r"\s(?:of|for|from|in|at|to|with|who|on)\s|,")


def attributions(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """Statements of two sentences that may tell one thing by two speakers."""
    for one in a.statements:
        for other in b.statements:
            found = attribution(view, a, one, b, other)
            if found is not None:
                yield found


def attribution(view: View, a: Told, one: Statement, b: Told, other: Statement) -> Finding | None:
    """Two statements that may be of the same words and of two speakers."""
    names = sorted((_who(view, one), _who(view, other)))  # one pair, whichever way it is met
    if not _two_speakers(view, a, one, other) or not _one_claim(view, one, other):
        return None
    return Finding(
        kind="attribution",
        what="who",
        a=cover(one.content),
        b=cover(other.content),
        reason=f"the same words are given to {names[0]} and to {names[1]}",
        about=f"{names[0]} or {names[1]}",
        whole=True,
        family="who",
        traits=_traits(view, a, one, b, other),
    )


def _two_speakers(view: View, told: Told, one: Statement, other: Statement) -> bool:
    """Whether two are told to speak who are not the same as far as their words tell."""
    first, second = _who(view, one), _who(view, other)
    if "deny" in (one.stance, other.stance) or not first or not second:
        return False
    if fold_words(first) == fold_words(second) or _doubted(view, one, other):
        return False
    if different(view, one, other):
        return True
    persons, roles = _kinds(view, one, other)
    # anyone may be the one who is named, or who is told of otherwise
    loose = (any(persons) or all(roles)) and any(_anyone(r) for r in roles)
    return not loose and not (telling(first) & telling(second)) - _places(told)


def _one_claim(view: View, one: Statement, other: Statement) -> bool:
    contents = [_content(view, s) for s in (one, other)]
    if both_ways(*contents)[0] < NEAR or compare_wording(*contents).kept < KEPT:
        return False
    # a few words that are no quotation may be anyone's
    return min(map(len, contents)) > SHORT or all(_quotes(view, s) for s in (one, other))


def _kinds(view: View, one: Statement, other: Statement) -> tuple[list[bool], list[str]]:
    """Whether each speaker is a person by name, and the head of each description."""
    pair = (one, other)
    return [bool(_person(view, s)) for s in pair], [_role(_described(view, s)) for s in pair]


def _traits(view: View, a: Told, one: Statement, b: Told, other: Statement) -> dict[str, float]:
    contents = [_content(view, s) for s in (one, other)]
    near, alike = both_ways(*contents), compare_wording(*contents)
    persons, roles = _kinds(view, one, other)
    quotes = [bool(_quotes(view, s)) for s in (one, other)]
    found = {
        "near_most": near[0],
        "near_least": near[1],
        "kept": alike.kept,
        "sorted": alike.sorted_ratio,
        "weighed": alike.weighed,
        "same_words": _same_words(view, one, other, a.words & b.words),
        "quoted": all(quotes),
        "quoted_one": quotes[0] != quotes[1],
        "different": different(view, one, other),
        "persons": all(persons),
        "person_one": persons[0] != persons[1],
        "roles": all(roles),
        "roles_apart": all(roles) and _roles_apart(roles[0], roles[1]),
        "anyone": any(_anyone(r) for r in roles if r),
        "body": sum(not p and not r for p, r in zip(persons, roles, strict=True)) / 2,
    }
    return {name: float(value) for name, value in found.items() if value}


def _places(told: Told) -> frozenset[str]:
    return telling(" ".join(sorted({*told.names.get("place", ()), *told.names.get("country", ())})))


def _content(view: View, statement: Statement) -> tuple[str, ...]:
    words = fold_words(words_under(view.text(statement.article), statement.content))
    return tuple(w for w in words if root_told(w) or w[0].isdigit())


def _roles_apart(one: str, other: str) -> bool:
    return one != other and not set(senses(one)) & set(senses(other))


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
    return _roles_apart(*roles)


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
    words = _described(view, statement)
    body = words.split()[-1:] and words.split()[-1][0].isupper() and bool(roots(words))
    return words if body or _role(words) else ""


def _described(view: View, statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None:
        return ""
    return " ".join(speaker.span.of(view.text(statement.article)).split()).strip(" ,")


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
    names = [
        telling(_who(view, s)) - {""} if _person(view, s) else frozenset() for s in (one, other)
    ]
    alone = names[0] - names[1], names[1] - names[0]
    return bool(alone[1] & _around(view, one) or alone[0] & _around(view, other))


def _around(view: View, statement: Statement) -> frozenset[str]:
    """Telling words from a little before a statement to a little behind it."""
    whole = cover(statement.content)
    text = view.text(statement.article)
    return telling(text[max(0, whole.start - AROUND) : whole.end + AROUND])
