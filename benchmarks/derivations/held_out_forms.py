"""Words and their forms for the held-out rewriter: what may stand for what, inflected alike.

The table (`held_out_words.tsv`) was written by hand: part of speech, word, substitutes. Some
substitutes are wrong in most places ("bank": "shore"), as those of real spinners are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

TABLE = Path(__file__).with_name("held_out_words.tsv")
VOWELS = "aeiou"


def listed(words: str) -> list[str]:
    """The words of a line."""
    return words.split()


_IRREGULAR = """
be was been|beat beat beaten|become became become|begin began begun|bid bid bid|bear bore borne
break broke broken|bring brought brought|build built built|burst burst burst|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fling flung flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen
forget forgot forgotten|forsake forsook forsaken|get got got|give gave given|go went gone
grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden
hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid
lead led led|learn learned learned|leave left left|let let let|lose lost lost|make made made
mean meant meant|meet met met|outlive outlived outlived|overcome overcame overcome
overrun overran overrun|partake partook partaken|pay paid paid|put put put|quit quit quit
read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut
sing sang sung|sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid
speak spoke spoken|spell spelled spelled|spend spent spent|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
strike struck struck|strive strove striven|swear swore sworn|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
tread trod trodden|undergo underwent undergone|understand understood understood
undo undid undone|uphold upheld upheld|wear wore worn|win won won|withdraw withdrew withdrawn
withstand withstood withstood|write wrote written
"""
_DOUBLES = frozenset(
    listed(
        "ban bar beg blot chat chop curb don drag drop dub grab grip hop jog nab nod permit"
        " plan plot refer regret rob rub run scan scrap scrub set ship shred skid slam slap slip"
        " snap spot star step stir stop strap strip submit swap tap tip top trap trim tug vet"
        " wrap cut get hit let put quit shut sit split win bid begin forbid forget overrun admit"
        " commit compel control"
    )
)
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "life": "lives",
    "half": "halves",
    "people": "people",
    "police": "police",
    "aircraft": "aircraft",
    "news": "news",
    "thief": "thieves",
    "crisis": "crises",
    "gentleman": "gentlemen",
    "policeman": "policemen",
    "fireman": "firemen",
    "serviceman": "servicemen",
}
_BE = {"base": "be", "s": "is", "past": "was", "pp": "been", "ing": "being"}


def _table_of_irregulars() -> dict[str, tuple[str, str]]:
    found = {}
    for entry in _IRREGULAR.replace("\n", "|").split("|"):
        if entry.strip():
            base, past, participle = entry.split()
            found[base] = (past, participle)
    return found


IRREGULAR = _table_of_irregulars()


def with_s(word: str) -> str:
    """The word with the -s of plurals and of the third person."""
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "echo", "veto"}:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def with_ed(word: str) -> str:
    """The regular past."""
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return (word + word[-1] if word in _DOUBLES else word) + "ed"


def with_ing(word: str) -> str:
    """The present participle."""
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return (word + word[-1] if word in _DOUBLES else word) + "ing"


def verb_form(phrase: str, form: str) -> str:
    """The phrase with its first word in the form (base, s, past, pp, ing)."""
    head, _, rest = phrase.partition(" ")
    if head == "be":
        head = _BE[form]
    elif form in {"past", "pp"}:
        pair = IRREGULAR.get(head) or (with_ed(head),) * 2
        head = pair[form == "pp"]
    elif form == "s":
        head = "has" if head == "have" else with_s(head)
    elif form == "ing":
        head = with_ing(head)
    return f"{head} {rest}".strip()


def plural(phrase: str) -> str:
    """The phrase with its noun in the plural; the noun is the last word before "of"."""
    head, of, rest = phrase.partition(" of ")
    before, _, noun = head.rpartition(" ")
    noun = _PLURALS.get(noun, noun if noun.endswith("s") else with_s(noun))
    return f"{before} {noun}".strip() + of + rest


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a word: its part of speech, its form, and what may stand for it."""

    kind: str
    form: str
    base: str
    substitutes: tuple[str, ...]

    def pick(self, rng: Random) -> str:
        """One substitute in the same form; now and then in the wrong one."""
        chosen = rng.choice(self.substitutes)
        if self.kind == "verb":
            form = rng.choice(("base", "ing", "past")) if rng.random() < 0.04 else self.form
            return verb_form(chosen, form)
        if self.kind == "noun" and (self.form == "plural") != (rng.random() < 0.05):
            return plural(chosen)
        return chosen


@lru_cache(maxsize=1)
def readings() -> dict[str, tuple[Reading, ...]]:
    """Every form of every word of the table, with the ways to take it."""
    found: dict[str, list[Reading]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        kind, word, joined = line.split("\t")
        substitutes = tuple(joined.split("|"))
        if kind == "verb":
            forms = {form: verb_form(word, form) for form in ("base", "s", "past", "pp", "ing")}
        elif kind == "noun":
            forms = {"base": word, "plural": plural(word)}
        else:
            forms = {"base": word}
        for form, surface in forms.items():
            found.setdefault(surface, []).append(Reading(kind, form, word, substitutes))
    return {surface: tuple(ways) for surface, ways in found.items()}


_BEFORE_NOUN = frozenset(
    listed(
        "the a an this that these those his her its their our your my of in on at for with from"
        " by some any no each every two three four five six many several first last"
    )
)
_BEFORE_VERB = frozenset(
    listed(
        "to will would can could may might must should shall he she it they we you who which"
        " did does do not n't has have had been was were is are be"
    )
)


def take(word: str, before: str, rng: Random) -> Reading | None:
    """The reading of a word that fits what stands before it, as far as one word tells."""
    ways = readings().get(word)
    if not ways:
        return None
    if before in _BEFORE_NOUN:
        fitting = [way for way in ways if way.kind in {"noun", "adjective"}]
    elif before in _BEFORE_VERB:
        fitting = [way for way in ways if way.kind in {"verb", "other"}]
    else:
        fitting = []
    return rng.choice(fitting or list(ways))
