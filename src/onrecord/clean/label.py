"""The label of a line: its kind, with the reason for a person to read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.article import PassageKind


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is, and why."""

    kind: PassageKind
    reason: str


BODY = Label("body", "running text of the article")
