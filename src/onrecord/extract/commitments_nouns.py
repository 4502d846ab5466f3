"""Commitments told by a noun that names one: "her pledge to", "an ultimatum from"."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import draft, holder_of, holds, hostile, untold
from onrecord.extract.commitments_draft import Draft
from onrecord.extract.commitments_words import (
    NOUNS,
    OWN,
    after,
    before,
    behind,
    clause_behind,
    future,
    infinitives,
    is_infinitive,
    lower,
    of_to,
    owners,
    right_behind,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.resources import word_set

_OF_NOUN: tuple[tuple[CommitmentKind, str], ...] = (
    ("promise", "promise_nouns"),
    ("threat", "threat_nouns"),
    ("demand", "demand_nouns"),
)
_UNTOLD = frozenset({"no", "any", "neither", "such"})
_OF_WORD = frozenset({"give", "keep", "break", "go", "stick", "stand", "honour", "honor", "hold"})
_DEEP = 4
_PHRASE = 10  # tokens of who is called on
_OWNER = 2  # tokens from a noun back to who stands before its apostrophe


def of_noun(clauses: Clauses, noun: Token) -> Draft | None:
    """The commitment that a noun names, if it is one with a holder."""
    kind = _kind(clauses, noun)
    if kind is None or {lower(t) for t in clauses.kids(noun, {"det"})} & _UNTOLD:
        return None
    deed = _deed(clauses, noun, kind)
    holder = _holder(clauses, noun)
    if deed is None or deed.pos == "PRON" or holder is None or not holds(clauses, holder):
        return None
    if kind == "promise" and hostile(clauses, deed):
        kind = "threat"
    return draft(clauses, kind, (noun, deed), holder, None)


def _kind(clauses: Clauses, noun: Token) -> CommitmentKind | None:
    lemma = noun.lemma.lower()
    for kind, key in _OF_NOUN:
        if lemma in word_set("promises", key):
            return kind
    above = clauses.head(noun)
    if lemma == "word":
        given = _verb_above(clauses, noun).lemma.lower() in _OF_WORD and owners(clauses, noun) & OWN
        return "promise" if given else None
    made = above.lemma.lower() in word_set("promises", "deal_makers")
    signed = noun.dep == "dobj" and made and lemma in word_set("promises", "accords")
    return "promise" if signed else None


def _deed(clauses: Clauses, noun: Token, kind: CommitmentKind) -> Token | None:
    """ "A pledge to build", "assurances that it will", "the demand for amnesty"."""
    under = list(clauses.kids(noun, {"acl", "relcl", "xcomp", "ccomp", "advcl"}))
    deed = next((t for t in under if is_infinitive(clauses, t)), None)
    deed = deed or right_behind(clauses, noun)
    above = clauses.head(noun)
    if deed is None and noun.dep == "dobj" and above.pos == "VERB":
        deed = next((t for t in infinitives(clauses, above) if t.i > noun.i), None)
    if deed is None:
        told = (t for t in under if future(clauses, t) and any(clauses.kids(t, {"mark"})))
        deed = next(told, None)
    deed = deed or clause_behind(clauses, noun, near=1) or _to_another(clauses, noun)
    if deed is None and kind == "demand":
        deed = _for_someone_to(clauses, noun) or _behind_colon(clauses, noun)
    lemma = noun.lemma.lower()
    if deed is None and lemma not in {"offer", "word"} and lemma not in _accords():
        deed = behind(clauses, noun, "for" if kind == "demand" else "of")
    return deed


def _accords() -> frozenset[str]:
    return word_set("promises", "accords")


def _to_another(clauses: Clauses, noun: Token) -> Token | None:
    """ "A promise | to voters to cut", "a threat by truckers to block"."""
    words = after(clauses, noun, _PHRASE)
    if not words or lower(words[0]) not in {"to", "by", "from"}:
        return None
    for n, token in enumerate(words[1:], 1):
        if lower(token) == "to":
            return of_to(words[n:])
        if token.pos in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def _for_someone_to(clauses: Clauses, noun: Token) -> Token | None:
    """ "The call for the minister to | resign", "the demand that he | resign"."""
    inside = after(clauses, noun, _PHRASE)
    if not inside or lower(inside[0]) not in {"for", "that"}:
        return None
    if lower(inside[0]) == "that":
        verbs = [t for t in inside if t.pos in {"VERB", "AUX"}]
        verb = verbs[0] if verbs else None
        if verb is not None and verb.lemma.lower() == "be" and len(verbs) > 1:
            verb = verbs[1] if verbs[1].i - verb.i == 1 else verb
        return verb if verb is not None and verb.tag in {"VB", "VBP", "VBN"} else None
    to = next((n for n, t in enumerate(inside) if lower(t) == "to"), None)
    return None if to is None else of_to(inside[to:])


def _behind_colon(clauses: Clauses, noun: Token) -> Token | None:
    """ "An ultimatum to the rebels: | surrender or face attack"."""
    words = after(clauses, noun, _PHRASE)
    colon = next((n for n, t in enumerate(words) if t.text == ":"), len(words))
    verb = next(iter(words[colon + 1 : colon + 2]), None)
    bids = verb is not None and lower(verb) in word_set("promises", "bidding")
    return verb if verb is not None and (bids or verb.tag == "VB") else None


def _holder(clauses: Clauses, noun: Token) -> Token | None:
    owner = next(clauses.kids(noun, {"poss"}), None) or _before_apostrophe(clauses, noun)
    verb = _verb_above(clauses, noun)
    own_subject = holder_of(clauses, verb) if verb.pos == "VERB" else None
    if owner is not None:
        own = lower(owner) in OWN and noun.dep != "nsubj"
        return own_subject if own and own_subject is not None else owner
    if noun.dep in {"pobj", "dobj"} and verb.lemma.lower() in word_set("promises", "won_with"):
        return subject_of(clauses, verb) or own_subject or subject_of(clauses, clauses.head(verb))
    stated = behind(clauses, noun, "by", "from")
    if stated is not None or _stands_first(noun, verb):
        return stated
    holding = word_set("promises", "of_holder") | word_set("promises", "deal_makers")
    if verb.lemma.lower() in holding and not untold(clauses, verb):
        return own_subject
    return None


def _stands_first(noun: Token, verb: Token) -> bool:
    return verb.pos != "VERB" or noun.i < verb.i


def _verb_above(clauses: Clauses, noun: Token) -> Token:
    verb = noun
    for _ in range(_DEEP):
        if verb.pos in {"VERB", "AUX"} or verb.head == verb.i:
            break
        verb = clauses.head(verb)
    return verb


def _before_apostrophe(clauses: Clauses, noun: Token) -> Token | None:
    """Whose it is by the words right before: "the council's | (first) pledge"."""
    words = before(clauses, noun, _OWNER + 1)
    for n in range(len(words) - 1, 0, -1):
        if words[n].tag == "POS":
            return words[n - 1] if words[n - 1].pos in NOUNS else None
        if words[n].pos not in {"ADJ", "NUM"}:
            return None
    return None
