"""Towards whom a deed is done, as the words behind its verb tell.

A party is a name of a country, people, body or person, or a noun for persons or bodies.
Where a deed names none behind it, a thing stands for its recipient ("rejected the
plan"), its whole phrase with the names inside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract import words
from onrecord.extract.clauses import Clauses, is_relative
from onrecord.extract.events_deeds import Deed
from onrecord.extract.events_order import next_noun
from onrecord.language.parse import Token

PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_OBJECTS = frozenset({"dobj", "dative", "oprd"})
_TO_PARTY = (
    "to", "with", "against", "on", "for", "between", "by", "towards", "toward", "into", "at", "of",
    "from", "over", "in", "among", "near", "along", "upon",
)  # fmt: skip
LATE = frozenset({"in", "from", "over", "at", "near", "by", "along", "among"})
_MORE_PERSONS = frozenset(
    {"rebel", "militant", "refugee", "civilian", "migrant", "troop", "force", "soldier", "prisoner",
     "hostage", "detainee", "counterpart", "inspector", "peacekeeper", "diplomat", "worker",
     "demonstrator", "jihadist", "gunman", "bomber", "hacker", "warplane", "jet", "cartel",
     "militia", "guerrilla", "donor", "convoy", "embassy", "captain", "separatist", "pilgrim",
     "airstrike", "court", "coalition", "faction", "nation", "country", "state", "side", "captor"}
)  # fmt: skip
_OPPOSED = frozenset({"ACCUSE", "PROTEST"})
_FORCES = frozenset(
    {"troop", "force", "soldier", "peacekeeper", "warship", "jet", "warplane", "army", "worker",
     "inspector", "ship", "tank", "police"}
)  # fmt: skip
_GIVING = frozenset(
    {"return", "give", "send", "award", "grant", "hand", "deliver", "provide", "offer", "pay",
     "lend", "sell", "contribute", "dispatch", "deploy", "donate", "supply", "ship",
     "transfer", "extend"}
)  # fmt: skip
_TOWARDS = frozenset(
    {"commitment", "support", "pledge", "promise", "aid", "help", "backing", "loyalty", "offer",
     "obligation", "opposition", "objection", "assistance", "threat", "warning", "message"}
)  # fmt: skip
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_DEEP = 4
_REACH = 25  # tokens


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


def recipient_of(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """The first party with a deed, from its outermost word inwards; else a thing."""
    first = (
        _bidden(clauses, deed, skip) or _against(clauses, deed, skip) or _with(clauses, deed, skip)
    )
    if first is not None:
        return first
    thing: Token | None = None
    for verb in reversed(deed.chain):
        receiver = _receiver(clauses, verb, skip)
        if receiver is not None:
            return receiver
        for token in _arguments(clauses, verb, skip):
            if is_own(clauses, token):
                continue  # "its troops" are no other side
            if is_party(clauses, token):
                return token
            inner = inside(clauses, token)
            if inner is not None and inner.i not in skip:
                return inner
            if thing is None and token.dep != "pobj":
                thing = _object_of(clauses, token)
    return _further(clauses, deed, skip) or thing


def _bidden(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """Who is told to do it: "said that they must leave"."""
    if "must" not in deed.above or deed.type != "REQUEST":
        return None
    told = clauses.subject(deed.trigger)
    return None if told is None or told.i in skip or is_relative(told) else told


def _against(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """Whom the deed's object is against: "filed a lawsuit in a court against the firm"."""
    if deed.type not in _OPPOSED:
        return None
    last = min(clauses.parse.sentences[deed.trigger.sentence][1], deed.trigger.i + _REACH)
    for i in range(deed.trigger.i + 1, last):
        token = clauses.token(i)
        if token.pos == "VERB":
            return None
        if token.text.lower() == "against":
            under = next(clauses.kids(token, {"pobj"}), None) or next_noun(clauses, token)
            return under if under is not None and under.i not in skip else None
    return None


def _with(clauses: Clauses, deed: Deed, skip: tuple[int, ...]) -> Token | None:
    """With whom a thing is talked over: "discussed the flow of arms to Klow with Syldavia"."""
    if deed.type != "CONSULT":
        return None
    for verb in reversed(deed.chain):
        for held in (verb, *clauses.kids(verb, {"dobj"})):
            for link in clauses.kids(held, {"prep"}):
                under = next(clauses.kids(link, {"pobj"}), None)
                fits = under is not None and under.i not in skip and is_party(clauses, under)
                if link.text.lower() == "with" and fits:
                    return under
    return None


def _receiver(clauses: Clauses, verb: Token, skip: tuple[int, ...]) -> Token | None:
    """The party that a thing or a force goes to: "returned the vase to Peru"."""
    if verb.lemma.lower() not in _GIVING:
        return None
    for given in clauses.kids(verb, {"dobj"}):
        persons = is_party(clauses, given) and given.lemma.lower() not in _FORCES
        if persons and clauses.named.get(given.i) not in {None, "ORG", "FAC", "LOC"}:
            return None
        if persons and given.i not in clauses.named:
            return None
        for held in (verb, given):
            for link in clauses.kids(held, {"prep", "dative"}):
                if link.text.lower() not in {"to", "for"}:
                    continue
                for under in clauses.kids(link, {"pobj"}):
                    if under.i not in skip and is_party(clauses, under):
                        return under
    return None


def is_own(clauses: Clauses, token: Token) -> bool:
    """Whether a pronoun owns it: "its troops"."""
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
            (late if word in LATE else early).extend(clauses.kids(link, {"pobj"}))
    for token in (*held, *early, *late):
        if token.i in skip or clauses.named.get(token.i) in _TIMES or is_relative(token):
            continue
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep != "expl":
            yield token


def inside(clauses: Clauses, noun: Token, depth: int = 0) -> Token | None:
    """A party inside the phrase of a thing; the thing itself where it is a modifier."""
    owner = next((k for k in clauses.kids(noun, {"poss"}) if is_party(clauses, k)), None)
    if owner is not None:
        # "Borduria's commitment to Syldavia" is towards the other
        towards = _behind(clauses, noun, depth + 1) if noun.lemma.lower() in _TOWARDS else None
        return towards or owner
    for kid in clauses.kids(noun, {"amod", "compound", "nmod"}):
        if clauses.named.get(kid.i) in _NAMES:
            return noun
    return _behind(clauses, noun, depth + 1) if depth < _DEEP else None


def _behind(clauses: Clauses, noun: Token, depth: int) -> Token | None:
    """A party behind a preposition of a noun; where it took place is looked at last."""
    links = [k for k in clauses.kids(noun, {"prep"}) if k.text.lower() in _TO_PARTY]
    for link in sorted(links, key=lambda k: k.text.lower() in LATE):
        for under in clauses.kids(link, {"pobj"}):
            if clauses.named.get(under.i) in _TIMES:
                continue
            found = under if is_party(clauses, under) else inside(clauses, under, depth)
            if found is not None:
                return found
    return None


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
