"""The whole account of one story: a pure function of its records."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.account.corrections import corrections
from onrecord.account.disagreements import disagreements
from onrecord.account.facts import facts
from onrecord.account.issues import Lexicon, issues, shipped
from onrecord.account.novelty import novelty
from onrecord.account.positions import positions
from onrecord.account.promises import promises
from onrecord.account.questions import questions
from onrecord.account.settled import reports
from onrecord.account.timeline import tellings, timeline
from onrecord.account.view import view_of
from onrecord.model.account import Account
from onrecord.model.ids import ArticleId
from onrecord.model.story import StoryRecords


def build(
    records: StoryRecords,
    *,
    new_since: str | None = None,
    undated: Iterable[ArticleId] = (),
    as_of: str | None = None,
    terms: Lexicon | None = None,
) -> Account:
    """The account of a story.

    Args:
        records: the story with its articles and links.
        new_since: YYYY-MM-DD; novelty then tells only of articles after that day.
        undated: articles that an account as of a day had to leave out.
        as_of: that day, for the reader; ``records`` already hold no later article.
        terms: issues and their terms; the shipped lexicon where None.
    """
    view = view_of(records)
    happenings = tellings(view)
    values = facts(view)
    listed, issue_of = issues(view, shipped() if terms is None else terms)
    return Account(
        records=records,
        timeline=timeline(view, happenings),
        issues=listed,
        issue_of=issue_of,
        positions=positions(view, dict(issue_of)),
        promises=promises(view, reports(view)),
        questions=questions(view),
        disagreements=disagreements(view),
        novelty=novelty(view, happenings, values, new_since),
        corrections=corrections(view),
        undated=tuple(sorted(undated)),
        as_of=as_of,
        new_since=new_since,
    )
