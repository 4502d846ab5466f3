"""The verdict on one claim: what bears on it, who says it, what was corrected since."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.check.bearing import Held, compare
from onrecord.check.claims import Claim
from onrecord.check.held import HeldText
from onrecord.check.record import Record
from onrecord.check.speakers import cited_by_passage, compare_speakers
from onrecord.model.check import Found, Verdict
from onrecord.model.ids import ArticleId
from onrecord.model.statement import Statement

OUTWEIGHS = 0.1  # by how much a negation must be surer than what supports
MAX_FOUND = 8  # places that are told
NEAR = 0.5  # share from which the nearest sentence of the record is worth a reason

Part = tuple[Verdict, str, float, Sequence[Found]]
"""A verdict on part of a sentence: why, how much of it is held, where."""


def judged(record: Record, held: HeldText, claim: Claim, statement: Statement | None) -> Part:
    """What the record says of a claim.

    Args:
        statement: of the passage, whose content the claim is; None where the passage
            tells it in its own name.
    """
    bearing = compare(record, claim)
    for_it = [h for h in bearing if h.supports]
    against = [h for h in bearing if h.contradicts]
    if for_it and not _outweighed(for_it, against):
        since = [record.taken_back(h.place, claim.words) for h in for_it]
        if all(since):  # nothing that stands tells it
            return "contradicted", since[0], for_it[0].share, _found(record, for_it)
        return _supported(record, held, statement, for_it, against)
    if against:
        found = _found(record, against)
        return "contradicted", against[0].detail, against[0].share, found
    nearest = bearing[:1]
    reason = "nothing on record tells this"
    if nearest and nearest[0].conflict and nearest[0].share >= NEAR:
        reason = nearest[0].detail
    share = nearest[0].share if nearest else 0.0
    return "not on record", reason, share, _found(record, nearest)


def _outweighed(for_it: Sequence[Held], against: Sequence[Held]) -> bool:
    """Whether what speaks against a claim is surer than what speaks for it.

    Another number, another day and a denial are; a negation may stand in another clause.
    """
    best = max(h.share for h in for_it)
    return any(
        h.share >= best + (0.0 if h.conflict in ("number", "day", "denial") else OUTWEIGHS)
        for h in against
    )


def _supported(
    record: Record,
    held: HeldText,
    statement: Statement | None,
    for_it: Sequence[Held],
    against: Sequence[Held],
) -> Part:
    speaker = cited_by_passage(record, held, statement)
    same = []
    for one in for_it:
        place = one.place
        how, by = compare_speakers(record, speaker, place.held, place.span, one.statement)
        same.append((how, one, by))
    fitting = [one for how, one, _ in same if how != "other"]
    others = [(one, by) for how, one, by in same if how == "other"]
    # where no one else says it as fully, words of the reporter do not make it the speaker's
    best = max((one.share for one in fitting), default=-1.0)
    own = any(how == "same" for how, _, _ in same)
    if others and not own and max(one.share for one, _ in others) >= best:
        other = others[0][1]
        name = other.name if other else "another"
        reason = f"the record gives this to {name}, not {speaker.name if speaker else 'no one'}"
        return "altered", reason, for_it[0].share, _found(record, for_it)
    names = [by.name if by else None for how, _, by in same if how != "other"]
    reason = "on record"
    if speaker is None and None not in names:
        reason += f", as said by {' and by '.join(sorted({n for n in names if n})[:3])}"
    elif speaker is not None and not any(names):
        reason += f", not as said by {speaker.name}"
    if against:
        reason += f"; elsewhere {against[0].detail}"
    return "supported", reason, fitting[0].share, _found(record, fitting)


def _found(record: Record, held: Sequence[Held]) -> list[Found]:
    """The places of the record, the best of each article, in their order."""
    first: dict[ArticleId, Found] = {}
    for one in held:
        article = one.place.held.article.id
        if article not in first:
            first[article] = record.found(one.place.held, one.place.span, one.statement)
    return list(first.values())[:MAX_FOUND]
