"""The scorer of attributions: reading brat files, matching, figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.polnear import as_article, scored
from quality.polnear_corpus import (
    Attribution,
    Document,
    characters,
    evaluate,
    in_gate,
    load,
    manner,
    pair_up,
)

from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.span import Span
from onrecord.model.statement import Speaker, Statement


def attribution(content: tuple[int, int], source: tuple[int, int] = (0, 0)) -> Attribution:
    return Attribution(
        content=characters([Span(*content)]),
        source=characters([Span(*source)]),
        cue=frozenset(),
    )


def test_load_takes_the_first_annotation_and_joins_spans(tmp_path: Path) -> None:
    part = tmp_path / "polnear" / "train"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    (part / "text" / "a.txt").write_text("It rained, she said, and\nsnowed.", encoding="utf-8")
    lines = [
        "T1\tSource 11 14\tshe",
        "T2\tCue 15 19\tsaid",
        "T3\tContent 0 9;21 24\tIt rained and",
        "T5\tContent 25 31\tsnowed",
        "T4\tAttribution 15 19\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5",
    ]
    (part / "attributions" / "a_1111.ann").write_text("\n".join(lines), encoding="utf-8")
    (part / "attributions" / "a_2222.ann").write_text("", encoding="utf-8")
    (document,) = load(tmp_path, "train")
    (gold,) = document.gold
    assert gold.content == characters([Span(0, 9), Span(21, 24), Span(25, 31)])
    assert gold.source == characters([Span(11, 14)])


@pytest.mark.parametrize(
    ("predicted", "matches"),
    [((0, 10), 1), ((0, 5), 1), ((0, 4), 0), ((0, 20), 1), ((0, 21), 0), ((30, 40), 0)],
)
def test_contents_match_from_half_their_union_on(predicted: tuple[int, int], matches: int) -> None:
    assert len(pair_up([attribution(predicted)], [attribution((0, 10))])) == matches


def test_matching_is_one_to_one_and_takes_the_best_overlap() -> None:
    worse, better = attribution((0, 8)), attribution((0, 10))
    (pair,) = pair_up([worse, better], [attribution((0, 10))])
    assert pair.predicted is better


def test_figures() -> None:
    text = "x" * 60
    gold = Document(
        name="a", text=text, gold=(attribution((0, 10), (12, 15)), attribution((20, 30)))
    )
    found = evaluate([[attribution((0, 9), (14, 18)), attribution((40, 50))]], [gold])
    assert found["precision"] == found["recall"] == found["f1"] == 0.5
    assert found["exact"] == 0.0
    assert found["speaker"] == 1.0
    assert found["recall_indirect"] == 0.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“We go,”", "direct"), ("''We go''", "direct"), ("it is “late”, yes", "mixed"),
     ("it is late", "indirect")],
)  # fmt: skip
def test_manner(text: str, expected: str) -> None:
    assert manner(attribution((0, len(text))), text) == expected


def statement(key: str, start: int, **more: object) -> Statement:
    return Statement(
        id=StatementId(key),
        article=ArticleId("a"),
        manner="direct",
        act="said",
        content=(Span(start, start + 5),),
        **more,  # type: ignore[arg-type]
    )


def test_nested_statements_are_not_scored_and_a_chain_inherits_its_speaker() -> None:
    speaker = Speaker(span=Span(50, 55), name="A", named=True)
    first = statement("s1", 0, speaker=speaker)
    inner = statement("s2", 1, within=StatementId("s1"))
    after = statement("s3", 10, continues=StatementId("s1"))
    last = statement("s4", 20, continues=StatementId("s3"))
    found = scored([first, inner, after, last])
    assert len(found) == 3
    assert [min(a.source) for a in found] == [50, 50, 50]
    (joined,) = scored([first, inner, after, last], joined=True)
    assert joined.content == characters([Span(0, 5), Span(10, 15), Span(20, 25)])


def test_each_line_is_a_body_passage() -> None:
    article, passages = as_article(Document(name="a", text="One.\n\n Two. \n", gold=()))
    assert [p.span.of(article.text).strip() for p in passages] == ["One.", "Two."]


def test_about_half_of_the_names_are_in_the_gate() -> None:
    share = sum(in_gate(f"article {i}") for i in range(400)) / 400
    assert 0.4 < share < 0.6
