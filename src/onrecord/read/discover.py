"""From what the user named to units: folders walked, special files refused.

Addresses are refused: nothing is fetched. A walk stays inside the folder named: a link
that leads out of it is refused, so that a pile of files from elsewhere can't bring in
what its sender could not read.

Order: the paths given are normalised, freed of repeats and sorted; a folder is
walked in sorted order, depth first. Hidden files and unknown endings inside a
folder are passed over; a file named directly with an unknown ending is refused.
"""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.model.reject import Reject
from onrecord.read.lines import line_units
from onrecord.read.refusal import cause, refuse
from onrecord.read.unit import FORMATS, Unit
from onrecord.settings import Settings

_ENDINGS = ", ".join(sorted(FORMATS))
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_Inode = tuple[int, int]


def units(paths: Sequence[str], settings: Settings) -> Iterator[Unit | Reject]:
    """Yield a unit for each readable file named or found, else why it is refused.

    Args:
        paths: files and folders.
        settings: gives the limits on file size and folder depth.
    """
    walk = _Walk(settings)
    for address in sorted({p for p in paths if _ADDRESS.match(p)}):
        yield refuse(address, "is an address; save the page as a file and read that")
    for path in sorted({normal(p) for p in paths if not _ADDRESS.match(p)}):
        yield from walk.named(path)


def normal(path: str) -> str:
    """The path as given, normalised and with ``/`` between its parts."""
    return posixpath.normpath(path.replace(os.sep, "/")) if path else ""


class _Walk:
    """One walk over all paths given; each file and each folder is visited once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._files: set[str] = set()
        self._folders: set[_Inode] = set()
        self._inside = ""

    def named(self, path: str) -> Iterator[Unit | Reject]:
        """A path that the user named."""
        status = _status(path)
        if isinstance(status, Reject):
            yield status
        elif stat.S_ISDIR(status.st_mode):
            yield from self._root(path, status)
        elif not stat.S_ISREG(status.st_mode):
            yield refuse(path, f"is {_kind(status.st_mode)}, not a file or folder; name a file")
        elif Path(path).suffix.lower() not in FORMATS:
            ending = Path(path).suffix or "no ending"
            yield refuse(path, f"is of no known format ({ending}); the endings read are {_ENDINGS}")
        else:
            yield from self._file(path, status)

    def _root(self, path: str, status: os.stat_result) -> Iterator[Unit | Reject]:
        inode = (status.st_dev, status.st_ino)
        if inode in self._folders:
            return
        found = False
        self._inside = os.path.realpath(path)
        for item in self._folder(path, (inode,)):
            found = True
            yield item
        if not found and not any(_under(f, path) for f in self._files):
            yield refuse(path, f"is a folder that holds no file to read ({_ENDINGS})")

    def _folder(self, path: str, trail: tuple[_Inode, ...]) -> Iterator[Unit | Reject]:
        self._folders.add(trail[-1])
        try:
            names = sorted(os.listdir(path))  # noqa: PTH208 - names alone, as strings
        except OSError as error:
            yield refuse(path, f"the folder can't be opened: {cause(error)}")
            return
        for name in names:
            if not name.startswith("."):
                yield from self._entry(posixpath.join(path, name), trail)

    def _entry(self, path: str, trail: tuple[_Inode, ...]) -> Iterator[Unit | Reject]:
        known = Path(path).suffix.lower() in FORMATS
        status = _status(path)
        if isinstance(status, Reject):
            if known or Path(path).is_symlink():
                yield status
        elif self._leads_out(path):
            if known or stat.S_ISDIR(status.st_mode):
                yield refuse(path, "is a link out of the folder; name its target to read it")
        elif stat.S_ISDIR(status.st_mode):
            yield from self._inner(path, (status.st_dev, status.st_ino), trail)
        elif known and not stat.S_ISREG(status.st_mode):
            yield refuse(path, f"is {_kind(status.st_mode)}, not a file; remove it or pass it over")
        elif known:
            yield from self._file(path, status)

    def _leads_out(self, path: str) -> bool:
        if not Path(path).is_symlink():
            return False
        return not _under(os.path.realpath(path), self._inside)

    def _inner(
        self, path: str, inode: _Inode, trail: tuple[_Inode, ...]
    ) -> Iterator[Unit | Reject]:
        if inode in trail:
            yield refuse(path, "is a link back to a folder that it lies in; it was not followed")
        elif len(trail) >= self._settings.max_folder_depth:
            limit = self._settings.max_folder_depth
            yield refuse(path, f"lies deeper than {limit} folders; name it directly to read it")
        elif inode not in self._folders:
            yield from self._folder(path, (*trail, inode))

    def _file(self, path: str, status: os.stat_result) -> Iterator[Unit | Reject]:
        if path in self._files:
            return
        self._files.add(path)
        limit = self._settings.max_file_bytes
        kind = FORMATS[Path(path).suffix.lower()]
        unit = Unit(path=path, format=kind, size=status.st_size, mtime_ns=status.st_mtime_ns)
        if status.st_size == 0:
            yield refuse(path, "is empty")
        elif kind == "jsonl":
            yield from line_units(unit, limit)
        elif status.st_size > limit:
            yield refuse(
                path,
                f"is larger than the limit ({status.st_size:,} bytes, limit {limit:,}); "
                "raise ONRECORD_MAX_FILE_BYTES or split it",
            )
        else:
            yield unit


def _under(file: str, folder: str) -> bool:
    return folder in (".", file) or file.startswith(folder.rstrip("/") + "/")


def _status(path: str) -> os.stat_result | Reject:
    if not path:
        return refuse(path, "is an empty path; name a file or folder")
    try:
        return os.stat(path)  # noqa: PTH116 - the path may hold a NUL, see below
    except FileNotFoundError:
        what = "is a link to nothing" if os.path.islink(path) else "does not exist"  # noqa: PTH114
        return refuse(path, f"{what}; check the path")
    except (OSError, ValueError) as error:
        return refuse(path, f"can't be read: {cause(error)}")


def _kind(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "a special file"
