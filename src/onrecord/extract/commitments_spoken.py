"""Who stands for a deed that is said to be done: the speaker, or whom the speaker speaks for."""

from __future__ import annotations

from onrecord.extract import words
from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import has_office, holds
from onrecord.extract.commitments_draft import is_party
from onrecord.extract.commitments_sayings import FIRST, THIRD, Saying, Sayings
from onrecord.extract.commitments_words import (
    NOUNS,
    OWN,
    conditional,
    helpers,
    is_capital,
    lower,
    nobody,
    owners,
    phrase,
)
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources import word_set

_BODIES = frozenset({"ORG", "GPE", "NORP"})
_OF_BODY = frozenset({"its", "their"})


def committed(
    sayings: Sayings, clauses: Clauses, verb: Token, subject: Token, *, would: bool
) -> Span | None:
    """Who gives their word for a deed; None where nobody does.

    Args:
        sayings: who says what.
        clauses: the parse.
        verb: of the deed.
        subject: of the verb.
        would: told by "would", which in one's own words is no promise but under a condition.
    """
    saying = sayings.around(verb)
    supposed = would and not conditional(clauses, verb)
    if lower(subject) in FIRST and subject.pos == "PRON":
        return _first_person(clauses, saying, subject, supposed=supposed)
    speaker = None if saying is None or not saying.on_record else saying.speaker
    if saying is None or speaker is None or not holds(clauses, speaker):
        return None
    if speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    if lower(subject) in THIRD and subject.pos == "PRON":
        return None if saying.direct else sayings.taken_up(saying, subject, speaker)
    if _speaks_for(clauses, subject, speaker):
        return phrase(clauses, subject)
    passive = subject.dep == "nsubjpass" or "be" in helpers(clauses, verb)
    in_charge = passive and _in_charge(clauses, verb, saying, speaker)
    own = _own(clauses, subject) or in_charge or nobody(clauses, subject)
    return saying.holder if own else None


def in_office(clauses: Clauses, saying: Saying | None) -> Span | None:
    """The speaker, where they speak on record and for a body."""
    if saying is None or not saying.on_record or saying.speaker is None:
        return None
    return saying.holder if has_office(clauses, saying.speaker) else None


def _first_person(
    clauses: Clauses, saying: Saying | None, subject: Token, *, supposed: bool
) -> Span | None:
    if saying is None:
        return None if supposed else phrase(clauses, subject)
    if not saying.on_record or (supposed and saying.direct):
        return None
    return saying.holder or phrase(clauses, subject)


def _own(clauses: Clauses, subject: Token) -> bool:
    """Whether a subject is the speaker's own: "our lawyers", "its members"."""
    whose = owners(clauses, subject) & OWN
    ours = bool(whose & {"our", "my"}) and is_party(clauses, subject)
    return ours or bool(whose and subject.lemma.lower() in word_set("promises", "own_bodies"))


def _speaks_for(clauses: Clauses, subject: Token, speaker: Token) -> bool:
    """Whether who speaks speaks for who acts: "Orvania will withdraw, its minister said"."""
    if speaker.i == subject.i or _same_names(clauses, subject, speaker):
        return True
    definite = any(lower(t) == "the" for t in clauses.kids(subject, {"det"}))
    body = clauses.named.get(subject.i) in _BODIES or (definite and _is_body(subject))
    if lower(speaker) in {"it", "they"}:
        return body or is_party(clauses, subject)
    whose = owners(clauses, speaker)
    if whose & OWN:
        client = speaker.lemma.lower() in word_set("promises", "clients_of")
        party = definite or subject.pos == "PROPN" or is_party(clauses, subject)
        return party and (client or (has_office(clauses, speaker) and bool(whose & _OF_BODY)))
    return _for_body(clauses, subject, speaker, body=body)


def _for_body(clauses: Clauses, subject: Token, speaker: Token, *, body: bool) -> bool:
    """Whether an office or a body is that of a body told apart from it."""
    if _is_body(speaker) and any(lower(t) == "the" for t in clauses.kids(speaker, {"det"})):
        # "Calder Rail will close the line, the company said"
        return _named_thing(clauses, subject)
    if speaker.lemma.lower() in word_set("promises", "spokesmen") and _has_seat(subject):
        return not _of_another(clauses, speaker)
    several = _named_thing(clauses, subject) and speaker.pos == "NOUN"
    alone = subject.pos == "PROPN" and clauses.named.get(subject.i) != "PERSON"
    if not body and not several and not alone:
        return False
    return has_office(clauses, speaker) and not _of_another(clauses, speaker)


def _has_seat(subject: Token) -> bool:
    """Whether a noun is an office that has spokesmen: "ministers", "the king"."""
    return words.head_noun(subject) in words.offices() | {"king", "queen", "prince", "government"}


def _named_thing(clauses: Clauses, subject: Token) -> bool:
    """Whether a name has several words and is likely no person's: "Tarn Mills"."""
    several = any(is_capital(t) for t in clauses.kids(subject, {"compound", "amod"}))
    return is_capital(subject) and several and _no_person(clauses, subject)


def _no_person(clauses: Clauses, subject: Token) -> bool:
    """Whether no given name stands in a name."""
    given = word_set("given_names", "male") | word_set("given_names", "female")
    return not any(lower(t) in given for t in (subject, *clauses.kids(subject, {"compound"})))


def _same_names(clauses: Clauses, subject: Token, speaker: Token) -> bool:
    """Whether who acts stands in the words of the speaker: "Norland's minister", "of the union"."""
    if subject.pos not in NOUNS:
        return False
    return lower(subject) in {lower(t) for t in clauses.subtree(speaker) if t.pos in NOUNS}


def _is_body(noun: Token) -> bool:
    """Whether a common noun names a body that acts as one."""
    known = word_set("promises", "own_bodies") | word_set("promises", "bodies") | words.bodies()
    return noun.lemma.lower() in known or words.head_noun(noun) in known


def _of_another(clauses: Clauses, speaker: Token) -> bool:
    """Whether an office is told as that of another body than the one that acts."""
    around = phrase(clauses, speaker)
    told = (t for t in clauses.subtree(speaker) if around.start <= t.start < around.end)
    return any(t.i != speaker.i and clauses.named.get(t.i) in _BODIES for t in told)


def _in_charge(clauses: Clauses, verb: Token, saying: Saying, speaker: Token) -> bool:
    """Whether who says that something will be done is likely the one to do it."""
    by_another = any(True for _ in clauses.kids(verb, {"agent"}))
    lemma = verb.lemma.lower()
    if by_another or lemma in word_set("promises", "no_deed_done"):
        return False
    if saying.warns and lemma in word_set("promises", "harming"):
        return True
    return clauses.named.get(speaker.i) == "ORG" or has_office(clauses, speaker)
