"""Lexicons as data: general knowledge (countries, offices, reporting verbs), in YAML.

``resources/<language>/<name>.yaml`` holds one lexicon each; nothing in them may be
tuned to a story. Loading is cached; what is loaded must not be changed by callers.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import ResourceError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=64)
def lexicon(name: str, language: str = "en") -> Any:
    """The parsed content of ``resources/<language>/<name>.yaml``.

    Raises:
        ResourceError: when the file is missing or is no YAML.
    """
    file = files(__package__) / language / f"{name}.yaml"
    try:
        return yaml.load(file.read_bytes(), Loader=_LOADER)  # noqa: S506 - both are safe
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"the lexicon {name!r} ({language}) can't be read: {error}") from error


@lru_cache(maxsize=512)
def word_set(name: str, key: str, language: str = "en") -> frozenset[str]:
    """The list under ``key`` of a lexicon, as a set of lowercased strings.

    Raises:
        ResourceError: when the lexicon has no such list.
    """
    held = lexicon(name, language)
    if not isinstance(held, dict) or not isinstance(held.get(key), list):
        raise ResourceError(f"the lexicon {name!r} ({language}) has no list {key!r}")
    return frozenset(str(word).lower() for word in held[key])
