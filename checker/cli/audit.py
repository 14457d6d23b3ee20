"""``prewire audit CORPUS``: check releases by the thousand into Parquet tables, and tell the rates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker import __version__
from checker.cli.outputs import write_whole
from checker.cli.progress import with_progress
from checker.cli.running import ending_in_one_line, say
from checker.config import Settings, parse_day, read_config
from checker.errors import ConfigError
from checker.record import replace

if TYPE_CHECKING:
    from checker.audit import Job
    from checker.audit.corpora import Shard
    from checker.audit.work import Done

ENGINES = ("local", "dask")


@ending_in_one_line
def audit(
    corpora: Annotated[
        list[str], typer.Argument(metavar="CORPUS...", help="Folders, patterns, .parquet or .jsonl files.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder for the tables; gone on with if there.")
    ],
    engine: Annotated[str, typer.Option(help="Where the work is done.", metavar="local|dask")] = "local",
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes; 0 is one a core.", min=0)] = 0,
    scheduler: Annotated[str, typer.Option(help="The address of a Dask cluster.", metavar="ADDRESS")] = "",
    pack: Annotated[list[str] | None, typer.Option("--pack", "-p", help="A rule pack to apply.")] = None,
    select: Annotated[list[str] | None, typer.Option(help="Run only this rule, topic or pattern.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out this rule, topic or pattern.")] = None,
    config: Annotated[Path | None, typer.Option(help="Use this prewire.toml.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Take this day as today.", metavar="DATE")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Also run rules that are not settled.")] = False,
    redact: Annotated[bool, typer.Option("--redact", help="Keep no words of the releases.")] = False,
    text_column: Annotated[str, typer.Option(help="The column with the releases.")] = "",
    id_column: Annotated[str, typer.Option(help="The column with their names.")] = "",
    shard_size: Annotated[int, typer.Option(help="Documents a shard.", min=1)] = 64,
    time_limit: Annotated[float, typer.Option(help="Seconds a document.", min=1.0)] = 60.0,
) -> None:
    """Check a corpus into Parquet tables: one row a document, outcome, finding and fact.

    A folder that holds part of the same audit is gone on with: finished shards are left as they are.

    Exit code: 0 all documents were checked, 2 some could not be.

    Examples:
      prewire audit exhibits/ --output audit/

      prewire audit releases.parquet --text-column body -o audit/ --engine dask --scheduler tcp://head:8786
    """
    from checker.audit import Job  # noqa: PLC0415

    settings = _settings(config, pack, select, ignore, preview)
    day = parse_day(as_of, "--as-of") if as_of else datetime.now(UTC).date()
    job = Job(output.resolve(), settings, day, redact, text_column, id_column, time_limit)
    raise typer.Exit(_run(job, corpora, engine, jobs, scheduler, shard_size))


def _settings(
    config: Path | None,
    packs: Sequence[str] | None,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    preview: bool,
) -> Settings:
    """The settings of the configuration file, with this call's options on top."""
    settings = read_config(config) if config else Settings()
    return replace(
        settings,
        packs=tuple(packs or settings.packs),
        select=tuple(select or settings.select),
        ignore=tuple(ignore or settings.ignore),
        preview=preview or settings.preview,
    )


def _run(job: Job, corpora: Sequence[str], engine: str, jobs: int, scheduler: str, size: int) -> int:
    from checker.audit.corpora import shards_of  # noqa: PLC0415

    if engine not in ENGINES:
        raise ConfigError(f"--engine {engine}: use {' or '.join(ENGINES)}")
    shards = shards_of([str(Path(word).absolute()) for word in corpora], size)
    _open(job)
    left = [shard for shard in shards if not (job.shards / shard.name).is_dir()]
    if len(left) < len(shards):
        say(f"{len(shards) - len(left)} of {len(shards)} shards are there already")
    for _ in with_progress(_done(left, job, engine, jobs, scheduler), len(left), fewest=2):
        pass
    return _tell(job)


def _done(left: Sequence[Shard], job: Job, engine: str, jobs: int, scheduler: str) -> Iterator[Done]:
    from checker.audit import engines  # noqa: PLC0415

    return engines.local(left, job, jobs) if engine == "local" else engines.dask(left, job, scheduler, jobs)


def _open(job: Job) -> None:
    """Make the folder, or see that it holds the same audit.

    Raises:
        ConfigError: it holds another.
    """
    from checker.audit import RECORD  # noqa: PLC0415
    from checker.pipeline import select_rules  # noqa: PLC0415

    packs = _packs(job)
    select_rules(packs.rules, job.settings)  # a wrong name is told before any work is done
    told = json.dumps(_record(job, packs), indent=2, default=str) + "\n"
    path = job.home / RECORD
    if path.exists() and path.read_text(encoding="utf-8") != told:
        raise ConfigError(f"{job.home}: it holds an audit with other rules or settings; name another folder")
    try:
        job.shards.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ConfigError(f"{job.home}: cannot be made: {e.strerror or e}") from None
    write_whole(path, told)


def _packs(job: Job) -> Any:
    from checker.language.pack import load_packs  # noqa: PLC0415

    return load_packs(job.settings.packs)


def _record(job: Job, packs: Any) -> dict[str, object]:
    settings = job.settings
    return {
        "tool": f"prewire {__version__}",
        "packs": {pack.name: pack.digest for pack in packs.versions},
        "as_of": job.as_of,
        "select": settings.select,
        "ignore": settings.ignore,
        "preview": settings.preview,
        "stated": dict(settings.stated),
        "redact": job.redact,
        "text_column": job.text_column,
        "id_column": job.id_column,
    }


def _tell(job: Job) -> int:
    """Write and print the summary, and give the exit code."""
    from checker.audit.overview import overview_page  # noqa: PLC0415
    from checker.audit.summary import as_csv, as_text, summary_of  # noqa: PLC0415

    summary = summary_of(job.shards)
    write_whole(job.home / "summary.csv", as_csv(summary))
    write_whole(job.home / "index.html", overview_page(summary, job))
    for line in as_text(summary).splitlines():
        say(line)
    return 2 if summary.unread else 0
