"""Reports of a later article that a commitment was kept or broken.

Precision first. Either a sentence says so ("keeping a promise that X made") and names
who committed and something of the deed; or an event has the same verb, most of the
deed's words, and an actor that is, or stands with, who committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.account import commitments
from onrecord.account.undone import left_undone
from onrecord.account.view import View, first_day
from onrecord.account.words import stem, telling
from onrecord.model.account import Evidenced
from onrecord.model.commitment import CommitmentKind
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.ids import ArticleId, EntityId
from onrecord.model.span import Span

ALIKE = 0.6  # share of the deed's words that a report must hold
LEAST = 3  # words of the commitment, its condition included, that a report must hold
MAX_TRIED = 200  # reports of one verb
_PREFIX = 5  # letters by which a people's name is known from its country's


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Words that can settle a commitment.

    Attributes:
        day: first day on which their article can have appeared.
        done: done, or reported as not done.
        taken_back: what is reported as withdrawn: a threat or a promise; None for else.
        undone: told as left undone, which settles nothing before the term.
        words: telling words of the sentence.
        told: the sentence.
        actor: who did it; None where the sentence only names who committed.
        named: entities that the sentence names.
    """

    day: str
    done: bool
    words: frozenset[str]
    told: Evidenced
    actor: Entity | None
    named: frozenset[EntityId]
    taken_back: CommitmentKind | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """All such words of a story, in order of time.

    Attributes:
        by_verb: events by the stem of their verb.
        outright: sentences that speak of a promise kept or broken.
    """

    by_verb: Mapping[str, list[Report]]
    outright: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A commitment as its settling is looked for.

    Attributes:
        article: where it is told.
        kind: threat or promise.
        told: where the first of its tellings ends in each article that tells it.
        day: last day on which that article can have appeared.
        by: who committed.
        to: towards whom; a demand is met by them.
        titles: stems of the words that title who committed.
        verb: stem of the deed's verb.
        deed: telling words of the deed, condition and term left out.
        words: telling words of the whole commitment.
        due: last day of its term; None where none is told.
    """

    article: ArticleId
    kind: CommitmentKind
    told: Mapping[ArticleId, int]
    day: str | None
    by: Entity | None
    to: Entity | None
    titles: frozenset[str]
    verb: str | None
    deed: frozenset[str]
    words: frozenset[str]
    due: str | None = None

    @property
    def doer(self) -> Entity | None:
        """Whose deed settles it."""
        return self.to if self.kind == "demand" else self.by


def reports(view: View) -> Reports:
    """What the story tells as done, not done, kept or broken."""
    by_verb: dict[str, list[Report]] = {}
    outright: list[Report] = []
    for one in view.articles:
        article = one.article.id
        day = first_day(view.published[article])
        if day is None:
            continue
        for event in one.annotation.events:
            done = _done(view, event)
            actor = view.entity_at(article, event.actor)
            if done is not None and actor is not None:
                span = view.sentence_at(article, event.span) or event.span
                report = _report(view, article, span, day, done=done, actor=actor)
                by_verb.setdefault(stem(event.lemma), []).append(report)
        for verb, actor, span in left_undone(view, article):
            report = _report(view, article, span, day, done=False, actor=actor)
            by_verb.setdefault(verb, []).append(replace(report, undone=True))
        outright.extend(_outright(view, article, day))
    return Reports(by_verb=by_verb, outright=tuple(outright))


def settled_by(held: Reports, wanted: Wanted) -> Report | None:
    """The first later report that settles a commitment, None where there is none."""
    if wanted.day is None or wanted.by is None:
        return None
    tried = [*held.outright, *held.by_verb.get(wanted.verb or "", [])[:MAX_TRIED]]
    fitting = [r for r in tried if _later(r, wanted) and _settles(r, wanted)]
    return min(fitting, key=lambda r: (r.day, r.actor is not None), default=None)


def _later(report: Report, wanted: Wanted) -> bool:
    if report.taken_back is not None and report.told.article in wanted.told:
        return report.told.span.end > wanted.told[report.told.article]
    return report.told.article != wanted.article and report.day > (wanted.day or "~")


def _settles(report: Report, wanted: Wanted) -> bool:
    assert wanted.by is not None
    if report.taken_back not in (None, wanted.kind):
        return False
    if report.actor is None:
        if wanted.kind == "demand" and report.taken_back is None:
            return False
        return wanted.by.id in report.named and bool(report.words & wanted.deed)
    early = report.undone and wanted.due is not None and report.day <= wanted.due
    if early or not _stands_with(report.actor, wanted):
        return False
    return (
        len(report.words & wanted.words) >= LEAST
        and bool(wanted.deed)
        and len(report.words & wanted.deed) >= ALIKE * len(wanted.deed)
    )


def _stands_with(actor: Entity, wanted: Wanted) -> bool:
    """Whether what ``actor`` does can settle what a person in its office committed to."""
    doer = wanted.doer
    if doer is None:
        return False
    if actor.id == doer.id:
        return True
    countries = {code for code in actor.codes if code[0] == "country"}
    if countries & set(doer.codes):
        return True
    if actor.kind not in {"country", "organisation"}:
        return False
    names = [stem(word) for word in actor.name.lower().split()]
    return any(
        n[:_PREFIX] == t[:_PREFIX] for n in names for t in wanted.titles if len(n) >= _PREFIX
    )


def _outright(view: View, article: ArticleId, day: str) -> Iterator[Report]:
    text = view.text(article)
    for span in view.sentences[article]:
        kept = commitments.told_of(span.of(text))
        back = commitments.taken_back(span.of(text))
        if kept is not None:
            yield _report(view, article, span, day, done=kept, actor=None)
        elif back is not None:
            report = _report(view, article, span, day, done=False, actor=None)
            yield replace(report, taken_back=back)


def _report(
    view: View, article: ArticleId, span: Span, day: str, *, done: bool, actor: Entity | None
) -> Report:
    told = view.evidence(article, span)
    mentions = (m.id for m in view.mentions_in(article, span))
    named = frozenset(view.entity[m].id for m in mentions if m in view.entity)
    return Report(day=day, done=done, words=telling(told.text), told=told, actor=actor, named=named)


def _done(view: View, event: Event) -> bool | None:
    if event.modality == "denied":
        return False
    if event.modality != "done" or event.tense != "recalled":
        return None
    return not commitments.reneged(event.span.of(view.text(event.article)))
