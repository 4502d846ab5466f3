from __future__ import annotations

import pytest

from onrecord.link.following import following
from onrecord.link.linker import link_all
from onrecord.link.origins import origins_behind
from tests.link.made import Made
from tests.link.texts import WIRE, WIRE_HEAD

# the same report, half of its sentences turned round
TURNED = (
    "Engineers halted four turbines at the Kellin dam Tuesday after thousands of lifeless trout"
    " washed ashore close to Brannoch, the river agency of Ostrava Vale stated. According to its"
    " head, no turbine starts before the water has recovered.\n\n"
    "Anglers had cautioned of foul water since Sunday. A third of what the valley burns comes"
    " out of the plant, which is why firms were begged to save a tenth.\n\n"
    "Nobody can say yet what was behind it, in Lindqvist's words. Divers were to examine the"
    " lower gates before the weekend, and laboratory outcomes are anticipated within ten days."
    "\n\nDating from 1961, it went through its latest repair when water had torn the side open"
    " in 1998."
)
SOURCE = "Four men and 40 horses crossed the Tarn at noon, Ada Brandt said: “We saw no bridge.”"


def wire() -> Made:
    return Made(WIRE, WIRE_HEAD, outlet="Valley Wire", published="2031-05-06")


def rewritten(text: str) -> Made:
    return Made(text, "Turbines idle at Kellin", outlet="Spin", published="2031-05-08")


def test_a_rewrite_of_which_less_than_half_is_aligned_is_no_origin_of_its_own() -> None:
    source, target = wire(), rewritten(TURNED)
    (links,) = link_all([source.done(), target.done()])
    (found,) = links.derivations
    assert (found.kind, found.source) == ("rewrite", source.article.id)
    assert found.share < 0.5
    assert [o.root for o in links.origins] == [source.article.id]


def test_what_a_rewrite_adds_of_its_own_stays_its_own() -> None:
    own = (
        "Hotel keeper Aldo Ferranti counted nine cancelled bookings in an hour. His guests come"
        " to fish, and nobody will come to look at an empty river.\n\n"
        "Farmers near Merrow want 40 new wells for their orchards. The mill has asked the"
        " council of Tarn for a second outlet, and Ines Okafor has promised to give it one."
        " Both sides meet in the old customs house of Merrow on the last Saturday of the month."
    )
    first, second, third, _ = TURNED.split("\n\n")
    brief = [first, second.partition(" A third")[0], third.partition("words. ")[2]]
    source, target = wire(), rewritten("\n\n".join([*brief, own]))
    (links,) = link_all([source.done(), target.done()])
    assert len(links.origins) == 2

    def origins(words: str) -> int:
        places = [(target.article.id, target.at(words)), (source.article.id, source.at(WIRE))]
        return len(origins_behind(places, links.origins))

    assert origins("no turbine starts before the water has recovered") == 1
    assert origins("His guests come to fish") == 2
    assert origins("Farmers near Merrow want 40 new wells") == 2


@pytest.mark.parametrize(
    ("sentence", "follows"),
    [
        ("It was midday and the river was low.", True),
        ("Forty of the animals came over.", True),
        ("Brandt, who watched, was there.", True),
        ("Of 41 animals all came over.", False),
        ("It was midday in Merrow.", False),
        ("“Nobody ever asked me about wolves,” she added.", False),
    ],
)
def test_a_sentence_between_aligned_ones_follows_unless_it_tells_something(
    sentence: str, follows: bool
) -> None:
    target = Made(f"A first one stands here. {sentence} A last one stands here.").done()
    taken = [s.span for s in target.annotation.sentences]
    del taken[1:-1]
    assert bool(following(target, Made(SOURCE).done(), taken)) is follows


def test_a_long_run_follows_nothing() -> None:
    target = Made("One stands here. " + "It was low. " * 5 + "One more stands here.").done()
    taken = [s.span for s in target.annotation.sentences]
    assert following(target, Made(SOURCE).done(), [taken[0], taken[-1]]) == []
