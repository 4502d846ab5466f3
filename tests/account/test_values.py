from __future__ import annotations

import pytest

from onrecord.account.quantities import numbers
from onrecord.account.values import Value, same_slot, values
from onrecord.model.span import Span


def _read(text: str) -> list[Value]:
    span = Span(0, len(text))
    return values(text, span, list(numbers(text, span)))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("It cost $5 million.", "It cost US$6 million.", True),
        ("It cost A$5 million.", "It cost US$6 million.", False),
        ("It cost 5 million euros.", "It cost €6m.", True),
        ("It cost 5 million euros.", "It cost $6m.", False),
    ],
)
def test_sums_of_one_currency_share_a_slot(a: str, b: str, same: bool) -> None:
    (one,), (other,) = _read(a), _read(b)
    assert same_slot(one, other) is same


def test_a_sum_told_again_is_no_value_of_its_own() -> None:
    assert [str(v.value) for v in _read("It cost £20 million ($26 million).")] == ["20000000"]
