from __future__ import annotations

import pytest

from onrecord.clean import EMPTY, dump_furniture, learn_furniture, load_furniture, passages
from onrecord.errors import ResourceError
from onrecord.model.article import Article
from onrecord.model.ids import article_id

NOTICE = "The Echo is made by its readers in Norwick"
BACKGROUND = (
    "The town hall of Norwick burned down eleven years ago and has stood empty ever since, "
    "although four mayors have promised to build it up again."
)


def _article(n: int, *lines: str, title: str | None = None) -> Article:
    text = "\n\n".join((f"Report number {n}", *lines))
    return Article(
        id=article_id(text, "Echo"), text=text, sha256="", raw_sha256="", outlet="Echo", title=title
    )


def _own(n: int, part: str) -> str:
    return f"The {part} of the matter {n} was told to the council by its clerk, who knew it."


def test_versions_of_a_report_teach_nothing_about_each_other() -> None:
    lines = (BACKGROUND, "What we know", _own(0, "end"))
    same = [_article(n, *lines, f"Version {n}", title="Hall to rise") for n in range(6)]
    assert learn_furniture(same) == EMPTY
    titled = [_article(n, *lines, f"Version {n}", title=f"Hall {n}") for n in range(6)]
    learned = {line for _, line in learn_furniture(titled).lines}
    assert learned == {"what we know"}


def test_a_notice_in_whole_sentences_is_learned_by_its_ever_new_neighbours() -> None:
    notice = "We check each report twice, and whoever finds an error in one can write to the desk."
    articles = [_article(n, _own(n, "start"), _own(n, "end"), notice) for n in range(5)]
    (learned,) = learn_furniture(articles).lines
    assert learned[1].startswith("we check each report twice")
    assert learn_furniture(articles[:4]) == EMPTY


def test_a_paragraph_of_background_that_comes_back_now_and_then_is_not() -> None:
    articles = [
        _article(n, _own(n, "start"), *([BACKGROUND] if n % 3 == 0 else []), _own(n, "end"))
        for n in range(15)
    ]
    assert learn_furniture(articles) == EMPTY


def test_bylines_and_headlines_that_repeat_stay_what_they_are() -> None:
    articles = [
        _article(n, "By Ana Ruiz", _own(n, "start"), NOTICE, _own(n, "end"), title=f"Title {n}")
        for n in range(5)
    ]
    learned = learn_furniture(articles)
    assert ("Echo", "by ana ruiz") in learned.lines
    kinds = {p.span.of(articles[0].text): p.kind for p in passages(articles[0], learned)}
    assert kinds["By Ana Ruiz"] == "byline"
    assert kinds[NOTICE] == "furniture"


def test_what_is_kept_comes_back() -> None:
    articles = [_article(n, _own(n, "start"), NOTICE) for n in range(3)]
    learned = learn_furniture(articles)
    assert learned != EMPTY
    assert load_furniture(dump_furniture(learned)) == learned
    assert load_furniture(dump_furniture(EMPTY)) == EMPTY


@pytest.mark.parametrize("content", ["", "{}x", "[1]", "null", '[["a"]]'])
def test_broken_content_is_refused(content: str) -> None:
    with pytest.raises(ResourceError):
        load_furniture(content)
