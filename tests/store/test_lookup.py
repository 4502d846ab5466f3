from __future__ import annotations

from onrecord.store import Store
from tests.store.samples import WHEN, article, saving

TEXTS = (
    "The Café at Tarn sold turbines.",
    "Turbines were sold at the harbour.",
    "The harbour closed.",
)


def test_articles_are_found_by_their_words(store: Store) -> None:
    held = [article(text) for text in TEXTS]
    store.save([saving(a, f"{n}.txt") for n, a in enumerate(held)], WHEN)
    first, second, third = (a.id for a in held)
    found = store.with_each(["turbines", "cafe", "HARBOUR", "nowhere", '"*', ""], 10)
    assert found == {
        "HARBOUR": tuple(sorted((second, third))),
        "cafe": (first,),
        "nowhere": (),
        "turbines": tuple(sorted((first, second))),
    }
    assert store.with_all(["turbines", "harbour"], 10) == [second]
    assert store.with_all(['" OR "', ""], 10) == []


def test_a_word_that_too_many_hold_leads_nowhere(store: Store) -> None:
    store.save([saving(article(text), f"{n}.txt") for n, text in enumerate(TEXTS)], WHEN)
    assert "turbines" not in store.with_each(["turbines"], 1)
    assert len(store.with_all(["turbines"], 1)) == 1


def test_no_story_holds_a_notice_before_linking(store: Store) -> None:
    store.save([saving(article(TEXTS[0]), "a.txt")], WHEN)
    assert store.with_notices(["story-none"], 5) == []  # type: ignore[list-item]
    assert store.links_of(["story-none"]) == []  # type: ignore[list-item]
