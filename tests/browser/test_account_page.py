"""The account in a browser: links light the exact words, filters filter, keys work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from onrecord.model.account import Account
from onrecord.model.ids import StoryId
from onrecord.model.story import Story, StoryLinks, StoryRecords
from onrecord.present import html
from tests.present.sample import sample_account
from tests.present.sample_draft import Draft, day
from tests.present.test_html import HOSTILE

pytestmark = pytest.mark.browser

WIDE, PHONE = ViewportSize(width=1400, height=900), ViewportSize(width=390, height=800)


@dataclass
class Seen:
    """A page with what went over its console and its wires."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Opener = Callable[..., Seen]


@pytest.fixture
def visit(browser: Browser, account_file: Path) -> Iterator[Opener]:
    """Opens the account (or another file), and holds that it was silent at the end."""
    seen: list[Seen] = []

    def opened(
        where: str = "", path: Path = account_file, size: ViewportSize = WIDE, **options: Any
    ) -> Seen:
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        page = context.new_page()
        held = Seen(page)
        page.on("console", lambda m: held.errors.append(m.text))
        page.on("pageerror", lambda e: held.errors.append(str(e)))
        page.on("request", lambda r: held.requests.append(r.url))
        page.goto(path.as_uri() + where)
        seen.append(held)
        return held

    yield opened
    for held in seen:
        assert held.errors == []
        assert {url.partition("#")[0] for url in held.requests} == {held.page.url.partition("#")[0]}
        held.page.context.close()


def _lit(page: Page) -> str:
    return str(
        page.evaluate("[...document.querySelectorAll('mark')].map(m => m.textContent).join('|')")
    )


def _settle(page: Page) -> None:
    """Wait for the filters, which work once a frame."""
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")


def _words(text: str) -> str:
    return "".join(text.split())


def test_each_line_lights_exactly_its_words(visit: Opener) -> None:
    account, page = sample_account(), visit().page
    texts = {str(a.article.id): a.article.text for a in account.records.articles}
    links = page.locator("main .part a.words[href*=':']")
    for i in range(0, links.count(), 3):
        link = links.nth(i)
        target = (link.get_attribute("href") or "")[1:]
        link.evaluate("a => a.click()")
        article, _, places = target.partition(":")
        spans = [tuple(map(int, p.split("-"))) for p in places.split(",")]
        assert _lit(page).replace("|", "") == "".join(texts[article][a:b] for a, b in spans)
        assert page.locator(".sheet.current").get_attribute("id") == article
        assert page.evaluate("location.hash") == f"#{target}"
        assert page.locator("mark").first.evaluate(
            """m => {
                const [mark, box] = [m, m.closest('.sheets')].map(e => e.getBoundingClientRect());
                return mark.top >= box.top && mark.bottom <= box.bottom;
            }"""
        )


def test_text_with_wide_characters_is_lit_by_code_points(visit: Opener, tmp_path: Path) -> None:
    draft = Draft(
        "\U0001f6a2\U0001f6a2 Ships \U0001f33e sail, said Ann \U0001f6a2.", outlet="Emoji"
    )
    draft.says("Ann", "Ann", "Ships \U0001f33e sail", cue="said")
    page = visit(path=_written(tmp_path, draft)).page
    page.locator("#statements a.words").first.click()
    assert _lit(page) == "Ships \U0001f33e sail"


def test_a_deep_link_opens_the_words(visit: Opener) -> None:
    account = sample_account()
    article = account.records.articles[0].article
    start = article.text.index("The ships must sail")
    page = visit(f"#{article.id}:{start}-{start + 9},{start + 10}-{start + 14}").page
    assert _lit(page) == "The ships|must"


def test_a_link_to_no_article_changes_nothing(visit: Opener) -> None:
    page = visit("#article-0000:5-1,99999999-999999999").page
    assert page.locator("#reader").is_hidden()
    article = sample_account().records.articles[0].article
    page = visit(f"#{article.id}:99999999-999999999").page
    assert page.locator("#reader").is_visible()
    assert _lit(page) == ""


def test_back_returns_to_the_words_before(visit: Opener) -> None:
    page = visit().page
    links = page.locator("#statements a.words")
    links.nth(0).click()
    first = _lit(page)
    links.nth(3).click()
    assert _lit(page) != first
    page.go_back()
    assert _lit(page) == first


def test_the_article_leads_back_to_its_line(visit: Opener) -> None:
    page = visit().page
    page.locator("#promises a.words").first.click()
    link = page.locator(".sheet.current a.st").first
    line = (link.get_attribute("href") or "")[1:]
    link.click()
    assert page.evaluate("document.activeElement.closest('.line').id") == line


def test_filters_count_and_reset(visit: Opener) -> None:
    page = visit().page
    shown = page.locator("#shown")
    everything = shown.text_content() or ""
    whole = int(everything.split()[0])
    assert everything == f"{whole} of {whole} lines shown"
    page.select_option("#f-s", label="Lio Brandt")
    _settle(page)
    visible = page.locator("#statements .line:visible")
    assert visible.count() == 2
    assert (
        int((shown.text_content() or "").split()[0])
        == page.locator("main .part .line:visible").count()
    )
    page.fill("#f-text", "hull")
    _settle(page)
    assert visible.count() == 1
    page.fill("#f-text", "no such words")
    _settle(page)
    assert "No line matches" in (shown.text_content() or "")
    page.click("#reset-too")
    assert shown.text_content() == everything


@pytest.mark.parametrize(
    ("control", "choice", "test"),
    [
        ("#f-o", "Arle Post", "l => /Arle Post/.test(l.textContent)"),
        ("#f-m", "marks lost", "l => /marks lost/.test(l.textContent)"),
        ("#f-i", "inspection", "l => /inspection/.test(l.textContent)"),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_it_says(visit: Opener, control: str, choice: str, test: str) -> None:
    page = visit().page
    before = page.locator("#statements .line:visible").count()
    page.select_option(control, label=choice)
    _settle(page)
    lines = page.locator("#statements .line:visible")
    assert 0 < lines.count() < before
    assert all(lines.nth(i).evaluate(test) for i in range(lines.count()))


def test_dates_filter_by_overlap(visit: Opener) -> None:
    page = visit().page
    page.fill("#f-from", "2031-03-20")
    _settle(page)
    told = page.locator("#timeline .line:visible").all_text_contents()
    assert len(told) == 2
    assert "20 Mar 2031" in told[0]


def test_a_cell_shows_the_statements_behind_it(visit: Opener) -> None:
    page = visit().page
    cell = page.locator("a.cell").first
    wanted = (cell.get_attribute("data-only") or "").split()
    cell.click()
    ids = page.locator("#statements .line:visible").evaluate_all("ls => ls.map(l => l.id)")
    assert ids == wanted
    assert page.locator("#timeline").is_hidden()
    assert (page.locator("#shown").text_content() or "").startswith(f"{len(wanted)} of ")
    page.locator("a.cell").nth(1).click()  # the matrix stays, to choose another
    assert page.locator("#statements .line:visible").count() >= 1


def test_statements_regroup_by_issue_and_back(visit: Opener) -> None:
    page = visit().page
    before = page.locator("#voices").inner_text()
    page.click("#by-issue")
    heads = page.locator("#voices h3").all_text_contents()
    assert "inspection" in heads
    assert page.locator("#voices .who").first.is_visible()
    page.click("#by-speaker")
    assert page.locator("#voices").inner_text() == before


def test_a_statement_stands_under_each_of_its_issues(visit: Opener) -> None:
    page = visit().page
    told = page.locator("#shown").inner_text()
    issues = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#voices .line')]"
        ".map(line => (line.dataset.i || '').split(' ').length))"
    )
    assert issues > 1
    lines = page.locator("#voices .line")
    places = lines.evaluate_all("found => found.map(l => (l.dataset.i || '0').split(' ').length)")
    page.click("#by-issue")
    assert lines.count() == sum(places)
    assert page.locator("#shown").inner_text() == told
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
        " === document.querySelectorAll('[id]').length"
    )
    page.locator("#voices .again a.words").first.click()
    assert _lit(page)
    page.keyboard.press("Escape")
    page.click("#by-speaker")
    assert page.locator("#voices .again").count() == 0


def test_the_keyboard_reaches_everything(visit: Opener) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("#statements a.words").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#reader").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    first = _lit(page)
    page.keyboard.press("j")
    assert _lit(page) != first
    page.keyboard.press("k")
    assert _lit(page) == first
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    assert page.evaluate("document.activeElement.matches('#statements a.words')")
    assert page.evaluate("location.hash") == ""
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-text"


def test_the_focus_can_be_seen(visit: Opener) -> None:
    page = visit().page
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style == ["solid", "2px"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_turns_and_is_kept(visit: Opener, scheme: str) -> None:
    page = visit(color_scheme=scheme).page
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")
    after = page.evaluate(paper)
    assert after != before
    page.reload()
    assert page.evaluate(paper) == after


@pytest.mark.parametrize("width", [360, 390, 700, 900, 1100, 1600])
def test_nothing_runs_off_the_side(visit: Opener, width: int) -> None:
    page = visit(size=ViewportSize(width=width, height=780)).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#disagreements a.words").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#reader").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.locator("mark").first.wait_for(state="visible")


def test_on_a_phone_the_line_stays_in_sight_above_the_sheet(visit: Opener) -> None:
    page = visit(size=PHONE).page
    line = page.locator("#promises a.words").nth(1)
    line.click()
    words, sheet = line.bounding_box(), page.locator("#reader").bounding_box()
    assert words is not None
    assert sheet is not None
    assert 0 < words["y"] < sheet["y"]


def test_it_all_reads_without_scripts(visit: Opener) -> None:
    page = visit(java_script_enabled=False).page
    link = page.locator("#statements a.words").first
    link.click()
    target = (link.get_attribute("href") or "")[1:]
    place = page.locator(f'[id="{target}"]')
    box = place.bounding_box()
    assert box is not None
    assert -50 <= box["y"] <= WIDE["height"]
    for held in sample_account().records.articles:
        sheet = page.locator(f"#{held.article.id} .text")
        assert _words(sheet.inner_text()) == _words(held.article.text)
    assert page.locator("#filters").is_hidden()


def test_print_leaves_out_the_frame(visit: Opener) -> None:
    page = visit(color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".rail").is_hidden()
    assert page.locator("#reader").is_hidden()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(28, 26, 22)"
    reference = page.evaluate(
        "getComputedStyle(document.querySelector('#timeline a.words'), '::after').content"
    )
    assert "data-ref" in reference or ":" in reference


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_run(visit: Opener, tmp_path: Path, text: str) -> None:
    draft = Draft(
        f"Headline {text}\n\n“{text}” said {text}.", outlet=text, title=text,
        url="javascript:document.title=1", path=text, authors=(text,), published=day("2031-03-04"),
    )  # fmt: skip
    draft.says(text, text, f"“{text}”", cue=None)
    page = visit(path=_written(tmp_path, draft, label=text)).page
    page.locator("#statements a.words").first.click()
    page.locator("mark").first.hover()
    page.fill("#f-text", text)
    page.click("#by-issue")
    assert page.title().split() == f"{text} · on record".split()
    assert page.locator("main img, main svg[onload], [onmouseover], [onerror]").count() == 0


def _written(folder: Path, draft: Draft, label: str = "One") -> Path:
    story = Story(
        id=StoryId("story-one"), label=label, articles=(draft.id,), origins=1, first=None, last=None
    )
    records = StoryRecords(links=StoryLinks(story=story), articles=(draft.done(),))
    path = folder / "one.html"
    path.write_text(html.render(Account(records=records)), encoding="utf-8")
    return path
