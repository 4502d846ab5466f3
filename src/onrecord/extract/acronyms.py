"""Acronyms and the names that they stand for."""

from __future__ import annotations

from onrecord.extract.drafts import Draft

_INITIALS_SKIP = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "-", "a"})
_LOOK_BACK = 12  # mentions on either side in which an odd expansion is looked for


def is_acronym(name: str) -> bool:
    """Whether a name is made of capitals: "ASEAN", "U.N.", "G7"."""
    held = letters(name)
    return 2 <= len(held) <= 8 and held.upper() == held and held[:1].isalpha()


def letters(name: str) -> str:
    """An acronym without points and hyphens."""
    return name.replace(".", "").replace("-", "")


def spelled_out(drafts: list[Draft], i: int) -> int | None:
    """A near name whose initials an acronym holds with more letters ("SoEast" -> "SE")."""
    acronym = letters(drafts[i].name).lower()
    near = range(max(0, i - _LOOK_BACK), min(len(drafts), i + _LOOK_BACK))
    for j in sorted(near, key=lambda j: (abs(j - i), j)):
        other = drafts[j]
        if j == i or other.kind != "organisation" or not other.named or len(other.words) < 3:
            continue
        kept = [w.lower() for w in other.words if w.lower() not in _INITIALS_SKIP]
        initials = "".join(w[0] for w in kept)
        near_length = len(initials) + 1 >= len(acronym) >= len(initials) > 2
        if near_length and _within(initials, acronym) and _within(acronym, "".join(kept)):
            return j
    return None


def _within(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in their order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def initials_of(drafts: list[Draft]) -> dict[str, int]:
    """Initials of each name of several words -> its first draft."""
    found: dict[str, int] = {}
    for i, draft in enumerate(drafts):
        if draft.named and draft.kind == "organisation" and len(draft.words) > 1:
            for skip in (_INITIALS_SKIP, frozenset[str]()):
                firsts = [
                    w[0].upper() for w in draft.words if w.lower() not in skip and w[0].isalpha()
                ]
                found.setdefault("".join(firsts), i)
    return found
