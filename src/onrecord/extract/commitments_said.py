"""Commitments told by what someone says of own deeds to come.

"The ministry will publish the report, it said": a promise of the body that the speaker
speaks for. "We will answer, if it stands": a threat. What another must do is a demand
(``commitments_bidden``).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.asserted import unsaid
from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_base import forcible, hostile, written_to
from onrecord.extract.commitments_bidden import bidden, must
from onrecord.extract.commitments_conditions import hangs_on, when_forced
from onrecord.extract.commitments_draft import Draft, is_party, receiver
from onrecord.extract.commitments_or_else import or_else
from onrecord.extract.commitments_pressed import facing, ready_against
from onrecord.extract.commitments_sayings import FIRST, THIRD, Saying, Sayings
from onrecord.extract.commitments_spoken import committed, in_office
from onrecord.extract.commitments_words import (
    NOUNS,
    after,
    before,
    conditional,
    helpers,
    lower,
    negated,
    nobody,
    phrase,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.resources import word_set

_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_UNSURE = frozenset({"probably", "perhaps", "likely", "maybe", "possibly", "hopefully"})
_NOT_FUTURE = frozenset({"have", "'ve", "been"})
_PRESS = frozenset({"reporter", "journalist", "correspondent", "audience", "crowd"})
_READY = frozenset({"ready", "prepared", "willing", "prepare"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUPPOSING = frozenset(
    {"if", "whether", "because", "when", "while", "unless", "as", "than", "why", "how", "where",
     "until", "before", "after", "since", "although", "though", "what"}
)  # fmt: skip
_ACCORD = 12  # tokens behind "under" in which an accord is named
_DEEP = 6


def said(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """The commitment that a verb with "will" or "must" tells, if someone stands for it."""
    if verb.pos not in {"VERB", "AUX"} or verb.tag == "MD":
        return None
    held = helpers(clauses, verb)
    if verb.tag == "VB" and "to" in held:
        return _with_to(clauses, sayings, verb)
    pressed = facing(clauses, sayings, verb)
    if pressed is not None:
        return None if _supposed(clauses, verb) else pressed
    if held & _NOT_FUTURE or not held & (_WILL | _WOULD | {"must"}) or _supposed(clauses, verb):
        return None
    if "must" in held:
        return must(clauses, sayings, verb)
    return _will(clauses, sayings, verb, verb, would=not held & _WILL)


def _with_to(clauses: Clauses, sayings: Sayings, verb: Token) -> Draft | None:
    """ "Are going to close", "is to withdraw", "is ready to sign if"."""
    above = clauses.head(verb)
    if lower(above) == "going" and above.i < verb.i:
        if _supposed(clauses, above):
            return None
        return _will(clauses, sayings, verb, above, would=False)
    if above.lemma.lower() == "be" and verb.dep in {"xcomp", "acomp", "attr"}:
        return _is_to(clauses, sayings, verb, above)
    return _ready(clauses, verb, above)


def _is_to(clauses: Clauses, sayings: Sayings, verb: Token, above: Token) -> Draft | None:
    """ "Under the accord, the army is to withdraw"; "it is to close, the bank said"."""
    subject = subject_of(clauses, above)
    if subject is None or next(iter(after(clauses, above, 1)), above).pos != "PART":
        return None
    if _under_accord(clauses, verb) and is_party(clauses, subject):
        return _to(clauses, verb, above, subject)
    return None if _supposed(clauses, above) else _will(clauses, sayings, verb, above, would=False)


def _under_accord(clauses: Clauses, verb: Token) -> bool:
    """Whether a deed is told as a term: "under the accord, ..."."""
    first, last = clauses.parse.sentences[verb.sentence]
    accords = word_set("promises", "accords") | {"term"}
    for i in range(first, last):
        word = clauses.token(i)
        if lower(word) == "under":
            inside = after(clauses, word, _ACCORD)
            noun = next((t for t in inside if t.pos in NOUNS), None)
            return noun is not None and noun.lemma.lower() in accords
    return False


def _ready(clauses: Clauses, verb: Token, above: Token) -> Draft | None:
    """ "Is ready to sign if the fleet leaves": an offer on terms."""
    if above.lemma.lower() not in _READY or verb.dep != "xcomp":
        return None
    subject = subject_of(clauses, clauses.head(above) if above.pos == "ADJ" else above)
    if subject is None or (not is_party(clauses, subject) and lower(subject) != "it"):
        return None
    against = None if _supposed(clauses, above) else ready_against(clauses, verb, above, subject)
    if against is not None or not conditional(clauses, verb):
        return against
    return _to(clauses, verb, above, subject)


def _to(clauses: Clauses, verb: Token, cue: Token, subject: Token) -> Draft:
    to = next((t for t in reversed(before(clauses, verb, _DEEP)) if lower(t) == "to"), verb)
    holder = phrase(clauses, subject)
    return Draft(kind="promise", cue=cue, holder=holder, deed=verb, first=to.i)


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
        below, current = current, clauses.head(current)
        guessed = current.lemma.lower() in guesses or current.pos == "NOUN"
        if guessed or unsaid(clauses, current, below):
            return True
        if current.pos not in {"VERB", "AUX"}:
            return False
    return False


def _will(
    clauses: Clauses, sayings: Sayings, verb: Token, top: Token, *, would: bool
) -> Draft | None:
    """What is said to come; ``top`` is the verb, or "going" or "is" above it."""
    if verb.lemma.lower() == "be":
        return _none_will_be(clauses, sayings, verb)
    subject = next(clauses.kids(top, _SUBJECTS), None) or subject_of(clauses, top)
    if subject is None:
        return None
    holder = committed(sayings, clauses, top, subject, would=would)
    if holder is None and _under_accord(clauses, verb) and is_party(clauses, subject):
        holder = phrase(clauses, subject)
    if holder is None:
        return None
    answers = _answers(clauses, verb, top, hangs_on(clauses, top, holder))
    answers = answers or (forcible(clauses, verb) and when_forced(clauses, top))
    saying = sayings.around(top)
    if not answers and not _can_be_kept(clauses, verb, top, _actor(saying, subject)):
        return None
    kind = _kind(clauses, verb, top, saying, denied=nobody(clauses, subject))
    kind = "threat" if answers or _or_else(clauses, top) else kind
    told = receiver(clauses, verb) if kind == "threat" else None
    told = told or written_to(clauses, verb.sentence) or _hearer(clauses, top)
    return Draft(
        kind=kind,
        cue=top,
        holder=holder,
        deed=top,
        first=min(verb.i, *(t.i for t in clauses.subtree(subject))),
        towards=None if told is None else phrase(clauses, told),
    )


def _answers(clauses: Clauses, verb: Token, top: Token, hanging: str | None) -> bool:
    """Whether a deed is held out against what another does or leaves undone."""
    if hanging != "done":
        return hanging == "not"
    unwelcome = verb.lemma.lower() in word_set("promises", "answering") or hostile(clauses, verb)
    refused = negated(clauses, top) or negated(clauses, verb)
    return unwelcome != refused if unwelcome else refused


def _actor(saying: Saying | None, subject: Token) -> Token:
    """Who does the deed; for "it" the speaker, who may be a body."""
    if lower(subject) != "it" or saying is None or saying.speaker is None:
        return subject
    return saying.speaker


def _can_be_kept(clauses: Clauses, verb: Token, top: Token, subject: Token) -> bool:
    """Whether the deed is one that can later be found done or not."""
    lemma = verb.lemma.lower()
    if _passes_on(clauses, verb):
        return False
    if hostile(clauses, verb) or nobody(clauses, subject):
        return True
    if lemma in word_set("promises", "no_promise"):
        return False
    if "be" in helpers(clauses, top) and verb.tag == "VBN":
        return True
    if lemma in word_set("promises", "no_deed_said"):
        return False
    person = lower(subject) in FIRST | THIRD - {"it"} or is_party(clauses, subject)
    return person or lemma not in word_set("promises", "of_things_too")


def _passes_on(clauses: Clauses, verb: Token) -> bool:
    """ "I'll let the ministry speak to that", "we'll leave it there": nothing is undertaken."""
    lemma = verb.lemma.lower()
    if lemma == "let":
        below = clauses.kids(verb, {"ccomp", "xcomp"})
        return any(t.lemma.lower() in word_set("promises", "speaking") for t in below)
    things = clauses.kids(verb, {"dobj"})
    return lemma == "leave" and any(lower(t) in {"it", "that", "this"} for t in things)


def _kind(
    clauses: Clauses, verb: Token, top: Token, saying: Saying | None, *, denied: bool
) -> CommitmentKind:
    if denied or negated(clauses, verb) or negated(clauses, top):
        return "promise"
    passive = "be" in helpers(clauses, top) and verb.tag == "VBN"
    harms = passive and verb.lemma.lower() in word_set("promises", "harming")
    warns = saying is not None and saying.warns
    return "threat" if harms or hostile(clauses, verb) or warns else "promise"


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


def drafts(clauses: Clauses, sayings: Sayings, verb: Token) -> Iterator[Draft]:
    """All that a verb tells without a word of commitment."""
    made = bidden(clauses, sayings, verb)
    if made is not None:
        yield made
        yield from or_else(clauses, made)
    made = said(clauses, sayings, verb)
    if made is not None:
        yield made
