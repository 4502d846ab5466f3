"""Who said what: by speaker and issue, each act of saying with its versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.account.listed import LEAST_SCORE
from onrecord.model.derivation import Utterance
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement
from onrecord.present.lines import Block, Line, Piece, heading, line, own, safe, strong, theirs
from onrecord.present.page.words import plain
from onrecord.present.reader import Reader
from onrecord.present.sayings import Saying, sayings

NOBODY = "No speaker named"
UNSORTED = "unsorted"
SAID, VIEWS = "Who said what", "Attributed views, plans and expectations"
MAX_SAME = 8  # articles with the same words that are named on one line

_ACTS = {
    "said": "says", "asks": "asks", "thinks": "thinks", "intends": "intends", "expects": "expects"
}  # fmt: skip
_EVIDENCE = {
    "unnamed": "unnamed source", "document": "from a document", "outlet": "from another outlet",
    "hedged": "hedged",
}  # fmt: skip


def voices(reader: Reader) -> Iterator[Block]:
    """What is on record as said or asked, then what is attributed without a saying."""
    told = [s for s in reader.statements.values() if reader.lists(s)]
    found = sayings(told, lambda s: _key(reader, s))
    said = [s for s in found if s.on_record]
    views = [s for s in found if not s.on_record]
    more = len(reader.statements) - len(told)
    if said or more:
        yield heading(2, own(SAID))
    if more:
        why = f"less sure than {LEAST_SCORE:.2f}, or without words that tell something"
        yield line(own(f"{more} more in “onrecord show statements”: {why}."))
    yield from _by_speaker(reader, said)
    if views:
        yield heading(2, own(VIEWS))
    yield from _by_speaker(reader, views)


def _by_speaker(reader: Reader, found: Sequence[Saying]) -> Iterator[Block]:
    """Acts of saying by speaker and first issue, who says most first."""
    held: dict[str, dict[str, list[Saying]]] = {}
    weight: dict[str, int] = {}
    for saying in found:
        speaker = reader.speaker(saying.versions[0]) or NOBODY
        issue = next(iter(reader.issues.get(saying.versions[0].id, ())), UNSORTED)
        held.setdefault(speaker, {}).setdefault(issue, []).append(saying)
        weight[speaker] = weight.get(speaker, 0) + 1
    for speaker in sorted(held, key=lambda s: (s == NOBODY, -weight[s], s)):
        yield heading(3, strong(speaker))
        by_issue = held[speaker]
        sorted_out = set(by_issue) != {UNSORTED}
        for issue in sorted(by_issue, key=lambda i: (i == UNSORTED, -len(by_issue[i]), i)):
            if sorted_out:
                yield line(strong(issue))
            for saying in by_issue[issue]:
                yield from _saying(reader, saying, int(sorted_out))


def _key(reader: Reader, statement: Statement) -> tuple[object, ...]:
    utterance = reader.utterances.get(statement.id)
    if utterance is not None and len(utterance.statements) > 1:
        return (utterance.id,)
    # what linking did not join may still be the same words by the same speaker
    return (reader.speaker(statement), statement.act, safe(reader.content(statement)))


def _saying(
    reader: Reader, saying: Saying, depth: int, lead: tuple[Piece, ...] = ()
) -> Iterator[Line]:
    first, *others = saying.versions
    yield line(*lead, *_said(reader, first), depth=depth, where=reader.said_at(first))
    words = plain(safe(reader.content(first)))
    same = [s for s in others if plain(safe(reader.content(s))) == words]
    if same:
        where = " ".join(reader.said_at(s) for s in same[:MAX_SAME])
        more = f" and {len(same) - MAX_SAME} more" if len(same) > MAX_SAME else ""
        yield line(own("the same words in"), depth=depth + 1, where=where + more)
    yield from _inner(reader, saying, [first, *same], depth + 1)
    utterance = reader.utterances.get(first.id)
    how = _differences(utterance) if utterance else {}
    for version in others:
        if version not in same:
            label = how.get(version.id, "also")
            told = theirs(reader.shown(version))
            where = reader.said_at(version)
            yield line(own(f"{label}:"), told, depth=depth + 1, where=where)
            yield from _inner(reader, saying, [version], depth + 2)


def _inner(
    reader: Reader, saying: Saying, outer: Sequence[Statement], depth: int
) -> Iterator[Line]:
    """What stands within these versions of a saying."""
    ids = {s.id for s in outer}
    for inner in saying.inner:
        if inner.versions[0].within in ids:
            speaker = reader.speaker(inner.versions[0])
            who = strong(speaker) if speaker else own("someone")
            yield from _saying(reader, inner, depth, (own("in it,"), who, own(":")))


def _differences(utterance: Utterance) -> dict[StatementId, str]:
    """For each version, how it differs from the one that it was compared with."""
    how: dict[StatementId, str] = {}
    for difference in utterance.differences:
        detail = f" ({difference.detail})" if difference.detail else ""
        for version in (difference.b, difference.a):
            how.setdefault(version, difference.kind + detail)
    return how


def _said(reader: Reader, statement: Statement) -> Iterator[Piece]:
    yield theirs(reader.shown(statement))
    told: list[str] = [] if statement.act == "said" else [_ACTS[statement.act]]
    told += [] if statement.stance == "inform" else [statement.stance]
    told.append(statement.manner)
    if statement.evidence in _EVIDENCE:
        told.append(_EVIDENCE[statement.evidence])
    yield own(f"({', '.join(told)}")
    if statement.addressee:
        yield own(", to")
        yield theirs(reader.words(statement.article, statement.addressee))
    if statement.venue:
        yield own(",")
        yield theirs(reader.words(statement.article, statement.venue))
    yield own(")")
