"""A rewriter kept apart: written without sight of the detector, and never used to tune it.

    rewrite(text, strength=0.5, seed=7)

It does to an article what cheap rewriting programs leave behind. A seed picks one of four
workshops: `thesaurus` swaps words and little else, `round_trip` is a text translated to another
language and back, `paraphraser` turns voice and clauses and loses the quotation marks, and
`patchwork` cuts, joins, moves and pads. All swap words: at strength 0.5, half of the content
words. Strength 0 changes nothing. The same text, strength and seed give the same result.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from benchmarks.derivations.held_out_forms import listed, take, with_ing, with_s
from benchmarks.derivations.held_out_moves import (
    FULL,
    PRONOUNS,
    SMALL,
    TITLES,
    lower_first,
    respell_numbers,
    split_in_two,
    to_active,
    to_passive,
    turn_attribution,
    turn_clauses,
    upper_first,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workshop:
    """How often each thing is done, as a share of the strength."""

    name: str
    attribution: float
    clauses: float
    voice: float
    split: float
    join: float
    drop: float
    pad: float
    move: float
    marks: float
    small: float
    pronouns: float
    numbers: float


WORKSHOPS = (
    Workshop("thesaurus", 0.1, 0.1, 0.1, 0.1, 0.05, 0.02, 0.05, 0.05, 0.3, 0.08, 0.05, 0.3),
    Workshop("round_trip", 0.3, 0.5, 0.5, 0.3, 0.2, 0.05, 0.1, 0.1, 0.8, 0.5, 0.3, 0.9),
    Workshop("paraphraser", 0.9, 0.8, 0.9, 0.5, 0.4, 0.15, 0.2, 0.3, 2.0, 0.25, 0.1, 0.5),
    Workshop("patchwork", 0.4, 0.4, 0.3, 0.5, 0.7, 0.4, 0.6, 0.9, 1.2, 0.15, 0.1, 0.4),
)

_STOP = frozenset(
    listed(
        "a an the and or but if of in on at to from by with as for into onto upon than then so"
        " not no nor is are was were be been being am has have had having do does did doing will"
        " would shall should can could may might must it its he she him his her hers they them"
        " their we us our you your i me my who whom whose which that this these those there here"
        " what when where why how mr mrs ms dr up out off down over also"
    )
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Capt|Const|Jr|Sr|vs|No|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m|[A-Z])|\.\s?[A-Z])\.$"
)
_END = re.compile(r"[.!?](?:''|[\"”’)])*\s+(?=[\"“‘(`]*[A-Z0-9])")
_MARKS = re.compile(r"``\s?|\s?''|[“”\"„«»]")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’\-][A-Za-z]+)*|\d[\d,.]*\d|\d|\s+|.", re.S)
_OPENERS = (
    "It is worth noting that",
    "In addition,",
    "As it turns out,",
    "In fact,",
    "Notably,",
    "According to reports,",
    "On the other hand,",
    "To be precise,",
    "As we all know,",
    "Interestingly,",
    "It should be mentioned that",
    "At the same time,",
    "In other words,",
    "Furthermore,",
)
_PADDING = (
    "The news has attracted a lot of attention on social networks.",
    "More details are expected to come to light in the near future.",
    "This is a developing story and we will keep our readers updated.",
    "Many people have shared their opinions about the matter.",
    "Experts believe that the situation deserves close attention.",
    "It remains to be seen what will happen next.",
    "The information was made public a short while ago.",
    "Let us take a closer look at what is known so far.",
    "This is not the first time that something like this has taken place.",
    "Fans and critics alike were quick to react.",
)
_JOINS = (", and ", "; ", ", while ", ", ", " and ", ", as ")


def rewrite(text: str, *, strength: float, seed: int) -> str:
    """The text as a cheap rewriter would give it back; strength 0 (untouched) to 1."""
    strength = min(1.0, max(0.0, strength))
    if strength == 0.0 or not text.strip():
        return text
    rng = Random(f"{seed}:{strength}:{hashlib.sha256(text.encode()).hexdigest()}")
    workshop = rng.choice(WORKSHOPS)
    gap = "\n\n" if re.search(r"\n\s*\n", text) else "\n"
    pieces = re.split(r"\n\s*\n" if gap == "\n\n" else r"\n", text)
    paragraphs = [_sentences(" ".join(piece.split())) for piece in pieces if piece.strip()]
    paragraphs = [_worked(sentences, workshop, strength, rng) for sentences in paragraphs]
    if workshop.pad >= 0.2 and rng.random() < strength:
        paragraphs.insert(rng.randint(1, len(paragraphs)), [rng.choice(_PADDING)])
    _displace(paragraphs, workshop.move * strength * 0.5, rng)
    joined = gap.join(" ".join(sentences) for sentences in paragraphs if sentences)
    return _articles(_swap_words(joined, strength, rng), rng)


def _sentences(paragraph: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(paragraph):
        piece = paragraph[start : end.end()].strip()
        if _ABBREVIATION.search(piece):
            continue
        found.append(piece)
        start = end.end()
    rest = paragraph[start:].strip()
    return [*found, rest] if rest else found


def _worked(sentences: list[str], workshop: Workshop, strength: float, rng: Random) -> list[str]:
    """The sentences of one paragraph after all but the swapping of words."""
    kept = [s for s in sentences if len(sentences) == 1 or rng.random() >= workshop.drop * strength]
    done = []
    for sentence in kept or sentences[:1]:
        changed = sentence
        for move, weight in (
            (turn_attribution, workshop.attribution),
            (turn_clauses, workshop.clauses),
            (to_active, workshop.voice),
            (to_passive, workshop.voice),
            (split_in_two, workshop.split),
        ):
            if rng.random() < weight * strength * 1.4:
                changed = move(changed, rng)
        if rng.random() < workshop.marks * strength:
            changed = _MARKS.sub("" if rng.random() < 0.8 else "'", changed)
        changed = respell_numbers(changed, workshop.numbers * strength, rng)
        changed = _small_words(changed, workshop, strength, rng)
        if rng.random() < workshop.pad * strength * 0.5:
            changed = f"{rng.choice(_OPENERS)} {lower_first(changed)}"
        done.append(changed)
    done = _joined(done, workshop.join * strength * 0.5, rng)
    _displace(done, workshop.move * strength * 0.5, rng)
    if rng.random() < workshop.pad * strength * 0.15:
        done.append(rng.choice(_PADDING))
    return done


def _joined(sentences: list[str], chance: float, rng: Random) -> list[str]:
    joined: list[str] = []
    for sentence in sentences:
        short = joined and len(joined[-1]) + len(sentence) < 260
        if short and joined[-1].endswith(".") and rng.random() < chance:
            joined[-1] = joined[-1][:-1] + rng.choice(_JOINS) + lower_first(sentence)
        else:
            joined.append(sentence)
    return joined


def _displace(items: list[T], chance: float, rng: Random) -> None:
    """Some items move by up to three places, in the list itself."""
    for at in range(len(items)):
        if rng.random() < chance:
            moved = items.pop(at)
            items.insert(max(0, min(len(items), at + rng.choice((-3, -2, -1, 1, 2, 3)))), moved)


def _small_words(sentence: str, workshop: Workshop, strength: float, rng: Random) -> str:
    """Short forms, titles, prepositions, articles and pronouns, each a little off."""
    chance = workshop.small * strength
    for table in (FULL, TITLES):
        for short, full in table.items():
            if short in sentence and rng.random() < chance * 1.5:
                pattern = re.escape(short) + r"(?![A-Za-z])"
                sentence = re.sub(r"\s+", " ", re.sub(pattern, full, sentence))
    if rng.random() < chance:
        sentence = re.sub(
            r"\b([A-Z]\w+(?: [A-Z]\w+)?)['’]s ([a-z]+)\b", r"the \2 of \1", sentence, count=1
        )
    words = []
    for at, word in enumerate(sentence.split(" ")):
        low = word.lower()
        instead = word
        if low in PRONOUNS and rng.random() < workshop.pronouns * strength * 0.5:
            instead = rng.choice(PRONOUNS[low])
        elif low in SMALL and at and rng.random() < chance * 0.4:
            instead = rng.choice(SMALL[low])
        if instead:
            words.append(
                upper_first(instead) if word[:1].isupper() and instead != word else instead
            )
    return " ".join(words).strip()


def _swap_words(text: str, strength: float, rng: Random) -> str:
    """As many content words swapped as the strength asks for, as far as the table goes."""
    tokens = _TOKEN.findall(text)
    content = [at for at in range(len(tokens)) if _is_content(tokens, at)]
    wanted = round(strength * len(content))
    rng.shuffle(content)
    swapped = 0
    others = []
    for at in content:
        if swapped == wanted:
            break
        before = next((t for t in reversed(tokens[max(0, at - 3) : at]) if t.strip()), "")
        way = take(tokens[at].lower(), before.lower(), rng)
        if way is None:
            others.append(at)
            continue
        chosen = way.pick(rng)
        tokens[at] = upper_first(chosen) if tokens[at][0].isupper() else chosen
        swapped += 1
    for at in others[: max(0, (wanted - swapped) // 2)]:
        tokens[at] = _bent(tokens[at])
    return "".join(tokens)


def _is_content(tokens: list[str], at: int) -> bool:
    word = tokens[at]
    if len(word) < 3 or not word[0].isalpha() or word.lower() in _STOP:
        return False
    if word[0].islower():
        return True
    before = [token for token in tokens[max(0, at - 4) : at] if token.strip()]
    return word[1:].islower() and (not before or before[-1] in {".", "!", "?"})


def _bent(word: str) -> str:
    """The word in another form, as a careless program would have it."""
    if word.endswith("ing") and len(word) > 5:
        return word[:-3] + "ed"
    if word.endswith("ed") and len(word) > 4:
        return with_ing(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word if word.endswith("ly") or "-" in word else with_s(word)


def _articles(text: str, rng: Random) -> str:
    """Most a and an made right again, as most programs do."""

    def right(found: re.Match[str]) -> str:
        if rng.random() < 0.25:
            return found.group()
        article = "an" if found["next"][0].lower() in "aeiou" else "a"
        return f"{article if found['article'].islower() else article.title()} {found['next']}"

    return re.sub(r"\b(?P<article>[Aa]n?) (?P<next>[A-Za-z])", right, text)
