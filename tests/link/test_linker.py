from __future__ import annotations

from onrecord.link.groups import tie_of
from onrecord.link.linker import LinkTally, link_all, link_pending
from onrecord.link.memory import MemoryStore
from onrecord.model.derivation import Pair
from onrecord.model.ids import StoryId
from onrecord.model.index import LinkBatch
from tests.link.made import Made
from tests.link.texts import OTHER, OTHER_HEAD, PAPER, PAPER_HEAD, WIRE, WIRE_HEAD


class Recording(MemoryStore):
    """Keeps what was committed."""

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[LinkBatch] = []

    def commit(self, batch: LinkBatch) -> None:
        self.batches.append(batch)
        super().commit(batch)


# one article on two subjects
BRIDGE = WIRE + "\n\n" + OTHER


def test_an_earlier_member_takes_the_story_over() -> None:
    late = Made(WIRE, WIRE_HEAD, outlet="A", published="2031-05-08")
    early = Made(WIRE, WIRE_HEAD, outlet="B", published="2031-05-06")
    store = Recording()
    store.add([late.done()])
    link_pending(store)
    (before,) = store.links()
    store.add([early.done()])
    link_pending(store)
    (after,) = store.links()
    assert before.story.id != after.story.id
    assert before.story.id in after.story.aliases
    assert store.batches[-1].dissolved == ((before.story.id, (after.story.id,)),)


def test_untouched_stories_are_not_linked_again() -> None:
    store = Recording()
    store.add([Made(WIRE, WIRE_HEAD).done(), Made(PAPER, PAPER_HEAD).done()])
    link_pending(store)
    store.add([Made(OTHER, OTHER_HEAD).done()])
    tally = link_pending(store)
    assert tally == LinkTally(articles=1, pairs=0, stories=1, dissolved=0)


def test_every_article_is_in_one_story_and_done() -> None:
    made = [Made(text, outlet=str(n)) for n, text in enumerate((WIRE, PAPER, OTHER, BRIDGE))]
    store = Recording()
    store.add([m.done() for m in made])
    link_pending(store, batch=2)
    held = [a for links in store.links() for a in links.story.articles]
    assert sorted(held) == sorted(m.article.id for m in made)
    assert sorted(a for b in store.batches for a in b.done) == sorted(held)
    assert list(store.pending(9)) == []


def test_no_articles_make_no_stories() -> None:
    assert link_all([]) == ()


def test_memory_store_keeps_the_protocol() -> None:
    a, b = Made(WIRE, WIRE_HEAD, outlet="A").done(), Made(WIRE, WIRE_HEAD, outlet="B").done()
    store = MemoryStore([a, b])
    link_pending(store)
    ids = sorted((a.article.id, b.article.id))
    (pair,) = store.pairs(ids)
    assert isinstance(pair, Pair)
    assert store.pairs(ids[:1]) == []
    assert store.ties(ids[:1], 0.5) == [tie_of(pair)]
    assert store.ties(ids[:1], 1.1) == []
    (story,) = set(store.stories_of(ids).values())
    assert store.members([story, StoryId("none")]) == {story: ids}
    assert [x.article.id for x in store.load(ids)] == ids
    assert store.neighbours(["unknown"]) == {}
