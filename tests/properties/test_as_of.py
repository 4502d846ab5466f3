"""A past moment gives what a store would give that holds only what counted then."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NothingFoundError
from onrecord.link.linker import link_pending
from onrecord.model.account import Account
from onrecord.model.annotation import Annotated
from onrecord.model.article import Reading, Receipt
from onrecord.model.dates import DateInterval
from onrecord.model.ids import ArticleId
from onrecord.present.tables import rows
from onrecord.present.view import StoryView
from onrecord.run.accounts import Moment, account_of, past_stories
from onrecord.run.progress import Silent
from onrecord.run.take_in import take_in
from onrecord.settings import Settings
from onrecord.store import Saving, Store
from tests.link.made import Made
from tests.link.texts import EXCERPT, OTHER, OTHER_HEAD, PAPER, PAPER_HEAD, REWRITE, WIRE, WIRE_HEAD
from tests.properties.test_link import QUOTE

EXAMPLES = Path(__file__).parents[2] / "examples"
DAYS = [f"2031-05-{n:02}" for n in (1, 5, 6, 7, 8, 12, 20)]
TIMES = [f"2031-06-0{n}T08:00:00+00:00" for n in range(1, 5)]
PATHS = ["a.txt", "b.txt", "c.txt", "d.txt"]


def _told(made: Made, words: str = QUOTE) -> Annotated:
    made.says(words, "Petra Lindqvist", mention=made.mention("Petra Lindqvist"))
    made.date("Tuesday", "weekday 1 past")
    return made.done()


@lru_cache(maxsize=1)
def pile() -> tuple[Annotated, ...]:
    """Copies, rewrites and strangers: dated, dated to some days, and not dated."""
    bare = QUOTE.strip("“”").replace("run", "operate").replace("normal", "regular")
    made = [
        _told(Made(WIRE, WIRE_HEAD, outlet="Valley Wire", published="2031-05-06")),
        _told(Made(WIRE, WIRE_HEAD, outlet="Tarn Echo", credit="Valley Wire")),
        _told(Made(EXCERPT, "Turbines stand still", outlet="Ridge Post", published="2031-05-07")),
        _told(Made(REWRITE, "Engineers halt turbines", outlet="spin.example"), bare),
        _told(Made(PAPER, PAPER_HEAD, outlet="Brannoch Times", published="2031-05-08")),
        _told(Made(WIRE + " More soon.", WIRE_HEAD, outlet="Late Post", published="2031-05-12")),
        Made(OTHER, OTHER_HEAD, outlet="Merrow News", published="2031-05-05").done(),
        Made(OTHER + " More follows.", OTHER_HEAD, outlet="Island Voice").done(),
        Made(OTHER + " A fuller list is kept.", OTHER_HEAD, outlet="Sand Courier").done(),
        Made("A note on nothing.", outlet="Merrow News").done(),
    ]
    spread = DateInterval(
        earliest="2031-05-05", latest="2031-05-08", basis="stated", reason="of a week"
    )
    made[8] = replace(made[8], article=replace(made[8].article, published=spread))
    return tuple(made)


@pytest.fixture(scope="module")
def empty() -> Iterator[Path]:
    """A store that holds nothing: its copies spare each example the schema."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        Store.open(file).close()
        yield file


@contextmanager
def holding(empty: Path, articles: Collection[Annotated]) -> Iterator[Store]:
    """A store that took these in, by time of receipt, and linked them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        shutil.copy(empty, file)
        came = sorted(
            ((receipt, held) for held in articles for receipt in held.receipts),
            key=lambda c: (c[0].received, c[0].path, c[1].article.id),
        )
        with Store.open(file) as store:
            for receipt, held in came:
                reading = Reading(article=held.article, path=receipt.path, raw=b"")
                saving = Saving(reading=reading, annotation=held.annotation)
                store.save([saving], receipt.received)
            link_pending(store)
            yield store


def bare(account: Account) -> Account:
    """An account without former names and what tells from when it is seen."""
    links = account.records.links
    links = replace(
        links,
        story=replace(links.story, aliases=()),
        utterances=tuple(replace(u, aliases=()) for u in links.utterances),
        entities=tuple(replace(e, aliases=()) for e in links.entities),
    )
    records = replace(account.records, links=links)
    return replace(account, records=records, as_of=None, undated=())


def published(store: Store) -> dict[ArticleId, DateInterval]:
    """The dates that the full store's table of articles shows."""
    found = {}
    for story in store.stories():
        for row in rows("articles", StoryView(store.story_records(story.id))):
            article, told = row["id"], row["published"]
            assert isinstance(article, str)
            assert isinstance(told, dict)
            found[ArticleId(article)] = DateInterval(**told)
    return found


def fitting(store: Store, moment: Moment) -> list[Annotated]:
    """The articles that count at a moment, with the receipts of then."""
    dates = published(store)
    kept = []
    for held in store.articles():
        latest = dates[held.article.id].latest
        if moment.as_of is not None and (latest is None or latest[:10] > moment.as_of):
            continue
        receipts = tuple(
            r for r in held.receipts if moment.known_by is None or r.received <= moment.known_by
        )
        if receipts:
            kept.append(replace(held, receipts=receipts))
    return kept


def agree(empty: Path, full: Store, moment: Moment) -> None:
    """Each account of the moment is that of a store which holds only what counts."""
    kept = fitting(full, moment)
    now = Moment(new_since=moment.new_since)
    with holding(empty, kept) as part:
        if not kept:
            with pytest.raises(NothingFoundError):
                account_of(full, None, moment)
            return
        assert bare(account_of(full, None, moment)) == bare(account_of(part, None, now))
        past, _ = past_stories(full, moment)
        assert sorted(r.links.story.id for r in past) == sorted(s.id for s in part.stories())
        for story in full.stories():
            members = set(story.articles)
            there = [s for s in part.stories() if members & set(s.articles)]
            if there:
                seen = account_of(full, story.id, moment)
                told = seen.records.links.story
                # of the stories of then, the one that holds most of its articles
                most = max(len(members & set(s.articles)) for s in there)
                assert len(members & set(told.articles)) == most
                assert bare(seen) == bare(account_of(part, told.id, now))


def received(chosen: Mapping[int, Sequence[tuple[str, str]]]) -> list[Annotated]:
    """Articles of the pile with when, and under which paths, each came in."""
    return [
        replace(
            pile()[n],
            receipts=tuple(
                Receipt(article=pile()[n].article.id, path=path, received=TIMES[0][:8] + when)
                for path, when in dict(came).items()
            ),
        )
        for n, came in chosen.items()
    ]


CAME = st.lists(
    st.tuples(st.sampled_from(PATHS), st.sampled_from([t[8:] for t in TIMES])),
    min_size=1,
    max_size=2,
)
CHOSEN = st.dictionaries(st.integers(0, 9), CAME, min_size=1, max_size=8)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(CHOSEN, st.sampled_from([None, *DAYS]), st.sampled_from([None, *TIMES]), st.booleans())
def test_a_moment_gives_what_a_store_of_then_gives(
    empty: Path,
    chosen: dict[int, list[tuple[str, str]]],
    as_of: str | None,
    known_by: str | None,
    since: bool,
) -> None:
    moment = Moment(as_of=as_of, known_by=known_by, new_since="2031-05-06" if since else None)
    with holding(empty, received(chosen)) as full:
        agree(empty, full, moment)


def test_what_came_later_under_a_path_is_no_version_of_what_does_not_count(empty: Path) -> None:
    came = received({n: [("a.txt", TIMES[m][8:])] for m, n in enumerate((6, 5, 0))})
    with holding(empty, came) as full:
        agree(empty, full, Moment(as_of="2031-05-07"))
        (seen,) = account_of(full, None, Moment(as_of="2031-05-06")).records.articles
        assert [r.version_of for r in seen.receipts] == [pile()[6].article.id]


def test_articles_that_cannot_be_dated_are_told_apart(empty: Path) -> None:
    came = received({n: [("a.txt", TIMES[0][8:])] for n in (6, 9)})
    with holding(empty, came) as full:
        stories = {s.articles[0]: s.id for s in full.stories()}
        assert past_stories(full, Moment(as_of=DAYS[-1]))[1] == (pile()[9].article.id,)
        with pytest.raises(NothingFoundError):
            account_of(full, stories[pile()[9].article.id], Moment(as_of=DAYS[-1]))


def test_new_since_tells_of_later_articles_against_all_before(empty: Path) -> None:
    came = received({n: [(PATHS[0], TIMES[0][8:])] for n in (0, 2, 4, 5)})
    with holding(empty, came) as full:
        whole = account_of(full)
        for day in DAYS:
            later = account_of(full, None, Moment(new_since=day))
            after = {a for a, when in published(full).items() if (when.latest or "") > day}
            assert later.novelty == tuple(n for n in whole.novelty if n.told.article in after)
            assert replace(later, novelty=whole.novelty, new_since=None) == whole


@pytest.fixture(scope="module")
def example() -> Iterator[Store]:
    """The example story, and another, annotated in full."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=str(Path(folder) / "example.db"))
        with Store.open(settings.store) as store:
            paths = [str(EXAMPLES / f) for f in ("harbour-talks", "unrelated")]
            take_in(paths[:1], store, settings, Silent(), "2025-03-14T12:00:00+00:00")
            take_in(paths, store, settings, Silent(), "2025-03-15T12:00:00+00:00")
            yield store


@pytest.mark.parametrize(
    "moment",
    [
        *(Moment(as_of=f"2025-03-{n}") for n in (10, 11, 12, 13)),
        Moment(as_of="2025-03-14", new_since="2025-03-11"),
        Moment(known_by="2025-03-14T12:00:00+00:00"),
        Moment(as_of="2025-03-12", known_by="2025-03-14T12:00:00+00:00"),
    ],
    ids=str,
)
def test_the_example_story_at_a_moment(empty: Path, example: Store, moment: Moment) -> None:
    assert fitting(example, moment)
    agree(empty, example, moment)
