"""Every document of a corpus is in exactly one shard, whatever holds it, and a shard is read by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.audit.corpora import Item, items_of, shards_of
from checker.audit.tables import arrow
from checker.errors import ConfigError, DraftError
from tests.audit.conftest import release


def texts(names: list[str], size: int, **columns: str) -> list[str]:
    found = []
    for shard in shards_of(names, size):
        items = list(items_of(shard, **columns))
        assert len(items) <= size
        found += [item.data.decode() if isinstance(item, Item) else f"! {item}" for item in items]
    return found


ALL = [release(n) for n in range(7)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
class TestEveryDocumentOnce:
    def test_in_a_folder(self, corpus: Path, size: int) -> None:
        assert texts([str(corpus)], size) == ALL

    def test_by_a_pattern(self, corpus: Path, size: int) -> None:
        assert texts([str(corpus / "*-[0-3].txt")], size) == ALL[:4]

    def test_in_json_lines(self, tmp_path: Path, size: int) -> None:
        path = tmp_path / "releases.jsonl"
        path.write_text("".join(json.dumps({"id": n, "text": release(n)}) + "\n" for n in range(7)))
        assert texts([str(path)], size) == ALL

    def test_in_parquet(self, tmp_path: Path, size: int) -> None:
        path = tmp_path / "releases.parquet"
        table = arrow().table({"url": [str(n) for n in range(7)], "body": ALL})
        arrow("parquet").write_table(table, path, row_group_size=3)
        assert texts([str(path)], size) == ALL


def test_a_document_named_twice_is_checked_once(corpus: Path) -> None:
    assert texts([str(corpus), str(corpus / "release-1.txt")], 3) == ALL


def test_names_are_the_same_every_time_and_all_different(corpus: Path) -> None:
    names = [shard.name for shard in shards_of([str(corpus)], 2)]
    assert names == [shard.name for shard in shards_of([str(corpus)], 2)]
    assert len(set(names)) == 4


def test_a_line_that_is_no_object_is_told_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_text('{"text": "one"}\n{broken\n["list"]\n{"no": "text"}\n{"text": "two"}')
    [shard] = shards_of([str(path)], 10)
    found = list(items_of(shard))
    assert [isinstance(item, DraftError) for item in found] == [False, True, True, True, False]
    assert "not a JSON object" in str(found[1])
    assert "--text-column" in str(found[3])


def test_a_column_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_text(json.dumps({"text": "no", "words": "yes", "who": "me"}))
    [shard] = shards_of([str(path)], 10)
    [item] = items_of(shard, text_column="words", id_column="who")
    assert isinstance(item, Item)
    assert (item.id, item.data) == ("me", b"yes")


@pytest.mark.parametrize("name", ["nowhere", "*.nothing"])
def test_nothing_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="no document is there"):
        shards_of([str(tmp_path / name)], 10)


def test_what_is_not_parquet_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "releases.parquet"
    path.write_bytes(b"goose")
    with pytest.raises(ConfigError, match="not a Parquet file"):
        shards_of([str(path)], 10)


def test_parquet_without_releases_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "releases.parquet"
    arrow("parquet").write_table(arrow().table({"number": [1]}), path)
    [shard] = shards_of([str(path)], 10)
    with pytest.raises(ConfigError, match="--text-column"):
        list(items_of(shard))
