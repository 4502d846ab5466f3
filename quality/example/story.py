"""How points about a whole story are judged: links between articles, the account.

A check gives None when its point is reached, else the reason why not, for a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quality.example.match import Check, fits, told
from quality.example.points import Spec
from quality.example.records import Records, Row, holds

# -- what links articles


def _same(found: Sequence[Mapping[str, Row]]) -> bool:
    return bool(set(found[0]) & set(found[1]))


def _story(spec: Spec, records: Records) -> str | None:
    if spec["field"] in {"together", "apart"}:
        a, b = (records.story(key) for key in spec["pair"])
        if a is None or b is None:
            return "an article is in no story"
        same = a["id"] == b["id"]
        return None if same == (spec["field"] == "together") else f"same story: {same}"
    row = records.story(spec["article"])
    return "no story" if row is None else told(row[spec["field"]], spec["field"], spec["value"])


def _derivation(spec: Spec, records: Records) -> str | None:
    rows = [r for r in records.table("derivations") if r["to"] == records.id(spec["to"])]
    sources = records.ids(spec["any_from"])
    for row in rows:
        if row["from"] in sources and row["kind"] in spec["any_kind"]:
            return told(row["share"], "share", spec["share"]) if "share" in spec else None
    return f"derivations found: {[(r['from'], r['kind'], r['share']) for r in rows]}"


def _derivation_not(spec: Spec, records: Records) -> str | None:
    between = records.ids(spec["between"])
    for row in records.table("derivations"):
        if {row["from"], row["to"]} == between and row["kind"] in spec["any_kind"]:
            return f"{row['kind']}, though {spec['why']}"
    return None


def _origin(spec: Spec, records: Records) -> str | None:
    found = [records.origins(key) for key in spec["pair"]]
    if not all(found):
        return "an article has no origin"
    if spec["field"] == "root":
        root = records.id(spec["pair"][1])
        return None if any(o["root"] == root for o in found[0].values()) else "another root"
    same = _same(found)
    return None if same == (spec["field"] == "same") else f"same origin: {same}"


def _utterance(spec: Spec, records: Records) -> str | None:
    found = [records.utterances(s["article"], s["content"]) for s in spec["pair"]]
    if not all(found):
        return "a statement has no utterance"
    if spec["field"] == "together":
        return None if _same(found) else "in two utterances"
    value = spec["value"]
    if spec["field"] == "first":
        value = records.id(value)
    rows = found[0].values()
    if any(fits(row[spec["field"]], spec["field"], value) for row in rows):
        return None
    return f"{spec['field']}: {[row[spec['field']] for row in rows]}, not {value!r}"


def _utterance_not(spec: Spec, records: Records) -> str | None:
    found = [records.utterances(s["article"], s["content"]) for s in (spec["a"], spec["b"])]
    if not all(found):
        return "a statement has no utterance"
    return "one utterance" if _same(found) else None


def _difference(spec: Spec, records: Records) -> str | None:
    rows = records.utterances(spec["article"], spec["content"]).values()
    kinds = [difference["kind"] for row in rows for difference in row["differences"]]
    return None if set(kinds) & set(spec["any_kind"]) else f"differences: {kinds}"


def _speakers(records: Records, key: str, words: str) -> set[str]:
    found = ((row["speaker"] or {}).get("entity") for row in records.said(key, words))
    return {str(entity) for entity in found if entity is not None}


def _entities_same(spec: Spec, records: Records) -> str | None:
    a, b = (_speakers(records, s["article"], s["content"]) for s in (spec["a"], spec["b"]))
    if not a or not b:
        return "a speaker was not resolved to an entity"
    return None if a & b else "two entities"


def _entities_apart(spec: Spec, records: Records) -> str | None:
    a, b = (_speakers(records, spec["article"], spec[side]) for side in ("a", "b"))
    if not a or not b:
        return "a speaker was not resolved to an entity"
    return str(spec["why"]) if a & b else None


# -- the account


def _disagreement(spec: Spec, records: Records) -> str | None:
    ids = {side: records.ids(spec[f"any_{side}"]) for side in "ab"}
    seen = "none between these articles"
    for row in records.table("disagreements"):
        for first, second in (("a", "b"), ("b", "a")):
            if _speaks(row[first], ids["a"], spec["a"]) and _speaks(
                row[second], ids["b"], spec["b"]
            ):
                if row["kind"] in spec["any_kind"] and row["independent"] == spec["independent"]:
                    return None
                seen = f"{row['kind']}, independent: {row['independent']}"
    return seen


def _speaks(evidence: Row, articles: set[str], words: str) -> bool:
    return evidence["article"] in articles and holds(evidence["text"], words)


def _disagreement_not(spec: Spec, records: Records) -> str | None:
    for row in records.table("disagreements"):
        held = (row["a"], row["b"])
        if "between" in spec:
            found = {e["article"] for e in held} == records.ids(spec["between"])
        else:
            among = records.ids(spec["any_article"])
            found = any(_speaks(e, among, spec["text"]) for e in held)
        if found:
            return f"{row['kind']} of {row['about']!r}, though {spec['why']}"
    return None


def _promise(spec: Spec, records: Records) -> str | None:
    wanted, field = spec["wanted"], spec["field"]
    rows = [
        row
        for row in records.table("promises")
        if holds(row["by"], wanted["by"]) and holds(row["text"], wanted["text"])
    ]
    if not rows:
        return "no such promise"
    if field == "by":
        return None
    values = [_promise_value(row, field) for row in rows]
    wish = records.id(wanted[field]) if field == "because" else wanted[field]
    if any(v is not None and fits(v, field, wish) for v in values):
        return None
    return f"{field}: {values!r} where {wish!r} is wanted"


def _promise_value(row: Row, field: str) -> object:
    if field == "because":
        return (row["because"] or {}).get("article")
    return row["due" if field == "due_latest" else field.removeprefix("any_")]


_CHOOSING = {"article", "story_of", "text", "name", "why"}  # which rows, not what they hold


def _listed(table: str) -> Check:
    """A check that a row of ``table`` fits every field given."""

    def check(spec: Spec, records: Records) -> str | None:
        rows = records.of(table, spec["article"]) if "article" in spec else records.table(table)
        if "story_of" in spec:
            story = records.story(spec["story_of"]) or {}
            rows = [row for row in rows if row["story"] == story.get("id")]
        held = [row for row in rows if holds(row["text"], spec["text"])]
        fields = [f for f in spec if f not in _CHOOSING]
        if any(all(fits(_row_value(r, f), f, spec[f]) for f in fields) for r in held):
            return None
        return f"rows with these words: {[[_row_value(r, f) for f in fields] for r in held]}"

    return check


def _row_value(row: Row, field: str) -> object:
    return row["date" if field == "is" else field.removeprefix("any_")]


def _unlisted(table: str) -> Check:
    check = _listed(table)
    return lambda spec, records: (
        f"found in {table}, though {spec['why']}" if check(spec, records) is None else None
    )


CHECKS: Mapping[str, Check] = {
    "stories": _story,
    "derivations": _derivation,
    "derivations_not": _derivation_not,
    "origins": _origin,
    "utterances": _utterance,
    "utterances_not": _utterance_not,
    "differences": _difference,
    "entities_same": _entities_same,
    "entities_apart": _entities_apart,
    "disagreements": _disagreement,
    "disagreements_not": _disagreement_not,
    "promises": _promise,
    "questions": _listed("questions"),
    "questions_not": _unlisted("questions"),
    "timeline": _listed("timeline"),
    "timeline_not": _unlisted("timeline"),
    "novelty": _listed("novelty"),
    "novelty_not": _unlisted("novelty"),
}
