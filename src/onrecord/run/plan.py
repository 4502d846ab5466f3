"""A plan: stages in an order in which each finds what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.model.reject import Reject
from onrecord.model.stage import Stage


class Plan:
    """Stages run one after another on each item; a reject goes no further.

    A plan is a stage itself.

    Args:
        name: of the whole.
        stages: in order.
        given: kinds of records that are there before the first stage.

    Raises:
        UsageError: when a stage needs what no earlier one adds, or two have one name.
    """

    def __init__(self, name: str, stages: Sequence[Stage[Any, Any]], given: frozenset[str]) -> None:
        check_order(stages, given)
        self.name = name
        self.stages = tuple(stages)
        self.needs = given
        self.adds = frozenset(kind for stage in stages for kind in stage.adds)

    @property
    def version(self) -> str:
        """The versions of all stages."""
        return "; ".join(f"{name} {version}" for name, version in self.producers)

    @property
    def producers(self) -> tuple[tuple[str, str], ...]:
        """``(name, version)`` of each stage, in order."""
        return tuple((stage.name, stage.version) for stage in self.stages)

    def run(self, batch: Sequence[Any]) -> Iterator[Any | Reject]:
        """Yield, for each item in order, what the last stage makes of it, or its reject."""
        for item in batch:
            yield self._through(item)

    def _through(self, item: Any) -> Any | Reject:
        for stage in self.stages:
            if isinstance(item, Reject):
                break
            (item,) = stage.run([item])
        return item


def check_order(stages: Sequence[Stage[Any, Any]], given: frozenset[str]) -> None:
    """Check that each stage finds what it needs.

    Args:
        stages: in order.
        given: kinds of records that are there before.

    Raises:
        UsageError: naming the stage, what it lacks, and who would add it.
    """
    held, names = set(given), set[str]()
    for place, stage in enumerate(stages):
        if stage.name in names:
            raise UsageError(f"two stages of the plan are named {stage.name!r}")
        lacking = sorted(stage.needs - held)
        if lacking:
            later = [s.name for s in stages[place + 1 :] if s.adds & set(lacking)]
            raise UsageError(
                f"the stage {stage.name!r} needs {', '.join(lacking)}, "
                "which nothing before it adds",
                hint=f"run {', '.join(later)} before it" if later else "add a stage that does",
            )
        names.add(stage.name)
        held |= stage.adds
