"""Commitments told by a verb that commits: "vowed to", "threatened", "ruled out"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import (
    draft,
    forcible,
    holder_of,
    holds,
    hostile,
    rules_out,
    untold,
)
from onrecord.extract.commitments_demands import demand, given
from onrecord.extract.commitments_draft import Draft, is_party, receiver
from onrecord.extract.commitments_nouns import of_noun
from onrecord.extract.commitments_or_else import or_else
from onrecord.extract.commitments_words import (
    behind,
    future_clause,
    infinitive,
    lower,
    negated,
    next_infinitive,
    noun_from,
    object_of,
    quoted,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.resources import word_set

_TOLD = 8  # tokens between "promised" or "binds" and "to", where someone is told


def cued(clauses: Clauses, token: Token) -> Iterator[Draft]:
    """The commitments that a word of commitment tells, if it is one."""
    if token.pos in {"VERB", "AUX"} or token.tag in {"VBZ", "VBD", "VBP"}:
        yield from _verb(clauses, token)
    elif token.pos in {"NOUN", "PROPN"}:
        made = of_noun(clauses, token)
        if made is not None:
            yield made
            if made.kind == "demand":
                yield from or_else(clauses, made)


def _verb(clauses: Clauses, verb: Token) -> Iterator[Draft]:
    lemma = verb.lemma.lower()
    finders = (
        (_bound, lemma in word_set("promises", "binding")),
        (_promise, lemma in word_set("promises", "promising") or rules_out(clauses, verb)),
        (_threat, lemma in word_set("promises", "threatening")),
        (demand, lemma in word_set("promises", "demanding")),
        (given, lemma == "give"),
        (_reserves, lemma == "reserve"),
        (_retaliates, lemma in {"announce", "declare"}),
    )
    finding = [find for find, fits in finders if fits]
    if not finding or verb.dep == "amod" or (lemma != "reserve" and untold(clauses, verb)):
        return
    made = next((m for find in finding if (m := find(clauses, verb))), None)
    if made is not None:
        yield made
        if made.kind == "demand":
            yield from or_else(clauses, made)


def _bound(clauses: Clauses, verb: Token) -> Draft | None:
    """ "The pact commits Norland to cut": a term of an accord, held by whom it binds."""
    subject = subject_of(clauses, verb)
    if subject is None or subject.lemma.lower() not in word_set("promises", "terms"):
        return None
    deed = next_infinitive(clauses, verb, _TOLD)
    bound = behind(clauses, verb, "for") or object_of(clauses, verb)
    if deed is None or bound is None or bound.i > deed.i or not is_party(clauses, bound):
        return None
    return draft(clauses, "promise", (verb, deed), bound, None)


def _promise(clauses: Clauses, verb: Token) -> Draft | None:
    subject = holder_of(clauses, verb)
    if subject is None or not holds(clauses, subject):
        return None
    lemma = verb.lemma.lower()
    thing = subject.pos == "NOUN" and not is_party(clauses, subject)
    if thing and lemma in word_set("promises", "of_things"):
        return None  # "it promises to be a long night"
    deed = infinitive(clauses, verb)
    told = next(clauses.kids(verb, {"dative"}), None)
    if deed is None and lemma in word_set("promises", "with_clause"):
        deed = future_clause(clauses, verb) or _next_to_told(clauses, verb)
    deed = deed or quoted(clauses, verb)
    if deed is None and lemma in {"commit", "agree"}:
        deed = behind(clauses, verb, "to", "on")
    if deed is None:
        deed = _thing(clauses, verb) or behind(clauses, verb, "to")
        told = told or _told_before(clauses, verb, deed)
    elif told is None:
        told = next(clauses.kids(verb, {"dobj"}), None)
    if deed is None or deed.pos == "PRON":
        return None
    kind: CommitmentKind = "threat" if hostile(clauses, deed) else "promise"
    return draft(clauses, kind, (verb, deed), subject, told)


def _next_to_told(clauses: Clauses, verb: Token) -> Token | None:
    """ "Promised | voters to", "assured the miners (that) he would"."""
    if verb.lemma.lower() == "promise":
        return next_infinitive(clauses, verb, _TOLD)
    return None


def _thing(clauses: Clauses, verb: Token) -> Token | None:
    """ "Promised a review", "ruled out a bailout"; what is offered, where it is on terms."""
    lemma = verb.lemma.lower()
    if lemma not in word_set("promises", "with_thing") and lemma != "rule":
        return None
    if lemma == "rule":
        gerund = next((t for t in clauses.kids(verb, {"xcomp", "pcomp"}) if t.tag == "VBG"), None)
        if gerund is not None:
            return gerund
    things = [t for t in clauses.kids(verb, {"dobj"}) if t.pos != "PRON" and t.i > verb.i]
    thing = things[-1] if things else None
    if thing is None and verb.tag != "VBN":
        thing = noun_from(clauses, verb)
    terms = word_set("promises", "offered")
    if thing is not None and lemma == "offer" and thing.lemma.lower() not in terms:
        return None
    if lemma == "swear" and (thing is None or not hostile(clauses, thing)):
        return None
    return thing


def _told_before(clauses: Clauses, verb: Token, thing: Token | None) -> Token | None:
    """Who is promised a thing: "promised | them a school", "was offered | immunity"."""
    passive = next(clauses.kids(verb, {"nsubjpass"}), None)
    objects = (t for t in clauses.kids(verb, {"dobj"}) if thing is not None and t.i < thing.i)
    return next(objects, passive)


def _threat(clauses: Clauses, verb: Token) -> Draft | None:
    subject = holder_of(clauses, verb)
    if subject is None or not holds(clauses, subject):
        return None
    deed = infinitive(clauses, verb) or future_clause(clauses, verb) or quoted(clauses, verb)
    if not is_party(clauses, subject) and not _its_own(subject, deed):
        return None
    told = next(clauses.kids(verb, {"dobj"}), None)
    if deed is None:
        deed = behind(clauses, verb, "with") or _behind_told(clauses, verb)
    if deed is None and told is not None and not is_party(clauses, told):
        deed, told = told, None
    if deed is None:
        passive = next(clauses.kids(verb, {"nsubjpass"}), None)
        deed, told = (None, None) if passive is None else (noun_from(clauses, verb), passive)
    if deed is None:
        return None
    return draft(clauses, "threat", (verb, deed), subject, told or receiver(clauses, deed))


def _its_own(subject: Token, deed: Token | None) -> bool:
    """Whether "it" threatens what only a party can do: "it threatened to sue"."""
    if lower(subject) != "it" or deed is None:
        return False
    lemma = deed.lemma.lower()
    return any(lemma in word_set("promises", key) for key in ("hostile", "forceful", "answering"))


def _behind_told(clauses: Clauses, verb: Token) -> Token | None:
    """ "Threatened them | with eviction", where the preposition hangs elsewhere."""
    told = noun_from(clauses, verb)
    return None if told is None else behind(clauses, told, "with")


def _reserves(clauses: Clauses, verb: Token) -> Draft | None:
    """ "Reserves the right to strike back", "will reserve the right to take steps"."""
    right = next((t for t in clauses.kids(verb, {"dobj"}) if t.lemma.lower() == "right"), None)
    subject = holder_of(clauses, verb)
    if right is None or subject is None or negated(clauses, verb) or not holds(clauses, subject):
        return None
    deed = infinitive(clauses, right)
    if deed is None or not forcible(clauses, deed):
        return None
    return draft(clauses, "threat", (verb, deed), subject, None)


def _retaliates(clauses: Clauses, verb: Token) -> Draft | None:
    """ "Announced retaliatory duties"."""
    thing = next(clauses.kids(verb, {"dobj"}), None)
    subject = holder_of(clauses, verb)
    if thing is None or subject is None:
        return None
    kinds = {t.lemma.lower() for t in clauses.kids(thing, {"amod"})}
    if not kinds & word_set("promises", "retaliatory"):
        return None
    return draft(clauses, "threat", (verb, thing), subject, None)
