"""The card beside the encoder's weights, and the versions that producers tell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from onrecord.errors import ResourceError
from onrecord.language.spans import Tuning

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What stands beside the weights.

    Attributes:
        version: of the weights.
        sha256: of their file.
        labels: the labels of ``tag``, ``pos``, ``dep`` and ``name``, in order.
        context: pieces of context on either side of a window's core.
        tuning: of attributions.
    """

    version: str
    sha256: str
    labels: Mapping[str, tuple[str, ...]]
    context: int
    tuning: Tuning


def read_card(folder: Path) -> Card:
    """The card beside the weights.

    Raises:
        ResourceError: when it can't be read.
    """
    try:
        held: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        return Card(
            version=held["version"],
            sha256=held["sha256"],
            labels={name: tuple(labels) for name, labels in held["labels"].items()},
            context=held["context"],
            tuning=_tuning(held["tuning"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(
            f"the encoder's card can't be read: {error}",
            hint="install onrecord again, or choose ONRECORD_MODEL=rules",
        ) from None


def _tuning(held: dict[str, Any]) -> Tuning:
    calibration = tuple((at, right) for at, right in held.pop("calibration", ()))
    return Tuning(**held, calibration=calibration)


def version_of(model: str, pipeline: str) -> str:
    """Which weights an extractor would run with, told without loading them."""
    try:
        installed = version(pipeline.replace("_", "-"))
    except PackageNotFoundError:
        installed = "unknown"
    trained = f"-{read_card(WEIGHTS).version}" if model == "encoder" else ""
    return f"{model}{trained}+{pipeline}-{installed}"
