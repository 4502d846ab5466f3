"""The subjects on a story's agenda: statements sorted by a lexicon of public affairs.

The lexicon is data that a user can edit (``resources/en/issues.yaml``) or replace.
A statement too short to name anything ("it was wrong") is looked at with its whole
sentence; one that names no issue takes those of the quotation it continues; else that of
the cluster of sentence vectors it lies in (``unsorted``); else it is ``unsorted``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from onrecord.account.unsorted import Unsorted, named_clusters
from onrecord.account.view import View
from onrecord.account.words import singular, telling
from onrecord.errors import UsageError
from onrecord.link.tokens import fold_words
from onrecord.model.account import Issue
from onrecord.model.ids import StatementId, record_id
from onrecord.model.span import cover, words_under
from onrecord.model.statement import Statement
from onrecord.resources import lexicon

UNSORTED = "unsorted"
LEAST = 2  # telling words from which a statement speaks for itself
MAX_ISSUES = 3  # of one statement: those that most of its words name

_FORM = "write a YAML file with a line for each issue: name of the issue: [term, term]"

Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Issues by their terms.

    Attributes:
        terms: each term, folded and singular, with its issues and how it is written.
        longest: words of the longest term.
    """

    terms: Mapping[Term, Sequence[tuple[str, str]]]
    longest: int


def lexicon_of(issues: Mapping[str, Sequence[str]]) -> Lexicon:
    """The lookup table of issues and their terms."""
    table: dict[Term, list[tuple[str, str]]] = {}
    for issue, terms in issues.items():
        for written in terms:
            term = tuple(singular(word) for word in fold_words(written))
            if term and (issue, written) not in table.setdefault(term, []):
                table[term].append((issue, written))
    return Lexicon(terms=table, longest=max(map(len, table), default=0))


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that comes with the program."""
    return lexicon_of(lexicon("issues"))


def read_lexicon(path: Path) -> Lexicon:
    """A user's own lexicon: YAML that maps the name of each issue to a list of terms.

    Raises:
        UsageError: when the file can't be read or has another form.
    """
    try:
        held = yaml.safe_load(path.read_bytes())
    except FileNotFoundError as error:
        raise UsageError(f"there is no file of issues {path}", hint=_FORM) from error
    except OSError as error:
        why = (error.strerror or "unknown cause").lower()
        raise UsageError(f"the issues in {path} can't be read: {why}") from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise UsageError(f"the issues in {path} are no YAML: {error}", hint=_FORM) from error
    if not isinstance(held, dict) or not all(isinstance(terms, list) for terms in held.values()):
        raise UsageError(f"{path} holds no issues", hint=_FORM)
    return lexicon_of({str(k): [str(term) for term in v] for k, v in held.items()})


def issues_in(text: str, terms: Lexicon) -> Counter[tuple[str, str]]:
    """How often each issue is named in ``text``, by ``(issue, term)``; longest terms win."""
    words = [singular(word) for word in fold_words(text)]
    found: Counter[tuple[str, str]] = Counter()
    at = 0
    while at < len(words):
        for length in range(min(terms.longest, len(words) - at), 0, -1):
            named = terms.terms.get(tuple(words[at : at + length]))
            if named:
                found.update(named)
                at += length
                break
        else:
            at += 1
    return found


def issues(
    view: View, terms: Lexicon
) -> tuple[tuple[Issue, ...], tuple[tuple[StatementId, tuple[str, ...]], ...]]:
    """The story's issues, most named first, and the ids of those of each statement."""
    seen: dict[str, Counter[str]] = {}
    of: dict[StatementId, tuple[str, ...]] = {}
    for statement in view.statements:
        text = view.text(statement.article)
        found = issues_in(words_under(text, statement.content), terms)
        if not found and len(telling(words_under(text, statement.content))) < LEAST:
            found = issues_in(_sentence(view, statement), terms)
        names = _leading(found)
        if not names and statement.continues in of:
            names = of[statement.continues]
        of[statement.id] = names or (UNSORTED,)
        for name in of[statement.id]:
            held = seen.setdefault(name, Counter())
            held.update({term: n for (issue, term), n in found.items() if issue == name})
    for key, name in named_clusters(_left(view, of)).items():
        of[key] = (name,)
        seen.setdefault(name, Counter())[name] += 1
    counts = Counter(name for names in of.values() for name in names)
    ranked = sorted(counts, key=lambda n: (n == UNSORTED, -counts[n], n))
    listed = tuple(
        Issue(
            id=_id(view, name),
            story=view.story,
            name=name,
            terms=tuple(sorted(seen[name])),
        )
        for name in ranked
    )
    ids = {name: _id(view, name) for name in counts}
    return listed, tuple((s, tuple(ids[n] for n in names)) for s, names in sorted(of.items()))


def _left(view: View, of: Mapping[StatementId, tuple[str, ...]]) -> list[Unsorted]:
    """The statements that no term names, with the vectors of their sentences."""
    vectors = {
        (one.article, one.span): one.vector
        for held in view.articles
        for one in held.annotation.sentences
    }
    found: list[Unsorted] = []
    for statement in view.statements:
        if of[statement.id] != (UNSORTED,) or not statement.content:
            continue
        sentence = view.sentence_at(statement.article, statement.content[0])
        vector = b"" if sentence is None else vectors.get((statement.article, sentence), b"")
        text = words_under(view.text(statement.article), statement.content)
        found.append(Unsorted(id=statement.id, text=text, vector=vector))
    return found


def _id(view: View, name: str) -> str:
    return record_id("issue", view.story, name)


def _leading(found: Counter[tuple[str, str]]) -> tuple[str, ...]:
    weight: Counter[str] = Counter()
    for (issue, _), n in found.items():
        weight[issue] += n
    return tuple(sorted(weight, key=lambda name: (-weight[name], name))[:MAX_ISSUES])


def _sentence(view: View, statement: Statement) -> str:
    """The sentence of a statement without its speaker, whose office is no subject."""
    if not statement.content:
        return ""
    text = view.text(statement.article)
    sentence = view.sentence_at(statement.article, cover(statement.content))
    if sentence is None:
        return ""
    speaker = statement.speaker.span if statement.speaker else None
    if speaker is None or not sentence.contains(speaker):
        return sentence.of(text)
    mentions = view.mentions_in(statement.article, speaker)
    titles = [m.title for m in mentions if m.title]
    rest = text[sentence.start : speaker.start] + " " + text[speaker.end : sentence.end]
    for title in titles:
        rest = rest.replace(title, " ")
    return rest
