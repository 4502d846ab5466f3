"""Time of the account and its page for stories of 5 to 1,000 articles, and per article.

Two kinds of story: one made of reports that each keep some sentences of one wire report,
put some in an order of their own and add some (``made``); and the largest story of the
mixture that ``benchmarks/link.py`` links (``real``). A story holds at most some hundred
articles, so a made one of 1,000 is put together without grouping. Nothing but the
account and the page is timed.

    python benchmarks/account.py [--sizes 5 100 300 1000] [--real 0]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.link import annotated, mixture
from quality.stories import light

from onrecord.account import build
from onrecord.extract.annotate import annotate
from onrecord.language.spacy_parser import SpacyParser
from onrecord.link import MemoryStore, link_all, link_pending, link_story
from onrecord.link.alignments import Cache
from onrecord.link.profile import profile
from onrecord.link.stories import compare_profiles
from onrecord.model.annotation import Annotated
from onrecord.model.story import StoryRecords
from onrecord.present import html

_SENTENCES = (
    "Velmora will release {n} fishing boats on {day}, its harbour minister Ines Darrow said.",
    "“We will release every boat by {day} if the owners post bond,” Darrow told reporters.",
    "Marta Quill, who speaks for the owners, said they had not been told the terms.",
    "“I have the names of {n} boats, and nobody has shown me a warrant,” Quill said.",
    "The coast guard stopped the boats on {day} after a quarrel over herring.",
    "Kestria accused Velmora on {day} of breaking a treaty and demanded talks.",
    "A senior official said the two sides would meet in Sarnholt on {day}.",
    "The owners promised to pay {n} thousand crowns for each boat.",
    "Asked whether shots had been fired, a coast guard officer declined to answer.",
    "The harbour of Sarnholt was closed for {n} hours on {day}.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MADE = 24  # texts that are annotated; others repeat one of them for another outlet


def made(size: int) -> list[Annotated]:
    """``size`` reports of one happening, each of an outlet of its own, over ten days."""
    chooser = random.Random(7)
    parser = SpacyParser()
    texts = []
    for _ in range(_MADE):
        told = chooser.sample(_SENTENCES, k=chooser.randint(5, len(_SENTENCES)))
        texts.append(
            "\n\n".join(t.format(n=chooser.randint(9, 17), day=chooser.choice(_DAYS)) for t in told)
        )
    found = []
    for n in range(size):
        day = f"2031-05-{5 + n % 10:02}"
        one = light("Velmora to free boats", texts[n % _MADE], day, f"Outlet {n}")
        annotation = annotate(one.article, one.annotation.passages, parser)
        found.append(replace(one, annotation=annotation))
    return found


def story_of(articles: Sequence[Annotated]) -> StoryRecords:
    """One story of these articles; each is compared with those that come next alone."""
    profiles = [profile(one) for one in articles]
    cache = Cache()
    pairs = [
        pair
        for n, one in enumerate(profiles)
        for other in profiles[n + 1 : n + 1 + _MADE]
        if (pair := compare_profiles(one, other, cache)) is not None
    ]
    links = link_story(articles, pairs)
    held = {a.article.id: a for a in articles}
    return StoryRecords(links=links, articles=tuple(held[a] for a in links.story.articles))


def largest(articles: Sequence[Annotated]) -> StoryRecords:
    """The largest story that these articles make; its articles alone are annotated."""
    store = MemoryStore(articles)
    link_pending(store)
    story = max((x.story for x in store.links()), key=lambda x: (len(x.articles), x.id))
    held = {a.article.id: a for a in annotated(store.load(story.articles))}
    links = max(link_all(list(held.values())), key=lambda x: (len(x.story.articles), x.story.id))
    return StoryRecords(links=links, articles=tuple(held[a] for a in links.story.articles))


def measure(name: str, records: StoryRecords) -> str:
    """One line of figures."""
    count = len(records.articles)
    started = time.perf_counter()
    account = build(records)
    built = time.perf_counter()
    page = html.render(account)
    done = time.perf_counter()
    return (
        f"{name} {count:5} articles: account {built - started:7.2f} s"
        f" ({1000 * (built - started) / count:6.1f} ms an article),"
        f" page {done - built:7.2f} s ({1000 * (done - built) / count:6.1f} ms an article,"
        f" {len(page) / 1e6:.1f} MB)"
    )


def main() -> None:
    """Print a line for each story."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 100, 300, 1000])
    parser.add_argument("--real", type=int, default=0, help="articles of the mixture; 0: none")
    options = parser.parse_args()
    articles = made(max(options.sizes))
    measure("made", story_of(articles[:2]))  # loads lexicons and templates
    for size in options.sizes:
        print(measure("made", story_of(articles[:size])), flush=True)
    if options.real:
        print(measure("real", largest(mixture(options.real))), flush=True)


if __name__ == "__main__":
    main()
