"""Who said what: by speaker and issue, each act of saying with its versions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.derivation import Utterance
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement
from onrecord.present.lines import Block, Line, Piece, heading, line, own, strong, theirs
from onrecord.present.reader import Reader

NOBODY = "No speaker named"
UNSORTED = "unsorted"

_Voices = dict[str, dict[str, list[Statement]]]


def voices(reader: Reader) -> Iterator[Block]:
    """Statements by speaker and issue, who says most first."""
    by_speaker, weight = _sorted(reader)
    if by_speaker:
        yield heading(2, own("Who said what"))
    for speaker in sorted(by_speaker, key=lambda s: (s == NOBODY, -weight[s], s)):
        yield heading(3, strong(speaker))
        by_issue = by_speaker[speaker]
        for issue in sorted(by_issue, key=lambda i: (i == UNSORTED, -len(by_issue[i]), i)):
            yield line(strong(issue))
            for statement in by_issue[issue]:
                yield from _utterance(reader, statement)


def _sorted(reader: Reader) -> tuple[_Voices, dict[str, int]]:
    """The first statement of each utterance by speaker and first issue; and their numbers."""
    by_speaker: _Voices = {}
    weight: dict[str, int] = {}
    seen: set[str] = set()
    for statement in reader.statements.values():
        utterance = reader.utterances.get(statement.id)
        key = utterance.id if utterance else statement.id
        if key in seen or not statement.content:
            continue
        seen.add(key)
        speaker = reader.speaker(statement) or NOBODY
        issue = next(iter(reader.issues.get(statement.id, ())), UNSORTED)
        by_speaker.setdefault(speaker, {}).setdefault(issue, []).append(statement)
        weight[speaker] = weight.get(speaker, 0) + 1
    return by_speaker, weight


def _utterance(reader: Reader, first: Statement) -> Iterator[Line]:
    yield line(*_said(reader, first), depth=1, where=reader.said_at(first))
    utterance = reader.utterances.get(first.id)
    if utterance is None:
        return
    how = _differences(utterance)
    versions = sorted(
        (reader.statements[s] for s in utterance.statements if s in reader.statements),
        key=lambda s: reader.place[s.id],
    )
    for version in versions:
        if version.id != first.id:
            yield _version(reader, first, version, how.get(version.id, ""))


def _version(reader: Reader, first: Statement, version: Statement, how: str) -> Line:
    where = reader.said_at(version)
    if reader.content(version) == reader.content(first):
        return line(own("the same words:"), depth=2, where=where)
    label = f"{how}:" if how else "also:"
    return line(own(label), theirs(reader.content(version)), depth=2, where=where)


def _differences(utterance: Utterance) -> dict[StatementId, str]:
    """For each version, how it differs from the one that it was compared with."""
    how: dict[StatementId, str] = {}
    for difference in utterance.differences:
        detail = f" ({difference.detail})" if difference.detail else ""
        for version in (difference.b, difference.a):
            how.setdefault(version, difference.kind + detail)
    return how


def _said(reader: Reader, statement: Statement) -> Iterator[Piece]:
    yield theirs(reader.content(statement))
    told: list[str] = [] if statement.act == "said" else [statement.act]
    told += [] if statement.stance == "inform" else [statement.stance]
    told.append(statement.manner)
    if statement.evidence not in {"person", "first hand"}:
        told.append(f"by {statement.evidence}" if statement.evidence != "hedged" else "hedged")
    yield own(f"({', '.join(told)}")
    if statement.addressee:
        yield own("to")
        yield theirs(reader.words(statement.article, statement.addressee))
    if statement.venue:
        yield own("at")
        yield theirs(reader.words(statement.article, statement.venue))
    if statement.within is not None and statement.within in reader.statements:
        outer = reader.speaker(reader.statements[statement.within])
        yield own("as told by")
        yield theirs(outer or "an unnamed speaker")
    yield own(")")
