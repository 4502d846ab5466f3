"""Reads overlapping news articles and puts on record what they say about a story."""

from __future__ import annotations

__version__ = "0.1.0"
