"""Commitments told by what someone says of own deeds to come, or of what another must do.

"The ministry will publish the report, it said": a promise of the body that the speaker
speaks for. "We will answer, if it stands": a threat. "He must go, says the union": a demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import future, subject_of, written_to
from onrecord.extract.commitments_parts import Draft, is_party, receiver
from onrecord.extract.commitments_sayings import FIRST, THIRD, Sayings
from onrecord.extract.commitments_spoken import committed, conditional, in_office, nobody
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.model.span import Span
from onrecord.resources import word_set

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_UNSURE = frozenset({"probably", "perhaps", "likely", "maybe", "possibly", "hopefully"})
_NOT_FUTURE = frozenset({"have", "'ve", "been"})
_EVERYBODY = frozenset({"one", "everyone", "everybody", "people"})
_PRESS = frozenset({"reporter", "journalist", "correspondent", "audience", "crowd"})
_READY = frozenset({"ready", "prepared", "willing", "prepare"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUPPOSING = frozenset(
    {"if", "whether", "because", "when", "while", "unless", "as", "than", "why", "how", "where",
     "until", "before", "after", "since", "although", "though", "what"}
)  # fmt: skip
_QUOTES = frozenset({'"', "“", "‘", "``", "«"})
_DEEP = 6


def said(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """The commitment that a verb with "will" or "must" tells, if someone stands for it."""
    if verb.pos not in {"VERB", "AUX"}:
        return None
    helpers = {t.text.lower() for t in clauses.kids(verb, {"aux"}) if t.i < verb.i}
    if verb.tag == "VB" and "to" in helpers:
        return _with_to(clauses, sayings, verb)
    if helpers & _NOT_FUTURE or not helpers & (_WILL | _WOULD | {"must"}):
        return None
    if _supposed(clauses, verb):
        return None
    if "must" in helpers:
        return _must(clauses, sayings, verb)
    return _will(clauses, sayings, verb, verb, would=not helpers & _WILL)


def bidden(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "Leave or we will fire", "Release them now": what a quotation bids another to do."""
    if verb.tag != "VB" or any(True for _ in clauses.kids(verb, {"aux", "nsubj"})):
        return None
    either = any(t.text.lower() == "or" for t in clauses.kids(verb, {"cc"}))
    threatens = either and any(future(clauses, kid) for kid in clauses.kids(verb, {"conj"}))
    before = clauses.token(verb.i - 1).text if verb.i else ""
    bids = before in _QUOTES and verb.lemma.lower() in word_set("promises", "bidding")
    saying = sayings.around(verb) if threatens or bids else None
    if saying is None or saying.holder is None or saying.statement is None:
        return None
    if saying.speaker is None or saying.speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    hearer = written_to(clauses, verb.sentence)
    told = saying.statement.addressee if hearer is None else clauses.phrase(hearer)
    return Draft(
        kind="demand", cue=verb, holder=saying.holder, deed=verb, first=verb.i, towards=told
    )


def _with_to(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "Are going to close", "is to withdraw", "is ready to sign if"."""
    above = clauses.head(verb)
    going = above.text.lower() == "going" and any(True for _ in clauses.kids(above, {"aux"}))
    if verb.dep == "xcomp" and going:
        if _supposed(clauses, above):
            return None
        return _will(clauses, sayings, verb, above, would=False)
    return _bound(clauses, verb, above) or _ready(clauses, verb, above)


def _bound(clauses: Clauses, verb: Token, above: Token) -> Draft | None:
    """ "Under the accord, the army is to withdraw"."""
    if above.lemma.lower() != "be" or verb.dep not in {"xcomp", "acomp", "attr"}:
        return None
    accords = word_set("promises", "accords")
    under = (p for p in clauses.kids(above, {"prep"}) if p.text.lower() == "under")
    agreed = any(o.lemma.lower() in accords for p in under for o in clauses.kids(p, {"pobj"}))
    subject = subject_of(clauses, above)
    if not agreed or subject is None or not is_party(clauses, subject):
        return None
    return _to(clauses, verb, above, subject)


def _ready(clauses: Clauses, verb: Token, above: Token) -> Draft | None:
    """ "Is ready to sign if the fleet leaves": an offer on terms."""
    if above.lemma.lower() not in _READY or verb.dep != "xcomp":
        return None
    subject = subject_of(clauses, clauses.head(above) if above.pos == "ADJ" else above)
    if subject is None or not conditional(clauses, verb):
        return None
    if not is_party(clauses, subject) and subject.text.lower() != "it":
        return None
    return _to(clauses, verb, above, subject)


def _to(clauses: Clauses, verb: Token, cue: Token, subject: Token) -> Draft:
    first = next(t.i for t in clauses.kids(verb, {"aux"}) if t.text.lower() == "to")
    holder = clauses.phrase(subject)
    return Draft(kind="promise", cue=cue, holder=holder, deed=verb, first=first)


def _supposed(clauses: Clauses, verb: Token) -> bool:
    """Whether a clause is asked, supposed, guessed, or a part that describes something."""
    if any(t.text.lower() in _UNSURE for t in clauses.kids(verb, {"advmod"})):
        return True
    guesses = word_set("promises", "hedges") | {"expect", "fear", "hope"}
    current = verb
    for _ in range(_DEEP):
        before = (t for t in clauses.kids(current, {"mark", "advmod"}) if t.i < current.i)
        marks = {t.text.lower() for t in before}
        if current.dep in {"relcl", "acl"} or marks & _SUPPOSING:
            return True
        if current.head == current.i:
            return False
        current = clauses.head(current)
        if current.lemma.lower() in guesses or current.pos == "NOUN":
            return True
        if current.pos not in {"VERB", "AUX"}:
            return False
    return False


def _will(
    clauses: Clauses, sayings: Sayings, verb: Token, top: Token, *, would: bool
) -> Draft | None:
    """What is said to come; ``top`` is the verb, or "going" above it."""
    lemma = verb.lemma.lower()
    if lemma == "be":
        return _none_will_be(clauses, sayings, verb)
    subject = next(clauses.kids(top, _SUBJECTS), None) or subject_of(clauses, top)
    if subject is None or lemma in word_set("promises", "no_promise"):
        return None
    holder = committed(sayings, clauses, top, subject, would=would)
    if holder is None:
        return None
    hanging = _hangs_on(clauses, top, holder)
    answers = hanging == "not" or (
        hanging is not None and lemma in word_set("promises", "answering")
    )
    passive = any(True for _ in clauses.kids(top, {"auxpass"}))
    if lemma in word_set("promises", "no_deed_said") and not answers and not passive:
        return None
    denied = nobody(clauses, subject) or any(
        True for t in (verb, top) for _ in clauses.kids(t, {"neg"})
    )
    harms = lemma in word_set("promises", "harming" if passive else "forceful") and not denied
    kind: CommitmentKind = "threat" if harms or answers or _or_else(clauses, top) else "promise"
    told = receiver(clauses, verb) if kind == "threat" else None
    told = told or written_to(clauses, verb.sentence) or _hearer(clauses, top)
    return Draft(
        kind=kind,
        cue=top,
        holder=holder,
        deed=top,
        first=min(verb.i, *(t.i for t in clauses.subtree(subject))),
        towards=None if told is None else clauses.phrase(told),
    )


def _none_will_be(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "There will be no tax rises", said by someone in office."""
    there = next((t for t in clauses.kids(verb) if t.text.lower() == "there"), None)
    things = clauses.kids(verb, {"attr", "nsubj", "dobj"})
    thing = next((t for t in things if t.i > verb.i and nobody(clauses, t)), None)
    holder = in_office(clauses, sayings.around(verb))
    if there is None or thing is None or holder is None:
        return None
    return Draft(kind="promise", cue=verb, holder=holder, deed=verb, first=there.i)


def _or_else(clauses: Clauses, verb: Token) -> bool:
    """Whether a deed is what follows a bidding and "or": "leave or we will fire"."""
    above = clauses.head(verb)
    either = any(t.text.lower() == "or" for t in clauses.kids(above, {"cc"}))
    return verb.dep == "conj" and either and above.tag == "VB"


def _hearer(clauses: Clauses, verb: Token) -> Token | None:
    """Who is told so: "told its goalkeeper that he ..."."""
    if verb.dep != "ccomp" or clauses.head(verb).lemma.lower() not in {"tell", "assure", "warn"}:
        return None
    told = next(clauses.kids(clauses.head(verb), {"dobj", "dative"}), None)
    if told is None or told.text.lower() in {"us", "me"} or told.lemma.lower() in _PRESS:
        return None
    return told


def _hangs_on(clauses: Clauses, verb: Token, holder: Span) -> Literal["not", "done"] | None:
    """Whether a deed hangs on what another does, or does not: "if they do not sign"."""
    for i in range(*clauses.parse.sentences[verb.sentence]):
        mark = clauses.token(i)
        if mark.text.lower() not in {"if", "unless"} or mark.dep != "mark":
            continue
        before = clauses.token(i - 1).text.lower() if i else ""
        root = clauses.head(mark)
        if root.i < mark.i:  # hung under the deed before it: its own verb follows
            return None if before in {"only", "even", "as"} else "done"
        acts = next(clauses.kids(root, _SUBJECTS), None)
        if acts is None or before in {"only", "even", "as"} or acts.text.lower() in FIRST:
            return None
        if holder.overlap(clauses.phrase(acts)):
            return None
        negated = mark.text.lower() == "unless" or any(True for _ in clauses.kids(root, {"neg"}))
        return "not" if negated else "done"
    return None


def _must(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    saying = sayings.around(verb)
    if saying is None or saying.speaker is None or saying.holder is None or not saying.on_record:
        return None
    if saying.speaker.lemma.lower() in word_set("promises", "onlookers"):
        return None
    subject = subject_of(clauses, verb)
    if subject is None or not _can_give_way(clauses, verb, subject):
        return None
    cue = next(t for t in clauses.kids(verb, {"aux"}) if t.text.lower() == "must")
    return Draft(
        kind="demand",
        cue=cue,
        holder=saying.holder,
        deed=verb,
        first=verb.i,
        towards=clauses.phrase(subject),
    )


def _can_give_way(clauses: Clauses, verb: Token, subject: Token) -> bool:
    """Whether what one "must" do is asked of another party, and can be done."""
    if verb.lemma.lower() in word_set("promises", "no_demand") or not is_party(clauses, subject):
        return False
    if subject.text.lower() in FIRST | THIRD | _EVERYBODY:
        return False
    own = any(t.text.lower() in {"our", "my"} for t in clauses.kids(subject, {"poss"}))
    return not own and subject.lemma.lower() not in word_set("promises", "advised")


def drafts(clauses: Clauses, sayings: Sayings, verb: Token) -> Iterator[Draft]:
    """All that a verb tells without a word of commitment."""
    for made in (bidden(clauses, sayings, verb), said(clauses, sayings, verb)):
        if made is not None:
            yield made
