"""What tells a deed from words that only look like one, as named features.

The names stand in the model's resource; a change here asks for a new fit
(``training/events.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.clauses import Clauses
from onrecord.extract.events_deeds import Deed
from onrecord.extract.events_roles import Roles
from onrecord.language.parse import Token

_SPEAKERS = frozenset({"i", "we", "me", "us", "my", "our"})
_HEARERS = frozenset({"you", "your"})
_QUOTES = frozenset('"“”„«»')
_FAR = 4


def features(clauses: Clauses, deed: Deed, roles: Roles) -> Iterator[str]:
    """The names of a deed's features; each is there or not."""
    kind = deed.type or "none"
    yield f"type={kind}"
    yield f"base={deed.base or 'none'}"
    yield f"how={kind}/{deed.base or 'none'}"
    yield from (f"above={name}" for name in sorted(set(deed.above)))
    if deed.pattern is not None:
        yield f"weight={min(deed.pattern.weight, 4)}"
        yield f"pattern={deed.pattern.text}"
        yield f"type={kind}/weight={min(deed.pattern.weight, 4)}"
    yield f"trigger={deed.trigger.lemma.lower()}"
    yield f"head={deed.head.lemma.lower()}"
    yield f"dep={deed.head.dep}"
    yield f"tag={deed.head.tag}"
    yield f"depth={depth(clauses, deed.head)}"
    if deed.nominal:
        yield "nominal"
        yield f"nominal={kind}"
    yield from _of_party("actor", clauses, roles.actor, named=roles.actor_named)
    yield from _of_party("recipient", clauses, roles.recipient, named=roles.recipient_named)
    yield f"parties={roles.actor_named}/{roles.recipient_named}"
    yield f"type={kind}/parties={roles.actor_named}/{roles.recipient_named}"
    yield from _of_sentence(clauses, deed.trigger)


def depth(clauses: Clauses, token: Token) -> int:
    """How many words govern a token, as far as it matters."""
    for steps in range(_FAR):
        if token.head == token.i:
            return steps
        token = clauses.head(token)
    return _FAR


def _of_party(name: str, clauses: Clauses, token: Token | None, *, named: bool) -> Iterator[str]:
    if token is None:
        yield f"{name}=none"
        return
    label = clauses.named.get(token.i)
    if label is not None:
        yield f"{name}={label}"
    elif token.pos == "PRON":
        word = token.text.lower()
        who = "speaker" if word in _SPEAKERS else "hearer" if word in _HEARERS else "pronoun"
        yield f"{name}={who}"
    else:
        yield f"{name}={'party' if named else 'thing'}"


def _of_sentence(clauses: Clauses, trigger: Token) -> Iterator[str]:
    first, last = clauses.parse.sentences[trigger.sentence]
    tokens = clauses.parse.tokens
    if any(tokens[i].text == "?" for i in range(max(first, last - 3), last)):
        yield "asked"
    marks = sum(tokens[i].text in _QUOTES for i in range(first, trigger.i))
    if marks % 2:
        yield "quoted"
    words = {tokens[i].text.lower() for i in range(first, min(last, first + 60))}
    if words & _SPEAKERS:
        yield "speaker speaks"
    if words & _HEARERS:
        yield "hearer spoken to"
    named = sum(1 for i in range(first, last) if clauses.named.get(i) in {"GPE", "NORP"})
    yield f"countries={min(named, 3)}"
    length = last - first
    yield f"length={'short' if length < 12 else 'long' if length > 35 else 'middling'}"
