"""Taking articles in: read, clean, annotate, save, link; what is known is not done again.

Readings go through in a fixed order, however many workers there are. For each, this
process looks up what the store holds, merges the metadata of the two, and sends only
what is new or changed to be annotated. One process writes; each batch is one
transaction, with the mark "to link"; what a killed run left marked, the next one links.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from onrecord import __version__
from onrecord.errors import StoreError
from onrecord.link.linker import link_pending
from onrecord.link.outlets import own_outlets
from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, ArticleKind, Reading
from onrecord.model.ids import ArticleId
from onrecord.model.reject import Reject
from onrecord.read import Unit, units
from onrecord.run.desk import Annotator, Desk, annotate, read
from onrecord.run.learned import stages_of
from onrecord.run.local import Done, Local
from onrecord.run.on_the_way import OnTheWay
from onrecord.run.progress import Progress, Silent
from onrecord.settings import Settings
from onrecord.store import FileMark, Saving, Store, merge

Linker = Callable[[Store, Callable[[int], None]], object]
_LOGGED = 100  # refused inputs that are logged together
_TRIES = 3  # how often an article is annotated again because another program changed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a run did.

    Attributes:
        taken: new articles, versions included.
        known: articles that were there already, or came under another path too.
        versions: of those taken, the ones whose path held another article before.
        refused: in the order of input.
        stories: how many the store now holds.
        words: of the articles taken.
        seconds: what each step took, summed over workers: read, annotate, store, link.
    """

    taken: int
    known: int
    versions: int
    refused: tuple[Reject, ...]
    stories: int
    words: int
    seconds: Mapping[str, float]


def take_in(
    paths: Sequence[str],
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    now: str = "",
    *,
    annotator: Annotator | None = None,
    linker: Linker = link_pending,
    kind: ArticleKind = "report",
) -> Tally:
    """Take in what ``paths`` name, and link what is new. Safe to repeat.

    Args:
        paths: files and folders.
        store: where to.
        settings: limits, and how many workers.
        progress: told of each step; silent by default.
        now: ISO 8601 in UTC, to the second: the time of receipt.
        annotator: makes the plan for one article; a module's function. By default
            the plan of this program, with the furniture that the store has learned.
        linker: links what is marked.
        kind: what the articles are: reports, or primary documents.

    Raises:
        OnrecordError: when the run as a whole can't go on; what was saved stays.
    """
    annotator = annotator or stages_of(store)
    run = _Run(store, settings, progress or Silent(), now, annotator, kind=kind)
    with own_outlets(settings.outlets):  # a table that can't be read is told before anything
        with Local(partial(Desk, settings, annotator), settings.workers) as local:
            run.articles(paths, local)
        run.link(linker)
    return run.tally()


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A reading with the file it came in."""

    reading: Reading
    file: str


class _Run:
    """One run of ``take_in``: its counts, and what is on its way."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        progress: Progress,
        now: str,
        annotator: Annotator,
        *,
        kind: ArticleKind,
    ) -> None:
        self._store, self._settings, self._progress = store, settings, progress
        self._now = now
        self._plan = annotator(settings)
        self._kind = kind
        # a file read as reports is read again when it is said to hold primary documents
        of_kind = "" if kind == "report" else f"; {kind}"
        self._made_by = f"read {__version__}; {self._plan.version}{of_kind}"
        self._counts: Counter[str] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._refused: list[Reject] = []
        self._unlogged: list[Reject] = []
        self._on_the_way = OnTheWay()
        self._spoiled: set[str] = set()
        self._batch: list[tuple[str, Saving]] = []  # each with its file
        self._marks: list[FileMark] = []

    # -- in order: units, arrivals, decisions, annotations, batches ----------------------

    def articles(self, paths: Sequence[str], local: Local) -> None:
        """Read, annotate and save, batch by batch."""
        arrivals = self._arrivals(local.map(read, self._units(paths)))
        for arrival, done in local.map(annotate, map(self._decide, arrivals)):
            if isinstance(arrival, FileMark):
                if arrival.path not in self._spoiled:
                    self._marks.append(arrival)
            elif isinstance(arrival, Reject):
                self._refuse(arrival)
            else:
                self._annotated(arrival, done)
            if len(self._batch) >= self._settings.batch or len(self._unlogged) >= _LOGGED:
                self._save(local)
        self._save(local)

    def _units(self, paths: Sequence[str]) -> Iterator[tuple[Unit | Reject, Unit | None]]:
        known = ""
        for unit in units(paths, self._settings):
            if isinstance(unit, Reject):
                yield unit, None
            elif unit.path != known:
                mark = self._store.mark_of(unit.path)
                if mark is not None and mark == _mark(unit, mark.articles, self._made_by):
                    known = unit.path
                    self._counts["known"] += mark.articles
                else:
                    yield unit, unit

    def _arrivals(
        self,
        done_units: Iterator[tuple[Unit | Reject, Done[list[Reading | Reject]] | None]],
    ) -> Iterator[_Arrival | Reject | FileMark]:
        held = 0
        for unit, done in done_units:
            if isinstance(unit, Reject) or done is None:
                if isinstance(unit, Reject):
                    yield unit
                continue
            self._seconds["read"] += done.seconds
            self._progress.advance("read")
            if done.result is None:
                self._spoiled.add(unit.path)
                yield Reject(path=unit.path, stage="read", reason=done.failure)
            for item in done.result or ():
                if isinstance(item, Reject):
                    self._spoiled.add(unit.path)
                    yield item
                else:
                    held += 1
                    yield _Arrival(item, unit.path)
            if unit.last:
                yield _mark(unit, held, self._made_by)
                held = 0

    def _decide(
        self, arrival: _Arrival | Reject | FileMark
    ) -> tuple[_Arrival | Reject | FileMark, Article | None]:
        """The arrival, its article as it will be known, and that again if to be annotated."""
        if not isinstance(arrival, _Arrival):
            return arrival, None
        given = replace(arrival.reading.article, kind=self._kind)
        known, current = self._on_the_way.get(given.id), True
        if known is None:
            known = self._store.known([given.id]).get(given.id)
            current = known is not None and self._is_current(given.id)
        article = given if known is None else merge(known, given)
        self._on_the_way.add(article)
        self._progress.total("annotate", 1)
        arrival = replace(arrival, reading=replace(arrival.reading, article=article))
        return arrival, None if known == article and current else article

    def _is_current(self, article: ArticleId) -> bool:
        made_by = self._store.producers([article]).get(article, ())
        return set(self._plan.producers) <= set(made_by)

    def _annotated(self, arrival: _Arrival, done: Done[Annotation | Reject] | None) -> None:
        self._progress.advance("annotate")
        reading = arrival.reading
        if done is None:
            self._batch.append((arrival.file, Saving(reading=reading, annotation=None)))
            return
        saving = self._finished(arrival.file, reading, done)
        if saving is None:
            self._on_the_way.remove(reading.article.id)
        else:
            self._batch.append((arrival.file, saving))

    def _finished(
        self, file: str, reading: Reading, done: Done[Annotation | Reject]
    ) -> Saving | None:
        """What is to be saved of an annotated reading; None when it is refused."""
        self._seconds["annotate"] += done.seconds
        if not isinstance(done.result, Annotation):
            self._spoiled.add(file)
            self._refuse(_failed(reading, done))
            return None
        if done.result.refused is not None:  # taken, but not all that was asked for
            reason = done.result.refused
            self._refuse(Reject(path=reading.path, stage="annotate", reason=reason))
        return Saving(reading=reading, annotation=done.result)

    def _refuse(self, reject: Reject) -> None:
        self._refused.append(reject)
        self._unlogged.append(reject)

    # -- writing --------------------------------------------------------------------------

    def _save(self, local: Local) -> None:
        batch, marks = self._batch, self._marks
        self._batch, self._marks = [], []
        # before the marks: a marked file is not read again, and would never be logged
        self._log()
        with self._timed("store"):
            outcomes = self._store.save([saving for _, saving in batch], self._now, marks)
        for (file, saving), outcome in zip(batch, outcomes, strict=True):
            self._on_the_way.remove(saving.reading.article.id)
            if outcome == "stale":
                self._save_again(file, saving.reading, local)
            else:
                self._count(saving.reading, outcome)
        self._log()

    def _log(self) -> None:
        with self._timed("store"):
            self._store.reject(self._unlogged, self._now)
        self._unlogged = []

    def _save_again(self, file: str, reading: Reading, local: Local) -> None:
        """Annotate and save what another program changed, or an earlier failure left bare."""
        for _ in range(_TRIES):
            known = self._store.known([reading.article.id]).get(reading.article.id)
            article = reading.article if known is None else merge(known, reading.article)
            reading = replace(reading, article=article)
            saving = self._finished(file, reading, local.one(annotate, article))
            if saving is None:
                return
            (outcome,) = self._store.save([saving], self._now)
            if outcome != "stale":
                self._count(reading, outcome)
                return
        raise StoreError(
            f"{reading.path} is changed by another program while it is taken in",
            hint="try again when the other program is done",
        )

    def _count(self, reading: Reading, outcome: str) -> None:
        self._counts[outcome] += 1
        if outcome != "known":
            self._counts["words"] += reading.article.words

    def link(self, linker: Linker) -> None:
        """Link what is marked, also what an earlier run left."""
        with self._timed("link"):
            linker(self._store, lambda count: self._progress.advance("link", count))

    def tally(self) -> Tally:
        """What was done."""
        counts = self._counts
        return Tally(
            taken=counts["taken"] + counts["version"],
            known=counts["known"],
            versions=counts["version"],
            refused=tuple(self._refused),
            stories=self._store.counts()["stories"],
            words=counts["words"],
            seconds={step: self._seconds[step] for step in ("read", "annotate", "store", "link")},
        )

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._seconds[step] += time.perf_counter() - began


def _mark(unit: Unit, articles: int, made_by: str) -> FileMark:
    return FileMark(
        path=unit.path,
        size=unit.size,
        mtime_ns=unit.mtime_ns,
        articles=articles,
        made_by=made_by,
    )


def _failed(reading: Reading, done: Done[Annotation | Reject]) -> Reject:
    if isinstance(done.result, Reject):
        return replace(done.result, path=reading.path)
    return Reject(path=reading.path, stage="annotate", reason=done.failure)
