"""Where statements and reports differ: few and sure, both sides shown, none resolved.

Four finders: values that differ for the same thing, a claim that another denies, one
utterance given to two speakers, one quotation in two wordings. Scores say how often
such a finding is right in our reading of it; they are set by rule, not learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.account.facts import Fact
from onrecord.account.grouping import group
from onrecord.account.positions import counts
from onrecord.account.view import NO_OUTLET, View, first_day
from onrecord.account.wording import put_for
from onrecord.account.words import alike, singular, stopwords, telling
from onrecord.model.account import Disagreement, DisagreementKind, Evidenced
from onrecord.model.ids import ArticleId, EntityId, StatementId, record_id
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement

# words around a value that must agree: share of the shorter sentence's, and how many
VALUE_ALIKE, VALUE_LEAST = 0.6, 5
# of a claim and its denial: share of the shorter's words, of the longer's, and how many
DENIAL_ALIKE, DENIAL_SHARE, DENIAL_LEAST = 0.6, 0.4, 3
AROUND = 300  # characters beside a quotation in which another name casts doubt
LEAD = 40  # characters before a number in which what was done is looked for
MAX_VALUES = 6  # different values of one thing that are set against each other
SCORES = {"value": 0.6, "denial": 0.6, "speaker": 0.5, "wording": 0.6}

Place = tuple[ArticleId, Span]


def disagreements(view: View, values: Sequence[Fact]) -> tuple[Disagreement, ...]:
    """The story's disagreements, in order of the earlier side."""
    found = [*_values(view, values), *_denials(view), *_versions(view)]
    unique = {d.id: d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: (*_at(view, d.a), *_at(view, d.b), d.id)))


def _values(view: View, values: Sequence[Fact]) -> Iterator[Disagreement]:
    told = [f for f in values if f.alone]
    for held in group(told, _keys, _same_thing):
        firsts: dict[object, Fact] = {}
        for fact in held:
            firsts.setdefault(fact.quantity.value, fact)
        given = {(f.article, f.quantity.value) for f in held}
        for a, b in combinations(list(firsts.values())[:MAX_VALUES], 2):
            both = (a.article, b.quantity.value) in given or (b.article, a.quantity.value) in given
            if both or a.article == b.article or a.quantity.agrees(b.quantity):
                continue
            if _updates(view, a, b) or _independent(view, a, b):
                yield _differing(view, a, b)


def _keys(fact: Fact) -> frozenset[str]:
    return fact.words


def _same_thing(a: Fact, b: Fact) -> bool:
    if a.quantity.kind != b.quantity.kind:
        return False
    heads_a, heads_b = a.quantity.heads, b.quantity.heads
    if a.quantity.kind == "count" and not set(heads_a) & set(heads_b):
        return False
    if a.quantity.kind == "duration" and heads_a[:1] != heads_b[:1]:
        return False
    return len(a.words & b.words) >= VALUE_LEAST and alike(a.words, b.words) >= VALUE_ALIKE


def _differing(view: View, a: Fact, b: Fact) -> Disagreement:
    kind: DisagreementKind = "contradiction"
    why = "the same words around another number"
    if _updates(view, a, b):
        kind, why = "update", "the same outlet gives another number later"
    return _made(
        view,
        kind,
        about=_about(view, a, b),
        sides=[(a.article, a.sentence), (b.article, b.sentence)],
        score=SCORES["value"],
        reason=why,
    )


def _about(view: View, a: Fact, b: Fact) -> str:
    """The thing and its values: "boats detained: 14 or 17"."""
    heads = [h for h in a.quantity.heads if h in b.quantity.heads] or list(a.quantity.heads[:1])
    # as written: "boats", not the folded singular that they are compared by
    told = a.quantity.counted.of(view.text(a.article))[len(a.quantity.span) :].split()
    thing = " ".join(w for w in told if singular(w.lower().strip("-")) in heads)
    deeds = [_deed_before(view, f) for f in (a, b)]
    same = deeds[0] if deeds[0] and deeds[0] == deeds[1] else ""
    subject = " ".join(filter(None, (thing or a.quantity.kind, same)))
    values = " or ".join(" ".join(_value(view, f).split()) for f in (a, b))
    return f"{subject}: {values}"


def _value(view: View, fact: Fact) -> str:
    return fact.quantity.span.of(view.text(fact.article))


def _deed_before(view: View, fact: Fact) -> str:
    """The participle that stands right before a number: "detained 14 boats"."""
    start = fact.quantity.span.start
    before = view.text(fact.article)[max(fact.sentence.start, start - LEAD) : start].split()
    words = [w.lower() for w in before if w.isalpha() and w.lower() not in stopwords()]
    return words[-1] if words and words[-1].endswith("ed") and before[-1].isalpha() else ""


def _independent(view: View, a: Fact, b: Fact) -> bool:
    # what differs between a copy and its original is a flaw of the copy
    return view.origin(a.article, a.sentence) != view.origin(b.article, b.sentence)


def _updates(view: View, a: Fact, b: Fact) -> bool:
    first, then = (first_day(view.published[f.article]) for f in (a, b))
    later = first is not None and then is not None and first < then
    return later and view.outlet(a.article) == view.outlet(b.article) != NO_OUTLET


def _denials(view: View) -> Iterator[Disagreement]:
    on_record = [s for s in view.statements if counts(s)]
    words = {s.id: telling(words_under(view.text(s.article), s.content)) for s in on_record}
    claims = [s for s in on_record if s.stance in {"inform", "accuse", "warn"}]
    denials = [s for s in on_record if s.stance == "deny"]
    if not denials:
        return
    speakers = {s.id: view.speaker(s) for s in on_record}
    # a denial is listed with the claim it meets: claims lead, so each meets one group
    for held in group(
        [*claims, *denials],
        lambda s: words[s.id],
        lambda a, b: _meets(words[a.id], words[b.id]),
    ):
        yield from _denied(view, held, speakers)


def _meets(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    near = shared >= DENIAL_SHARE * max(len(a), len(b), 1)
    return shared >= DENIAL_LEAST and near and alike(a, b) >= DENIAL_ALIKE


def _denied(
    view: View,
    held: Sequence[Statement],
    speakers: dict[StatementId, tuple[EntityId | None, str | None]],
) -> Iterator[Disagreement]:
    claim = next((s for s in held if s.stance != "deny"), None)
    if claim is None or speakers[claim.id][1] is None:
        return
    told: set[str] = set()
    for denial in (s for s in held if s.stance == "deny"):
        entity, name = speakers[denial.id]
        if name is None or speakers[claim.id] == (entity, name) or (entity or name) in told:
            continue
        told.add(entity or name)
        yield _made(
            view,
            "contradiction",
            about=f"{name} denies what {speakers[claim.id][1]} says",
            sides=[(s.article, cover(s.content)) for s in (claim, denial)],
            score=SCORES["denial"],
            reason="a denial in much the same words as the claim",
        )


def _versions(view: View) -> Iterator[Disagreement]:
    for utterance in view.records.links.utterances:
        for difference in utterance.differences:
            a, b = view.statement.get(difference.a), view.statement.get(difference.b)
            if a is None or b is None or not a.content or not b.content:
                continue
            # what differs between a copy and its original is a flaw of the copy
            if view.origin(a.article, cover(a.content)) == view.origin(b.article, cover(b.content)):
                continue
            if difference.kind == "other speaker":
                yield from _attribution(view, a, b)
            else:
                yield from _wording(view, a, b)


def _wording(view: View, a: Statement, b: Statement) -> Iterator[Disagreement]:
    a, b = sorted((a, b), key=lambda s: (view.order[s.article], s.content))
    put = put_for(*(words_under(view.text(s.article), s.content) for s in (a, b)))
    if put is not None:
        yield _made(
            view,
            "wording",
            about=view.speaker(a)[1] or view.speaker(b)[1] or "an unnamed speaker",
            sides=[(s.article, cover(s.content)) for s in (a, b)],
            score=SCORES["wording"],
            reason=f"both quote the very words, one “{put[0]}” and the other “{put[1]}”",
        )


def _attribution(view: View, a: Statement, b: Statement) -> Iterator[Disagreement]:
    first, second = _named(view, a), _named(view, b)
    if not first or not second or telling(first) & telling(second):
        return
    # where a sentence names both, which of them speaks may be misread
    if not telling(second) & _around(view, a) and not telling(first) & _around(view, b):
        yield _made(
            view,
            "attribution",
            about=f"{first} or {second}",
            sides=[(s.article, cover(s.content)) for s in (a, b)],
            score=SCORES["speaker"],
            reason=f"the same words are given to {first} and to {second}",
        )


def _around(view: View, statement: Statement) -> frozenset[str]:
    """Telling words from a little before a statement to a little behind it."""
    whole = cover(statement.content)
    text = view.text(statement.article)
    return telling(text[max(0, whole.start - AROUND) : whole.end + AROUND])


def _named(view: View, statement: Statement) -> str | None:
    """The person whose own name the sentence gives as speaker; a pronoun could mislead."""
    entity, speaker = view.speaking_entity(statement), statement.speaker
    if entity is None or speaker is None or entity.kind != "person" or not entity.named:
        return None
    written = telling(speaker.span.of(view.text(statement.article)))
    return entity.name if written & telling(entity.name) else None


def _made(
    view: View,
    kind: DisagreementKind,
    *,
    about: str,
    sides: Sequence[Place],
    score: float,
    reason: str,
) -> Disagreement:
    a, b = sorted(sides, key=lambda s: (view.order[s[0]], s[1]))
    return Disagreement(
        id=record_id("disagreement", view.story, kind, a[0], a[1], b[0], b[1], about),
        story=view.story,
        kind=kind,
        about=about,
        a=view.evidence(*a),
        b=view.evidence(*b),
        independent=view.origin(*a) != view.origin(*b),
        score=score,
        reason=reason,
    )


def _at(view: View, told: Evidenced) -> tuple[int, Span]:
    return (view.order[told.article], told.span)
