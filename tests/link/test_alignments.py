from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.alignments import Alignment, align
from onrecord.link.profile import profile
from onrecord.link.tokens import fold_words
from tests.link.made import Made
from tests.link.texts import EXCERPT, PAPER, REWRITE, WIRE


def aligned(a: Made, b: Made, *, alike: bool = True) -> Alignment:
    return align(profile(a.done()), profile(b.done()), alike=alike)


def test_copy_is_covered_whole() -> None:
    found = aligned(Made(WIRE), Made(WIRE, tail="All rights reserved."))
    assert (found.share_a, found.share_b) == (1.0, 1.0)


def test_typography_makes_no_difference() -> None:
    plain = WIRE.replace("“", '"').replace("”", '"').replace("'", "’").upper()
    assert aligned(Made(WIRE), Made(plain)).share_b == 1.0


def test_spans_hold_the_same_words() -> None:
    a, b = Made("Préface… 🙂 — " + WIRE), Made("« Autre » " + EXCERPT)
    found = aligned(a, b)
    assert found.passages
    for pair in found.passages:
        left, right = fold_words(pair.a.of(a.text)), fold_words(pair.b.of(b.text))
        assert left == right


def test_excerpt_is_inside_its_source() -> None:
    found = aligned(Made(WIRE), Made(EXCERPT))
    assert found.share_b == 1.0
    assert 0.4 < found.share_a < 0.8


def test_small_differences_do_not_break_a_passage() -> None:
    changed = WIRE.replace("four turbines", "all of the four big turbines")
    found = aligned(Made(WIRE), Made(changed))
    assert len(found.passages) == 1
    assert found.share_a > 0.97


def test_rewrite_is_found_sentence_by_sentence() -> None:
    found = aligned(Made(WIRE), Made(REWRITE))
    assert found.share_a > 0.8
    assert found.share_b > 0.8


def test_quotation_of_one_briefing_is_common_and_no_derivation() -> None:
    found = aligned(Made(WIRE), Made(PAPER))
    assert found.passages == ()
    assert [c.kind for c in found.common] == ["quotation"]
    assert "single turbine" in found.common[0].a.of(Made(WIRE).text)


def test_an_article_of_nothing_but_a_quotation_is_taken_whole() -> None:
    said = (
        "“We will not run a single turbine until the oxygen levels are back to normal,” the"
        " authority's director, Petra Lindqvist, told reporters in Brannoch."
    )
    bare = aligned(Made(WIRE), Made(said))
    assert (bare.share_b, len(bare.passages), bare.common) == (1.0, 1, ())
    assert aligned(Made(PAPER), Made(said)).share_b == 0.0  # of another report it has a part


def test_unmarked_quotation_counts_as_one() -> None:
    words = "We will not run a single turbine until the oxygen levels are back to normal"
    bare = Made(PAPER.replace("“", "").replace("”", ""))
    bare.says(f"{words},", "Petra", manner="unmarked")
    found = aligned(Made(WIRE), bare)
    assert [c.kind for c in found.common] == ["quotation"]


def test_site_furniture_is_told_apart() -> None:
    tail = "Sign up for the morning letter of the valley and read it before your neighbours do."
    found = aligned(Made(WIRE, tail=tail), Made(PAPER, tail=tail))
    assert (found.common[-1].kind, found.share_a) == ("furniture", 0.0)


def test_background_repeated_by_one_outlet_is_no_derivation() -> None:
    last = WIRE.rpartition("\n\n")[2]
    a = Made(WIRE, outlet="Valley Wire")
    b = Made(PAPER + "\n\n" + last, outlet="Valley Wire")
    found = aligned(a, b)
    assert "background" in {c.kind for c in found.common}
    assert found.passages == ()


def test_text_without_spaces_is_traced() -> None:
    sentence = "水力发电站周二停止了四台涡轮机因为数千条死鱼被冲上岸"
    found = aligned(Made("甲" + sentence, language="zh"), Made("乙" + sentence, language="zh"))
    assert found.share_a > 0.9


@given(st.text(max_size=300), st.text(max_size=300))
def test_never_fails_and_shares_are_parts(a: str, b: str) -> None:
    found = aligned(Made(a or "x"), Made(b or "y"))
    assert 0 <= found.share_a <= 1
    assert 0 <= found.share_b <= 1


def test_repetition_stays_linear() -> None:
    a, b = Made("no no no " * 20_000), Made("no no no no " * 15_000)
    assert aligned(a, b).share_b > 0.9
