"""Who stands for a deed that is said to be done: the speaker, or whom the speaker speaks for."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import OWN
from onrecord.extract.commitments_parts import is_party
from onrecord.extract.commitments_sayings import FIRST, THIRD, Saying, Sayings
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources import word_set

_NOBODY = frozenset({"no", "neither", "nobody", "none", "not"})
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_TELLING = frozenset({"PROPN", "NOUN", "ADJ", "PRON"})
_CONDITIONS = frozenset({"if", "unless", "provided"})


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
    if subject.text.lower() in FIRST and subject.pos == "PRON":
        return _first_person(clauses, saying, subject, supposed=supposed)
    speaker = None if saying is None or not saying.on_record else saying.speaker
    if saying is None or speaker is None:
        return None
    if speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    if subject.text.lower() in THIRD and subject.pos == "PRON":
        return None if saying.direct else sayings.taken_up(saying, subject, speaker)
    owned = any(t.text.lower() in OWN for t in clauses.kids(subject, {"poss"}))
    own = owned and subject.lemma.lower() in word_set("promises", "own_bodies")
    in_charge = subject.dep == "nsubjpass" and _in_charge(clauses, verb, speaker)
    if _speaks_for(clauses, subject, speaker):
        return clauses.phrase(subject)
    return saying.holder if own or in_charge or nobody(clauses, subject) else None


def in_office(clauses: Clauses, saying: Saying | None) -> Span | None:
    """The speaker, where they speak on record and for a body."""
    if saying is None or not saying.on_record or saying.speaker is None:
        return None
    speaker = saying.speaker
    around = {t.lemma.lower() for t in (speaker, *clauses.kids(speaker, {"compound", "appos"}))}
    return saying.holder if around & word_set("promises", "speaks_for") else None


def nobody(clauses: Clauses, subject: Token) -> bool:
    """Whether a subject denies the whole: "no one will ..."."""
    words = [t for t in clauses.subtree(subject) if t.i <= subject.i]
    before = clauses.token(words[0].i - 1).text.lower() if words[0].i else ""
    return before == "not" or any(t.text.lower() in _NOBODY for t in words)


def conditional(clauses: Clauses, verb: Token) -> bool:
    """Whether a condition stands in the sentence of a verb."""
    first, last = clauses.parse.sentences[verb.sentence]
    return any(clauses.token(i).text.lower() in _CONDITIONS for i in range(first, last))


def _first_person(
    clauses: Clauses, saying: Saying | None, subject: Token, *, supposed: bool
) -> Span | None:
    if saying is None:
        return None if supposed else clauses.phrase(subject)
    if not saying.on_record or (supposed and saying.direct):
        return None
    return saying.holder or clauses.phrase(subject)


def _speaks_for(clauses: Clauses, subject: Token, speaker: Token) -> bool:
    """Whether who speaks speaks for a body: "Orvania will withdraw, its minister said"."""
    if speaker.i == subject.i:
        return True
    definite = any(t.text.lower() == "the" for t in clauses.kids(subject, {"det"}))
    body = clauses.named.get(subject.i) in _BODIES or (
        definite and subject.lemma.lower() in word_set("promises", "own_bodies")
    )
    if speaker.text.lower() in {"it", "they"}:
        return body or is_party(clauses, subject)
    told = [t for t in clauses.subtree(speaker) if t.pos in _TELLING]
    names = {t.text.lower() for t in clauses.subtree(subject) if t.pos in _TELLING - {"PRON"}}
    if body and names & {t.text.lower() for t in told}:
        return True
    offices = word_set("promises", "speaks_for")
    owners = {t.text.lower() for t in told if t.dep == "poss"}
    body = body or (subject.pos == "PROPN" and bool(owners & {"its", "their"}))
    if not body or not any(t.lemma.lower() in offices for t in (speaker, *told)):
        return False
    around = clauses.phrase(speaker)
    inside = [t for t in told if around.start <= t.start < around.end and t.i != speaker.i]
    others = {clauses.named.get(t.i) for t in inside}
    return bool(owners & OWN) if owners else not others & _BODIES


def _in_charge(clauses: Clauses, verb: Token, speaker: Token) -> bool:
    """Whether who says that something will be done is likely the one to do it."""
    by_another = any(True for _ in clauses.kids(verb, {"agent"}))
    if by_another or verb.lemma.lower() in word_set("promises", "no_deed_done"):
        return False
    around = {t.lemma.lower() for t in (speaker, *clauses.kids(speaker, {"compound", "appos"}))}
    body = clauses.named.get(speaker.i) == "ORG"
    return body or bool(around & word_set("promises", "speaks_for"))
