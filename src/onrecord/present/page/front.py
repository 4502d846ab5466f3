"""The story in one screen: what happened, what is new, who holds what, what stands open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.dates import DateInterval
from onrecord.present.highlights import highlights
from onrecord.present.owners import SharedOwner, shared_owners
from onrecord.present.page.desk import NO_OUTLET, Desk
from onrecord.present.page.ledger import Added, DisagreementCard, NewLine, PromiseLine, QuestionLine
from onrecord.present.page.timeline import TimeLine
from onrecord.present.page.voices import SpeakerGroup, StatementLine
from onrecord.present.page.when import label

_HAPPENED, _AHEAD, _NEW, _VOICES, _DIFFER, _OPEN = 4, 2, 3, 4, 2, 2
_BRIEF = 30  # characters
_LONGEST_QUOTE = 220  # characters; a longer one does not fit the first screen
_MANNERS = ("direct", "mixed", "unmarked", "indirect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The first screen.

    Attributes:
        outlets: how many are known.
        unknown: how many articles are of an outlet that is not known.
        owners: those whose outlets stand behind several of the origins.
        new: the latest article that added something; None where none did.
        news: what it added, the most telling first.
        voices: the most cited speakers, each with one line.
        open: promises and threats that are due or open.
        unanswered: how many questions have no answer.
    """

    label: str
    days: str
    articles: int
    outlets: int
    unknown: int
    origins: int
    owners: tuple[SharedOwner, ...]
    happened: tuple[TimeLine, ...]
    ahead: tuple[TimeLine, ...]
    new: Added | None
    news: tuple[NewLine, ...]
    voices: tuple[tuple[SpeakerGroup, StatementLine], ...]
    disagreements: tuple[DisagreementCard, ...]
    open: tuple[PromiseLine, ...]
    unanswered: int


def front(
    desk: Desk,
    *,
    timeline: Sequence[TimeLine],
    groups: Sequence[SpeakerGroup],
    added: Sequence[Added],
    promises: Sequence[PromiseLine],
    questions: Sequence[QuestionLine],
    disagreements: Sequence[DisagreementCard],
) -> Front:
    """The first screen, drawn from the parts."""
    story = desk.links.story
    dated = [line for line in timeline if line.facets.first]
    told = desk.account.timeline
    first = highlights(told, _HAPPENED, order=desk.order, began=story.first)
    line_of = {item.id: line for line, item in zip(timeline, told, strict=True)}
    ahead = [line for line in dated if line.tense == "announced" and _after(line, story.last)]
    new = [a for a in added if a.lines and not a.first]
    return Front(
        label=story.label,
        days=_days(story.first, story.last),
        articles=len(desk.order),
        outlets=len(set(desk.outlets) - {NO_OUTLET}),
        unknown=sum(desk.outlet(a) == NO_OUTLET for a in desk.order),
        origins=story.origins,
        owners=shared_owners(desk.links, (a.article for a in desk.records.articles)),
        happened=tuple(line_of[item.id] for item in first),
        ahead=tuple(ahead[:_AHEAD]),
        new=new[-1] if new else None,
        news=_telling(new[-1].lines) if new else (),
        voices=tuple((g, _best(g.lines)) for g in groups if g.known and not g.mixed)[:_VOICES],
        disagreements=tuple(disagreements[:_DIFFER]),
        open=tuple(p for p in promises if p.state in ("due", "open"))[:_OPEN],
        unanswered=sum(q.outcome != "answered" for q in questions),
    )


def _telling(lines: Sequence[NewLine]) -> tuple[NewLine, ...]:
    """Events and statements of some length before bare names and numbers."""
    ranked = sorted(lines, key=lambda n: (n.kind == "detail", sum(map(len, n.cite.text)) < _BRIEF))
    return tuple(ranked[:_NEW])


def _after(line: TimeLine, last: str | None) -> bool:
    return last is None or line.facets.last > last[:10]


def _days(first: str | None, last: str | None) -> str:
    span = DateInterval(earliest=first, latest=last or first, basis="stated", reason="")
    return label(span) if span.known else "no date known"


def _best(lines: Sequence[StatementLine]) -> StatementLine:
    """The line to quote: in the speaker's own words, likely right, not too long, latest."""

    def rank(line: StatementLine) -> tuple[int, bool, bool, bool, int]:
        size = sum(map(len, line.cite.text))
        return (
            -_MANNERS.index(line.manner),
            not line.unsure,
            line.stance != "inform" or line.manner == "direct",
            40 <= size <= _LONGEST_QUOTE,
            line.cite.number,
        )

    return max(lines, key=rank)
