from __future__ import annotations

import pytest

from onrecord.link.sayings import Alignments, likeness_of
from onrecord.link.tokens import fold_words
from onrecord.link.versions import Context, Version, versions_of
from onrecord.link.whole import link_story, stated_order
from onrecord.link.wording import compare_wording, differences, in_brackets
from onrecord.model.annotation import Annotated
from onrecord.model.derivation import Derivation, Direction, SpanPair, Utterance
from onrecord.model.ids import DerivationId, StoryId
from onrecord.model.span import Span
from onrecord.model.statement import Manner
from tests.link.made import Made

QUOTE = "We will not run a single turbine until the oxygen levels are back to normal"


def quoting(words: str, *, outlet: str, manner: Manner = "direct", name: str = "Ida Moss") -> Made:
    made = Made(f"{words}, {name} said in Tarn.", outlet=outlet)
    made.says(words, name, manner=manner, mention=made.mention(name))
    return made


def utterances(*made: Made) -> tuple[Utterance, ...]:
    return link_story([m.done() for m in made], ()).utterances


def versions(*articles: Annotated) -> list[Version]:
    context = Context(
        story=StoryId("story-made"),
        order=[one.article.id for one in articles],
        stated={one.article.id: stated_order(one) for one in articles},
        published={one.article.id: one.article.published for one in articles},
        derivations=(),
        origins=(),
        entities=(),
        speakers=(),
    )
    return versions_of(articles, context)


@pytest.mark.parametrize(
    ("other", "manner", "kind"),
    [
        (f"“{QUOTE}.”", "direct", "same"),
        (QUOTE, "unmarked", "marks lost"),
        ("“We will not run a single turbine until the levels are back", "direct", "shortened"),
        (f"{QUOTE}, and the trout return", "direct", "shortened"),
        ("We won't operate a single turbine until oxygen levels are back to regular", "unmarked",
         "reworded"),
        ("We will not run [any] turbine … until the oxygen levels are back to normal", "direct",
         "shortened"),
        ("no turbine would run until the oxygen levels were back to normal", "indirect", "detail"),
    ],
)  # fmt: skip
def test_one_saying_however_it_is_told(other: str, manner: Manner, kind: str) -> None:
    (found,) = utterances(quoting(QUOTE, outlet="A"), quoting(other, outlet="B", manner=manner))
    assert len(found.statements) == 2
    assert found.outlets == ("A", "B")
    assert kind in {d.kind for d in found.differences}
    assert found.sources == 1


@pytest.mark.parametrize(
    "other",
    [
        "The turbines were overhauled in the spring and are safe",
        "We will open the lower gates on Sunday",
    ],
)
def test_other_words_are_another_saying(other: str) -> None:
    assert len(utterances(quoting(QUOTE, outlet="A"), quoting(other, outlet="B"))) == 2


def test_named_speakers_of_like_words_are_apart() -> None:
    a = quoting("The talks were open and useful to both sides", outlet="A", name="Ida Moss")
    b = quoting("Talks were useful and open, for both sides here", outlet="B", name="Carl Reed")
    assert len(utterances(a, b)) == 2


def test_the_same_words_in_another_mouth_are_two_acts() -> None:
    a, b = quoting(QUOTE, outlet="A"), quoting(QUOTE, outlet="B", name="Carl Reed")
    assert len(utterances(a, b)) == 2


def test_a_copying_hand_may_put_words_in_another_mouth() -> None:
    a, b = quoting(QUOTE, outlet="A").done(), quoting(QUOTE, outlet="B", name="Carl Reed").done()
    left, right = versions(a, b)
    assert likeness_of(left, right, Alignments(())) is None
    whole = Span(0, len(QUOTE))
    copied = Derivation(
        id=DerivationId("derivation-made"),
        source=a.article.id,
        target=b.article.id,
        kind="copy",
        share=1.0,
        passages=(SpanPair(a=whole, b=whole),),
        common=(),
        direction=Direction(score=0.9, reason="made"),
        explanation="made",
    )
    assert likeness_of(left, right, Alignments((copied,))) == 1.0


def test_said_on_days_apart_is_said_twice() -> None:
    made = []
    for outlet, iso in (("A", "2031-05-06"), ("B", "2031-05-16")):
        one = Made(f"{QUOTE}, Ida Moss said on Monday.", outlet=outlet, published=iso)
        when = one.date("Monday", "weekday 0 past")
        one.says(QUOTE, "Ida Moss", mention=one.mention("Ida Moss"), said=when)
        made.append(one)
    assert len(utterances(*made)) == 2


def test_no_chaining() -> None:
    made = [
        quoting("The lower gates will open and the turbines will stop for good", outlet="A"),
        quoting(
            "The lower gates will open and the turbines will stop for good, the mill must close"
            " its second outlet and the orchards wait",
            outlet="B",
        ),
        quoting("the mill must close its second outlet and the orchards wait", outlet="C"),
    ]
    found = utterances(*made)
    assert max(len(u.statements) for u in found) == 2


def test_statements_of_one_article_stay_apart() -> None:
    made = Made(f"{QUOTE}. {QUOTE}. Ida Moss said so twice.")
    who = made.mention("Ida Moss")
    made.says(QUOTE, "Ida Moss", mention=who)
    made.says(QUOTE, "Ida Moss", mention=who, nth=1)
    assert len(utterances(made)) == 2


def test_many_copies_are_one_utterance() -> None:
    made = [quoting(QUOTE, outlet=f"paper {n}") for n in range(90)]
    (found,) = utterances(*made)
    assert len(found.statements) == 90


def test_text_is_the_fullest_direct_wording() -> None:
    (found,) = utterances(
        quoting(f"{QUOTE}, and never before Sunday", outlet="A", manner="unmarked"),
        quoting(QUOTE, outlet="B"),
    )
    assert found.text == QUOTE


def test_unnamed_speakers_may_share_an_utterance_without_being_one() -> None:
    made = []
    for outlet, who in (("A", "senior official"), ("B", "ministry official")):
        one = Made(f"{QUOTE}, a {who} said.", outlet=outlet)
        mention = one.mention(who, named=False)
        one.says(QUOTE, who, mention=mention, named=False)
        made.append(one)
    links = link_story([m.done() for m in made], ())
    assert len(links.utterances) == 1
    assert len({e.id for e in links.entities}) == 2


def test_unnamed_speakers_of_two_countries_are_apart() -> None:
    made = []
    for outlet, who in (("A", "French official"), ("B", "Peruvian official")):
        words = "The talks on the second outlet were open and useful to us"
        one = Made(f"{words}{outlet}, a {who} said.", outlet=outlet)
        one.says(words, who, manner="indirect", mention=one.mention(who, named=False), named=False)
        made.append(one)
    assert len(utterances(*made)) == 2


def test_details_name_the_words() -> None:
    a, b = fold_words("the lower gates open today"), fold_words("the upper gates open today here")
    told = dict(differences(a, b, ("direct", "direct"), None))
    assert told == {"reworded": "“upper” for “lower”", "more": "with “here”"}


def test_wording_of_nothing() -> None:
    assert compare_wording((), ("a",)).mean == 0


def test_versions_that_go_on_to_other_ends_tell_the_words_that_each_lacks() -> None:
    a = quoting(
        "“We are ready to … against shipyards that … knowingly weaken the harbour treaty. The"
        " council was told.”",
        outlet="A",
    )
    b = quoting(
        "“We are ready to take measures against shipyards that build at night and knowingly weaken"
        " the harbour treaty, as the minister heard from me this morning.”",
        outlet="B",
    )
    (found,) = utterances(a, b)
    told = {d.kind: d.detail for d in found.differences}
    assert set(told) == {"shortened", "reworded"}
    assert told["shortened"].startswith("without “take measures”, “build at night and”")
    assert "“council was told” for “" in told["reworded"]


def test_words_in_brackets_are_owned_by_the_reporter() -> None:
    a = fold_words("We will not run a single turbine until spring")
    text = "We will not run [any] turbine … until [the] spring"
    told = differences(a, fold_words(text), ("direct", "direct"), None, in_brackets(text))
    assert told == [("shortened", "without “a single” ([any] in its place)")]
