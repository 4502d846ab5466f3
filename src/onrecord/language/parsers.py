"""The extractors that can be chosen, each a parser by its name."""

from __future__ import annotations

from onrecord.language.card import WEIGHTS
from onrecord.language.encoder_parser import EncoderParser
from onrecord.language.parse import Parser
from onrecord.language.spacy_parser import SpacyParser


def parser_of(model: str, pipeline: str) -> Parser:
    """The parser of an extractor.

    Args:
        model: ``encoder`` or ``rules``.
        pipeline: spaCy pipeline: the parser of ``rules``, the tokens of ``encoder``.

    Raises:
        ResourceError: when its weights are missing or altered.
    """
    return EncoderParser(WEIGHTS, pipeline) if model == "encoder" else SpacyParser(pipeline)
