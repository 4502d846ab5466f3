"""Names of speakers and outlets as a reader sees them."""

from __future__ import annotations

from onrecord.resources import word_set

_STATES = {
    ("threat", "kept"): "carried out",
    ("threat", "broken"): "not carried out",
    ("demand", "kept"): "met",
    ("demand", "broken"): "not met",
}


def shown_name(name: str) -> str:
    """``name``; a thing or an office without its article gets one: "a statement"."""
    if name not in word_set("wording", "countable"):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def outlet_name(outlet: str | None, credit: str | None) -> str:
    """Who published; where that is not known, whom the article credits beside it."""
    if outlet:
        return outlet
    return f"unknown outlet (credits {credit})" if credit else "unknown outlet"


def state_name(kind: str, state: str) -> str:
    """A promise's state in words; a threat breaks no word when it is not carried out."""
    return _STATES.get((kind, state), state)
