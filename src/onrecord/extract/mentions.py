"""Mentions: who and what an article names or describes, resolved within the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.extract import words
from onrecord.extract.coreference import resolve_references
from onrecord.extract.descriptions import Description, find_descriptions, modifiers_of
from onrecord.extract.drafts import Draft
from onrecord.extract.goods import find_goods
from onrecord.extract.names import find_names
from onrecord.extract.names_known import Named
from onrecord.extract.titles import Run, title_after, without_article
from onrecord.language.parse import Chunk, Parse, Token
from onrecord.model.article import Article, Passage
from onrecord.model.entity import Mention
from onrecord.model.ids import MentionId, record_id
from onrecord.model.span import Span
from onrecord.resources.countries import by_adjective

VERSION = "2"
_PROPER = frozenset({"NORP", "ORG", "GPE", "PERSON", "LOC", "FAC"})


def find_mentions(
    article: Article, parse: Parse, passages: Sequence[Passage] = ()
) -> tuple[Mention, ...]:
    """All mentions in the parsed body of an article, sorted by span.

    Names are kept without title, article and possessive ending; unnamed persons,
    groups and bodies as they are described, without their article. Mentions of one
    thing point at its first full mention through ``refers``. A name can stand inside a
    description ("State Department" in "senior State Department official").

    Args:
        article: whose text the parse is of.
        parse: of the body of the article.
        passages: kept for the contract; the parse already leaves out all but the body.
    """
    del passages
    starts = {chunk.first: chunk for chunk in parse.chunks}
    names = find_names(article.text, parse)
    names = _outside_titles(parse, names)
    titles = {n.first: _title(parse, starts, n) for n in names if n.kind == "person"}
    taken = _taken(parse, names, titles.values())
    described = find_descriptions(parse, starts, taken)
    described = _before_names(parse, described, names, titles)
    drafts = [_of_name(parse, n, titles.get(n.first)) for n in names]
    proper = {i for n in parse.names if n.label in _PROPER for i in range(n.first, n.last)}
    drafts += [_of_description(article.text, parse, d, d.first in proper) for d in described]
    drafts += [_of_name(parse, g, None) for g in find_goods(article.text, parse, taken)]
    drafts.sort(key=lambda d: (d.first, -d.last, d.kind))
    resolve_references(drafts)
    return _records(article, parse, drafts)


def _outside_titles(parse: Parse, names: list[Named]) -> list[Named]:
    """Names but single words that are part of a title: the "State" of a secretary."""
    inside = {i for n in names if n.kind == "person" and n.title for i in range(*n.title)}
    return [
        n
        for n in names
        if n.fixed or n.last - n.first > 1 or n.first not in inside
        or parse.tokens[n.first - 1].text.lower() not in {"of", "for"}
    ]  # fmt: skip


def _title(parse: Parse, starts: dict[int, Chunk], name: Named) -> Run | None:
    after = title_after(parse, starts, name.last)
    if name.title is None or after is None:
        return name.title or after
    short = name.title.last - name.title.first == 1
    return after if short and _is_honorific(parse, name.title) else name.title


def _is_honorific(parse: Parse, title: Run) -> bool:
    return parse.tokens[title.last - 1].text.lower() in words.honorifics()


def _taken(parse: Parse, names: list[Named], titles: Iterable[Run | None]) -> set[int]:
    held = {i for n in names for i in range(n.first, n.last)}
    for title in titles:
        if title is not None:
            held.update(i for i in range(*title) if parse.tokens[i].pos in {"NOUN", "PROPN"})
    return held


def _before_names(
    parse: Parse,
    described: list[Description],
    names: list[Named],
    titles: dict[int, Run | None],
) -> list[Description]:
    """Descriptions but those in apposition before a name, which become its title."""
    ends = {n.first: n.last for n in names if n.kind == "person" and titles.get(n.first) is None}
    kept: list[Description] = []
    for d in described:
        name = d.last + 1
        if d.kind == "person" and name in ends and _apposed(parse, d, ends[name]):
            titles[name] = Run(without_article(parse, _past_owner(parse, d), d.last), d.last)
        else:
            kept.append(d)
    return kept


def _apposed(parse: Parse, d: Description, end: int) -> bool:
    tokens = parse.tokens
    if tokens[d.last].text != "," or tokens[d.last].sentence != tokens[d.first].sentence:
        return False
    return (
        end >= len(tokens) or tokens[end].text in {",", ".", ";"} or tokens[end - 1].dep == "appos"
    )


def _past_owner(parse: Parse, d: Description) -> int:
    owners = [i for i in range(d.first, d.root) if parse.tokens[i].tag == "POS"]
    return owners[-1] + 1 if owners else d.first


def _of_name(parse: Parse, name: Named, title: Run | None) -> Draft:
    tokens = parse.tokens
    title_tokens = tokens[title.first : title.last] if title else ()
    heads = [h for t in title_tokens if (h := words.head_noun(t)) in words.persons()]
    root = title.last if title else name.last
    bracket = name.first > 0 and tokens[name.first - 1].text == "("
    own = modifiers_of(parse, name.first, name.last, -1) if name.kind == "organisation" else ()
    return Draft(
        first=name.first,
        last=name.last,
        kind=name.kind,
        name=name.name,
        named=True,
        words=tuple(t.text for t in tokens[name.first : name.last]),
        title=title,
        gender=gender_of([t.text for t in title_tokens]),
        heads=tuple(dict.fromkeys(heads)),
        modifiers=modifiers_of(parse, title.first, title.last, root) - frozenset(heads)
        if title
        else frozenset(own),
        after_bracket=bracket,
    )


def _of_description(text: str, parse: Parse, d: Description, proper: bool) -> Draft:
    first = parse.tokens[d.first]
    name = parse.span(d.first, d.last).of(text)
    if not proper and _common(first):
        name = name[:1].lower() + name[1:]
    return Draft(
        first=d.first,
        last=d.last,
        kind=d.kind,
        name=" ".join(name.split()),
        named=False,
        words=tuple(t.text for t in parse.tokens[d.first : d.last]),
        gender=gender_of([d.head]),
        heads=(d.head,),
        plural=d.plural,
        definite=d.definite,
        ordinal=d.ordinal,
        modifiers=d.modifiers,
    )


def _common(token: Token) -> bool:
    """Whether a capital at the start of a description is that of the sentence alone."""
    if token.text in by_adjective() or token.text.isupper():
        return False
    lowered = token.text.lower()
    return token.pos != "PROPN" or lowered in words.before_office() or lowered in words.persons()


def gender_of(title_words: Sequence[str]) -> str | None:
    """``"male"`` or ``"female"`` where the words of a title tell, else None."""
    lowered = {w.lower() for w in title_words}
    if lowered & (words.of_men()):
        return "male"
    if lowered & (words.of_women()):
        return "female"
    return None


def _records(article: Article, parse: Parse, drafts: list[Draft]) -> tuple[Mention, ...]:
    spans = [parse.span(d.first, d.last) for d in drafts]
    ids = [MentionId(record_id("mention", article.id, span)) for span in spans]
    made = [
        Mention(
            id=ids[i],
            article=article.id,
            span=spans[i],
            kind=d.kind,
            name=" ".join(d.name.split()),
            named=d.named,
            title=_words(article.text, parse.span(*d.title)) if d.title else None,
            refers=None if d.refers is None else ids[d.refers],
        )
        for i, d in enumerate(drafts)
    ]
    return tuple(sorted(made, key=lambda m: (m.span, m.id)))


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
