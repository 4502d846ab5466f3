from __future__ import annotations

import pytest

from onrecord.present.names import outlet_name, shown_name, state_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("statement", "a statement"),
        ("official", "an official"),
        ("officials", "officials"),
        ("senior official", "senior official"),
        ("police", "police"),
        ("Report", "Report"),
        ("", ""),
    ],
)
def test_a_thing_gets_its_article(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_an_unknown_outlet_tells_whom_it_credits() -> None:
    assert outlet_name("Post", "Wire") == "Post"
    assert outlet_name(None, "Wire") == "unknown outlet (credits Wire)"
    assert outlet_name(None, None) == "unknown outlet"


def test_a_threat_breaks_no_word() -> None:
    assert state_name("promise", "broken") == "broken"
    assert state_name("threat", "broken") == "not carried out"
    assert state_name("threat", "open") == "open"
