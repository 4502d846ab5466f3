"""Whose text an article says that it prints: the outlet or the agency that it credits."""

from __future__ import annotations

from onrecord.link.names import press_name, same_press
from onrecord.link.tokens import fold_words
from onrecord.model.annotation import Annotated

_SIGNED = ("byline", "dateline", "credit")


def credits_outlet(target: Annotated, source: Annotated) -> bool:
    """Whether ``target`` credits the outlet of ``source``, which is not its own."""
    credit = target.article.credit
    own = same_press(credit, target.article.outlet)
    return not own and same_press(credit, source.article.outlet)


def credits_signature(target: Annotated, source: Annotated) -> bool:
    """Whether ``target``, of a known outlet, credits an agency that signs ``source``.

    A text that an agency signs and that no outlet is known for is likelier the agency's own
    than one that an outlet put its name to.
    """
    credit, outlet = target.article.credit, target.article.outlet
    if not credit or not outlet or same_press(credit, outlet) or source.article.outlet:
        return False
    return same_press(credit, source.article.credit) or _signed(source, press_name(credit))


def _signed(annotated: Annotated, name: str) -> bool:
    """Whether a byline, a dateline or a credit line holds the name."""
    lines = (
        " ".join(fold_words(p.span.of(annotated.article.text)))
        for p in annotated.annotation.passages
        if p.kind in _SIGNED
    )
    return any(f" {name} " in f" {line} " for line in lines)
