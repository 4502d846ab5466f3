"""Which statements an account lists; the tables hold all of them.

Left out are those more likely wrong than right, and those whose content tells nothing by
itself: "it", "so", a lone word that is not quoted. One rule, so that no two parts of an
account differ.
"""

from __future__ import annotations

import re

from onrecord.account.words import telling
from onrecord.model.span import words_under
from onrecord.model.statement import Statement

LEAST_SCORE = 0.5  # below it a record is more likely wrong than right
LEAST_WORDS = 2  # "restraint", "Friday" are no saying by themselves

# "that" before a verb is a pronoun; elsewhere it only opens a reported clause
_OPENER = re.compile(
    r"that\s+(?!(?:is|was|are|were|be|has|had|will|would|can|could|may|might|must|shall|should"
    r"|does|did|way|kind|sort|would|of|which|s)\b|['’])(?=\S)",
    re.IGNORECASE,
)


def listed(statement: Statement, text: str) -> bool:
    """Whether an account lists ``statement``.

    Args:
        statement: of the article.
        text: the article's text.
    """
    if statement.score < LEAST_SCORE or not statement.content:
        return False
    # within quotation marks the smallest words are the speaker's own: "No," she said
    if statement.manner == "direct":
        return True
    words = words_under(text, statement.content)
    return len(words.split()) >= LEAST_WORDS and bool(telling(words))


def opener(text: str) -> int:
    """Length of the "that" which opens ``text`` and says nothing, its blank included."""
    found = _OPENER.match(text)
    return found.end() if found else 0
