"""Newer rules over what older ones produced: what changes, and that it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.clean import EMPTY, Furniture
from onrecord.model.annotation import Annotation
from onrecord.model.ids import StatementId, record_id
from onrecord.model.reject import Reject
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.run.changes import by_table
from onrecord.run.learned import furniture_of
from onrecord.run.plan import Plan
from onrecord.run.refresh import refresh
from onrecord.run.stages import ARTICLE, Cleaned, CleanStage
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store
from tests.run.light import NOW

NOTICE = '"We answer each letter," writes the desk'
SNOW = (
    "Norwick lies under snow since Monday\n\nThe snow fell on the roofs of the town all day long, "
    "and the council of Norwick asked everybody to stay at home until the roads are clear."
)
ANNOTATED: list[str] = []


class Quotations:
    """A statement for each quotation of the body."""

    name = "annotate"
    needs = ARTICLE | {"passages"}
    adds = frozenset({"statements"})

    def __init__(self, version: str) -> None:
        self.version = version

    def run(self, batch: Sequence[Cleaned]) -> Iterator[Annotation | Reject]:
        for cleaned in batch:
            article = cleaned.article
            ANNOTATED.append(article.id)
            body = [p.span for p in cleaned.passages if p.kind == "body"]
            least = 1 if self.version == "1" else 10  # of a newer version: no short ones
            spans = [
                Span(*m.span())
                for m in re.finditer(r'"[^"\n]+"', article.text)
                if any(b.contains(Span(*m.span())) for b in body) and len(m[0]) > least
            ]
            yield Annotation(
                article=article.id,
                passages=cleaned.passages,
                statements=tuple(
                    Statement(
                        id=StatementId(record_id("statement", article.id, span)),
                        article=article.id,
                        manner="direct",
                        act="said",
                        content=(span,),
                    )
                    for span in spans
                ),
            )


def planner(_: Settings, furniture: Furniture = EMPTY, version: str = "1") -> Plan:
    return Plan("test", [CleanStage(furniture), Quotations(version)], given=ARTICLE)


def newer(settings: Settings, furniture: Furniture) -> Plan:
    return planner(settings, furniture, "2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    subjects = ("the ferry", "a library", "the new bridge", "two schools", "the old mill", "rent")
    lines = []
    for n, subject in enumerate(subjects):
        text = (
            f"Council of Norwick votes on {subject}\n\n"
            f"The council of Norwick voted on {subject} after {n + 2} hours of debate in the old "
            "town hall by the river on Monday evening.\n\n"
            f'"We have waited {n + 3} years for this vote," the mayor said.\n\n'
        )
        lines.append({"id": str(n), "outlet": "Norwick Echo", "text": text + NOTICE})
        lines.append({"id": f"x{n}", "outlet": "Other Post", "text": text + f'"No {n}"'})
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines))
    return tmp_path


def take(folder: Path, store: Store) -> None:
    take_in([str(folder / "in.jsonl")], store, Settings(), None, NOW, annotator=planner)


def records(store: Store) -> object:
    held = [(a.annotation, store.stories_of([a.article.id])) for a in store.articles()]
    return held, [store.story(s.id) for s in store.stories()]


def test_learned_furniture_is_kept_and_labels_anew(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        done = refresh(store, Settings(), None, NOW, planner=planner)
        assert (done.articles, len(done.again), done.lines) == (12, 6, 1)
        assert furniture_of(store).version == done.furniture != ""
        counts = by_table(done.changes)
        assert counts["statements"] == {"added": 0, "removed": 6, "changed": 0}
        assert counts["passages"] == {"added": 6, "removed": 6, "changed": 0}
        for held in store.articles():
            notice = [
                p.kind for p in held.annotation.passages if p.span.of(held.article.text) == NOTICE
            ]
            assert notice == (["furniture"] if held.article.outlet == "Norwick Echo" else [])
        assert store.pending(10) == []


def test_a_second_run_changes_nothing_and_annotates_nothing(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        refresh(store, Settings(), None, NOW, planner=planner)
        before = records(store)
        ANNOTATED.clear()
        again = refresh(store, Settings(), None, NOW, planner=planner)
        assert (again.again, again.changes, ANNOTATED) == ((), (), [])
        assert records(store) == before


def test_articles_whose_passages_stay_are_signed_and_not_annotated(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        ANNOTATED.clear()
        done = refresh(store, Settings(), None, NOW, planner=planner)
        assert sorted(ANNOTATED) == list(done.again)
        wanted = set(planner(Settings(), furniture_of(store)).producers)
        signed = store.producers(store.article_ids())
        assert all(wanted <= set(made_by) for made_by in signed.values())


def test_a_newer_step_replaces_what_the_older_one_found(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        refresh(store, Settings(), None, NOW, planner=planner)
        done = refresh(store, Settings(), None, NOW, planner=newer)
        assert len(done.again) == 6  # the others have no short quotation
        removed = {c.id for c in done.changes if c.table == "statements"}
        held = {s.id for a in store.articles() for s in a.annotation.statements}
        assert len(removed) == 6
        assert not removed & held
        assert refresh(store, Settings(), None, NOW, planner=newer).changes == ()


def test_refreshed_equals_taken_in_with_the_same_rules(folder: Path) -> None:
    with Store.open(folder / "a.db") as old, Store.open(folder / "b.db") as new:
        take(folder, old)
        refresh(old, Settings(), None, NOW, planner=newer)
        kept = old.furniture()
        assert kept is not None
        new.keep_furniture(*kept, NOW)

        def now(settings: Settings) -> Plan:
            return newer(settings, furniture_of(new))

        take_in([str(folder / "in.jsonl")], new, Settings(), None, NOW, annotator=now)
        assert records(old) == records(new)


def test_reading_after_a_refresh_uses_what_was_learned(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        refresh(store, Settings(), None, NOW, planner=planner)
        text = f"{SNOW}\n\n{NOTICE}"
        path = folder / "more.jsonl"
        path.write_text(json.dumps({"text": text, "outlet": "Norwick Echo"}))

        def now(settings: Settings) -> Plan:
            return planner(settings, furniture_of(store))

        take_in([str(path)], store, Settings(), None, NOW, annotator=now)
        (kinds,) = (
            [p.kind for p in a.annotation.passages]
            for a in store.articles()
            if "snow" in a.article.text
        )
        assert kinds[-1] == "furniture"


def test_an_article_that_newer_steps_fail_on_stays_as_it_was(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        before = records(store)

        class Broken(Quotations):
            def run(self, batch: Sequence[Cleaned]) -> Iterator[Annotation | Reject]:
                for _ in batch:
                    raise ValueError("no such case")
                yield from ()

        def broken(_: Settings, furniture: Furniture) -> Plan:
            return Plan("test", [CleanStage(), Broken("3")], given=ARTICLE)

        done = refresh(store, Settings(), None, NOW, planner=broken)
        assert len(done.refused) == 12
        assert "no such case" in done.refused[0].reason
        assert done.changes == ()
        assert records(store) == before


def test_what_is_no_longer_learned_is_unlearned(folder: Path) -> None:
    with Store.open(folder / "a.db") as store:
        take(folder, store)
        first = refresh(store, Settings(), None, "2024-05-01T10:00:00.1Z", planner=planner)
        gone = [a.article.id for a in store.articles() if a.article.outlet == "Norwick Echo"]
        for article in gone[:4]:
            store.delete(article)
        done = refresh(store, Settings(), None, "2024-05-01T10:00:00.2Z", planner=planner)
        assert (first.lines, done.lines, done.furniture) == (1, 0, "")
        assert set(done.again) == set(gone[4:])
        assert furniture_of(store) == EMPTY
