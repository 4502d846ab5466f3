from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord.model.annotation import Annotated
from onrecord.run.take_in import Tally, take_in
from onrecord.settings import Settings
from onrecord.store import Store
from tests.run.light import CALLS, NOW, light, lighter, no_link, text, write_articles


def take(store: Path, *paths: Path, workers: int = 1, **changes: Any) -> Tally:
    given: dict[str, Any] = {"annotator": light, "linker": no_link, "now": NOW} | changes
    with Store.open(store) as held:
        return take_in([str(p) for p in paths], held, Settings(workers=workers), **given)


def held(store: Path) -> list[Annotated]:
    with Store.open(store, create=False) as opened:
        return list(opened.articles())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "in", 20)
    return tmp_path / "in"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    CALLS.clear()
    return tmp_path / "s.db"


def test_articles_are_taken_whole(store: Path, folder: Path) -> None:
    tally = take(store, folder)
    assert (tally.taken, tally.known, tally.versions, tally.refused) == (20, 4, 0, ())
    assert tally.words > 0
    articles = held(store)
    assert len(articles) == 20
    for annotated in articles:
        assert annotated.annotation.passages[0].span.end == len(annotated.article.text)
        assert ("light", "1") in annotated.annotation.producers
        assert all(r.received == NOW for r in annotated.receipts)
    with Store.open(store) as opened:
        assert len(opened.pending(100)) == 20


def test_what_comes_twice_is_annotated_as_it_is_known_in_the_end(store: Path, folder: Path) -> None:
    take(store, folder)
    merged = [a for a in held(store) if len(a.receipts) == 2]
    assert len(merged) == 4
    for annotated in merged:
        assert annotated.article.title
        assert annotated.annotation.passages[0].reason == f"title {annotated.article.title}"


def test_known_files_are_not_read_again(store: Path, folder: Path) -> None:
    first = take(store, folder)
    before = held(store)
    CALLS.clear()
    again = take(store, folder, now="2025-01-01T00:00:00Z")
    assert CALLS == []
    assert (again.taken, again.known) == (0, first.taken + first.known)
    assert again.seconds["read"] == 0
    assert held(store) == before


def test_known_articles_of_changed_files_are_not_annotated_again(store: Path, folder: Path) -> None:
    take(store, folder)
    export = folder / "export.jsonl"
    new = {"id": "new", "text": "A new report.\n"}
    export.write_text(export.read_text() + json.dumps(new) + "\n")
    os.utime(folder / "001.txt", ns=(1, 1))
    CALLS.clear()
    again = take(store, folder)
    assert again.taken == 1
    assert len(CALLS) == 1


def test_newer_steps_annotate_again(store: Path, folder: Path) -> None:
    take(store, folder)
    CALLS.clear()
    again = take(store, folder, annotator=lighter)
    assert (again.taken, len(set(CALLS))) == (0, 20)
    assert all(("light", "2") in a.annotation.producers for a in held(store))


def test_a_path_with_other_content_is_a_version(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(text(1))
    take(store, page)
    page.write_text(text(2))
    tally = take(store, page)
    assert (tally.taken, tally.versions) == (1, 1)
    versions = {a.article.text: a.receipts[0].version_of for a in held(store)}
    ids = {a.article.text: a.article.id for a in held(store)}
    assert versions == {text(1): None, text(2): ids[text(1)]}


def test_refused_input_is_told_and_logged(store: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    (tmp_path / "in" / "good.txt").write_text(text(1))
    (tmp_path / "in" / "no.txt").write_text("REFUSE me\n")
    (tmp_path / "in" / "odd.txt").write_text("A BUG is met\n")
    (tmp_path / "in" / "lines.jsonl").write_text('{"text": "A line."}\nnot json\n')
    tally = take(store, tmp_path / "in", tmp_path / "none.txt")
    assert tally.taken == 2
    told = {Path(r.path).name: (r.stage, r.reason) for r in tally.refused}
    assert set(told) == {"empty.txt", "no.txt", "odd.txt", "lines.jsonl#2", "none.txt"}
    assert told["no.txt"] == ("annotate", "is refused by the test")
    assert "ValueError at light.py" in told["odd.txt"][1]
    assert "please report" in told["odd.txt"][1]
    with Store.open(store) as opened:
        assert {Path(r.path).name for r in opened.rejects()} == set(told)
        assert all(r.when == NOW for r in opened.rejects())
    # what was refused is refused again, and what was good is known
    again = take(store, tmp_path / "in", tmp_path / "none.txt")
    assert {Path(r.path).name for r in again.refused} == set(told)
    assert (again.taken, again.known) == (0, 2)


def test_an_article_in_another_language_is_taken_and_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("FOREIGN words\n")
    tally = take(store, tmp_path)
    assert (tally.taken, [r.reason for r in tally.refused]) == (1, ["language xx"])
    assert held(store)[0].annotation.refused == "language xx"


@pytest.mark.parametrize("workers", [1, 2])
def test_twins_of_an_article_that_fails_are_refused_each(
    store: Path, tmp_path: Path, workers: int
) -> None:
    names = ["a.txt", "b.txt"]
    for name in names:
        (tmp_path / name).write_text("A BUG is met\n")
    for _ in range(2):  # neither is taken for known
        tally = take(store, tmp_path, workers=workers)
        assert [Path(r.path).name for r in tally.refused] == names
    assert held(store) == []
    with Store.open(store) as opened:
        assert [Path(r.path).name for r in opened.rejects()] == names


def test_what_is_refused_is_logged_before_its_file_is_marked(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("FOREIGN words\n")
    monkeypatch.setattr(Store, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        take(store, tmp_path)
    with Store.open(store) as opened:
        assert [r.reason for r in opened.rejects()] == ["language xx"]


def test_workers_do_not_change_the_store(tmp_path: Path, folder: Path) -> None:
    (folder / "odd.txt").write_text("A BUG is met\n")
    (folder / "empty.txt").write_text("")
    one = take(tmp_path / "1.db", folder, workers=1)
    two = take(tmp_path / "2.db", folder, workers=2)
    assert held(tmp_path / "1.db") == held(tmp_path / "2.db")
    assert (one.taken, one.known, one.refused) == (two.taken, two.known, two.refused)
    with Store.open(tmp_path / "1.db") as a, Store.open(tmp_path / "2.db") as b:
        assert a.counts() == b.counts()
        assert a.rejects() == b.rejects()
        assert a.pending(99) == b.pending(99)
        assert a.search("envoy", 50) == b.search("envoy", 50) != []


def test_a_worker_that_dies_costs_its_article_alone(store: Path, folder: Path) -> None:
    (folder / "005.txt").write_text("KILL THE WORKER\n")
    tally = take(store, folder, workers=2)
    assert [Path(r.path).name for r in tally.refused] == ["005.txt"]
    assert "died twice" in tally.refused[0].reason
    assert tally.taken == 19
    assert len(held(store)) == 19


def test_an_error_of_the_whole_run_keeps_what_was_saved(store: Path, folder: Path) -> None:
    class Interrupted:
        left = 3

        def total(self, step: str, count: int) -> None:
            pass

        def advance(self, step: str, count: int = 1) -> None:
            if step == "annotate":
                self.left -= 1
                if not self.left:
                    raise KeyboardInterrupt

    with Store.open(store) as opened, pytest.raises(KeyboardInterrupt):
        take_in(
            [str(folder)],
            opened,
            Settings(workers=2, batch=1),
            Interrupted(),
            NOW,
            annotator=light,
            linker=no_link,
        )
    saved = held(store)
    assert len(saved) == 2
    assert all(a.annotation.passages and a.receipts for a in saved)
    take(store, folder)
    assert len(held(store)) == 20


def test_linking_is_told_and_follows(store: Path, folder: Path) -> None:
    seen: list[int] = []

    def linker(opened: Store, progress: Any) -> None:
        seen.append(len(opened.pending(100)))
        progress(1)

    tally = take(store, folder, linker=linker)
    assert seen == [20]
    assert set(tally.seconds) == {"read", "annotate", "store", "link"}
