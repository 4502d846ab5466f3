"""Which mentions of one article stand for the same: decided in one pass over the text.

Names first look back ("Reed" to "Anna Reed"), then ahead when nothing stands before.
Of two namesakes a bare surname means the one mentioned last. A definite description
("the official", "the second official") means the last fitting one: the same or a
like head, no other country, no other ordinal, and no modifiers of its own that the
other contradicts. Search is bounded to the last few candidates, so cost stays linear.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.extract import words
from onrecord.extract.acronyms import initials_of, is_acronym, letters, spelled_out
from onrecord.extract.drafts import Draft
from onrecord.resources import lexicon

_LOOK_BACK = 12  # entities of one head searched; bounds the cost on hostile text
_GENERIC = frozenset(
    {"senior", "top", "same", "other", "said", "unnamed", "anonymous", "government"}
)
# what many are called: a person named with such a title is seldom "the official" after it
_COMMON = frozenset(
    {"official", "source", "person", "aide", "diplomat", "officer", "executive", "adviser"}
    | {"advisor", "lawyer", "witness", "resident", "individual", "insider", "researcher"}
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST_TAIL = 6


@dataclass(slots=True)
class _Known:
    """Someone told of before: a described person or the holder of an office.

    Attributes:
        bare: whether "the official", without more, was said of them before.
    """

    draft: int
    modifiers: frozenset[str]
    ordinal: int | None
    plural: bool
    recent: int
    described: bool
    name: str
    bare: bool = False


@dataclass(slots=True)
class _Memory:
    last_name: dict[str, int] = field(default_factory=dict)
    gendered: dict[tuple[str, str], int] = field(default_factory=dict)
    first_name: dict[str, int] = field(default_factory=dict)
    full_name: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)
    tails: dict[str, int] = field(default_factory=dict)
    body: dict[str, int] = field(default_factory=dict)
    known: dict[str, list[_Known]] = field(default_factory=lambda: defaultdict(list))
    of_draft: dict[int, list[_Known]] = field(default_factory=lambda: defaultdict(list))


def resolve_references(drafts: list[Draft]) -> None:
    """Set ``refers`` and the fullest ``name`` of each draft, in place; drafts are in order."""
    memory = _Memory()
    expansions = initials_of(drafts)
    for i, draft in enumerate(drafts):
        if not draft.named:
            _described(drafts, i, memory)
        elif draft.kind == "person":
            draft.refers = _person(drafts, i, memory)
        else:
            draft.refers = _other(drafts, i, memory, expansions)
        _remember_office(drafts, i, memory)
    _look_ahead(drafts)
    _settle(drafts)


# Persons


def surname_of(name_words: tuple[str, ...]) -> str:
    """The last word of a name that is no "Jr."."""
    kept = [w for w in name_words if w.lower() not in _SUFFIXES and w[:1].isalnum()]
    return kept[-1] if kept else name_words[-1]


def _person(drafts: list[Draft], i: int, memory: _Memory) -> int | None:
    draft = drafts[i]
    first, last = draft.words[0], surname_of(draft.words)
    if len(draft.words) == 1 or first == last:
        found = memory.gendered.get((last, draft.gender)) if draft.gender else None
        if found is None:
            found = memory.last_name.get(last, memory.first_name.get(last))
            if found is None and last.endswith("s"):  # a possessive that lost its apostrophe
                found = memory.last_name.get(last[:-1])
            if found is not None and _other_gender(drafts[found], draft):
                found = None
        if found is None:
            found = memory.names.setdefault(("person", draft.name), i)
            return None if found == i else found
        _touch(drafts, found, draft, memory)
        return found
    found = memory.full_name.get((first, last))
    canonical = i if found is None else found
    memory.full_name.setdefault((first, last), i)
    memory.first_name[first] = canonical
    _touch(drafts, canonical, draft, memory)
    return found


def _touch(drafts: list[Draft], canonical: int, draft: Draft, memory: _Memory) -> None:
    """The last mentioned of a surname is whom it means next."""
    surname = surname_of(drafts[canonical].words)
    memory.last_name[surname] = canonical
    drafts[canonical].gender = drafts[canonical].gender or draft.gender
    if drafts[canonical].gender:
        memory.gendered[surname, str(drafts[canonical].gender)] = canonical


def _other_gender(a: Draft, b: Draft) -> bool:
    return a.gender is not None and b.gender is not None and a.gender != b.gender


# Organisations, countries, places


def _other(drafts: list[Draft], i: int, memory: _Memory, expansions: dict[str, int]) -> int | None:
    draft = drafts[i]
    found = memory.names.get((draft.kind, draft.name))
    if found is not None:
        _name_body(draft, found, memory)
        return found
    if draft.kind == "organisation":
        found = _organisation(drafts, i, memory, expansions)
    if found is None or found == i:
        memory.names[draft.kind, draft.name] = i
        _name_body(draft, i, memory)
        return None
    _name_body(draft, found, memory)
    return found


def _organisation(
    drafts: list[Draft], i: int, memory: _Memory, expansions: dict[str, int]
) -> int | None:
    draft = drafts[i]
    if len(draft.words) == 1 and is_acronym(draft.name):
        before = i - 1
        if draft.after_bracket and before >= 0 and drafts[before].kind == "organisation":
            expansions.setdefault(letters(draft.name), before)
            if drafts[before].last == draft.first - 1:
                return before if drafts[before].refers is None else drafts[before].refers
        found = expansions.get(letters(draft.name))
        return spelled_out(drafts, i) if found is None else found
    lowered = [w.lower() for w in draft.words]
    found = memory.tails.get(" ".join(lowered)) if len(lowered) > 1 else None
    for start in range(max(0, len(lowered) - _LONGEST_TAIL), len(lowered) - 1):
        memory.tails[" ".join(lowered[start:])] = i if found is None else found
    return found


def _name_body(draft: Draft, canonical: int, memory: _Memory) -> None:
    head = draft.words[-1].lower()
    if draft.kind == "organisation":
        memory.body[head] = canonical


# Descriptions


@lru_cache(maxsize=1)
def _country_of() -> tuple[tuple[frozenset[str], str], ...]:
    held = lexicon("organisations")["country_of"]
    return tuple((frozenset(name.lower().split()), code) for name, code in sorted(held.items()))


def _countries(modifiers: frozenset[str]) -> frozenset[str]:
    own = frozenset(m for m in modifiers if len(m) == 3 and m.isupper())
    if own:
        return own
    return frozenset(code for name, code in _country_of() if name <= modifiers)


def _described(drafts: list[Draft], i: int, memory: _Memory) -> None:
    draft = drafts[i]
    head = draft.heads[0]
    if draft.kind == "organisation":
        found = memory.body.get(head) if draft.definite else None
        if found is not None and _compatible(draft, drafts[found].modifiers, None):
            draft.refers = found
        else:
            memory.body[head] = i
        return
    known = _best_known(draft, head, memory) if draft.definite else None
    if known is None:
        _remember(drafts, i, i, memory)
        return
    known.recent = i
    if draft.modifiers <= _GENERIC:
        draft.name = known.name
        known.bare = True
    elif known.described:
        known.name = draft.name if len(draft.modifiers) >= len(known.modifiers) else known.name
        known.modifiers |= draft.modifiers
    draft.refers = known.draft


def _best_known(draft: Draft, head: str, memory: _Memory) -> _Known | None:
    found: list[tuple[tuple[bool, bool, int], _Known]] = []
    for like in sorted(words.same_office().get(head, frozenset({head}))):
        for known in memory.known[like][-_LOOK_BACK:]:
            if known.plural != draft.plural or not _fits_ordinal(draft, known):
                continue
            if not _compatible(draft, known.modifiers, known):
                continue
            subset = (draft.modifiers - _GENERIC) <= known.modifiers
            found.append(((subset, like == head or not draft.modifiers, known.recent), known))
    if head in _COMMON and draft.modifiers <= _GENERIC and any(k.bare for _, k in found):
        found = [(rank, k) for rank, k in found if k.described] or found
    return max(found, key=lambda f: f[0])[1] if found else None


def _fits_ordinal(draft: Draft, known: _Known) -> bool:
    if draft.ordinal is None or draft.ordinal == known.ordinal:
        return True
    return draft.ordinal == 1 and known.ordinal is None and known.described


def _compatible(draft: Draft, modifiers: frozenset[str], known: _Known | None) -> bool:
    mine, theirs = _countries(draft.modifiers), _countries(modifiers)
    if mine and theirs and not mine & theirs:
        return False
    own = draft.modifiers - theirs - _GENERIC
    other = modifiers - mine - _GENERIC
    if own <= modifiers:
        return True
    return other <= draft.modifiers and (bool(other) or known is None or known.described)


def _remember_office(drafts: list[Draft], i: int, memory: _Memory) -> None:
    """The holder of an office is whom "the minister" may mean; a new mention renews it."""
    draft = drafts[i]
    canonical = i if draft.refers is None else draft.refers
    for known in memory.of_draft.get(canonical, ()):
        known.recent = i
    if draft.named and draft.kind == "person" and draft.heads and canonical not in memory.of_draft:
        _remember(drafts, i, canonical, memory)


def _remember(drafts: list[Draft], i: int, canonical: int, memory: _Memory) -> None:
    draft = drafts[i]
    known = _Known(
        canonical, draft.modifiers, draft.ordinal, draft.plural, i, not draft.named,
        drafts[canonical].name,
    )  # fmt: skip
    memory.of_draft[canonical].append(known)
    for head in draft.heads:
        memory.known[head].append(known)


# After the pass


def _look_ahead(drafts: list[Draft]) -> None:
    """Names that stood before their fuller form refer to it."""
    full: dict[str, int] = {}
    for i, draft in enumerate(drafts):
        if draft.named and draft.kind == "person" and len(draft.words) > 1:
            full.setdefault(surname_of(draft.words), i)
    for i, draft in enumerate(drafts):
        single = draft.named and draft.kind == "person" and len(draft.words) == 1
        if single and draft.refers is None:
            found = full.get(draft.words[0])
            if found is not None and found != i:
                draft.refers = found


def _settle(drafts: list[Draft]) -> None:
    """Follow chains to their end and give each named draft its fullest name."""
    for i, draft in enumerate(drafts):
        target, steps = draft.refers, 0
        while target is not None and drafts[target].refers is not None and steps < 4:
            target, steps = drafts[target].refers, steps + 1
        draft.refers = None if target == i else target
    fullest: dict[int, str] = {}
    for i, draft in enumerate(drafts):
        canonical = i if draft.refers is None else draft.refers
        if draft.named and drafts[canonical].kind == draft.kind == "person":
            held = fullest.setdefault(canonical, drafts[canonical].name)
            if len(draft.words) > len(held.split()):
                fullest[canonical] = draft.name
    for i, draft in enumerate(drafts):
        canonical = i if draft.refers is None else draft.refers
        if draft.named or (draft.refers is not None and drafts[canonical].named):
            draft.name = fullest.get(canonical, drafts[canonical].name)
