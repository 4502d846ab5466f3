from __future__ import annotations

from itertools import combinations, product

import pytest

from onrecord.link.groups import AVERAGE, group
from onrecord.link.linker import link_all
from onrecord.link.profile import profile
from onrecord.link.stories import compare, keys, keys_of, lookups
from onrecord.model.derivation import Pair
from onrecord.model.ids import ArticleId
from tests.link.made import Made
from tests.link.texts import (
    OTHER,
    OTHER_HEAD,
    PAPER,
    PAPER_HEAD,
    REWRITE,
    WIRE,
    WIRE_HEAD,
)

A, B, C, D = (ArticleId(x) for x in "abcd")


def pair(a: ArticleId, b: ArticleId, likeness: float) -> Pair:
    return Pair(
        a=min(a, b),
        b=max(a, b),
        passages=(),
        common=(),
        share_a=0.0,
        share_b=0.0,
        likeness=likeness,
        same_story=likeness >= 0.28,
    )


def test_two_reports_of_one_happening() -> None:
    found = compare(Made(WIRE, WIRE_HEAD).done(), Made(PAPER, PAPER_HEAD).done())
    assert found is not None
    assert found.same_story


def test_another_subject_is_another_story() -> None:
    found = compare(Made(WIRE, WIRE_HEAD).done(), Made(OTHER, OTHER_HEAD).done())
    assert found is None or not found.same_story


def test_compare_is_the_same_both_ways() -> None:
    a, b = Made(WIRE, WIRE_HEAD).done(), Made(REWRITE).done()
    assert compare(a, b) == compare(b, a)
    assert compare(a, a) is None


def test_distance_in_time_lowers_likeness() -> None:
    wire = Made(WIRE, published="2031-05-06").done()
    near = compare(wire, Made(PAPER, published="2031-05-07").done())
    far = compare(wire, Made(PAPER, published="2031-08-07").done())
    assert near is not None
    assert far is not None
    assert near.likeness > 2 * far.likeness


def test_copies_are_one_story_whatever_the_date() -> None:
    old, new = Made(WIRE, published="2029-01-01"), Made(REWRITE, published="2031-05-06")
    found = compare(old.done(), new.done())
    assert found is not None
    assert found.same_story


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (None, None, True),
        (None, "2031-05-06", True),
        ("2031-05-06", "2031-05-12", True),
        ("2031-05-06", "2031-09-12", False),
    ],
)
def test_lookups_are_symmetric(first: str | None, second: str | None, meet: bool) -> None:
    made = [Made(WIRE, WIRE_HEAD, published=first), Made(PAPER, WIRE_HEAD, published=second)]
    a, b = (
        [k for k in keys(m.done()).keys if k.startswith("t:")]  # by terms alone
        for m in made
    )
    held = [keys(m.done()) for m in made]
    looked = [{k for k in lookups(h) if k.startswith("t:")} for h in held]
    assert bool(looked[0] & set(b)) is meet
    assert bool(looked[1] & set(a)) is meet


def test_keys_do_not_grow_with_the_text() -> None:
    few = len(keys_of(profile(Made(WIRE).done())).keys)
    many = len(keys_of(profile(Made(WIRE + " " + " ".join(map(str, range(60_000)))).done())).keys)
    assert few < 120
    assert many < 500


def test_group_parts_what_only_a_chain_holds_together() -> None:
    chain = [pair(A, B, 0.6), pair(B, C, 0.3), pair(C, D, 0.6)]
    assert group(chain, [A, B, C, D]) == ((A, B), (C, D))


def test_group_joins_what_is_alike_throughout() -> None:
    pairs = [pair(A, B, 0.5), pair(A, C, 0.4), pair(B, C, 0.4)]
    assert group(pairs, [C, B, A, D]) == ((A, B, C), (D,))


@pytest.mark.parametrize(("same", "stories"), [(0, 2), (1, 2), (2, 1)])
def test_groups_join_where_some_pairs_between_them_are_of_one_story(
    same: int, stories: int
) -> None:
    first, second = ([ArticleId(f"{side}{n}") for n in range(5)] for side in "ab")
    within = [pair(x, y, 0.9) for side in (first, second) for x, y in combinations(side, 2)]
    between = [
        pair(x, y, 0.28 if n < same else 0.27) for n, (x, y) in enumerate(product(first, second))
    ]
    assert len(group([*within, *between], [*first, *second])) == stories


def test_group_passes_over_pairs_that_count_as_unlike() -> None:
    close = [pair(A, B, 0.6), pair(C, D, 0.6)]
    weak = [pair(x, y, AVERAGE - 0.01) for x, y in product((A, B), (C, D))]
    assert group([*close, *weak], [A, B, C, D]) == group(close, [A, B, C, D])


def test_group_does_not_depend_on_order() -> None:
    pairs = [pair(A, B, 0.5), pair(A, C, 0.4), pair(B, C, 0.1), pair(C, D, 0.4)]
    assert group(pairs, [A, B, C, D]) == group(reversed(pairs), [D, C, B, A])


def test_group_passes_over_pairs_of_others() -> None:
    assert group([pair(A, B, 0.9)], [A]) == ((A,),)


def test_label_is_a_headline() -> None:
    made = [Made(WIRE, WIRE_HEAD), Made(PAPER, PAPER_HEAD), Made(REWRITE)]
    (links,) = link_all([m.done() for m in made])
    assert links.story.label in (WIRE_HEAD, PAPER_HEAD)
