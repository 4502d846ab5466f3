"""The lexicon of cues holds what the rules ask of it."""

from __future__ import annotations

from onrecord.extract.cues import cues, lemma_of


def test_cues_have_act_and_stance() -> None:
    held = cues()
    assert (held.verbs["warn"].act, held.verbs["warn"].stance) == ("said", "warn")
    assert held.verbs["believe"].act == "thinks"
    assert held.verbs["ask"].act == "asks"
    assert held.nouns["threat"].stance == "threaten"


def test_rates_are_probabilities_and_words_differ() -> None:
    held = cues()
    rates = [r for words in held.words.values() for r in words.values()]
    assert all(0 <= r <= 1 for r in (*rates, *held.frames.values()))
    assert held.rate("clause", "say") > 0.8 > held.rate("object", "say")
    assert held.rate("clause", "no such word") == held.frames["clause"]
    assert held.rate("no such frame", "say") == 0.0


def test_rated_words_are_in_the_lexicon() -> None:
    held = cues()
    known = {*held.verbs, *held.nouns, *held.adjectives, *held.quoting, "accord", ":"}
    assert {word for words in held.words.values() for word in words} <= known


def test_slips_of_the_tagger_are_mended() -> None:
    assert lemma_of("hop") == "hope"
    assert lemma_of("Say") == "say"
