"""Who said what: the statements, by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.ids import StatementId
from onrecord.present.page.desk import NO_SPEAKER, UNSORTED, Desk, Facets
from onrecord.present.page.versions import card_ids
from onrecord.present.page.when import label
from onrecord.present.page.words import Cite
from onrecord.present.sayings import Saying, sayings

UNSURE = 0.7  # a statement less likely to be right than this says so
_ONCE = 3  # speakers with one line are put together from this many on


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One statement, or several articles' statements in the same words.

    Attributes:
        same: the other articles with the same words.
        named: whether anyone is named or described as the speaker.
        issues: names of its issues.
        score: probability that it is right, in per cent.
        unsure: whether that is low enough to say so.
        utterance: id of the card with the other versions; empty where there are none.
        inner: the statements that stand within it.
    """

    id: str
    cite: Cite
    same: tuple[Cite, ...]
    speaker: str
    named: bool
    manner: str
    act: str
    stance: str
    evidence: str
    issues: tuple[str, ...]
    date: str
    score: int
    unsure: bool
    utterance: str
    inner: tuple[StatementLine, ...]
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """All statements of one speaker, in order of time.

    Attributes:
        known: whether anyone is named or described as the speaker.
        mixed: whether these are several speakers with one line each.
    """

    name: str
    known: bool
    lines: tuple[StatementLine, ...]
    statements: int
    articles: int
    mixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who is on record with what, and what is attributed without a saying."""

    said: tuple[SpeakerGroup, ...]
    views: tuple[SpeakerGroup, ...]
    left_out: int


def voices(desk: Desk) -> Voices:
    """The listed statements by speaker; those that stand within another under that one."""
    found = sayings(desk.listed, lambda s: desk.line_ids[s.id])
    issues = {issue.id: issue.name for issue in desk.account.issues}
    cards = card_ids(desk)
    return Voices(
        said=_groups([_line(desk, s, issues, cards) for s in found if s.on_record]),
        views=_groups([_line(desk, s, issues, cards) for s in found if not s.on_record]),
        left_out=len(desk.statements) - len(desk.listed),
    )


def all_lines(groups: Iterable[SpeakerGroup]) -> Iterator[StatementLine]:
    """Every line of the groups, each before those that stand within it."""
    pile = [line for group in groups for line in group.lines]
    while pile:
        line = pile.pop()
        yield line
        pile.extend(line.inner)


def _groups(lines: Iterable[StatementLine]) -> tuple[SpeakerGroup, ...]:
    """Lines by speaker; who is cited by most articles comes first.

    Speakers with a single line share one group behind the others, so that a reader
    need not scroll past a heading for each; what no one is named for comes last.
    """
    held: dict[str, list[StatementLine]] = defaultdict(list)
    for line in lines:
        held[line.speaker].append(line)
    found = [_group(name, lines) for name, lines in held.items()]
    found.sort(key=lambda g: (-g.articles, -len(g.lines), g.name))
    once = [g for g in found if g.known and len(g.lines) == 1]
    if len(once) < _ONCE:
        once = []
    together = [line for g in once for line in g.lines]
    apart = {g.name for g in once}
    return (
        *(g for g in found if g.known and g.name not in apart),
        *([_group("Others, one statement each", together, mixed=True)] if together else []),
        *(g for g in found if not g.known),
    )


def _group(name: str, lines: Sequence[StatementLine], *, mixed: bool = False) -> SpeakerGroup:
    return SpeakerGroup(
        name=name,
        known=name != NO_SPEAKER,
        lines=tuple(lines),
        statements=sum(1 + len(line.same) for line in lines),
        articles=len({c.number for line in lines for c in (line.cite, *line.same)}),
        mixed=mixed,
    )


def _line(
    desk: Desk, saying: Saying, names: Mapping[str, str], cards: Mapping[StatementId, str]
) -> StatementLine:
    same = saying.versions
    statement = same[0]
    issues = tuple(dict.fromkeys(i for s in same for i in desk.issues.get(s.id, ())))
    date = desk.said(statement)
    speaker = desk.speaker(statement)
    score = max(s.score for s in same)
    inner = tuple(_line(desk, s, names, cards) for s in saying.inner)
    return StatementLine(
        id=desk.line_ids[statement.id],
        cite=desk.said_words(statement),
        same=tuple(desk.cite(s.article, s.content) for s in same[1:]),
        speaker=speaker,
        named=speaker != NO_SPEAKER,
        manner=statement.manner,
        act=statement.act,
        stance=statement.stance,
        evidence=statement.evidence,
        issues=tuple(names[i] for i in issues if names.get(i, UNSORTED) != UNSORTED),
        date=label(date, clock=False),
        score=round(score * 100),
        unsure=score < UNSURE,
        utterance=next((cards[s.id] for s in same if s.id in cards), ""),
        inner=inner,
        facets=desk.facets(
            dict.fromkeys(s.article for s in same),
            speakers=(speaker, *(line.speaker for line in inner)),
            issues=issues,
            manner=statement.manner,
            date=date,
        ),
    )
