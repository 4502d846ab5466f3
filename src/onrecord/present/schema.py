"""The columns of every exported table, in the order of the records' documentation.

A column is a scalar kind or a struct of scalars; a struct stays an object in JSON
and is flattened with ``_`` in CSV and Parquet (``speaker_name``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

Kind = Literal["text", "int", "float", "bool", "span", "spans", "texts", "json"]
Column = Kind | Mapping[str, Kind]
Schema = Mapping[str, Column]
Row = Mapping[str, object]

_INTERVAL: Mapping[str, Kind] = {
    "earliest": "text",
    "latest": "text",
    "basis": "text",
    "reason": "text",
}
_WORDS: Mapping[str, Kind] = {"text": "text", "span": "span"}
_EVIDENCE: Mapping[str, Kind] = {"article": "text", "span": "span", "text": "text"}

SCHEMAS: Mapping[str, Schema] = {
    "articles": {
        "id": "text",
        "path": "text",
        "paths": "texts",
        "url": "text",
        "canonical_url": "text",
        "outlet": "text",
        "credit": "text",
        "title": "text",
        "authors": "texts",
        "published": _INTERVAL,
        "modified": "text",
        "received": "text",
        "version_of": "text",
        "language": "text",
        "sha256": "text",
        "raw_sha256": "text",
        "text": "text",
        "words": "int",
        "story": "text",
        "origins": "texts",
        "fields": "json",
    },
    "passages": {
        "id": "text",
        "article": "text",
        "path": "text",
        "kind": "text",
        "span": "span",
        "text": "text",
        "reason": "text",
    },
    "sentences": {"article": "text", "path": "text", "span": "span"},
    "statements": {
        "id": "text",
        "article": "text",
        "path": "text",
        "manner": "text",
        "act": "text",
        "speaker": {
            "text": "text",
            "span": "span",
            "name": "text",
            "entity": "text",
            "named": "bool",
        },
        "cue": _WORDS,
        "content": {"text": "text", "spans": "spans"},
        "within": "text",
        "continues": "text",
        "addressee": _WORDS,
        "venue": _WORDS,
        "said": _INTERVAL,
        "evidence": "text",
        "issues": "texts",
        "stance": "text",
        "utterance": "text",
        "score": "float",
        "producer": "text",
    },
    "mentions": {
        "id": "text",
        "article": "text",
        "path": "text",
        "span": "span",
        "text": "text",
        "kind": "text",
        "title": "text",
        "entity": "text",
        "score": "float",
        "name": "text",
        "named": "bool",
        "refers": "text",
    },
    "dates": {
        "id": "text",
        "article": "text",
        "path": "text",
        "span": "span",
        "text": "text",
        "earliest": "text",
        "latest": "text",
        "basis": "text",
        "reason": "text",
        "timex": {"type": "text", "value": "text"},
    },
    "utterances": {
        "id": "text",
        "aliases": "texts",
        "story": "text",
        "speaker": "text",
        "text": "text",
        "statements": "texts",
        "outlets": "texts",
        "origins": "int",
        "sources": "int",
        "first": "text",
        "differences": "json",
    },
    "derivations": {
        "id": "text",
        "from": "text",
        "to": "text",
        "kind": "text",
        "share": "float",
        "passages": "json",
        "common": "json",
        "direction": {"score": "float", "reason": "text"},
        "story": "text",
        "explanation": "text",
    },
    "origins": {
        "id": "text",
        "story": "text",
        "articles": "texts",
        "root": "text",
        "outlets": "texts",
        "credit": "text",
    },
    "stories": {
        "id": "text",
        "aliases": "texts",
        "label": "text",
        "articles": "texts",
        "origins": "int",
        "first": "text",
        "last": "text",
        "chapters": "texts",
    },
    "entities": {
        "id": "text",
        "aliases": "texts",
        "name": "text",
        "kind": "text",
        "named": "bool",
        "names": "texts",
        "codes": {"country": "text", "sector": "text", "watchlist": "text"},
        "mentions": "texts",
        "articles": "texts",
        "story": "text",
    },
    "timeline": {
        "id": "text",
        "story": "text",
        "date": _INTERVAL,
        "text": "text",
        "article": "text",
        "span": "span",
        "happening": "text",
        "tense": "text",
        "origins": "int",
        "articles": "texts",
        "path": "text",
    },
    "issues": {"id": "text", "story": "text", "name": "text", "terms": "texts"},
    "positions": {
        "id": "text",
        "story": "text",
        "issue": "text",
        "actor": "text",
        "stance": "text",
        "statements": "texts",
        "outlets": "texts",
        "origins": "int",
        "first": "text",
        "last": "text",
        "actor_name": "text",
    },
    "promises": {
        "id": "text",
        "story": "text",
        "by": "text",
        "to": "text",
        "text": "text",
        "article": "text",
        "span": "span",
        "condition": "text",
        "due": _INTERVAL,
        "state": "text",
        "because": _EVIDENCE,
        "kind": "text",
        "path": "text",
    },
    "questions": {
        "id": "text",
        "story": "text",
        "to": "text",
        "asked_by": "text",
        "text": "text",
        "article": "text",
        "span": "span",
        "outcome": "text",
        "path": "text",
    },
    "disagreements": {
        "id": "text",
        "story": "text",
        "kind": "text",
        "about": "text",
        "a": _EVIDENCE,
        "b": _EVIDENCE,
        "independent": "bool",
        "score": "float",
        "reason": "text",
    },
    "novelty": {
        "id": "text",
        "story": "text",
        "article": "text",
        "span": "span",
        "text": "text",
        "kind": "text",
        "share": "float",
        "path": "text",
    },
    "rejects": {"path": "text", "stage": "text", "reason": "text", "when": "text"},
}


def flat_columns(table: str) -> Iterator[tuple[str, Kind]]:
    """The flattened columns of a table, in order: ``("speaker_name", "text")``."""
    for name, column in SCHEMAS[table].items():
        if isinstance(column, str):
            yield name, column
        else:
            for part, kind in column.items():
                yield f"{name}_{part}", kind
