"""The command line: thin. ``main`` is the program ``onrecord``."""

from __future__ import annotations

from onrecord.cli.app import main

__all__ = ["main"]
