"""Demands: "demanded that", "called on them to", "gave it until noon to", with what "or" adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import (
    FUTURE,
    OWN,
    behind,
    draft,
    future,
    future_clause,
    holder_of,
    holds,
    infinitive,
    infinitives,
    is_infinitive,
    right_behind,
)
from onrecord.extract.commitments_parts import Draft, is_party
from onrecord.language.parse import Token
from onrecord.resources import word_set

_DOES = frozenset({"do", "does", "did", "can", "could", "may", "might"})
_SPEAKING = frozenset({"it", "he", "she", "they", "we", "i"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FACING = frozenset({"face", "suffer", "risk"})
_PHRASE = 9  # tokens of who is told to do something
_UNTIL = 25  # tokens behind "gave" in which the term and the deed stand
_SOFT = frozenset({"urge", "warn", "tell"})


def demand(clauses: Clauses, verb: Token) -> Draft | None:
    """What a verb of demand requires, of whom; a threat where it warns of an own deed."""
    subject = holder_of(clauses, verb)
    if subject is None or not holds(clauses, subject):
        return None
    lemma = verb.lemma.lower()
    if lemma == "demand":
        return _demanded(clauses, verb, subject)
    if lemma == "insist":
        return _insisted(clauses, verb, subject)
    if lemma == "call":
        return _called(clauses, verb, subject)
    return _told_to(clauses, verb, subject)


def given(clauses: Clauses, verb: Token) -> Draft | None:
    """ "Gave them until noon to leave"."""
    last = clauses.parse.sentences[verb.sentence][1]
    behind_it = [clauses.token(i) for i in range(verb.i + 1, min(last, verb.i + _UNTIL))]
    until = next((p for p in behind_it if p.text.lower() in {"until", "till"}), None)
    subject = holder_of(clauses, verb)
    if until is None or subject is None or not holds(clauses, subject):
        return None
    asked = next(clauses.kids(verb, {"dative", "dobj"}), None)
    ends = (t.i for t in behind_it if t.i > until.i and t.text.lower() == "to")
    deed = next((d for i in ends if (d := right_behind(clauses, i))), None)
    if deed is None or asked is None:
        return None
    return draft(clauses, "demand", (verb, deed), subject, asked)


def or_else(clauses: Clauses, made: Draft) -> Iterator[Draft]:
    """What follows "or" behind a demand: "or its members would walk out", "or face attack"."""
    roots = {made.cue.i: made.cue, made.deed.i: made.deed}.values()
    either = any(t.text.lower() == "or" for r in roots for t in clauses.kids(r, {"cc"}))
    for kid in (k for root in roots for k in clauses.kids(root, {"conj"})):
        threatens = kid.lemma.lower() in _FACING or future(clauses, kid)
        if not either or kid.i < made.deed.i or not threatens:
            continue
        subjects = clauses.kids(kid, _SUBJECTS)
        first = min((t.i for s in subjects for t in clauses.subtree(s)), default=kid.i)
        yield Draft(
            kind="threat",
            cue=made.cue,
            holder=made.holder,
            deed=kid,
            first=first,
            towards=made.towards,
        )


def _demanded(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    deed = _wanted_clause(clauses, verb, sure=False) or infinitive(clauses, verb)
    if deed is not None:
        return _required(clauses, verb, subject, deed)
    thing = next(clauses.kids(verb, {"dobj"}), None)
    if thing is None or thing.pos == "PRON":
        return None
    asked = behind(clauses, verb, "from") or behind(clauses, thing, "from")
    return draft(clauses, "demand", (verb, thing), subject, asked)


def _insisted(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    deed = _wanted_clause(clauses, verb)
    if deed is not None:
        return _required(clauses, verb, subject, deed)
    thing = behind(clauses, verb, "on")
    if thing is None or thing.pos == "PRON" or not is_party(clauses, subject):
        return None
    return draft(clauses, "demand", (verb, thing), subject, None)


def _wanted_clause(clauses: Clauses, verb: Token, *, sure: bool = True) -> Token | None:
    """The clause of what is required: "that he resign", "he must resign"."""
    for kid in clauses.kids(verb, {"ccomp"}):
        helpers = {t.text.lower() for t in clauses.kids(kid, {"aux", "auxpass"})}
        if kid.tag == "VB" and not helpers & (FUTURE | _DOES):
            return kid
        if helpers & {"must", "should"} or (not sure and not helpers & _DOES):
            return kid
        verbs = {t.tag for t in clauses.kids(kid, {"aux"})}
        if kid.tag == "VBP" and not verbs and _singular_subject(clauses, kid):
            return kid  # "that he resign"
    return None


def _singular_subject(clauses: Clauses, verb: Token) -> bool:
    own = next(clauses.kids(verb, {"nsubj"}), None)
    return own is not None and own.tag in {"NN", "NNP"}


def _required(clauses: Clauses, verb: Token, subject: Token, deed: Token) -> Draft:
    """A demand whose clause begins with who is to act."""
    acts = next(clauses.kids(deed, {"nsubj"}), None)
    if acts is None or acts.i > deed.i:
        return draft(clauses, "demand", (verb, deed), subject, None)
    first = max(t.i for t in clauses.subtree(acts)) + 1
    while first < deed.i and clauses.token(first).text.lower() in {"must", "should"}:
        first += 1
    return draft(clauses, "demand", (verb, deed), subject, acts, first=min(first, deed.i))


def _called(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    asked = behind(clauses, verb, "on", "upon")
    if asked is not None:
        deed = _bidden(clauses, (verb, asked), asked)
        if deed is None:
            return None
        return draft(clauses, "demand", (verb, deed), subject, asked, first=asked.i + 1)
    thing = behind(clauses, verb, "for")
    if thing is None or thing.pos == "PRON" or clauses.named.get(thing.i) in {"TIME", "DATE"}:
        return None
    return draft(clauses, "demand", (verb, thing), subject, None)


def _bidden(clauses: Clauses, roots: Sequence[Token], asked: Token) -> Token | None:
    """The infinitive behind who is called on."""
    found = (t for root in roots for t in infinitives(clauses, root) if t.i > asked.i)
    return next(found, None) or right_behind(clauses, max(t.i for t in clauses.subtree(asked)) + 1)


def _told_to(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    """ "Urged them to leave", "told it that it must": whoever is told is to act."""
    lemma = verb.lemma.lower()
    deed = infinitive(clauses, verb) or _must_clause(clauses, verb)
    if deed is None:
        deed = _next_infinitive(clauses, verb)
    if deed is None:
        if lemma == "warn":
            return _warned(clauses, verb, subject)
        wanted = None if lemma == "tell" else _wanted_clause(clauses, verb)
        return None if wanted is None else _required(clauses, verb, subject, wanted)
    asked = next(clauses.kids(verb, {"dobj", "dative"}), None)
    if is_infinitive(clauses, deed):
        asked = next(clauses.kids(deed, {"nsubj"}), None) or asked
        asked = asked or _right_before_to(clauses, verb, deed)
    if asked is None or deed.lemma.lower() == "be":
        return None
    own = any(t.text.lower() in OWN for t in clauses.kids(asked, {"poss"}))
    if lemma in _SOFT and not own and asked.lemma.lower() in word_set("promises", "advised"):
        return None
    return draft(clauses, "demand", (verb, deed), subject, asked)


def _next_infinitive(clauses: Clauses, verb: Token) -> Token | None:
    """The infinitive behind the noun phrase that follows a verb, whatever it hangs under."""
    last = clauses.parse.sentences[verb.sentence][1]
    for i in range(verb.i + 1, min(last, verb.i + _PHRASE)):
        token = clauses.token(i)
        if token.text.lower() == "to":
            return right_behind(clauses, i)
        if token.pos in {"VERB", "PUNCT", "ADP"}:
            return None
    return None


def _right_before_to(clauses: Clauses, verb: Token, deed: Token) -> Token | None:
    """The noun before the "to" of a deed: who is told, where the tree does not say."""
    for i in range(deed.i - 1, verb.i + 1, -1):
        if clauses.token(i).text.lower() == "to":
            before = clauses.token(i - 1)
            return before if before.pos in {"NOUN", "PROPN", "PRON"} else None
    return None


def _must_clause(clauses: Clauses, verb: Token) -> Token | None:
    kids = clauses.kids(verb, {"ccomp"})
    must = (k for k in kids if any(t.text.lower() == "must" for t in clauses.kids(k, {"aux"})))
    return next(must, None)


def _warned(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    """ "Warned that it would strike back": a threat where the deed is the speaker's own."""
    deed = future_clause(clauses, verb)
    if deed is None or deed.lemma.lower() in word_set("promises", "no_deed_said"):
        return None
    acts = next(clauses.kids(deed, _SUBJECTS), None)
    if acts is None or not is_party(clauses, subject):
        return None
    own = any(t.text.lower() in OWN for t in clauses.kids(acts, {"poss"}))
    mine = acts.text.lower() in _SPEAKING and acts.dep == "nsubj"
    ours = own and acts.lemma.lower() in word_set("promises", "own_bodies")
    harms = acts.dep == "nsubjpass" and deed.lemma.lower() in word_set("promises", "harming")
    if not (mine or ours or harms):
        return None
    told = next(clauses.kids(verb, {"dobj", "dative"}), None)
    return draft(clauses, "threat", (verb, deed), subject, told)
