"""The scorer of acts: labels, matching, figures."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from quality.act import GOLD, Judged, Label, figures, judge, labels, match
from quality.parsers import parser_of

from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.span import Span
from onrecord.model.statement import Act, Statement


def label(act: Act, fit: str = "clear", content: tuple[int, int] = (0, 10)) -> Label:
    return Label(file="a.txt", cue=(Span(12, 16),), content=(Span(*content),), act=act, fit=fit)


def statement(act: Act, *content: Span) -> Statement:
    return Statement(
        id=StatementId(f"s{content}"), article=ArticleId("a"), manner="indirect", act=act,
        content=content,
    )  # fmt: skip


def test_the_labels_are_whole() -> None:
    held = labels()
    assert len(held) == 345
    assert {item.fit for item in held} == {"clear", "unreal", "slip"}
    assert all(item.cue and item.content for item in held)
    assert GOLD.is_file()


def test_the_labels_are_those_that_were_frozen() -> None:
    listed = (GOLD.parents[1] / "FROZEN.txt").read_text(encoding="utf-8").splitlines()
    hashes = {line.split()[-1].removeprefix("quality/gold/"): line.split()[0] for line in listed}
    assert hashes["act/act.jsonl"] == hashlib.sha256(GOLD.read_bytes()).hexdigest()


def test_a_statement_matches_one_label_by_half_its_content() -> None:
    held = [label("said"), label("thinks", content=(20, 30))]
    found = [
        statement("intends", Span(0, 4)),
        statement("said", Span(0, 8)),
        statement("asks", Span(0, 6)),
        statement("expects", Span(20, 24), Span(26, 30)),
    ]
    assert match(held, found) == ["said", "expects"]
    assert match(held, []) == [None, None]


def test_figures_are_of_clear_labels_and_of_both_sides() -> None:
    judged = [
        Judged(label=label("said"), given="said", matched="said"),
        Judged(label=label("asks"), given="said", matched=None),
        Judged(label=label("thinks"), given="said", matched=None),
        Judged(label=label("intends"), given="thinks", matched="intends"),
        Judged(label=label("said", fit="unreal"), given="thinks", matched=None),
    ]
    found = figures(judged)
    assert found["matched"] == 0.5
    assert found["given_on_record_f1"] == pytest.approx(0.8)
    assert found["given_rest_f1"] == pytest.approx(2 / 3)
    assert found["given_five"] == 0.25
    assert found["matched_on_record_f1"] == found["matched_rest_f1"] == found["matched_five"] == 1.0


def test_labels_are_judged_in_their_text(tmp_path: Path) -> None:
    text = "Ahmed Karim said that the dam was safe.\nAnna Reed wants to sell the dam."
    folder = tmp_path / "polnear" / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    rows = [
        {"file": "a.txt", "cue": [[12, 16]], "content": [[17, 38]], "act": "said", "fit": "clear"},
        {"file": "a.txt", "cue": [[50, 55]], "content": [[56, 71]], "act": "intends",
         "fit": "clear"},
    ]  # fmt: skip
    file = tmp_path / "gold.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    judged = judge(tmp_path, labels(file), parser_of("spacy"))
    assert [(j.given, j.matched) for j in judged] == [("said", "said"), ("intends", "intends")]
