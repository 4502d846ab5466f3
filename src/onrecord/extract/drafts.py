"""A mention in the making."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.entity import EntityKind


@dataclass(slots=True, kw_only=True)
class Draft:
    """A mention in the making; ``refers`` is an index into the article's drafts.

    Attributes:
        first: first token; ``last`` is one past the last.
        words: its tokens' text.
        heads: heads of its title, or its own head noun when it is a description.
        modifiers: of its title or description, countries by their code.
    """

    first: int
    last: int
    kind: EntityKind
    name: str
    named: bool
    words: tuple[str, ...]
    title: tuple[int, int] | None = None
    gender: str | None = None
    heads: tuple[str, ...] = ()
    plural: bool = False
    definite: bool = False
    ordinal: int | None = None
    modifiers: frozenset[str] = frozenset()
    after_bracket: bool = False
    refers: int | None = None
