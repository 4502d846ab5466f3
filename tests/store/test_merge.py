from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.article import Article, BlockHint
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.span import Span
from onrecord.store import merge
from tests.store.samples import article

BASE = article("We meet in May.")
DAY = DateInterval(earliest="2024-05-01", latest="2024-05-01", basis="stated", reason="meta")
MONTH = DateInterval(earliest="2024-05-01", latest="2024-05-31", basis="stated", reason="url")
SOME = st.sampled_from(["a", "b", "cc"])
ORIGINS = st.lists(st.tuples(st.sampled_from(["title", "url", "odd"]), SOME), max_size=3)


@st.composite
def readings(draw: st.DrawFn) -> Article:
    hints = tuple(BlockHint(span=Span(0, n), tag="p") for n in draw(st.sets(st.integers(0, 2))))
    return replace(
        BASE,
        title=draw(st.none() | SOME),
        url=draw(st.none() | SOME),
        authors=tuple(draw(st.lists(SOME, max_size=2))),
        published=draw(st.sampled_from([UNDATED, DAY, MONTH])),
        raw_sha256=draw(SOME),
        fields=tuple(sorted(dict(draw(ORIGINS)).items())),
        hints=hints,
    )


@given(readings(), readings(), readings())
def test_merging_knows_no_order(a: Article, b: Article, c: Article) -> None:
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(merge(a, b), b) == merge(a, b)


@given(readings(), readings())
def test_what_is_known_is_never_lost(a: Article, b: Article) -> None:
    merged = merge(a, b)
    for name in ("title", "url"):
        given_values = {getattr(a, name), getattr(b, name)}
        assert getattr(merged, name) in given_values
        assert (getattr(merged, name) is None) == (given_values == {None})
    assert merged.published.known == (a.published.known or b.published.known)
    assert (merged.raw_sha256, merged.hints) in {(x.raw_sha256, x.hints) for x in (a, b)}


def test_different_articles_do_not_merge() -> None:
    with pytest.raises(ValueError, match="different articles"):
        merge(BASE, article("Another text."))
