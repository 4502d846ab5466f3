from __future__ import annotations

import pytest

from onrecord.resources.currencies import before_sum, comparable, currency_of, told_again


@pytest.mark.parametrize(
    ("sign", "heads", "codes"),
    [
        ("US$", (), {"USD"}),
        ("$US", (), {"USD"}),
        ("A$", (), {"AUD"}),
        ("R$", (), {"BRL"}),
        ("$", ("canadian", "dollar"), {"CAD"}),
        ("", ("hong", "kong", "dollar"), {"HKD"}),
        ("", ("yuan", "worth"), {"CNY"}),
        ("", ("crown",), set()),
    ],
)
def test_currency_of_a_sum(sign: str, heads: tuple[str, ...], codes: set[str]) -> None:
    assert currency_of(sign, heads) == codes


def test_a_bare_dollar_may_be_any_and_none_a_euro() -> None:
    bare, rupees = currency_of("$", ()), currency_of("Rs", ())
    assert comparable(bare, currency_of("NZ$", ()))
    assert comparable(bare, frozenset())
    assert not comparable(bare, currency_of("€", ()))
    assert not comparable(currency_of("A$", ()), currency_of("US$", ()))
    assert comparable(rupees, currency_of("₹", ()))


@pytest.mark.parametrize(
    ("between", "signs", "again"),
    [
        (" (", ("A$", "US$"), True),
        (" a year (about ", ("£", "$"), True),
        (" [the equivalent of ", ("€", "$"), True),
        (" (", ("$", "$"), False),
        (" (up from ", ("£", "$"), False),
        (" and ", ("£", "$"), False),
        (". It (", ("£", "$"), False),
    ],
)
def test_a_sum_told_again(between: str, signs: tuple[str, str], again: bool) -> None:
    assert told_again(between, *signs) is again


@pytest.mark.parametrize(
    ("text", "found"),
    [("for $US61", "$US6"), ("of Rs 40", "Rs 4"), ("the US 5th", None), ("trRs 4", None)],
)
def test_signs_right_before_a_number(text: str, found: str | None) -> None:
    match = before_sum().search(text)
    assert (match and match.group()) == found
