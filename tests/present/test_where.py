"""Conditions on rows."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.model.span import Span
from onrecord.present.schema import Row
from onrecord.present.where import select

ROWS: list[Row] = [
    {
        "id": "a",
        "manner": "direct",
        "score": 0.9,
        "speaker": {"name": "Minister Ana Bell", "span": Span(1, 4)},
        "issues": ("trade",),
    },
    {"id": "b", "manner": "indirect", "score": 0.4, "speaker": None, "issues": ("arms", "trade")},
]


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ([], "ab"),
        (["manner=direct"], "a"),
        (["manner=DIRECT"], "a"),
        (["manner!=direct"], "b"),
        (["speaker_name~bell minister"], "a"),
        (["speaker_name~nobody"], ""),
        (["score>=0.4"], "ab"),
        (["score>0.4"], "a"),
        (["score<=0.4"], "b"),
        (["issues=trade"], "ab"),
        (["issues=arms"], "b"),
        (["speaker_span=1-4"], "a"),
        (["issues=trade", "score<0.5"], "b"),
    ],
)
def test_select(conditions: list[str], ids: str) -> None:
    assert "".join(str(row["id"]) for row in select("statements", ROWS, conditions)) == ids


@pytest.mark.parametrize("bad", ["manner", "=x", "speaker=x", "nothere=1", "score>high"])
def test_a_bad_condition_is_refused_before_any_row(bad: str) -> None:
    with pytest.raises(UsageError):
        select("statements", ROWS, [bad])


def test_a_misspelt_column_gets_a_hint() -> None:
    with pytest.raises(UsageError) as error:
        select("statements", ROWS, ["maner=direct"])
    assert "manner" in error.value.hint
