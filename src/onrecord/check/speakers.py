"""Whether a passage gives words to the one whom the record gives them to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.check.record import HeldText, Record
from onrecord.check.words import tells, tokens
from onrecord.model.span import Span
from onrecord.model.statement import Statement

Same = Literal["same", "other", "open"]
_COLLECTIVE = frozenset({"organisation", "country", "place", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Who is cited.

    Attributes:
        kind: of the mention; empty where none is known.
        words: of all the names under which one is known.
    """

    name: str
    named: bool
    kind: str
    words: frozenset[str]


def cited_in(held: HeldText, statement: Statement | None) -> Cited | None:
    """Who a text says speaks a statement; None where it names or describes no one."""
    if statement is None:
        return None
    speaker = held.opening(statement).speaker
    if speaker is None or not speaker.name:
        return None
    mention = held.mention.get(speaker.mention) if speaker.mention else None
    names = [speaker.name, mention.name if mention else ""]
    return Cited(
        name=speaker.name,
        named=speaker.named,
        kind=mention.kind if mention else "person",
        words=_words(names),
    )


def cited_by_passage(record: Record, held: HeldText, statement: Statement | None) -> Cited | None:
    """Who the passage says speaks, under the names of the one whom the record knows so."""
    cited = cited_in(held, statement)
    entity = record.known(cited.name) if cited is not None and cited.named else None
    if cited is None or entity is None:
        return cited
    words = cited.words | _words([entity.name, *entity.names])
    return Cited(name=cited.name, named=True, kind=entity.kind, words=words)


def cited_on_record(record: Record, held: HeldText, statement: Statement) -> Cited | None:
    """The same of the record, under all the names that its story knows."""
    cited = cited_in(held, statement)
    _, entity = record.speaker(held, statement)
    if entity is None:
        return cited
    if entity.named and entity.kind != "person":
        # a lone surname is often taken for a body; the story may know the person
        entity = record.known(entity.name) or entity
    names = [entity.name, *entity.names, *([cited.name] if cited else [])]
    return Cited(name=entity.name, named=entity.named, kind=entity.kind, words=_words(names))


def same_speaker(a: Cited | None, b: Cited | None) -> Same:
    """Whether two are one: ``other`` only where both are named and share no name.

    A description can fit any name, and a person may speak for a body: both are open.
    """
    if a is None or b is None:
        return "open"
    if a.words & b.words:
        return "same"
    if not (a.named and b.named):
        return "open"
    if _initials(a, b) or _initials(b, a):
        return "same"
    if a.kind == b.kind == "person" or (a.kind == b.kind and a.kind in _COLLECTIVE):
        return "other"
    return "open"


def _words(names: list[str]) -> frozenset[str]:
    return frozenset(
        word
        for name in names
        for word in tokens(name, [Span(0, len(name))]).words
        if tells(word) and len(word) > 1
    )


def _initials(a: Cited, b: Cited) -> bool:
    """Whether ``a`` is short for ``b``: "UN" for "United Nations"."""
    short = a.name.replace(".", "").strip()
    letters = "".join(w[0] for w in b.name.split() if w[:1].isupper())
    return short.isupper() and len(short) > 1 and short == letters
