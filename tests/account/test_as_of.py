from __future__ import annotations

from onrecord.account import as_of
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.ids import ArticleId


def _between(earliest: str | None, latest: str | None) -> DateInterval:
    return DateInterval(earliest=earliest, latest=latest, basis="stated", reason="test")


def test_what_may_have_appeared_later_is_left_out_and_the_undated_told_apart() -> None:
    published = {
        ArticleId("on"): _between("2025-03-10T08:00", "2025-03-10T08:00"),
        ArticleId("before"): _between("2025-03-01", "2025-03-09"),
        ArticleId("straddling"): _between("2025-03-09", "2025-03-11"),
        ArticleId("open"): _between("2025-03-01", None),
        ArticleId("none"): UNDATED,
    }
    kept, undated = as_of([*published, ArticleId("unheard")], published, "2025-03-10")
    assert kept == ("before", "on")
    assert undated == ("none", "open", "unheard")
