"""The fields of an article as they are gathered: the first origin of each wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model.dates import UNDATED, DateInterval
from onrecord.read.stated_date import StatedDate

_LONGEST_VALUE = 1_000
# Half characters and NUL, which no store can hold.
BROKEN = re.compile("[\x00\ud800-\udfff]")


@dataclass(slots=True, kw_only=True)
class Fields:
    """What is known of an article so far, and where each thing was taken from.

    Origins are asked in order of trust: a field that is set is not set again.
    """

    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    credit: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: DateInterval = UNDATED
    modified: str | None = None
    language: str | None = None
    origins: dict[str, str] = field(default_factory=dict)

    def give(self, name: str, value: str | None, origin: str) -> None:
        """Set a text field, unless it is set or ``value`` is blank, broken or absurdly long."""
        value = " ".join(value.split()) if value else ""
        if (
            value
            and not BROKEN.search(value)
            and len(value) <= _LONGEST_VALUE
            and getattr(self, name) is None
        ):
            setattr(self, name, value)
            self.origins[name] = origin

    def give_authors(self, names: tuple[str, ...] | list[str], origin: str) -> None:
        """Set the authors, unless set or empty; repeats are dropped, order kept."""
        held = (" ".join(n.split()) for n in names if not BROKEN.search(n))
        clean = tuple(dict.fromkeys(n for n in held if n))
        if clean and not self.authors:
            self.authors = clean
            self.origins["authors"] = origin

    def give_published(self, stated: StatedDate, origin: str) -> None:
        """Set the date of publication, unless one is stated already."""
        self.give_interval(stated.earliest, stated.latest, origin)

    def give_interval(self, earliest: str | None, latest: str | None, origin: str) -> None:
        """Set the date of publication from ISO 8601 ends."""
        if not self.published.known and (earliest or latest):
            self.published = DateInterval(
                earliest=earliest, latest=latest, basis="stated", reason=f"stated by {origin}"
            )
            self.origins["published"] = origin

    def settle(self) -> None:
        """Where only an update is stated, the article was published then or before."""
        if not self.published.known and self.modified is not None:
            self.give_interval(None, self.modified, f"{self.origins['modified']} (an update)")
