"""Invented articles on one quarrel over a dam, and one on another subject."""

from __future__ import annotations

WIRE_HEAD = "Ostrava Vale halts turbines at Kellin dam after fish kill"
WIRE = (
    "Engineers stopped four turbines at the Kellin dam on Tuesday after thousands of dead trout"
    " washed ashore near Brannoch, the river authority of Ostrava Vale said.\n\n"
    "“We will not run a single turbine until the oxygen levels are back to normal,” the"
    " authority's director, Petra Lindqvist, told reporters in Brannoch.\n\n"
    "Anglers had warned of foul water since Sunday. The dam supplies a third of the valley's"
    " electricity, and the grid operator asked factories to cut their use by a tenth.\n\n"
    "Lindqvist said the cause was not known. Divers were to inspect the lower gates before the"
    " weekend, and laboratory results are expected within ten days.\n\n"
    "The Kellin dam was built in 1961 and was last overhauled after the floods of 1998, when"
    " its eastern wall cracked and two villages were evacuated for a month."
)
# the same, cut short
EXCERPT = WIRE.partition("\n\nLindqvist said")[0]
# word for word reworked, marks lost
REWRITE = (
    "Engineers halted four turbines at the Kellin dam Tuesday after thousands of lifeless trout"
    " washed ashore close to Brannoch, the river agency of Ostrava Vale stated.\n\n"
    "We will not operate a single turbine until the oxygen levels are back to regular, the"
    " agency's director, Petra Lindqvist, informed reporters in Brannoch.\n\n"
    "Anglers had warned of foul water since Sunday. The dam provides a third of the valley's"
    " power, and the grid operator requested factories to cut their usage by a tenth.\n\n"
    "Lindqvist stated the cause was not identified. Divers were to examine the lower gates before"
    " the weekend, and laboratory outcomes are anticipated within ten days.\n\n"
    "The Kellin dam was constructed in 1961 and was last overhauled after the floods of 1998,"
    " when its eastern wall cracked and two villages were cleared for a month."
)
# own reporting on the same, one quotation of one briefing in common
PAPER_HEAD = "Dead trout in Brannoch: valley fears for its summer"
PAPER = (
    "The smell reached the market square of Brannoch before the news did. By noon on Tuesday"
    " volunteers had shovelled eleven carts of trout from the banks below Kellin dam.\n\n"
    "Hotel keeper Aldo Ferranti counted nine cancelled bookings in an hour. His guests come to"
    " fish, he said, and nobody will come to look at an empty river.\n\n"
    "“We will not run a single turbine until the oxygen levels are back to normal,” Petra"
    " Lindqvist said at a briefing crowded with anglers, several of whom shouted at her.\n\n"
    "Ostrava Vale has quarrelled over its river for decades. Farmers upstream want more water for"
    " their orchards, and the mill at Tarn has asked for a second outlet."
)
OTHER_HEAD = "Glassblowers of Merrow win a pension after forty years"
OTHER = (
    "The last eleven glassblowers of Merrow will draw a pension from next spring, after the"
    " island's council voted on Thursday to recognise their guild.\n\n"
    "Furnaces on Merrow went cold in 2011, when the ferry stopped carrying sand. The guild's"
    " treasurer, Ines Okafor, had petitioned six councils in a row.\n\n"
    "Visitors may still watch a demonstration every second Saturday in the old customs house."
)
