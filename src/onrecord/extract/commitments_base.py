"""What all words of commitment share: who holds, what stands under them, what leaves them open."""

from __future__ import annotations

from onrecord.extract import words
from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_draft import Draft, is_party, receiver
from onrecord.extract.commitments_words import (
    after,
    before,
    behind,
    helpers,
    lower,
    negated,
    nobody,
    noun_from,
    phrase,
    subject_of,
)
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.model.span import Span
from onrecord.resources import word_set

_HAS = frozenset({"'s", "’s"})
_THINGS = frozenset({"this", "that", "these", "those", "which", "what", "there"})
_MESSAGES = frozenset(
    {
        "letter",
        "petition",
        "statement",
        "memo",
        "message",
        "note",
        "email",
        "e-mail",
        "cable",
        "telegram",
    }
)
_PAYING = frozenset({"pay", "give", "grant", "compensate", "reimburse", "refund"})
_JUDGING = frozenset({"judge", "justice", "magistrate"})
_DEEP = 4
_SUIT = 6  # tokens behind "take" in which "to court" stands
_OPENING = 20  # tokens of a participle with what belongs to it
_NEAR = 3  # tokens before a word of commitment in which another takes it back


def untold(clauses: Clauses, verb: Token) -> bool:
    """Whether a word of commitment is itself only denied, asked, supposed or possible."""
    if negated(clauses, verb) or helpers(clauses, verb) & word_set("promises", "hypothetical"):
        return True
    marks = {lower(t) for t in clauses.kids(verb, {"mark"})}
    if marks & {"if", "whether", "unless"} or _taken_back(clauses, verb):
        return True
    subject = subject_of(clauses, verb) if verb.pos == "VERB" else None
    if subject is not None and nobody(clauses, subject):
        return True
    above = verb
    for _ in range(_DEEP):
        if above.head == above.i or above.dep in {"relcl", "acl", "advcl"}:
            return False
        link, above = above, clauses.head(above)
        if above.pos in {"VERB", "AUX", "ADJ"} and link.dep != "conj":
            return above.lemma.lower() in word_set("promises", "untold") or any(
                True for _ in clauses.kids(above, {"neg"})
            )
    return False


def _taken_back(clauses: Clauses, verb: Token) -> bool:
    """Whether the words right before take it back: "short of | threatening", "denied | having"."""
    near = before(clauses, verb, _NEAR)
    joined = near[-1:] and (lower(near[-1]) in {"to", "of", "having"} or verb.tag == "VBG")
    lemmas = {t.lemma.lower() for t in near if t.pos in {"VERB", "ADJ", "ADV"}}
    return bool(joined) and bool(lemmas & (word_set("promises", "untold") | {"short"}))


def holder_of(clauses: Clauses, verb: Token) -> Token | None:
    """Who does a verb: its subject, that of the verb it hangs under, or who stands by "by"."""
    passive = next(clauses.kids(verb, {"nsubjpass"}), None)
    if passive is not None and any(t.text in _HAS for t in clauses.kids(verb, {"auxpass"})):
        return passive  # "he's threatened to sue": the parser takes "has" for "is"
    if passive is not None and verb.lemma.lower() == "commit":
        return passive  # "is committed to"
    agent = next(clauses.kids(verb, {"agent"}), None)
    if agent is not None and verb.tag == "VBN":
        return next(clauses.kids(agent, {"pobj"}), None) or noun_from(clauses, agent)
    if passive is None:
        return _subject_above(clauses, verb)
    given = next(clauses.kids(verb, {"dobj"}), verb)  # "was offered | immunity by"
    return behind(clauses, given, "by")


def _subject_above(clauses: Clauses, verb: Token) -> Token | None:
    current = verb
    for _ in range(_DEEP):
        found = subject_of(clauses, current)
        if found is not None:
            return found
        if current.dep == "acl":
            described = clauses.head(current)
            written = described.lemma.lower() in _MESSAGES and described.dep == "dobj"
            return subject_of(clauses, clauses.head(described)) if written else described
        if current.head == current.i:
            break
        current = clauses.head(current)
    first = clauses.token(clauses.parse.sentences[verb.sentence][0])
    return _leading(clauses, first) if verb.tag == "VBG" and verb.i == first.i else None


def _leading(clauses: Clauses, first: Token) -> Token | None:
    """The noun behind the comma of a participle that opens a sentence."""
    comma = next((t for t in after(clauses, first, _OPENING) if t.text == ","), None)
    return None if comma is None else noun_from(clauses, comma)


def holds(clauses: Clauses, token: Token | None) -> bool:
    """Whether a subject can give its word."""
    nothing = word_set("promises", "no_holders")
    if token is None or token.lemma.lower() in nothing:
        return False
    if any(t.lemma.lower() in _JUDGING for t in clauses.kids(token, {"compound"})):
        return False
    if token.pos == "PRON":
        return lower(token) not in _THINGS
    return token.pos in {"NOUN", "PROPN", "ADJ", "NUM"} or token.tag.startswith("NN")


def has_office(clauses: Clauses, speaker: Token) -> bool:
    """Whether words around a speaker tell an office or a body."""
    around = [speaker, *clauses.kids(speaker, {"amod", "nmod"})]
    around += [t for t in clauses.subtree(speaker) if t.dep in {"compound", "appos"}]
    return any(_office(t) for t in around)


def _office(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in word_set("promises", "speaks_for") or words.head_noun(token) in words.offices()


def holder_phrase(clauses: Clauses, token: Token) -> Span:
    """The noun phrase of a holder, with "of" and what follows: "the city of Phoenix"."""
    span = phrase(clauses, token)
    for link in clauses.kids(token, {"prep", "conj", "cc"}):
        if link.dep == "prep" and lower(link) != "of":
            continue
        end = link
        if link.dep == "prep":
            end = next(clauses.kids(link, {"pobj"}), link)
        if link.dep != "cc" and end.start >= span.end:
            span = Span(span.start, max(span.end, clauses.phrase(end).end))
    return span


def draft(
    clauses: Clauses,
    kind: CommitmentKind,
    cue_and_deed: tuple[Token, Token],
    holder: Token,
    towards: Token | None,
    *,
    first: int | None = None,
) -> Draft:
    """A commitment, with whom it is towards where its words tell.

    Args:
        clauses: the parse.
        kind: of commitment.
        cue_and_deed: the word that commits, and the head of what it commits to.
        holder: who commits.
        towards: to whom, as the cue tells it.
        first: token from which the content may begin; behind the cue where None.
    """
    cue, deed = cue_and_deed
    if towards is None and kind == "promise" and deed.pos == "VERB":
        towards = next((t for t in clauses.kids(deed, {"dative"}) if is_party(clauses, t)), None)
        if towards is None and deed.lemma.lower() in _PAYING:
            towards = receiver(clauses, deed)
    if towards is None and kind == "promise":
        towards = written_to(clauses, cue.sentence)
    if towards is not None and kind != "demand" and not is_party(clauses, towards):
        towards = None
    return Draft(
        kind=kind,
        cue=cue,
        holder=holder_phrase(clauses, holder),
        deed=deed,
        first=_begin(clauses, cue, deed) if first is None else first,
        towards=None if towards is None else phrase(clauses, towards),
        refrain=rules_out(clauses, cue),
    )


def _begin(clauses: Clauses, cue: Token, deed: Token) -> int:
    """The first token of a content: behind the cue, and behind "that"."""
    inside = [t.i for t in clauses.subtree(deed) if t.i > cue.i or deed.i < cue.i] or [deed.i]
    first = inside[0]
    while first < deed.i and clauses.token(first).text.lower() in {"that", ",", ":"}:
        first += 1
    return first


def rules_out(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is "rule out"."""
    if verb.lemma.lower() != "rule":
        return False
    return any(lower(t) == "out" for t in (*clauses.kids(verb, {"prt"}), *after(clauses, verb, 1)))


def hostile(clauses: Clauses, deed: Token) -> bool:
    """Whether what is undertaken is meant to harm: "swore to avenge", "vowed revenge"."""
    if deed.pos == "VERB":
        forceful = deed.lemma.lower() in word_set("promises", "forceful") or _sues(clauses, deed)
        return forceful and not negated(clauses, deed)
    if deed.lemma.lower() in word_set("promises", "revenge"):
        return True
    kinds = {lower(t) for t in clauses.kids(deed, {"amod"})}
    answer = deed.lemma.lower() in word_set("promises", "answers")
    return answer and bool(kinds & word_set("promises", "harsh"))


def forcible(clauses: Clauses, deed: Token) -> bool:
    """Whether a deed held ready is one that presses: "to act", "to take steps", "to strike"."""
    if hostile(clauses, deed) or deed.lemma.lower() in word_set("promises", "held_ready"):
        return not negated(clauses, deed)
    taken = next(clauses.kids(deed, {"dobj"}), None)
    steps = taken is not None and taken.lemma.lower() in word_set("promises", "steps")
    return deed.lemma.lower() == "take" and steps and not negated(clauses, deed)


def _sues(clauses: Clauses, deed: Token) -> bool:
    """ "Take the city to court", "go on strike", "take legal action", "fire on them"."""
    if deed.lemma.lower() == "fire":
        return behind(clauses, deed, "on", "at", "upon") is not None
    if deed.lemma.lower() not in {"take", "go"}:
        return False
    behind_it = after(clauses, deed, _SUIT)
    return any(t.lemma.lower() in word_set("promises", "suits") for t in behind_it)


def written_to(clauses: Clauses, sentence: int) -> Token | None:
    """Whom a letter or a message of the sentence goes to."""
    first, last = clauses.parse.sentences[sentence]
    for i in range(first, last):
        noun = clauses.token(i)
        if noun.lemma.lower() in _MESSAGES:
            found = behind(clauses, noun, "to")
            if found is not None:
                return found
    return None
