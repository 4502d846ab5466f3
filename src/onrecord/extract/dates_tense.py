"""Which way a bare weekday, date or month points: by the tense of its verb."""

from __future__ import annotations

from onrecord.language.parse import Parse, Token

_STEPS = 8  # heads followed upwards; bounds the cost in a broken parse
_PAST_BEFORE = frozenset({"since", "last"})
_UNTIL = frozenset({"until", "till", "by", "through"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re", "be"})
_PLANS = frozenset({"schedule", "plan", "slate", "postpone"})
_AHEAD = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must"}
)
_HAVE = frozenset({"has", "have", "having", "'ve", "’ve"})


def way_of(parse: Parse, token: Token, operation: str) -> str:
    """``past``, ``future`` or ``near`` for the expression that starts at ``token``.

    A weekday without any hint is past: news tells what was. A date without one is
    the nearest.
    """
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    if before in _PAST_BEFORE:
        return "past"
    verb, direct = _governor(parse, token)
    tense = _tense(parse, verb, _STEPS) if verb is not None else None
    if operation == "weekday":
        ahead = tense == "future" or (tense != "past" and before in _UNTIL)
        return "future" if ahead and token.dep != "poss" else "past"
    if operation in {"quarter", "half"}:
        return "past" if tense == "past" else "near"
    return "near" if tense is None or before in _UNTIL or not direct else tense


def _governor(parse: Parse, token: Token) -> tuple[Token | None, bool]:
    """The verb above a token, and whether no noun stands between ("the May 20 vote")."""
    current, nouns = token, 0
    for _ in range(_STEPS):
        if current.pos in {"VERB", "AUX"}:
            return current, nouns == 0
        if current.head == current.i:
            return None, False
        above = parse.tokens[current.head]
        if above.pos in {"NOUN", "PROPN"} and above.dep not in {"npadvmod", "tmod"}:
            nouns += 1
        current = above
    return None, False


def _tense(parse: Parse, verb: Token, steps: int) -> str | None:
    kinds = {"aux", "auxpass"}
    helpers = [t for i in parse.children[verb.i] if (t := parse.tokens[i]).dep in kinds]
    said = {h.text.lower() for h in helpers}
    if said & _AHEAD or verb.lemma in _PLANS:
        return "future"
    if verb.tag == "VBD" or any(h.tag == "VBD" for h in helpers) or said & _HAVE:
        return "past"
    if "to" in said:
        return _tense_of_purpose(parse, verb, steps)
    if verb.tag == "VBG":
        return _tense_of_participle(parse, verb, helpers)
    return "past" if verb.tag == "VBN" and not said & _IS else None


def _tense_of_purpose(parse: Parse, verb: Token, steps: int) -> str | None:
    """ "Is to meet", "expected to meet" lie ahead; "flew in to meet" is as past as its verb."""
    head = parse.tokens[verb.head]
    plain = head.i == verb.i or head.pos not in {"VERB", "AUX"} or verb.dep == "xcomp"
    if plain or not steps:
        return "future"
    return _tense(parse, head, steps - 1)


def _tense_of_participle(parse: Parse, verb: Token, helpers: list[Token]) -> str | None:
    if helpers:  # "is meeting on Friday"
        return "future"
    head = parse.tokens[verb.head]
    return "past" if head.tag in {"VBD", "VBN"} else None
