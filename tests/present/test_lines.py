from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.lines import CUT, MAX_QUOTED, joined, own, quoted, safe, theirs

ANY = st.text(alphabet=st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("a\r\n\tb\x0bc", "a b c"),
        ("no\x00thing\x7f", "no␀thing␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("half \ud83d emoji", "half \ufffd emoji"),
        ("hid\U000e0041\U000e0042den", "hidden"),
        ("line\u2028break", "line break"),
        ("👩\u200d🚀 שלום", "👩\u200d🚀 שלום"),
    ],
)
def test_hostile_words_become_one_visible_line(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


@given(ANY)
def test_nothing_controls_or_hides_and_safe_is_stable(text: str) -> None:
    shown = safe(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert safe(shown) == shown
    shown.encode("utf-8")


@given(ANY)
def test_marks_cannot_climb_over_other_lines(text: str) -> None:
    assert "\u0301" * 5 not in safe(text + "e" + "\u0301" * 30)


def test_long_words_are_cut_with_a_mark() -> None:
    assert quoted("word " * 1000).endswith(CUT)
    assert len(quoted("word " * 1000)) <= MAX_QUOTED + len(CUT)
    assert len(quoted("x" * 5000)) <= MAX_QUOTED + len(CUT)
    assert quoted("short words") == "short words"
    assert quoted(" " * 5000 + "far behind").endswith(CUT)


def test_an_endless_line_costs_no_more_than_its_head() -> None:
    text = "word " * 2_000_000
    start = process_time()
    quoted(text)
    assert process_time() - start < 1


def test_our_punctuation_stands_close_and_theirs_does_not() -> None:
    pieces = [theirs("Ada"), own("(said"), own(")"), own(":"), theirs(": x"), own("")]
    assert joined((p, p.text) for p in pieces) == "Ada (said): : x"
