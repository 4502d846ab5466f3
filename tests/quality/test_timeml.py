"""The scorer of dates: what it reads and how it pairs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from quality.timeml import documents, held_out, overlap, score, supported
from quality.timeml_peer import agrees

_DOCUMENT = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2011-05-04">20110504</TIMEX3></DCT>
<TEXT>
The ferry &amp; the barge sank on <TIMEX3 tid="t1" type="DATE" value="{value}">Tuesday</TIMEX3>.
</TEXT></TimeML>
"""


def corpus(folder: Path, value: str) -> Path:
    """A corpus of one document, kept for reporting."""
    place = folder / "timeml" / "TimeBank"
    place.mkdir(parents=True)
    name = next(n for i in range(99) if held_out(place / (n := f"made{i}.tml")))
    (place / name).write_text(_DOCUMENT.format(value=value), encoding="utf-8")
    return folder


def test_spans_hold_in_the_text_without_marks(tmp_path: Path) -> None:
    ((_, text, day, gold),) = documents(corpus(tmp_path, "2011-05-03"))
    assert day == "2011-05-04"
    assert [(span.of(text), value) for span, _, value in gold] == [("Tuesday", "2011-05-03")]
    assert "ferry & the barge" in text


def test_right_and_wrong_values_differ_in_score(tmp_path: Path) -> None:
    right = score(corpus(tmp_path / "right", "2011-05-03"))
    wrong = score(corpus(tmp_path / "wrong", "2011-05-10"))
    assert (right["detection_f1"], right["value_f1"]) == (1.0, 1.0)
    assert (wrong["detection_f1"], wrong["value_f1"]) == (1.0, 0.0)


def test_a_held_document_is_no_tuning_one(tmp_path: Path) -> None:
    place = corpus(tmp_path, "2011-05-03")
    assert [*documents(place, tuning=True)] == []
    assert overlap(place) == 0
    (place / "timeml" / "AQUAINT").mkdir()
    text = _DOCUMENT.format(value="2011-05-03").replace("The ferry", "Reports: The ferry")
    (place / "timeml" / "AQUAINT" / "other.tml").write_text(text, encoding="utf-8")
    assert overlap(place) == 1  # the eight words of the sentence
    assert supported(place) == {"weekday"}


def test_what_unsupported_patterns_find_is_left_out(tmp_path: Path) -> None:
    place = corpus(tmp_path, "2011-05-03")
    assert score(place, only=frozenset({"weekday"}))["value_f1"] == 1.0
    assert score(place, only=frozenset({"year"}))["detection_f1"] == 0.0


@pytest.mark.parametrize(
    ("gold", "right"),
    [("2011-05-03", True), ("2011-05", True), ("2011", True), ("2011-05-04", False),
     ("2011-W18", False), ("P3D", False), ("2011-05-03TMO", True)],
)  # fmt: skip
def test_a_peer_is_right_in_what_the_gold_tells(gold: str, right: bool) -> None:
    assert agrees(datetime(2011, 5, 3, 9), gold) is right
