from __future__ import annotations

import pytest

from onrecord.read.fields import Fields
from onrecord.read.lead import read_lines
from onrecord.read.letterhead import is_body

BODY = (
    "1. The Ministry informs the public that the harbour of Norwick is open again to all ships "
    "that fly the flag of a member of the treaty."
)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("MINISTRY OF FISHERIES AND HARBOURS", True),
        ("Ministry of Fisheries", True),
        ("Upland Port Authority", True),
        ("The Norwick Electoral Commission", True),
        ("REPUBLIC OF UPLAND", False),
        ("Ministry of Fisheries opens the harbour", False),  # a headline
        ("Commission", False),
        ("The ministry of fisheries said no", False),
        ("Department of Harbours: 3 questions", False),
    ],
)
def test_names_of_public_bodies(line: str, held: bool) -> None:
    assert is_body(line) is held


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        (
            "REPUBLIC OF UPLAND\nMINISTRY OF FISHERIES\nCOMMUNIQUE ON THE HARBOUR OF NORWICK\n"
            "Norwick, 6 May 2021",
            "MINISTRY OF FISHERIES",
            "COMMUNIQUE ON THE HARBOUR OF NORWICK",
        ),
        (
            "Ministry of Fisheries\nPress release\nThe harbour of Norwick opens again\n6 May 2021",
            "Ministry of Fisheries",
            "The harbour of Norwick opens again",
        ),
        (
            "PRESS STATEMENT\nUpland Port Authority\nHarbour fees from next spring on",
            "Upland Port Authority",
            "Harbour fees from next spring on",
        ),
        (
            "Ministry of Fisheries\nCircular\nSubject: Harbour fees",
            "Ministry of Fisheries",
            "Harbour fees",
        ),
        # no document, or no body: nothing is issued
        ("Ministry of Fisheries\nThe harbour of Norwick is open again\n6 May 2021", None, "*"),
        ("Statement wins the harbour cup\nMinistry of Fisheries\n6 May 2021", None, "*"),
        ("Press release\nThe harbour of Norwick is open again\n6 May 2021", None, "*"),
    ],
)
def test_who_issued_a_document_and_its_subject(head: str, outlet: str | None, title: str) -> None:
    fields = Fields()
    read_lines(f"{head}\n\n{BODY}", fields)
    assert fields.outlet == outlet
    assert title == "*" or fields.title == title
