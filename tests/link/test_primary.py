from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.link.primary import Primaries
from onrecord.link.tokens import fold_words
from onrecord.link.whole import link_story
from onrecord.model.annotation import Annotated
from onrecord.model.ids import StatementId
from tests.link.made import Made

SAID = "We will not run a single turbine until the oxygen levels in the lake are back to normal"
TRANSCRIPT = (
    "Minister Moss: Thank you all for coming out here. I walked the shore this morning. "
    f"{SAID}, and I mean every turbine. Questions, please. "
    "Reporter: When will that be? Minister Moss: When the trout tell us."
)


def primary(text: str = TRANSCRIPT) -> Annotated:
    made = Made(text, outlet="Ministry").done()
    return replace(made, article=replace(made.article, kind="primary"))


def quoting(words: str, outlet: str) -> Annotated:
    made = Made(f"“{words},” Ida Moss said in Tarn.", outlet=outlet)
    made.says(f"“{words},”", "Ida Moss", mention=made.mention("Ida Moss"))
    return made.done()


def test_versions_are_held_against_the_transcript() -> None:
    document = primary()
    first = quoting(SAID.replace("single", "lone"), "A")
    second = quoting(SAID, "B")
    (found,) = link_story([first, second, document], ()).utterances
    assert found.primary == document.article.id
    assert found.text == SAID
    assert found.primary_span is not None
    assert found.primary_span.of(document.article.text) == SAID
    told = {(d.a, d.b, d.kind): d.detail for d in found.differences}
    a, b = (one.annotation.statements[0].id for one in (first, second))
    of_document = StatementId(document.article.id)
    assert told == {
        (of_document, a, "reworded"): "“lone” for “single”",
        (of_document, b, "same"): "",
    }


def test_words_that_no_document_holds_stay_with_the_reports() -> None:
    other = quoting("The mill at Osmark will close in June whatever the council says", "A")
    (found,) = link_story([other, primary()], ()).utterances
    assert (found.primary, found.primary_span) == (None, None)


def test_a_report_is_no_primary_document() -> None:
    held = Primaries([Made(TRANSCRIPT, outlet="Paper").done()])
    assert held.find(fold_words(SAID)) is None


@pytest.mark.parametrize("text", ["", "turbine " * 20_000, "“" * 10_000 + SAID])
def test_hostile_documents(text: str) -> None:
    found = Primaries([primary(text or "x")]).find(fold_words(SAID))
    assert (found is not None) == (SAID in text)
