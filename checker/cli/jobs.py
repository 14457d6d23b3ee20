"""Drafts → results, by several processes: in the drafts' order, a few ahead, each within its time.

``concurrent.futures`` cannot end one task that hangs; here a process that takes too long, or dies, is
replaced, and only its draft is lost.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any

from checker.cachefolder import turn_off
from checker.cli.checking import Checking, Failed, Result, Task
from checker.cli.complaints import as_user_error
from checker.cli.drafts import Draft
from checker.cli.gate import COULD_NOT_CHECK, error_code
from checker.patterns import keep_patterns
from checker.record import replace

AHEAD = 8
"""Drafts that each process may be ahead of the one whose turn it is: so many results a slow one holds up."""

_CONTEXT = multiprocessing.get_context("spawn")


def results_by(jobs: int, task: Task, drafts: Iterable[Draft], limit: float) -> Iterator[list[Result]]:
    """The results of each draft, in order; a draft may take ``limit`` seconds."""
    crew = [_Worker(task) for _ in range(jobs)]
    try:
        yield from _ordered(crew, drafts, limit)
    finally:
        for worker in crew:
            worker.end()


def _ordered(crew: list[_Worker], drafts: Iterable[Draft], limit: float) -> Iterator[list[Result]]:
    waiting = enumerate(drafts)
    done: dict[int, list[Result]] = {}
    turn, given, exhausted = 0, 0, False
    while not exhausted or turn < given:
        for worker in crew:
            if worker.draft is None and not exhausted and given - turn < AHEAD * len(crew):
                entry = next(waiting, None)
                exhausted = entry is None
                if entry is not None:
                    worker.give(*entry, limit)
                    given += 1
        for worker in _ready(crew):
            number, results = worker.take(limit)
            done[number] = results
        while turn in done:
            yield done.pop(turn)
            turn += 1


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """The workers that have a result, have died, or are out of time; waits for the first."""
    busy = [worker for worker in crew if worker.draft is not None]
    if not busy:
        return []
    left = min(worker.deadline for worker in busy) - time.monotonic()
    heard = wait([worker.pipe for worker in busy], max(0.0, left))
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in heard or worker.deadline <= now]


class _Worker:
    """A process that checks one draft at a time."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.draft: Draft | None = None
        self.deadline = 0.0
        self._number = 0
        self._start()

    def _start(self) -> None:
        self.pipe: Connection
        self.pipe, far = _CONTEXT.Pipe()
        self.process: Any = _CONTEXT.Process(target=_work, args=(far, self.task), daemon=True)
        self.process.start()
        far.close()

    def give(self, number: int, draft: Draft, limit: float) -> None:
        """Hand it a draft; bytes that only this process can read go with it."""
        self.draft, self._number = draft, number
        self.deadline = time.monotonic() + limit
        try:
            self.pipe.send(draft if draft.path is not None else replace(draft, held=draft.data()))
        except (OSError, ValueError):
            self.deadline = 0.0  # it has died; `take` says so

    def take(self, limit: float) -> tuple[int, list[Result]]:
        """The number and results of its draft; a process that has died or is too slow is replaced."""
        assert self.draft is not None  # noqa: S101  (only busy workers are asked)
        name, self.draft = self.draft.name, None
        try:
            if self.pipe.poll():
                return self._number, self.pipe.recv()
        except (EOFError, OSError):
            self._replace()
            return self._number, [
                Failed(f"{name}: the process that checked it ended; not checked", COULD_NOT_CHECK)
            ]
        self._replace()
        told = f"{name}: it took longer than {limit:g} seconds; not checked (see --time-limit)"
        return self._number, [Failed(told, COULD_NOT_CHECK)]

    def _replace(self) -> None:
        self._kill()
        self._start()

    def _kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def end(self) -> None:
        """Let it end by itself if it is idle; end it if it is not."""
        if self.draft is None:
            try:
                self.pipe.send(None)
                self.process.join(2)
            except (OSError, ValueError):
                pass
        self._kill()


def _packed(results: list[Result], draft: Draft) -> bytes:
    """The results as bytes for the pipe; what cannot be sent is a fault of the program, told as such."""
    try:
        return bytes(ForkingPickler.dumps(results))
    except Exception as error:
        failure = as_user_error(error, draft.name)
        return bytes(ForkingPickler.dumps([Failed(str(failure), error_code(failure))]))


def _work(pipe: Connection, task: Task) -> None:
    """What a process does: check what comes through the pipe until None comes, or nothing can any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was called
    if task.options.flag("no_cache"):
        turn_off()
    checking = Checking(task)
    try:
        while (draft := pipe.recv()) is not None:
            pipe.send_bytes(_packed(checking.results(draft), draft))
    except (EOFError, OSError):
        return
    keep_patterns()
