"""A commitment as tokens, and which nouns name a party to one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract import words
from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.model.span import Span
from onrecord.resources import word_set

_OBJECTS = frozenset({"dobj", "dative"})
_SHORT = 4
_ENDINGS = ("er", "or", "ist", "man", "men", "ee", "crew", "eer", "ian")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A commitment as tokens.

    Attributes:
        cue: the word that commits: a verb, a noun or an auxiliary.
        deed: head of the content.
        first: token from which the content may begin.
    """

    kind: CommitmentKind
    cue: Token
    holder: Span
    deed: Token
    first: int
    towards: Span | None = None
    refrain: bool = False


def receiver(clauses: Clauses, verb: Token) -> Token | None:
    """Whom a verb's object names, where it is a party: "to sue the paper"."""
    objects = sorted(clauses.kids(verb, _OBJECTS), key=lambda t: t.dep != "dative")
    return next((t for t in objects if is_party(clauses, t)), None)


def is_party(clauses: Clauses, token: Token) -> bool:
    """Whether a noun names or describes persons or a body."""
    if clauses.named.get(token.i) in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    if token.pos == "PRON":
        return token.text.lower() not in {"it", "this", "that", "these", "those", "which", "what"}
    if token.pos == "NUM":
        return clauses.named.get(token.i) not in {"DATE", "MONEY", "PERCENT", "TIME"}
    noun = words.head_noun(token)
    known = words.persons() | words.groups() | words.bodies() | word_set("promises", "bodies")
    if token.i not in clauses.named and (token.pos == "PROPN" or _in_name(clauses, token)):
        return True
    return noun in known or token.lemma.lower() in known or _of_people(token)


def _in_name(clauses: Clauses, token: Token) -> bool:
    """Whether a common noun ends a name: "Oslen | Foods"."""
    before = clauses.token(token.i - 1) if token.i else token
    capitals = token.text[:1].isupper() and before.text[:1].isupper()
    return capitals and before.i < token.i and before.sentence == token.sentence


def _of_people(token: Token) -> bool:
    """Whether the ending of a noun tells people: "exporters", "a columnist"."""
    word = token.lemma.lower()
    if token.pos != "NOUN" or word in word_set("promises", "not_people"):
        return False
    return len(word) > _SHORT and word.endswith(_ENDINGS)
