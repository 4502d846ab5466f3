"""Who said what: statements by speaker, utterances with their versions, the matrix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.account import Issue
from onrecord.model.derivation import Utterance
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement
from onrecord.present.page.desk import NO_SPEAKER, Desk, Facets
from onrecord.present.page.differences import Piece, compare
from onrecord.present.page.when import label
from onrecord.present.page.words import Cite

UNSURE = 0.7  # a statement less likely to be right than this says so


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One statement, or several articles' statements in the same words.

    Attributes:
        same: the other articles with the same words.
        issues: names of its issues.
        score: probability that it is right, in per cent.
        unsure: whether that is low enough to say so.
        utterance: id of the card with the other versions; empty where there are none.
    """

    id: str
    cite: Cite
    same: tuple[Cite, ...]
    speaker: str
    manner: str
    act: str
    stance: str
    evidence: str
    issues: tuple[str, ...]
    date: str
    score: int
    unsure: bool
    utterance: str
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """All statements of one speaker, in order of time."""

    name: str
    known: bool
    lines: tuple[StatementLine, ...]
    statements: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One wording of an utterance, and the articles that have it.

    Attributes:
        pieces: the words, with what differs from the fullest wording.
        notes: how it differs, in words.
    """

    cites: tuple[Cite, ...]
    manner: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceCard:
    """An act of saying that several articles report."""

    id: str
    speaker: str
    versions: tuple[Version, ...]
    outlets: int
    origins: int
    sources: int
    first: Cite
    facets: Facets


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


def groups(desk: Desk) -> tuple[SpeakerGroup, ...]:
    """Statements by speaker; who is cited by most outlets comes first."""
    names = {issue.id: issue.name for issue in desk.account.issues}
    several = {s: f"u{i}" for i, u in enumerate(_several(desk), 1) for s in u.statements}
    held: dict[str, list[StatementLine]] = defaultdict(list)
    for same in desk.same_words:
        line = _line(desk, same, names, several)
        held[line.speaker].append(line)
    found = [
        SpeakerGroup(
            name=name,
            known=name != NO_SPEAKER,
            lines=tuple(lines),
            statements=sum(1 + len(line.same) for line in lines),
            outlets=len({c.outlet for line in lines for c in (line.cite, *line.same)}),
        )
        for name, lines in held.items()
    ]
    return tuple(sorted(found, key=lambda g: (not g.known, -g.outlets, -len(g.lines), g.name)))


def utterances(desk: Desk) -> tuple[UtteranceCard, ...]:
    """The acts of saying that more than one statement reports."""
    return tuple(_card(desk, u, f"u{i}") for i, u in enumerate(_several(desk), 1))


def columns(desk: Desk) -> tuple[Issue, ...]:
    """The issues on which anyone holds anything."""
    held = {
        p.issue for p in desk.account.positions if any(s in desk.statements for s in p.statements)
    }
    return tuple(issue for issue in desk.account.issues if issue.id in held)


def matrix(desk: Desk) -> tuple[Row, ...]:
    """Actors by issues, from the positions; who holds most comes first."""
    issues = [issue.id for issue in columns(desk)]
    held: dict[str, dict[str, dict[str, list[StatementId]]]] = {}
    origins: dict[tuple[str, str], int] = defaultdict(int)
    for p in desk.account.positions:
        known = [s for s in p.statements if s in desk.statements]
        if known:
            held.setdefault(p.actor_name, {}).setdefault(p.issue, {})[p.stance] = known
            cell = (p.actor_name, p.issue)
            origins[cell] = max(origins[cell], p.origins)
    rows = [
        Row(
            actor=actor,
            cells=tuple(
                _cell(desk, by_issue[i], origins[actor, i]) if i in by_issue else None
                for i in issues
            ),
            facets=_row_facets(desk, actor, by_issue),
        )
        for actor, by_issue in held.items()
    ]
    return tuple(sorted(rows, key=lambda r: (-sum(len(c.lines) for c in r.cells if c), r.actor)))


def _several(desk: Desk) -> list[Utterance]:
    return [u for u in desk.links.utterances if sum(s in desk.statements for s in u.statements) > 1]


def _line(
    desk: Desk,
    same: Sequence[Statement],
    names: Mapping[str, str],
    several: Mapping[StatementId, str],
) -> StatementLine:
    statement = same[0]
    issues = tuple(dict.fromkeys(i for s in same for i in desk.issues.get(s.id, ())))
    date = desk.said(statement)
    speaker = desk.speaker(statement)
    score = max(s.score for s in same)
    return StatementLine(
        id=desk.line_ids[statement.id],
        cite=desk.cite(statement.article, statement.content),
        same=tuple(desk.cite(s.article, s.content) for s in same[1:]),
        speaker=speaker,
        manner=statement.manner,
        act=statement.act,
        stance=statement.stance,
        evidence=statement.evidence,
        issues=tuple(names[i] for i in issues if i in names),
        date=label(date),
        score=round(score * 100),
        unsure=score < UNSURE,
        utterance=next((several[s.id] for s in same if s.id in several), ""),
        facets=desk.facets(
            dict.fromkeys(s.article for s in same), speakers=(speaker,), issues=issues,
            manner=statement.manner, date=date,
        ),
    )  # fmt: skip


def _card(desk: Desk, utterance: Utterance, ident: str) -> UtteranceCard:
    told = sorted(
        (desk.statements[s] for s in utterance.statements if s in desk.statements),
        key=lambda s: (desk.numbers[s.article], s.content),
    )
    full = max(told, key=lambda s: (s.manner == "direct", sum(map(len, s.content))))
    rest = [s for s in told if s is not full]
    speaker = utterance.speaker or NO_SPEAKER
    return UtteranceCard(
        id=ident,
        speaker=speaker,
        versions=_versions(desk, utterance, full, rest),
        outlets=len({desk.outlet(s.article) for s in told}),
        origins=utterance.origins,
        sources=utterance.sources,
        first=desk.cite(utterance.first if utterance.first in desk.articles else full.article),
        facets=desk.facets(
            dict.fromkeys(s.article for s in told),
            speakers={desk.speaker(s) for s in told},
            issues={i for s in told for i in desk.issues.get(s.id, ())},
            manner=" ".join(sorted({s.manner for s in told})),
            date=desk.said(told[0]),
        ),
    )


def _versions(
    desk: Desk, utterance: Utterance, full: Statement, rest: Sequence[Statement]
) -> tuple[Version, ...]:
    """The fullest wording first; articles with the same words share one version."""
    notes: dict[StatementId, list[str]] = defaultdict(list)
    for d in utterance.differences:
        if d.kind != "same":
            other = d.b if d.a == full.id else d.a
            notes[other].append(f"{d.kind}: {d.detail}" if d.detail else d.kind)
    shared: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in (full, *rest):
        shared[" … ".join(desk.cite(s.article, s.content).text), s.manner].append(s)
    whole = next(iter(shared))[0]
    return tuple(
        Version(
            cites=tuple(desk.cite(s.article, s.content) for s in same),
            manner=manner,
            pieces=compare(whole, text),
            notes=tuple(dict.fromkeys(note for s in same for note in notes[s.id])),
        )
        for (text, manner), same in shared.items()
    )


def _cell(desk: Desk, stances: Mapping[str, Sequence[StatementId]], origins: int) -> Cell:
    ordered = sorted(stances.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    behind = {s for ids in stances.values() for s in ids}
    return Cell(
        stances=tuple((stance, len(ids)) for stance, ids in ordered),
        lines=tuple(sorted((desk.line_ids[s] for s in behind), key=lambda i: int(i[1:]))),
        origins=origins,
    )


def _row_facets(
    desk: Desk, actor: str, by_issue: Mapping[str, Mapping[str, Sequence[StatementId]]]
) -> Facets:
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
