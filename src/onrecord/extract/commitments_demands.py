"""Demands: "demanded that", "called on them to", "gave it until noon to"."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import draft, has_office, holder_of, holds
from onrecord.extract.commitments_draft import Draft, is_party
from onrecord.extract.commitments_words import (
    FUTURE,
    NOUNS,
    OWN,
    after,
    before,
    behind,
    conditional,
    future_clause,
    helpers,
    infinitive,
    infinitives,
    is_capital,
    is_infinitive,
    lower,
    next_infinitive,
    object_of,
    of_to,
    owners,
    quoted,
    right_behind,
)
from onrecord.language.parse import Token
from onrecord.resources import word_set

_DOES = frozenset({"do", "does", "did", "can", "could", "may", "might"})
_SPEAKING = frozenset({"it", "he", "she", "they", "we", "i"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPANS_OF_TIME = frozenset({"hour", "day", "week", "month", "year"})
_MUST = frozenset({"must", "should"})
_PHRASE = 9  # tokens of who is told to do something
_SHORT = 2  # tokens between a verb and what it requires: "that" and one word
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
    """ "Gave them until noon to leave", "gave them 48 hours to leave"."""
    words = after(clauses, verb, _UNTIL)
    limits = (n for n, t in enumerate(words) if _limits(t, words[n + 1 : n + 2]))
    limit = next(limits, None)
    subject = holder_of(clauses, verb)
    if limit is None or subject is None or not holds(clauses, subject):
        return None
    asked = next(clauses.kids(verb, {"nsubjpass"}), None) or object_of(clauses, verb)
    ends = (n for n, t in enumerate(words) if n > limit and lower(t) == "to")
    deed = next((d for n in ends if (d := of_to(words[n:]))), None)
    if deed is None or asked is None or not is_party(clauses, asked):
        return None
    return draft(clauses, "demand", (verb, deed), subject, asked)


def _limits(token: Token, following: list[Token]) -> bool:
    """Whether a word tells how long is given: "until", "hours | to"."""
    if lower(token) in {"until", "till"}:
        return True
    to = bool(following) and lower(following[0]) == "to"
    return to and token.lemma.lower() in _SPANS_OF_TIME


def _demanded(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    deed = _wanted_clause(clauses, verb, sure=False) or infinitive(clauses, verb)
    if deed is not None:
        return _required(clauses, verb, subject, deed)
    spoken = quoted(clauses, verb)
    if spoken is not None:
        return draft(clauses, "demand", (verb, spoken), subject, None, first=spoken.i)
    thing = next(clauses.kids(verb, {"dobj"}), None) or object_of(clauses, verb)
    if thing is None or thing.pos == "PRON":
        return None
    if subject.pos == "NOUN" and not is_party(clauses, subject):
        return None  # "the job demands patience"
    asked = behind(clauses, verb, "from") or behind(clauses, thing, "from")
    return draft(clauses, "demand", (verb, thing), subject, asked)


def _insisted(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    deed = _wanted_clause(clauses, verb)
    if deed is not None:
        return _required(clauses, verb, subject, deed)
    thing = behind(clauses, verb, "on", "upon")
    if thing is None or thing.pos == "PRON" or not is_party(clauses, subject):
        return None
    return draft(clauses, "demand", (verb, thing), subject, None)


def _wanted_clause(clauses: Clauses, verb: Token, *, sure: bool = True) -> Token | None:
    """The clause of what is required: "that he resign", "he must resign"."""
    for kid in clauses.kids(verb, {"ccomp"}):
        if kid.i < verb.i:
            continue
        held = helpers(clauses, kid)
        if kid.tag == "VB" and not held & (FUTURE | _DOES):
            return kid
        if kid.pos == "NOUN" and any(lower(t) == "that" for t in clauses.kids(kid, {"mark"})):
            return kid  # "that the governor resign", taken for a noun
        if held & _MUST or ("be" in held and not held & (FUTURE | _DOES)):
            return kid
        if not sure and kid.pos == "VERB" and not held & _DOES:
            return kid
        if kid.tag == "VBP" and not held and _singular_subject(clauses, kid):
            return kid  # "that he resign"
    return _behind_that(clauses, verb)


def _behind_that(clauses: Clauses, verb: Token) -> Token | None:
    """The base form in a clause that begins behind a verb with "that", whatever hangs where."""
    words = after(clauses, verb, _PHRASE)
    if not words or lower(words[0]) != "that":
        return None
    for n, token in enumerate(words[1:], 1):
        if token.tag in {"VBD", "VBZ", "VBG", "MD"} or token.pos in {"AUX", "PUNCT"}:
            return None
        particle = n + 1 < len(words) and lower(words[n + 1]) in {"off", "out", "down", "up"}
        if token.tag == "VB" or (particle and n > 1 and token.tag in {"NN", "VBP"}):
            return token
    return None


def _singular_subject(clauses: Clauses, verb: Token) -> bool:
    own = next(clauses.kids(verb, {"nsubj"}), None)
    return own is not None and own.tag in {"NN", "NNP"}


def _required(clauses: Clauses, verb: Token, subject: Token, deed: Token) -> Draft:
    """A demand whose clause begins with who is to act."""
    acts = next(clauses.kids(deed, _SUBJECTS), None)
    if acts is None and deed.i - verb.i > _SHORT:
        acts = next((t for t in before(clauses, deed, 1) if t.pos in NOUNS), None)
        if acts is not None:
            return draft(clauses, "demand", (verb, deed), subject, acts, first=deed.i)
    if acts is None or acts.i > deed.i or acts.dep == "nsubjpass":
        return draft(clauses, "demand", (verb, deed), subject, None)
    first = max(t.i for t in clauses.subtree(acts)) + 1
    while first < deed.i and clauses.token(first).text.lower() in _MUST:
        first += 1
    return draft(clauses, "demand", (verb, deed), subject, acts, first=min(first, deed.i))


def _called(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    asked = behind(clauses, verb, "on", "upon")
    if asked is not None:
        deed = _bidden(clauses, verb, asked)
        if deed is None:
            return None
        return draft(clauses, "demand", (verb, deed), subject, asked, first=asked.i + 1)
    thing = behind(clauses, verb, "for")
    if thing is None or thing.pos == "PRON" or clauses.named.get(thing.i) in {"TIME", "DATE"}:
        return None
    if not is_party(clauses, subject):
        return None
    deed = next(infinitives(clauses, verb), None) or next(infinitives(clauses, thing), None)
    deed = deed or right_behind(clauses, thing)
    if deed is None or deed.i < thing.i:
        return draft(clauses, "demand", (verb, thing), subject, None)
    asked = thing if is_party(clauses, thing) else None
    return draft(clauses, "demand", (verb, deed), subject, asked, first=thing.i + 1)


def _bidden(clauses: Clauses, verb: Token, asked: Token) -> Token | None:
    """The infinitive behind who is called on."""
    found = (t for root in (verb, asked) for t in infinitives(clauses, root) if t.i > asked.i)
    last = max(clauses.subtree(asked), key=lambda t: t.i)
    return (
        next(found, None) or right_behind(clauses, last) or next_infinitive(clauses, verb, _PHRASE)
    )


def _told_to(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    """ "Urged them to leave", "told it that it must": whoever is told is to act."""
    lemma = verb.lemma.lower()
    deed = infinitive(clauses, verb) or _must_clause(clauses, verb)
    deed = deed or next_infinitive(clauses, verb, _PHRASE)
    if deed is None:
        if lemma == "warn":
            return _warned(clauses, verb, subject)
        wanted = None if lemma == "tell" else _wanted_clause(clauses, verb)
        return None if wanted is None else _required(clauses, verb, subject, wanted)
    asked = next(clauses.kids(verb, {"dobj", "dative", "nsubjpass"}), None)
    if is_infinitive(clauses, deed):
        asked = next(clauses.kids(deed, {"nsubj"}), None) or asked
        asked = asked or _right_before_to(clauses, verb, deed)
    if asked is None or deed.lemma.lower() == "be":
        return None
    own = owners(clauses, asked) & OWN
    advised = asked.lemma.lower() in word_set("promises", "advised") or asked.pos == "PRON"
    advises = subject.lemma.lower() in word_set("promises", "advisers") or asked.pos != "PRON"
    if lemma in _SOFT and not own and advised and advises:
        return None
    return draft(clauses, "demand", (verb, deed), subject, asked)


def _right_before_to(clauses: Clauses, verb: Token, deed: Token) -> Token | None:
    """The noun before the "to" of a deed: who is told, where the tree does not say."""
    words = before(clauses, deed, deed.i - verb.i - 1)
    to = max((n for n, t in enumerate(words) if lower(t) == "to"), default=0)
    while to and lower(words[to - 1]) in {"not", "never"}:
        to -= 1
    noun = words[to - 1] if to else None
    return noun if noun is not None and noun.pos in NOUNS | {"PRON"} else None


def _must_clause(clauses: Clauses, verb: Token) -> Token | None:
    kids = clauses.kids(verb, {"ccomp"})
    return next((k for k in kids if "must" in helpers(clauses, k)), None)


def _warned(clauses: Clauses, verb: Token, subject: Token) -> Draft | None:
    """ "Warned that it would strike back": a threat where the deed is the speaker's own."""
    deed = future_clause(clauses, verb)
    if deed is None or deed.lemma.lower() in word_set("promises", "no_deed_said"):
        return None
    acts = next(clauses.kids(deed, _SUBJECTS), None)
    if acts is None or not is_party(clauses, subject):
        return None
    mine = lower(acts) in _SPEAKING and acts.dep == "nsubj"
    ours = owners(clauses, acts) & OWN and acts.lemma.lower() in word_set("promises", "own_bodies")
    harms = acts.dep == "nsubjpass" and deed.lemma.lower() in word_set("promises", "harming")
    if not (mine or ours or harms or _of_the_state(clauses, deed, acts, subject)):
        return None
    told = next(clauses.kids(verb, {"dobj", "dative"}), None)
    return draft(clauses, "threat", (verb, deed), subject, told)


def _of_the_state(clauses: Clauses, deed: Token, acts: Token, subject: Token) -> bool:
    """Whether an office holder warns of what a named state or body would do on a condition.

    A hostile deed of a named body that hangs on a condition is told by one who speaks for
    it; onlookers tell of what befalls it.
    """
    if not is_capital(acts) or acts.dep != "nsubj" or not has_office(clauses, subject):
        return False
    lists = ("hostile", "forceful", "answering")
    hostile = any(deed.lemma.lower() in word_set("promises", key) for key in lists)
    return hostile and conditional(clauses, deed)
