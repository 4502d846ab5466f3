"""Whether a passage gives words to the one whom the record gives them to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.check.held import HeldText, sentence_of
from onrecord.check.record import Record
from onrecord.check.words import tells, tokens
from onrecord.link.stems import singular
from onrecord.link.tokens import fold_words
from onrecord.model.span import Span
from onrecord.model.statement import Statement

Same = Literal["same", "other", "open"]
SHORTLY = 2  # sentences before a pronoun in which its bearer may be named
# an office and the beginning of the name that follows, where the name was cut
_OFFICE_OF = re.compile(
    r"\b(?:the|a|an|its|their|another|one)\s(?:[\w’'-]+\s){1,4}(?:of|at|for|from|with)\s"
    r"(?:the\s)?(?:[A-Z][\w’'-]*\s){0,4}$"
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})
_INDEFINITE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})
_COLLECTIVE = frozenset({"organisation", "country", "place", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Who is cited.

    Attributes:
        kind: of the mention; empty where none is known.
        words: of all the names under which one is known.
        written: whether the name stands there, not a pronoun for it.
    """

    name: str
    named: bool
    kind: str
    words: frozenset[str]
    written: bool = True


def cited_in(held: HeldText, statement: Statement | None) -> Cited | None:
    """Who a text says speaks a statement; None where it names or describes no one."""
    if statement is None:
        return None
    speaker = held.opening(statement).speaker
    if speaker is None or not speaker.name:
        return None
    mention = held.mention.get(speaker.mention) if speaker.mention else None
    if mention is None or not mention.named:
        # "its director, Bea Lindqvist": the description holds the name
        inside = [m for m in held.named_in(speaker.span) if m.kind == "person"]
        mention = inside[-1] if inside else mention
    if mention is not None and _office_before(held, mention.span):
        return Cited(
            name=speaker.name, named=False, kind="person", words=frozenset(), written=False
        )
    named = speaker.named or bool(mention and mention.named)
    name = mention.name if mention is not None and mention.named else speaker.name
    return Cited(
        name=name,
        named=named,
        kind=mention.kind if mention else "person",
        words=_words([name, speaker.name] if speaker.named else [name]),
        written=named and not _is_pronoun(speaker.span.of(held.text)),
    )


def _office_before(held: HeldText, span: Span) -> bool:
    """Whether what is named is only the body of a speaker told by office: "the head of X"."""
    return _OFFICE_OF.search(held.text[max(0, span.start - 80) : span.start]) is not None


def _is_pronoun(words: str) -> bool:
    return words.casefold() in _PRONOUNS


def cited_by_passage(record: Record, held: HeldText, statement: Statement | None) -> Cited | None:
    """Who the passage says speaks, under the names of the one whom the record knows so."""
    cited = cited_in(held, statement)
    entity = record.known(cited.name) if cited is not None and cited.named else None
    if cited is None or entity is None:
        return cited
    words = cited.words | _words([entity.name, *entity.names])
    return replace(cited, kind=entity.kind, words=words)


def cited_on_record(record: Record, held: HeldText, statement: Statement) -> Cited | None:
    """The same of the record, under all the names that its story knows."""
    cited = cited_in(held, statement)
    _, entity = record.speaker(held, statement)
    if cited is not None and cited.named and (entity is None or not entity.named):
        entity = record.known(cited.name)
    if entity is None:
        return cited
    if entity.named and entity.kind != "person":
        # a lone surname is often taken for a body; the story may know the person
        entity = record.known(entity.name) or entity
    words = _words([entity.name, *entity.names, *([cited.name] if cited else [])])
    written = cited.written if cited else False
    return Cited(
        name=entity.name, named=entity.named, kind=entity.kind, words=words, written=written
    )


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


def compare_speakers(
    record: Record,
    passage: Cited | None,
    held: HeldText,
    span: Span,
    statement: Statement | None,
) -> tuple[Same, Cited | None]:
    """Whether the passage and the record give the words under ``span`` to one speaker.

    ``statement`` is the record's that holds them. Where the record has only a pronoun or a
    description and names the passage's speaker shortly before, no farther than the one whom
    it is taken for, it may stand for that one: open. "A spokesman" stands for no one named
    elsewhere.

    Returns:
        That, and whom the record gives them to.
    """
    cited = cited_on_record(record, held, statement) if statement else None
    same = same_speaker(passage, cited)
    if statement is None or cited is None or passage is None:
        return same, cited
    if same == "open" and passage.kind == "person" and passage.named and not cited.named:
        inside = _words([held.span(sentence_of(held, held.at(span.start))).of(held.text)])
        other = _unknown(held, statement) and not passage.words & inside
        return "other" if other else "open", cited
    if same == "other" and not cited.written:
        before, behind = _around(held, span, statement)
        own = _last(before, cited.words)
        if _last(before + behind, passage.words) >= 0 and _last(before, passage.words) >= own:
            return "open", cited
    return same, cited


def _unknown(held: HeldText, statement: Statement) -> bool:
    """Whether a speaker is told as one not known before, or as several: "a spokesman"."""
    speaker = held.opening(statement).speaker
    words = fold_words(speaker.span.of(held.text)) if speaker else ()
    if not words or words[0] in _DEFINITE | _PRONOUNS:
        return False
    return words[0] in _INDEFINITE or singular(words[-1]) != words[-1]


def _around(
    held: HeldText, span: Span, statement: Statement
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Normal words shortly before whoever speaks a statement, and those of its sentence behind."""
    n = sentence_of(held, held.at(span.start))
    first, last = held.sentences[max(0, n - SHORTLY)][0], held.sentences[n][1]
    speaker = held.opening(statement).speaker
    at = min(max(first, held.at(speaker.span.start) if speaker else last), last)
    return held.words.words[first:at], held.words.words[at:last]


def _last(words: Sequence[str], wanted: frozenset[str]) -> int:
    """Place of the last of ``words`` that is wanted; -1 where none is."""
    return max((i for i, w in enumerate(words) if w in wanted), default=-1)


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
