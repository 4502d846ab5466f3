"""Named spans of an article and their kinds.

In order: names that the lexicons know (countries, seats of government, well-known
bodies); names that the parser found, trimmed of titles and endings and corrected by
their own words; runs of capitalised words that it missed. Then the article decides as a
whole: one name has one kind, by its strongest evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.extract import words
from onrecord.extract.titles import Run, title_before
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.model.entity import EntityKind
from onrecord.resources import lexicon, word_set
from onrecord.resources.countries import Country, by_adjective, by_name, by_seat

_LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "document",
    "PRODUCT": "goods",
}
_RANK: tuple[EntityKind, ...] = (
    "person", "organisation", "country", "place", "group", "document", "vessel", "goods",
)  # fmt: skip
_PARTICLES = frozenset(
    {"de", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "da", "dos", "di", "du"}
    | {"ben", "ibn", "y", "del"}
)
_NOUN_DEPS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "conj",
        "attr",
        "appos",
        "agent",
        "dative",
        "oprd",
        "ROOT",
    }
)
_LONGEST = 12
_OF_FULL_NAME = 20  # a word of a person's full name outvotes the parser's stray labels


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens ``[first, last)`` that name something.

    Attributes:
        name: the canonical name where a lexicon gives one, else the words.
        fixed: whether the lexicon decided, so that the article can't outvote it.
        weight: how strong the evidence for the kind is.
    """

    first: int
    last: int
    kind: EntityKind
    name: str
    fixed: bool = False
    weight: int = 1
    title: Run | None = None


def find_names(text: str, parse: Parse) -> list[Named]:
    """Named spans without overlap, in order."""
    known = _known(text.replace("’", "'"), parse)
    found = [n for chunk in parse.names if (n := _from_parser(text, parse, chunk)) is not None]
    names = _merge(found, known)
    names = _merge(names, _runs(text, parse, names))
    return _agree(parse, names)


# Names the lexicons know


@lru_cache(maxsize=1)
def _gazetteer() -> dict[str, tuple[tuple[str, EntityKind, str], ...]]:
    """First word -> (name, kind, canonical name), the longest first."""
    held: dict[str, tuple[EntityKind, str]] = {}
    for name in lexicon("organisations")["places"]:
        held[name] = ("place", name)
    for name in (*lexicon("organisations")["names"], *lexicon("organisations")["abbreviations"]):
        held[name] = ("organisation", name)
    for name in lexicon("organisations")["groups"]:
        held[name] = ("group", name)
    for seat in by_seat():
        held.setdefault(seat, ("place", seat))
    for name, country in by_name().items():
        held[name] = ("place" if country.place else "country", country.name)
    index: dict[str, list[tuple[str, EntityKind, str]]] = defaultdict(list)
    for name, (kind, canonical) in held.items():
        index[_first_word(name)].append((name, kind, canonical))
    return {w: tuple(sorted(n, key=lambda t: (-len(t[0]), t))) for w, n in index.items()}


def _first_word(name: str) -> str:
    for mark in (" ", "-", "'"):
        name = name.partition(mark)[0]
    return name.rstrip(",")


def _known(text: str, parse: Parse) -> list[Named]:
    gazetteer, peoples = _gazetteer(), by_adjective()
    found: list[Named] = []
    end = 0
    for token in parse.tokens:
        if token.start < end or not token.text[:1].isupper():
            continue
        word = token.text
        entry = gazetteer.get(word) or gazetteer.get(_first_word(word))
        named = _match(text, parse, token, entry) if entry else None
        if named is None and word in peoples:
            named = _people(parse, token, peoples[word])
        if named is not None:
            found.append(named)
            end = parse.tokens[named.last - 1].end
    return found


def _match(
    text: str, parse: Parse, token: Token, entry: tuple[tuple[str, EntityKind, str], ...]
) -> Named | None:
    for name, kind, canonical in entry:
        end = token.start + len(name)
        if not text.startswith(name, token.start) or text[end : end + 1].isalnum():
            continue
        last = token.i + 1
        while last < len(parse.tokens) and parse.tokens[last].start < end:
            last += 1
        if parse.tokens[last - 1].end != end or not _is_noun(token, kind):
            return None
        return Named(token.i, last, kind, canonical, fixed=True, weight=3)
    return None


def _is_noun(token: Token, kind: EntityKind) -> bool:
    # "us" in capitals, "Male", "Turkey" as a word: a name's token is tagged as a name
    return token.pos in {"PROPN", "NOUN", "ADJ"} or kind == "organisation"


def _people(parse: Parse, token: Token, country: Country) -> Named | None:
    if not _nominal(parse, token):
        return None
    if token.text in country.people:
        return Named(token.i, token.i + 1, "group", token.text, fixed=True)
    before = parse.tokens[token.i - 1].text.lower() if token.i else ""
    if before == "the":  # "the Chinese": the nation; "in Chinese" is its language
        return Named(token.i, token.i + 1, "country", country.name, fixed=True)
    return None


def _nominal(parse: Parse, token: Token) -> bool:
    """Whether a word for a people stands as a noun: "the Germans", not "German cars"."""
    if token.dep not in _NOUN_DEPS or token.pos == "VERB":
        return False
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return after is None or not (after.pos in {"NOUN", "PROPN"} or after.text == "-")


# Names the parser found


def _from_parser(text: str, parse: Parse, chunk: Chunk) -> Named | None:
    kind = _LABELS.get(chunk.label)
    if kind is None:
        return None
    trimmed = _trim(parse, chunk.first, chunk.last)
    if trimmed is None:
        return None
    return _classify(text, parse, trimmed[0], trimmed[1], kind)


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Without article, titles, possessive ending, punctuation; cut at a line's end."""
    tokens = parse.tokens
    for i in range(first, last):
        if "\n" in tokens[i].text or (i > first and tokens[i].text in {"in", "at", "from"}):
            last = i
            break
    for i in range(first + 1, last - 1):
        if tokens[i].tag == "POS" and _owner(parse, first, i):
            first = i + 1
    while first < last and _leads(tokens[first]):
        first += 1
    while first < last and not (
        tokens[last - 1].text[-1:].isalnum() or _abbreviated(tokens[last - 1])
    ):
        last -= 1
    while first < last and tokens[last - 1].tag == "POS":
        last -= 1
    if first >= last or last - first > _LONGEST or not tokens[first].text[:1].isupper():
        return None
    return first, last


def _owner(parse: Parse, first: int, last: int) -> bool:
    """Whether the words before a possessive ending name an owner: "China's Foreign Ministry"."""
    owner = " ".join(t.text for t in parse.tokens[first:last])
    return owner in by_name() or owner in by_seat() or title_before(parse, first) is not None


def _leads(token: Token) -> bool:
    return not token.text[:1].isalnum() or (
        token.text.lower()
        in {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our"}
        or token.tag == "POS"
    )


def _abbreviated(token: Token) -> bool:
    return token.text.endswith(".") and len(token.text) > 1


def _classify(text: str, parse: Parse, first: int, last: int, kind: EntityKind) -> Named | None:
    first, stripped = _strip_title(parse, first, last)
    if stripped:  # "President X's cabinet": the name ends with its owner
        last = next((i for i in range(first + 1, last) if parse.tokens[i].tag == "POS"), last)
    if first >= last:
        return None
    tokens = parse.tokens[first:last]
    title = title_before(parse, first)
    name = text[tokens[0].start : tokens[-1].end]
    own = _by_words(tokens, [t.text.lower() for t in tokens])
    if (stripped or title) and _person_like(tokens) and own != "vessel":
        return Named(first, last, "person", name, weight=6, title=title)
    if own is not None:
        return Named(first, last, own, name, weight=4)
    if not _credible(parse, first, last, kind):
        return None
    return Named(first, last, kind, name, weight=3 if kind == "person" and len(tokens) > 1 else 1)


def _credible(parse: Parse, first: int, last: int, kind: EntityKind) -> bool:
    """Whether the parser's label can be right by the shape of the words."""
    tokens = parse.tokens[first:last]
    if kind == "person":
        return _person_like(tokens)
    if kind == "group":
        return _nominal(parse, tokens[-1])
    pair = len(tokens) == 1 and "-" in tokens[0].text  # "U.S.-China" ties
    return kind != "goods" and not (
        pair and all(p in _gazetteer() for p in tokens[0].text.split("-"))
    )


def _strip_title(parse: Parse, first: int, last: int) -> tuple[int, bool]:
    """Leading title words inside a name that the parser took whole."""
    offices = words.offices() | words.honorifics()
    cut = first
    for i in range(first, last - 1):
        if parse.tokens[i].text.lower() in offices:
            of_state = parse.tokens[i + 1].text.lower() == "of"  # "Secretary of State X"
            cut = min(i + 3, last) if of_state else i + 1
    if cut == first or cut >= last:
        return first, False
    return cut, True


def _by_words(tokens: tuple[Token, ...], lowered: list[str]) -> EntityKind | None:
    """The kind that a name's own words tell: its prefix, its last word, a word before "of"."""
    if len(tokens) == 1:
        return "organisation" if tokens[0].text in _list("abbreviations") else None
    if tokens[0].text in _list("vessel_prefixes"):
        return "vessel"
    kinds = _heads()
    if lowered[-1] in kinds:
        return kinds[lowered[-1]]
    pairs = zip(lowered, lowered[1:], strict=False)
    return next(
        (kinds[w] for w, after in pairs if after in {"of", "for", "on"} and w in kinds), None
    )


@lru_cache(maxsize=1)
def _heads() -> dict[str, EntityKind]:
    held: dict[str, EntityKind] = {w: "place" for w in word_set("organisations", "place_heads")}
    held |= {w: "organisation" for w in word_set("organisations", "heads")}
    return held | {w: "document" for w in word_set("organisations", "document_heads")}


@lru_cache(maxsize=8)
def _list(key: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")[key])


def _person_like(tokens: tuple[Token, ...]) -> bool:
    return (
        len(tokens) <= 6
        and all(
            t.text[:1].isupper()
            or t.text.lower() in _PARTICLES
            or t.text in {"-", "'", "’", ".", '"', "“", "”"}
            for t in tokens
        )
        and not any(c.isdigit() for t in tokens for c in t.text)
    )


# Joining


def _merge(names: list[Named], more: list[Named]) -> list[Named]:
    """``names`` with those of ``more`` that no wider name holds; a lexicon's name wins
    over an equal or narrower one, and parts a name that only joins ("China-US")."""
    held = {i: n for n in names for i in range(n.first, n.last)}
    dropped: set[Named] = set()
    added: list[Named] = []
    for new in more:
        over = {held[i] for i in range(new.first, new.last) if i in held}
        wider = [
            n
            for n in over
            if n.first <= new.first
            and new.last <= n.last
            and (n.last - n.first > new.last - new.first)
        ]
        if wider and not (new.fixed and _joins_only(wider[0], more)):
            continue
        if over and not new.fixed:
            continue
        dropped |= over
        added.append(new)
    kept = [n for n in names if n not in dropped]
    return sorted([*kept, *added], key=lambda n: (n.first, n.last))


def _joins_only(name: Named, known: list[Named]) -> bool:
    inside = sum(n.last - n.first for n in _within(known, name))
    return inside > 1 and name.last - name.first - inside <= 1 and name.weight < 4


def _within(known: list[Named], name: Named) -> list[Named]:
    start = bisect_left(known, name.first, key=lambda n: n.first)
    found = []
    while start < len(known) and known[start].last <= name.last:
        found.append(known[start])
        start += 1
    return found


# Names the parser missed


def _runs(text: str, parse: Parse, names: list[Named]) -> list[Named]:
    covered = {i for n in names for i in range(n.first, n.last)}
    tokens = parse.tokens
    found: list[Named] = []
    i = 0
    while i < len(tokens):
        if i in covered or tokens[i].pos != "PROPN" or not tokens[i].text[:1].isupper():
            i += 1
            continue
        last = i + 1
        while (
            last < len(tokens)
            and last not in covered
            and tokens[last].pos == "PROPN"
            and tokens[last].sentence == tokens[i].sentence
            and last - i < _LONGEST
        ):
            last += 1
        named = _run(text, parse, i, last)
        if named is not None:
            found.append(named)
        i = last
    return found


def _run(text: str, parse: Parse, first: int, last: int) -> Named | None:
    trimmed = _trim(parse, first, last)
    if trimmed is None:
        return None
    first, last = trimmed
    tokens = parse.tokens
    if tokens[first].text.lower() in words.persons() and last - first == 1:
        return None
    named = _classify(text, parse, first, last, "person")
    if named is None or named.weight >= 4:
        return named
    subject = tokens[named.last - 1].dep in {"nsubj", "appos"}
    if (
        named.last - named.first in {2, 3}
        and subject
        and _says(tokens[tokens[named.last - 1].head])
    ):
        return named
    return None


def _says(token: Token) -> bool:
    return token.lemma in {"say", "tell", "add", "note", "argue", "write", "ask", "explain", "warn"}


# One name, one kind


def _agree(parse: Parse, names: list[Named]) -> list[Named]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for n in names:
        votes[n.name][n.kind] += n.weight if not n.fixed else 100
    surnames = _surnames(parse, names)
    for name, counter in votes.items():
        if name in surnames:
            counter["person"] += surnames[name]
    best = {
        name: max(_RANK, key=lambda kind, c=counter: (c[kind], -_RANK.index(kind)))  # type: ignore[misc]
        for name, counter in votes.items()
    }
    agreed = [n if n.fixed else replace(n, kind=best[n.name]) for n in names]
    return _merge(agreed, _missed_surnames(parse, agreed, surnames))


def _surnames(parse: Parse, names: list[Named]) -> dict[str, int]:
    """Last (and, of East Asian names, first) words of full names of persons, weighted."""
    found: Counter[str] = Counter()
    for n in names:
        if n.kind == "person" and n.last - n.first > 1 and n.weight >= 3:
            found[parse.tokens[n.last - 1].text] += _OF_FULL_NAME
            found[parse.tokens[n.first].text] += _OF_FULL_NAME
        elif n.kind == "person" and n.weight >= 6:
            found[n.name] += n.weight
    return dict(found)


def _missed_surnames(parse: Parse, names: list[Named], surnames: dict[str, int]) -> list[Named]:
    covered = {i for n in names for i in range(n.first, n.last)}
    return [
        Named(t.i, t.i + 1, "person", t.text, title=title_before(parse, t.i))
        for t in parse.tokens
        if t.text in surnames
        and t.i not in covered
        and surnames[t.text] > 2
        and t.pos in {"PROPN", "NOUN", "ADJ"}
        and not _part_of_name(parse, t)
    ]


def _part_of_name(parse: Parse, token: Token) -> bool:
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return after is not None and after.pos == "PROPN"
