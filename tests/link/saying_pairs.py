"""Pairs of invented statements: of one act of saying, and of two that are hard to tell apart.

Each line holds the manners of both (d direct, m mixed, u unmarked, i indirect), the words
of both, and the speakers: ``Ida Moss`` of both where none are given. The rules were set on
all but the later ones, which were written afterwards.
"""

from __future__ import annotations

Pair = tuple[str, str, str]
Spoken = tuple[str, str, str, str, str]

SAME: list[Pair] = [
    (
        "dd",
        "“We're ready to … against shipyards that … knowingly weaken the harbour treaty, and"
        " the council has been told so in writing more than once.”",
        "“We're ready to take measures, when we hold it right, against shipyards that build"
        " in contradiction to our rules and in ways that knowingly weaken the harbour treaty."
        " I put that to the minister very plainly this morning.”",
    ),
    (
        "dd",
        "“What we will not accept is … a single tanker unloading at night … while inspectors"
        " are kept waiting at the gate. That is our position.”",
        "“What we will not accept is the sight, week after week, of a single tanker unloading"
        " at night behind closed doors while inspectors are kept waiting at the gate, and I"
        " expect the owners to answer for it before the summer.”",
    ),
    (
        "dm",
        "“The grid failed because nobody replaced the old transformers at Tarn … and because"
        " the warnings of the engineers were put in a drawer. We shall publish all of them.”",
        "the grid failed “because nobody replaced the old transformers at Tarn in thirty"
        " years, and because the warnings of the engineers were put in a drawer” by her"
        " predecessors",
    ),
    (
        "dd",
        "“Our teachers have waited four winters for heating that works … They will not wait"
        " for a fifth one. The money is there.”",
        "“Our teachers have waited four winters for heating that works in every classroom of"
        " the valley, and I am tired of counting them.”",
    ),
    (
        "dd",
        "“I walked through the burnt orchards … with farmers who have lost everything they"
        " had planted since the war.”",
        "“On Monday I walked through the burnt orchards above Merrow, for three hours, with"
        " farmers who have lost everything they had planted since the war, and none of them"
        " asked me for money.”",
    ),
    (
        "dd",
        "“There is no secret clause in the ferry contract … none … and anyone who says"
        " otherwise should show the page.”",
        "“Let me be clear: there is no secret clause in the ferry contract that this council"
        " signed, and anyone who says otherwise should show the page or apologise.”",
    ),
    (
        "dd",
        "“The bridge will carry trains again before the first snow,”",
        "“The bridge will carry trains again before the first snow, and I will be on the"
        " first of them,”",
    ),
    (
        "dm",
        "“We found eleven wells poisoned with the same solvent,”",
        "divers and chemists had “found eleven wells poisoned with the same solvent” this spring",
    ),
    (
        "dd",
        "“Nobody in this ministry has ever seen that letter, and nobody has asked for it.”",
        "“Nobody in this ministry has ever seen that letter.”",
    ),
    (
        "md",
        "the pension fund was “emptied by people who knew exactly what they were doing”",
        "“The fund was emptied by people who knew exactly what they were doing, and they will"
        " pay it back.”",
    ),
    (
        "du",
        "“We have given the owners every chance to repair the sluice, and they have chosen to"
        " spend the money on lawyers instead.”",
        "We have provided the owners each opportunity to repair the sluice, and they have"
        " opted to spend the cash on attorneys instead",
    ),
    (
        "du",
        "“The children of this island deserve a school that does not leak when it rains.”",
        "The kids of this island merit a school that doesn't leak whenever it rains",
    ),
    (
        "du",
        "“If the strike goes on until Friday, the hospitals in the valley will run out of oxygen.”",
        "If the walkout continues till Friday, the hospitals in the valley shall run out of oxygen",
    ),
    (
        "du",
        "“Every trawler that crosses the line at night puts the peace of the whole strait in"
        " danger.”",
        "Each trawler that crosses the line after dark places the calm of the entire strait"
        " at risk",
    ),
    (
        "du",
        "“I asked the general twice whether the depot was empty, and twice he looked at the"
        " floor.”",
        "I questioned the general twice if the depot was vacant, and twice he gazed at the floor",
    ),
    (
        "du",
        "“It would be a grave mistake to close the mine before the new rail line is finished.”",
        "It'd be a serious error to shut the mine prior to the new rail line being completed",
    ),
    (
        "di",
        "“We will stop paying for the second pipeline unless the auditors are let in by March.”",
        "that the city would stop paying for the second pipeline unless auditors were let in"
        " by March",
    ),
    (
        "di",
        "“Three of the missing climbers were seen alive near the upper hut on Sunday evening.”",
        "three of the missing climbers had been seen alive near the upper hut on Sunday evening",
    ),
    (
        "ii",
        "that the observatory would reopen to visitors once the dome had been repaired",
        "the observatory will open again to visitors when repairs of the dome are finished",
    ),
    (
        "mi",
        "the vaccine stock was “far too small for a winter like this one” and must be doubled",
        "that the stock of vaccine was far too small for such a winter and had to be doubled",
    ),
]

DIFFERENT: list[Pair] = [
    (
        "dd",
        "“We will do everything we can to keep the ferries running through the winter.”",
        "“We will do everything we can to bring the stranded crews home through the southern"
        " port.”",
    ),
    (
        "dd",
        "“The sluice is safe, and people in the lower villages can sleep without worry.”",
        "“The sluice is old, and people in the lower villages are right to ask who inspects it.”",
    ),
    (
        "dd",
        "“I have spoken to the minister about the orchards and she has promised to visit.”",
        "“I have spoken to the owners about the orchards and they have refused to pay a penny.”",
    ),
    (
        "dd",
        "“The treaty gives our boats the right to fish up to the third buoy, not beyond it.”",
        "“The treaty gives their patrols no right to board our boats, at the third buoy or"
        " anywhere.”",
    ),
    (
        "dd",
        "“We don't want a quarrel with the island, and the island doesn't want one with us.”",
        "“We don't want money from the island. We want the names of those who opened fire.”",
    ),
    (
        "dd",
        "“Our relations with the northern republic are good, but the matter of the sunken"
        " tanker stands between us and has to be settled.”",
        "“Our relations with the northern republic are good, and trade across the strait has"
        " never been greater than it was in the last year.”",
    ),
    (
        "dd",
        "“On the one hand the council welcomes the plan for a second rail line; on the other"
        " hand nobody has told us who pays for the tunnel at Tarn.”",
        "“On the one hand the council welcomes new homes by the river; on the other hand"
        " nobody has told us how the school at Merrow will find room.”",
    ),
    (
        "dd",
        "“If they cut the subsidy, a third of the farms in this valley will be gone by spring.”",
        "“If they cut the water, every orchard in this valley will be dry by August.”",
    ),
    (
        "dd",
        "“It is not for me to say when the elections will be held.”",
        "“It is not for me to say who should lead the party.”",
    ),
    (
        "dd",
        "“There is no evidence that the drone came from our side of the border.”",
        "“There is no evidence that the mayor knew about the payments.”",
    ),
    (
        "du",
        "“We have given the owners every chance to repair the sluice.”",
        "The owners have given us no assurance that the sluice was ever inspected",
    ),
    (
        "du",
        "“The children of this island deserve a school that does not leak.”",
        "The parents of this island run the school library without any pay",
    ),
    (
        "du",
        "“The hospitals in the valley will run out of oxygen by Friday.”",
        "The hospitals in the valley will get a new helicopter by next spring",
    ),
    (
        "du",
        "“The strike ends when the company signs, not a day before.”",
        "The strike has cost the company nine million crowns in a month",
    ),
    (
        "di",
        "“We will stop paying for the second pipeline unless the auditors are let in.”",
        "that the second pipeline was needed because the first one leaked",
    ),
    (
        "di",
        "“Three climbers were seen alive near the upper hut on Sunday.”",
        "three climbers had been found dead below the upper glacier",
    ),
    (
        "ii",
        "that talks on the harbour would begin in Tarn on Monday",
        "that talks on the harbour had ended in Tarn without a result",
    ),
    (
        "ii",
        "the ministry would raise the tax on diesel by a tenth from July",
        "the ministry would not raise the tax on heating oil this year",
    ),
    (
        "mi",
        "the mine was “a danger to everyone who lives below it”",
        "that the mine employed a fifth of everyone who lived in the district",
    ),
    (
        "di",
        "“The bank knew about the false invoices for years and kept silent.”",
        "that the bank would pay back what customers had lost through false invoices",
    ),
]

LATER_SAME: list[Pair] = [
    (
        "dd",
        "“The vote was free … it was counted in front of the observers of nine countries, and"
        " no box went missing.”",
        "“The vote was free in every district that we visited, it was counted in front of the"
        " observers of nine countries, as the law demands. I have nothing to add.”",
    ),
    (
        "dd",
        "“They promised us a doctor for the island in spring … then in autumn … and the"
        " surgery is still locked.”",
        "“They promised us a doctor for the island in spring of last year, and then in"
        " autumn, and the surgery is still locked, with a notice on its door.”",
    ),
    (
        "dm",
        "“A court that is afraid of its own archive cannot judge anyone. Open the cellar.”",
        "“a court that is afraid of its own archive” had no business sentencing a journalist",
    ),
    (
        "dd",
        "“We lost the harvest, we lost the barn, and we nearly lost my brother to the flood.”",
        "“We lost the harvest, we lost the barn,”",
    ),
    (
        "du",
        "“The company knew that the valve was cracked and sent the night shift down regardless.”",
        "The firm was aware that the valve was cracked and sent the night crew down anyway",
    ),
    (
        "du",
        "“Our navy has watched this ship for eleven days, and it has not once answered the radio.”",
        "Our navy has observed this vessel for eleven days, and it hasn't once replied to the"
        " radio",
    ),
    (
        "du",
        "“I will not sell the lighthouse to a man who wants to put a casino in it.”",
        "I won't sell the lighthouse to someone who desires to install a casino in it",
    ),
    (
        "di",
        "“The budget for the new stadium has doubled twice and nobody can tell me why.”",
        "that the budget of the new stadium had doubled twice without anyone being able to say why",
    ),
    (
        "di",
        "“No aid convoy has reached the mountain camps since the tunnel collapsed.”",
        "no aid convoy had reached the camps in the mountains since the collapse of the tunnel",
    ),
    (
        "ii",
        "the prisoners would be exchanged on a bridge near the border at dawn on Saturday",
        "prisoners were to be exchanged at dawn on Saturday on a bridge close to the border",
    ),
    (
        "dd",
        "“Our inspectors were turned away at the gate of the reactor … twice … without any"
        " explanation. I wrote to the prime minister the same night.”",
        "“Our inspectors were turned away at the gate of the reactor on Monday and again on"
        " Thursday, twice in a week, without any explanation, and the cameras inside were"
        " switched off.”",
    ),
    (
        "dd",
        "“The pilots have flown … more hours than the law allows … and management signed"
        " every sheet. Passengers should know it.”",
        "“The pilots have flown, month after month, more hours than the law allows, and"
        " management signed every sheet with a smile,”",
    ),
    (
        "dd",
        "“Grain that was stolen from our silos is being sold in markets on three continents,”",
        "“Grain that was stolen from our silos is being sold in markets on three continents,"
        " and the buyers know where it was grown.”",
    ),
    (
        "dm",
        "“Every ship that leaves this port carries our grain and their lies.”",
        "each vessel leaving the port “carries our grain and their lies” to the world",
    ),
    (
        "du",
        "“The central bank should have acted in autumn, when prices had begun to climb and"
        " savers were still calm.”",
        "The central bank ought to have acted in fall, when costs had started to rise and"
        " savers were still composed",
    ),
    (
        "du",
        "“My son was arrested for holding an empty sheet of paper in front of the parliament.”",
        "My son was detained for carrying a blank sheet of paper outside the parliament",
    ),
    (
        "du",
        "“The reservoir is at its lowest level since my grandfather built the dam.”",
        "The reservoir sits at its lowest point since my grandpa constructed the dam",
    ),
    (
        "di",
        "“The second satellite is spinning and we may have to give it up.”",
        "that the second satellite was spinning and might have to be given up",
    ),
    (
        "di",
        "“I have asked both presidents to come to the lake in September.”",
        "he had asked both presidents to come to the lake in September",
    ),
    (
        "ii",
        "the refinery had been hit by two drones and a tank was on fire",
        "two drones had hit the refinery and set a tank on fire",
    ),
]

LATER_DIFFERENT: list[Pair] = [
    (
        "dd",
        "“We are deeply concerned about the arrest of the two reporters and call on the"
        " authorities to let them go.”",
        "“We are deeply concerned about the fire at the refinery and call on the authorities"
        " to publish what burned.”",
    ),
    (
        "dd",
        "“The tunnel will be open by Christmas, and the tolls will be the same as on the bridge.”",
        "“The tunnel will not be named after anyone, and the tolls will pay for its repair.”",
    ),
    (
        "dd",
        "“I have known the admiral for thirty years and I trust him with my life.”",
        "“I have known the admiral for thirty years and I was shocked by what the court read out.”",
    ),
    (
        "dd",
        "“This government has built more schools in the valley than any government before it.”",
        "“This government has closed more schools in the valley than the floods did.”",
    ),
    (
        "dd",
        "“The people of the southern district are asking for water, not for speeches, and we"
        " hear them.”",
        "“The people of the southern district are asking for schools, and the council has no"
        " answer for them.”",
    ),
    (
        "du",
        "“The company knew that the valve was cracked and sent the night shift down.”",
        "The company has paid the families of the night shift and replaced the valve",
    ),
    (
        "du",
        "“Our navy has watched this ship for eleven days.”",
        "Our navy has rescued eleven sailors from this ship",
    ),
    (
        "di",
        "“The budget for the new stadium has doubled twice.”",
        "that the new stadium would open twice a year for schools, within the budget",
    ),
    (
        "ii",
        "that the bank would raise its rates in March",
        "that the bank would cut its rates in March",
    ),
    (
        "ii",
        "that the port authority had fined the owners of the tanker for the spill",
        "that the port authority had freed the tanker after its owners paid for the spill",
    ),
    (
        "dd",
        "“Our inspectors were turned away at the gate of the reactor without any explanation.”",
        "“Our inspectors were let into the hall of the reactor but not into the control room.”",
    ),
    (
        "dd",
        "“I want to thank the firefighters who saved the old town from the flames last night.”",
        "“I want to thank the nurses who kept the hospital open while the old town burned.”",
    ),
    (
        "dd",
        "“The sanctions have not changed their policy, and more sanctions will not change it"
        " either.”",
        "“The sanctions have cost our exporters dearly, and the policy behind them was never"
        " debated.”",
    ),
    (
        "dd",
        "“We will defend every metre of our border with all the means that we have.”",
        "“We will defend the rights of every worker with all the means that the law gives us.”",
    ),
    (
        "dd",
        "“The minister has lied to parliament and should resign today.”",
        "“The minister has lied to nobody, and calls to resign are a farce.”",
    ),
    (
        "du",
        "“The central bank should have acted in autumn, when prices had begun to climb.”",
        "The central bank will act in spring, when prices have begun to fall",
    ),
    (
        "du",
        "“My son was arrested for holding an empty sheet of paper.”",
        "My son was beaten by the guards while his lawyer waited for the papers",
    ),
    (
        "di",
        "“The second satellite is spinning and we may have to give it up.”",
        "that the second satellite had cost twice as much as the first",
    ),
    (
        "di",
        "“I have asked both presidents to come to the lake in September.”",
        "that both presidents had left the lake without a word",
    ),
    (
        "ii",
        "the refinery had been hit by two drones and a tank was on fire",
        "the refinery would be repaired within two months, tank by tank",
    ),
]

SPOKEN: list[tuple[bool, Spoken]] = [
    (
        True,
        (
            "dd",
            "“They were prepared to … walk away from the table … unless the clause on salvage"
            " rights was struck out of the draft. We were not surprised.”",
            "“They were prepared, I was told twice, to walk away from the table that very evening"
            " unless the clause on salvage rights was struck out of the draft, and we let them.”",
            "senior harbour official",
            "senior harbour official",
        ),
    ),
    (
        True,
        (
            "du",
            "“Nobody expected the delegation to bring a signed map of the reef.”",
            "No one anticipated the delegation to bring a signed map of the reef",
            "second harbour official",
            "second harbour official",
        ),
    ),
    (
        False,
        (
            "du",
            "“The reef belongs to the fishermen of both shores and to no company.”",
            "The reef belongs to fishers of this shore and to no foreign company",
            "Ida Moss",
            "Carl Reed",
        ),
    ),
    (
        False,
        (
            "di",
            "“We want the harbour open and the crews at home by Sunday.”",
            "that he wanted the harbour open by Sunday",
            "Ida Moss",
            "Carl Reed",
        ),
    ),
    (
        False,
        (
            "du",
            "“Nobody expected the delegation to bring a map of the reef to the talks.”",
            "No one anticipated the delegation to leave the talks about the reef so early",
            "second harbour official",
            "second harbour official",
        ),
    ),
]
