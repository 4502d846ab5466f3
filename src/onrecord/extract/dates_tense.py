"""Which way a bare weekday, date or month points: by the tense of its verb."""

from __future__ import annotations

from onrecord.language.parse import Parse, Token

_STEPS = 8  # heads followed upwards; bounds the cost in a broken parse
_PAST_BEFORE = frozenset({"since", "last"})
_FUTURE_BEFORE = frozenset({"until", "till", "by"})
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
    if before in _FUTURE_BEFORE and operation != "weekday":
        return "future"
    verb, steps = _governor(parse, token)
    tense = _tense(parse, verb) if verb is not None else None
    if operation == "weekday":
        return "future" if tense == "future" or before in _FUTURE_BEFORE else "past"
    if operation in {"quarter", "half"}:
        return "past" if tense == "past" else "near"
    if tense is None or (steps > 3 and tense == "past"):
        return "near"
    return tense


def _governor(parse: Parse, token: Token) -> tuple[Token | None, int]:
    current = token
    for step in range(_STEPS):
        if current.pos in {"VERB", "AUX"}:
            return current, step
        if current.head == current.i:
            return None, step
        current = parse.tokens[current.head]
    return None, _STEPS


def _tense(parse: Parse, verb: Token) -> str | None:
    kinds = {"aux", "auxpass"}
    helpers = [t for i in parse.children[verb.i] if (t := parse.tokens[i]).dep in kinds]
    said = {h.text.lower() for h in helpers}
    if said & _AHEAD:
        return "future"
    if verb.tag == "VBD" or any(h.tag == "VBD" for h in helpers) or said & _HAVE:
        return "past"
    if "to" in said:
        return "future"
    if verb.tag == "VBG":
        return _tense_of_participle(parse, verb, helpers)
    return "past" if verb.tag == "VBN" else None


def _tense_of_participle(parse: Parse, verb: Token, helpers: list[Token]) -> str | None:
    if helpers:  # "is meeting on Friday"
        return "future"
    head = parse.tokens[verb.head]
    return "past" if head.tag in {"VBD", "VBN"} else None
