"""Demands told by what a speaker bids another to do: "Release them now", "he must go"."""

from __future__ import annotations

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import written_to
from onrecord.extract.commitments_draft import Draft, is_party
from onrecord.extract.commitments_or_else import alternatives
from onrecord.extract.commitments_sayings import FIRST, THIRD, Sayings
from onrecord.extract.commitments_words import (
    before,
    helpers,
    lower,
    negated,
    owners,
    phrase,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.resources import word_set

_EVERYBODY = frozenset({"one", "everyone", "everybody", "people"})
_OFFERED = frozenset({"try", "taste", "visit", "meet", "excuse", "forgive", "read", "watch"})
_QUOTES = frozenset({'"', "“", "‘", "``", "«"})
_NEAR = 6  # tokens before a verb in which its "must" stands


def bidden(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "Leave or we will fire", "Release them now": what a quotation bids another to do."""
    do = next((t for t in clauses.kids(verb, {"aux"}) if lower(t) == "do"), None)
    denied = do is not None and negated(clauses, verb)
    start = do if do is not None and denied else verb
    held = {kid.i for kid in clauses.kids(verb, {"aux", "nsubj"}) if kid.i < verb.i}
    if verb.tag != "VB" or held - {start.i} or (helpers(clauses, verb) and not denied):
        return None
    opens = any(t.text in _QUOTES for t in before(clauses, start, 1))
    threatens = any(True for _ in alternatives(clauses, verb))
    saying = sayings.around(verb) if threatens or opens else None
    bids = not denied and verb.lemma.lower() in word_set("promises", "bidding")
    called = saying is not None and (saying.shouts or (denied and saying.warns))
    if not threatens and not bids and not called:
        return None
    if saying is None or saying.holder is None or saying.statement is None:
        return None
    if saying.speaker is None or saying.speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    hearer = written_to(clauses, verb.sentence)
    told = saying.statement.addressee if hearer is None else phrase(clauses, hearer)
    return Draft(
        kind="demand", cue=verb, holder=saying.holder, deed=verb, first=start.i, towards=told
    )


def must(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "He must go, says the union": what a speaker on record asks of another."""
    saying = sayings.around(verb)
    if saying is None or saying.speaker is None or saying.holder is None or not saying.on_record:
        return None
    if saying.speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    subject = subject_of(clauses, verb)
    if subject is None or not _can_give_way(clauses, verb, subject):
        return None
    around = (*clauses.kids(verb, {"aux"}), *before(clauses, verb, _NEAR))
    cue = next((t for t in around if lower(t) == "must"), verb)
    return Draft(
        kind="demand",
        cue=cue,
        holder=saying.holder,
        deed=verb,
        first=min((t.i for t in clauses.kids(verb, {"neg"})), default=verb.i),
        towards=phrase(clauses, subject),
    )


def _can_give_way(clauses: Clauses, verb: Token, subject: Token) -> bool:
    """Whether what one "must" do is asked of another party, and can be done."""
    if verb.lemma.lower() in word_set("promises", "no_demand") or not is_party(clauses, subject):
        return False
    if subject.text.lower() in FIRST | THIRD | _EVERYBODY:
        return False
    if verb.tag == "VBG" or (lower(subject) == "you" and verb.lemma.lower() in _OFFERED):
        return False  # "you must be joking", "you must try the soup"
    return not owners(clauses, subject) & {"our", "my"} and subject.lemma.lower() not in word_set(
        "promises", "advised"
    )
