"""The points of the example story: what must be found in it, and what must not.

``examples/harbour-talks.expected.yaml`` is taken apart into single points, so that each
counts, fails and is reported by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = EXAMPLES / "harbour-talks.expected.yaml"

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One expectation.

    Attributes:
        name: unique, made of the section, a number and the words it is about.
        section: which check judges it.
        must: whether it must be found; else it must not.
        spec: what the check needs, in the words of the expectations' file.
    """

    name: str
    section: str
    must: bool
    spec: Spec


def load(file: Path = EXPECTED) -> dict[str, Any]:
    """The expectations' file as it stands; dates as ISO 8601 text."""
    held = yaml.load(file.read_text(encoding="utf-8"), Loader=_TextDates)  # noqa: S506 - safe
    if not isinstance(held, dict):
        raise ValueError(f"{file} holds no expectations")
    return held


def points(expected: Mapping[str, Any]) -> list[Point]:
    """All points of the expectations, in their order."""
    found: list[Point] = []
    for section, held in expected.items():
        for number, spec in enumerate(_EXPAND.get(section, _listed)(held)):
            name = f"{section}-{number:03d}-{_slug(spec)}"
            must = not section.endswith(("_not", "_apart"))
            found.append(Point(name=name, section=section, must=must, spec=spec))
    return found


def _listed(held: Iterable[Spec]) -> Iterator[Spec]:
    yield from held


def _articles(held: Mapping[str, Spec]) -> Iterator[Spec]:
    for key, spec in held.items():
        yield {"article": key, "field": "path", "value": spec["path"]}
        for field, value in spec.items():
            if field != "path":
                yield {"article": key, "field": field, "value": value}


def _statements(held: Iterable[Spec]) -> Iterator[Spec]:
    for spec in held:
        for field in ("content", *(f for f in spec if f not in {"article", "content"})):
            yield {"article": spec["article"], "field": field, "wanted": spec}


def _stories(held: Spec) -> Iterator[Spec]:
    first, *rest = held["together"]
    yield from ({"field": "together", "pair": [first, other]} for other in rest)
    yield from ({"field": "apart", "pair": [first, other]} for other in held["apart"])
    for field in ("origins", "first", "last"):
        yield {"field": field, "article": first, "value": held[field]}


def _origins(held: Spec) -> Iterator[Spec]:
    for first, *rest in held["same"]:
        yield from ({"field": "same", "pair": [first, other]} for other in rest)
    for field in ("apart", "root"):
        yield from ({"field": field, "pair": pair} for pair in held[field])


def _utterances(held: Iterable[Spec]) -> Iterator[Spec]:
    for spec in held:
        first, *rest = spec["statements"]
        for other in rest:
            yield {"field": "together", "pair": [first, other], "name": spec["name"]}
        for field in ("speaker", "text", "origins", "first"):
            if field in spec:
                yield {"field": field, "pair": [first, first], "value": spec[field]}


def _promises(held: Iterable[Spec]) -> Iterator[Spec]:
    for spec in held:
        for field in ("by", *(f for f in spec if f not in {"name", "by", "text"})):
            yield {"name": spec["name"], "field": field, "wanted": spec}


_EXPAND: Mapping[str, Any] = {
    "articles": _articles,
    "statements": _statements,
    "stories": _stories,
    "origins": _origins,
    "utterances": _utterances,
    "promises": _promises,
}


def _slug(spec: Spec) -> str:
    words = [str(value) for value in _leaves(spec)]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower())[:70].strip("-")


def _leaves(value: object) -> Iterator[object]:
    match value:
        case Mapping():
            for key, held in value.items():
                if key == "wanted":  # told by the article and the field beside it
                    yield from _leaves(held.get("content", ()))
                else:
                    yield from _leaves(held)
        case list():
            for held in value:
                yield from _leaves(held)
        case _:
            yield value


class _TextDates(yaml.SafeLoader):
    """YAML without the type ``date``: the tables hold dates as text."""


_TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in held if tag != "tag:yaml.org,2002:timestamp"]
    for first, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
