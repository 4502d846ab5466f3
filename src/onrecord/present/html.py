"""The account as one HTML file: no request leaves it, no text of an article runs in it.

Three locks, each enough alone: the template engine escapes all text; the page's own
policy allows only the style and the script whose hashes it names; and addresses become
links only where they are ``http`` or ``https``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from onrecord.account.listed import LEAST_SCORE
from onrecord.model.account import Account
from onrecord.model.ids import ArticleId
from onrecord.model.span import Span
from onrecord.present.page import corrections, family, ledger, matrix, timeline, versions, voices
from onrecord.present.page.articles import Sheet, sheets
from onrecord.present.page.desk import Desk
from onrecord.present.page.front import Front, front
from onrecord.present.page.timeline import Chart, TimeLine
from onrecord.present.page.words import Cite, showable


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All parts of the page, as the template takes them."""

    front: Front
    timeline: tuple[TimeLine, ...]
    chart: Chart | None
    groups: tuple[voices.SpeakerGroup, ...]
    views: tuple[voices.SpeakerGroup, ...]
    left_out: int
    utterances: tuple[versions.UtteranceCard, ...]
    columns: tuple[str, ...]
    rows: tuple[matrix.Row, ...]
    promises: tuple[ledger.PromiseLine, ...]
    questions: tuple[ledger.QuestionLine, ...]
    disagreements: tuple[ledger.DisagreementCard, ...]
    corrections: tuple[corrections.CorrectionCard, ...]
    added: tuple[ledger.Added, ...]
    families: tuple[family.Family, ...]
    sheets: tuple[Sheet, ...]


def render(account: Account) -> str:
    """One self-contained HTML file that tells the account of a story.

    Args:
        account: as ``onrecord.account.build`` gives it.

    Returns:
        the document; it can always be encoded as UTF-8.
    """
    desk = Desk(account)
    style, script = _asset("account.css"), _asset("account.js")
    return _template().render(
        page=_page(desk),
        account=account,
        issues=[issue.name for issue in account.issues],
        outlets=desk.outlets,
        speakers=desk.speaker_names,
        least_score=f"{LEAST_SCORE:.2f}",
        style=Markup(style),  # noqa: S704 - the package's own file
        script=Markup(script),  # noqa: S704 - the package's own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _page(desk: Desk) -> Page:
    lines = timeline.lines(desk)
    told = voices.voices(desk)
    cards = versions.utterances(desk)
    columns = matrix.columns(desk)
    promises, questions = ledger.promises(desk), ledger.questions(desk)
    disagreements, added = ledger.disagreements(desk), ledger.additions(desk)
    families, notices = family.families(desk), corrections.corrections(desk)
    cited = [
        *(line.cite for line in lines),
        *(
            c
            for line in voices.all_lines((*told.said, *told.views))
            for c in (line.cite, *line.same)
        ),
        *(c for card in cards for version in card.versions for c in version.cites),
        *(p.cite for p in promises),
        *(p.because for p in promises if p.because),
        *(q.cite for q in questions),
        *(c for d in disagreements for c in (d.a, d.b)),
        *(n.cite for a in added for n in a.lines),
        *(c for n in notices for c in (n.notice, *([n.about] if n.about else []), *n.rests)),
        *_shown(families),
    ]
    return Page(
        front=front(
            desk,
            timeline=lines,
            groups=told.said,
            added=added,
            promises=promises,
            questions=questions,
            disagreements=disagreements,
        ),
        timeline=lines,
        chart=timeline.chart(desk),
        groups=told.said,
        views=told.views,
        left_out=told.left_out,
        utterances=cards,
        columns=tuple(issue.name for issue in columns),
        rows=matrix.rows(desk, columns),
        promises=promises,
        questions=questions,
        disagreements=disagreements,
        corrections=notices,
        added=added,
        families=families,
        sheets=sheets(desk, cited, _dated(desk)),
    )


def _shown(families: Iterable[family.Family]) -> list[Cite]:
    ties = [t for f in families for m in f.members for t in (m.tie, *m.others) if t]
    return [t.shown for t in ties if t.shown]


def _dated(desk: Desk) -> dict[ArticleId, list[tuple[Span, str]]]:
    found: dict[ArticleId, list[tuple[Span, str]]] = {}
    for i, item in enumerate(desk.account.timeline, 1):
        found.setdefault(item.told.article, []).append((item.told.span, f"t{i}"))
    return found


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord.present", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    return environment.get_template("account.html.j2")


def _finalize(value: object) -> object:
    return showable(value) if type(value) is str else value


@lru_cache(maxsize=8)
def _asset(name: str) -> str:
    return (files("onrecord.present") / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    """A source of a content security policy: the text's own hash."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
