"""The parsers that can be measured, by name."""

from __future__ import annotations

import importlib

from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import SpacyParser

PARSERS = ("spacy", "encoder")


def parser_of(name: str) -> Parser:
    """A parser by its name; the empty name means the one that annotates by default.

    Raises:
        SystemExit: when the package has no such parser.
    """
    if name in ("", "spacy"):
        return SpacyParser()
    try:
        module = importlib.import_module("onrecord.language.encoder")
    except ModuleNotFoundError:
        raise SystemExit(f"there is no parser {name!r} in this version") from None
    parser: Parser = module.EncoderParser()
    return parser
