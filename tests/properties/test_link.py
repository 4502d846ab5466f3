"""Linking gives the same records whatever the order, the batches and the history."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wordfreq import top_n_list

from onrecord.link.linker import link_all, link_pending
from onrecord.link.memory import MemoryStore
from onrecord.model.annotation import Annotated
from onrecord.model.article import Reading
from onrecord.model.story import StoryLinks
from onrecord.store import Saving, Store
from tests.link.made import Made
from tests.link.texts import (
    EXCERPT,
    OTHER,
    OTHER_HEAD,
    PAPER,
    PAPER_HEAD,
    REWRITE,
    WIRE,
    WIRE_HEAD,
)

QUOTE = "“We will not run a single turbine until the oxygen levels are back to normal,”"


def _quoted(made: Made, words: str = QUOTE) -> Made:
    who = made.mention("Petra Lindqvist")
    made.says(words, "Petra Lindqvist", mention=who)
    made.date("Tuesday", "weekday 1 past")
    return made


@lru_cache(maxsize=1)
def pile() -> tuple[Annotated, ...]:
    """Copies, a rewrite, own reports and strangers; some dated, some not."""
    bare = QUOTE.strip("“”").replace("run", "operate").replace("normal", "regular")
    made = [
        _quoted(Made(WIRE, WIRE_HEAD, outlet="Valley Wire", published="2031-05-06")),
        _quoted(Made(WIRE, WIRE_HEAD, outlet="Tarn Echo", credit="Valley Wire")),
        _quoted(Made(EXCERPT, "Turbines stand still", outlet="Ridge Post", published="2031-05-07")),
        _quoted(Made(REWRITE, "Engineers halt turbines", outlet="spin.example"), bare),
        _quoted(Made(PAPER, PAPER_HEAD, outlet="Brannoch Times", published="2031-05-07")),
        Made(OTHER, OTHER_HEAD, outlet="Merrow News", published="2031-05-06"),
        Made(OTHER + " More follows.", OTHER_HEAD, outlet="Island Voice"),
        Made("A note on nothing.", outlet="Merrow News"),
    ]
    return tuple(m.done() for m in made)


def linked(batches: Sequence[Sequence[Annotated]], size: int) -> tuple[StoryLinks, ...]:
    """What stands after the batches came in one after another."""
    store = MemoryStore()
    for batch in batches:
        store.add(batch)
        link_pending(store, batch=size)
    return store.links()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(8)), st.lists(st.integers(0, 8), max_size=4), st.integers(1, 9))
def test_incremental_equals_batch(order: list[int], cuts: list[int], size: int) -> None:
    articles = [pile()[n] for n in order]
    bounds = sorted({0, *cuts, len(articles)})
    batches = [articles[a:b] for a, b in pairwise(bounds)]
    assert linked(batches, size) == link_all(pile())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.integers(0, 7), min_size=1))
def test_ids_of_any_part_resolve_in_the_whole(chosen: set[int]) -> None:
    whole = link_all(pile())
    stories = {i for x in whole for i in (x.story.id, *x.story.aliases)}
    utterances = {i for x in whole for u in x.utterances for i in (u.id, *u.aliases)}
    for links in link_all([pile()[n] for n in sorted(chosen)]):
        assert links.story.id in stories
        assert {u.id for u in links.utterances} <= utterances


def test_an_id_is_that_of_the_earliest_member() -> None:
    first = pile()[0]
    (alone,) = link_all([first])
    (story,) = [x for x in link_all(pile()) if first.article.id in x.story.articles]
    assert story.story.id == alone.story.id
    utterance = next(u for u in story.utterances if len(u.statements) > 1)
    assert utterance.id == alone.utterances[0].id


def test_the_pile_makes_the_stories_meant() -> None:
    sizes = sorted(len(x.story.articles) for x in link_all(pile()))
    assert sizes == [1, 2, 5]


def test_aliases_never_name_two() -> None:
    links = link_all(pile())
    ids = [x.story.id for x in links] + [i for x in links for i in x.story.aliases]
    assert len(ids) == len(set(ids))


def test_taking_in_again_changes_nothing() -> None:
    store = MemoryStore(pile())
    link_pending(store)
    before = store.links()
    store.add(pile()[2:4])
    tally = link_pending(store)
    assert store.links() == before
    assert tally.articles == 2


def test_progress_tells_every_article() -> None:
    told: list[int] = []
    link_pending(MemoryStore(pile()), told.append, batch=3)
    assert told == [3, 3, 2]


WORDS = st.sampled_from(
    ["Kellin", "dam", "trout", "“", "”", "\n\n", "🙂", "Mr.", "of", "the", "1961"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=40), min_size=1, max_size=5))
def test_hostile_texts_link_alike_in_any_order(texts: list[list[str]]) -> None:
    made = {" ".join(words): Made(" ".join(words)).done() for words in texts}
    articles = list(made.values())
    assert link_all(articles) == linked([articles[::-1]], 1)


FAMILY = 24  # more copies than a key has anchors


@lru_cache(maxsize=1)
def family() -> tuple[Annotated, ...]:
    """Copies of one report, day after day, some cut, beside a report of their own."""
    made = [
        Made(
            (EXCERPT if n % 5 == 4 else WIRE) + f" Number {n} adds a line of its own.",
            WIRE_HEAD,
            outlet=f"Paper {n}",
            published=f"2031-05-{6 + n // 2:02}" if n % 7 else None,
        )
        for n in range(FAMILY)
    ]
    made.append(Made(PAPER, PAPER_HEAD, outlet="Brannoch Times", published="2031-05-07"))
    return tuple(m.done() for m in made)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(FAMILY + 1)), st.integers(1, 9))
def test_many_copies_come_in_any_order(order: list[int], size: int) -> None:
    articles = [family()[n] for n in order]
    batches = [articles[n : n + 7] for n in range(0, len(articles), 7)]
    assert linked(batches, size) == link_all(family())


def test_the_original_may_arrive_last() -> None:
    newest_first = sorted(family(), key=lambda a: a.article.published.earliest or "", reverse=True)
    assert linked([[a] for a in newest_first], 1) == link_all(family())


def test_pairs_of_copies_grow_with_their_number_alone() -> None:
    copies = [Made(WIRE + f" Line {n}.", WIRE_HEAD, outlet=f"P {n}").done() for n in range(60)]
    (few,) = link_all(copies[:30])
    (many,) = link_all(copies)
    assert len(many.pairs) - len(few.pairs) <= 30 * 17


MANY = 300


@lru_cache(maxsize=1)
def drift() -> tuple[Annotated, ...]:
    """Reports whose words drift: near ones are alike, and all hang together by a chain."""
    random = Random(11)
    words = [w for w in top_n_list("en", 20_000)[4_000:] if w.isalpha()]
    made: list[Made] = []
    for n in range(MANY):
        told = " ".join(random.choices(words[6 * n : 6 * n + 60], k=80))
        text = made[-1].text if n % 9 == 8 else f"{told}. Number {n} stands alone."
        day = f"2031-05-{1 + n // 15:02}" if random.random() < 0.8 else None
        made.append(Made(text, outlet=f"Paper {n}", published=day))
    return tuple(m.done() for m in made)


def parts(links: Sequence[StoryLinks]) -> list[list[str]]:
    return sorted(sorted(x.story.articles) for x in links)


@pytest.mark.parametrize(("seed", "size"), [(1, 13), (2, 64), (3, MANY)])
def test_a_long_chain_comes_in_any_order(seed: int, size: int) -> None:
    whole = link_all(drift())
    assert max(len(x.story.articles) for x in whole) < MANY / 4 < len(whole)
    articles = Random(seed).sample(drift(), MANY)
    batches = [articles[n : n + size] for n in range(0, MANY, size)]
    assert linked(batches, size) == whole


@pytest.mark.parametrize("size", [1, 4, 50])
def test_what_is_deleted_leaves_nothing_behind(tmp_path: Path, size: int) -> None:
    articles = drift()[:60]
    random = Random(size)
    gone = set(random.sample(range(60), 12))
    with Store.open(tmp_path / "store.db") as store:
        for held in articles:
            reading = Reading(article=held.article, path=f"{held.article.id}.txt", raw=b"")
            store.save(
                [Saving(reading=reading, annotation=held.annotation)], "2031-06-01T00:00:00Z"
            )
        link_pending(store, batch=size)
        assert parts([store.story(s.id) for s in store.stories()]) == parts(link_all(articles))
        for n in sorted(gone):
            store.delete(articles[n].article.id)
        link_pending(store, batch=size)
        rest = [a for n, a in enumerate(articles) if n not in gone]
        assert parts([store.story(s.id) for s in store.stories()]) == parts(link_all(rest))
