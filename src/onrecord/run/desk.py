"""What a worker does with one unit or one article; functions that go to any process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from onrecord.model.annotation import Annotation
from onrecord.model.article import Article, Reading
from onrecord.model.reject import Reject
from onrecord.read import Unit, read_unit
from onrecord.run.plan import Plan
from onrecord.settings import Settings

Annotator = Callable[[Settings], Plan]


class Desk:
    """What a worker works with; the plan's parser is loaded when it is first needed."""

    def __init__(self, settings: Settings, annotator: Annotator) -> None:
        self.settings = settings
        self._annotator = annotator

    @cached_property
    def plan(self) -> Plan:
        """The plan for one article."""
        return self._annotator(self.settings)


def read(desk: Desk, unit: Unit) -> list[Reading | Reject]:
    """The articles of one unit, and what is none."""
    return list(read_unit(unit, desk.settings))


def annotate(desk: Desk, article: Article) -> Annotation | Reject:
    """The annotation of one article, signed by the stages that made it."""
    (made,) = desk.plan.run([article])
    if isinstance(made, Reject):
        return made
    annotation: Annotation = made
    own = desk.plan.producers
    return replace(annotation, producers=(*own, *(p for p in annotation.producers if p not in own)))
