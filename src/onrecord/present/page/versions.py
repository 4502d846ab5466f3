"""Acts of saying that articles tell in different words, with the words compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.derivation import Utterance
from onrecord.model.ids import StatementId
from onrecord.model.statement import Statement
from onrecord.present.page.desk import NO_SPEAKER, Desk, Facets
from onrecord.present.page.differences import Piece, compare
from onrecord.present.page.words import Cite, plain

_FULL = 0.8  # share of the longest wording's words that makes a wording full


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
    """An act of saying that stands in several wordings, the fullest one first."""

    id: str
    speaker: str
    versions: tuple[Version, ...]
    articles: int
    origins: int
    sources: int
    first: Cite
    facets: Facets


def utterances(desk: Desk) -> tuple[UtteranceCard, ...]:
    """The acts of saying that stand in more than one wording."""
    return tuple(_card(desk, u, f"u{i}") for i, u in enumerate(_several(desk), 1))


def card_ids(desk: Desk) -> dict[StatementId, str]:
    """The id of the card that holds a statement's other wordings, where there are any."""
    return {s: f"u{i}" for i, u in enumerate(_several(desk), 1) for s in u.statements}


def _several(desk: Desk) -> list[Utterance]:
    # the same words in many papers are one line already: see Desk.same_words
    return [
        u
        for u in desk.links.utterances
        if len({desk.line_ids[s] for s in u.statements if s in desk.line_ids}) > 1
    ]


def _card(desk: Desk, utterance: Utterance, ident: str) -> UtteranceCard:
    told = sorted(
        (desk.statements[s] for s in utterance.statements if s in desk.statements),
        key=lambda s: (desk.numbers[s.article], s.content),
    )
    full = _fullest(desk, told)
    return UtteranceCard(
        id=ident,
        speaker=utterance.speaker or NO_SPEAKER,
        versions=_versions(desk, utterance, full, [s for s in told if s is not full]),
        articles=len({s.article for s in told}),
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
        shared[plain(_text(desk, s)), s.manner].append(s)
    whole = _text(desk, full)
    return tuple(
        Version(
            cites=tuple(desk.cite(s.article, s.content) for s in same),
            manner=same[0].manner,
            pieces=compare(whole, _text(desk, same[0])),
            notes=tuple(dict.fromkeys(note for s in same for note in notes[s.id])),
        )
        for same in shared.values()
    )


def _fullest(desk: Desk, told: Sequence[Statement]) -> Statement:
    """The earliest of the full wordings, direct ones before others.

    Words are counted, not letters, and a little less is as full: a rewriter's longer
    words must not make it the measure of the original.
    """
    direct = [s for s in told if s.manner == "direct"] or told
    sizes = {s.id: len(_text(desk, s).split()) for s in direct}
    enough = _FULL * max(sizes.values())
    return next(s for s in direct if sizes[s.id] >= enough)


def _text(desk: Desk, statement: Statement) -> str:
    return " … ".join(desk.cite(statement.article, statement.content).text)
