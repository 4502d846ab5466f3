"""Where statements and reports differ: few and sure, both sides shown, none resolved.

Values that differ for the same thing, statements that exclude each other, one claim by two
speakers (``differing``: their scores are the chances of a regression); a claim that
another denies, one quotation in two wordings (their scores are set by rule).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from onrecord.account.differing import differing, weighed
from onrecord.account.finding import Finding
from onrecord.account.grouping import group
from onrecord.account.opposed import refuses
from onrecord.account.positions import counts
from onrecord.account.reported import Told, pairs, roots, told
from onrecord.account.speakers import attribution
from onrecord.account.values import Value
from onrecord.account.view import NO_OUTLET, View, first_day
from onrecord.account.weighed import model
from onrecord.account.wording import put_for, turned
from onrecord.account.words import alike, telling
from onrecord.link.tokens import fold_words
from onrecord.model.account import Disagreement, DisagreementKind, Evidenced
from onrecord.model.derivation import Utterance
from onrecord.model.ids import ArticleId, EntityId, StatementId, record_id
from onrecord.model.span import Span, cover, words_under
from onrecord.model.statement import Statement

# of a claim and its denial: share of the shorter's words, of the longer's, and how many
DENIAL_ALIKE, DENIAL_SHARE, DENIAL_LEAST = 0.6, 0.4, 3
SCORES = {"denial": 0.6, "wording": 0.6}

Place = tuple[ArticleId, Span]


def disagreements(view: View) -> tuple[Disagreement, ...]:
    """The story's disagreements, in order of the earlier side."""
    sentences = told(view)
    denied = list(_denials(view))
    told_apart = (
        d for d in _values(view, sentences) if not any(_covers(d, other) for other in denied)
    )
    found = [*told_apart, *denied, *_versions(view, {t.place: t for t in sentences})]
    unique = {d.id: d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: (*_at(view, d.a), *_at(view, d.b), d.id)))


def _covers(one: Disagreement, other: Disagreement) -> bool:
    """Whether a denial was found already, between the statements themselves."""
    sides = ((one.a, other.a), (one.b, other.b))
    return one.kind == "contradiction" and all(
        x.article == y.article and x.span.overlap(y.span) for x, y in sides
    )


def _values(view: View, sentences: Sequence[Told]) -> Iterator[Disagreement]:
    """Values that differ, each pair of them once for all sentences that tell it."""
    given = _Given(sentences)
    seen: set[tuple[str, ...]] = set()
    for a, b in pairs(sentences):
        for found in differing(view, a, b):
            words = sorted(_folded(view, *side) for side in ((a, found.a), (b, found.b)))
            key = (found.kind, found.what, " ".join(sorted(roots(found.about))), *words)
            if key in seen or _gives_both(a, b, found, given):
                continue
            seen.add(key)
            yield _made(
                view,
                _kind(view, a, b, found),
                about=_about(view, a, b, found),
                sides=[(a.article, found.a), (b.article, found.b)]
                if found.whole
                else [a.place, b.place],
                score=found.chance,
                reason=found.reason,
            )


def _kind(view: View, a: Told, b: Told, found: Finding) -> DisagreementKind:
    """The kind; an outlet that gives another value on a later day mends its own."""
    days = [first_day(view.published[t.article]) for t in (a, b)]
    same = view.outlet(a.article) == view.outlet(b.article) != NO_OUTLET
    moved = same and None not in days and days[0] != days[1]
    return "update" if moved and found.kind == "contradiction" else found.kind


def _folded(view: View, told_in: Told, span: Span) -> str:
    return " ".join(fold_words(span.of(view.text(told_in.article))))


class _Given:
    """The numbers that each article tells, with what they are of."""

    def __init__(self, sentences: Sequence[Told]) -> None:
        self._sentences: dict[ArticleId, list[Told]] = {}
        for one in sentences:
            self._sentences.setdefault(one.article, []).append(one)
        self._held: dict[ArticleId, frozenset[tuple[str, Decimal]]] = {}

    def tells(self, article: ArticleId, value: Value) -> bool:
        """Whether an article gives this number for the same things."""
        if article not in self._held:
            self._held[article] = frozenset(
                (of, v.value) for t in self._sentences[article] for v in t.values for of in _of(v)
            )
        return any((of, value.value) in self._held[article] for of in _of(value))


def _gives_both(a: Told, b: Told, found: Finding, given: _Given) -> bool:
    """Whether one of the articles tells the other's number too."""
    left = next((v for v in a.values if v.span == found.a), None)
    right = next((v for v in b.values if v.span == found.b), None)
    if left is None or right is None or left.value == right.value:
        return False
    return given.tells(a.article, right) or given.tells(b.article, left)


def _of(value: Value) -> frozenset[str]:
    """What a value is of: the things that are counted, else what happened to them."""
    return value.things or value.happened or frozenset({value.dimension})


def _about(view: View, a: Told, b: Told, found: Finding) -> str:
    """What differs, with both wordings: "boats: 14 or 17"."""
    if found.whole:
        return found.about
    sides = [(a, found.a), (b, found.b)]
    sides.sort(key=lambda side: (view.order[side[0].article], side[1]))
    values = " or ".join(_worded(view, *side) for side in sides)
    return f"{found.about or found.what}: {values}"


def _worded(view: View, told_in: Told, span: Span) -> str:
    """A value as written, with the bound that the words before it make of it."""
    words = " ".join(span.of(view.text(told_in.article)).split())
    bound = next((v.bound for v in told_in.values if v.span == span), "exact")
    return words if bound == "exact" else f"{bound} {words}"


def _denials(view: View) -> Iterator[Disagreement]:
    on_record = [s for s in view.statements if counts(s)]
    words = {s.id: telling(words_under(view.text(s.article), s.content)) for s in on_record}
    claims = [s for s in on_record if s.stance in {"inform", "accuse", "warn"}]
    denials = [
        s
        for s in on_record
        if s.stance == "deny" and not refuses(words_under(view.text(s.article), s.content))
    ]
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


def _versions(view: View, sentences: Mapping[Place, Told]) -> Iterator[Disagreement]:
    """Each pair of wordings of an utterance, or of its speakers, once."""
    for utterance in view.records.links.utterances:
        seen: set[tuple[str, str, str]] = set()
        for found in _of_utterance(view, sentences, utterance):
            key = (found.kind, found.about, found.reason)
            if key not in seen:
                seen.add(key)
                yield found


def _of_utterance(
    view: View, sentences: Mapping[Place, Told], utterance: Utterance
) -> Iterator[Disagreement]:
    for difference in utterance.differences:
        a, b = view.statement.get(difference.a), view.statement.get(difference.b)
        if a is None or b is None or not a.content or not b.content:
            continue
        # what differs between a copy and its original is a flaw of the copy
        if view.origin(a.article, cover(a.content)) == view.origin(b.article, cover(b.content)):
            continue
        if difference.kind == "other speaker":
            yield from _attribution(view, sentences, a, b)
        else:
            yield from _wording(view, a, b)


def _wording(view: View, a: Statement, b: Statement) -> Iterator[Disagreement]:
    a, b = sorted((a, b), key=lambda s: (view.order[s.article], s.content))
    put = put_for(*(words_under(view.text(s.article), s.content) for s in (a, b)))
    if put is not None:
        first, second = sorted(put)  # one pair of wordings, whichever way it is met
        yield _made(
            view,
            "contradiction" if turned(*put) else "wording",
            about=view.speaker(a)[1] or view.speaker(b)[1] or "an unnamed speaker",
            sides=[(s.article, cover(s.content)) for s in (a, b)],
            score=SCORES["wording"],
            reason=f"both quote the very words, one “{first}” and the other “{second}”",
        )


def _attribution(
    view: View, sentences: Mapping[Place, Told], a: Statement, b: Statement
) -> Iterator[Disagreement]:
    sides = [_sentence_of(view, sentences, s) for s in (a, b)]
    if sides[0] is None or sides[1] is None:
        return
    found = attribution(view, sides[0], a, sides[1], b)
    if found is not None:
        found = weighed(sides[0], sides[1], found)
    if found is not None and found.chance >= model().enough:
        yield _made(
            view,
            "attribution",
            about=found.about,
            sides=[(a.article, found.a), (b.article, found.b)],
            score=found.chance,
            reason=found.reason,
        )


def _sentence_of(view: View, sentences: Mapping[Place, Told], statement: Statement) -> Told | None:
    span = view.sentence_at(statement.article, cover(statement.content))
    return None if span is None else sentences.get((statement.article, span))


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
