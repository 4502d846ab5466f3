"""Reads overlapping news articles and puts on record what they say about a story.

The public verbs, imported when they are first used::

    from onrecord import Moment, Settings, Store, account_of, take_in

    with Store.open("talks.db") as store:
        tally = take_in(["news/"], store, Settings(), now="2025-03-14T12:00:00+00:00")
        account = account_of(store)

``take_in`` reads, annotates and links; ``account_of`` gives the account of a story, also
as of a ``Moment``. Records are in ``onrecord.model``, errors in ``onrecord.errors``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.run.accounts import Moment, account_of
    from onrecord.run.take_in import take_in
    from onrecord.settings import Settings
    from onrecord.store import Store

__version__ = "0.1.0"

__all__ = ["Moment", "Settings", "Store", "__version__", "account_of", "take_in"]

_HOMES = {
    "Moment": "onrecord.run.accounts",
    "Settings": "onrecord.settings",
    "Store": "onrecord.store",
    "account_of": "onrecord.run.accounts",
    "take_in": "onrecord.run.take_in",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
