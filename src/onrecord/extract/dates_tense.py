"""Which way a bare weekday, date or month points: by the tense of its verb."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.language.parse import Parse, Token
from onrecord.resources import lexicon

_STEPS = 8  # heads followed upwards; bounds the cost in a broken parse
_PAST_BEFORE = frozenset({"since", "last"})
_UNTIL = frozenset({"until", "till", "by", "through"})
_IS = frozenset({"is", "are", "'s", "’s", "'re", "’re", "be"})
_PLANS = frozenset({"schedule", "plan", "slate", "postpone"})
_AHEAD = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must"}
)
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_AHEAD_OF = frozenset({("ahead", "of"), ("eve", "of"), ("scheduled", "for"), ("set", "for")}) | {
    ("planned", "for"), ("slated", "for"), ("due", "for"), ("due", "by")
}  # fmt: skip
_FROM_THEN = frozenset({"effective", "due", "coming", "upcoming", "payable", "maturing"})
_OF_DAYS = frozenset({"weekday", "unit", "date"})
_TELLS = frozenset({"say", "tell", "report", "write", "show", "have", "know", "think", "see"})
_DEADLINES = frozenset({"give", "have", "postpone", "delay", "extend", "adjourn", "defer", "put"})
_SMALL = frozenset({"on", "in", "the", "at", "a", "early", "late", "mid", "as"})
_TIMES = frozenset({"night", "morning", "afternoon", "evening", "day", "eve", "end", "start"}) | {
    "close", "beginning", "middle"
}  # fmt: skip
_OWNS = frozenset({"'s", "’s", "'", "’"})
_SCHEDULED: frozenset[str] = frozenset(lexicon("calendar")["scheduled"])
_FIXED: frozenset[str] = frozenset(lexicon("calendar")["fixed"])
_HAVE = frozenset({"has", "have", "having", "'ve", "’ve"})


def way_of(parse: Parse, token: Token, operation: str) -> str:
    """``past``, ``future`` or ``near`` for the expression that starts at ``token``.

    A weekday without any hint is past: news tells what was. A date without one is
    the nearest.
    """
    before = _before(parse, token)
    near = next(reversed(before), "")
    if near in _PAST_BEFORE:
        return "past"
    verb, direct = _close(parse, token) or _governor(parse, token)
    until = near in _UNTIL and parse.tokens[token.i - 1].text.lower() != "the"
    deadline = until and verb is not None and verb.lemma in _DEADLINES
    due = before[:1] == ["due"] and near != "to"  # "due in court Monday"
    if deadline or due or tuple(before[-2:]) in _AHEAD_OF or near in _FROM_THEN:
        return "future"
    tense = _tense(parse, verb, _STEPS) if verb is not None else None
    if until and verb is not None and _is_over(parse, verb):
        tense = "past"
    return _chosen(parse, token, operation, _Tense(tense, direct, until))


def _is_over(parse: Parse, verb: Token) -> bool:
    """ "Had not been allowed to call until Monday": by now they were."""
    head = parse.tokens[verb.head]
    held = [t for i in parse.children[head.i] if (t := parse.tokens[i]).i < verb.i]
    had = any(t.text.lower() in {"had", "'d", "’d"} and t.dep == "aux" for t in held)
    return verb.dep == "xcomp" and had and any(t.dep == "neg" for t in held)


def _close(parse: Parse, token: Token) -> tuple[Token, bool] | None:
    """The participle right before a date, which tells it however the parse hangs it:
    "to suspend the order issued Thursday".
    """
    at = token.i - 1
    if at > 0 and parse.tokens[at].text.lower() in {"on", "in"}:
        at -= 1
    held = parse.tokens[at] if at >= parse.sentences[token.sentence][0] else None
    fits = held is not None and held.tag == "VBN" and held.dep == "acl"
    return (held, True) if held is not None and fits else None


class _Tense(NamedTuple):
    """The tense above an expression, if any; whether its verb is near; "until" before it."""

    tense: str | None
    direct: bool
    until: bool


def _chosen(parse: Parse, token: Token, operation: str, told: _Tense) -> str:
    tense, direct, until = told
    fixed = operation in _OF_DAYS and tense is None and direct and _is_fixed(parse, token)
    tense = "future" if fixed else tense
    if operation in {"weekday", "unit"}:
        return _way_of_weekday(parse, token, tense, until=until)
    if operation in {"quarter", "half"}:
        return "past" if tense == "past" else "near"
    if operation == "season":
        return tense or "near"
    if until:
        return _way_of_term(operation, told, fixed=fixed)
    if operation == "date" and not direct and tense == "past" and _names_what_was(parse, token):
        return "past"
    return "near" if tense is None or not direct else tense


def _way_of_term(operation: str, told: _Tense, *, fixed: bool) -> str:
    """ "By year-end", "runs through June", "was open until June"."""
    if told.tense == "past":
        return "past" if told.direct and operation != "yearend" else "near"
    return "future" if fixed or operation == "yearend" else "near"


def _names_what_was(parse: Parse, token: Token) -> bool:
    """ "The October attack": no meeting or vote, which are told of beforehand."""
    head = parse.tokens[token.head]
    return head.i == token.i + 1 and head.tag == "NN" and head.text.lower() not in _SCHEDULED


def _is_fixed(parse: Parse, token: Token) -> bool:
    """ "The court rules on Tuesday": news tells in the present what a calendar holds."""
    verb, _ = _governor(parse, token)
    if verb is None or verb.lemma in _TELLS:
        return False
    # a past form that a parser takes for a present one ("fell", "deplored") is no verb of these
    return (verb.tag == "VBZ" and verb.text.endswith("s")) or (
        verb.tag in {"VBP", "VBZ"} and verb.text.lower() in _FIXED
    )


def _way_of_weekday(parse: Parse, token: Token, tense: str | None, *, until: bool) -> str:
    """ "Friday's ruling" is over whatever the tense; "Friday's vote" may be to come."""
    ahead = tense == "future" or (tense != "past" and until)
    if not ahead:
        return "future" if _is_awaited(parse, token, tense) else "past"
    following = [t.text.lower() for t in parse.tokens[token.i + 1 : token.i + 5]]
    owns = bool(following) and following[0] in _OWNS
    return "future" if not owns or _SCHEDULED.intersection(following[1:]) else "past"


def _is_awaited(parse: Parse, token: Token, tense: str | None) -> bool:
    """ "Before Monday's meeting", "ahead of a vote Friday", "prepare for Friday's vote"."""
    noun = parse.tokens[token.head]
    link = parse.tokens[noun.head]
    if noun.text.lower() not in _SCHEDULED or link.pos not in {"ADP", "SCONJ"}:
        return False
    word = link.text.lower()
    above = parse.tokens[link.head].text.lower()
    ahead = word in {"before", "pending"} or (word, above) == ("of", "ahead")
    return ahead or (word == "for" and tense != "past")


def cut_of(parse: Parse, token: Token) -> str:
    """ " earlier" or " later" where the tense puts a thing into the part of a running week,
    month or year that is over or to come; else nothing.
    """
    verb, direct = _governor(parse, token)
    if verb is None or not direct:
        return ""
    helpers = {t.text.lower() for t in _helpers(parse, verb)}
    if helpers & _WILL:
        return " later"
    if helpers:
        return " earlier" if helpers & _HAVE and not helpers & _AHEAD else ""
    return " earlier" if verb.tag == "VBD" else ""


def _before(parse: Parse, token: Token) -> list[str]:
    """The two words before a token in its sentence, small ones between left out."""
    first = parse.sentences[token.sentence][0]
    words = [t.text.lower() for t in parse.tokens[max(first, token.i - 5) : token.i]]
    return [w for w in words if w not in _SMALL][-2:]


def _helpers(parse: Parse, verb: Token) -> list[Token]:
    return [t for i in parse.children[verb.i] if (t := parse.tokens[i]).dep in {"aux", "auxpass"}]


def _governor(parse: Parse, token: Token) -> tuple[Token | None, bool]:
    """The verb above a token, and whether no noun stands between ("the May 20 vote")."""
    current, nouns = token, 0
    for _ in range(_STEPS):
        if current.pos in {"VERB", "AUX"}:
            return current, nouns == 0
        if current.head == current.i:
            return None, False
        above = parse.tokens[current.head]
        between = above.pos in {"NOUN", "PROPN"} and above.dep not in {"npadvmod", "tmod"}
        if between and above.text.lower() not in _TIMES:
            nouns += 1
        current = above
    return None, False


def _tense(parse: Parse, verb: Token, steps: int) -> str | None:
    helpers = _helpers(parse, verb)
    said = {h.text.lower() for h in helpers}
    if said & _AHEAD == {"could"} and _is_unable(parse, verb, helpers):
        return None
    if said & _AHEAD or _is_planned(parse, verb):
        return "future"
    if verb.tag == "VBD" or any(h.tag == "VBD" for h in helpers) or said & _HAVE:
        return "past"
    if "to" in said:
        return "future" if _is_to(parse, helpers) else _tense_of_purpose(parse, verb, steps)
    if verb.tag == "VBG":
        return _tense_of_participle(parse, verb, helpers)
    return "past" if verb.tag == "VBN" and not said & _IS else None


def _is_to(parse: Parse, helpers: list[Token]) -> bool:
    """ "Is to meet", by the words alone: parsers disagree over what such a clause hangs on."""
    place = next(h.i for h in helpers if h.text.lower() == "to")
    return place > 0 and parse.tokens[place - 1].text.lower() in _IS


def _is_unable(parse: Parse, verb: Token, helpers: list[Token]) -> bool:
    """ "Could not be reached", "could be found": of the past, unlike "could meet"."""
    denied = any(parse.tokens[i].dep == "neg" for i in parse.children[verb.i])
    return denied or any(h.dep == "auxpass" for h in helpers)


def _is_planned(parse: Parse, verb: Token) -> bool:
    """ "Plans to", "a summit set for Geneva", "a ruling expected on Monday"."""
    expected = verb.lemma == "expect" and verb.tag == "VBN"
    return verb.lemma in _PLANS or expected or _is_set_for(parse, verb)


def _is_set_for(parse: Parse, verb: Token) -> bool:
    """ "A summit set for Geneva"."""
    after = parse.tokens[verb.i + 1].text if verb.i + 1 < len(parse.tokens) else ""
    return verb.tag == "VBN" and verb.lemma == "set" and after == "for"


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
