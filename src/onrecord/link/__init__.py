"""Many annotated articles: derivations, stories, entities, utterances.

``keys``, ``compare`` and ``group`` decide stories; ``link_story`` links one;
``linker`` drives them over a store.
"""

from onrecord.link.groups import group
from onrecord.link.keys import keys
from onrecord.link.linker import LinkTally, link_all, link_pending
from onrecord.link.memory import MemoryStore
from onrecord.link.origins import origins_of
from onrecord.link.stories import compare
from onrecord.link.whole import link_story

__all__ = [
    "LinkTally",
    "MemoryStore",
    "compare",
    "group",
    "keys",
    "link_all",
    "link_pending",
    "link_story",
    "origins_of",
]
