from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.names import folded_name, press_name, same_press
from onrecord.link.terms import likeness, rarity, term_weights
from onrecord.link.tokens import fold, words_of
from onrecord.model.span import Span


@given(st.text())
def test_spans_hold_the_words(text: str) -> None:
    words = words_of(text, [Span(0, len(text))])
    for i, folded in enumerate(words.folded):
        assert fold(words.span(i, i + 1).of(text)) == folded
    assert list(words.starts) == sorted(words.starts)


def test_typography_folds() -> None:
    one, two = "“China’s” RE-built—it", '"china\'s" re-built - it'
    held = [words_of(t, [Span(0, len(t))]).folded for t in (one, two)]
    assert held[0] == held[1] == ("china", "s", "re", "built", "it")


def test_rare_words_weigh_more() -> None:
    assert rarity("the") == 0
    assert rarity("zymurgical") > rarity("river") > rarity("people")


def test_likeness_of_itself_is_one() -> None:
    text = "Engineers stopped four turbines near Brannoch"
    terms = term_weights(text, words_of(text, [Span(0, len(text))]), [])
    assert abs(likeness(terms, terms) - 1) < 1e-9
    assert likeness(terms, {}) == 0


def test_names_of_the_press() -> None:
    assert same_press("The Valley Wire", "Valley Wire News Agency")
    assert same_press("AFP", "Agence France-Presse")
    assert not same_press("Valley Wire", "Valley Post")
    assert not same_press(None, None)
    assert press_name("The Press") == "the press"
    assert folded_name("Janet L. O’Hara") == "janet o hara"
