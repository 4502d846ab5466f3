"""One annotated article: mentions, dates, statements, events, questions.

The public functions, each a pure function of one article and frozen resources. Date
expressions become intervals through ``onrecord.extract.resolve``.
"""

from __future__ import annotations

from onrecord.extract.annotate import annotate
from onrecord.extract.dates import find_dates
from onrecord.extract.events import find_events
from onrecord.extract.mentions import find_mentions
from onrecord.extract.questions import find_questions
from onrecord.extract.statements import find_statements

__all__ = [
    "annotate",
    "find_dates",
    "find_events",
    "find_mentions",
    "find_questions",
    "find_statements",
]
