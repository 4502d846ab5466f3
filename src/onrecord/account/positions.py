"""What each actor holds on each issue: only what is on record as said or asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.account.listed import listed
from onrecord.account.view import View, first_day
from onrecord.model.account import Position
from onrecord.model.ids import EntityId, StatementId, record_id
from onrecord.model.span import cover
from onrecord.model.statement import Stance, Statement

# a thought or an intention that a reporter tells is not on record as said
ON_RECORD = frozenset({"said", "asks"})

# stances of which one actor can't hold two sides of one issue at a time
_FOR: frozenset[Stance] = frozenset({"agree", "offer", "praise", "promise"})
_AGAINST: frozenset[Stance] = frozenset({"accuse", "deny", "reject", "threaten"})

_Key = tuple[str, str, Stance]


def positions(view: View, issue_of: Mapping[StatementId, Sequence[str]]) -> tuple[Position, ...]:
    """One position for each actor, issue (by id) and stance; by actor, issue, first day.

    What one speaker says that another said is not the other's own record.
    """
    held: dict[_Key, list[Statement]] = {}
    actors: dict[str, tuple[EntityId | None, str]] = {}
    for statement in view.statements:
        entity, name = view.speaker(statement)
        if name is None or not counts(statement):
            continue
        if not listed(statement, view.text(statement.article)):
            continue
        actor = entity or name
        actors.setdefault(actor, (entity, name))
        for issue in issue_of[statement.id]:
            held.setdefault((actor, issue, statement.stance), []).append(statement)
    made = [_position(view, key, actors[key[0]], statements) for key, statements in held.items()]
    ordered = sorted(made, key=lambda p: (p.actor_name, p.issue, p.first or "~", p.id))
    return tuple(_with_changes(ordered))


def _with_changes(ordered: Sequence[Position]) -> Iterator[Position]:
    """Positions with the one that each replaces: the latest of the other side that was over."""
    for _, held in groupby(ordered, key=lambda p: (p.actor or p.actor_name, p.issue)):
        before: list[Position] = []
        for position in held:
            over = [p for p in before if _replaces(position, p)]
            last = max(over, key=lambda p: (p.last or "", p.id), default=None)
            yield replace(position, changed_from=last.id) if last else position
            before.append(position)


def _replaces(now: Position, then: Position) -> bool:
    sides = (now.stance in _FOR and then.stance in _AGAINST) or (
        now.stance in _AGAINST and then.stance in _FOR
    )
    return sides and then.last is not None and now.first is not None and then.last < now.first


def counts(statement: Statement) -> bool:
    """Whether the statement is on record as its speaker's own words."""
    return statement.act in ON_RECORD and statement.within is None and bool(statement.content)


def _position(
    view: View, key: _Key, actor: tuple[EntityId | None, str], statements: Sequence[Statement]
) -> Position:
    entity, name = actor
    days = sorted(day for s in statements if (day := first_day(view.said(s))))
    return Position(
        id=record_id("position", view.story, *key),
        story=view.story,
        issue=key[1],
        actor=entity,
        actor_name=name,
        stance=key[2],
        statements=tuple(s.id for s in statements),
        outlets=tuple(sorted({view.outlet(s.article) for s in statements})),
        origins=view.origins((s.article, cover(s.content)) for s in statements),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
