"""One contract for every store."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import event

from onrecord.errors import NothingFoundError
from onrecord.link.groups import tie_of
from onrecord.model.annotation import Annotation
from onrecord.model.ids import ArticleId
from onrecord.model.index import LinkBatch, LinkKeys
from onrecord.model.reject import Reject
from onrecord.model.span import Span
from onrecord.store import FileMark, Store, merge
from tests.store.samples import WHEN, annotation, article, known, links, pair, saving

ONE = article("We meet in May, said Ada Quist.", title="Talks set")
TWO = article("Talks in May: the envoy confirmed it.", outlet="Coast Radio", day="2024-05-02")
THREE = article("Fishing boats stayed in port.", outlet="Coast Radio", day="2024-05-03")


def batch_of(**changes: Any) -> LinkBatch:
    made = LinkBatch(keys=(), pairs=(), links=(), dissolved=(), done=())
    return replace(made, **changes)


def linked_store(store: Store) -> None:
    """ONE and TWO in a story, THREE alone, all indexed."""
    store.save([saving(ONE, "1"), saving(TWO, "2"), saving(THREE, "3")], WHEN)
    both = pair(ONE.id, TWO.id)
    apart = pair(TWO.id, THREE.id, same_story=False)
    store.commit(
        LinkBatch(
            keys=(
                LinkKeys(article=ONE.id, keys=("may", "meet")),
                LinkKeys(article=TWO.id, keys=("may", "meet", "envoy")),
                LinkKeys(article=THREE.id, keys=("boats",)),
            ),
            pairs=(both, apart),
            links=(links(ONE, TWO, pairs=(both,)), links(THREE)),
            dissolved=(),
            done=(ONE.id, TWO.id, THREE.id),
        )
    )


def test_what_is_saved_comes_back(store: Store) -> None:
    outcomes = store.save([saving(TWO, "b"), saving(ONE, "a")], WHEN)
    assert outcomes == ["taken", "taken"]
    held = list(store.articles())
    assert [a.article for a in held] == sorted([ONE, TWO], key=lambda a: a.id)
    assert [a.annotation for a in held] == [annotation(a.article) for a in held]
    assert {a.path: a.receipts[0].received for a in held} == {"a": WHEN, "b": WHEN}
    assert [a.article.id for a in store.articles([TWO.id, ArticleId("article-none")])] == [TWO.id]


def test_hostile_text_comes_back(store: Store) -> None:
    odd = article('nul \x00 sub \x1a lone \ud83d\ude00 quote "\u2028 \u202e', title="\udcff")
    store.save([saving(odd, "odd\udcfe\x00.txt", raw=b"\x00\xff")], WHEN)
    held = next(store.articles())
    assert held.article == odd
    assert held.path == "odd\udcfe\x00.txt"
    assert store.search("lone quote")[0].article == odd.id


def test_the_same_text_twice_is_one_article_with_two_receipts(store: Store) -> None:
    assert store.save([saving(ONE, "b"), known(ONE, "a")], WHEN) == ["taken", "known"]
    assert store.save([known(ONE, "b")], "2024-06-01T00:00:00Z") == ["known"]
    held = next(store.articles())
    assert [(r.path, r.received, r.version_of) for r in held.receipts] == [
        ("a", WHEN, None),
        ("b", WHEN, None),
    ]
    assert store.counts()["articles"] == 1


def test_a_path_with_other_content_is_a_version(store: Store) -> None:
    store.save([saving(ONE, "page")], WHEN)
    assert store.save([saving(TWO, "page")], "2024-05-02T00:00:00Z") == ["version"]
    held = {a.article.id: a for a in store.articles()}
    assert held[TWO.id].receipts[0].version_of == ONE.id
    assert held[ONE.id].receipts[0].version_of is None
    # a third version follows the second, also within one batch
    assert store.save([saving(THREE, "page")], WHEN) == ["version"]
    assert next(iter(store.load([THREE.id]))).receipts[0].version_of == TWO.id


def test_metadata_of_several_paths_merges_in_any_order(store: Store) -> None:
    readings = [
        replace(ONE, url="https://b.example/", fields=(("url", "json"),)),
        replace(
            ONE, title="Talks set for May", url="https://a.example/", fields=(("url", "meta"),)
        ),
        replace(ONE, language="en", raw_sha256="0" * 64, authors=("A", "B")),
    ]
    results = set()
    for order in permutations(readings):
        merged = order[0]
        for other in order[1:]:
            merged = merge(merged, other)
        results.add(merged)
    assert len(results) == 1
    result = results.pop()
    assert (result.title, result.url) == ("Talks set for May", "https://a.example/")
    assert dict(result.fields)["url"] == "meta"
    assert merge(result, readings[0]) == result

    store.save([saving(readings[0], "0")], WHEN)
    # the annotation of one reading alone does not cover what both make together
    assert store.save([saving(readings[2], "1")], WHEN) == ["stale"]
    assert store.save([known(readings[2], "1")], WHEN) == ["stale"]
    assert len(next(store.articles()).receipts) == 1
    both = merge(readings[0], readings[2])
    assert store.save([saving(both, "1")], WHEN) == ["known"]
    assert next(store.articles()).article == both
    assert store.known([ONE.id]) == {ONE.id: both}


def test_raw_bytes_are_kept(store: Store) -> None:
    page = b"<html>" + ONE.text.encode() + b"\xff</html>"
    read = replace(ONE, raw_sha256=hashlib.sha256(page).hexdigest())
    store.save([saving(read, "page", page), saving(TWO, "plain")], WHEN)
    assert store.raw(ONE.id) == page
    assert store.raw(TWO.id) == TWO.text.encode()
    store.delete(ONE.id)
    with pytest.raises(NothingFoundError, match="no article"):
        store.raw(ONE.id)


def test_an_article_is_marked_to_link_until_linked(store: Store) -> None:
    store.save([saving(TWO, "2"), saving(ONE, "1")], WHEN)
    assert store.pending(10) == sorted([ONE.id, TWO.id])
    assert len(store.pending(1)) == 1
    store.commit(batch_of(done=(ONE.id,)))
    assert store.pending(10) == [TWO.id]


def test_a_file_is_remembered_as_it_was_when_taken_in(store: Store) -> None:
    assert store.mark_of("a.txt") is None
    mark = FileMark(path="a.txt", size=5, mtime_ns=99, articles=1, made_by="rules 1")
    store.save([], WHEN, files_done=[mark])
    assert store.mark_of("a.txt") == mark
    later = replace(mark, size=6, mtime_ns=2**62, made_by="rules 2")
    store.save([saving(ONE, "a.txt")], WHEN, files_done=[later])
    assert store.mark_of("a.txt") == later
    assert store.counts()["files"] == 1


def test_a_file_is_not_marked_while_something_of_it_is_stale(store: Store) -> None:
    mark = FileMark(path="a.jsonl", size=5, mtime_ns=99, articles=1, made_by="")
    assert store.save([known(ONE, "a.jsonl#1")], WHEN, files_done=[mark]) == ["stale"]
    assert store.mark_of("a.jsonl") is None


def test_rejects_are_logged_once_with_the_latest_time(store: Store) -> None:
    first = Reject(path="b", stage="read", reason="is empty")
    second = Reject(path="a\udcff", stage="read", reason="is a device")
    store.reject([first, second, first], WHEN)
    store.reject([first], "2024-06-01T00:00:00Z")
    assert store.rejects() == [
        replace(second, when=WHEN),
        replace(first, when="2024-06-01T00:00:00Z"),
    ]


def test_annotated_again_is_marked_and_leaves_its_story(store: Store) -> None:
    linked_store(store)
    given = links(ONE, TWO, pairs=(pair(ONE.id, TWO.id),))
    assert store.pending(10) == []
    bare = Annotation(article=ONE.id, producers=(("made", "2"),))
    assert store.annotate_again([(ONE, bare)]) == [ONE.id]
    assert ONE.id in store.pending(10)
    (held,) = store.articles([ONE.id])
    assert (held.article, held.annotation) == (ONE, bare)
    assert held.receipts
    assert ONE.id not in store.stories_of([ONE.id])
    assert store.search(given.story.label)[0].kind == "article"


def test_what_changed_meanwhile_is_not_annotated_again(store: Store) -> None:
    store.save([saving(ONE, "a")], WHEN)
    other = replace(ONE, title="Another title")
    bare = Annotation(article=ONE.id)
    assert store.annotate_again([(other, bare), (TWO, Annotation(article=TWO.id))]) == []
    assert next(store.articles()).annotation == annotation(ONE)


def test_signing_changes_who_made_it_alone(store: Store) -> None:
    store.save([saving(ONE, "a"), saving(TWO, "b")], WHEN)
    store.sign({ONE.id: (("made", "2"),)})
    store.sign({})
    signed = store.producers([ONE.id, TWO.id])
    assert signed[ONE.id] == (("made", "2"),)
    assert signed[TWO.id] == annotation(TWO).producers
    held = next(store.articles([ONE.id])).annotation
    assert held == replace(annotation(ONE), producers=(("made", "2"),))


def test_furniture_that_is_learned_again_is_the_last(store: Store) -> None:
    store.keep_furniture("v1", "One", "2024-05-01T00:00:00Z")
    store.keep_furniture("v2", "Two", "2024-05-02T00:00:00Z")
    store.keep_furniture("v1", "One", "2024-05-03T00:00:00Z")
    assert store.furniture() == ("v1", "One")


def test_the_furniture_learned_last_is_kept(store: Store) -> None:
    assert store.furniture() is None
    store.keep_furniture("v2", "Sign up\x00now", "2024-05-02T00:00:00Z")
    store.keep_furniture("v1", "Sign up", "2024-05-01T00:00:00Z")
    store.keep_furniture("v2", "changed", "2024-05-03T00:00:00Z")
    assert store.furniture() == ("v2", "Sign up\x00now")


def test_stories_come_back_whole(store: Store) -> None:
    linked_store(store)
    given = links(ONE, TWO, pairs=(pair(ONE.id, TWO.id),))
    assert store.story(given.story.id) == given
    assert [s.id for s in store.stories()] == [given.story.id, links(THREE).story.id]
    records = store.story_records(given.story.id)
    assert [a.article for a in records.articles] == [ONE, TWO]
    assert records.links == given
    with pytest.raises(NothingFoundError) as told:
        store.story("story-none")
    assert "onrecord stories" in told.value.hint


def test_some_kinds_of_records_are_loaded_alone(store: Store) -> None:
    linked_store(store)
    (whole,) = store.load([ONE.id])
    (some,) = store.load([ONE.id], ("passages", "statements"))
    assert some.article == whole.article
    assert some.annotation.passages == whole.annotation.passages
    assert some.annotation.statements == whole.annotation.statements
    assert whole.annotation.mentions
    assert not some.annotation.mentions
    assert whole.receipts
    assert not some.receipts


def test_the_index_finds_neighbours_and_partners(store: Store) -> None:
    linked_store(store)
    assert store.neighbours(["may", "meet", "nothing"]) == {ONE.id: 2, TWO.id: 2}
    assert store.neighbours(["envoy"]) == {TWO.id: 1}
    assert store.neighbours([]) == {}
    both = pair(ONE.id, TWO.id)
    assert store.partners([TWO.id]) == [(both.a, both.b)]
    assert store.partners([THREE.id]) == []
    assert store.ties([ONE.id], 0.0) == [tie_of(both)]
    assert store.ties([ONE.id], 1.0) == []
    everything = [ONE.id, TWO.id, THREE.id]
    apart = pair(TWO.id, THREE.id, same_story=False)
    assert store.pairs(everything) == sorted([both, apart], key=lambda p: (p.a, p.b))
    assert store.pairs([ONE.id, TWO.id]) == [both]
    story = links(ONE, TWO).story.id
    assert store.stories_of([ONE.id, TWO.id]) == {ONE.id: story, TWO.id: story}
    assert store.members([story]) == {story: tuple(sorted([ONE.id, TWO.id]))}


def test_keys_and_pairs_of_an_article_replace_the_former(store: Store) -> None:
    linked_store(store)
    changed = replace(pair(ONE.id, TWO.id), likeness=0.125, same_story=False)
    store.commit(batch_of(keys=(LinkKeys(article=ONE.id, keys=("new",)),), pairs=(changed,)))
    assert store.neighbours(["may", "new"]) == {ONE.id: 1, TWO.id: 1}
    assert store.pairs([ONE.id, TWO.id]) == [changed]


def test_merged_stories_resolve_through_aliases(store: Store) -> None:
    linked_store(store)
    old, new = links(THREE).story.id, links(ONE, TWO, THREE)
    store.commit(batch_of(links=(new,), dissolved=((old, (new.story.id,)),)))
    assert store.resolve_alias(old) == new.story.id
    assert store.resolve_story(new.story.id) == new.story.id
    assert store.story(old).story.aliases == (old,)
    assert store.stories_of([THREE.id]) == {THREE.id: new.story.id}
    assert len(store.stories()) == 1
    # dissolved in turn: the chain is followed
    newest = links(TWO, ONE, THREE)
    store.commit(batch_of(links=(newest,), dissolved=((new.story.id, (newest.story.id,)),)))
    assert store.resolve_alias(old) == newest.story.id
    assert store.resolve_alias("story-none") is None


def test_renamed_utterances_and_entities_keep_their_former_ids(store: Store) -> None:
    linked_store(store)
    old = links(ONE, TWO)
    new = replace(links(TWO, ONE), story=replace(links(TWO, ONE).story, id=old.story.id))
    store.commit(batch_of(links=(new,)))
    held = store.story(old.story.id)
    assert held.utterances[0].id != old.utterances[0].id
    assert held.utterances[0].aliases == (old.utterances[0].id,)
    assert held.entities[0].aliases == (old.entities[0].id,)
    store.commit(batch_of(links=(old,)))  # and back: an id that lives is no alias
    held = store.story(old.story.id)
    assert held.utterances[0].aliases == (new.utterances[0].id,)


def test_deleting_an_article_takes_all_that_rests_on_it(store: Store) -> None:
    linked_store(store)
    mark = FileMark(path="1", size=5, mtime_ns=5, articles=1, made_by="")
    store.save([], WHEN, files_done=[mark])
    story = links(ONE, TWO).story.id
    store.delete(ONE.id)
    assert [a.article.id for a in store.articles()] == sorted([TWO.id, THREE.id])
    assert store.pending(10) == [TWO.id]
    assert store.mark_of("1") is None
    assert store.search("Quist") == []
    assert store.neighbours(["may"]) == {TWO.id: 1}
    left = store.story(story)
    assert left.story.articles == (TWO.id,)
    assert ONE.id not in repr(left)
    assert "Talks set" not in repr(left)
    with pytest.raises(NothingFoundError):
        store.delete(ONE.id)
    store.delete(TWO.id)
    store.delete(THREE.id)
    assert {name for name, rows in store.counts().items() if rows} == set()


def test_annotating_again_replaces_and_marks_the_story(store: Store) -> None:
    linked_store(store)
    newer = replace(saving(ONE, "1"), annotation=replace(annotation(ONE), statements=()))
    assert store.save([newer], WHEN) == ["known"]
    assert store.load([ONE.id])[0].annotation.statements == ()
    assert store.pending(10) == sorted([ONE.id, TWO.id])
    assert [h.kind for h in store.search("Quist")] == ["article", "event"]


def test_a_batch_is_saved_whole_or_not_at_all(store: Store) -> None:
    twice = annotation(TWO)
    broken = replace(saving(TWO, "2"), annotation=replace(twice, refused=5))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        store.save([saving(ONE, "1"), broken], WHEN)
    assert set(store.counts().values()) == {0}


def test_reading_costs_no_query_an_article(store: Store) -> None:
    def queries(count: int) -> int:
        made = [article(f"Text number {n}.", outlet=str(count)) for n in range(count)]
        store.save([saving(a, a.id) for a in made], WHEN)
        seen: list[str] = []

        def listener(*about: Any) -> None:
            seen.append(str(about[2]))

        engine = store._database.engine
        event.listen(engine, "before_cursor_execute", listener)
        assert len(list(store.articles([a.id for a in made]))) == count
        event.remove(engine, "before_cursor_execute", listener)
        return len(seen)

    assert queries(40) == queries(3)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("quist", ["article", "statement", "statement", "event"]),
        ("QUIST may", ["article", "statement", "statement", "event"]),
        ("talks", ["article", "article", "statement", "statement", "event"]),
        ('"in may"', ["article"] * 2 + ["statement"] * 4 + ["event"] * 2),
        ('"may in"', []),
        ("nowhere", []),
        ("", []),
        ('"', []),
        ("*", []),
        ("may*", ["article"] * 2 + ["statement"] * 4 + ["event"] * 2),
        ("words:may", []),
        ("may OR boats", []),
        ("NEAR(may quist)", []),
        ('may" OR "boats', []),
        ("-may", ["article"] * 2 + ["statement"] * 4 + ["event"] * 2),
        ("'; DROP TABLE articles; --", []),
    ],
)
def test_search_finds_what_holds_all_words(store: Store, words: str, kinds: list[str]) -> None:
    store.save([saving(ONE, "1"), saving(TWO, "2"), saving(THREE, "3")], WHEN)
    assert sorted(h.kind for h in store.search(words)) == sorted(kinds)
    assert store.counts()["articles"] == 3


def test_hits_are_lit_and_newest_first(store: Store) -> None:
    accents = article("Le café où l'envoyé parla. " * 20 + "Résumé: naïve.", day="2024-05-09")
    store.save([saving(ONE, "1"), saving(TWO, "2"), saving(accents, "c")], WHEN)
    hit = store.search("naive resume", kinds=("article",))[0]
    assert [s.of(accents.text) for s in hit.spans] == ["Résumé", "naïve"]
    assert [s.of(hit.text) for s in hit.lit] == ["Résumé", "naïve"]
    assert len(hit.text) <= 240
    assert hit.path == "c"
    found = [h.article for h in store.search("may", kinds=("article",))]
    assert found == [TWO.id, ONE.id]  # undated ones last
    titled = store.search("set", kinds=("article",))[0]
    assert (titled.text, titled.lit, titled.spans) == ("Talks set", (Span(6, 9),), ())
    assert len(store.search("may", limit=3)) == 3


def test_words_without_spaces_between_them_are_found(store: Store) -> None:
    chinese = article("两国代表团在北方港口会谈。", title="会谈")
    store.save([saving(chinese, "c")], WHEN)
    hit = store.search("港口", kinds=("article",))[0]
    assert [s.of(chinese.text) for s in hit.spans] == ["港口"]
    assert store.search("口港") == []
