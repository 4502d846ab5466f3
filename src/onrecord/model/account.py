"""The account of one story: its timeline, positions, promises, questions, novelty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.commitment import CommitmentKind
from onrecord.model.dates import DateInterval
from onrecord.model.event import Outcome, Tense
from onrecord.model.ids import ArticleId, EntityId, StatementId, StoryId
from onrecord.model.span import Span
from onrecord.model.statement import Stance
from onrecord.model.story import StoryRecords

PromiseState = Literal["open", "due", "kept", "broken", "withdrawn", "unknown"]
DisagreementKind = Literal["contradiction", "update", "scope", "wording", "attribution"]
CorrectionKind = Literal["correction", "clarification", "update", "retraction"]
NoveltyKind = Literal["statement", "event", "detail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """Words of an article that a line of the account rests on."""

    article: ArticleId
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """A dated happening: its date, its fullest telling, and who reports it.

    Attributes:
        origins: number of independent origins that report it.
        articles: all that report it, sorted.
    """

    id: str
    story: StoryId
    date: DateInterval
    told: Evidenced
    tense: Tense
    happening: str | None
    origins: int
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A subject on the agenda of a story; ``unsorted`` holds what no term names."""

    id: str
    story: StoryId
    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one actor holds on one issue: only where quoted words stand behind it.

    Attributes:
        changed_from: the position that the same actor held on the issue before, where
            the two can't be held at once; None where nothing of the kind is told.
    """

    id: str
    story: StoryId
    issue: str
    actor: EntityId | None
    actor_name: str
    stance: Stance
    statements: tuple[StatementId, ...]
    outlets: tuple[str, ...]
    origins: int
    first: str | None
    last: str | None
    changed_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise, a threat or a demand: who, to whom, what, under which condition, by when."""

    id: str
    story: StoryId
    by: str | None
    to: str | None
    told: Evidenced
    kind: CommitmentKind
    condition: str | None
    due: DateInterval
    state: PromiseState
    because: Evidenced | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What was asked, and what came of it."""

    id: str
    story: StoryId
    to: str | None
    asked_by: str | None
    told: Evidenced
    about: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two statements or reports that differ; both shown, none resolved silently.

    Attributes:
        independent: whether the two reports come from different origins.
    """

    id: str
    story: StoryId
    kind: DisagreementKind
    about: str
    a: Evidenced
    b: Evidenced
    independent: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """What an article adds that no earlier article of its story had.

    Attributes:
        share: share of the article's body words that are new, 0 to 1.
    """

    id: str
    story: StoryId
    told: Evidenced
    kind: NoveltyKind
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A notice by which an outlet mends or takes back what it published.

    Attributes:
        told: the notice.
        was: the words that it calls wrong; None where it does not say.
        now: the words that it puts for them.
        corrects: what it is about: the sentence, or the whole body where it retracts;
            None where no article of the story holds it.
        rests: words of other articles that were taken from there and are not mended.
        score: how surely ``corrects`` is what the notice is about, 0 to 1.
    """

    id: str
    story: StoryId
    kind: CorrectionKind
    told: Evidenced
    was: str | None
    now: str | None
    corrects: Evidenced | None
    rests: tuple[Evidenced, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All of this for one story, beside the records that it rests on.

    Attributes:
        issue_of: the issues of each statement, by its id.
        undated: articles left out by ``--as-of`` because they can't be dated.
        new_since: where ``--new-since`` was given, that day: ``novelty`` then holds
            only what articles after it added.
    """

    records: StoryRecords
    timeline: tuple[TimelineItem, ...] = ()
    issues: tuple[Issue, ...] = ()
    issue_of: tuple[tuple[StatementId, tuple[str, ...]], ...] = ()
    positions: tuple[Position, ...] = ()
    promises: tuple[Promise, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    novelty: tuple[Novelty, ...] = ()
    corrections: tuple[Correction, ...] = ()
    undated: tuple[ArticleId, ...] = ()
    as_of: str | None = None
    new_since: str | None = None
