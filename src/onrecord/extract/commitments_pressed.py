"""Threats that no word of threat tells: "is prepared to act against", "could face sanctions if"."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import forcible, has_office
from onrecord.extract.commitments_draft import Draft, is_party, receiver
from onrecord.extract.commitments_sayings import FIRST, Saying, Sayings
from onrecord.extract.commitments_words import (
    OWN,
    after,
    before,
    conditional,
    helpers,
    lower,
    negated,
    owners,
    phrase,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.resources import word_set

_MAY = frozenset({"could", "may", "might", "can", "will", "would", "shall", "wo", "'ll", "’ll"})
_SUPPOSED = frozenset({"would", "could", "may", "might", "should"})
_BODIES = frozenset({"ORG", "GPE"})
_REACH = 14  # tokens behind a deed in which "against" follows
_NAMED = 8  # tokens behind "against" in which whom it is aimed at ends


def ready_against(clauses: Clauses, verb: Token, above: Token, subject: Token) -> Draft | None:
    """ "Is prepared to act against banks that lend to it": force held ready against a party.

    Args:
        clauses: the parse.
        verb: of the deed.
        above: "prepared" or "ready".
        subject: who is.
    """
    top = clauses.head(above) if above.pos == "ADJ" else above
    denied = any(True for t in (top, above) for _ in clauses.kids(t, {"neg"}))
    if denied or negated(clauses, verb) or helpers(clauses, top) & _SUPPOSED:
        return None
    if not forcible(clauses, verb) and verb.lemma.lower() not in {"move", "proceed", "use"}:
        return None
    told = _aimed_at(clauses, verb)
    if told is None:
        return None
    to = next((t for t in reversed(before(clauses, verb, 3)) if lower(t) == "to"), verb)
    return Draft(
        kind="threat",
        cue=above,
        holder=phrase(clauses, subject),
        deed=verb,
        first=to.i,
        towards=phrase(clauses, told),
    )


def _aimed_at(clauses: Clauses, verb: Token) -> Token | None:
    """The party a deed is aimed at: its object, or behind "against"; whom it is imposed on."""
    words = after(clauses, verb, _REACH)
    link = "on" if verb.lemma.lower() == "impose" else "against"
    against = next((n for n, t in enumerate(words) if lower(t) == link), None)
    if against is None:
        return receiver(clauses, verb)
    inside = words[against + 1 : against + 1 + _NAMED]
    return next((t for t in inside if t.tag != "PRP$" and is_party(clauses, t)), None)


def facing(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "Firms could face sanctions if they ship parts": told by one who can impose them."""
    if verb.lemma.lower() != "face" or not helpers(clauses, verb) & _MAY:
        return None
    suffered = next(clauses.kids(verb, {"dobj"}), None)
    subject = subject_of(clauses, verb)
    if suffered is None or subject is None or negated(clauses, verb):
        return None
    if suffered.lemma.lower() not in word_set("promises", "penalties"):
        return None
    saying = sayings.around(verb)
    if saying is None or saying.holder is None or not _can_impose(clauses, saying):
        return None
    if not _is_another(clauses, subject, saying) or not _on_terms(clauses, subject, verb, saying):
        return None
    return Draft(
        kind="threat",
        cue=verb,
        holder=saying.holder,
        deed=verb,
        first=clauses.subtree(subject)[0].i,
        towards=phrase(clauses, subject),
    )


def _can_impose(clauses: Clauses, saying: Saying) -> bool:
    """Whether who warns speaks for a body that imposes penalties."""
    speaker = saying.speaker
    if speaker is None or not saying.on_record:
        return False
    if speaker.lemma.lower() in word_set("promises", "onlookers"):
        return False
    return clauses.named.get(speaker.i) in _BODIES or has_office(clauses, speaker)


def _is_another(clauses: Clauses, subject: Token, saying: Saying) -> bool:
    """Whether those who would suffer are others than the speaker's own."""
    if lower(subject) in FIRST or owners(clauses, subject) & OWN:
        return False
    definite = any(lower(t) == "the" for t in clauses.kids(subject, {"det"}))
    if definite and subject.lemma.lower() in word_set("promises", "own_places"):
        return False  # "the country could face sanctions, the minister said"
    whose = phrase(clauses, subject)
    return is_party(clauses, subject) and saying.holder is not None and whose != saying.holder


def _on_terms(clauses: Clauses, subject: Token, verb: Token, saying: Saying) -> bool:
    """Whether it is told what brings the penalty on: "if they ship", "firms that ship"."""
    described = any(True for _ in clauses.kids(subject, {"relcl", "acl"}))
    return saying.warns or described or conditional(clauses, verb)
