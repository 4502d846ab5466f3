"""Who does a deed and towards whom: the subject of what decides its type, and the first
party that stands with the deed.

A party is a name of a country, people, body or person, or a noun for persons or bodies.
Where a deed names none behind it, a thing stands for its recipient ("rejected the
plan"), its whole phrase with the names inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extract import words
from onrecord.extract.clauses import Clauses, is_relative
from onrecord.extract.events_deeds import Deed
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources import word_set

PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_OBJECTS = frozenset({"dobj", "dative", "oprd"})
_TO_PARTY = (
    "to", "with", "against", "on", "for", "between", "by", "towards", "toward", "into", "at", "of",
    "from", "over", "in", "among", "near", "along", "upon",
)  # fmt: skip
_LATE = frozenset({"in", "from", "over", "at", "near", "by", "along", "among"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REJECT", "RETREAT"})
_MORE_PERSONS = frozenset(
    {"rebel", "militant", "refugee", "civilian", "migrant", "troop", "force", "soldier", "prisoner",
     "hostage", "detainee", "counterpart", "inspector", "peacekeeper", "diplomat", "worker",
     "demonstrator", "jihadist", "gunman", "bomber", "hacker", "warplane", "jet", "cartel",
     "militia", "guerrilla", "donor", "convoy", "embassy", "captain", "separatist", "pilgrim",
     "airstrike", "court", "coalition", "faction", "nation", "country", "state", "side", "captor"}
)  # fmt: skip
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_DEEP = 4
_REACH = 25  # tokens


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
    actor, recipient = found
    if deed.pattern is not None and deed.pattern.text in word_set("plover", "reversed"):
        actor, recipient = recipient, actor
    if deed.type in _MUTUAL and actor is not None and not _with(clauses, recipient):
        recipient = _fellow(clauses, actor) or recipient
    if actor is not None and recipient is not None and actor.i == recipient.i:
        recipient = None
    return Roles(
        actor=actor,
        recipient=recipient,
        actor_span=None if actor is None else phrase(clauses, actor),
        recipient_span=None if recipient is None else phrase(clauses, recipient),
        actor_named=actor is not None and is_party(clauses, actor),
        recipient_named=recipient is not None and is_party(clauses, recipient),
        recipient_is_place=recipient is not None and clauses.head(recipient).text.lower() in _LATE,
    )


def phrase(clauses: Clauses, root: Token) -> Span:
    """The noun phrase of a root with the name behind its "of"."""
    span = clauses.phrase(root)
    end = span.end
    for link in clauses.kids(root, {"prep"}):
        if link.text.lower() == "of" and link.i == root.i + 1:
            for under in clauses.kids(link, {"pobj"}):
                end = max(end, clauses.phrase(under).end)
    return Span(span.start, end)


def is_party(clauses: Clauses, token: Token) -> bool:
    """Whether a noun names or describes persons, a body, a people or a country."""
    label = clauses.named.get(token.i)
    if label is not None:
        return label in PARTIES
    if token.pos == "PROPN":
        return True
    head = words.head_noun(token)
    known = words.persons() | words.groups() | words.bodies() | _MORE_PERSONS
    return token.pos == "NOUN" and (head in known or token.lemma.lower() in known)


# A verb's parties


def _of_verb(clauses: Clauses, deed: Deed) -> tuple[Token | None, Token | None]:
    passive = _is_passive(clauses, deed.head)
    subject = _subject(clauses, deed)
    if not passive:
        skip = () if subject is None else (subject.i,)
        return subject, _recipient(clauses, deed, skip)
    agent = _agent(clauses, deed.head)
    if deed.head is not deed.trigger:
        # "is expected to release": whoever is expected does it
        return subject, _recipient(clauses, deed, () if subject is None else (subject.i,))
    inside = None if subject is None else _inside(clauses, subject)
    return agent, inside or subject


def _is_passive(clauses: Clauses, verb: Token) -> bool:
    if any(True for _ in clauses.kids(verb, {"auxpass", "nsubjpass"})):
        return True
    return verb.dep == "acl" and verb.tag == "VBN"


def _subject(clauses: Clauses, deed: Deed) -> Token | None:
    """Who does the outermost of a deed's words; for a pronoun who is told to say it."""
    for verb in reversed(deed.chain):
        own = clauses.subject(verb)
        if own is None and verb.dep in {"acl", "relcl"}:
            own = clauses.head(verb)
        if own is None and verb.dep in {"advcl", "acomp", "pcomp", "prep", "oprd", "attr"}:
            own = clauses.subject(clauses.head(verb))
        if own is None and verb.dep == "dobj":
            own = clauses.subject(clauses.head(verb))  # "made a promise to"
        if own is not None:
            return _resolved(clauses, own, deed.head)
    return None


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


def _recipient(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """The first party with a deed, from its outermost word inwards; else a thing."""
    if "must" in deed.above and deed.type == "REQUEST":
        told = clauses.subject(deed.trigger)  # "said that they must leave"
        if told is not None and told.i not in skip and not is_relative(told):
            return told
    thing: Token | None = None
    for verb in reversed(deed.chain):
        for token in _arguments(clauses, verb, skip):
            if _own(clauses, token):
                continue  # "its troops" are no other side
            if is_party(clauses, token):
                return token
            inner = _inside(clauses, token)
            if inner is not None and inner.i not in skip:
                return inner
            if thing is None and token.dep != "pobj":
                thing = _object_of(clauses, token)
    return _further(clauses, deed, skip) or thing


def _own(clauses: Clauses, token: Token) -> bool:
    return any(k.pos == "PRON" for k in clauses.kids(token, {"poss"}))


def _object_of(clauses: Clauses, noun: Token) -> Token:
    """What a noun of doing is directed at: "an inquiry into the fire"."""
    for link in clauses.kids(noun, {"prep"}):
        if link.text.lower() in {"into", "against", "on", "with", "to", "for"}:
            for under in clauses.kids(link, {"pobj"}):
                return under
    return noun


def _further(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """The first named party behind the deed in its sentence, within a short reach."""
    first = deed.trigger.i + 1
    last = min(clauses.parse.sentences[deed.trigger.sentence][1], first + _REACH)
    for i in range(first, last):
        label = clauses.named.get(i)
        if label in PARTIES and i not in skip:
            token = clauses.token(i)
            if token.dep not in {"nsubj", "nsubjpass"} and _under(clauses, token, deed):
                return token
    return None


def _arguments(clauses: Clauses, verb: Token, skip: tuple[int, ...]) -> Iterator[Token]:
    held = [t for t in clauses.kids(verb, _OBJECTS) if t.pos in {"NOUN", "PROPN", "PRON"}]
    for clause in clauses.kids(verb, {"ccomp", "xcomp"}):
        held.extend(clauses.kids(clause, {"nsubj", "nsubjpass"}))
    early: list[Token] = []
    late: list[Token] = []
    for link in clauses.kids(verb, {"prep", "dative", "agent"}):
        word = link.text.lower()
        if word in _TO_PARTY:
            (late if word in _LATE else early).extend(clauses.kids(link, {"pobj"}))
    for token in (*held, *early, *late):
        if token.i in skip or clauses.named.get(token.i) in _TIMES or is_relative(token):
            continue
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "expl":
            yield token


def _inside(clauses: Clauses, noun: Token, depth: int = 0) -> Token | None:
    """A party inside the phrase of a thing; the thing itself where it is a modifier."""
    owner = next((k for k in clauses.kids(noun, {"poss"}) if is_party(clauses, k)), None)
    if owner is not None:
        return owner
    for kid in clauses.kids(noun, {"amod", "compound", "nmod"}):
        if clauses.named.get(kid.i) in _NAMES:
            return noun
    return _behind(clauses, noun, depth + 1) if depth < _DEEP else None


def _behind(clauses: Clauses, noun: Token, depth: int) -> Token | None:
    """A party behind a preposition of a noun; where it took place is looked at last."""
    links = [k for k in clauses.kids(noun, {"prep"}) if k.text.lower() in _TO_PARTY]
    for link in sorted(links, key=lambda k: k.text.lower() in _LATE):
        for under in clauses.kids(link, {"pobj"}):
            if clauses.named.get(under.i) in _TIMES:
                continue
            found = under if is_party(clauses, under) else _inside(clauses, under, depth)
            if found is not None:
                return found
    return None


def _with(clauses: Clauses, recipient: Token | None) -> bool:
    """Whether a recipient is told as the other side: "with Peru"."""
    return recipient is not None and clauses.head(recipient).text.lower() in {"with", "against"}


def _fellow(clauses: Clauses, actor: Token) -> Token | None:
    """The second of two who do a thing together: "Peru and Chile signed"."""
    return next((k for k in clauses.kids(actor, {"conj"}) if is_party(clauses, k)), None)


def _under(clauses: Clauses, token: Token, deed: Deed) -> bool:
    """Whether a token stands under one of a deed's words."""
    chain = {t.i for t in deed.chain}
    for _ in range(_REACH):
        if token.i in chain:
            return True
        if token.head == token.i:
            return False
        token = clauses.head(token)
    return False


# A noun's parties


def _of_noun(clauses: Clauses, noun: Token) -> tuple[Token | None, Token | None]:
    actor: Token | None = None
    recipient: Token | None = None
    for kid in clauses.kids(noun, {"poss", "amod", "compound", "nmod"}):
        named = clauses.named.get(kid.i) in {"GPE", "NORP", "ORG", "PERSON"}
        if actor is None and (named or (kid.dep == "poss" and is_party(clauses, kid))):
            actor = kid
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
