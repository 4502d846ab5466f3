"""The one contract that every stage keeps, for local and distributed runs alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from onrecord.model.reject import Reject

In_contra = TypeVar("In_contra", contravariant=True)
Out_co = TypeVar("Out_co", covariant=True)


class Stage(Protocol[In_contra, Out_co]):
    """A step that declares what it needs and adds."""

    @property
    def name(self) -> str:
        """Unique in a plan."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever equal input may give other output."""
        ...

    @property
    def needs(self) -> frozenset[str]:
        """Kinds of records that must be there before."""
        ...

    @property
    def adds(self) -> frozenset[str]:
        """Kinds of records that are there after."""
        ...

    def run(self, batch: Sequence[In_contra]) -> Iterator[Out_co | Reject]:
        """Yield, for each item of ``batch`` in order, its result or its reject.

        Bad input is a ``Reject``; a bug raises.
        """
        ...
