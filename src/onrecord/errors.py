"""Every error that onrecord raises on purpose.

::

    OnrecordError            anything below
    ├── UsageError           wrong use: a bad option, table, column or date (exit status 2)
    ├── NothingFoundError    nothing to do: no such story, an empty store (exit status 1)
    ├── ResourceError        a lexicon or model file of the package is missing or altered
    └── StoreError           the store can't be opened, is of a newer schema, or is locked
        └── StoreVersionError    its schema is newer than this program

Bad input is no error: it is a ``Reject``, counted, and the rest goes on.
The command line prints an error's message and, when given, its ``hint``.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what is wrong, naming the thing.
        hint: what to do next.
    """

    exit_status = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(OnrecordError):
    """Wrong use: a bad option, table, column or date."""

    exit_status = 2


class NothingFoundError(OnrecordError):
    """Nothing to do: no such story, an empty store."""


class ResourceError(OnrecordError):
    """A lexicon or model file of the package is missing or altered."""


class StoreError(OnrecordError):
    """The store can't be opened, read or written."""


class StoreVersionError(StoreError):
    """The store's schema is newer than this program."""
