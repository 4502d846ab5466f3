"""``onrecord refresh``: what it says."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Program

NOTICE = "The Echo is made by its readers in Norwick"
SUBJECTS = ("the ferry", "a library", "the new bridge")


def test_refresh_learns_tells_and_repeats(onrecord: Program, tmp_path: Path) -> None:
    lines = [
        {
            "outlet": "Norwick Echo",
            "title": f"Council votes on {subject}",
            "text": f"Council votes on {subject}\n\nThe council of Norwick voted on it after "
            f"long hours of debate about {subject} in the town hall on Monday.\n\n{NOTICE}\n\n"
            f"\u201cThe vote on {subject} came late,\u201d Mayor Ida Holm said at the town hall.",
        }
        for subject in SUBJECTS
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert onrecord("read", tmp_path / "in.jsonl").status == 0
    told = onrecord("refresh", "--json")
    assert (told.status, told.err) == (0, "")
    held = json.loads(told.out)
    assert held["articles"] == len(held["annotated_again"]) == len(SUBJECTS)
    assert held["furniture"]["lines"] == 1
    assert held["tables"]["passages"] == {"added": 3, "removed": 3, "changed": 0}
    assert {c["table"] for c in held["changes"]} == set(held["tables"])
    shown = json.loads(onrecord("show", "passages", "--where", "kind=furniture", "--json").out)
    assert [row["text"] for row in shown] == [NOTICE] * 3
    again = onrecord("refresh")
    assert again.out == "0 of 3 articles changed; 1 lines of furniture are known of their outlets\n"
    assert onrecord("read", tmp_path / "in.jsonl").out.startswith("0 taken, 3 already known")


def test_refresh_of_no_store(onrecord: Program) -> None:
    told = onrecord("refresh")
    assert told.status == 1
    assert "no store" in told.err or "no such" in told.err or "not" in told.err
