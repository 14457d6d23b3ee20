"""Drafts → results, by several processes: in the drafts' order, a few ahead, each within its time.

``concurrent.futures`` cannot end one task that hangs; here a process that takes too long, or dies, is
replaced, and only its draft is lost.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
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
    crew = [_Worker(task, limit) for _ in range(jobs)]
    try:
        yield from _ordered(crew, drafts)
    finally:
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.end()


def _ordered(crew: list[_Worker], drafts: Iterable[Draft]) -> Iterator[list[Result]]:
    waiting = enumerate(drafts)
    done: dict[int, list[Result]] = {}
    following = next(waiting, None)
    turn = 0
    while following is not None or any(worker.given for worker in crew) or done:
        while following is not None and following[0] - turn < AHEAD * len(crew):
            worker = min(crew, key=lambda worker: len(worker.given))
            if not worker.has_room_for(following[1]):
                break
            worker.give(*following)
            following = next(waiting, None)
        for worker in _ready(crew):
            number, results = worker.take()
            done[number] = results
        while turn in done:
            yield done.pop(turn)
            turn += 1


def _ready(crew: list[_Worker]) -> list[_Worker]:
    """The workers that have a result, have died, or are out of time; waits for the first."""
    busy = [worker for worker in crew if worker.given]
    if not busy:
        return []
    left = min(worker.deadline for worker in busy) - time.monotonic()
    heard = wait([worker.pipe for worker in busy], max(0.0, left))
    now = time.monotonic()
    return [worker for worker in busy if worker.pipe in heard or worker.deadline <= now]


class _Worker:
    """A process that checks one draft at a time, and has the next at hand."""

    def __init__(self, task: Task, limit: float) -> None:
        self.task, self.limit = task, limit
        self.given: deque[tuple[int, Draft]] = deque()
        """The draft that it checks, with its number, and the one after it."""
        self.deadline = 0.0
        self._start()

    def _start(self) -> None:
        self.pipe: Connection
        self.pipe, far = _CONTEXT.Pipe()
        self.process: Any = _CONTEXT.Process(target=_work, args=(far, self.task), daemon=True)
        self.process.start()
        far.close()
        self.deadline = time.monotonic() + self.limit

    def has_room_for(self, draft: Draft) -> bool:
        """Whether it can be given this draft now.

        Bytes go to an idle process only: while it fills one end of the pipe, they could fill the other.
        """
        return not self.given or (len(self.given) == 1 and draft.path is not None)

    def give(self, number: int, draft: Draft) -> None:
        """Hand it a draft; bytes that only this process can read go with it."""
        if not self.given:
            self.deadline = time.monotonic() + self.limit
        self.given.append((number, draft))
        self._send(draft)

    def _send(self, draft: Draft) -> None:
        try:
            self.pipe.send(draft if draft.path is not None else replace(draft, held=draft.data()))
        except (OSError, ValueError):
            self.deadline = 0.0  # it has died; `take` says so

    def take(self) -> tuple[int, list[Result]]:
        """The number and results of its draft; a process that has died or is too slow is replaced."""
        number, draft = self.given.popleft()
        try:
            if self.pipe.poll():
                results = self.pipe.recv()
                self.deadline = time.monotonic() + self.limit
                return number, results
            why = f"it took longer than {self.limit:g} seconds; not checked (see --time-limit)"
        except (EOFError, OSError):
            why = "the process that checked it ended; not checked"
        self._replace()
        return number, [Failed(f"{draft.name}: {why}", COULD_NOT_CHECK)]

    def _replace(self) -> None:
        self._kill()
        self._start()
        for _, draft in self.given:
            self._send(draft)

    def dismiss(self) -> None:
        """Tell it that nothing more comes, if it is idle."""
        if not self.given:
            with suppress(OSError, ValueError):
                self.pipe.send(None)

    def end(self) -> None:
        """Wait for it if it was dismissed; end it if it was not."""
        if not self.given:
            self.process.join(2)
        self._kill()

    def _kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


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
        keep_patterns()
    except (EOFError, OSError):
        pass
    os._exit(0)  # to free every object by itself takes longer than to check a draft
