"""An account made by hand: every part filled, every kind of line there at least once."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.account import (
    Account,
    Disagreement,
    Issue,
    Novelty,
    OpenQuestion,
    Position,
    Promise,
    TimelineItem,
)
from onrecord.model.article import Article
from onrecord.model.dates import UNDATED, DateInterval
from onrecord.model.derivation import Derivation, Difference, Direction, Origin, SpanPair, Utterance
from onrecord.model.ids import DerivationId, OriginId, StatementId, StoryId, UtteranceId
from onrecord.model.span import Span
from onrecord.model.story import Dating, Story, StoryLinks, StoryRecords
from tests.present.sample_draft import Draft, day
from tests.present.sample_texts import COPY, FOLLOW_UP, FRENCH, PAPER, REWRITE, WIRE

STORY = StoryId("story-sample")
PORTS = "We will not trade ports for promises"


@dataclass
class Drafts:
    """The six articles while they are being annotated."""

    wire: Draft
    copy: Draft
    rewrite: Draft
    paper: Draft
    follow: Draft
    french: Draft

    def all(self) -> tuple[Draft, ...]:
        """In order of time."""
        return (self.wire, self.copy, self.rewrite, self.paper, self.follow, self.french)


def sample_account() -> Account:
    """The account of the grain ships of Arle."""
    drafts = _drafts()
    _label(drafts)
    said = _statements(drafts)
    _events(drafts)
    links = _links(drafts, said)
    records = StoryRecords(links=links, articles=tuple(d.done() for d in drafts.all()))
    issues = tuple(
        Issue(id=f"issue-{name}", story=STORY, name=name, terms=(name,))
        for name in ("grain ships", "inspection", "ports and cargo", "unsorted")
    )
    return Account(
        records=records,
        timeline=_timeline(drafts),
        issues=issues,
        issue_of=_issue_of(said),
        positions=_positions(said),
        promises=_promises(drafts),
        questions=_questions(drafts),
        disagreements=_disagreements(drafts),
        novelty=_novelty(drafts),
    )


def article_of(account: Account, outlet: str) -> Article:
    """The first article of an outlet."""
    return next(a.article for a in account.records.articles if a.article.outlet == outlet)


def _drafts() -> Drafts:
    return Drafts(
        wire=Draft(
            WIRE, outlet="Northern Wire", path="wire/0304.txt", published=day("2031-03-04"),
            title="Estmark envoy to press Velland on grain ships in Arle",
            url="https://northernwire.example/0304/arle", authors=("Ida Lomm",),
        ),
        copy=Draft(
            COPY, outlet="Harbour Gazette", path="gazette.html", published=day("2031-03-04"),
            title="Envoy to press Velland on grain ships", credit="Northern Wire",
            url="https://gazette.example/envoy", authors=("Dex Moran",),
        ),
        rewrite=Draft(
            REWRITE, outlet="Velland Broadcasting", path="vb.txt",
            title="Grain vessels: Estmark's top negotiator heads for Arle",
        ),
        paper=Draft(
            PAPER, outlet="Arle Post", path="post.html", published=day("2031-03-07"),
            title="Nine ships or eleven? What Arle's harbour log shows",
            url="https://arlepost.example/log", authors=("Sanna Vire",),
        ),
        follow=Draft(
            FOLLOW_UP, outlet="Northern Wire", path="wire/0309.txt", published=day("2031-03-09"),
            title="Velland lets five grain ships go after Arle talks", authors=("Ida Lomm",),
            url="https://northernwire.example/0309/arle",
        ),
        french=Draft(
            FRENCH, outlet="Courrier d'Arle", path="courrier.txt", language="fr",
            published=day("2031-03-09"), title="Cinq navires quittent le Sund",
            refused="the article is in French; statements and events are made from English alone",
        ),
    )  # fmt: skip


def _label(d: Drafts) -> None:
    for draft in d.all():
        draft.label("headline", draft.text.split("\n", 1)[0], "the first line, set apart")
    for draft, name in ((d.wire, "Ida Lomm"), (d.paper, "Sanna Vire"), (d.follow, "Ida Lomm")):
        draft.label("byline", f"By {name}", "a name after “By” above the text")
    d.wire.label("dateline", "ARLE, March 4 (Northern Wire) -", "place, day and agency")
    d.wire.label("furniture", "Sign up for our morning briefing.", "an invitation to subscribe")
    d.wire.label("credit", "Reporting by Ida Lomm; editing by Per Aske", "names the staff")
    d.copy.label("credit", "Harbour Gazette | 4 March 2031 | Northern Wire", "names the agency")
    d.copy.label(
        "advert", "[ADVERTISEMENT: Winter tyres, fitted while you wait]", "marked as an advert"
    )
    d.copy.label(
        "about_author", COPY[COPY.index("About the author") :].strip(), "tells of a writer"
    )
    d.paper.label("caption", "Photo: Grain ships at anchor off Arle.", "tells what a photo shows")
    d.paper.label("credit", "Credit: T. Holm", "names the photographer")
    d.follow.label("dateline", "ARLE, March 9 (Northern Wire) -", "place, day and agency")


def _statements(d: Drafts) -> dict[str, StatementId]:
    said: dict[str, StatementId] = {}
    quill, taren, official = "Marta Quill", "Osk Taren", "senior Estmark official"
    no_ship = '"No ship leaves until the inspection is complete,"'
    for key, draft in (("wire", d.wire), ("copy", d.copy)):
        said[f"{key}-trip"] = draft.says(
            official, "a senior Estmark official",
            draft.text[draft.text.index("Estmark's chief envoy") : draft.text.index(", a senior")],
            manner="indirect", evidence="unnamed", named=False,
        )  # fmt: skip
        said[f"{key}-no"] = draft.says(taren, "he said", no_ship, stance="reject")
        said[f"{key}-close"] = draft.says(
            official, "the senior official",
            "If the ships are not released by March 31, Estmark will close its terminals to "
            "Velland cargo",
            manner="indirect", stance="threaten", evidence="unnamed", named=False,
        )  # fmt: skip
    said["wire-ports"] = d.wire.says(
        quill, "Quill told", f'"{PORTS},"',
        '"The ships must sail, and they must sail this month."', cue="told", stance="demand",
    )  # fmt: skip
    said["copy-ports"] = d.copy.says(
        quill, "Quill told", f'"{PORTS},"', cue="told", stance="demand"
    )
    said["wire-fault"] = d.wire.says(
        taren, "Taren said", "the inspection had found no fault with the cargo of two vessels",
        manner="indirect",
    )  # fmt: skip
    said["rewrite-ports"] = d.rewrite.says(
        quill, "Quill said",
        "Estmark would not swap ports for promises and the ships have to sail this month",
        manner="indirect", stance="demand", evidence="person", score=0.74,
    )  # fmt: skip
    said["rewrite-no"] = d.rewrite.says(
        taren, "Taren said", "No vessel leaves until the checks are complete",
        manner="unmarked", stance="reject", score=0.58,
    )  # fmt: skip
    said["rewrite-thirteen"] = d.rewrite.says(
        "port workers", "port workers", "Some thirteen vessels are stuck", manner="indirect",
        cue="say", named=False, evidence="unnamed",
    )  # fmt: skip
    said["hull"] = d.paper.says(
        "Lio Brandt", "harbour master Lio Brandt", '"We counted every hull ourselves,"'
    )
    said["week"] = d.paper.says(
        "Lio Brandt", "Brandt said", 'Two of them "could have left a week ago"', manner="mixed"
    )
    said["crisis"] = d.paper.says(
        taren, "Taren accused", 'Estmark of "staging a crisis"', manner="mixed", cue="accused",
        stance="accuse",
    )  # fmt: skip
    said["slow"] = d.paper.says(
        taren, "Taren accused", "pressure would slow the inspection", manner="indirect",
        cue="warned", stance="warn",
    )  # fmt: skip
    said["pay"] = d.paper.says(
        quill, "Quill promised",
        "Estmark would pay for a second team of inspectors if Velland let them aboard by March 15",
        manner="indirect", cue="promised", stance="promise",
    )  # fmt: skip
    said["navy"] = d.paper.says(
        "spokesman for Velland's navy", "A spokesman for Velland's navy",
        "no soldiers had boarded the ships", manner="indirect", stance="deny", named=False,
    )  # fmt: skip
    said["five"] = d.follow.says(
        taren, "Taren told", '"Five have sailed. Four remain, and the inspection goes on,"',
        cue="told",
    )  # fmt: skip
    said["stood"] = d.follow.says(
        quill, "she said", "the deadline of March 31 stood", manner="indirect", stance="demand"
    )
    said["follow-ports"] = d.follow.says(
        quill, "she said", f'"{PORTS}, and we will not trade nine ships for five,"', stance="demand"
    )
    said["cleared"] = d.follow.says(
        "harbour authority", "harbour authority said", "Five grain ships left the Sund of Arle on "
        "Sunday after Velland cleared their cargo", manner="indirect", evidence="document",
    )  # fmt: skip
    said["expects"] = d.follow.says(
        "harbour authority", "The harbour authority", "it expects the rest to be cleared by the "
        "end of the month", manner="indirect", act="expects",
    )  # fmt: skip
    return said


def _events(d: Drafts) -> None:
    for draft in (d.wire, d.copy):
        draft.event("the grain ships held in the Sund since February 12", "hold", "under way",
                    "running")  # fmt: skip
        draft.event("Marta Quill will travel to Arle on Thursday", "travel", "planned", "announced")
        draft.date("February 12", "2031-02-12")
        draft.date("March 31", "2031-03-31")
    d.paper.event("Quill and Taren met for three hours in Arle on Thursday", "meet", "done",
                  "recalled")  # fmt: skip
    d.follow.event("Five grain ships left the Sund of Arle on Sunday", "leave", "done", "recalled")
    d.follow.date("March 20", "2031-03-20")


def _links(d: Drafts, said: dict[str, StatementId]) -> StoryLinks:
    inferred = DateInterval(
        earliest="2031-03-04", latest="2031-03-06", basis="inferred",
        reason="it rewrites an article of 4 March and does not know of the meeting of 6 March",
    )  # fmt: skip
    wire, post = d.wire.id, d.paper.id
    origins = (
        Origin(id=OriginId("origin-1"), story=STORY, root=wire, credit="Northern Wire",
               articles=(wire, d.copy.id, d.rewrite.id, d.follow.id),
               outlets=("Harbour Gazette", "Northern Wire", "Velland Broadcasting")),
        Origin(id=OriginId("origin-2"), story=STORY, root=post, credit=None, articles=(post,),
               outlets=("Arle Post",)),
        Origin(id=OriginId("origin-3"), story=STORY, root=None, credit=None,
               articles=(d.french.id,), outlets=("Courrier d'Arle",)),
    )  # fmt: skip
    return StoryLinks(
        story=Story(
            id=STORY, label="Estmark envoy to press Velland on grain ships in Arle",
            articles=tuple(x.id for x in d.all()), origins=3, first="2031-03-04",
            last="2031-03-09",
        ),
        datings=(Dating(article=d.rewrite.id, published=inferred),),
        derivations=_derivations(d),
        origins=origins,
        utterances=_utterances(d, said),
    )  # fmt: skip


def _derivations(d: Drafts) -> tuple[Derivation, ...]:
    quote = '"No ship leaves until the inspection is complete,"'
    return (
        Derivation(
            id=DerivationId("derivation-1"), source=d.wire.id, target=d.copy.id, kind="copy",
            share=0.97, passages=(SpanPair(a=d.wire.at(quote), b=d.copy.at(quote)),), common=(),
            direction=Direction(score=0.96, reason="the copy credits Northern Wire"),
            explanation="97% of its words stand in the wire report, in the same order",
        ),
        Derivation(
            id=DerivationId("derivation-2"), source=d.copy.id, target=d.rewrite.id, kind="rewrite",
            share=0.71, common=(), passages=(
                SpanPair(a=d.copy.at(quote), b=d.rewrite.at("No vessel leaves until the checks "
                                                             "are complete")),),
            direction=Direction(score=0.66, reason="its marks are lost and its words swapped"),
            explanation="sentences follow the copy with words swapped",
        ),
        Derivation(
            id=DerivationId("derivation-3"), source=d.paper.id, target=d.follow.id, kind="cites",
            share=0.08, common=(), passages=(
                SpanPair(a=Span(0, 0), b=d.follow.at("the harbour authority said")),),
            direction=Direction(score=0.9, reason="it names the other as its source"),
            explanation="names the Arle Post's log",
        ),
        Derivation(
            id=DerivationId("derivation-4"), source=d.wire.id, target=d.follow.id, kind="excerpt",
            share=0.18, common=(), passages=(SpanPair(a=d.wire.at(PORTS), b=d.follow.at(PORTS)),),
            direction=Direction(score=0.99, reason="published five days later"),
            explanation="repeats background and one quotation",
        ),
    )  # fmt: skip


def _utterances(d: Drafts, said: dict[str, StatementId]) -> tuple[Utterance, ...]:
    def made(key: str, speaker: str, text: str, names: tuple[str, ...], origins: int,
             *differences: Difference) -> Utterance:  # fmt: skip
        return Utterance(
            id=UtteranceId(f"utterance-{key}"), story=STORY, speaker=speaker, text=text,
            statements=tuple(sorted(said[n] for n in names)), outlets=("Northern Wire",),
            origins=origins, sources=1, first=d.wire.id, differences=differences,
        )  # fmt: skip

    return (
        made(
            "ports", "Marta Quill", d.wire.text.split("\n\n")[3],
            ("wire-ports", "copy-ports", "rewrite-ports"), 1,
            Difference(a=said["wire-ports"], b=said["copy-ports"], kind="shortened",
                       detail="the second sentence is missing"),
            Difference(a=said["wire-ports"], b=said["rewrite-ports"], kind="marks lost",
                       detail="reported speech without quotation marks"),
            Difference(a=said["wire-ports"], b=said["rewrite-ports"], kind="reworded",
                       detail="trade → swap"),
        ),
        made(
            "no", "Osk Taren", "No ship leaves until the inspection is complete",
            ("wire-no", "copy-no", "rewrite-no"), 1,
            Difference(a=said["wire-no"], b=said["copy-no"], kind="same", detail=""),
            Difference(a=said["wire-no"], b=said["rewrite-no"], kind="reworded",
                       detail="ship → vessel, inspection → checks"),
        ),
        made("close", "senior Estmark official", "Estmark will close its terminals",
             ("wire-close", "copy-close"), 1),
        made("hull", "Lio Brandt", "We counted every hull ourselves", ("hull",), 1),
    )  # fmt: skip


def _timeline(d: Drafts) -> tuple[TimelineItem, ...]:
    def item(key: str, date: DateInterval, draft: Draft, words: str, tense: str, origins: int,
             *more: Draft) -> TimelineItem:  # fmt: skip
        return TimelineItem(
            id=f"timeline-{key}", story=STORY, date=date, told=draft.told(words),
            tense=tense,  # type: ignore[arg-type]
            happening=f"happening-{key}", origins=origins,
            articles=tuple(sorted(x.id for x in (draft, *more))),
        )  # fmt: skip

    resolved = DateInterval(earliest="2031-03-06", latest="2031-03-06", basis="resolved",
                            reason="“Thursday” after 4 March 2031")  # fmt: skip
    return (
        item("accord", day("1998-01-01", "1998-12-31"), d.wire,
             "The two countries signed a transit accord in 1998", "recalled", 1),
        item("held", day("2031-02-12", "2031-03-04"), d.wire,
             "the grain ships held in the Sund since February 12", "running", 1, d.copy),
        item("boarded", day("2031-02-20"), d.paper, "armed men came aboard on February 20",
             "recalled", 1),
        item("travel", resolved, d.wire, "Marta Quill will travel to Arle on Thursday",
             "announced", 1, d.copy),
        item("met", resolved, d.paper, "Quill and Taren met for three hours in Arle on Thursday",
             "recalled", 1),
        item("left", day("2031-03-09"), d.follow,
             "Five grain ships left the Sund of Arle on Sunday", "recalled", 2, d.french),
        item("visit", day("2031-03-20"), d.follow,
             "Taren is to visit Estmark's capital on March 20", "announced", 1),
        item("rest", day("2031-03-24", "2031-03-31"), d.follow,
             "the rest to be cleared by the end of the month", "announced", 1),
    )  # fmt: skip


def _issue_of(said: dict[str, StatementId]) -> tuple[tuple[StatementId, tuple[str, ...]], ...]:
    about = {
        "grain ships": ("wire-trip", "copy-trip", "wire-ports", "copy-ports", "rewrite-ports",
                        "hull", "week", "five", "follow-ports", "cleared", "rewrite-thirteen"),
        "inspection": ("wire-no", "copy-no", "rewrite-no", "wire-fault", "slow", "pay", "five",
                       "expects"),
        "ports and cargo": ("wire-close", "copy-close", "wire-ports", "copy-ports", "stood"),
    }  # fmt: skip
    return tuple(
        (ident, tuple(f"issue-{n}" for n, keys in about.items() if key in keys)
         or ("issue-unsorted",))
        for key, ident in sorted(said.items())
    )  # fmt: skip


def _positions(said: dict[str, StatementId]) -> tuple[Position, ...]:
    rows = (
        ("Marta Quill", "grain ships", "demand", ("wire-ports", "copy-ports", "follow-ports"), 1),
        ("Marta Quill", "inspection", "promise", ("pay",), 1),
        ("Marta Quill", "ports and cargo", "demand", ("wire-ports", "stood"), 1),
        ("Osk Taren", "inspection", "reject", ("wire-no", "copy-no", "rewrite-no"), 1),
        ("Osk Taren", "inspection", "warn", ("slow",), 1),
        ("Osk Taren", "grain ships", "inform", ("five",), 1),
        ("senior Estmark official", "ports and cargo", "threaten", ("wire-close", "copy-close"), 1),
        ("Lio Brandt", "grain ships", "inform", ("hull", "week"), 1),
    )
    return tuple(
        Position(
            id=f"position-{i}",
            story=STORY,
            issue=f"issue-{issue}",
            actor=None,
            actor_name=actor,
            stance=stance,  # type: ignore[arg-type]
            statements=tuple(sorted(said[n] for n in names)),
            outlets=("Northern Wire",),
            origins=origins,
            first="2031-03-04",
            last="2031-03-09",
        )
        for i, (actor, issue, stance, names, origins) in enumerate(rows)
    )


def _promises(d: Drafts) -> tuple[Promise, ...]:
    return (
        Promise(
            id="promise-1", story=STORY, by="senior Estmark official", to="Velland",
            told=d.wire.told("Estmark will close its terminals to Velland cargo"), kind="threat",
            condition="If the ships are not released by March 31", due=day("2031-03-31"),
            state="open", because=None,
        ),
        Promise(
            id="promise-2", story=STORY, by="Marta Quill", to="Velland",
            told=d.paper.told("Estmark would pay for a second team of inspectors"),
            kind="promise", condition="if Velland let them aboard by March 15",
            due=day("2031-03-15"), state="due", because=None,
        ),
        Promise(
            id="promise-3", story=STORY, by="Osk Taren", to=None,
            told=d.wire.told("No ship leaves until the inspection is complete"), kind="promise",
            condition=None, due=UNDATED, state="broken",
            because=d.follow.told("Five grain ships left the Sund of Arle on Sunday"),
        ),
    )  # fmt: skip


def _questions(d: Drafts) -> tuple[OpenQuestion, ...]:
    return (
        OpenQuestion(
            id="question-1", story=STORY, to="Osk Taren", asked_by="reporters",
            told=d.wire.told("Asked whether soldiers had boarded the ships, the minister "
                             "declined to comment"),
            about="whether soldiers had boarded the ships", outcome="refused",
        ),
        OpenQuestion(
            id="question-2", story=STORY, to="Osk Taren", asked_by=None,
            told=d.wire.told("He did not say when the remaining nine would be cleared"),
            about="when the remaining nine would be cleared", outcome="unanswered",
        ),
    )  # fmt: skip


def _disagreements(d: Drafts) -> tuple[Disagreement, ...]:
    return (
        Disagreement(
            id="disagreement-1", story=STORY, kind="contradiction",
            about="whether soldiers boarded the ships",
            a=d.paper.told("no soldiers had boarded the ships"),
            b=d.paper.told("armed men came aboard on February 20"), independent=False, score=0.81,
            reason="one denies what the other tells, of the same ships",
        ),
        Disagreement(
            id="disagreement-2", story=STORY, kind="contradiction", about="how many ships are held",
            a=d.paper.told("eleven grain ships at anchor on Thursday morning"),
            b=d.rewrite.told("Some thirteen vessels are stuck"), independent=True, score=0.77,
            reason="two numbers for one thing: eleven and thirteen",
        ),
        Disagreement(
            id="disagreement-3", story=STORY, kind="wording", about="Osk Taren on the inspection",
            a=d.wire.told("No ship leaves until the inspection is complete"),
            b=d.rewrite.told("No vessel leaves until the checks are complete"), independent=False,
            score=0.62, reason="one quotation in two wordings, the second without its marks",
        ),
    )  # fmt: skip


def _novelty(d: Drafts) -> tuple[Novelty, ...]:
    rows = (
        ("wire", d.wire, "We will not trade ports for promises", "statement", 1.0),
        ("wire2", d.wire, "Marta Quill will travel to Arle on Thursday", "event", 1.0),
        ("rewrite", d.rewrite, "Some thirteen vessels are stuck", "detail", 0.12),
        ("paper", d.paper, "The harbour log, seen by the Arle Post, lists eleven grain ships",
         "detail", 0.88),
        ("paper2", d.paper, '"We counted every hull ourselves,"', "statement", 0.88),
        ("follow", d.follow, "Five grain ships left the Sund of Arle on Sunday", "event", 0.79),
        ("follow2", d.follow, "Taren is to visit Estmark's capital on March 20", "event", 0.79),
    )  # fmt: skip
    return tuple(
        Novelty(
            id=f"novelty-{key}",
            story=STORY,
            told=draft.told(words),
            kind=kind,  # type: ignore[arg-type]
            share=share,
        )
        for key, draft, words, kind, share in rows
    )
