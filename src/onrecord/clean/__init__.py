"""Labelled passages of one article: what is body, and why the rest is not."""

from onrecord.clean.furniture import EMPTY, Furniture, learn_furniture
from onrecord.clean.passages import passages

__all__ = ["EMPTY", "Furniture", "learn_furniture", "passages"]
