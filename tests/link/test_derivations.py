from __future__ import annotations

from dataclasses import replace

from onrecord.link.linker import link_all
from onrecord.link.origins import origins_behind, origins_of
from onrecord.model.derivation import Derivation
from onrecord.model.story import StoryLinks
from tests.link.made import Made
from tests.link.texts import EXCERPT, OTHER, PAPER, REWRITE, WIRE, WIRE_HEAD


def linked(*made: Made) -> StoryLinks:
    (links,) = link_all([m.done() for m in made])
    return links


def only(links: StoryLinks) -> Derivation:
    (derivation,) = links.derivations
    return derivation


def test_copy_goes_from_the_earlier_to_the_later() -> None:
    early = Made(WIRE, outlet="Valley Wire", published="2031-05-06")
    late = Made(WIRE, outlet="Tarn Echo", published="2031-05-08")
    found = only(linked(late, early))
    assert (found.source, found.target) == (early.article.id, late.article.id)
    assert found.kind == "copy"
    assert found.share == 1.0
    assert found.direction.score > 0.9
    assert "stated" in found.direction.reason


def test_credit_tells_the_source_without_dates() -> None:
    wire = Made(WIRE, outlet="Valley Wire")
    copy = Made(WIRE, outlet="Tarn Echo", credit="Valley Wire News Agency")
    found = only(linked(copy, wire))
    assert (found.source, found.target) == (wire.article.id, copy.article.id)
    assert "credits" in found.direction.reason


def test_canonical_link_tells_the_source() -> None:
    wire = Made(WIRE, outlet="A", url="https://a.example/1", canonical="https://a.example/1")
    copy = Made(WIRE, outlet="B", url="https://b.example/2", canonical="https://a.example/1")
    assert only(linked(copy, wire)).source == wire.article.id


def test_without_a_sign_the_direction_is_even_and_stable() -> None:
    a, b = Made(WIRE, outlet="A"), Made(WIRE, outlet="B")
    one, two = only(linked(a, b)), only(linked(b, a))
    assert one == two
    assert one.direction.score == 0.5
    assert "no sign" in one.direction.reason


def test_excerpt_is_shorter_than_its_source() -> None:
    whole = Made(WIRE, outlet="A", published="2031-05-06")
    part = Made(EXCERPT, outlet="B", published="2031-05-07")
    assert only(linked(whole, part)).kind == "excerpt"


def test_who_holds_all_of_an_earlier_text_has_it_from_there() -> None:
    brief = WIRE.partition("\n\n")[0]
    early = Made(brief, outlet="A", published="2031-05-06")
    late = Made(f"{WIRE}\n\n{OTHER}", outlet="B", published="2031-05-07")
    found = only(linked(late, early))
    assert (found.source, found.target, found.kind) == (
        early.article.id,
        late.article.id,
        "excerpt",
    )
    assert found.share < 0.3


def test_rewrite_lost_the_marks_and_is_the_later() -> None:
    wire, rewritten = Made(WIRE, outlet="A"), Made(REWRITE, outlet="B")
    found = only(linked(rewritten, wire))
    assert (found.source, found.kind) == (wire.article.id, "rewrite")
    assert "quotation marks" in found.direction.reason


def test_independent_reports_derive_from_nothing() -> None:
    links = linked(Made(WIRE, WIRE_HEAD, outlet="A"), Made(PAPER, outlet="B"))
    assert links.derivations == ()
    assert links.story.origins == 2


def test_one_agency_credited_by_both_is_shared() -> None:
    a = Made(WIRE, outlet="Tarn Echo", credit="Valley Wire")
    b = Made(WIRE, outlet="Brannoch Times", credit="Valley Wire")
    links = linked(a, b)
    assert {(d.kind, d.source, d.target, d.beside) for d in links.derivations} == {
        ("shared", None, a.article.id, b.article.id),
        ("shared", None, b.article.id, a.article.id),
    }
    one, other = links.derivations
    assert [(p.a, p.b) for p in one.passages] == [(p.b, p.a) for p in other.passages]
    (origin,) = links.origins
    assert origin.root is None
    assert origin.credit == "Valley Wire"


def test_the_agency_s_own_article_is_the_source_where_it_is_there() -> None:
    wire = Made(WIRE, outlet="Valley Wire", published="2031-05-06")
    papers = [
        Made(WIRE, outlet=name, credit="Valley Wire", published="2031-05-06")
        for name in ("Tarn Echo", "Brannoch Times", "Ridge Post")
    ]
    links = linked(*papers, wire)
    assert {(d.kind, d.source) for d in links.derivations} == {("copy", wire.article.id)}
    assert [o.root for o in links.origins] == [wire.article.id]


def test_parts_of_one_text_without_a_sign_are_shared() -> None:
    first, second = WIRE.split("\n\n"), PAPER.split("\n\n")
    a = Made("\n\n".join([*first[:4], second[0], second[1]]), outlet="A")
    b = Made("\n\n".join([OTHER, *first[1:]]), outlet="B")
    links = linked(a, b)
    assert {(d.kind, d.source) for d in links.derivations} == {("shared", None)}


def test_a_merge_of_two_leads_back_to_both_passage_by_passage() -> None:
    one = Made(WIRE, WIRE_HEAD, outlet="A", published="2031-05-06")
    two = Made(PAPER, WIRE_HEAD, outlet="B", published="2031-05-06")
    both = WIRE.split("\n\n")[:3] + PAPER.split("\n\n")[:2]
    merge = Made("\n\n".join(both), WIRE_HEAD, outlet="C", published="2031-05-08")
    links = linked(one, two, merge)
    assert {d.source for d in links.derivations} == {one.article.id, two.article.id}
    assert {d.kind for d in links.derivations} == {"excerpt"}
    assert len(links.origins) == 2
    own = merge.at("Engineers stopped four turbines")
    taken = merge.at("volunteers had shovelled eleven carts")
    assert len(origins_behind([(merge.article.id, own), (one.article.id, own)], links.origins)) == 1
    places = [(merge.article.id, taken), (two.article.id, two.at("eleven carts"))]
    assert len(origins_behind(places, links.origins)) == 1
    assert len(origins_behind([(merge.article.id, own), *places], links.origins)) == 2


WORKS = (
    *("harbour", "ferry", "orchard", "quarry", "granary"),
    *("foundry", "tannery", "sawmill", "smithy", "brewery"),
)


def test_an_edited_copy_that_lost_sentences_here_and_there_is_no_excerpt() -> None:
    told = [
        f"The {word} of the valley told the {word} board on day {n} that the {word} "
        f"would cost {n + 3} crowns more than the {word} of last year did."
        for n, word in enumerate(WORKS)
    ]
    whole = Made("\n\n".join(told), outlet="Gazette", published="2031-05-04")
    dropped = Made("\n\n".join(told[:3] + told[4:7] + told[8:]), published="2031-05-06")
    cut = Made("\n\n".join(told[:8]), published="2031-05-06")
    assert only(linked(whole, dropped)).kind == "copy"
    assert only(linked(whole, cut)).kind == "excerpt"


def test_lost_marks_alone_tell_of_an_absent_original() -> None:
    made = Made(REWRITE + "\n\nIt will take days, Lindqvist said. Nobody knows, she added.")
    for words in ("We will not operate a single turbine", "It will take days", "Nobody knows"):
        made.says(words, "Lindqvist", manner="unmarked")
    found = only(linked(made))
    assert (found.kind, found.source, found.target) == ("rewrite", None, made.article.id)
    assert "original is not in the store" in found.explanation


def test_common_ownership_is_shown() -> None:
    a = Made(WIRE, outlet="Detroit Free Press", published="2031-05-06")
    b = Made(WIRE, outlet="Indianapolis Star", published="2031-05-08")
    links = linked(a, b)
    assert "both outlets belong to Gannett" in only(links).explanation
    assert links.origins[0].owners == ("Gannett",)


def test_copy_of_a_copy_leads_to_the_first() -> None:
    made = [
        Made(WIRE, outlet=name, published=f"2031-05-0{n}")
        for n, name in enumerate(("A", "B", "C"), start=1)
    ]
    links = linked(*made)
    assert {d.source for d in links.derivations} == {made[0].article.id}
    assert [o.root for o in links.origins] == [made[0].article.id]
    assert origins_of([m.article.id for m in made], links.origins) == 1


def citing() -> Made:
    made = Made(
        "The Valley Wire reported on Tuesday that four turbines at the Kellin dam stand still"
        " after trout washed ashore near Brannoch. Ostrava Vale may do well to ask why its"
        " director Petra Lindqvist learned of the oxygen levels from anglers.",
        outlet="Ridge Review",
        published="2031-05-08",
    )
    made.says(
        "that four turbines at the Kellin dam stand still",
        "Valley Wire",
        manner="indirect",
        evidence="outlet",
    )
    return made


def test_cites_points_at_the_article_of_the_cited_outlet() -> None:
    wire = Made(WIRE, WIRE_HEAD, outlet="The Valley Wire", published="2031-05-06")
    made = citing()
    links = linked(made, wire)
    found = only(links)
    assert (found.kind, found.source) == ("cites", wire.article.id)
    assert "reported" in found.passages[0].b.of(made.text)
    # all that it tells as said it has from there
    assert len(links.origins) == 1


def test_cites_points_at_the_outlets_own_article_before_those_that_credit_it() -> None:
    wire = Made(WIRE, WIRE_HEAD, outlet="The Valley Wire", published="2031-05-05")
    printed = Made(
        WIRE, WIRE_HEAD, outlet="Brannoch Times", published="2031-05-06", credit="Valley Wire"
    )
    made = citing()
    cited = [d for d in linked(made, wire, printed).derivations if d.kind == "cites"]
    assert [d.source for d in cited] == [wire.article.id]
    assert cited[0].explanation.endswith("once")
    (cited_print,) = [d for d in linked(made, printed).derivations if d.kind == "cites"]
    assert cited_print.source == printed.article.id


def test_cites_of_an_outlet_that_is_not_there_has_no_source() -> None:
    paper = Made(PAPER, WIRE_HEAD, outlet="Brannoch Times", published="2031-05-06")
    found = only(linked(citing(), paper))
    assert (found.kind, found.source) == ("cites", None)


def test_own_outlet_is_not_cited() -> None:
    made = citing()
    own = Made(made.body, outlet="Valley Wire")
    own.says("that four turbines", "Valley Wire", manner="indirect", evidence="outlet")
    assert linked(own).derivations == ()


def test_an_office_called_agency_is_no_outlet() -> None:
    made = Made("The Kellin Water Agency said four turbines stand still.", outlet="Ridge Review")
    made.says(
        "four turbines stand still", "Kellin Water Agency", manner="indirect", evidence="outlet"
    )
    assert linked(made).derivations == ()


def test_what_was_told_to_another_outlet_is_cited_from_there() -> None:
    herald = Made(WIRE, WIRE_HEAD, outlet="Brannoch Herald", published="2031-05-06")
    made = Made(
        "Lindqvist denied on Wednesday what an engineer told the Brannoch Herald about the dead"
        " trout below the Kellin dam and its four turbines near Brannoch in Ostrava Vale.",
        outlet="Ridge Review",
        published="2031-05-08",
    )
    found = only(linked(herald, made))
    assert (found.kind, found.source, found.target) == (
        "cites",
        herald.article.id,
        made.article.id,
    )
    assert found.passages[0].b.of(made.text) == "told the Brannoch Herald"


def test_what_was_told_to_a_paper_that_may_be_its_own_is_not_cited() -> None:
    text = "Lindqvist told the Brannoch Herald that four turbines at the Kellin dam stand still."
    assert linked(Made(text)).derivations == ()
    assert linked(Made(text, outlet="Brannoch Herald")).derivations == ()
    assert linked(Made(text, outlet="Ridge Review", credit="Brannoch Herald")).derivations == ()


def test_the_agency_that_signs_a_text_is_its_source() -> None:
    wire = Made(WIRE, credit="Valley Wire")
    copy = Made(WIRE, outlet="Tarn Echo", credit="Valley Wire", published="2031-05-06")
    found = only(linked(copy, wire))
    assert (found.source, found.kind) == (wire.article.id, "copy")
    assert found.direction.score > 0.8
    assert "signs" in found.direction.reason


def test_what_a_copy_and_its_original_both_hold_is_traced_to_the_original() -> None:
    """Of one day, the copy first by its hour, or with no date of the original at all."""
    for day in ("2031-05-06T18:00:00", None):
        wire = Made(WIRE, outlet="Valley Wire", published=day)
        copy = Made(
            "\n\n".join(WIRE.split("\n\n")[:-1]),
            outlet="Tarn Echo",
            credit="Valley Wire",
            published="2031-05-06T09:00:00",
        )
        part = Made(EXCERPT, outlet="Ridge Post", published="2031-05-08")
        found = {d.target: d.source for d in linked(wire, copy, part).derivations}
        assert found == {copy.article.id: wire.article.id, part.article.id: wire.article.id}


def test_an_agency_in_the_line_of_the_place_signs_a_text() -> None:
    line = "BRANNOCH, May 6, 2031 (Valley Wire News Agency)"
    wire = Made(WIRE, headline=line)
    wire.passages[0] = replace(wire.passages[0], kind="byline")
    copy = Made(WIRE, outlet="Tarn Echo", credit="Valley Wire", published="2031-05-06")
    found = only(linked(copy, wire))
    assert (found.source, found.kind) == (wire.article.id, "copy")
    assert "signs" in found.direction.reason
