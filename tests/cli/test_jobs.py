"""``--jobs``: the same output as one process, in the same order; a bad, slow or killing draft costs only itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.cli import jobs
from checker.cli.checking import Checked, Failed, Result, Task
from checker.cli.drafts import Draft
from checker.cli.options import CheckOptions, empty_values
from checker.render import RenderOptions
from tests.cli.conftest import CLEAN, FAULTY, Prewire

OPTIONS = CheckOptions((), {**empty_values(), "pack": ["us-core"]})
TASK = Task(OPTIONS, date(2026, 11, 23), None, ("text",), RenderOptions(), True)


def test_several_processes_print_the_same(prewire: Prewire, tmp_path: Path) -> None:
    names = []
    for n in range(6):
        names.append(f"d{n}.txt")
        (tmp_path / names[-1]).write_text(FAULTY if n % 2 else CLEAN)
    (tmp_path / "d3.txt").write_bytes(b"")
    (tmp_path / "d1.allow.yaml").write_text("- rule: contact.missing\n  because: x\n")
    for form in ("text", "json", "sarif"):
        one = prewire("check", *names, "--format", form, "-o", "a.html", "-o", "a.jsonl")
        files = {path.name: path.read_bytes() for path in tmp_path.glob("a*.*l")}
        many = prewire("check", *names, "--format", form, "-o", "a.html", "-o", "a.jsonl", "--jobs", "2")
        assert (one.code, one.out, one.err) == (many.code, many.out, many.err)
        assert files == {path.name: path.read_bytes() for path in tmp_path.glob("a*.*l")}
        assert len(files) == 7


def test_standard_input_goes_to_the_process_too(prewire: Prewire) -> None:
    ran = prewire("check", "-", "--jobs", "1", stdin=FAULTY.encode())
    assert ran.code == 1 and "id.ticker-scrape-artefact" in ran.out


HELD, MUCH = "ok-held", b"x" * 1_000_000
"""A draft whose bytes go through the pipe, and fill it."""


class Slow:
    """A checking that sleeps, dies or answers, as the draft's name says; it stands in for the real one."""

    def __init__(self, task: Task) -> None:
        pass

    def results(self, draft: Draft) -> list[Result]:
        kind, _, number = draft.name.partition("-")
        if kind == "sleep":
            time.sleep(60)
        if kind == "die":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        if kind == "odd":
            return [lambda: None]  # type: ignore[list-item]  (cannot be sent)
        return [Failed(f"{kind} {number}".ljust(1_000_000 if kind == "much" else 0), 1)]


def _work_slowly(pipe: object, task: Task) -> None:
    jobs.Checking = Slow  # type: ignore[misc,assignment]
    jobs._work(pipe, task)  # type: ignore[arg-type]


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that do what the drafts' names say."""
    start = jobs._CONTEXT.Process
    monkeypatch.setattr(
        jobs,
        "_CONTEXT",
        _Context(lambda target, args, daemon: start(target=_work_slowly, args=args, daemon=daemon)),
    )


class _Context:
    def __init__(self, process: object) -> None:
        import multiprocessing

        self.Process = process
        self.Pipe = multiprocessing.get_context("spawn").Pipe


def told(names: list[str], limit: float, workers: int = 2) -> Iterator[str]:
    drafts = [Draft(name, Path(name)) if name != HELD else Draft(name, None, MUCH) for name in names]
    for results in jobs.results_by(workers, TASK, drafts, limit):
        for result in results:
            assert isinstance(result, Failed)
            yield result.message


@pytest.mark.usefixtures("crew")
def test_one_bad_draft_costs_only_itself() -> None:
    names = ["ok-0", "sleep-1", "ok-2", "die-3", "odd-4", *(f"ok-{n}" for n in range(5, 12))]
    begun = time.monotonic()
    heard = list(told(names, 6))
    assert time.monotonic() - begun < 50
    assert [line for line in heard if line.startswith("ok ")] == [f"ok {n}" for n in (0, 2, *range(5, 12))]
    assert "sleep-1: it took longer than 6 seconds" in heard[1]
    assert "die-3: the process that checked it ended" in heard[3]
    assert "odd-4: internal error" in heard[4]


@pytest.mark.usefixtures("crew")
def test_bytes_and_results_do_not_wait_for_each_other() -> None:
    """A process whose result fills the pipe could take no bytes, and who hands it bytes could take no result."""
    names = ["much-0", HELD, "much-1", HELD, "ok-2"]
    assert [line.rstrip() for line in told(names, 30, workers=1)] == [
        "much 0",
        "ok held",
        "much 1",
        "ok held",
        "ok 2",
    ]


@pytest.mark.usefixtures("crew")
def test_no_more_drafts_are_ahead_than_told() -> None:
    """A generator of drafts is read only so far: a million of them would not fit."""
    given = []

    def drafts() -> Iterator[Draft]:
        for n in range(100):
            given.append(n)
            yield Draft(f"ok-{n}", Path("x"))

    results = jobs.results_by(1, TASK, drafts(), 30)
    next(results)
    assert len(given) <= jobs.AHEAD + 1
    results.close()  # type: ignore[attr-defined]


def test_results_can_be_sent(prewire: Prewire, faulty: Path) -> None:
    import pickle

    from checker.cli.checking import Checking
    from checker.formats import FORMATS

    task = Task(TASK.options, TASK.as_of, None, tuple(FORMATS), RenderOptions(), False)
    pytest.importorskip("icalendar")
    (result,) = Checking(task).results(Draft(str(faulty), faulty))
    assert isinstance(result, Checked), result
    assert pickle.loads(pickle.dumps(result)) == result
