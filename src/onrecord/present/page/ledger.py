"""What stands open: promises and threats, questions, disagreements; and what is new."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.account import Novelty
from onrecord.model.ids import ArticleId
from onrecord.present.additions import telling_first, told_by
from onrecord.present.names import shown_name, state_name
from onrecord.present.page.desk import Desk, Facets
from onrecord.present.page.differences import Piece, compare
from onrecord.present.page.when import label
from onrecord.present.page.words import Cite

_PROMISE_ORDER = ("due", "open", "unknown", "broken", "withdrawn", "kept")
_QUESTION_ORDER = ("unanswered", "refused", "answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise or a threat; ``because`` shows what became of it."""

    id: str
    kind: str
    by: str
    to: str
    cite: Cite
    condition: str
    due: str
    due_reason: str
    state: str
    told: str
    because: Cite | None
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question and what came of it."""

    id: str
    to: str
    asked_by: str
    about: str
    cite: Cite
    outcome: str
    date: str
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementCard:
    """Two reports side by side; the words that differ are marked where the texts are alike."""

    id: str
    kind: str
    about: str
    a: Cite
    b: Cite
    a_pieces: tuple[Piece, ...]
    b_pieces: tuple[Piece, ...]
    a_date: str
    b_date: str
    independent: bool
    score: int
    reason: str
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """One thing that an article added; ``by`` is who says it, empty where nobody does."""

    kind: str
    by: str
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one article added; ``share`` of its words is new, in per cent.

    Attributes:
        share: None where nothing was measured for the article.
        first: whether it is the story's first, all of which is new.
    """

    cite: Cite
    title: str
    date: str
    share: int | None
    first: bool
    lines: tuple[NewLine, ...]
    facets: Facets


def promises(desk: Desk) -> tuple[PromiseLine, ...]:
    """Promises and threats: what is due first, then what is open, by date."""
    found = sorted(
        desk.account.promises,
        key=lambda p: (_PROMISE_ORDER.index(p.state), p.due.latest or "9999", p.id),
    )
    return tuple(
        PromiseLine(
            id=f"p{i}", kind=p.kind, by=shown_name(p.by or ""), to=p.to or "",
            cite=desk.told(p.told),
            condition=p.condition or "", due=label(p.due) if p.due.known else "",
            due_reason=p.due.reason, state=p.state, told=state_name(p.kind, p.state),
            because=desk.told(p.because) if p.because else None,
            facets=desk.facets((p.told.article,), speakers=(p.by,)),
        )
        for i, p in enumerate(found, 1)
    )  # fmt: skip


def questions(desk: Desk) -> tuple[QuestionLine, ...]:
    """Questions: those without an answer first."""
    found = sorted(
        desk.account.questions,
        key=lambda q: (_QUESTION_ORDER.index(q.outcome), desk.numbers[q.told.article], q.told.span),
    )
    return tuple(
        QuestionLine(
            id=f"q{i}", to=q.to or "", asked_by=q.asked_by or "", about=q.about,
            cite=desk.told(q.told), outcome=q.outcome, date=desk.day(q.told.article),
            facets=desk.facets((q.told.article,), speakers=(q.to, q.asked_by)),
        )
        for i, q in enumerate(found, 1)
    )  # fmt: skip


def disagreements(desk: Desk) -> tuple[DisagreementCard, ...]:
    """Disagreements: contradictions between independent reports first."""
    found = sorted(
        desk.account.disagreements,
        key=lambda d: (d.kind != "contradiction", not d.independent, -d.score, d.id),
    )
    cards = []
    for i, d in enumerate(found, 1):
        a, b = desk.told(d.a), desk.told(d.b)
        a_pieces, b_pieces = _apart(a, b)
        cards.append(
            DisagreementCard(
                id=f"d{i}", kind=d.kind, about=d.about, a=a, b=b,
                a_pieces=a_pieces, b_pieces=b_pieces,
                a_date=desk.day(d.a.article), b_date=desk.day(d.b.article),
                independent=d.independent, score=round(d.score * 100), reason=d.reason,
                facets=desk.facets(dict.fromkeys((d.a.article, d.b.article))),
            )
        )  # fmt: skip
    return tuple(cards)


def additions(desk: Desk) -> tuple[Added, ...]:
    """What each article added, in order of time; all articles unless a day was asked for."""
    held: dict[ArticleId, list[Novelty]] = defaultdict(list)
    for novelty in desk.account.novelty:
        held[novelty.told.article].append(novelty)
    asked = desk.account.new_since is not None
    return tuple(
        Added(
            cite=desk.cite(article),
            title=desk.articles[article].title or "",
            date=desk.day(article),
            share=_share(held[article]),
            first=article == desk.order[0],
            lines=tuple(_new(desk, n) for n in telling_first(held[article])),
            facets=desk.facets((article,)),
        )
        for article in desk.order
        if held[article] or not asked
    )


def _new(desk: Desk, novelty: Novelty) -> NewLine:
    by = told_by(novelty, desk.places)
    return NewLine(
        kind=novelty.kind,
        by=desk.speaker(by) if by and by.speaker else "",
        cite=desk.told(novelty.told, clause=novelty.kind == "event"),
    )


def _share(found: list[Novelty]) -> int | None:
    return round(max(n.share for n in found) * 100) if found else None


def _apart(a: Cite, b: Cite) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Each side with its own words marked; unmarked where they share less than half."""
    one, other = " ".join(a.text), " ".join(b.text)
    left = tuple(p for p in compare(other, one) if p.kind != "gone")
    right = tuple(p for p in compare(one, other) if p.kind != "gone")
    same = sum(len(p.text) for p in right if p.kind == "same")
    if 2 * same < min(len(one), len(other)):
        return (Piece("same", one),), (Piece("same", other),)
    return left, right
