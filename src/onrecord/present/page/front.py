"""The story in one screen: what happened, what is new, who holds what, what stands open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.dates import DateInterval
from onrecord.present.page.desk import Desk
from onrecord.present.page.ledger import Added, DisagreementCard, PromiseLine, QuestionLine
from onrecord.present.page.timeline import TimeLine
from onrecord.present.page.voices import SpeakerGroup, StatementLine
from onrecord.present.page.when import label

_HAPPENED, _AHEAD, _NEW, _VOICES, _OPEN = 4, 2, 4, 4, 3
_LONGEST_QUOTE = 220  # characters; a longer one does not fit the first screen
_MANNERS = ("direct", "mixed", "unmarked", "indirect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The first screen.

    Attributes:
        new: the latest article that added something; None where none did.
        voices: the most cited speakers, each with one line.
        open: promises and threats that are due or open.
        unanswered: how many questions have no answer.
    """

    label: str
    days: str
    articles: int
    outlets: int
    origins: int
    happened: tuple[TimeLine, ...]
    ahead: tuple[TimeLine, ...]
    new: Added | None
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
    past = [line for line in dated if line.tense != "announced"]
    ahead = [line for line in dated if line.tense == "announced" and _after(line, story.last)]
    new = [a for a in added if a.lines]
    return Front(
        label=story.label,
        days=_days(story.first, story.last),
        articles=len(desk.order),
        outlets=len(desk.outlets),
        origins=story.origins,
        happened=tuple(sorted(past, key=lambda t: (t.facets.last, t.facets.first))[-_HAPPENED:]),
        ahead=tuple(ahead[:_AHEAD]),
        new=new[-1] if new else None,
        voices=tuple((g, _best(g.lines)) for g in groups if g.known)[:_VOICES],
        disagreements=tuple(disagreements[:_OPEN]),
        open=tuple(p for p in promises if p.state in ("due", "open"))[:_OPEN],
        unanswered=sum(q.outcome != "answered" for q in questions),
    )


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
