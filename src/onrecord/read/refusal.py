"""How this step refuses input."""

from __future__ import annotations

from onrecord.model.reject import Reject


def shown(path: str) -> str:
    """The path in characters that any store can hold: undecodable bytes are escaped."""
    return path.encode("utf-8", "backslashreplace").decode()


def refuse(path: str, reason: str) -> Reject:
    """A reject of the reading step."""
    return Reject(path=shown(path), stage="read", reason=reason)


def cause(error: OSError | ValueError) -> str:
    """What the system says is wrong, in lower case."""
    told = getattr(error, "strerror", None) or str(error)
    return str(told).lower()
