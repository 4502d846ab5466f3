from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.store import Store


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address, busy_seconds=1.0) as held:
        yield held
