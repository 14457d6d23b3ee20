"""Shards → done: by a pool of processes on this machine, or by a Dask cluster."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context
from typing import Any

from checker.audit import Job
from checker.audit.corpora import Shard
from checker.audit.work import Done, bookmark_of, do_shard
from checker.errors import ConfigError


def local(shards: Sequence[Shard], job: Job, workers: int = 0) -> Iterator[Done]:
    """Do the shards with a pool of processes, as many as there are cores unless ``workers`` says.

    When a worker is killed, what was in hand is done again, a shard at a time, and a document that ends
    its worker is left out and told of.
    """
    workers = workers or os.cpu_count() or 1
    left = deque(shards)
    while left:
        suspects = yield from _in_pool(left, job, workers)
        for shard in suspects:
            yield _alone(shard, job)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _in_pool(left: deque[Shard], job: Job, workers: int) -> Generator[Done, None, list[Shard]]:
    """Yield what is done, until nothing is left or a worker dies; return what was then in hand."""
    handed: dict[Future[Done], Shard] = {}
    with _pool(workers) as pool:
        try:
            while left or handed:
                while left and len(handed) < 2 * workers:  # no more, for the sake of memory
                    handed[pool.submit(do_shard, left[0], job)] = left[0]
                    left.popleft()
                ready, _ = wait(handed, return_when=FIRST_COMPLETED)
                for future in ready:
                    done = future.result()
                    del handed[future]
                    yield done
        except BrokenProcessPool:
            return list(handed.values())
    return []


def _alone(shard: Shard, job: Job) -> Done:
    """Do one shard in a process of its own, leaving out each document that ends it."""
    skip: frozenset[int] = frozenset()
    while True:
        try:
            with _pool(1) as pool:
                return pool.submit(do_shard, shard, job, skip).result()
        except BrokenProcessPool:
            at = _in_hand(shard, job)
            if at is None or at in skip:
                raise ConfigError(
                    f"the worker for {shard.paths[0]} ends whatever it is given; is there enough memory?"
                ) from None
            skip |= {at}


def _in_hand(shard: Shard, job: Job) -> int | None:
    try:
        return int(bookmark_of(shard, job).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def dask(shards: Sequence[Shard], job: Job, scheduler: str = "", workers: int = 0) -> Iterator[Done]:
    """Do the shards on a Dask cluster: that at an address, or one of ``workers`` processes on this machine.

    The audit's folder must be one that all machines see. What the cluster gives up is done here, alone.

    Raises:
        ConfigError: Dask is not installed, or no cluster answers.
    """
    client = _client(scheduler, workers)
    as_completed: Any = import_module("distributed").as_completed
    try:
        handed = {client.submit(do_shard, shard, job, pure=False, retries=2): shard for shard in shards}
        for future in as_completed(handed):
            yield future.result() if future.status == "finished" else _alone(handed[future], job)
    finally:
        client.close()


def _client(scheduler: str, workers: int) -> Any:
    try:
        connect: Any = import_module("distributed").Client
    except ImportError:
        raise ConfigError("--engine dask: `pip install prewire[scale]`") from None
    try:
        if scheduler:
            return connect(scheduler, timeout="30s")
        return connect(
            n_workers=workers or os.cpu_count() or 1,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
        )
    except OSError as e:
        raise ConfigError(f"--scheduler {scheduler}: no cluster answers there: {e}") from None
