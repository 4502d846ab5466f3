"""The section of an account that tells what outlets corrected or took back."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.account import Correction
from onrecord.present.lines import Block, Line, heading, line, own, strong, theirs
from onrecord.present.reader import Reader

MAX_RESTS = 5  # sentences that rest on a corrected one and are shown
MAX_WORDS = 200  # characters of a whole article that was taken back


def corrections(reader: Reader) -> Iterator[Block]:
    """Each notice, what it is about, and what still rests on that."""
    held = reader.account.corrections
    if held:
        yield heading(2, own("Corrected or taken back"))
    for item in held:
        yield line(
            strong(item.kind),
            own("by"),
            theirs(reader.outlet(item.told.article)),
            own(":"),
            theirs(item.told.text),
            where=reader.told(item.told),
        )
        yield from _about(reader, item)


def _about(reader: Reader, item: Correction) -> Iterator[Line]:
    if item.corrects is None:
        yield line(own("what it is about is not in the store"), depth=1)
        return
    yield line(
        own("is about:"),
        theirs(item.corrects.text[:MAX_WORDS]),
        depth=1,
        where=reader.told(item.corrects),
    )
    for told in item.rests[:MAX_RESTS]:
        yield line(own("not mended:"), theirs(told.text), depth=1, where=reader.told(told))
    more = len(item.rests) - MAX_RESTS
    if more > 0:
        yield line(own(f"and {more} more in “onrecord show corrections”"), depth=1)
