"""Commitments told by a word that commits: "vowed to", "threatened", "her pledge to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import (
    OWN,
    behind,
    clause_behind,
    draft,
    future,
    future_clause,
    holder_of,
    holds,
    infinitive,
    infinitives,
    is_infinitive,
    right_behind,
    rules_out,
    untold,
)
from onrecord.extract.commitments_demands import demand, given, or_else
from onrecord.extract.commitments_parts import Draft, is_party, receiver
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.resources import word_set

_OF_NOUN: tuple[tuple[CommitmentKind, str], ...] = (
    ("promise", "promise_nouns"),
    ("threat", "threat_nouns"),
    ("demand", "demand_nouns"),
)
_DEEP = 4
_PHRASE = 10  # tokens of who is called on
_OWNER = 2  # tokens from a noun back to who stands before its apostrophe


def cued(clauses: Clauses, token: Token) -> Iterator[Draft]:
    """The commitments that a word of commitment tells, if it is one."""
    if token.pos in {"VERB", "AUX"}:
        yield from _verb(clauses, token)
    elif token.pos in {"NOUN", "PROPN"}:
        made = _noun(clauses, token)
        if made is not None:
            yield made


def _verb(clauses: Clauses, verb: Token) -> Iterator[Draft]:
    lemma = verb.lemma.lower()
    finders = (
        (_promise, lemma in word_set("promises", "promising") or rules_out(clauses, verb)),
        (_threat, lemma in word_set("promises", "threatening")),
        (demand, lemma in word_set("promises", "demanding")),
        (given, lemma == "give"),
        (_retaliates, lemma in {"announce", "declare"}),
    )
    finder = next((find for find, fits in finders if fits), None)
    if finder is None or untold(clauses, verb):
        return
    made = finder(clauses, verb)
    if made is not None:
        yield made
        if made.kind == "demand":
            yield from or_else(clauses, made)


def _promise(clauses: Clauses, verb: Token) -> Draft | None:
    subject = holder_of(clauses, verb)
    if subject is None or not holds(clauses, subject):
        return None
    lemma = verb.lemma.lower()
    thing = subject.pos == "NOUN" and not is_party(clauses, subject)
    if thing and lemma in word_set("promises", "of_things"):
        return None  # "it promises to be a long night"
    deed = infinitive(clauses, verb)
    if deed is None and lemma in word_set("promises", "with_clause"):
        deed = future_clause(clauses, verb)
    if deed is None and lemma in {"commit", "agree", "pledge"}:
        deed = behind(clauses, verb, "to")
    told = next(clauses.kids(verb, {"dative"}), None)
    if deed is None:
        deed = _thing(clauses, verb)
    elif told is None:
        told = next(clauses.kids(verb, {"dobj"}), None)
    if deed is None or deed.pos == "PRON":
        return None
    kind: CommitmentKind = "threat" if _hostile(clauses, deed) else "promise"
    return draft(clauses, kind, (verb, deed), subject, told)


def _thing(clauses: Clauses, verb: Token) -> Token | None:
    """ "Promised a review", "ruled out a bailout"; what is offered, where it is on terms."""
    lemma = verb.lemma.lower()
    thing = next(clauses.kids(verb, {"dobj"}), None)
    if lemma not in word_set("promises", "with_thing") and lemma != "rule":
        return None
    offered = word_set("promises", "offered")
    if thing is not None and lemma == "offer" and thing.lemma.lower() not in offered:
        return None
    return thing


def _hostile(clauses: Clauses, deed: Token) -> bool:
    lemma = deed.lemma.lower()
    if deed.pos == "VERB":
        negated = any(True for _ in clauses.kids(deed, {"neg"}))
        return lemma in word_set("promises", "forceful") and not negated
    return lemma in word_set("promises", "revenge")


def _threat(clauses: Clauses, verb: Token) -> Draft | None:
    subject = holder_of(clauses, verb)
    if subject is None or not holds(clauses, subject) or not is_party(clauses, subject):
        return None
    deed = infinitive(clauses, verb) or future_clause(clauses, verb)
    told = next(clauses.kids(verb, {"dobj"}), None)
    if deed is None:
        deed = behind(clauses, verb, "with")
    if deed is None and told is not None and not is_party(clauses, told):
        deed, told = told, None
    if deed is None:
        return None
    return draft(clauses, "threat", (verb, deed), subject, told or receiver(clauses, deed))


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


def _noun(clauses: Clauses, noun: Token) -> Draft | None:
    kind = _kind_of_noun(clauses, noun)
    bare = {t.text.lower() for t in clauses.kids(noun, {"det"})} & {"no", "any", "neither"}
    if kind is None or bare:
        return None
    deed = _deed_of_noun(clauses, noun, kind)
    holder = _noun_holder(clauses, noun)
    if deed is None or deed.pos == "PRON" or holder is None or not holds(clauses, holder):
        return None
    return draft(clauses, kind, (noun, deed), holder, None)


def _kind_of_noun(clauses: Clauses, noun: Token) -> CommitmentKind | None:
    lemma = noun.lemma.lower()
    for kind, key in _OF_NOUN:
        if lemma in word_set("promises", key):
            return kind
    made = clauses.head(noun).lemma.lower() in word_set("promises", "deal_makers")
    signed = noun.dep == "dobj" and made and lemma in word_set("promises", "accords")
    return "promise" if signed else None


def _deed_of_noun(clauses: Clauses, noun: Token, kind: CommitmentKind) -> Token | None:
    """ "A pledge to build", "assurances that it will", "the demand for amnesty"."""
    under = list(clauses.kids(noun, {"acl", "relcl", "xcomp", "ccomp"}))
    deed = next((t for t in under if is_infinitive(clauses, t)), None)
    deed = deed or right_behind(clauses, noun.i + 1)
    above = clauses.head(noun)
    if deed is None and noun.dep == "dobj" and above.pos == "VERB":
        deed = next((t for t in infinitives(clauses, above) if t.i > noun.i), None)
    if deed is None:
        told = (t for t in under if future(clauses, t) and any(clauses.kids(t, {"mark"})))
        deed = next(told, None)
    if deed is None:
        deed = clause_behind(clauses, noun, near=1)
    if deed is None and kind == "demand":
        deed = _for_someone_to(clauses, noun)
    lemma = noun.lemma.lower()
    if deed is None and lemma != "offer" and lemma not in word_set("promises", "accords"):
        deed = behind(clauses, noun, "for" if kind == "demand" else "of")
    return deed


def _for_someone_to(clauses: Clauses, noun: Token) -> Token | None:
    """ "The call for the minister to | resign", "the demand that he | resign"."""
    last = clauses.parse.sentences[noun.sentence][1]
    inside = [clauses.token(i) for i in range(noun.i + 1, min(last, noun.i + _PHRASE))]
    if not inside or inside[0].text.lower() not in {"for", "that"}:
        return None
    if inside[0].text.lower() == "that":
        verb = next((t for t in inside if t.pos in {"VERB", "AUX"}), None)
        return verb if verb is not None and verb.tag in {"VB", "VBP"} else None
    to = next((t for t in inside if t.text.lower() == "to"), None)
    return None if to is None else right_behind(clauses, to.i)


def _noun_holder(clauses: Clauses, noun: Token) -> Token | None:
    owner = next(clauses.kids(noun, {"poss"}), None) or _before_apostrophe(clauses, noun)
    verb = noun
    for _ in range(_DEEP):
        if verb.pos in {"VERB", "AUX"} or verb.head == verb.i:
            break
        verb = clauses.head(verb)
    own_subject = holder_of(clauses, verb) if verb.pos == "VERB" else None
    if owner is not None:
        own = owner.text.lower() in OWN and noun.dep in {"dobj", "pobj"}
        return own_subject if own and own_subject is not None else owner
    holding = word_set("promises", "of_holder") | word_set("promises", "deal_makers")
    told = verb.lemma.lower() in holding and not untold(clauses, verb)
    if noun.dep in {"dobj", "pobj"} and told:
        return own_subject
    return behind(clauses, noun, "by", "from")


def _before_apostrophe(clauses: Clauses, noun: Token) -> Token | None:
    """Whose it is by the words right before: "the council's | pledge"."""
    if noun.i < _OWNER or clauses.token(noun.i - 1).tag != "POS":
        return None
    owner = clauses.token(noun.i - _OWNER)
    return owner if owner.sentence == noun.sentence and owner.pos in {"NOUN", "PROPN"} else None
