"""Who does a deed and towards whom: the subject of what decides its type, and the first
party that stands with the deed.

A party is a name of a country, people, body or person, or a noun for persons or bodies.
Where a deed names none behind it, a thing stands for its recipient ("rejected the
plan"), its whole phrase with the names inside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extract.clauses import Clauses, is_relative
from onrecord.extract.events_deeds import Deed
from onrecord.extract.events_order import (
    before,
    dateline_end,
    is_passive,
    next_noun,
    phrase_of,
)
from onrecord.extract.events_recipients import (
    LATE,
    PARTIES,
    inside,
    is_own,
    is_party,
    recipient_of,
)
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources import word_set

_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REJECT", "RETREAT"})
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
_LONGEST = 80  # code points from a judged thing to the party inside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The parties of a deed as tokens, with their phrases.

    Attributes:
        actor_named: whether the actor is a party, not a thing or a pronoun.
        recipient_named: the same of the recipient.
        recipient_is_place: the recipient is told as where: "in Beijing".
    """

    actor: Token | None
    recipient: Token | None
    actor_span: Span | None
    recipient_span: Span | None
    actor_named: bool
    recipient_named: bool
    recipient_is_place: bool


def roles(clauses: Clauses, deed: Deed) -> Roles:
    """The actor and the recipient of a deed, each None where the sentence gives none."""
    found = _of_noun(clauses, deed.trigger) if deed.nominal else _of_verb(clauses, deed)
    actor, recipient = _by_order(clauses, deed, *found)
    if deed.pattern is not None and deed.pattern.text in word_set("plover", "reversed"):
        actor, recipient = recipient, actor
    if _mutual(clauses, deed, recipient) and actor is not None:
        recipient = _fellow(clauses, actor) or recipient
    if actor is not None and recipient is not None and actor.i == recipient.i:
        recipient = None
    return Roles(
        actor=actor,
        recipient=recipient,
        actor_span=None if actor is None else phrase(clauses, actor, deed.trigger),
        recipient_span=None if recipient is None else _addressed(clauses, deed, recipient),
        actor_named=actor is not None and is_party(clauses, actor),
        recipient_named=recipient is not None and is_party(clauses, recipient),
        recipient_is_place=recipient is not None and clauses.head(recipient).text.lower() in LATE,
    )


def phrase(clauses: Clauses, root: Token, verb: Token) -> Span:
    """The noun phrase of a root with the name behind its "of", on one side of the verb."""
    span = phrase_of(clauses, root, verb)
    end = span.end
    for link in clauses.kids(root, {"prep"}):
        if link.text.lower() == "of" and link.i == root.i + 1:
            for under in clauses.kids(link, {"pobj"}):
                end = max(end, clauses.phrase(under).end)
    return Span(span.start, end)


def _addressed(clauses: Clauses, deed: Deed, recipient: Token) -> Span:
    """The words of a recipient; with the thing of its that a judgement is passed on.

    Who condemns "the attack on a church" addresses the attack.
    """
    span = phrase(clauses, recipient, deed.trigger)
    whole = deed.pattern is not None and deed.pattern.nouns is None
    if deed.type not in _JUDGING or not whole:
        return span
    for thing in clauses.kids(deed.trigger, {"dobj"}):
        start = phrase_of(clauses, thing, deed.trigger).start
        if thing.i < recipient.i and deed.trigger.end <= start < span.start <= start + _LONGEST:
            return Span(start, span.end)
    return span


def _by_order(
    clauses: Clauses, deed: Deed, actor: Token | None, recipient: Token | None
) -> tuple[Token | None, Token | None]:
    """The parties with those that the tree leaves out told by the order of words."""
    end = dateline_end(clauses, deed.trigger.sentence)
    if actor is not None and actor.i < end:
        actor = None
    if recipient is not None and recipient.i < end:
        recipient = None
    if deed.nominal:
        return actor, recipient
    active = not is_passive(clauses, deed.trigger)
    if actor is None and active and deed.trigger.dep != "acl":
        actor = before(clauses, deed.chain[-1])
        if actor is not None and recipient is not None and actor.i == recipient.i:
            recipient = None
    if recipient is None and active:
        recipient = next_noun(clauses, deed.trigger)
    return actor, recipient


# A verb's parties


def _of_verb(clauses: Clauses, deed: Deed) -> tuple[Token | None, Token | None]:
    passive = is_passive(clauses, deed.head)
    subject = _subject(clauses, deed)
    if not passive:
        skip = () if subject is None else (subject.i,)
        return subject, recipient_of(clauses, deed, skip)
    agent = _agent(clauses, deed.head)
    if deed.head is not deed.trigger:
        # "is expected to release": whoever is expected does it
        return subject, recipient_of(clauses, deed, () if subject is None else (subject.i,))
    party = None if subject is None else inside(clauses, subject)
    return agent, party or subject


def _subject(clauses: Clauses, deed: Deed) -> Token | None:
    """Who does the outermost of a deed's words; for a pronoun who is told to say it."""
    for verb in reversed(deed.chain):
        own = _own_subject(clauses, verb)
        if own is None and verb.dep in {"acl", "relcl"}:
            own = clauses.head(verb)
        if own is None and verb.dep in {"advcl", "acomp", "pcomp", "prep", "oprd", "attr"}:
            own = clauses.subject(clauses.head(verb))
        if own is None and verb.dep == "dobj":
            own = clauses.subject(clauses.head(verb))  # "made a promise to"
        if own is not None:
            return _resolved(clauses, own, deed.head)
    return None


def _own_subject(clauses: Clauses, verb: Token) -> Token | None:
    """A verb's subject; of a finite verb that a word joins, the one in its own clause."""
    own = clauses.subject(verb)
    if verb.dep in {"advcl", "ccomp"} and (own is None or own.i > verb.i):
        return before(clauses, verb) or own
    return own


def _resolved(clauses: Clauses, subject: Token, verb: Token) -> Token:
    if is_relative(subject):
        above = clauses.head(verb)
        return above if above.pos in {"NOUN", "PROPN"} else subject
    if subject.pos == "PRON":
        for upper in clauses.governors(verb):
            teller = clauses.subject(upper)
            if teller is not None and teller.pos != "PRON" and teller.i != subject.i:
                return teller
    return subject


def _agent(clauses: Clauses, verb: Token) -> Token | None:
    links = [*clauses.kids(verb, {"agent"})]
    links += [k for k in clauses.kids(verb, {"prep"}) if k.text.lower() == "by"]
    for link in links:
        for under in clauses.kids(link, {"pobj"}):
            return under
    for link in clauses.kids(verb, {"prep"}):
        if link.text.lower() in {"in", "at", "from"}:
            for under in clauses.kids(link, {"pobj"}):
                if clauses.named.get(under.i) in PARTIES:
                    return under
    return None


def _mutual(clauses: Clauses, deed: Deed, recipient: Token | None) -> bool:
    """Whether those who do a deed do it with each other: no object of it is another side."""
    if deed.type not in _MUTUAL or _with(clauses, recipient):
        return False
    if deed.base not in _MUTUAL or recipient is None:
        return recipient is None or deed.base is None
    return True


def _with(clauses: Clauses, recipient: Token | None) -> bool:
    """Whether a recipient is told as the other side: "with Peru"."""
    return recipient is not None and clauses.head(recipient).text.lower() in {"with", "against"}


def _fellow(clauses: Clauses, actor: Token) -> Token | None:
    """The second of two who do a thing together: "Peru and Chile signed"."""
    return next((k for k in clauses.kids(actor, {"conj"}) if is_party(clauses, k)), None)


# A noun's parties


def _of_noun(clauses: Clauses, noun: Token) -> tuple[Token | None, Token | None]:
    actor: Token | None = None
    recipient: Token | None = None
    for kid in clauses.kids(noun, {"poss", "amod", "compound", "nmod"}):
        named = clauses.named.get(kid.i) in {"GPE", "NORP", "ORG", "PERSON"}
        if actor is None and (named or (kid.dep == "poss" and is_party(clauses, kid))):
            actor = kid
    if actor is None:
        actor = _of_governor(clauses, noun)
    for link in clauses.kids(noun, {"prep"}):
        word = link.text.lower()
        for under in clauses.kids(link, {"pobj"}):
            if not is_party(clauses, under):
                continue
            if word in {"by", "from"}:
                actor = actor or under
            elif word == "between":
                actor, recipient = under, recipient or _fellow(clauses, under)
            elif word in {"on", "of", "against", "with", "to", "in", "for", "over"}:
                recipient = recipient or under
    return actor, recipient


def _of_governor(clauses: Clauses, noun: Token) -> Token | None:
    """Whose "its" deed it is: the subject of the verb that the noun is the object of."""
    above = clauses.head(noun)
    if noun.dep != "dobj" or not is_own(clauses, noun) or above.pos != "VERB":
        return None
    subject = clauses.subject(above)
    return subject if subject is not None and is_party(clauses, subject) else None
