"""A JSONL file into units of some lines each, never held in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from onrecord.model.reject import Reject
from onrecord.read.refusal import cause, refuse
from onrecord.read.unit import Unit

_MOST_LINES = 64
_MOST_BYTES = 4_000_000
_PIECE = 1_000_000
_Line = tuple[int, bytes]


def line_units(unit: Unit, limit: int) -> Iterator[Unit | Reject]:
    """Yield ``unit`` in pieces; the last one is marked, even where it holds no line.

    Args:
        unit: a JSONL file.
        limit: bytes of the longest line taken.
    """
    held: list[_Line] = []
    weight = 0
    any_line = False
    try:
        for item in _lines(unit.path, limit):
            any_line = True
            if isinstance(item, Reject):
                yield item
                continue
            if held and (len(held) >= _MOST_LINES or weight + len(item[1]) > _MOST_BYTES):
                yield replace(unit, lines=tuple(held), last=False)
                held, weight = [], 0
            held.append(item)
            weight += len(item[1])
    except OSError as error:
        yield refuse(unit.path, f"can't be read: {cause(error)}")
        return
    if any_line:
        yield replace(unit, lines=tuple(held), last=True)
    else:
        yield refuse(unit.path, "holds only white space")


def _lines(path: str, limit: int) -> Iterator[_Line | Reject]:
    with Path(path).open("rb") as file:
        number = 0
        while True:
            number += 1
            line = file.readline(limit + 2)  # the line and its end
            if not line:
                return
            if len(line.rstrip(b"\r\n")) > limit:
                _skip_line(file, line)
                yield refuse(
                    f"{path}#{number}",
                    f"the line is longer than the limit ({limit:,} bytes); "
                    "raise ONRECORD_MAX_FILE_BYTES or split its text",
                )
            elif line.strip():
                yield number, line.rstrip(b"\r\n")


def _skip_line(file: IO[bytes], read: bytes) -> None:
    while read and not read.endswith(b"\n"):
        read = file.readline(_PIECE)
