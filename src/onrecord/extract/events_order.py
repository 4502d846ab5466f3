"""What the order of words tells of a deed's parties, where its tree gives none or a wrong one.

A tree is wrong now and then. Helpers before a verb tell a passive, the words before the
dateline's end are no party of the deed, and the noun nearest before or behind a verb,
with no other verb between them, stands in for its subject or object.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.clauses import Clauses
from onrecord.language.parse import Token
from onrecord.model.span import Span
from onrecord.resources.countries import by_name, by_seat

_BE_FORMS = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "get", "gets", "got",
     "getting"}
)  # fmt: skip
_HAVE_FORMS = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_SHOUTED = 5  # letters; shorter ones are initials
_HELPERS = 4  # tokens before a verb in which its helpers stand
_LEFT, _RIGHT = 12, 8  # tokens
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"(?P<place>[A-Z][\w.'’]+(?:[ ,]{1,2}[A-Z][\w.'’]+){0,3})"
_DAY = rf"(?P<day>,? {_MONTH} \d{{1,2}}|,? \d{{1,2}} {_MONTH})?"
_AGENCY = r"(?P<agency>\([A-Z][\w. ]{1,20}\)|, [A-Z]{2,8})"
_MARK = r"(?P<mark>--|[—–]|-(?= )|:|[\"“])"
_DATELINE = re.compile(
    rf"\s*{_PLACE}{_DAY}(?:\s*{_AGENCY}\s*(?:{_MARK})?|\s*{_MARK.replace('mark', 'bare')})\s*"
)


def dateline_end(clauses: Clauses, sentence: int) -> int:
    """First token behind the dateline that opens a sentence; its first token if none does."""
    first, last = clauses.parse.sentences[sentence]
    tokens = clauses.parse.tokens[first : min(last, first + 16)]
    text = ""
    ends: list[int] = []
    for n, token in enumerate(tokens):
        gap = "" if n == 0 else " " * (token.start - tokens[n - 1].end)
        text += gap + token.text
        ends.append(len(text))
    length = _dateline(text, clauses.named.get(first) == "GPE")
    return first + sum(end <= length for end in ends) if length else first


@lru_cache(maxsize=4096)
def _dateline(text: str, place: bool) -> int:
    """Code points of the dateline that opens the text; 0 where there is none."""
    found = _DATELINE.match(text)
    if found is None:
        return 0
    name = found["place"].split(",", maxsplit=1)[0].strip()
    sure = bool(found["day"]) and bool(found["agency"])
    return found.end() if sure or place or _is_place(name) else 0


def _is_place(name: str) -> bool:
    """Whether a name is a country's, a seat of government's, or written in capitals."""
    held = {name, name.title()}
    shouted = name.isupper() and len(name) >= _SHOUTED
    return shouted or bool(held & by_name().keys() or held & by_seat().keys())


def is_passive(clauses: Clauses, verb: Token) -> bool:
    """Whether something is done to a verb's subject, by its helpers before its tree."""
    if verb.tag == "VBN" and verb.dep == "acl":
        return True
    helpers = _helpers(clauses, verb)
    if verb.tag == "VBN" and helpers:
        last = helpers[0].text.lower()
        if last in _HAVE_FORMS:
            return False
        if last in _BE_FORMS:
            return True
    if verb.tag in {"VBZ", "VBP"}:
        return False
    return any(True for _ in clauses.kids(verb, {"auxpass", "nsubjpass"}))


def _helpers(clauses: Clauses, verb: Token) -> list[Token]:
    """Helpers that stand before a verb with nothing but adverbs between, nearest first."""
    found: list[Token] = []
    first = clauses.parse.sentences[verb.sentence][0]
    for i in range(verb.i - 1, max(first, verb.i - 1 - _HELPERS) - 1, -1):
        token = clauses.token(i)
        if token.pos == "AUX" or token.text.lower() in _BE_FORMS | _HAVE_FORMS:
            found.append(token)
        elif token.pos not in {"ADV", "PART"}:
            break
    return found


def before(clauses: Clauses, verb: Token) -> Token | None:
    """The last noun of what a verb's subject most likely is: the nearest noun phrase
    before it under no preposition, with no other verb between them."""
    start = max(dateline_end(clauses, verb.sentence), verb.i - _LEFT)
    for i in range(verb.i - 1, start - 1, -1):
        token = clauses.token(i)
        if token.pos in {"VERB", "SCONJ"} or token.text in {";", ":"}:
            return None
        if token.pos in _NOUNS and clauses.token(i + 1).pos not in _NOUNS:
            first = _run(clauses, i, start)
            if token.dep != "pobj" and (first == start or clauses.token(first - 1).pos != "ADP"):
                return token
    return None


def next_noun(clauses: Clauses, word: Token) -> Token | None:
    """The last noun of the noun phrase that follows a word, no other verb between them."""
    last = min(clauses.parse.sentences[word.sentence][1], word.i + 1 + _RIGHT)
    for i in range(word.i + 1, last):
        token = clauses.token(i)
        if token.pos in {"VERB", "SCONJ", "ADP", "AUX"} or token.text in {";", ":", ","}:
            return None
        if token.pos in _NOUNS and (i + 1 == last or clauses.token(i + 1).pos not in _NOUNS):
            return token
    return None


def _run(clauses: Clauses, last: int, start: int) -> int:
    """First token of the unbroken noun phrase that ends with a noun."""
    first = last
    while first > start and clauses.token(first - 1).pos in _INSIDE:
        first -= 1
    return first


def phrase_of(clauses: Clauses, root: Token, verb: Token) -> Span:
    """The noun phrase of a root; where the tree drew it over the verb, its own side of it."""
    span = clauses.phrase(root)
    over = span.contains(Span(verb.start, verb.end)) and root.i != verb.i
    if not over and len(span) > len(root.text):
        return span
    if over and root.i > verb.i:
        return Span(clauses.token(verb.i + 1).start, span.end)
    start = clauses.parse.sentences[root.sentence][0]
    return Span(clauses.token(_run(clauses, root.i, start)).start, root.end)
