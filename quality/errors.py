"""Which errors the statements make, sorted by kind, on the held-back tenth of PolNeAR's train.

Nothing is fitted here. Each gold attribution and each of ours that has no partner gets
one kind; each matched pair gets a kind for what its content has too much or too little
at the left, inside, and at the right, one for its source, and one for its cue. What a
reader made of a hundred of them stands in ``docs/errors.md``.

    python -m quality.errors [--model encoder|rules] [--kind PART] [--count 100] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quality.polnear import found_in, scored
from quality.polnear_corpus import (
    CORPORA,
    Attribution,
    Characters,
    Document,
    held_back,
    load,
    overlap,
    pair_up,
    worded,
)

from onrecord.language.parse import Parser
from onrecord.language.parsers import parser_of
from onrecord.language.spacy_parser import DEFAULT_PIPELINE
from onrecord.settings import MODELS

_HALF = 0.5
_AROUND = 60  # characters shown on either side of an error
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who", "you", "which", "that"))
_JOINS = frozenset(("and", "but", "or", "so", "yet", "while", "although", "though", "because"))
_RELATIVE = frozenset(("who", "which", "whom", "whose", "where", "when", "after", "before", "as"))
_PREPOSITIONS = frozenset(
    ("in", "on", "at", "by", "for", "of", "to", "from", "with", "about", "during", "over",
     "under", "against", "into", "since", "through")
)  # fmt: skip
_WORD = re.compile(r"\w[\w'’-]*")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+\W*[A-Z]|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One error: its kind, and what to look at."""

    kind: str
    document: Document
    gold: Attribution | None = None
    found: Attribution | None = None


def errors_in(document: Document, found: Sequence[Attribution]) -> Iterator[Error]:
    """All errors of a document.

    Args:
        document: with its gold.
        found: what was found in it.
    """
    pairs = pair_up(found, document.gold)
    for pair in pairs:
        for kind in _of_pair(document.text, pair.gold, pair.predicted):
            yield Error(kind=kind, document=document, gold=pair.gold, found=pair.predicted)
    matched = {id(p.gold) for p in pairs} | {id(p.predicted) for p in pairs}
    for gold in document.gold:
        if id(gold) not in matched:
            kind, nearest = _unmatched(gold, found, document.gold, ("missed", "split", "merged"))
            yield Error(kind=kind, document=document, gold=gold, found=nearest)
    for ours in found:
        if id(ours) not in matched:
            kind, nearest = _unmatched(ours, document.gold, found, ("spurious", "merges", "splits"))
            yield Error(kind=kind, document=document, gold=nearest, found=ours)


def _unmatched(
    one: Attribution,
    others: Sequence[Attribution],
    own: Sequence[Attribution],
    names: tuple[str, str, str],
) -> tuple[str, Attribution | None]:
    """The kind of one without a partner, and the one of the other side that is nearest.

    Args:
        one: without a partner.
        others: of the other side.
        own: of its own side.
        names: of what has none, what covers several of the other side, and what is one
            of several that another covers.
    """
    none, several, one_of = names
    touching = [o for o in others if o.content & one.content]
    nearest = max(touching, key=lambda o: overlap(o.content, one.content), default=None)
    if nearest is None:
        same_cue = next((o for o in others if o.cue & one.cue), None)
        inside = any(one.cue & o.content for o in others)
        where = "cue found, other content" if same_cue else "altogether"
        return f"{none}: {'nested' if inside and not same_cue else where}", same_cue
    if sum(_inside(o, one) for o in others) > 1:
        return f"{none}: {several}", nearest
    if sum(_inside(o, nearest) for o in own) > 1:
        return f"{none}: {one_of}", nearest
    shorter = len(nearest.content) < len(one.content)
    less, more = ("under half of it", "twice as long or more")
    return f"{none}: the other is {less if shorter else more}", nearest


def _inside(part: Attribution, whole: Attribution) -> bool:
    return len(part.content & whole.content) > _HALF * len(part.content)


def _of_pair(text: str, gold: Attribution, found: Attribution) -> Iterator[str]:
    """What is wrong with a match."""
    wanted, given = worded(gold.content, text), worded(found.content, text)
    if wanted and given:
        for kind, held, other in (("lacks", wanted, given), ("has", given, wanted)):
            for side, part in _sides(held - other, other):
                yield f"content {kind} {side}: {_what(text, part, gold)}"
    if gold.source and not found.source & gold.source:
        yield f"source {_source(text, gold, found)}"
    elif not gold.source and found.source:
        yield "source where gold has none"
    elif gold.source and overlap(gold.source, found.source) < _HALF:
        wide = len(found.source) > len(gold.source)
        yield f"source {'twice as long or more' if wide else 'under half of it'}"
    if not gold.cue & found.cue and (gold.cue or found.cue):
        yield "cue another" if found.cue and gold.cue else "cue on one side alone"
    elif overlap(gold.cue, found.cue) < _HALF and gold.cue:
        longer = len(found.cue) > len(gold.cue)
        yield f"cue {'twice as long or more' if longer else 'under half of it'}"


def _sides(part: Characters, other: Characters) -> Iterator[tuple[str, Characters]]:
    low, high = min(other), max(other)
    for side, held in (
        ("left", frozenset(i for i in part if i < low)),
        ("inside", frozenset(i for i in part if low <= i <= high)),
        ("right", frozenset(i for i in part if i > high)),
    ):
        if held:
            yield side, held


def _what(text: str, part: Characters, gold: Attribution) -> str:
    """What a stretch is that one side has and the other lacks."""
    words = _WORD.findall(text[min(part) : max(part) + 1])
    first = words[0].lower() if words else ""
    if part & gold.cue or part & gold.source:
        return "cue or source"
    if _SENTENCE_END.search(text[max(0, min(part) - 3) : max(part) + 1]):
        return "a sentence or more"
    if len(words) == 1:
        return "'that'" if first in ("that", "whether", "if") else "one word"
    opened = {"from a conjunction on": _JOINS, "from a preposition on": _PREPOSITIONS}
    clause = "a clause" if first in _RELATIVE or first.endswith("ing") else "several words"
    return next((name for name, words in opened.items() if first in words), clause)


def _source(text: str, gold: Attribution, found: Attribution) -> str:
    wanted = "".join(text[i] for i in sorted(gold.source)).lower()
    pronoun = ", gold a pronoun" if wanted in _PRONOUNS else ""
    if not found.source:
        return f"missing{pronoun}"
    given = "".join(text[i] for i in sorted(found.source)).lower()
    return f"wrong{', ours a pronoun' if given in _PRONOUNS else pronoun}"


# ---------------------------------------------------------------------------------- report


def all_errors(documents: Sequence[Document], parser: Parser) -> list[Error]:
    """The errors of some documents, chains of quotations joined as the scorer does."""
    return [
        error
        for document in documents
        for error in errors_in(document, scored(found_in(document, parser), joined=True))
    ]


def shown(error: Error) -> str:
    """One error to read: gold's words and ours, with where they stand."""
    text = error.document.text
    told = [f"## {error.kind} ({error.document.name})"]
    everything = [i for a in (error.gold, error.found) if a for i in a.content | a.cue | a.source]
    low, high = max(0, min(everything) - _AROUND), max(everything) + _AROUND
    told.append("   text: " + " ".join(text[low:high].split()))
    for name, held in (("gold", error.gold), ("ours", error.found)):
        if held is not None:
            parts = (_runs(text, p) for p in (held.source, held.cue, held.content))
            told.append(f"   {name}: " + " | ".join(parts))
    return "\n".join(told)


def _runs(text: str, part: Characters) -> str:
    made, before = "", None
    for i in sorted(part):
        made += (" [..] " if before is not None and i != before + 1 else "") + text[i]
        before = i
    return " ".join(made.split())


def main() -> None:
    """Read the options and print the counts, and some errors where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", choices=MODELS, default=MODELS[0])
    options.add_argument("--kind", help="show errors of the kinds that hold these letters")
    options.add_argument("--count", type=int, default=0, help="show so many, drawn by lot")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    documents = [d for d in load(CORPORA, "train") if held_back(d.name)]
    found = all_errors(documents, parser_of(chosen.model, DEFAULT_PIPELINE))
    for kind, count in sorted(Counter(e.kind for e in found).items()):
        print(f"{count:5} {kind}")
    held = [e for e in found if (chosen.kind or "") in e.kind]
    wanted = chosen.count or (100 if chosen.kind else 0)
    lot = random.Random(chosen.seed)  # noqa: S311 - a sample to read
    drawn = lot.sample(held, min(wanted, len(held)))
    print("\n".join(shown(e) for e in drawn))


if __name__ == "__main__":
    main()
