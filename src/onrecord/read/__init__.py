"""Bytes and files into articles, by one reader a format."""

from onrecord.read.discover import units
from onrecord.read.readers import read_unit
from onrecord.read.unit import Unit

__all__ = ["Unit", "read_unit", "units"]
