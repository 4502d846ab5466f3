"""What a store holds in the end does not depend on how it came there."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.link.linker import link_pending
from onrecord.model.story import StoryLinks
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Store
from tests.run.light import NOW, light

LEAD = (
    "The two governments will hold talks on the ferry dispute in Varholm on Monday, the envoy "
    "of the northern republic told reporters after a meeting of the harbour council.\n\n"
)
QUOTE = '"We will not close the strait while the owners are waiting for their boats," she said.\n\n'
TEXTS = {
    "wire.txt": LEAD + QUOTE + "Fishermen in Varholm have waited for nine days.\n",
    "copy.txt": LEAD + QUOTE + "The council meets again on Friday.\n",
    "late.txt": LEAD + "Ferries ran as usual on Sunday, the port master said.\n\n" + QUOTE,
    "other.txt": "A painter from Lindmark won the national prize for her portraits of birds.\n",
}


def take(store: Store, folder: Path, names: tuple[str, ...]) -> None:
    paths = [str(folder / name) for name in names]
    take_in(paths, store, Settings(), None, NOW, annotator=light)


def stories(store: Store) -> list[StoryLinks]:
    """The stories, all former names left out."""
    assert store.pending(10) == []
    held = [store.story(story.id) for story in store.stories()]
    return [
        replace(
            links,
            story=replace(links.story, aliases=()),
            utterances=tuple(replace(u, aliases=()) for u in links.utterances),
            entities=tuple(replace(e, aliases=()) for e in links.entities),
        )
        for links in held
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_one_run_or_many_give_the_same(folder: Path) -> None:
    with Store.open(folder / "whole.db") as store:
        take(store, folder, tuple(TEXTS))
        whole, articles = stories(store), list(store.articles())
    assert sorted(len(links.story.articles) for links in whole) == [1, 3]
    for n, order in enumerate(permutations(TEXTS)):
        if n % 5 == 0:
            with Store.open(folder / f"{n}.db") as store:
                for name in order:
                    take(store, folder, (name,))
                assert stories(store) == whole
                assert list(store.articles()) == articles


def test_either_database_gives_the_same(folder: Path, address: str) -> None:
    with Store.open(folder / "plain.db") as store, Store.open(address) as other:
        for opened in (store, other):
            take(opened, folder, tuple(TEXTS))
        assert stories(store) == stories(other)
        assert list(store.articles()) == list(other.articles())
        assert store.counts() == other.counts()
        for words in ("Varholm", '"nine days"', "ferries SUNDAY", "nothing here"):
            assert store.search(words, 50) == other.search(words, 50)


@pytest.mark.parametrize("gone", sorted(TEXTS))
def test_a_deleted_article_leaves_no_trace(folder: Path, gone: str) -> None:
    rest = tuple(name for name in TEXTS if name != gone)
    with Store.open(folder / "without.db") as store:
        take(store, folder, rest)
        without, articles, counts = stories(store), list(store.articles()), store.counts()
    with Store.open(folder / "with.db") as store:
        take(store, folder, tuple(TEXTS))
        before = [s.id for s in store.stories()]
        (article,) = [a.article.id for a in store.articles() if a.path.endswith(gone)]
        store.delete(article)
        link_pending(store)
        assert stories(store) == without
        assert list(store.articles()) == articles
        assert store.counts() == counts
        if gone != "other.txt":
            assert all(store.resolve_alias(former) for former in before)
        take(store, folder, (gone,))
        assert len(list(store.articles())) == len(TEXTS)
