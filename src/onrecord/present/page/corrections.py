"""What outlets corrected or took back, as cards of the page."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.present.page.desk import Desk, Facets
from onrecord.present.page.words import Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCard:
    """A notice, what it is about, and what still rests on that."""

    kind: str
    date: str
    notice: Cite
    about: Cite | None
    rests: tuple[Cite, ...]
    facets: Facets


def corrections(desk: Desk) -> tuple[CorrectionCard, ...]:
    """The story's notices, in order of time."""
    cards = []
    for item in desk.account.corrections:
        held = [e for e in (item.corrects, *item.rests) if e is not None]
        cards.append(
            CorrectionCard(
                kind=item.kind,
                date=desk.day(item.told.article),
                notice=desk.told(item.told),
                about=desk.told(item.corrects) if item.corrects else None,
                rests=tuple(desk.told(e) for e in item.rests),
                facets=desk.facets(dict.fromkeys([item.told.article, *(e.article for e in held)])),
            )
        )
    return tuple(cards)
