"""An account whose every word is hostile."""

from __future__ import annotations

from dataclasses import replace

from onrecord.account import build
from onrecord.model.account import Account
from onrecord.model.dates import DateInterval
from tests.account.piles import Sheet, copied, story

ATTACKS = (
    "[click](https://evil.example/x)",
    "![pixel](https://evil.example/p.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<https://evil.example> https://evil.example www.evil.example mallory@evil.example",
    "[ref]: https://evil.example 'title'",
    "`code` **bold** __under__ ~~struck~~ | cell | # head 1. list &lt;b&gt;",
    "\\[x\\](javascript:alert(1)) \\\\<b>",
    "\x1b[2J\x1b]8;;https://evil.example\x07link\x1b]8;;\x07\x9b31m\u202ertl",
    "$$math$$ ==mark== :smile: @mallory #1 ^[note] [^1] {{x}} {% y %}",
)


def hostile_account(words: tuple[str, ...] = ATTACKS) -> Account:
    """Everything that can carry an article's words carries ``words``."""
    sheets = []
    for i, attack in enumerate(words):
        body = f"{attack} said {attack} if {attack}. We will free 1{i} boats by {attack}."
        sheet = Sheet(
            body,
            outlet=attack + str(i),
            path=f"{attack}/{i}",
            published=DateInterval(
                earliest="2025-03-10", latest="2025-03-10", basis="stated", reason=attack
            ),
            refused=attack,
        )
        sheet.says(attack, body, manner="direct", stance="promise", to=attack)
        sheet.event(body, attack, "free", sheet.date("1", "2025-03-10"))
        sheet.asks(body, attack)
        sheets.append(sheet)
    records = story(
        *sheets,
        derivations=[copied(sheets[0], s, (sheets[0].text, s.text)) for s in sheets[1:]],
        label=words[0],
    )
    account = build(records)
    issues = tuple(replace(issue, name=words[0]) for issue in account.issues)
    return replace(account, issues=issues)
