"""Who said what: by speaker and issue, each act of saying with its versions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.derivation import Utterance
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement
from onrecord.present.lines import Block, Line, Piece, heading, line, own, safe, strong, theirs
from onrecord.present.reader import Reader

NOBODY = "No speaker named"
LEAST = 2  # words of a statement that is told
UNSORTED = "unsorted"

_Voices = dict[str, dict[str, list[list[Statement]]]]


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
            for versions in by_issue[issue]:
                yield from _utterance(reader, versions)


def _sorted(reader: Reader) -> tuple[_Voices, dict[str, int]]:
    """Acts of saying by speaker and first issue, each with its versions; and their numbers."""
    versions: dict[object, list[Statement]] = {}
    for statement in reader.statements.values():
        # a nested "it" tells a reader nothing; the records hold it
        if len(reader.content(statement).split()) >= LEAST:
            versions.setdefault(_key(reader, statement), []).append(statement)
    by_speaker: _Voices = {}
    weight: dict[str, int] = {}
    for held in versions.values():
        speaker = reader.speaker(held[0]) or NOBODY
        issue = next(iter(reader.issues.get(held[0].id, ())), UNSORTED)
        by_speaker.setdefault(speaker, {}).setdefault(issue, []).append(held)
        weight[speaker] = weight.get(speaker, 0) + 1
    return by_speaker, weight


def _key(reader: Reader, statement: Statement) -> object:
    utterance = reader.utterances.get(statement.id)
    if utterance is not None and len(utterance.statements) > 1:
        return utterance.id
    # what linking did not join may still be the same words by the same speaker
    return (reader.speaker(statement), statement.act, safe(reader.content(statement)))


def _utterance(reader: Reader, versions: list[Statement]) -> Iterator[Line]:
    first, *others = versions
    yield line(*_said(reader, first), depth=1, where=reader.said_at(first))
    utterance = reader.utterances.get(first.id)
    how = _differences(utterance) if utterance else {}
    for version in others:
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
        yield own(",")
        yield theirs(reader.words(statement.article, statement.venue))
    if statement.within is not None and statement.within in reader.statements:
        outer = reader.speaker(reader.statements[statement.within])
        yield own("as told by")
        yield theirs(outer or "an unnamed speaker")
    yield own(")")
