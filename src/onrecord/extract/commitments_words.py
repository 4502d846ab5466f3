"""What stands around a word, by the tree and, where that gives nothing, by word order.

A parse of running news is wrong somewhere in every other sentence: a helper hangs under
the wrong verb, an object under no preposition, "The" under the next noun. The words
right before and behind are right far more often, so each question here asks both.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.model.span import Span

FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})
OWN = frozenset({"his", "her", "its", "their", "my", "our", "your"})
NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = NOUNS | {"PRON"}
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_MODIFYING = NOUNS | {"ADJ", "NUM"}
_NEVER = frozenset({"not", "n't", "n’t", "never"})
_NOBODY = frozenset({"no", "not", "neither", "nobody", "none"})
_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
_OBJECTS = frozenset({"dobj", "dative"})
_LINKS = frozenset({"prep", "agent", "mark", "prt"})
_OBLIQUE = frozenset({"pobj", "pcomp"})
_STOPS = frozenset({",", ";", ":"})
_SPOKEN = frozenset({"ccomp", "parataxis", "xcomp", "advcl"})
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "«", "»"})
_CONDITIONS = frozenset({"if", "unless", "provided", "should"})
_PHRASE = 7  # tokens of a noun phrase
_REACH = 5  # tokens in which a verb follows its "to"
_TOLD = 6  # tokens between a verb and "that", where someone is told
_CLAUSE = 16  # tokens in which "will" follows "that"


def lower(token: Token) -> str:
    """A token's words in small letters."""
    return token.text.lower()


def is_capital(token: Token) -> bool:
    """Whether a word is written with a capital."""
    return token.text[:1].isupper()


def after(clauses: Clauses, token: Token, reach: int) -> list[Token]:
    """The tokens behind one, within its sentence."""
    last = clauses.parse.sentences[token.sentence][1]
    return [clauses.token(i) for i in range(token.i + 1, min(last, token.i + 1 + reach))]


def before(clauses: Clauses, token: Token, reach: int) -> list[Token]:
    """The tokens before one, in order, within its sentence."""
    first = clauses.parse.sentences[token.sentence][0]
    return [clauses.token(i) for i in range(max(first, token.i - reach), token.i)]


def run_before(clauses: Clauses, verb: Token) -> list[Token]:
    """The helpers, adverbs and negations right before a verb, in order."""
    at, first = verb.i, clauses.parse.sentences[verb.sentence][0]
    while at > first and clauses.token(at - 1).pos in _BETWEEN:
        if is_capital(clauses.token(at - 1)):
            break  # a name that the parser takes for a helper
        at -= 1
    return [clauses.token(i) for i in range(at, verb.i)]


def helpers(clauses: Clauses, verb: Token) -> frozenset[str]:
    """The helpers of a verb: those that hang under it, and those right before it."""
    under = {lower(t) for t in clauses.kids(verb, {"aux", "auxpass"}) if t.i < verb.i}
    run = (t for t in run_before(clauses, verb) if t.pos in {"AUX", "PART"})
    return frozenset(under | {lower(t) for t in run})


def negated(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is denied."""
    if any(t.i < verb.i for t in clauses.kids(verb, {"neg"})):
        return True
    return any(lower(t) in _NEVER for t in run_before(clauses, verb))


def nobody(clauses: Clauses, subject: Token) -> bool:
    """Whether a subject denies the whole: "no one will ...", "neither side"."""
    words = [t for t in clauses.subtree(subject) if t.i <= subject.i]
    return any(lower(t) in _NOBODY for t in (*before(clauses, words[0], 1), *words))


def owners(clauses: Clauses, noun: Token) -> frozenset[str]:
    """The pronoun or name whose a noun is."""
    under = {lower(t) for t in clauses.kids(noun, {"poss"})}
    if under:
        return frozenset(under)
    for token in reversed(before(clauses, noun, _PHRASE)):
        if token.tag == "PRP$":
            return frozenset({lower(token)})
        if token.pos not in _MODIFYING:
            break
    return frozenset()


def phrase(clauses: Clauses, noun: Token) -> Span:
    """The noun phrase of a noun, with the article or owner that stands before it."""
    span, ended = clauses.phrase(noun), False
    for token in reversed(before(clauses, noun, _PHRASE)):
        if token.start >= span.start:
            ended = token.tag == "POS"
            continue
        if token.pos == "DET" or token.tag == "PRP$":
            return Span(token.start, span.end)
        if token.pos not in _MODIFYING and token.tag != "POS":
            break
        if token.tag == "POS" or ended:  # an owner belongs to it: "Orvania's | navy"
            span = Span(token.start, span.end)
        ended = token.tag == "POS" or (ended and token.pos == "PROPN")
    return span


def noun_from(clauses: Clauses, token: Token) -> Token | None:
    """The head of the noun phrase that begins right behind a token."""
    found = None
    for word in after(clauses, token, _PHRASE):
        if word.tag == "PRP" or word.pos in NOUNS:
            found = word
            if word.tag == "PRP":
                break
        elif found is not None or word.pos not in {"DET", "ADJ", "NUM", "PRON"}:
            break
    return found


def subject_of(clauses: Clauses, verb: Token) -> Token | None:
    """The subject of a verb; where the tree gives none, the noun that stands right before it."""
    found = clauses.subject(verb)
    if found is not None or verb.tag not in _FINITE:
        return found
    run = run_before(clauses, verb)
    if any(lower(t) == "to" for t in run):
        return None
    last = before(clauses, run[0] if run else verb, 1)
    nominal = bool(last) and (last[0].pos in _NOMINAL or (is_capital(last[0]) and bool(run)))
    if not nominal or last[0].tag == "PRP$" or lower(last[0]) in FUTURE:
        return None
    return None if last[0].dep in _OBLIQUE | {"dobj"} else last[0]


def object_of(clauses: Clauses, verb: Token) -> Token | None:
    """What a verb is done to: its object, else the noun phrase right behind it."""
    return next(clauses.kids(verb, _OBJECTS), None) or noun_from(clauses, verb)


def behind(clauses: Clauses, word: Token, *links: str) -> Token | None:
    """What stands behind one of these prepositions under a word, or right behind it."""
    for link in clauses.kids(word, _LINKS):
        if lower(link) in links and link.i > word.i:
            found = next(clauses.kids(link, _OBLIQUE), None) or noun_from(clauses, link)
            if found is not None:
                return found
    for link in after(clauses, word, 1):
        if lower(link) in links:
            return noun_from(clauses, link)
    return None


def is_infinitive(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return verb.tag == "VB" and "to" in helpers(clauses, verb)


def infinitives(clauses: Clauses, verb: Token) -> Iterator[Token]:
    """The infinitives under a word, in order."""
    kids = clauses.kids(verb, {"xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp"})
    return (t for t in kids if is_infinitive(clauses, t))


def infinitive(clauses: Clauses, verb: Token) -> Token | None:
    """The first infinitive behind a word: under it, else right behind it."""
    found = next((t for t in infinitives(clauses, verb) if t.i > verb.i), None)
    return found or right_behind(clauses, verb)


def right_behind(clauses: Clauses, word: Token) -> Token | None:
    """The infinitive that begins right behind a word, whatever it hangs under."""
    words = after(clauses, word, _REACH)
    while words and (lower(words[0]) in _NEVER or words[0].pos == "ADV"):
        words = words[1:]
    return of_to(words)


def of_to(words: list[Token]) -> Token | None:
    """The verb of an infinitive that begins with these tokens."""
    if not words or lower(words[0]) != "to":
        return None
    verb = next((t for t in words[1:] if t.pos not in {"ADV", "PUNCT"}), None)
    return verb if verb is not None and (verb.tag == "VB" or verb.pos == "VERB") else None


def next_infinitive(clauses: Clauses, word: Token, reach: int) -> Token | None:
    """The infinitive behind the noun phrase that follows a word: "told | the crowd to | go"."""
    words = after(clauses, word, reach)
    for n, token in enumerate(words):
        if lower(token) == "to":
            return of_to(words[n:])
        if token.pos in {"VERB", "PUNCT", "AUX"}:
            return None
    return None


def future(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb tells what will be."""
    held = helpers(clauses, verb)
    return bool(held & FUTURE) and "have" not in held


def future_clause(clauses: Clauses, verb: Token) -> Token | None:
    """The clause under a verb that tells what will be: under it, else behind it."""
    for kid in clauses.kids(verb, {"ccomp", "xcomp", "advcl", "conj"}):
        if kid.i > verb.i and future(clauses, kid) and kid.dep in {"ccomp", "xcomp"}:
            return kid
    return clause_behind(clauses, verb, near=_TOLD)


def clause_behind(clauses: Clauses, word: Token, *, near: int) -> Token | None:
    """The verb of a clause with "that" and "will" that begins within ``near`` tokens."""
    opening = after(clauses, word, near)
    that = next((t for t in opening if lower(t) == "that"), None)
    if that is None:
        return None
    inside = after(clauses, that, _CLAUSE)
    modal = next((t for t in inside if lower(t) in FUTURE), None)
    if modal is None or any(t.text in _STOPS or t.tag == "VBD" for t in inside if t.i < modal.i):
        return None
    verbs = (t for t in after(clauses, modal, _REACH) if t.pos in {"VERB", "AUX"})
    return next((t for t in verbs if lower(t) not in {"be", "have"}), None)


def quoted(clauses: Clauses, verb: Token) -> Token | None:
    """The root of the quotation before a verb that tells it: "'We will sue,' he | vowed"."""
    for kid in clauses.kids(verb, _SPOKEN):
        if kid.i < verb.i and kid.pos in {"VERB", "AUX"}:
            between = (clauses.token(i).text for i in range(kid.i + 1, verb.i))
            if any(text in _QUOTES for text in between):
                return kid
    return None


def conditional(clauses: Clauses, verb: Token) -> bool:
    """Whether a condition stands in the sentence of a verb."""
    first, last = clauses.parse.sentences[verb.sentence]
    return any(lower(clauses.token(i)) in _CONDITIONS for i in range(first, last))
