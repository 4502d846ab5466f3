"""One story: timeline, positions, promises, open questions, novelty."""

from __future__ import annotations

from onrecord.account.as_of import as_of
from onrecord.account.build import build

__all__ = ["as_of", "build"]
