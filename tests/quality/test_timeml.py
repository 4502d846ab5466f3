"""The scorer of dates: what it reads and how it pairs."""

from __future__ import annotations

from pathlib import Path

from quality.timeml import documents, held_out, score

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
