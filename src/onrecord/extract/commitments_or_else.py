"""What "or" adds to a demand: "leave or we will fire"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_draft import Draft
from onrecord.extract.commitments_words import FUTURE, after, future, lower
from onrecord.language.parse import Token

_FACING = frozenset({"face", "suffer", "risk", "lose", "expect"})
_OR = 18  # tokens behind a deed in which "or" follows
_SUBJECT = 8  # tokens of a subject


def or_else(clauses: Clauses, made: Draft) -> Iterator[Draft]:
    """What follows "or" behind a demand: "or its members would walk out", "or face attack"."""
    for either, found in alternatives(clauses, made.deed):
        yield Draft(
            kind="threat",
            cue=made.cue,
            holder=made.holder,
            deed=found,
            first=either.i + 1,
            towards=made.towards,
        )


def alternatives(clauses: Clauses, deed: Token) -> Iterator[tuple[Token, Token]]:
    """The "or" behind a deed with the verb of what is threatened, if it threatens."""
    either = next((t for t in after(clauses, deed, _OR) if lower(t) == "or"), None)
    found = None if either is None else _alternative(clauses, either)
    if either is not None and found is not None:
        yield either, found


def _alternative(clauses: Clauses, either: Token) -> Token | None:
    """The verb of what is threatened behind "or"."""
    words = after(clauses, either, _SUBJECT)
    if not words:
        return None
    if words[0].lemma.lower() in _FACING:
        return words[0]
    if lower(words[0]) == "be":
        return next((t for t in words[1:3] if t.tag == "VBN"), None)
    verbs = [t for t in words if t.pos in {"VERB", "AUX"} and t.tag != "MD"]
    spoken = lower(words[0]) in {"we", "i"}
    verb = next((t for t in verbs if lower(t) not in FUTURE), None)
    if verb is None or not (spoken or future(clauses, verb)):
        return None
    passive = next((t for t in after(clauses, verb, 1) if t.tag == "VBN"), None)
    return passive if verb.lemma.lower() == "be" and passive is not None else verb
