"""A pasted passage held against stored articles: a verdict for each sentence.

``lookups`` tells which words find the articles that it must meet; ``check`` is a pure
function of the passage, those articles and their stories.
"""

from onrecord.check.verdicts import check
from onrecord.check.wanted import Wanted, passage_of, wanted

__all__ = ["Wanted", "check", "passage_of", "wanted"]
