from __future__ import annotations

from onrecord.account import build
from onrecord.model.article import Passage
from onrecord.model.ids import PassageId, record_id
from onrecord.present import html, text
from tests.account.piles import Sheet, day, story


def test_corrections_are_told_and_what_rests_on_them_is_marked() -> None:
    body = "The company seized {} boats in the walkout.\n"
    old = Sheet(body.format(17), outlet="Post", published=day("2026-05-04"))
    notice = (
        "Correction: An earlier version misstated the number of boats seized. It was 14, not 17."
    )
    new = Sheet(f"{body.format(14)}{notice}\n", outlet="Post", published=day("2026-05-05"))
    for kind, words in (("body", body.format(14).strip()), ("correction", notice)):
        span = new.span(words)
        made = PassageId(record_id("passage", new.id, span))
        new.passages.append(
            Passage(id=made, article=new.id, kind=kind, span=span, reason="test")  # type: ignore[arg-type]
        )
    account = build(story(old, new))
    page, lines = html.render(account), text.render(account)
    assert "Corrected or taken back" in page
    assert "corrected since" in page
    assert "Corrected or taken back" in lines
    assert "; corrected]" in " ".join(lines.split())
    assert "Corrected or taken back" not in html.render(build(story(old)))
