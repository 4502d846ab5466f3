"""The parser: offsets that hold, sentences inside passages, hostile runs."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ResourceError
from onrecord.language import spacy_parser
from onrecord.language.identify import language_of
from onrecord.language.spacy_parser import SpacyParser, _batches, load
from onrecord.model.span import Span

PARSER = SpacyParser()


def _paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def test_tokens_stand_where_they_say() -> None:
    text = "“We will stay,” said Ana Bell.\n\nThe ships left Sarn on Monday.  Nobody came."
    parse = PARSER.parse(text, _paragraphs(text))
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    sentences = [parse.span(*bounds).of(text).strip() for bounds in parse.sentences]
    assert sentences[-2:] == ["The ships left Sarn on Monday.", "Nobody came."]
    (said,) = [t for t in parse.tokens if t.text == "said"]
    subject = [parse.tokens[c].text for c in parse.children[said.i]]
    assert "Bell" in subject


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_parses_and_no_sentence_crosses_a_passage(text: str) -> None:
    body = _paragraphs(text)
    parse = PARSER.parse(text, body)
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    assert all(
        any(span.contains(parse.span(*bounds)) for span in body) for bounds in parse.sentences
    )
    assert len(parse.children) == len(parse.tokens)


def test_half_a_character_keeps_its_place() -> None:
    text = "Ana \ud800Bell said \udfff the ships left."
    parse = PARSER.parse(text, _paragraphs(text))
    assert "".join(t.text for t in parse.tokens) == text.replace(" ", "")
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)


def test_a_run_without_spaces_costs_no_more_than_its_length() -> None:
    def spent(length: int) -> float:
        text = "“‘" * length
        start = time.process_time()
        PARSER.parse(text, [Span(0, len(text))])
        return time.process_time() - start

    spent(200)
    assert spent(4_000) < 8 * max(spent(1_000), 0.05)


def test_one_endless_line_is_parsed_whole() -> None:
    text = "the crews wait and " * 4_000
    parse = PARSER.parse(text, [Span(0, len(text))])
    assert "".join(t.text for t in parse.tokens).replace(" ", "") == text.replace(" ", "")


def test_altered_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_parser, "_DEFAULT_WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ResourceError, match="not the official"):
        spacy_parser._check_weights(Path("/nonexistent"))


def test_a_missing_pipeline_says_what_to_install() -> None:
    with pytest.raises(ResourceError) as error:
        load("no_such_pipeline")
    assert "pip install" in error.value.hint


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers met in the capital and agreed to meet again in a month from now.", "en"),
        ("Die Minister trafen sich in der Hauptstadt und wollen sich bald wieder treffen.", "de"),
        ("Les ministres se sont réunis dans la capitale et se reverront dans un mois.", "fr"),
        ("Resigned", None),
        ("“" * 500, None),
    ],
)
def test_language_of(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_passages_are_parsed_together_in_bounded_batches() -> None:
    short = [Span(n * 100, n * 100 + 90) for n in range(70)]
    long = [Span(n * 20_000, n * 20_000 + 20_000) for n in range(5)]
    batches = list(_batches([*short, *long]))
    assert [piece for batch in batches for piece in batch] == [*short, *long]
    assert [len(batch) for batch in batches] == [32, 32, 7, 2, 2]
    assert list(_batches([])) == []
