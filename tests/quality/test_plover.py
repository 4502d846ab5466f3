"""How events are scored against PLOVER's sentences."""

from __future__ import annotations

import pytest
from quality.plover_corpus import Case, Gold, Scores, held_out, root_of

from onrecord.model.span import Span

TEXT = "Peru attacked Chile."
GOLD = Gold(root="ASSAULT", actors=("Peru",), recipients=("Chile",))
PERU, CHILE = Span(0, 4), Span(14, 19)


@pytest.mark.parametrize(
    ("told", "type_f1", "actors_f1"),
    [
        ([("ASSAULT", PERU, CHILE)], 1.0, 1.0),
        ([("ASSAULT", CHILE, PERU)], 1.0, 0.0),
        ([("ASSAULT", PERU, None)], 1.0, 0.0),
        ([("COERCE", PERU, CHILE)], 0.0, 0.0),
        ([("ASSAULT", PERU, CHILE), ("ASSAULT", PERU, CHILE)], 2 / 3, 2 / 3),
        ([], 0.0, 0.0),
    ],
)
def test_every_extra_event_is_wrong(
    told: list[tuple[str, Span | None, Span | None]], type_f1: float, actors_f1: float
) -> None:
    scores = Scores()
    scores.add(Case(text=TEXT, gold=(GOLD,)), told)
    figures = scores.figures()
    assert figures["type_f1"] == pytest.approx(type_f1)
    assert figures["actors_f1"] == pytest.approx(actors_f1)


def test_where_gold_names_no_recipient_any_is_let_pass() -> None:
    scores = Scores()
    gold = Gold(root="YIELD", actors=("Peru",), recipients=())
    scores.add(Case(text=TEXT, gold=(gold,)), [("RETREAT", PERU, None)])
    assert scores.figures()["actors_f1"] == 1.0


def test_concede_and_retreat_are_yield() -> None:
    assert [root_of(kind) for kind in ("CONCEDE", "RETREAT", "AID")] == ["YIELD", "YIELD", "AID"]


def test_the_split_is_of_about_half_and_stable() -> None:
    held = [held_out(f"sentence {n}") for n in range(400)]
    assert 160 < sum(held) < 240
    assert held_out(TEXT) is held_out(TEXT)
