"""What is spared for texts that come many times changes no result."""

from __future__ import annotations

import time

from onrecord.link.alignments import Cache
from onrecord.link.linker import link_all
from onrecord.link.merges import merged
from onrecord.link.profile import profile
from onrecord.link.stories import compare, compare_profiles
from onrecord.link.whole import link_story
from onrecord.model.annotation import Annotated
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId, StatementId, record_id
from onrecord.model.span import Span
from onrecord.model.statement import Speaker, Statement
from tests.link.made import Made
from tests.link.texts import WIRE, WIRE_HEAD
from tests.properties.test_link import pile


def test_a_cache_changes_no_pair() -> None:
    tails = ("", "Sign up for the letters of the valley and never miss a single one of them.")
    articles = [
        *pile(),
        *(
            Made(WIRE, head, tail, outlet=f"Paper {n}", credit=credit).done()
            for n, (head, tail, credit) in enumerate(
                (head, tail, credit)
                for head in (WIRE_HEAD, "Turbines")
                for tail in tails
                for credit in (None, "Valley Wire")
            )
        ),
    ]
    held, cache = [profile(a) for a in articles], Cache(kept=9)
    for _ in range(2):
        for n, a in enumerate(articles):
            for m, b in enumerate(articles):
                assert compare_profiles(held[n], held[m], cache) == compare(a, b)


def copies(count: int) -> list[Annotated]:
    made = []
    for n in range(count):
        one = Made(WIRE, WIRE_HEAD, outlet=f"Paper {n}", credit="Valley Wire")
        words = "“We will not run a single turbine until the oxygen levels are back to normal,”"
        one.says(words, "Petra Lindqvist", mention=one.mention("Petra Lindqvist"))
        made.append(one.done())
    return made


def test_many_copies_are_one_story_of_one_saying_in_bounded_time() -> None:
    articles = copies(150)
    started = time.process_time()
    (found,) = link_all(articles)
    assert time.process_time() - started < 15
    assert len(found.story.articles) == 150
    assert len(found.utterances) == 1
    assert len(found.origins) == 1


def test_one_description_many_times_in_one_article_stays_linear() -> None:
    unit = "a fisherman said that the boats would go out again "
    made = Made(unit * 3000)
    for n in range(3000):
        at = n * len(unit)
        who = Span(at, at + len("a fisherman"))
        mention = Mention(
            id=MentionId(record_id("mention", made.article.id, who)),
            article=made.article.id,
            span=who,
            kind="person",
            name="fisherman",
            named=False,
        )
        made.mentions.append(mention)
        content = Span(who.end + len(" said "), at + len(unit) - 1)
        made.statements.append(
            Statement(
                id=StatementId(record_id("statement", made.article.id, content)),
                article=made.article.id,
                manner="indirect",
                act="said",
                content=(content,),
                speaker=Speaker(span=who, name="fisherman", named=False, mention=mention.id),
            )
        )
    started = time.process_time()
    found = link_story([made.done()], ())
    assert time.process_time() - started < 10
    assert len(found.entities) == 3000


def test_spans_merge() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(8, 12), Span(3, 4)]) == [Span(0, 4), Span(5, 12)]
