"""What happened to those whom a number counts."""

from __future__ import annotations

import pytest

from onrecord.account.happened import happened_to
from onrecord.account.quantities import numbers
from onrecord.model.span import Span


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The slide left 19 villagers dead.", [{"dead"}]),
        ("It left 19 villagers dead and injured.", [{"dead", "hurt"}]),
        # what else was done is done to nobody who is counted
        ("It left 19 villagers dead and releasing gas slowed the search.", [{"dead"}]),
        ("By noon 27 persons were found dead and 33 persons were unaccounted for.",
         [{"dead"}, {"missing"}]),
        ("The blast killed 12 men and 30 women.", [{"dead"}, {"dead"}]),
    ],
)  # fmt: skip
def test_class(text: str, classes: list[set[str]]) -> None:
    sentence = Span(0, len(text))
    assert [happened_to(text, sentence, n) for n in numbers(text, sentence)] == classes
