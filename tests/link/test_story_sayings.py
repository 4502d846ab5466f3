"""Statements of long articles on one subject: nearly all are of different acts of saying."""

from __future__ import annotations

import pytest

from onrecord.link.acts import Model
from onrecord.link.versions import Version
from onrecord.link.voices import described_alike
from onrecord.link.whole import link_story
from onrecord.model.derivation import Utterance
from onrecord.model.ids import ArticleId, StatementId
from onrecord.model.statement import Manner, Statement
from tests.link.made import Made

Line = tuple[str, Manner, str]

FIRST: list[Line] = [
    ("Tarn pays most of the upkeep of the Sound bridge", "indirect", "Ole Brandt"),
    ("the tolls on the Sound bridge hurt small hauliers", "indirect", "Mina Skov"),
    ("lorry firms could lose their licences over unpaid bridge tolls", "indirect", "Lars Even"),
    ("“The tolls will stay until the last bolt of that bridge is paid,”", "direct", "Rita Holm"),
    ("the bridge would be inspected in spring", "indirect", "harbour officials"),
    ("the talks on the bridge tolls had been useful", "indirect", "Anna Falk"),
    ("hauliers had blocked the bridge twice", "indirect", "police"),
]
SECOND: list[Line] = [
    ("Tarn was unlikely to give up its share of the Sound bridge", "indirect", "Rita Holm"),
    ("Tarn to drop the bridge tolls for lorry firms", "indirect", "Jens Aar"),
    ("the tolls on the bridge paid for the schools of the island", "indirect", "islanders"),
    ("tolls would stay “until the last bolt of that bridge is paid”", "mixed", "Rita Holm"),
    ("hauliers expect the talks on the tolls to fail", "indirect", "Mina Skov"),
    ("an inspection had found rust on the bridge", "indirect", "Ole Brandt"),
    ("the bridge might be closed to hauliers", "indirect", "Lars Even"),
]


def article(lines: list[Line], outlet: str) -> Made:
    body = " ".join(f"{who} spoke: {words}." for words, _, who in lines)
    made = Made(body, outlet=outlet, published="2031-03-04")
    told: dict[str, int] = {}
    for words, manner, who in lines:
        nth = told[who] = told.get(who, -1) + 1
        named = who[0].isupper()
        mention = made.mention(who, nth=nth, named=named)
        made.says(words, who, manner=manner, mention=mention, named=named)
    return made


def joined(*lines: list[Line]) -> list[Utterance]:
    made = [article(held, f"Paper {n}").done() for n, held in enumerate(lines)]
    return [u for u in link_story(made, ()).utterances if len(u.statements) > 1]


def test_only_the_very_words_meet_in_a_story() -> None:
    (found,) = joined(FIRST, SECOND)
    assert "last bolt" in found.text
    assert {d.kind for d in found.differences}.isdisjoint({"other speaker"})


MODEL = Model(
    weights={"bias": 3.0}, unread={"bias": 3.0}, enough=0.2, enough_other=0.2, enough_unread=0.2
)


@pytest.mark.parametrize("read", [{"meaning": 0.1}, {}])
def test_the_more_statements_the_less_likely_is_each_pair(read: dict[str, float]) -> None:
    chances = [MODEL.sure({"bias": 1.0, **read}, among) or 0.0 for among in (1, 2, 10, 1000)]
    assert chances[0] > chances[1] > chances[2] > 0.2
    assert chances[3] == 0.0
    others = {"bias": 1.0, "other": 1.0, **read}
    assert MODEL.sure(others, 1) == chances[0]
    assert (MODEL.sure(others, 10) or 0.0) < chances[2]


@pytest.mark.parametrize(
    ("a", "b", "alike", "crowd"),
    [
        ("senior official", "officials familiar with the talks", 0.5, 1.0),
        ("officials", "lawmakers", 0.0, 0.0),
        ("a spokesman for the pilots", "the captain", 0.0, 0.0),
        ("critics of the harbour", "the harbour captain", 0.5, 1.0),
        ("the boss", "the governess", 0.0, 0.0),
    ],
)
def test_descriptions(a: str, b: str, alike: float, crowd: float) -> None:
    assert described_alike(described(a), described(b)) == {"alike": alike, "crowd": crowd}


def described(speaker: str) -> Version:
    one = ArticleId("made")
    statement = Statement(
        id=StatementId(speaker), article=one, manner="indirect", act="said", content=()
    )
    return Version(
        statement=statement,
        article=one,
        place=0,
        stated=("", one),
        words=(),
        text="",
        speaker=speaker,
        named=False,
        entity=None,
        said=None,
    )


def test_a_description_is_not_another_speaker() -> None:
    words = "We will not run a single turbine until the oxygen levels are back to normal"
    named = article([(words, "direct", "Ida Moss")], "A")
    plain = article([(words, "direct", "the engineer")], "B")
    (found,) = link_story([named.done(), plain.done()], ()).utterances
    assert len(found.statements) == 2
    assert {d.kind for d in found.differences} == {"same"}
