"""Text that any database can hold, and back again without loss.

SQLite's driver refuses lone surrogates and PostgreSQL refuses U+0000, yet both
reach us in broken pages and names of files. Such characters, and the escape
character itself, are written as U+001A with four hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import re

_ESCAPE = "\x1a"
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escape(text: str) -> str:
    """``text`` as it is stored."""
    if _UNSTORABLE.search(text) is None:
        return text
    return _UNSTORABLE.sub(lambda found: f"{_ESCAPE}{ord(found[0]):04x}", text)


def unescape(stored: str) -> str:
    """The text that ``escape`` was given."""
    if _ESCAPE not in stored:
        return stored
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), stored)


def path_key(path: str) -> str:
    """What a path is found by: of one length, however long the path is."""
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32]
