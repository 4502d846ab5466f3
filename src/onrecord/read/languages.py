"""A language as metadata names it ("en-US", "eng", "English") into ISO 639-1."""

from __future__ import annotations

import re

import pycountry

from onrecord.read.fields import Fields


def language_code(name: str) -> str | None:
    """The two-letter code of ``name``; None when no language is known by it."""
    first = re.split(r"[-_]", name.strip())[0].lower()
    if not first.isascii() or not 2 <= len(first) <= 30:
        return None
    if len(first) == 2:
        found = pycountry.languages.get(alpha_2=first)
    else:
        try:
            found = pycountry.languages.lookup(first)
        except LookupError:
            return None
    code = getattr(found, "alpha_2", None)
    return str(code) if code else None


def settle_language(fields: Fields) -> None:
    """Put the stated language into its code; drop it where no language is known by it."""
    if fields.language is None:
        return
    fields.language = language_code(fields.language)
    if fields.language is None:
        fields.origins.pop("language", None)
