from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.account import build
from onrecord.model.account import Account, Evidenced
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span
from onrecord.model.statement import Speaker
from onrecord.model.story import StoryRecords
from tests.account.piles import Sheet, copied, day, story

STANCES = ("inform", "promise", "threaten", "deny", "accuse", "warn")


def _pile() -> tuple[Sheet, ...]:
    sheets = []
    for i, outlet in enumerate(("Wire", "Post", "Herald")):
        text = (
            f"Ada Rook said Norland would hold 1{i} boats and their crews in the old port of Arle. "
            f"“We will release every boat by Thursday,” she said. Ben Holt denied that Norland "
            f"held boats and crews in the port of Arle. She did not say who pays the bond.\n"
        )
        sheet = Sheet(text, outlet=outlet, published=day(f"2025-03-1{i}"), path=f"{outlet}.txt")
        sheet.says(
            "Ada Rook", f"Norland would hold 1{i} boats and their crews in the old port of Arle"
        )
        promised = sheet.says("she", "“We will release every boat by Thursday,”", manner="direct")
        sheet.commits(
            "promise", "she", "We will release every boat", cue="will release", statement=promised
        )
        sheet.says(
            "Ben Holt", "that Norland held boats and crews in the port of Arle", stance="deny"
        )
        sheet.asks("She did not say who pays the bond", "who pays the bond")
        sheet.date("Thursday", "2025-03-11")
        sheets.append(sheet)
    return tuple(sheets)


def _evidence(account: Account) -> list[Evidenced]:
    told = [i.told for i in account.timeline] + [p.told for p in account.promises]
    told += [q.told for q in account.questions] + [n.told for n in account.novelty]
    told += [p.because for p in account.promises if p.because]
    return told + [side for d in account.disagreements for side in (d.a, d.b)]


def test_every_line_rests_on_words_of_an_article() -> None:
    records = story(*_pile())
    texts = {a.article.id: a.article.text for a in records.articles}
    held = _evidence(build(records))
    assert held
    for words in held:
        assert words.span.of(texts[words.article]) == words.text


def test_the_order_of_the_records_makes_no_difference() -> None:
    records = story(*_pile())
    turned = replace(
        records,
        articles=tuple(reversed(records.articles)),
        links=replace(
            records.links,
            entities=tuple(reversed(records.links.entities)),
            origins=tuple(reversed(records.links.origins)),
        ),
    )
    a, b = build(records), build(turned)
    for field in fields(Account):
        if field.name != "records":
            assert getattr(a, field.name) == getattr(b, field.name), field.name


def test_ids_are_unique_in_each_part() -> None:
    account = build(story(*_pile()))
    for part in ("timeline", "issues", "positions", "promises", "questions", "disagreements"):
        ids = [item.id for item in getattr(account, part)]
        assert len(ids) == len(set(ids)), part
        assert ids or part == "timeline"


def test_what_was_left_out_is_told() -> None:
    account = build(story(*_pile()), undated=[ArticleId("b"), ArticleId("a")], as_of="2025-03-12")
    assert account.undated == ("a", "b")
    assert account.as_of == "2025-03-12"


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(min_size=1, max_size=80),
    cuts=st.lists(st.integers(0, 80), min_size=2, max_size=6),
    stance=st.sampled_from(STANCES),
)
def test_any_text_under_any_spans_gives_an_account(text: str, cuts: list[int], stance: str) -> None:
    sheet = Sheet(text, published=day("2025-03-10"))
    places = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a in cuts for b in cuts]
    for span in sorted({p for p in places if len(p)}):
        made = sheet.says(None, span.of(text), manner="direct", stance="inform")
        speaker = Speaker(span=span, name="someone", named=False)
        sheet.statements[-1] = replace(made, content=(span,), speaker=speaker)
    account = build(story(sheet))
    for words in _evidence(account):
        assert words.span.of(text) == words.text


def _large(articles: int) -> StoryRecords:
    sheets = []
    for i in range(articles):
        lines = [
            f"Speaker{i % 40} said that Norland held {j + 2} boats of fleet{j} in the port of "
            f"town{(i * 7 + j) % 400}."
            for j in range(30)
        ]
        sheet = Sheet("\n".join(lines) + "\n", outlet=f"Outlet {i}", published=day("2025-03-10"))
        for j, line in enumerate(lines):
            sheet.says(f"Speaker{i % 40}", line.split(" said ")[1][:-1])
            sheet.event(
                line[:-1], "held", "hold", sheet.date(f"fleet{j} ", f"2025-01-{1 + j % 28:02d}")
            )
        sheets.append(sheet)
    derivations = [copied(a, b, (a.text[:50], b.text[:50])) for a, b in pairwise(sheets)]
    return story(*sheets, derivations=derivations)


def test_the_cost_grows_no_faster_than_the_story() -> None:
    small, large = _large(20), _large(80)
    start = process_time()
    build(small)
    middle = process_time()
    build(large)
    end = process_time()
    assert end - middle < 12 * max(middle - start, 0.2)
