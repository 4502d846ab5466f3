"""How commitments are scored against the gold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from quality.promises import Told, figures, held_out

from onrecord.model.commitment import Commitment, CommitmentKind
from onrecord.model.ids import ArticleId, CommitmentId
from onrecord.model.span import Span

TEXT = "Peru vowed to leave if Chile stays."
HOLDER, CONTENT, CONDITION = Span(0, 4), Span(11, 19), Span(20, 34)


def wanted(kind: str = "promise", condition: Span | None = CONDITION) -> dict[str, object]:
    spans = {"holder": HOLDER, "content": CONTENT, "condition": condition}
    held = {name: [s.start, s.end] if s else None for name, s in spans.items()}
    return {"kind": kind, "towards": None, "due": None, **held}


def got(
    kind: CommitmentKind = "promise", content: Span = CONTENT, condition: Span | None = CONDITION
) -> Commitment:
    return Commitment(
        id=CommitmentId("c"),
        article=ArticleId("a"),
        kind=kind,
        span=Span(0, len(TEXT)),
        cue=Span(5, 10),
        holder=HOLDER,
        content=content,
        condition=condition,
    )


def scored(gold: Sequence[dict[str, object]], found: Sequence[Commitment]) -> dict[str, float]:
    return figures([Told(id="p", origin="invented", text=TEXT, wanted=gold, got=found)])


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        ([got()], 1.0),
        ([got(content=Span(14, 19))], 1.0),
        ([got("threat")], 0.0),
        ([got(content=Span(23, 28))], 0.0),
        ([got(), got("demand")], 2 / 3),
        ([got(), got()], 2 / 3),
        ([], 0.0),
    ],
)
def test_a_commitment_counts_where_kind_and_words_are_the_same(
    found: list[Commitment], f1: float
) -> None:
    assert scored([wanted()], found)["f1"] == pytest.approx(f1)


def test_parts_count_over_what_was_found() -> None:
    assert scored([wanted()], [got()])["condition_f1"] == 1.0
    assert scored([wanted()], [got(condition=None)])["condition_f1"] == 0.0
    assert scored([wanted(condition=None)], [got()])["condition_f1"] == 0.0
    assert "condition_f1" not in scored([wanted()], [got("threat")])


def test_the_split_is_of_about_half_and_stable() -> None:
    held = [held_out(f"p{n:03}") for n in range(400)]
    assert 160 < sum(held) < 240
    assert held_out("p001") is held_out("p001")
