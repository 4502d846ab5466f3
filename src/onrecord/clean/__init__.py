"""Labelled passages of one article: what is body, and why the rest is not."""

from onrecord.clean.furniture import (
    EMPTY,
    Furniture,
    dump_furniture,
    learn_furniture,
    load_furniture,
)
from onrecord.clean.passages import passages

__all__ = [
    "EMPTY",
    "Furniture",
    "dump_furniture",
    "learn_furniture",
    "load_furniture",
    "passages",
]
