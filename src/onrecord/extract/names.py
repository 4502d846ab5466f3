"""Named spans of an article and their kinds.

In order: names that the lexicons know (countries, seats of government, well-known
bodies); names that the parser found, trimmed of titles and endings and corrected by
their own words; runs of capitalised words that it missed. Then the article decides as a
whole: one name has one kind, by its strongest evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace

from onrecord.extract import words
from onrecord.extract.names_joining import JOINT, merge
from onrecord.extract.names_known import Named, gazetteer, known_names, nominal
from onrecord.extract.names_shape import follows_vessel, kind_by_words, name_heads, person_like
from onrecord.extract.titles import title_before
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.model.entity import EntityKind
from onrecord.resources.countries import by_adjective, by_name, by_seat
from onrecord.resources.currencies import before_sum

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
_CUTS = frozenset({"in", "at", "from", "(", ")", "[", ";", ":"})
_FIRM = frozenset({"&", "and", "inc", "ltd", "llc", "co", "corp", "jr", "sr"})
_LONGEST = 12
_TITLED = 6  # the weight of a name with a title
_OF_FULL_NAME = 20  # a word of a person's full name outvotes the parser's stray labels


def find_names(text: str, parse: Parse) -> list[Named]:
    """Named spans without overlap, in order."""
    known = known_names(text.replace("’", "'"), parse)
    found = [n for chunk in parse.names if (n := _from_parser(text, parse, chunk)) is not None]
    names = merge(found, known)
    names = merge(names, _runs(text, parse, names))
    return _agree(parse, _without_signs(text, parse, names))


def _without_signs(text: str, parse: Parse, names: list[Named]) -> list[Named]:
    """Names without those that are the sign of a sum: "US$5", "$US61", "Rs 40"."""
    signs = [m.span() for m in before_sum().finditer(text)]
    spans = [(parse.tokens[n.first].start, parse.tokens[n.last - 1].end) for n in names]
    return [
        name
        for name, (start, end) in zip(names, spans, strict=True)
        if (at := bisect_left(signs, end, key=lambda s: s[0])) == 0 or signs[at - 1][1] <= start
    ]


# Names the parser found


def _from_parser(text: str, parse: Parse, chunk: Chunk) -> Named | None:
    kind = _LABELS.get(chunk.label)
    if kind is None:
        return None
    last = chunk.last
    if kind == "person":
        inner = range(chunk.first + 1, chunk.last)
        last = next((i for i in inner if parse.tokens[i].tag == "POS"), last)
    trimmed = _trim(parse, chunk.first, last)
    if trimmed is None:
        return None
    return _classify(text, parse, trimmed[0], trimmed[1], kind)


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """Without article, titles, possessive ending, punctuation; cut at a line's end."""
    tokens = parse.tokens
    for i in range(first, last):
        if "\n" in tokens[i].text or (i > first and _cuts(parse, i, last)):
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


def _cuts(parse: Parse, i: int, last: int) -> bool:
    """Where a name ends: at a preposition or bracket, at a comma that is no law firm's."""
    if parse.tokens[i].text in _CUTS:
        return True
    rest = {t.text.lower().rstrip(".") for t in parse.tokens[i + 1 : last]}
    return parse.tokens[i].text == "," and not rest & _FIRM


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
    told = kind_by_words(tokens, [t.text.lower() for t in tokens])
    own: EntityKind | None = "vessel" if follows_vessel(parse, first) else told
    if (stripped or title) and person_like(tokens) and own != "vessel":
        return Named(first, last, "person", name, weight=6, title=title)
    if own is not None:
        return Named(first, last, own, name, weight=4)
    if not _credible(parse, first, last, kind):
        return None
    return Named(first, last, kind, name, weight=3 if kind == "person" and len(tokens) > 1 else 1)


def _credible(parse: Parse, first: int, last: int, kind: EntityKind) -> bool:
    """Whether the parser's label can be right by the shape of the words."""
    tokens = parse.tokens[first:last]
    if len(tokens) == 1 and tokens[0].text in by_adjective():
        return False  # its own rule decides on words for a people
    if kind == "person":
        common = len(tokens) == 1 and tokens[0].text.lower() in name_heads()
        return person_like(tokens) and not common
    if kind == "group":
        return nominal(parse, tokens[-1])
    pair = len(tokens) == 1 and "-" in tokens[0].text  # "U.S.-China" ties
    return kind != "goods" and not (
        pair and all(p in gazetteer() for p in tokens[0].text.split("-"))
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


# Names the parser missed


def _runs(text: str, parse: Parse, names: list[Named]) -> list[Named]:
    held = {i: n for n in names for i in range(n.first, n.last)}
    tokens = parse.tokens
    found: list[Named] = []
    i = 0
    while i < len(tokens):
        last = i
        while last - i < _LONGEST and _runs_on(parse, held, i, last):
            last += 1
        if last > i:
            whole = any(j in held for j in range(i, last))
            named = _joint(text, parse, i, last) if whole else _run(text, parse, i, last)
            found += [named] if named is not None else []
        i = max(last, i + 1)
    return found


def _runs_on(parse: Parse, held: dict[int, Named], first: int, i: int) -> bool:
    """Whether a run of capitalised words from ``first`` goes on with ``i``."""
    if i >= len(parse.tokens):
        return False
    token = parse.tokens[i]
    if token.sentence != parse.tokens[first].sentence or not token.text[:1].isupper():
        return False
    known = held.get(i)
    return token.pos == "PROPN" and (known is None or known.fixed)


def _joint(text: str, parse: Parse, first: int, last: int) -> Named | None:
    """A longer name around one that the lexicons know: "Paris Agreement"."""
    tokens = parse.tokens[first:last]
    if len(tokens) < 2 or tokens[0].text.lower() in words.offices():
        return None
    kind = kind_by_words(tokens, [t.text.lower() for t in tokens])
    if kind in {None, "place"}:
        return None
    name = text[tokens[0].start : tokens[-1].end]
    return Named(first, last, kind or "organisation", name, weight=JOINT)


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
    last_word = tokens[named.last - 1]
    named_like = all(
        t.text.isalpha() and t.text.istitle() for t in tokens[named.first : named.last]
    )
    acts = last_word.dep in {"nsubj", "appos"} and tokens[last_word.head].pos in {"VERB", "PROPN"}
    return named if named.last - named.first in {2, 3} and named_like and acts else None


# One name, one kind


def _agree(parse: Parse, names: list[Named]) -> list[Named]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for n in names:
        votes[n.name][n.kind] += n.weight if not n.fixed else 100
    surnames = _surnames(parse, names)
    for n in names:
        if n.kind != "person" and n.weight < 4 and _surname_titled(parse, n, surnames):
            votes[n.name]["person"] += _OF_FULL_NAME
    for name, counter in votes.items():
        if name in surnames:
            counter["person"] += surnames[name]
    best = {
        name: max(_RANK, key=lambda kind, c=counter: (c[kind], -_RANK.index(kind)))  # type: ignore[misc]
        for name, counter in votes.items()
    }
    agreed = [n if n.fixed else replace(n, kind=best[n.name]) for n in names]
    return merge(agreed, _missed_surnames(parse, agreed, surnames))


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


def _surname_titled(parse: Parse, name: Named, surnames: dict[str, int]) -> bool:
    """A name of two words whose last is a person's elsewhere: "Mr. Reed" beside "Anna Reed"."""
    pair = name.last - name.first == 2 and not name.fixed
    return pair and surnames.get(parse.tokens[name.last - 1].text, 0) >= _TITLED


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
