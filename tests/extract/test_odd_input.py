"""Odd input: no crash, spans that hold, cost that grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quality.odd import KINDS, annotated, odd_text

from onrecord.model.annotation import Annotation
from tests.extract.helpers import parser

# An eightfold text may take this many times as long; a quadratic step would take 64.
_MOST_GROWTH = 20
_FLOOR = 0.2  # seconds: below it the clock and the first call's caches tell more than the text


def spans_hold(text: str, found: Annotation) -> bool:
    held = [p.span for p in found.passages] + [s.span for s in found.sentences]
    held += [m.span for m in found.mentions] + [d.span for d in found.dates]
    held += [c for s in found.statements for c in s.content]
    return all(0 <= s.start < s.end <= len(text) for s in held)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_odd_input_is_annotated_in_linear_time(kind: str) -> None:
    seconds = []
    for words in (250, 2_000):
        text = odd_text(kind, words)
        start = time.process_time()
        found = annotated(text, parser())
        seconds.append(time.process_time() - start)
        assert spans_hold(text, found)
    assert seconds[1] < _FLOOR + _MOST_GROWTH * seconds[0]


@pytest.mark.parametrize("kind", ["one token", "digits", "quotation marks", "commas", "spaces"])
def test_what_says_nothing_gives_no_statement(kind: str) -> None:
    assert annotated(odd_text(kind, 300), parser()).statements == ()


def test_statements_are_found_in_a_line_that_never_ends() -> None:
    text = odd_text("news, one line", 300)
    assert "\n" not in text.rstrip()
    found = annotated(text, parser())
    assert len(found.statements) > 10
    assert {s.manner for s in found.statements} >= {"direct", "indirect"}


@pytest.mark.parametrize("kind", ["german", "arabic", "chinese, one run"])
def test_another_language_is_refused_by_name(kind: str) -> None:
    language = kind[:2]
    found = annotated(odd_text(kind, 50), parser(), language)
    assert found.statements == ()
    assert found.events == ()
    assert language in (found.refused or "")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5), st.sampled_from(" \n|"))
def test_mixtures_of_odd_input(kinds: list[str], between: str) -> None:
    text = between.join(odd_text(kind, 15) for kind in kinds)
    found = annotated(text, parser())
    assert spans_hold(text, found)
    assert found == annotated(text, parser())
