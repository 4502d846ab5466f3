"""Who holds what: actors by issues, each cell with the statements behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.account import Issue
from onrecord.model.ids import StatementId
from onrecord.present.names import shown_name
from onrecord.present.page.desk import UNSORTED, Desk, Facets

_ByIssue = Mapping[str, Mapping[str, Sequence[StatementId]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one actor holds on one issue: each stance with how many statements."""

    stances: tuple[tuple[str, int], ...]
    lines: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One actor's row; a cell is None where no quoted span stands behind it."""

    actor: str
    cells: tuple[Cell | None, ...]
    facets: Facets


def columns(desk: Desk) -> tuple[Issue, ...]:
    """The issues on which anyone holds anything, the busiest first.

    ``unsorted`` is no issue: what stands under it is told with the statements alone.
    """
    held: dict[str, int] = defaultdict(int)
    for p in desk.account.positions:
        held[p.issue] += sum(s in desk.statements for s in p.statements)
    found = [i for i in desk.account.issues if held[i.id] and i.name != UNSORTED]
    return tuple(sorted(found, key=lambda i: (-held[i.id], i.name)))


def rows(desk: Desk, issues: Sequence[Issue]) -> tuple[Row, ...]:
    """One row for each actor; who holds most comes first."""
    held: dict[str, dict[str, dict[str, list[StatementId]]]] = {}
    origins: dict[tuple[str, str], int] = defaultdict(int)
    told = {issue.id for issue in issues}
    for p in desk.account.positions:
        known = [s for s in p.statements if s in desk.line_ids]
        if known and p.issue in told:
            stances = held.setdefault(p.actor_name, {}).setdefault(p.issue, {})
            stances.setdefault(p.stance, []).extend(known)
            cell = (p.actor_name, p.issue)
            origins[cell] = max(origins[cell], p.origins)
    found = [
        Row(
            actor=shown_name(actor),
            cells=tuple(
                _cell(desk, by_issue[i.id], origins[actor, i.id]) if i.id in by_issue else None
                for i in issues
            ),
            facets=_facets(desk, actor, by_issue),
        )
        for actor, by_issue in held.items()
    ]
    return tuple(sorted(found, key=lambda r: (-sum(len(c.lines) for c in r.cells if c), r.actor)))


def _cell(desk: Desk, stances: Mapping[str, Sequence[StatementId]], origins: int) -> Cell:
    ordered = sorted(stances.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    behind = {desk.line_ids[s] for ids in stances.values() for s in ids}
    return Cell(
        stances=tuple((stance, len(ids)) for stance, ids in ordered),
        lines=tuple(sorted(behind, key=lambda line: int(line[1:]))),
        origins=origins,
    )


def _facets(desk: Desk, actor: str, by_issue: _ByIssue) -> Facets:
    told = [
        desk.statements[s] for stances in by_issue.values() for ids in stances.values() for s in ids
    ]
    first = min((desk.when(s.article) for s in told), key=lambda d: d.earliest or "9999")
    return desk.facets(
        dict.fromkeys(s.article for s in told),
        speakers=(actor, *(desk.speaker(s) for s in told)),
        issues=by_issue,
        manner=" ".join(sorted({s.manner for s in told})),
        date=first,
    )
