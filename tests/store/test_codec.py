from __future__ import annotations

from dataclasses import make_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article, Passage, Receipt, Sentence
from onrecord.model.dates import DateExpression
from onrecord.model.derivation import Derivation, Origin, Pair, Utterance
from onrecord.model.entity import Entity, Mention
from onrecord.model.event import Event, Question
from onrecord.model.reject import Reject
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.story import Dating, SpeakerEntity, Story
from onrecord.store.codec import RowCodec, codec
from onrecord.store.text import escape, unescape

RECORDS: tuple[type[Any], ...] = (
    Article,
    Passage,
    Receipt,
    Sentence,
    DateExpression,
    Derivation,
    Origin,
    Pair,
    Utterance,
    Entity,
    Mention,
    Event,
    Question,
    Reject,
    Statement,
    Dating,
    SpeakerEntity,
    Story,
)
HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()), st.sampled_from("\x00\x1a\ud83d\ude00\"\\\n'é")
    ),
    max_size=12,
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 2**31 - 1))
    return Span(start, draw(st.integers(start, 2**31 - 1)))


st.register_type_strategy(Span, spans())
st.register_type_strategy(str, HOSTILE)
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_record_survives_its_row(record: type[Any], data: st.DataObject) -> None:
    given_record = data.draw(st.from_type(record))
    held = codec(record)
    values = held.values(given_record)
    for spec, value in zip(held.columns, values, strict=True):
        assert value is not None or spec.nullable, spec.name
        if isinstance(value, str):
            value.encode()  # what a database refuses must not reach it
            assert "\x00" not in value
    assert held.record(values) == given_record


@given(HOSTILE)
def test_escaping_is_undone(text: str) -> None:
    assert unescape(escape(text)) == text


def test_flat_fields_are_columns() -> None:
    names = codec(Article).names
    assert "published_earliest" in names
    assert {"span_start", "span_end"} < set(codec(Passage).names)
    assert "speaker" in codec(Statement).names


def test_a_field_without_a_column_is_an_error() -> None:
    class NoRecord:
        pass

    odd = make_dataclass("odd", [("x", list[NoRecord])])
    with pytest.raises(TypeError, match="no column"):
        RowCodec(odd)
