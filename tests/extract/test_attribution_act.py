"""Sentence and cue -> act: uttered, or only thought, meant, expected."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.attribution_act import act_of_cue
from onrecord.extract.attribution_drafts import Draft
from onrecord.extract.attribution_stance import act as act_of_draft
from onrecord.extract.attribution_tree import Tree
from onrecord.extract.cues import Cue
from onrecord.extract.statements import find_statements
from onrecord.model.span import Span
from tests.extract.helpers import body, parsed


def act(text: str) -> str:
    """The act of the cue between square brackets; the content is all that follows or precedes."""
    first = text.index("[")
    last = text.index("]")
    plain = text.replace("[", "").replace("]", "")
    article, parse = parsed(plain)
    cue = Span(first, last - 1)
    before = plain.startswith("“")
    content = Span(0, plain.rindex("”") + 1) if before else Span(cue.end, len(plain) - 1)
    return act_of_cue(Tree(parse, article.text), [cue], [content], quoted=before)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor [said] that the bridge was safe.",
        "[According to] the mayor, the bridge is safe.",
        "The mayor [promised] to mend the bridge.",
        "The firm [declined to comment] on the bridge.",
        "The mayor [refused to say] whether the bridge was safe.",
        "A spokesman [would not say] whether the bridge was safe.",
        "The court [ruled] that the bridge must close.",
        "A survey [shows] that most drivers avoid the bridge.",
        "The minister [expressed concern] about the bridge.",
        "The council [voiced doubts] that the bridge would hold.",
        "The mayor [predicted] that the bridge would fall.",
        "The mayor [continued to insist] that the bridge was safe.",
        "The mayor [went on to warn] that the bridge would fall.",
        "The minister [sought to portray] the bridge as safe.",
        "The firm [was accused of] neglecting the bridge.",
        "The mayor [asked him to leave].",
        "The town [asked for] help.",
        "The council [questioned] the safety of the bridge.",
        "The mayor [made it clear] that the bridge would stay.",
        "The bridge is [reportedly] closed.",
        "“It is late,” the mayor [remembered].",
    ],
)
def test_words_are_on_record(text: str) -> None:
    assert act(text) == "said"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor [asked whether] the bridge was safe.", "asks"),
        ("The council [questioned whether] the bridge was safe.", "asks"),
        ("Reporters [asked him to explain] the delay.", "asks"),
        ("The paper [asked for comment].", "asks"),
        ("The mayor [wanted to know] why the bridge was closed.", "asks"),
        ("The mayor [believes] that the bridge is safe.", "thinks"),
        ("The mayor [appeared to concede] that the bridge was unsafe.", "thinks"),
        ("The mayor [has little interest in] mending the bridge.", "thinks"),
        ("The council [has shown little interest in] the bridge.", "thinks"),
        ("The mayor [was upset] that the bridge had closed.", "thinks"),
        ("The mayor [opposes] the new bridge.", "thinks"),
        ("Drivers [worry about] the state of the bridge.", "thinks"),
        ("The town clung to [the belief] that the bridge was safe.", "thinks"),
        ("The mayor [wants] to mend the bridge.", "intends"),
        ("The mayor [hopes] to mend the bridge.", "intends"),
        ("The mayor [plans to announce] a new bridge.", "intends"),
        ("The mayor [will argue] that the bridge is safe.", "intends"),
        ("The mayor [is eager to tell] voters of the bridge.", "intends"),
        ("The town [refuses to pay] for the bridge.", "intends"),
        ("They met [to discuss] the bridge.", "intends"),
        ("The mayor [is expected to announce] a new bridge.", "expects"),
        ("The bridge [is expected] to close in May.", "expects"),
        ("The minister [is likely to warn] that the bridge will close.", "expects"),
    ],
)  # fmt: skip
def test_other_acts_than_said(text: str, expected: str) -> None:
    assert act(text) == expected


def test_a_thought_in_marks_before_its_cue_was_uttered_but_not_to_oneself() -> None:
    assert act("“It is late,” the mayor [feared].") == "said"
    assert act("“It is late,” the mayor [thought].") == "thinks"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ahmed Karim predicted that the dam would fail.", "said"),
        ("Ahmed Karim wants to sell the dam.", "intends"),
        ("Ahmed Karim opposes the plan.", "thinks"),
        ("Ahmed Karim was quick to claim that the dam was safe.", "said"),
        ("Ahmed Karim seemed to suggest that the dam was safe.", "thinks"),
        ("Ahmed Karim is expected to say that the dam is safe.", "expects"),
    ],
)
def test_the_act_of_statements_that_rules_find(text: str, expected: str) -> None:
    article, parse = parsed(text)
    found = find_statements(article, parse, body(article), (), ())
    assert [s.act for s in found if s.within is None] == [expected]


@pytest.mark.parametrize(("read", "expected"), [(True, "expects"), (False, "intends")])
def test_all_words_of_a_cue_that_an_encoder_marks_count(read: bool, expected: str) -> None:
    article, parse = parsed("Ahmed Karim is expected to plan a new dam.")
    draft = Draft(
        kind="clause", sense=Cue(act="intends", stance="inform"), head=5, cue=(2, 6),
        content=(parse.span(6, 9),), score=0.9, read=read,
    )  # fmt: skip
    assert parse.tokens[5].text == "plan"
    assert act_of_draft(Tree(parse, article.text), draft) == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab sidto\n“”'[]", max_size=40), st.data())
def test_any_spans_have_an_act(text: str, data: st.DataObject) -> None:
    article, parse = parsed(text)
    ends = st.integers(0, len(text))
    cue = Span(*sorted((data.draw(ends), data.draw(ends))))
    tree = Tree(parse, article.text)
    assert act_of_cue(tree, [cue], [], quoted=data.draw(st.booleans()))
    assert act_of_cue(tree, [], [cue], quoted=True) == "said"
