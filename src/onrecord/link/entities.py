"""Who is who in a story: one entity for a surname, a full name and an office.

A capital that speaks and its government are one actor; where it is only a place it
stays one. Unnamed persons stay apart, article by article, unless they are described
alike and cited with the same words. Namesakes of different countries stay apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.link.actors import (
    country_by_code,
    country_named,
    government_of,
    is_unique_office,
    seat_of,
    sector_of_body,
    sector_of_title,
    without_country,
)
from onrecord.link.described import Described
from onrecord.link.names import folded_name
from onrecord.link.nodes import Node, nodes_of
from onrecord.link.persons import Group, compatible, group_persons
from onrecord.model.annotation import Annotated
from onrecord.model.entity import Entity, EntityKind
from onrecord.model.ids import EntityId, MentionId, record_id
from onrecord.model.story import SpeakerEntity

_NAMED_KINDS = frozenset({"person", "organisation", "place"})


def resolve_entities(
    articles: Sequence[Annotated],
) -> tuple[tuple[Entity, ...], tuple[SpeakerEntity, ...]]:
    """The entities of a story, by id, and speakers that a mention alone can't tell.

    Args:
        articles: of the story, earliest by stated date first.
    """
    nodes = nodes_of(articles)
    _settle_kinds(nodes)
    groups = [
        *_countries(nodes),
        *group_persons([n for n in nodes if n.kind == "person" and n.named]),
        *_bodies([n for n in nodes if n.kind == "organisation" and _has_name(n)]),
        *_alike([n for n in nodes if _by_name_alone(n)], lambda n: (n.kind, folded_name(n.name))),
        *_described([n for n in nodes if _is_described(n)]),
    ]
    groups = _with_holders(groups)
    entities = sorted((_entity(group) for group in groups), key=lambda e: e.id)
    return tuple(entities), _speakers(articles, entities)


def _settle_kinds(nodes: Sequence[Node]) -> None:
    """One name is of one kind in a story: the one that most of its mentions give."""
    counts: dict[str, dict[EntityKind, int]] = {}
    held = [n for n in nodes if n.named and not n.country and n.kind in _NAMED_KINDS]
    for node in held:
        kinds = counts.setdefault(folded_name(node.name), {})
        kinds[node.kind] = kinds.get(node.kind, 0) + len(node.mentions)
    for node in held:
        if seat_of(node.name) is None:
            kinds = counts[folded_name(node.name)]
            node.kind = max(kinds, key=lambda k: (kinds[k], k))


def _has_name(node: Node) -> bool:
    """Whether a body is told by a name, be it within a description: "Ellin's navy"."""
    return node.country is None and (node.named or any(c.isupper() for c in node.name))


def _by_name_alone(node: Node) -> bool:
    if node.country or node.kind in ("person", "organisation"):
        return False
    return node.named or node.kind == "goods"


def _is_described(node: Node) -> bool:
    if node.country or node.named or node.kind == "goods":
        return False
    return not (node.kind == "organisation" and _has_name(node))


def _alike(nodes: Iterable[Node], key: Callable[[Node], object]) -> list[Group]:
    groups: dict[object, Group] = {}
    for node in nodes:
        groups.setdefault(key(node), []).append(node)
    return list(groups.values())


def _countries(nodes: Iterable[Node]) -> list[Group]:
    return _alike((n for n in nodes if n.country), lambda n: n.country)


def _bodies(nodes: Sequence[Node]) -> list[Group]:
    """Bodies of one name, their country left out, and of no two countries."""
    cores = {n.number: _core(n.name) for n in nodes}
    initials: dict[str, set[str]] = {}
    for core in cores.values():
        words = [w for w in core.split() if w not in ("of", "the", "and", "for")]
        if len(words) > 2:
            initials.setdefault("".join(w[0] for w in words), set()).add(core)
    for number, core in cores.items():
        longer = initials.get(core, set())
        if len(longer) == 1:
            cores[number] = next(iter(longer))
    groups: list[Group] = []
    for held in _alike(nodes, lambda n: cores[n.number]):
        codes = sorted({code for n in held for code in n.countries})
        if len(codes) <= 1:
            groups.append(held)
        else:
            groups.extend(_alike(held, lambda n: n.countries or n.article))
    return groups


@lru_cache(maxsize=8192)
def _core(name: str) -> str:
    return without_country(name) or folded_name(name)


def _described(nodes: Sequence[Node]) -> list[Group]:
    """Those described alike and cited with the same words; all others by themselves."""
    held: dict[tuple[EntityKind, str], Described] = {}
    groups: list[Group] = []
    for node in nodes:
        alike = held.setdefault((node.kind, folded_name(node.name)), Described())
        group, is_new = alike.place(node)
        if is_new:
            groups.append(group)
    return groups


def _with_holders(groups: list[Group]) -> list[Group]:
    """An office with one holder, told alone, goes to the person who is told to hold it."""
    holders: dict[str, list[Group]] = {}
    for group in groups:
        if group[0].kind == "person" and any(n.named for n in group):
            titles = {t for n in group for t in n.titles}
            for office in sorted({without_country(t) for t in titles}):
                holders.setdefault(office, []).append(group)
    kept: list[Group] = []
    for group in groups:
        holder = _holder(group, holders)
        if holder is None:
            kept.append(group)
        else:
            holder.extend(group)
    return kept


def _holder(group: Group, holders: Mapping[str, Sequence[Group]]) -> Group | None:
    node = group[0]
    if node.kind != "person" or any(n.named for n in group) or not is_unique_office(node.name):
        return None
    found = [
        holder
        for holder in holders.get(without_country(node.name), ())
        if compatible(node.countries, frozenset().union(*(n.countries for n in holder)))
    ]
    return found[0] if len(found) == 1 else None


def _entity(group: Sequence[Node]) -> Entity:
    ordered = sorted(group, key=lambda n: n.number)
    first = ordered[0]
    heads: dict[str, MentionId] = {}
    for node in ordered:
        heads.setdefault(node.article, node.first.id)
    named = any(n.named for n in ordered)
    return Entity(
        id=_entity_id(first.first.id),
        name=_name(ordered),
        kind=first.kind if not named else next(n.kind for n in ordered if n.named),
        named=named,
        names=tuple(
            sorted({n.name for n in ordered} | {m.name for n in ordered for m in n.mentions})
        ),
        mentions=tuple(sorted(m.id for n in ordered for m in n.mentions)),
        articles=tuple(sorted({n.article for n in ordered})),
        codes=_codes(ordered),
        aliases=tuple(sorted(_entity_id(m) for m in heads.values() if m != first.first.id)),
    )


def _entity_id(mention: MentionId) -> EntityId:
    return EntityId(record_id("entity", mention))


def _name(nodes: Sequence[Node]) -> str:
    """A country's common name, else the fullest that a named mention gives."""
    country = country_by_code(nodes[0].country) if nodes[0].country else None
    if country is not None:
        return country.name
    pool = [n for n in nodes if n.named] or list(nodes)
    counts: dict[str, int] = {}
    for node in pool:
        counts[node.name] = counts.get(node.name, 0) + 1
    return max(counts, key=lambda name: (len(name.split()), counts[name], len(name), name))


def _codes(nodes: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    """Codes that a name, title or description gives evidence of, and no others."""
    found: set[tuple[str, str]] = set()
    codes = sorted({code for n in nodes for code in n.countries})
    if len(codes) == 1:
        found.add(("country", codes[0]))
    if nodes[0].country:
        if any(n.acts for n in nodes):
            found.add(("sector", "GOV"))
        return tuple(sorted(found))
    sectors = sorted({s for n in nodes for s in _sectors(n)})
    if len(sectors) == 1:
        found.add(("sector", sectors[0]))
    return tuple(sorted(found))


def _sectors(node: Node) -> set[str]:
    told: set[str | None] = set()
    if node.kind == "person":
        words = node.titles if node.named else (node.name,)
        told = {sector_of_title(w) for w in words}
    elif node.kind in ("organisation", "group"):
        told = {sector_of_body(node.name)}
    return {sector for sector in told if sector}


def _speakers(
    articles: Sequence[Annotated], entities: Sequence[Entity]
) -> tuple[SpeakerEntity, ...]:
    """Speakers without a mention of their own, by name; and seats that speak by pronoun."""
    of_mention = {m: e for e in entities for m in e.mentions}
    of_country = {
        code: e for e in entities if e.kind == "country" for k, code in e.codes if k == "country"
    }
    found: list[SpeakerEntity] = []
    for annotated in articles:
        by_name = {
            folded_name(m.name): of_mention[m.id]
            for m in reversed(annotated.annotation.mentions)
            if m.id in of_mention
        }
        for statement in annotated.annotation.statements:
            speaker = statement.speaker
            if speaker is None or not speaker.name:
                continue
            held = of_mention.get(speaker.mention) if speaker.mention else None
            country = (
                seat_of(speaker.name) or country_named(speaker.name) or government_of(speaker.name)
            )
            actor = of_country.get(country.code) if country else None
            told = actor or held or by_name.get(folded_name(speaker.name))
            if told is not None and told is not held:
                found.append(SpeakerEntity(statement=statement.id, entity=told.id))
    return tuple(sorted(found, key=lambda s: s.statement))
