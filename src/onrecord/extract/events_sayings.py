"""Days of sayings, as those of the verbs that cue them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.clauses import Clauses
from onrecord.model.dates import DateExpression
from onrecord.model.statement import Statement


def of_sayings(
    clauses: Clauses, dates: Sequence[DateExpression], statements: Sequence[Statement]
) -> dict[int, DateExpression]:
    """The day of saying of each verb that cues a statement, where its sentence tells it.

    "At a Friday briefing, she accused ..." dates what she did by saying it.
    """
    starts = [t.start for t in clauses.parse.tokens]
    held = {d.id: d for d in dates if _is_day(d)}
    found: dict[int, DateExpression] = {}
    for one in statements:
        expression = held.get(one.said) if one.said is not None else None
        if one.cue is None or expression is None:
            continue
        first, last = (bisect_right(starts, at) - 1 for at in (one.cue.start, one.cue.end - 1))
        day = clauses.token(max(0, bisect_right(starts, expression.span.start) - 1))
        cue = (clauses.token(i) for i in range(max(0, first), last + 1))
        verb = next((t for t in cue if t.pos == "VERB"), None)
        if verb is not None and verb.sentence == day.sentence:
            found.setdefault(verb.i, expression)
    return found


def _is_day(expression: DateExpression) -> bool:
    """Whether it tells a day or a part of one: no one speaks all "last month"."""
    operation, _, value = expression.rule.partition(" ")
    if operation == "unit":
        return value.startswith("D ")
    parts = value.partition(" ")[0].count("-")
    return operation == "weekday" or (operation, parts) in {("date", 1), ("is", 2)}
