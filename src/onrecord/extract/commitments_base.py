"""What all words of commitment share: who holds, what stands under them, what leaves them open."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.extract.commitments_parts import Draft, is_party, receiver
from onrecord.language.parse import Token
from onrecord.model.commitment import CommitmentKind
from onrecord.model.span import Span
from onrecord.resources import word_set

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})
OWN = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_HAS = frozenset({"'s", "’s"})
_THINGS = frozenset({"this", "that", "these", "those", "which", "what", "there"})
_MESSAGES = frozenset({"letter", "memo", "message", "note", "email", "e-mail", "cable", "telegram"})
_DEEP = 4
_TOLD = 6  # tokens between a verb and "that", where someone is told
_CLAUSE = 12  # tokens in which "will" follows "that"
_REACH = 5  # tokens in which a verb follows its "to"
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def untold(clauses: Clauses, verb: Token) -> bool:
    """Whether a word of commitment is itself only denied, asked, supposed or possible."""
    if any(True for _ in clauses.kids(verb, {"neg"})):
        return True
    helpers = {t.text.lower() for t in clauses.kids(verb, {"aux"})}
    if helpers & word_set("promises", "hypothetical"):
        return True
    marks = {t.text.lower() for t in clauses.kids(verb, {"mark"})}
    if marks & {"if", "whether", "unless"}:
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


def holder_of(clauses: Clauses, verb: Token) -> Token | None:
    """Who does a verb: its subject, that of the verb it hangs under, or who stands by "by"."""
    passive = next(clauses.kids(verb, {"nsubjpass"}), None)
    if passive is not None and any(t.text in _HAS for t in clauses.kids(verb, {"auxpass"})):
        return passive  # "he's threatened to sue": the parser takes "has" for "is"
    agent = next(clauses.kids(verb, {"agent"}), None)
    if agent is not None:
        return next(clauses.kids(agent, {"pobj"}), None)
    return None if passive is not None else _subject_above(clauses, verb)


def _subject_above(clauses: Clauses, verb: Token) -> Token | None:
    current = verb
    for _ in range(_DEEP):
        found = subject_of(clauses, current)
        if found is not None:
            return found
        if current.dep == "acl":
            return clauses.head(current)
        if current.head == current.i:
            return None
        current = clauses.head(current)
    return None


def subject_of(clauses: Clauses, verb: Token) -> Token | None:
    """The subject of a verb; where the tree gives none, the noun that stands right before it."""
    found = clauses.subject(verb)
    if found is not None or verb.tag not in _FINITE:
        return found
    at = verb.i - 1
    first = clauses.parse.sentences[verb.sentence][0]
    while at > first and clauses.token(at).pos in _BETWEEN:
        at -= 1
    before = clauses.token(max(at, first))
    if at < first or before.pos not in _NOMINAL or before.tag == "PRP$":
        return None
    return None if before.dep in {"pobj", "dobj"} else before


def holds(clauses: Clauses, token: Token | None) -> bool:
    """Whether a subject can give its word."""
    nothing = word_set("promises", "no_holders")
    if token is None or any(
        t.lemma.lower() in nothing for t in (token, *clauses.kids(token, {"compound"}))
    ):
        return False
    if token.pos == "PRON":
        return token.text.lower() not in _THINGS
    return token.pos in {"NOUN", "PROPN", "ADJ", "NUM"}


def _phrase(clauses: Clauses, token: Token) -> Span:
    """The noun phrase of a holder, with "of" and what follows: "the city of Phoenix"."""
    span = clauses.phrase(token)
    for link in clauses.kids(token, {"prep", "conj", "cc"}):
        if link.dep == "prep" and link.text.lower() != "of":
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
        if towards is None and deed.lemma.lower() in {"pay", "give", "grant", "compensate"}:
            towards = receiver(clauses, deed)
    if towards is None and kind == "promise":
        towards = written_to(clauses, cue.sentence)
    if towards is not None and kind != "demand" and not is_party(clauses, towards):
        towards = None
    return Draft(
        kind=kind,
        cue=cue,
        holder=_phrase(clauses, holder),
        deed=deed,
        first=_begin(clauses, cue, deed) if first is None else first,
        towards=None if towards is None else clauses.phrase(towards),
        refrain=rules_out(clauses, cue),
    )


def _begin(clauses: Clauses, cue: Token, deed: Token) -> int:
    """The first token of a content: behind the cue, and behind "that"."""
    inside = [t.i for t in clauses.subtree(deed) if t.i > cue.i] or [deed.i]
    first = inside[0]
    while first < deed.i and clauses.token(first).text.lower() in {"that", ",", ":"}:
        first += 1
    return first


def rules_out(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is "rule out"."""
    return verb.lemma.lower() == "rule" and any(
        t.text.lower() == "out" for t in clauses.kids(verb, {"prt"})
    )


def is_infinitive(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return verb.tag == "VB" and any(
        t.text.lower() == "to" and t.i < verb.i for t in clauses.kids(verb, {"aux"})
    )


def infinitives(clauses: Clauses, verb: Token) -> Iterator[Token]:
    """The infinitives under a word, in order."""
    kids = clauses.kids(verb, {"xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp"})
    return (t for t in kids if is_infinitive(clauses, t))


def infinitive(clauses: Clauses, verb: Token) -> Token | None:
    """The first infinitive behind a word: under it, else right behind it."""
    found = next((t for t in infinitives(clauses, verb) if t.i > verb.i), None)
    return found or right_behind(clauses, verb.i + 1)


def right_behind(clauses: Clauses, at: int) -> Token | None:
    """The infinitive that begins at a token, whatever the parser hung it under."""
    last = min(at + _REACH, len(clauses.parse.tokens))
    words = [clauses.token(i) for i in range(at, last)]
    while words and words[0].text.lower() in {"not", "never"}:
        words = words[1:]
    if not words or words[0].text.lower() != "to":
        return None
    behind_to = (t for t in words[1:] if t.pos != "ADV")
    verb = next(behind_to, None)
    return verb if verb is not None and (verb.tag == "VB" or verb.pos == "VERB") else None


def future(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb tells what will be."""
    helpers = {t.text.lower() for t in clauses.kids(verb, {"aux"})}
    return bool(helpers & FUTURE) and "have" not in helpers


def future_clause(clauses: Clauses, verb: Token) -> Token | None:
    """The clause under a verb that tells what will be: under it, else behind it."""
    kids = clauses.kids(verb, {"ccomp", "xcomp"})
    found = next((kid for kid in kids if kid.i > verb.i and future(clauses, kid)), None)
    return found or clause_behind(clauses, verb, near=_TOLD)


def clause_behind(clauses: Clauses, word: Token, *, near: int) -> Token | None:
    """The verb of a clause with "that" and "will" that begins within ``near`` tokens."""
    end = clauses.parse.sentences[word.sentence][1]
    opening = range(word.i + 1, min(end, word.i + 1 + near))
    that = next((i for i in opening if clauses.token(i).text.lower() == "that"), None)
    if that is None:
        return None
    inside = [clauses.token(i) for i in range(that + 1, min(end, that + _CLAUSE))]
    modal = next((t for t in inside if t.text.lower() in FUTURE), None)
    if modal is None or any(t.text in {",", ";", ":"} for t in inside if t.i < modal.i):
        return None
    verbs = (t for t in inside if t.i > modal.i and t.pos in {"VERB", "AUX"})
    verb = next((t for t in verbs if t.lemma.lower() not in {"be", "have"}), None)
    return verb if verb is not None and verb.i - modal.i <= _REACH else None


def behind(clauses: Clauses, word: Token, *links: str) -> Token | None:
    """What stands behind one of these prepositions under a word."""
    for link in clauses.kids(word, {"prep", "agent"}):
        if link.text.lower() in links:
            found = next(clauses.kids(link, {"pobj", "pcomp"}), None)
            if found is not None:
                return found
    return None


def written_to(clauses: Clauses, sentence: int) -> Token | None:
    """Whom a letter or a message of the sentence goes to."""
    first, last = clauses.parse.sentences[sentence]
    for i in range(first, last):
        noun = clauses.token(i)
        if noun.lemma.lower() not in _MESSAGES:
            continue
        for link in clauses.kids(noun, {"prep"}):
            if link.text.lower() == "to":
                return next(clauses.kids(link, {"pobj"}), None)
    return None
