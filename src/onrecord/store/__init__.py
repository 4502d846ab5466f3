"""One schema: articles, records, search, the index of linking."""

from onrecord.store.engine import BUSY_SECONDS
from onrecord.store.files import FileMark
from onrecord.store.merge import merge
from onrecord.store.saving import Outcome, Saving
from onrecord.store.search import HitKind, SearchHit
from onrecord.store.store import Store

__all__ = [
    "BUSY_SECONDS",
    "FileMark",
    "HitKind",
    "Outcome",
    "Saving",
    "SearchHit",
    "Store",
    "merge",
]
