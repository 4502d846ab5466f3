"""Six invented articles on one invented story, for tests of the pages."""

from __future__ import annotations

WIRE = """Estmark envoy to press Velland on grain ships in Arle

By Ida Lomm

ARLE, March 4 (Northern Wire) - Estmark's chief envoy Marta Quill will travel to Arle on \
Thursday to press Velland to release the grain ships held in the Sund since February 12, a \
senior Estmark official said on Monday.

"We will not trade ports for promises," Quill told reporters before she left. "The ships must \
sail, and they must sail this month."

Velland's harbour minister Osk Taren rejected the demand. "No ship leaves until the inspection \
is complete," he said in a statement.

If the ships are not released by March 31, Estmark will close its terminals to Velland cargo, \
the senior official said, speaking on condition of anonymity.

Taren said the inspection had found no fault with the cargo of two vessels. He did not say \
when the remaining nine would be cleared. Asked whether soldiers had boarded the ships, the \
minister declined to comment.

The two countries signed a transit accord in 1998.

Sign up for our morning briefing. Reporting by Ida Lomm; editing by Per Aske
"""

COPY = """Envoy to press Velland on grain ships

Harbour Gazette | 4 March 2031 | Northern Wire

Estmark's chief envoy Marta Quill will travel to Arle on Thursday to press Velland to release \
the grain ships held in the Sund since February 12, a senior Estmark official said on Monday.

[ADVERTISEMENT: Winter tyres, fitted while you wait]

"We will not trade ports for promises," Quill told reporters before she left.

Velland's harbour minister Osk Taren rejected the demand. "No ship leaves until the inspection \
is complete," he said in a statement.

If the ships are not released by March 31, Estmark will close its terminals to Velland cargo, \
the senior official said, speaking on condition of anonymity.

About the author: Dex Moran has covered shipping for thirty years and lives on a boat.
"""

REWRITE = """Grain vessels: Estmark's top negotiator heads for Arle

Marta Quill, the top negotiator of Estmark, heads for Arle this week over the grain vessels \
stuck in the Sund.

Quill said Estmark would not swap ports for promises and the ships have to sail this month.

No vessel leaves until the checks are complete, Taren said.

Some thirteen vessels are stuck, port workers say.
"""

PAPER = """Nine ships or eleven? What Arle's harbour log shows

By Sanna Vire

Published March 7, 2031

Quill and Taren met for three hours in Arle on Thursday and parted without an agreement.

The harbour log, seen by the Arle Post, lists eleven grain ships at anchor on Thursday morning.

"We counted every hull ourselves," said harbour master Lio Brandt. Two of them "could have left \
a week ago", Brandt said.

Taren accused Estmark of "staging a crisis" and warned that pressure would slow the inspection.

Quill promised that Estmark would pay for a second team of inspectors if Velland let them \
aboard by March 15.

A spokesman for Velland's navy said no soldiers had boarded the ships. Two sailors told the \
Arle Post that armed men came aboard on February 20.

Photo: Grain ships at anchor off Arle. Credit: T. Holm
"""

FOLLOW_UP = """Velland lets five grain ships go after Arle talks

By Ida Lomm

ARLE, March 9 (Northern Wire) - Five grain ships left the Sund of Arle on Sunday after Velland \
cleared their cargo, the harbour authority said.

"Five have sailed. Four remain, and the inspection goes on," Taren told a news conference.

Quill welcomed the release but said that the deadline of March 31 stood. "We will not trade \
ports for promises, and we will not trade nine ships for five," she said.

Taren is to visit Estmark's capital on March 20, both governments said.

The harbour authority said it expects the rest to be cleared by the end of the month.
"""

FRENCH = """Cinq navires quittent le Sund

Cinq navires chargés de blé ont quitté le Sund dimanche, selon la capitainerie d'Arle.
"""
