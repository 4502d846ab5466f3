from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import EMPTY, learn_furniture, passages
from onrecord.model.article import Article, BlockHint, PassageKind
from onrecord.model.ids import article_id
from onrecord.model.span import Span

ONE = (
    "The mayor of Quellport said on Wednesday that the old lighthouse would be sold by the end "
    "of the year, whatever its neighbours thought of it."
)
TWO = (
    "“Nobody has paid for its roof since the war,” the mayor told the council, and added that "
    "three buyers had asked for the keys."
)
THREE = "Its neighbours have hired a lawyer, and they expect to be heard before the summer is over."


def _article(text: str, **fields: object) -> Article:
    return Article(id=article_id(text, None), text=text, sha256="", raw_sha256="", **fields)  # type: ignore[arg-type]


def _kinds(text: str, **fields: object) -> list[tuple[str, str]]:
    article = _article(text, **fields)
    return [(p.span.of(text), p.kind) for p in passages(article)]


def _kind_of(line: str, text: str, **fields: object) -> str:
    return dict(_kinds(text, **fields))[line]


def _among(line: str) -> str:
    """The kind of ``line`` in the middle of a plain article."""
    text = f"Quellport to sell its lighthouse\n\n{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n"
    return _kind_of(line, text)


def _below(line: str, **fields: object) -> str:
    """The kind of ``line`` below a plain article."""
    text = f"Quellport to sell its lighthouse\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\n{line}\n"
    return _kind_of(line, text, **fields)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Advert1sem3nt",
        "Adv*rtisement",
        "A d v e r t i s e m e n t",
        "A-D-V-E-R-T-I-S-E-M-E-N-T",
        "Аdvеrtisеmеnt",  # three Cyrillic letters
        "Adver\u200btise\u00adment",
        "Ádvërtisement",
        "Ａｄｖｅｒｔｉｓｅｍｅｎｔ",
        "Advertisement 3",
        "Story continues below advertisement",
        "SPONSORED CONTENT",
    ],
)
def test_advert_markers_in_any_disguise(line: str) -> None:
    assert _among(line) == "advert"


@pytest.mark.parametrize(
    "line", ["Advertisers flee", "Adventurers", "The verdict", "No.", "“Yes.”"]
)
def test_words_near_to_advert_markers_stay(line: str) -> None:
    assert _among(line) == "body"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo: Getty", "credit"),
        ("(AP Photo/Ida Moreau)", "credit"),
        ("Photograph: Ida Moreau/Reuters", "credit"),
        ("The lighthouse seen from the pier. Photo: Ida Moreau", "caption"),
        ("The lighthouse seen from the pier (Ida Moreau/AFP)", "caption"),
        ("FILE PHOTO: The lighthouse at dusk, with the pier behind it", "caption"),
        ("Image caption, The lighthouse at dusk", "caption"),
        ("Mayor Tom Adair speaks with residents at the pier in Quellport, May 2, 2023.", "caption"),
        ("Mayor Tom Adair, left, shakes hands with the harbour master, Vic Oduya.", "caption"),
        ("(Reporting by Ida Moreau; Editing by Vic Oduya)", "credit"),
        ("Reporting by Ida Moreau in Quellport; editing by Vic Oduya", "credit"),
        ("Ida Moreau and Vic Oduya contributed to this report.", "credit"),
        ("Moreau reported from Quellport.", "credit"),
        ("Ida Moreau reported from Quellport and Vic Oduya from Sandhaven.", "credit"),
        ("Sign up for our newsletter and never miss a story.", "furniture"),
        ("© 2023 The Quellport Gazette. All rights reserved.", "furniture"),
        ("Share on Facebook", "furniture"),
        ("READ MORE: The lighthouse in pictures", "furniture"),
        ("12 comments", "furniture"),
        ("3 min read", "furniture"),
        ("* * *", "furniture"),
        ("https://quellport.example/news", "furniture"),
        ("Correction: An earlier version of this story gave the wrong year.", "correction"),
        ("This article has been updated to include the lawyer's reply.", "correction"),
        ("Editor’s note (May 3): The lighthouse was built in 1871, not 1817.", "correction"),
    ],
)
def test_lines_that_tell_by_themselves(line: str, kind: str) -> None:
    assert _below(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "What the neighbours say",
        "The roof",
        "Share prices fell.",
        "Updates are expected on Friday, the mayor said.",
        "By Friday the keys were gone.",
        "Correction of the plan would cost millions, the mayor said.",
        "“Follow us,” she told the crowd.",
        "Related costs rose by a third.",
        "The deal was signed in Quellport on May 2, 2023.",
        "She was born in Sandhaven and reported from three wars before she turned to law.",
        "Photos of the roof were shown to the council.",
        "Name: that was all the form asked for.",
        "- a new roof",
        "1. The price",
        "Copyright law does not apply here, a lawyer said.",
        "Read the letter, he said.",
        "More than 200 people signed it.",
        "More: that was what the neighbours wanted.",
        "Q: Why now?",
        "MAYOR ADAIR: Because nobody else will.",
        "Vic Oduya is a lawyer for the neighbours.",
        "You have to see the roof.",
    ],
)
def test_body_is_not_lost(line: str) -> None:
    assert _among(line) == "body"


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("QUELLPORT (Reuters) – ", "QUELLPORT (Reuters) –"),
        ("QUELLPORT, May 2 (Reuters) - ", "QUELLPORT, May 2 (Reuters) -"),
        ("QUELLPORT — ", "QUELLPORT —"),
        ("QUELLPORT, Norland (AP) — ", "QUELLPORT, Norland (AP) —"),
        ("Quellport (AFP) – ", "Quellport (AFP) –"),
    ],
)
def test_a_dateline_is_split_from_its_paragraph(opening: str, dateline: str) -> None:
    kinds = _kinds(f"Quellport to sell its lighthouse\n\n{opening}{ONE}\n\n{TWO}\n")
    assert kinds[1:3] == [(dateline, "dateline"), (ONE, "body")]


def test_a_bare_place_opens_the_first_paragraph_only() -> None:
    line = "NEIGHBOURS — and there are many of them here — have hired a lawyer for the autumn."
    assert _among(line) == "body"


def test_head_headline_byline_and_date() -> None:
    head = [
        "NEWS",
        "Quellport to sell its lighthouse",
        "Ida Moreau",
        "Chief reporter",
        "2 May 2023",
    ]
    kinds = _kinds("\n".join(head) + f"\n\n{ONE}\n\n{TWO}")
    assert [k for _, k in kinds] == [
        "furniture", "headline", "byline", "byline", "byline", "body", "body",
    ]  # fmt: skip


def test_a_byline_that_names_nobody_stands_apart_from_the_text() -> None:
    text = f"Quellport to sell its lighthouse\nBy our Nordic desk\n{ONE}\n\n{TWO}\n"
    assert _kinds(text)[1] == ("By our Nordic desk", "byline")


def test_a_dateline_on_a_line_of_its_own() -> None:
    line = "QUELLPORT (Farsea Press Agency) —"
    text = f"Quellport to sell its lighthouse\n{line}\n{ONE}\n\n{TWO}\n"
    assert _kind_of(line, text) == "dateline"


def test_a_letterhead_stands_above_the_headline() -> None:
    head = "MINISTRY OF LIGHTHOUSES AND HARBOURS OF UPLAND"
    subject = "COMMUNIQUE ON THE LIGHTHOUSE OF QUELLPORT"
    text = f"{head}\n{subject}\n6 May 2021\n\n{ONE}\n\n{TWO}\n"
    kinds = dict(_kinds(text, title=subject))
    assert (kinds[head], kinds[subject]) == ("furniture", "headline")


def test_the_headline_repeated_below_is_headline() -> None:
    text = (
        f"Quellport to sell its lighthouse\n\n{ONE}\n\n{TWO}\n\nQuellport to sell its lighthouse\n"
    )
    assert [k for _, k in _kinds(text)] == ["headline", "body", "body", "headline"]


def test_a_caption_and_its_double_are_captions() -> None:
    line = "The lighthouse of Quellport has stood empty since the war"
    text = f"Quellport to sell it\n\n{line}.\n\n{line}. Photo: Agency\n\n{ONE}\n\n{TWO}"
    assert [k for _, k in _kinds(text)] == ["headline", "caption", "caption", "body", "body"]


def test_link_lists_and_profile_blocks() -> None:
    tail = [
        ("Most read", "furniture"),
        ("Ten walks along the northern coast", "furniture"),
        ("Is the pier safe?", "furniture"),
        ("Views: 31", "furniture"),
        ("Rating: 4 / 5", "furniture"),
        ("Author information", "about_author"),
        ("Name: Prof. Gil Stroman", "about_author"),
        ("Birthday: 1988-01-30", "about_author"),
        ("Hobby: Knitting, Rowing", "about_author"),
    ]
    kinds = _kinds(f"{ONE}\n\n{TWO}\n\n" + "\n".join(line for line, _ in tail))
    assert kinds[2:] == tail


def test_what_the_outlet_says_of_itself_below_the_text() -> None:
    lines = [
        "News for everyone",
        "A subscription to the Quellport Gazette costs less than a coffee.",
        "The Quellport Gazette has been the town's independent voice since 1911.",
        "© 2023 Quellport Gazette",
    ]
    kinds = _kinds(f"{ONE}\n\n{TWO}\n\n" + "\n".join(lines), outlet="The Quellport Gazette")
    assert [k for _, k in kinds] == ["body", "body", *["furniture"] * 4]
    told = "The letter to the Quellport Gazette was signed by all its readers on the pier."
    assert _below(told, outlet="Quellport Gazette") == "body"


def test_links_inside_the_body_end_where_it_goes_on() -> None:
    text = f"{ONE}\n\nRelated\n\nTen walks along the coast\n\n{TWO}\n\nThe roof\n\n{THREE}"
    assert [k for _, k in _kinds(text)] == [
        "body",
        "furniture",
        "furniture",
        "body",
        "body",
        "body",
    ]


def test_a_list_in_the_body_stays() -> None:
    items = ["- a new roof", "- a new lamp", "- no neighbours"]
    kinds = _kinds(f"{ONE}\n\nThe buyers want:\n" + "\n".join(items) + f"\n\n{TWO}")
    assert {k for _, k in kinds} == {"body"}


def test_bios_of_authors() -> None:
    bio = "Ida Moreau is a fellow at the Coast Institute and writes about towns."
    assert _below(bio, authors=("Ida Moreau",)) == "about_author"
    assert _below(bio) == "body"
    assert _below("Ida Moreau is a reporter covering the coast for the Gazette.") == "about_author"
    assert _below("Reach her at imoreau@quellport.example.") == "about_author"


@pytest.mark.parametrize("text", ["Peace", "Peace talks", "Advertisement", "By Ida Moreau"])
def test_a_text_of_one_line_is_body(text: str) -> None:
    assert _kinds(text) == [(text, "body")]


def test_wrapped_lines_are_joined_into_paragraphs() -> None:
    text = (
        "The mayor of Quellport said on Wednesday that the old lighthouse\n"
        "would be sold by the end of the year, whatever its neighbours had\n"
        "thought of it, and that three buyers had already asked for keys\n"
        "to it.\n\nNobody has paid for its roof since the war ended, so that rain\n"
        "comes in through the lamp room and runs down the stairs to the\ncellar.\n"
    )
    kinds = _kinds(text)
    assert [k for _, k in kinds] == ["body", "body"]
    assert kinds[0][0].startswith("The mayor")
    assert kinds[0][0].endswith("to it.")


def test_learned_furniture_labels_within_its_outlet_only() -> None:
    line = "Quellport matters to all of us here."
    texts = [f"{ONE.replace('old', f'old {n}')}\n\n{TWO} {n}\n\n{line}" for n in "abc"]
    taught = [_article(t, outlet="Gazette") for t in texts]
    furniture = learn_furniture([*taught, taught[0]])
    assert furniture.version
    assert learn_furniture(reversed(taught)) == furniture
    assert furniture.lines == {("Gazette", "quellport matters to all of us here")}
    new = f"{THREE}\n\n{line}"
    labelled = passages(_article(new, outlet="Gazette"), furniture)
    assert [p.kind for p in labelled] == ["body", "furniture"]
    assert "outlet" in labelled[1].reason
    other = passages(_article(new, outlet="Echo"), furniture)
    assert [p.kind for p in other] == ["body", "body"]
    assert learn_furniture(taught[:2]) == EMPTY


def test_page_hints_tell_captions_and_what_lies_outside() -> None:
    blocks: list[tuple[str, str, tuple[str, ...], bool, PassageKind]] = [
        ("Weather and tides today", "li", ("nav",), False, "furniture"),
        ("Quellport to sell its lighthouse", "h1", ("article",), True, "headline"),
        (ONE, "p", ("article",), True, "body"),
        ("The lamp room", "figcaption", ("article", "figure"), False, "caption"),
        (TWO, "p", ("article",), False, "body"),
        (THREE, "p", ("article",), True, "body"),
        (f"Elsewhere: {ONE}", "p", ("aside",), False, "furniture"),
    ]
    text = "\n\n".join(b[0] for b in blocks)
    hints, at = [], 0
    for words, tag, within, main, _ in blocks:
        span = Span(at, at + len(words))
        hints.append(BlockHint(span=span, tag=tag, within=within, main=main))
        at += len(words) + 2
    kinds = [k for _, k in _kinds(text, hints=tuple(hints))]
    assert kinds == [b[4] for b in blocks]


_PIECES = st.sampled_from(
    [ONE, "Advertisement", "By Ida Moreau", "Related", "Name: X", "\u200b", "QUELLPORT — ", "(",
     "“", "\n", "\r\n", "\u2028", "\x1c", " ", "Views: 3", "© 2023", "1 May 2023", "مرحبا", "🙂",
     "\ud800"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map("".join), st.lists(_PIECES).map("\n".join)))
def test_passages_tile_any_text(text: str) -> None:
    article = _article(text)
    held = passages(article)
    at = 0
    for passage in held:
        assert not text[at : passage.span.start].strip()
        words = passage.span.of(text)
        assert words
        assert words == words.strip()
        assert passage.reason
        at = passage.span.end
    assert not text[at:].strip()
    assert passages(article) == held
    assert len({p.id for p in held}) == len(held)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100_000,
        '"' * 10_000,
        "(" * 50_000 + ")",
        "By " * 50_000,
        "a.b/" * 50_000,
        "\n".join(["Related"] * 20_000),
        "\n".join(f"Name: {n}" for n in range(20_000)),
        "A" * 500_000,
        "1" * 100_000,
        "Getty/" * 30_000,
        "May 3, " * 30_000,
        "\n".join(f"Quellport sells lighthouse number {n}" for n in range(20_000)),
        "\u200b" * 200_000,
        ("x " * 30 + "\n") * 10_000,
    ],
)
def test_hostile_texts_cost_no_more_than_their_length(text: str) -> None:
    began = time.process_time()
    passages(_article(text))
    assert time.process_time() - began < 8
