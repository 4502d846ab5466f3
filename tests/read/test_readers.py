from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.article import Article, Reading
from onrecord.model.ids import article_id
from onrecord.model.reject import Reject
from onrecord.read import Unit, read_unit, units
from onrecord.settings import Settings

STORY = (
    "Harbour talks resume after week of silence\n\nBy Ana Ruiz and Bo Chen\n\n"
    "3 March 2024\n\nThe port authority of Norwick and its crane drivers met again on Tuesday, "
    "a week after talks on the new rosters had ended without a date for another round.\n"
)


def _read(path: Path, settings: Settings | None = None) -> list[Reading | Reject]:
    settings = settings or Settings()
    out: list[Reading | Reject] = []
    for item in units([str(path)], settings):
        out.extend(read_unit(item, settings) if isinstance(item, Unit) else [item])
    return out


def _bytes(tmp_path: Path, raw: bytes, name: str = "a.txt") -> Reading | Reject:
    (tmp_path / name).write_bytes(raw)
    return _read(tmp_path / name)[0]


def _article(item: Reading | Reject) -> Article:
    assert isinstance(item, Reading), item
    return item.article


def _reason(item: Reading | Reject) -> str:
    assert isinstance(item, Reject), item
    return item.reason


@pytest.mark.parametrize(
    "raw",
    [
        STORY.encode(),
        b"\xef\xbb\xbf" + STORY.encode(),
        b"\xff\xfe" + STORY.encode("utf-16-le"),
        b"\xfe\xff" + STORY.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + STORY.encode("utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_dropped_and_nothing_else(tmp_path: Path, raw: bytes) -> None:
    assert _article(_bytes(tmp_path, raw)).text == STORY


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = STORY.replace("\n", "\r\n") + "\tlast\u2028line \r"
    article = _article(_bytes(tmp_path, text.encode()))
    assert article.text == text
    assert article.title == "Harbour talks resume after week of silence"


def test_western_windows_text_is_told(tmp_path: Path) -> None:
    text = STORY + "“We’ll see,” said José Müller — the café’s owner… for €5.\n"
    assert _article(_bytes(tmp_path, text.encode("cp1252"))).text == text


def test_cyrillic_text_in_an_old_charset_is_told(tmp_path: Path) -> None:
    text = (
        "Переговоры о новом графике работы порта возобновились во вторник. "
        "Представитель профсоюза сообщил журналистам, что стороны договорились "
        "встретиться ещё раз на следующей неделе.\n"
    )
    article = _article(_bytes(tmp_path, text.encode("cp1251")))
    assert article.text == text
    assert article.language == "ru"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"abc\x00def" * 40, "binary"),
        (b"%PDF-1.7 abc", "a PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (bytes(range(1, 256)) * 20, "encoding that can't be told"),
        (b"\xff\xfeabc", "utf-16-le"),
        (b" \n\t\r\n", "white space"),
        (b"\xef\xbb\xbf", "white space"),
        ("—— *** 🙂 ——".encode(), "no word"),
        (b"\xfe\xff" + "a\x00b".encode("utf-16-be"), "NUL"),
    ],
)
def test_what_is_no_text_is_refused_with_the_remedy(tmp_path: Path, raw: bytes, told: str) -> None:
    assert told in _reason(_bytes(tmp_path, raw))


def test_one_word_is_an_article(tmp_path: Path) -> None:
    article = _article(_bytes(tmp_path, b"Peace"))
    assert (article.text, article.title, article.words) == ("Peace", None, 1)


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 100)
    told = _reason(_read(tmp_path / "a.txt", Settings(max_text_chars=400))[0])
    assert "500 code points, limit 400" in told


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    unit = Unit(path=str(tmp_path / "gone.txt"), format="text", size=1, mtime_ns=1)
    assert "can't be read" in _reason(next(read_unit(unit, Settings())))


def test_the_reading_keeps_bytes_hashes_and_path(tmp_path: Path) -> None:
    reading = _bytes(tmp_path, STORY.encode("utf-16"))
    article = _article(reading)
    assert isinstance(reading, Reading)
    assert reading.raw == STORY.encode("utf-16")
    assert reading.path == str(tmp_path / "a.txt")
    assert article.id == article_id(STORY, None)
    assert article.sha256 != article.raw_sha256
    assert pickle.loads(pickle.dumps(reading)) == reading


def _line(tmp_path: Path, line: str | bytes) -> Reading | Reject:
    raw = line.encode() if isinstance(line, str) else line
    (tmp_path / "a.jsonl").write_bytes(raw + b"\n")
    return _read(tmp_path / "a.jsonl")[0]


def test_a_line_gives_all_its_fields(tmp_path: Path) -> None:
    given_line = {
        "text": STORY,
        "id": "x1",
        "url": "https://example.org/a",
        "title": "Another headline",
        "outlet": "Norwick Echo",
        "authors": ["C. Doe"],
        "published": "2024-03-04T09:30:00Z",
        "language": "en-GB",
    }
    reading = _line(tmp_path, json.dumps(given_line))
    article = _article(reading)
    assert isinstance(reading, Reading)
    assert reading.path.endswith("a.jsonl#x1")
    assert article.text == STORY
    assert article.title == "Another headline"
    assert article.outlet == "Norwick Echo"
    assert article.authors == ("C. Doe",)
    assert article.published.earliest == article.published.latest == "2024-03-04T09:30Z"
    assert article.published.basis == "stated"
    assert article.language == "en"
    assert dict(article.fields)["title"] == "field 'title'"


def test_a_line_without_fields_is_read_like_plain_text(tmp_path: Path) -> None:
    article = _article(_line(tmp_path, json.dumps({"text": STORY, "outlet": None})))
    assert article.authors == ("Ana Ruiz", "Bo Chen")
    assert article.published.earliest == "2024-03-03"
    assert "line" in dict(article.fields)["published"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{oops", "no JSON"),
        ("[1]", "but a list"),
        ("null", "but null"),
        ("{}", "no 'text'"),
        ('{"text": ""}', "'text' is empty"),
        ('{"text": 5}', "must be a string, not a number"),
        ('{"text": "a", "text": "b"}', "names 'text' twice"),
        ('{"text": "a b", "title": {}}', "'title' must be a string, not an object"),
        ('{"text": "a b", "authors": [1]}', "list of strings"),
        ('{"text": "a b", "published": "soon"}', "no date"),
        ('{"text": "a b", "published": 20240403}', "must be a string"),
        ('{"text": "a b", "language": "qqqqq"}', "no known language"),
        ('{"text": "a b", "id": [1]}', "'id' must be"),
        ('{"text": "a \\ud800 b"}', "lone surrogate at 2"),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"text": "a b", "title": "\\ud800"}', "'title' holds half a character"),
        ('{"text": "a b", "authors": ["\\u0000"]}', "'authors' holds half a character"),
        ('{"text": "--"}', "no word"),
        ("[" * 200_000, "nested too deeply"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        ('{"text": "a", "n": ' + "9" * 10_000 + "}", "no JSON"),
    ],
)
def test_a_bad_line_is_refused_by_number(tmp_path: Path, line: str | bytes, told: str) -> None:
    rejected = _line(tmp_path, line)
    assert told in _reason(rejected)
    assert rejected.path.endswith("a.jsonl#1")


def test_a_bad_line_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\ufeff{"text": "one word"}\r\n{bad\n{"text": "two"}')
    paths = [(type(r).__name__, r.path.split("#")[1]) for r in _read(tmp_path / "a.jsonl")]
    assert paths == [("Reading", "1"), ("Reject", "2"), ("Reading", "3")]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_kept_exactly_or_refused(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    unit = Unit(path="a.jsonl", format="jsonl", size=1, mtime_ns=1, lines=((1, line),))
    (item,) = read_unit(unit, Settings())
    assert isinstance(item, Reject) or item.article.text == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    for name in ("a.txt", "a.html", "a.jsonl"):
        path = tmp_path_factory.mktemp("any") / name
        path.write_bytes(raw)
        for item in _read(path):
            assert isinstance(item, Reading) or item.reason
