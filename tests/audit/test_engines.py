"""However the work is done, and whatever befalls the workers, the rows are the same: none lost, none double."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.audit import Job
from checker.audit.corpora import Shard, shards_of
from checker.audit.engines import dask, local
from checker.audit.tables import COLUMNS, finished, read_table
from checker.audit.work import Done, do_shard


def rows(job: Job) -> dict[str, list[Any]]:
    """All rows of an audit, sorted."""
    tables: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for folder in finished(job.shards):
        for name in COLUMNS:
            tables[name] += map(str, read_table(folder, name).to_pylist())
    return {name: sorted(each) for name, each in tables.items()}


@pytest.fixture
def shards(corpus: Path) -> list[Shard]:
    return shards_of([str(corpus)], 1)


@pytest.fixture
def expected(shards: list[Shard], job: Job, tmp_path: Path) -> dict[str, list[Any]]:
    alone = replace(job, home=tmp_path / "alone")
    for shard in shards:
        do_shard(shard, alone)
    return rows(alone)


def with_a_worker_killed(done: Iterator[Done]) -> int:
    """Kill a worker when the first shard is done, and go on to the end."""
    next(done)
    workers = [child.pid for child in multiprocessing.active_children() if child.pid]
    assert workers
    os.kill(workers[-1], signal.SIGTERM)
    return 1 + sum(1 for _ in done)


def test_a_pool_gives_the_rows_of_one_process(
    shards: list[Shard], job: Job, expected: dict[str, list[Any]]
) -> None:
    assert len(list(local(shards, job, 2))) == 7
    assert len(expected["documents"]) == 7
    assert rows(job) == expected


def test_a_killed_worker_loses_nothing(shards: list[Shard], job: Job, expected: dict[str, list[Any]]) -> None:
    assert with_a_worker_killed(local(shards, job, 2)) >= 7
    assert rows(job) == expected


def test_a_document_that_ends_its_worker_is_told_of(corpus: Path, job: Job) -> None:
    shards = shards_of([str(corpus / "release-[01].txt")], 2)
    hasty = replace(job, seconds=0.001)
    assert [done.unread for done in local(shards, hasty, 1)] == [2]
    assert "took over 0.001 s" in rows(hasty)["documents"][0]


def test_a_second_run_of_a_shard_changes_nothing(shards: list[Shard], job: Job) -> None:
    do_shard(shards[0], job)
    before = rows(job)
    do_shard(shards[0], job)
    assert rows(job) == before


def test_nothing_half_written_is_left(shards: list[Shard], job: Job) -> None:
    do_shard(shards[0], job)
    assert [path.name for path in job.shards.iterdir()] == [shards[0].name]


def test_one_bad_document_does_not_stop_the_others(corpus: Path, job: Job) -> None:
    (corpus / "release-3.txt").write_bytes(b"%PDF-1.7 goose")
    [shard] = shards_of([str(corpus)], 10)
    assert do_shard(shard, job) == Done(shard.name, 7, 1)


def test_redacted_rows_hold_no_words_of_the_release(corpus: Path, job: Job) -> None:
    [shard] = shards_of([str(corpus)], 10)
    do_shard(shard, replace(job, redact=True))
    told = str(rows(job))
    assert "Goose" not in told
    assert "fls." in told


@pytest.mark.filterwarnings("default")
class TestDask:
    def test_a_cluster_that_loses_a_worker_gives_the_rows_of_one_process(
        self, shards: list[Shard], job: Job, expected: dict[str, list[Any]]
    ) -> None:
        pytest.importorskip("distributed", reason="needs prewire[scale]")
        assert with_a_worker_killed(dask(shards, job, workers=2)) >= 7
        assert rows(job) == expected
