"""What a store has learned of its outlets, joined with the steps that use it."""

from __future__ import annotations

from functools import partial

from onrecord.clean import EMPTY, Furniture, load_furniture
from onrecord.run.desk import Annotator
from onrecord.run.stages import article_stages
from onrecord.store import Store


def furniture_of(store: Store) -> Furniture:
    """The furniture that was learned last from a store's articles; empty at first."""
    kept = store.furniture()
    return EMPTY if kept is None else load_furniture(kept[1])


def stages_of(store: Store) -> Annotator:
    """The plan for one article, with the furniture that the store has learned."""
    return partial(article_stages, furniture=furniture_of(store))
