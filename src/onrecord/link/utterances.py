"""Statements of several articles that report one act of saying.

Two statements report one act when speaker and date do not speak against it and the
wording is alike: quotations nearly word for word, reports in other words by their rare
words. A group holds only statements that are alike each with each: no chaining.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.link.meanings import hub
from onrecord.link.origins import origins_of
from onrecord.link.primary import Primaries
from onrecord.link.sayings import Alignments, likeness_of, same_speaker
from onrecord.link.stems import root_of
from onrecord.link.terms import rarity
from onrecord.link.versions import Context, Version, versions_of
from onrecord.link.wording import differences, in_brackets
from onrecord.model.annotation import Annotated
from onrecord.model.dates import day_of
from onrecord.model.derivation import Difference, Utterance
from onrecord.model.ids import ArticleId, EntityId, StatementId, UtteranceId, record_id
from onrecord.model.statement import Manner

MAX_HOLDERS = 60  # statements that a word may lead to; commoner words lead nowhere
MAX_TRIED = 40  # statements that one is compared with
TELLING = 1.2  # rarity of words that lead from a statement to another
MEANS = 0.3  # what a word of like meaning counts for beside the same word
SPEAKS = 0.5  # what one speaker on one day counts for


def find_utterances(articles: Sequence[Annotated], context: Context) -> tuple[Utterance, ...]:
    """The utterances of a story, by id; a statement alone is one too."""
    versions = versions_of(articles, context)
    units = _units(versions)
    scores = _scores([unit[0] for unit in units], Alignments(context.derivations))
    outlet = {a.article.id: a.article.outlet for a in articles}
    groups = _complete_link(units, scores)
    place = {v.id: n for n, v in enumerate(versions)}
    names = context.names()
    primaries = Primaries(articles)
    made = [
        _in_primary(
            _utterance(sorted(group, key=lambda v: place[v.id]), context, names, outlet),
            group,
            primaries,
        )
        for group in groups
    ]
    return tuple(sorted(made, key=lambda u: u.id))


Unit = list[Version]
Scores = dict[tuple[int, int], float]


def _units(versions: Sequence[Version]) -> list[Unit]:
    """Versions that are equal in words, speaker and date, one of each article: copies."""
    units: dict[object, Unit] = {}
    repeats: dict[object, int] = {}
    for v in versions:
        told = (v.words, v.entity, v.speaker, v.named, v.said, v.quoted)
        nth = repeats[(told, v.article)] = repeats.get((told, v.article), -1) + 1
        units.setdefault((told, nth), []).append(v)
    return list(units.values())


def _scores(versions: Sequence[Version], alignments: Alignments) -> Scores:
    """Likeness of statements that may report one act."""
    scores: Scores = {}
    for n, other in tried_pairs(versions):
        score = likeness_of(versions[n], versions[other], alignments)
        if score is not None:
            scores[(n, other)] = score
    return scores


def tried_pairs(versions: Sequence[Version]) -> Iterator[tuple[int, int]]:
    """Places of statements that may report one act, found by their rare words."""
    holders: dict[str, list[int]] = {}
    for n, version in enumerate(versions):
        for key in _keys(version):
            holders.setdefault(key, []).append(n)
    for n, version in enumerate(versions):
        for other in _tried(n, version, holders):
            yield n, other


def _keys(version: Version) -> dict[str, float]:
    """By what statements find each other, with its weight.

    Stems of telling words; what such words mean, for a wording that was changed throughout;
    and who speaks, on the days around.
    """
    words = sorted({w for w in version.words if rarity(w) >= TELLING})
    found = {
        f"means {near}": MEANS * rarity(word) for word in words if (near := hub(word)) is not None
    }
    found |= {root_of(word): rarity(word) for word in words}
    if version.entity is not None:
        day = day_of(version.published.earliest or version.published.latest)
        days = (day.toordinal(), day.toordinal() + 1) if day else ("undated",)
        found |= {f"{version.entity} {when}": SPEAKS for when in days}
    return found


def _tried(n: int, version: Version, holders: Mapping[str, Sequence[int]]) -> list[int]:
    """Later versions that share rare words with one, those that share most first."""
    votes: dict[int, float] = {}
    for key, weight in _keys(version).items():
        held = holders.get(key, ())
        if 1 < len(held) <= MAX_HOLDERS:
            for other in held:
                if other > n:
                    votes[other] = votes.get(other, 0.0) + weight
    return sorted(votes, key=lambda m: (-round(votes[m], 9), m))[:MAX_TRIED]


def _complete_link(units: Sequence[Unit], scores: Scores) -> list[list[Version]]:
    """Groups whose members are alike each with each, the surest pairs first."""
    group_of: dict[int, list[int]] = {n: [n] for n in range(len(units))}
    articles = [{v.article for v in unit} for unit in units]

    def alike(x: int, y: int) -> bool:
        return (min(x, y), max(x, y)) in scores and not articles[x] & articles[y]

    for (x, y), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        left, right = group_of[x], group_of[y]
        if left is not right and all(alike(m, n) for m in left for n in right):
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    groups = {min(group): group for group in group_of.values()}
    return [[v for n in sorted(groups[k]) for v in units[n]] for k in sorted(groups)]


def _utterance(
    versions: Sequence[Version],
    context: Context,
    names: Mapping[EntityId, str],
    outlet: Mapping[ArticleId, str | None],
) -> Utterance:
    """One utterance; ``versions`` in order of stated date."""
    fullest = max(versions, key=_fullness)
    first = min(versions, key=lambda v: (v.place, v.id))
    outlets = {outlet[v.article] for v in versions}
    name = max(versions, key=lambda v: (v.named, len((v.speaker or "").split()), v.speaker or ""))
    return Utterance(
        id=_utterance_id(versions[0].id),
        story=context.story,
        speaker=_entity_name(versions, names) or name.speaker,
        text=fullest.text,
        statements=tuple(sorted(v.id for v in versions)),
        outlets=tuple(sorted(o for o in outlets if o)),
        origins=origins_of([v.article for v in versions], context.origins),
        # one act of saying is one source, whoever was there to hear it
        sources=1,
        first=first.article,
        differences=_differences(fullest, versions),
        aliases=tuple(sorted(_utterance_id(v.id) for v in versions[1:])),
    )


def _in_primary(made: Utterance, group: Sequence[Version], primaries: Primaries) -> Utterance:
    """The utterance held against the primary document that has its words, where one does."""
    quoted = sorted((v for v in group if v.quoted), key=_fullness, reverse=True)
    found = next((f for v in quoted if (f := primaries.find(v.words)) is not None), None)
    if found is None:
        return made
    against: list[Difference] = []
    for version in sorted(group, key=lambda v: (v.place, v.id)):
        if version.article == found.article:
            continue
        manners: tuple[Manner, Manner] = ("direct", version.statement.manner)
        against.extend(
            Difference(a=StatementId(found.article), b=version.id, kind=kind, detail=detail)
            for kind, detail in differences(
                found.words, version.words, manners, None, in_brackets(version.text)
            )
        )
    return replace(
        made,
        text=found.text,
        primary=found.article,
        primary_span=found.span,
        differences=tuple(against),
    )


def _fullness(version: Version) -> tuple[bool, int, int, StatementId]:
    direct = version.statement.manner == "direct"
    return (direct, len(version.words), -version.place, version.id)


def _entity_name(versions: Sequence[Version], names: Mapping[EntityId, str]) -> str | None:
    held = sorted(
        {
            names[v.entity]
            for v in versions
            if v.entity is not None and v.entity in names and v.named
        }
    )
    return held[0] if len(held) == 1 else None


def _utterance_id(statement: StatementId) -> UtteranceId:
    return UtteranceId(record_id("utterance", statement))


def _differences(fullest: Version, versions: Sequence[Version]) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for version in sorted(versions, key=lambda v: (v.place, v.id)):
        if version.id == fullest.id:
            continue
        other = None
        if not same_speaker(fullest, version):
            other = f"{version.speaker}, not {fullest.speaker}"
        manners = (fullest.statement.manner, version.statement.manner)
        found.extend(
            Difference(a=fullest.id, b=version.id, kind=kind, detail=detail)
            for kind, detail in differences(
                fullest.words, version.words, manners, other, in_brackets(version.text)
            )
        )
    return tuple(found)
