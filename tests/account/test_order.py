from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import process_time

from onrecord.account.order import in_order
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.derivation import Derivation, Direction
from onrecord.model.story import StoryRecords
from tests.account.piles import Sheet, copied, day, story


def _sheet(name: str, published: DateInterval) -> Sheet:
    return Sheet(f"Words of {name}.\n", outlet=name, published=published)


def _outlets(records: StoryRecords) -> list[str | None]:
    return [a.article.outlet for a in in_order(records)]


def _takes(source: Sheet, target: Sheet, score: float = 0.9) -> Derivation:
    made = copied(source, target, ("Words", "Words"))
    return replace(made, direction=Direction(score=score, reason="test"))


def test_time_orders_and_a_wide_interval_stands_at_its_middle() -> None:
    wide = DateInterval(earliest="2025-03-01", latest="2025-03-31", basis="inferred", reason="")
    sheets = [
        _sheet("undated", UNDATED),
        _sheet("wide", wide),
        _sheet("late", day("2025-03-20")),
        _sheet("early", day("2025-03-10")),
    ]
    assert _outlets(story(*sheets)) == ["early", "wide", "late", "undated"]


def test_a_source_stands_before_what_takes_from_it() -> None:
    copy, source, other = (
        _sheet("copy", day("2025-03-10", "inferred")),
        _sheet("source", day("2025-03-12")),
        _sheet("other", day("2025-03-11")),
    )
    sure = story(copy, source, other, derivations=[_takes(source, copy)])
    assert _outlets(sure) == ["other", "source", "copy"]
    unsure = story(copy, source, other, derivations=[_takes(source, copy, 0.5)])
    assert _outlets(unsure) == ["copy", "other", "source"]


def test_a_circle_falls_back_to_time() -> None:
    a, b, c = (_sheet(name, day(f"2025-03-1{i}")) for i, name in enumerate("abc"))
    circle = [_takes(a, b), _takes(b, c), _takes(c, a)]
    assert _outlets(story(a, b, c, derivations=circle)) == ["a", "b", "c"]


def test_a_long_chain_of_copies_is_ordered_in_linear_time() -> None:
    sheets = [_sheet(f"{i:05d}", day("2025-03-10")) for i in range(3000)]
    chain = [_takes(b, a) for a, b in pairwise(sheets)]
    records = story(*sheets, derivations=chain)
    start = process_time()
    assert _outlets(records)[0] == "02999"
    assert process_time() - start < 3
