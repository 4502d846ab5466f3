from __future__ import annotations

import json as decoder
from dataclasses import replace

from onrecord.account import build
from onrecord.present import json
from onrecord.present.schema import SCHEMAS
from tests.account.piles import Sheet, day, story
from tests.present.hostile import hostile_account
from tests.present.sample import sample_account


def test_every_record_is_there_under_the_columns_of_its_table() -> None:
    account = sample_account()
    told = decoder.loads(json.render(account))
    assert told["story"]["id"] == account.records.links.story.id
    for table in ("timeline", "positions", "promises", "questions", "disagreements", "novelty"):
        assert [row["id"] for row in told[table]] == [item.id for item in getattr(account, table)]
        assert all(list(row) == list(SCHEMAS[table]) for row in told[table])
    held = sum(len(a.annotation.statements) for a in account.records.articles)
    assert sum(len(a["statements"]) for a in told["articles"]) == held > 0


def test_spans_hold_in_the_text_beside_them() -> None:
    told = decoder.loads(json.render(sample_account()))
    texts = {a["id"]: a["text"] for a in told["articles"]}
    for item in told["timeline"]:
        start, end = item["span"]
        assert texts[item["article"]][start:end] == item["text"]


def test_equal_accounts_give_equal_bytes_whatever_the_order() -> None:
    a, b = (Sheet(f"{name} said no.\n", published=day("2025-03-10")) for name in ("Ada", "Ben"))
    for sheet, name in ((a, "Ada"), (b, "Ben")):
        sheet.says(name, "no")
    records = story(a, b)
    turned = replace(records, articles=tuple(reversed(records.articles)))
    assert json.render(build(records)) == json.render(build(records))
    assert [x["id"] for x in decoder.loads(json.render(build(turned)))["articles"]] == [a.id, b.id]


def test_hostile_words_stay_words() -> None:
    account = hostile_account(("half \ud83d emoji", "\x1b[2J", 'quote " and \\ and \u2028'))
    told = json.render(account)
    told.encode("utf-8")
    articles = {a["id"]: a["text"] for a in decoder.loads(told)["articles"]}
    assert articles == {a.article.id: a.article.text for a in account.records.articles}
    assert "\x1b" not in told
