"""Sentence by sentence: what the held-out rewriter does to order, voice and small words.

Each move takes a sentence and returns it changed, or as it was where it does not apply.
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.derivations.held_out_forms import IRREGULAR, listed, readings, with_ed

_CUES = (
    "said|says|added|told reporters|noted|stated|insisted|argued|warned|announced|explained"
    "|claimed|declared|wrote|replied|testified|reported"
)
_OPEN, _CLOSE = r"(?:``|[\"“])", r"(?:''|[\"”])"
QUOTED_FIRST = re.compile(
    rf"^{_OPEN} ?(?P<said>[^\"“”]+?) ?[,?!] ?{_CLOSE},? (?P<who>[^,\"“”]{{2,90}}?)"
    rf" (?P<cue>{_CUES})(?P<rest>[^\"“”]{{0,70}})\.$"
)
QUOTED_TURNED = re.compile(
    rf"^{_OPEN} ?(?P<said>[^\"“”]+?) ?[,?!] ?{_CLOSE},? (?P<cue>{_CUES})"
    r" (?P<who>[^\"“”]{2,110})(?P<rest>)\.$"
)
SAID_FIRST = re.compile(
    rf"^(?P<who>[A-Z][^,\"“”:;]{{1,60}}?) (?P<cue>{_CUES}) (?:that )?(?P<said>[^\"“”]{{20,}})\.$"
)
SAID_LAST = re.compile(
    rf"^(?P<said>[^\"“”]{{25,}}), (?P<who>[^,\"“”]{{2,60}}) (?P<cue>{_CUES})"
    r"(?P<rest> [^,\"“”]{0,40})?\.$"
)
_LINK = "when|after|before|while|because|if|although|though|once|as|since|until|unless"
LINK_FIRST = re.compile(
    rf"^(?P<link>{_LINK}|despite) (?P<one>[^,\"“”]{{8,}}), (?P<two>[^\"“”]{{8,}})\.$", re.I
)
LINK_LAST = re.compile(
    r"^(?P<two>[^\"“”]{20,}?),? (?P<link>after|before|when|while|because|if|although)"
    r" (?P<one>[^,\"“”]{8,})\.$"
)
PLACE_FIRST = re.compile(r"^(?P<one>(?:In|On|At|During|For) [^,\"“”]{3,50}), (?P<two>[^\"“”]+)\.$")
DAY_LAST = re.compile(
    r"^(?P<two>[^\"“”]{25,}?) (?P<one>(?:on|last|in|late|early) (?:[A-Z]\w+|week|month|year))\.$"
)
BY_AGENT = re.compile(
    r"^(?P<object>[^,\"“”]{3,60}?) (?:was|were|has been|have been|had been) (?P<verb>[a-z]+)"
    r" by (?P<subject>[^,\"“”]{2,60}?)(?P<rest>(?: (?:on|in|at|after|for|during) .*|,.*)?)\.$"
)
_LOWERED = frozenset(
    listed(
        "the a an this that these those he she it they we you i his her its their our your my there"
        " in on at for after before when while if as but and so many some most more one two three"
        " police officials all no such each under during with from what who"
    )
)
_STOPS_OBJECT = frozenset(
    listed(
        "on in at after before for during with from to by as and or but that who which when while"
        " because over under into about against near since until , ; : - — – ( )"
    )
)
_DETERMINERS = frozenset(listed("the a an his her its their our two three several many"))
PRONOUNS = {
    "he": ("she", "it", "they"),
    "she": ("he", "it", "they"),
    "him": ("her", "it", "them"),
    "his": ("her", "its", "their"),
    "her": ("his", "its", "their"),
    "they": ("it", "he", "these"),
    "their": ("its", "his", "the"),
    "its": ("his", "their", "the"),
    "we": ("they", "us", "one"),
    "our": ("their", "the", "my"),
    "i": ("we", "one", "me"),
    "my": ("his", "our", "the"),
    "who": ("that", "which"),
    "which": ("that", "who"),
}
SMALL = {
    "in": ("at", "within", "into"),
    "on": ("at", "in", "upon"),
    "at": ("in", "on"),
    "for": ("to", "in favour of"),
    "by": ("through", "with"),
    "of": ("from", "about"),
    "with": ("along with", "by", "having"),
    "to": ("towards", "in order to"),
    "from": ("out of", "of"),
    "and": ("as well as", "along with", "plus"),
    "but": ("however", "yet"),
    "the": ("", "this", "that"),
    "a": ("", "one", "the"),
    "an": ("", "one", "the"),
    "that": ("", "which"),
    "is": ("was", "is being"),
    "are": ("were", "have been"),
    "was": ("is", "has been"),
    "were": ("are", "have been"),
    "has": ("had", "have"),
    "had": ("has", "have"),
    "would": ("will", "could"),
    "will": ("would", "is going to"),
    "could": ("can", "might"),
    "not": ("never", "in no way"),
}
FULL = {
    "n't": " not",
    "n’t": " not",
    "'ve": " have",
    "’ve": " have",
    "'ll": " will",
    "’ll": " will",
    "'re": " are",
    "’re": " are",
    "I'm": "I am",
    "I’m": "I am",
}
TITLES = {
    "Sen.": "Senator",
    "Rep.": "Representative",
    "Gov.": "Governor",
    "Gen.": "General",
    "Lt.": "Lieutenant",
    "Sgt.": "Sergeant",
    "Const.": "Constable",
    "Mr.": "",
    "Mrs.": "",
    "Ms.": "",
    "Dr.": "Doctor",
    "U.S.": "American",
    "US": "American",
    "U.N.": "United Nations",
}


_ONES = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)


def lower_first(text: str) -> str:
    """The text made fit to stand inside a sentence: a common first word loses its capital."""
    word = re.match(r"[A-Za-z]+", text)
    if word and word.group().lower() in _LOWERED and word.group() != "I":
        return text[0].lower() + text[1:]
    return text


def upper_first(text: str) -> str:
    """The text made fit to begin a sentence."""
    return text[:1].upper() + text[1:]


def turn_attribution(sentence: str, rng: Random) -> str:
    """Speaker and saying change places; a quotation may become reported speech."""
    for pattern in (QUOTED_FIRST, QUOTED_TURNED, SAID_LAST, SAID_FIRST):
        found = pattern.match(sentence)
        if found is None:
            continue
        who, cue = found["who"].strip(), found["cue"]
        said = found["said"].strip().rstrip(",")
        rest = (found.groupdict().get("rest") or "").rstrip()
        options = [
            f"According to {lower_first(who)}, {lower_first(said)}.",
            f"{upper_first(who)} {cue} {'that ' * rng.randint(0, 1)}{lower_first(said)}{rest}.",
            f"As {lower_first(who)} {cue}{rest}, {lower_first(said)}.",
        ]
        if pattern is SAID_FIRST:
            options[1] = f"{upper_first(said)}, {lower_first(who)} {cue}."
        return rng.choice(options)
    return sentence


def turn_clauses(sentence: str, rng: Random) -> str:
    """Clauses, places and days change places."""
    for pattern in (LINK_FIRST, PLACE_FIRST, LINK_LAST, DAY_LAST):
        found = pattern.match(sentence)
        if found is None:
            continue
        parts = found.groupdict()
        one = lower_first(parts["one"])
        if "link" in parts:
            one = f"{parts['link'].lower()} {one}"
        two = parts["two"]
        if pattern in {LINK_FIRST, PLACE_FIRST}:
            return f"{upper_first(two)}{rng.choice((' ', ', '))}{one}."
        return f"{upper_first(one)}{rng.choice((', ', ' '))}{lower_first(two)}."
    return sentence


def _participle(verb: str) -> str | None:
    for way in readings().get(verb, ()):
        if way.kind == "verb" and way.form == "past":
            return IRREGULAR.get(way.base, ("", with_ed(way.base)))[1]
    return None


def to_passive(sentence: str, _rng: Random) -> str:
    """The object first and the doer after "by", where subject, verb and object are plain."""
    words = sentence.rstrip(".").split()
    for at in range(1, min(8, len(words) - 2)):
        participle = _participle(words[at])
        if participle is None:
            continue
        after = words[at + 1]
        if after.lower() not in _DETERMINERS and not after[:1].isupper():
            return sentence
        end = at + 2
        while end < len(words) and words[end] not in _STOPS_OBJECT and end - at < 8:
            end += 1
            if words[end - 1].endswith((",", ";", ":")):
                break
        receiver = " ".join(words[at + 1 : end])
        tail = "," if receiver.endswith(",") else ""
        many = receiver.rstrip(",").endswith("s") and after.lower() not in {"a", "an"}
        doer = lower_first(" ".join(words[:at]))
        rest = " ".join(words[end:])
        joined = f"{receiver.rstrip(',')} {'were' if many else 'was'} {participle} by {doer}{tail}"
        return upper_first(f"{joined} {rest}".strip()) + "."
    return sentence


def to_active(sentence: str, _rng: Random) -> str:
    """The doer first where it stood after "by"."""
    found = BY_AGENT.match(sentence)
    if found is None:
        return sentence
    subject, receiver = upper_first(found["subject"]), lower_first(found["object"])
    return f"{subject} {found['verb']} {receiver}{found['rest']}."


def split_in_two(sentence: str, rng: Random) -> str:
    """One sentence becomes two at a relative clause, a conjunction or a semicolon."""
    found = re.match(
        r"^(?P<one>[^\"“”]{25,}?)(?:, (?P<link>and|but|which|who|while|with|where)|;) "
        r"(?P<two>[^\"“”]{15,})$",
        sentence,
    )
    if found is None:
        return sentence
    opener = {
        "and": ("Also, ", "In addition, ", ""),
        "but": ("But ", "However, "),
        "which": ("This ", "It "),
        "who": ("He ", "This person ", "They "),
        "while": ("Meanwhile, ", "At the same time, "),
        "with": ("There was ", "It came with "),
        "where": ("There, ",),
    }.get(found["link"] or "", ("",))
    return f"{found['one']}. {upper_first(rng.choice(opener) + found['two'])}"


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def respell_numbers(sentence: str, chance: float, rng: Random) -> str:
    """Numbers and dates spelled another way."""

    def spelled(found: re.Match[str]) -> str:
        number = int(found.group())
        return _in_words(number) if number < 100 and rng.random() < chance else found.group()

    def figured(found: re.Match[str]) -> str:
        word = found.group().lower()
        return str(_ONES.index(word)) if rng.random() < chance else found.group()

    if rng.random() < chance:
        order = rng.choice((r"\2 \1", r"the \2th of \1", r"\1 the \2th"))
        sentence = re.sub(rf"\b({_MONTHS}) (\d{{1,2}})\b(?!\.\d)", order, sentence)
        sentence = re.sub(r"(\d) ?%|(\d) percent", rng.choice((r"\1\2 per cent",)), sentence)
        sentence = re.sub(r"\$ ?(\d[\d.,]*\d|\d)( \w+illion)?", r"\1\2 dollars", sentence)
    if rng.random() < 0.5:
        return re.sub(r"(?<![\w.,:$/\-])\d{1,2}(?![\w:%/\-]|[.,]\d)", spelled, sentence)
    words = "|".join(_ONES[2:])
    return re.sub(rf"(?<![\w\-])(?:{words})(?![\w\-])", figured, sentence, flags=re.I)
