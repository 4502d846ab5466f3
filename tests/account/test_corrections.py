from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.account import build
from onrecord.account.corrected import Corrected
from onrecord.account.notices import notices, retracts
from onrecord.model.account import Correction
from onrecord.model.article import Passage
from onrecord.model.ids import PassageId, record_id
from onrecord.model.span import Span
from tests.account.piles import Sheet, copied, day, story

BODY = "The company seized {} boats in the walkout. Ada Rook said the sea is calm.\n"
NOTICE = "Correction: An earlier version misstated the number of boats seized. It was 14, not 17."


def sheet(text: str, *, outlet: str, published: str, notice: str = "") -> Sheet:
    """An article, its notice labelled where it has one."""
    made = Sheet(f"{text}{notice}\n" if notice else text, outlet=outlet, published=day(published))
    spans = [Span(0, len(text.rstrip()))]
    if notice:
        spans.append(made.span(notice))
    for kind, span in zip(("body", "correction"), spans, strict=False):
        made.passages.append(
            Passage(
                id=PassageId(record_id("passage", made.id, span)),
                article=made.id,
                kind=kind,  # type: ignore[arg-type]
                span=span,
                reason="test",
            )
        )
    return made


def found(*sheets: Sheet, copies: int = 0) -> tuple[Correction, ...]:
    """The corrections of a story in which later sheets copy the first one's first sentence."""
    first = sheets[0]
    sentence = first.text.split(".")[0] + "."
    derivations = [
        copied(first, other, (sentence, other.text.split(".")[0] + "."))
        for other in sheets[1 : 1 + copies]
    ]
    return build(story(*sheets, derivations=derivations)).corrections


def test_a_notice_is_tied_to_the_earlier_version_that_has_the_wrong_number() -> None:
    old = sheet(BODY.format(17), outlet="Post", published="2026-05-04")
    new = sheet(BODY.format(14), outlet="Post", published="2026-05-05", notice=NOTICE)
    (correction,) = found(old, new)
    assert (correction.kind, correction.was, correction.now) == ("correction", "17", "14")
    assert correction.corrects is not None
    assert correction.corrects.article == old.id
    assert correction.corrects.text == "The company seized 17 boats in the walkout."
    assert correction.rests == ()


def test_a_copy_that_keeps_the_wrong_number_rests_on_it_and_one_that_mends_it_does_not() -> None:
    old = sheet(BODY.format(17), outlet="Post", published="2026-05-04")
    copy = sheet("X: " + BODY.format(17), outlet="Echo", published="2026-05-04")
    mended = sheet("Y: " + BODY.format(14), outlet="Coast", published="2026-05-04")
    alone = sheet("Z: " + BODY.format(17), outlet="Isle", published="2026-05-04")
    new = sheet(BODY.format(14), outlet="Post", published="2026-05-05", notice=NOTICE)
    (correction,) = found(old, copy, mended, alone, new, copies=2)
    assert {e.article for e in correction.rests} == {copy.id}


def test_a_headline_that_announces_a_notice_is_none_of_its_own() -> None:
    old = sheet(BODY.format(17), outlet="Post", published="2026-05-04")
    head = "Correction: Boats seized\n"
    new = sheet(head + BODY.format(14), outlet="Post", published="2026-05-05", notice=NOTICE)
    body = new.passages[0]
    new.passages[0] = replace(body, span=Span(len(head), body.span.end))
    span = new.span(head.strip())
    new.passages.append(
        Passage(
            id=PassageId(record_id("passage", new.id, span)),
            article=new.id,
            kind="headline",
            span=span,
            reason="test",
        )
    )
    (correction,) = found(old, new)
    assert correction.told.text == NOTICE


def test_a_notice_about_nothing_in_the_store_is_kept_and_says_so() -> None:
    other = "Correction: We misspelled the name of the lighthouse keeper of Tarn Point."
    new = sheet(BODY.format(14), outlet="Post", published="2026-05-05", notice=other)
    (correction,) = found(new)
    assert correction.corrects is None
    assert correction.told.text == other


def test_a_retraction_takes_back_the_whole_article_and_its_copies() -> None:
    notice = "This article has been retracted because its source invented the figures."
    old = sheet(BODY.format(17), outlet="Post", published="2026-05-04", notice=notice)
    copy = sheet("X: " + BODY.format(17), outlet="Echo", published="2026-05-05")
    (correction,) = found(old, copy, copies=1)
    assert correction.kind == "retraction"
    assert correction.corrects is not None
    assert correction.corrects.article == old.id
    assert [e.article for e in correction.rests] == [copy.id]


def test_another_outlet_tells_of_a_retraction() -> None:
    old = sheet(BODY.format(17), outlet="The Bay Post", published="2026-05-04")
    later = sheet(
        "The Bay Post has retracted its report that the company seized boats in the walkout.\n",
        outlet="Echo",
        published="2026-05-06",
    )
    (correction,) = found(old, later)
    assert correction.kind == "retraction"
    assert correction.corrects is not None
    assert correction.corrects.article == old.id
    assert correction.corrects.text.startswith("The company seized 17")


def test_what_a_notice_touches_is_marked_and_nothing_else() -> None:
    old = sheet(BODY.format(17), outlet="Post", published="2026-05-04")
    new = sheet(BODY.format(14), outlet="Post", published="2026-05-05", notice=NOTICE)
    corrections = found(old, new)
    corrected = Corrected(corrections)
    assert corrected.of(old.id, [old.span("17 boats")]) == (corrections[0].id,)
    assert corrected.of(old.id, [old.span("the sea is calm")]) == ()
    assert corrected.of(new.id, [new.span("14 boats")]) == ()
    assert corrected.word(old.id, old.span("17 boats")) == "corrected"
    assert corrected.told(old.id, old.span("17 boats")) == "corrected: “14” for “17”"


@pytest.mark.parametrize(
    ("notice", "kind", "was", "now"),
    [
        ("Correction: The bridge opened in 1962, not 1926.", "correction", "1926", "1962"),
        (
            "Correction: Seven miners were hurt by the leak in Ossel, not nine.",
            "correction",
            "nine",
            "Seven",
        ),
        (
            "Correction: The vote was on Tuesday, after a long debate, not Monday.",
            "correction",
            "Monday",
            "Tuesday",
        ),
        (
            "An earlier version of this article incorrectly stated that Ada Rook had resigned.",
            "correction",
            "Ada Rook had resigned",
            None,
        ),
        ("Clarification: The fee applies to visitors only.", "clarification", None, None),
        ("Update: The story now has a comment by the port.", "update", None, None),
        ("Correction: The caption should have read “Tarn Quay”.", "correction", None, "Tarn Quay"),
        ("This story was withdrawn on Monday.", "retraction", None, None),
    ],
)
def test_what_a_notice_says(notice: str, kind: str, was: str | None, now: str | None) -> None:
    made = sheet(BODY.format(14), outlet="Post", published="2026-05-05", notice=notice)
    (read,) = notices(made.done())
    assert (read.kind, read.was, read.now) == (kind, was, now)


def test_taking_back_needs_something_that_was_published() -> None:
    assert retracts(["the", "post", "has", "retracted", "its", "report"])
    assert not retracts(["the", "army", "has", "withdrawn", "from", "the", "valley"])
