"""Running newer rules over what older ones produced, and saying what changed.

1. Learn the outlets' furniture anew from the store's articles; keep it with its version.
2. Find the articles that other versions of the steps have annotated. Where nothing but
   the furniture is new, an article whose passages stay the same is only signed anew.
3. Annotate the others again; what changed goes to the store, marked "to link".
4. Link, and compare the stories touched before and after.

A run that was killed is carried on by the next one; a second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.clean import Furniture, dump_furniture, learn_furniture
from onrecord.errors import StoreError
from onrecord.link.linker import link_pending
from onrecord.link.outlets import own_outlets
from onrecord.model.annotation import Annotated, Annotation
from onrecord.model.article import Article
from onrecord.model.ids import ArticleId, StoryId
from onrecord.model.reject import Reject
from onrecord.run import changes
from onrecord.run.changes import Change
from onrecord.run.desk import Desk, annotate
from onrecord.run.learned import furniture_of
from onrecord.run.local import Done, Local
from onrecord.run.plan import Plan
from onrecord.run.progress import Progress, Silent
from onrecord.run.stages import Cleaned, article_stages
from onrecord.settings import Settings
from onrecord.store import Store

Planner = Callable[[Settings, Furniture], Plan]
_BATCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh did.

    Attributes:
        articles: how many the store holds.
        again: articles that were annotated again and came out different.
        furniture: version of what was learned of the outlets; empty when nothing was.
        lines: how many lines of furniture that holds.
        changes: records that differ now, sorted.
        refused: articles that the newer steps refuse; they stay as they were.
    """

    articles: int
    again: tuple[ArticleId, ...]
    furniture: str
    lines: int
    changes: tuple[Change, ...]
    refused: tuple[Reject, ...]


def refresh(
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    now: str = "",
    *,
    planner: Planner = article_stages,
) -> Refreshed:
    """Bring a store's records up to the steps of this program.

    Args:
        store: whose articles and records.
        settings: which extractor, how many workers.
        progress: told of each step; silent by default.
        now: ISO 8601 in UTC, to the microsecond: when the furniture is learned.
        planner: makes the plan for one article; a module's function.

    Raises:
        StoreError: when another program changes the articles meanwhile.
    """
    furniture = learn(store, now)
    run = _Run(store, settings, progress or Silent(), partial(_planned, planner, furniture))
    return run.refresh(furniture)


def learn(store: Store, now: str) -> Furniture:
    """Learn the furniture of a store's outlets and keep it, unless it is known already."""
    known = furniture_of(store)
    learned = learn_furniture(_articles(store))
    if learned != known:
        store.keep_furniture(learned.version, dump_furniture(learned), now)
    return learned


def _articles(store: Store) -> Iterator[Article]:
    for batch in _batches(store.article_ids()):
        held = store.known(batch)
        yield from (held[a] for a in sorted(held))


def _planned(planner: Planner, furniture: Furniture, settings: Settings) -> Plan:
    return planner(settings, furniture)


def _batches(ids: Sequence[ArticleId]) -> Iterator[Sequence[ArticleId]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


class _Run:
    """One refresh: what is older, what came out different, what was refused."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        progress: Progress,
        make_plan: Callable[[Settings], Plan],
    ) -> None:
        self._store, self._settings, self._progress = store, settings, progress
        self._make_plan = make_plan
        self._plan = make_plan(settings)
        self._again: list[ArticleId] = []
        self._changes: list[Change] = []
        self._refused: list[Reject] = []

    def refresh(self, furniture: Furniture) -> Refreshed:
        """Do it all."""
        ids = self._store.article_ids()
        older = [article for batch in _batches(ids) for article in self._older(batch)]
        before, touched = self._linked(older)
        with Local(partial(Desk, self._settings, self._make_plan), self._settings.workers) as local:
            self._annotate(older, local)
        with own_outlets(self._settings.outlets):
            link_pending(self._store, lambda count: self._progress.advance("link", count))
        after, _ = self._linked(touched)
        found = sorted([*self._changes, *changes.differences(before, after)])
        return Refreshed(
            articles=len(ids),
            again=tuple(sorted(self._again)),
            furniture=furniture.version,
            lines=len(furniture.lines),
            changes=tuple(found),
            refused=tuple(self._refused),
        )

    # -- which articles --------------------------------------------------------------------

    def _older(self, batch: Sequence[ArticleId]) -> list[ArticleId]:
        """Those that the steps would annotate differently, as far as can be told cheaply."""
        made_by = self._store.producers(batch)
        wanted = set(self._plan.producers)
        older = [a for a in batch if not wanted <= set(made_by.get(a, ()))]
        if not older:
            return []
        clean_alone = {a for a in older if self._clean_alone(made_by.get(a, ()))}
        same = {
            held.article.id: _signed(made_by[held.article.id], self._plan)
            for held in self._store.load(sorted(clean_alone))
            if self._keeps_passages(held)
        }
        self._store.sign(same)
        return [a for a in older if a not in same]

    def _clean_alone(self, made_by: Sequence[tuple[str, str]]) -> bool:
        """Whether the annotation is of the same steps, with other furniture."""
        return {_without_furniture(p) for p in self._plan.producers} <= {
            _without_furniture(p) for p in made_by
        }

    def _keeps_passages(self, held: Annotated) -> bool:
        (cleaned,) = self._plan.stages[0].run([held.article])
        return isinstance(cleaned, Cleaned) and cleaned.passages == held.annotation.passages

    def _linked(
        self, articles: Sequence[ArticleId]
    ) -> tuple[dict[tuple[str, str], bytes], list[ArticleId]]:
        """What linking gave the stories of these articles, and all articles in them."""
        stories: set[StoryId] = set(self._store.stories_of(articles).values())
        members = self._store.members(sorted(stories))
        held = {a for inside in members.values() for a in inside} | set(articles)
        return changes.of_stories(self._store, stories), sorted(held)

    # -- annotating again ------------------------------------------------------------------

    def _annotate(self, older: Sequence[ArticleId], local: Local) -> None:
        self._progress.total("annotate", len(older))
        batch: list[tuple[Annotated, Annotation]] = []
        for held, done in local.map(annotate, self._items(older)):
            self._progress.advance("annotate")
            if done is None or not isinstance(done.result, Annotation):
                self._refused.append(_failed(held, done))
                continue
            batch.append((held, done.result))
            if len(batch) >= self._settings.batch:
                self._write(batch)
                batch = []
        self._write(batch)

    def _items(self, older: Sequence[ArticleId]) -> Iterator[tuple[Annotated, Article]]:
        for batch in _batches(older):
            for held in self._store.load(batch):
                yield held, held.article

    def _write(self, batch: Sequence[tuple[Annotated, Annotation]]) -> None:
        other: list[tuple[Article, Annotation]] = []
        found: list[Change] = []
        for held, made in batch:
            differ = changes.differences(
                changes.of_annotation(held.annotation), changes.of_annotation(made)
            )
            if differ or _differs(held.annotation, made):
                other.append((held.article, made))
                found.extend(differ)
        again = {article.id for article, _ in other}
        self._store.sign({m.article: m.producers for _, m in batch if m.article not in again})
        if len(self._store.annotate_again(other)) < len(other):
            raise StoreError(
                "articles were changed by another program while they were refreshed",
                hint="run onrecord refresh again when the other program is done",
            )
        self._again.extend(again)
        self._changes.extend(found)


def _differs(old: Annotation, new: Annotation) -> bool:
    return (old.refused, old.sentences) != (new.refused, new.sentences)


def _without_furniture(producer: tuple[str, str]) -> tuple[str, str]:
    name, version = producer
    return (name, version.split("+", 1)[0]) if name == "clean" else producer


def _signed(made_by: Sequence[tuple[str, str]], plan: Plan) -> tuple[tuple[str, str], ...]:
    """The producers of an annotation, the one of the passages brought up to date."""
    now = dict(plan.producers)
    return tuple((name, now["clean"] if name == "clean" else version) for name, version in made_by)


def _failed(held: Annotated, done: Done[Annotation | Reject] | None) -> Reject:
    if done is not None and isinstance(done.result, Reject):
        return done.result
    path = min((r.path for r in held.receipts), default=held.article.id)
    return Reject(path=path, stage="annotate", reason=done.failure if done else "was not annotated")
