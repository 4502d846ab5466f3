"""The label sets of the encoder's heads, in the order in which their scores come out."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
SPAN_TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
UNKNOWN = -100  # no gold: the loss leaves it out
"""What PyTorch's cross entropy ignores."""

# Coarse kinds of other annotation, and the fine labels of the parser that agree with them.
AGREEING = {
    "PERSON": ("PERSON",),
    "PER": ("PERSON",),
    "ORGANIZATION": ("ORG",),
    "ORG": ("ORG",),
    "LOCATION": ("GPE", "LOC", "FAC"),
    "LOC": ("GPE", "LOC", "FAC"),
    "MISC": ("NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"),
}
DEFAULTS = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
NAMED = frozenset(label for labels in AGREEING.values() for label in labels)
