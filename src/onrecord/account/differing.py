"""What two sentences of two articles may differ in, and how likely they do.

Findings are many and cheap: numbers, dates, stages, speakers, denials. The regression
(``weighed``) tells from their traits those that are sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.account.dated import dated
from onrecord.account.doers import doers
from onrecord.account.finding import Finding
from onrecord.account.likeness import likeness
from onrecord.account.numbered import numbered
from onrecord.account.opposed import opposed
from onrecord.account.reported import Told
from onrecord.account.speakers import attributions
from onrecord.account.stages import staged
from onrecord.account.sure import sure
from onrecord.account.view import View
from onrecord.account.weighed import model, weighable


def candidates(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """All that two sentences may differ in, each with its traits."""
    yield from attributions(view, a, b)
    yield from staged(a, b)
    yield from numbered(a, b)
    yield from dated(a, b)
    yield from opposed(view, a, b)
    yield from doers(a, b)


def weighed(a: Told, b: Told, found: Finding) -> Finding:
    """A finding with all traits that the regression weighs, and its chance."""
    traits = weighable(found, likeness(a, b))
    return replace(found, traits=traits, chance=round(model().probability(traits), 4))


def differing(view: View, a: Told, b: Told) -> Iterator[Finding]:
    """The sure differences between two sentences, the surest first."""
    found = [weighed(a, b, one) for one in candidates(view, a, b)]
    kept = [one for one in found if sure(one)]
    # the clock and the calendar run on under what moved
    if any(one.kind == "update" for one in kept):
        kept = [one for one in kept if one.family not in {"date", "time"} or one.kind == "update"]
    yield from sorted(kept, key=lambda one: (-one.chance, one.a, one.b, one.what))
