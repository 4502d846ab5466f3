"""What one worker reads at a time: a file, or some lines of a JSONL file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "markdown", "html", "jsonl"]

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A file, or some lines of a JSONL file; may be sent to another process.

    Attributes:
        path: as the user gave it or as found in a folder, normalised, with ``/``.
        format: by the ending of its name.
        size: bytes of the file.
        mtime_ns: when the file was last changed.
        lines: for JSONL ``(line number from 1, bytes)``, at most 64 lines or 4 MB
            in all; empty for other formats.
        last: whether the file has been wholly read once this unit has.
    """

    path: str
    format: Format
    size: int
    mtime_ns: int
    lines: tuple[tuple[int, bytes], ...] = ()
    last: bool = True
