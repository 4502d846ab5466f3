"""Bytes into text: BOM, UTF-8, the declared charset, else a guess that must make sense."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE = 200_000
# Typographic marks and common accented letters of Windows-1252: where nothing else
# than these lies outside ASCII, and rarely, an English text is in that charset.
_WESTERN = frozenset("€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™› ¡¢£§©«­®°±²³´·»¼½¾¿")
_MOST_FOREIGN = 0.1


class UndecodableError(ValueError):
    """The bytes are no text that we can tell; the message says why and what to do."""


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of ``raw`` without its byte-order mark, else nothing changed.

    Args:
        raw: a whole file.
        declared: the charset that the file itself names, if any.

    Raises:
        UndecodableError: for binary content and unknown encodings.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise UndecodableError(f"is {kind}, not text; convert it to text or HTML first")
    if b"\x00" in raw:
        raise UndecodableError(
            "is a binary file (it holds NUL bytes); if it is UTF-16, save it as UTF-8"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(raw, declared) or _western(raw) or _guess(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"begins with the mark of {encoding} but is not valid {encoding} "
            f"(byte {error.start}); save it as UTF-8"
        ) from None
    if "\x00" in text:
        raise UndecodableError("holds NUL characters; remove them")
    return text


def _declared(raw: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        # The web's rule: a page that says Latin-1 or ASCII means Windows-1252.
        name = codecs.lookup(declared).name
        return raw.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _western(raw: bytes) -> str | None:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [c for c in text if c > "\x7f"]
    fits = all(c in _WESTERN or c.isalpha() for c in foreign)
    letters_inside = _accents_inside_words(text)
    return text if fits and letters_inside and len(foreign) <= _MOST_FOREIGN * len(text) else None


def _accents_inside_words(text: str) -> bool:
    """Whether accented letters stand beside plain ones, as in words, not in runs."""
    accented = runs = 0
    for before, here in zip(" " + text, text, strict=False):
        if here > "\x7f" and here.isalpha():
            accented += 1
            runs += before > "\x7f" and before.isalpha()
    return runs * 5 <= accented


def _guess(raw: bytes) -> str:
    match = from_bytes(raw[:_SAMPLE]).best()
    if match is not None:
        try:
            text = raw.decode(match.encoding)
        except (UnicodeError, LookupError):
            text = ""
        if text and _sane(text):
            return text
    raise UndecodableError("is in an encoding that can't be told; save it as UTF-8")


def _sane(text: str) -> bool:
    """Whether decoded text looks like writing: mostly letters and space, no controls."""
    sample = text[:_SAMPLE]
    controls = sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c <= "\x9f" for c in sample)
    writing = sum(c.isalnum() or c.isspace() for c in sample)
    return controls * 1000 <= len(sample) and writing * 10 >= len(sample) * 6
