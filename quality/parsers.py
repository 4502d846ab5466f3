"""The parsers that can be measured, by name."""

from __future__ import annotations

import importlib

from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import SpacyParser
from onrecord.settings import Settings

PARSERS = ("spacy", "encoder")
_RULES = "rules"


def parser_of(name: str) -> Parser:
    """A parser by its name; the empty name means that of the model that runs by default.

    Raises:
        SystemExit: when it is not installed.
    """
    name = name or ("spacy" if Settings().model == _RULES else "encoder")
    if name == "spacy":
        return SpacyParser()
    try:
        module = importlib.import_module("onrecord.language.encoder_parser")
    except ModuleNotFoundError as error:
        raise SystemExit(f"the parser {name!r} can't be loaded: {error}") from None
    parser: Parser = module.EncoderParser()
    return parser
