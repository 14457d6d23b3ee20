"""A shard → its folder of tables: what one worker does, in its own process, on this machine or another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from checker.audit import Job
from checker.audit.corpora import Item, Shard, items_of
from checker.audit.rows import Tables, rows_of, unread_row
from checker.audit.tables import COLUMNS, write_shard
from checker.document import Document
from checker.errors import DraftError, UserError, failing_place
from checker.record import Record

if TYPE_CHECKING:
    from checker.language.pack import LoadedPacks


class Done(Record):
    """What a worker reports of a shard: how many documents it holds, and how many could not be checked."""

    shard: str
    documents: int
    unread: int


def do_shard(shard: Shard, job: Job, skip: frozenset[int] = frozenset()) -> Done:
    """Check the documents of a shard and put its tables in place.

    ``skip`` are documents, by number, that ended an earlier worker. The number of the document in hand
    is kept in a file beside the shards until the shard is done, so that the next such one can be told.

    Raises:
        UserError: the corpus or the packs cannot be read at all.
    """
    tables: Tables = {name: [] for name in COLUMNS}
    bookmark = bookmark_of(shard, job)
    bookmark.parent.mkdir(parents=True, exist_ok=True)
    _packs(job.settings.packs)  # or the first document would pay for them
    for number, item in enumerate(items_of(shard, job.text_column, job.id_column)):
        bookmark.write_text(str(number), encoding="ascii")
        for name, rows in _tables_of(item, job, lost=number in skip).items():
            tables[name] += rows
    write_shard(job.shards / shard.name, tables)
    bookmark.unlink(missing_ok=True)
    from checker.patterns import keep_patterns  # noqa: PLC0415

    keep_patterns()
    unread = sum(row.get("error") is not None for row in tables["documents"])
    return Done(shard.name, len(tables["documents"]), unread)


def bookmark_of(shard: Shard, job: Job) -> Path:
    """The file that says which document of the shard is in hand."""
    return job.shards / f".at-{shard.name}"


@contextmanager
def _ending_after(seconds: float) -> Iterator[None]:
    """End this process if the time is over: no other way stops every kind of work on every system."""
    import os  # noqa: PLC0415

    timer = Timer(seconds, os._exit, (TIMED_OUT,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


TIMED_OUT = 75
"""The exit code of a worker whose document took too long."""


def _tables_of(item: Item | DraftError, job: Job, lost: bool) -> Tables:
    if isinstance(item, DraftError):
        return _unread("", "", str(item))
    form = _form(item)
    if lost:
        return _unread(item.id, form, f"it ended its worker, or took over {job.seconds:g} s; not checked")
    try:
        with _ending_after(job.seconds):
            return _all_of(item, form, job)
    except Exception as e:  # one bad document must not stop the others
        return _unread(item.id, form, _told(e))


def _all_of(item: Item, form: str, job: Job) -> Tables:
    """The rows of every release in a file: one, but for a filing or a mail."""
    found: Tables = {name: [] for name in COLUMNS}
    for document in _documents(item):
        for name, rows in _checked(document, item, form, job).items():
            found[name] += rows
    return found


def _documents(item: Item) -> Iterator[Document | DraftError]:
    from checker.reading import read_every  # noqa: PLC0415

    return read_every(item.data, item.name)


def _checked(document: Document | DraftError, item: Item, form: str, job: Job) -> Tables:
    if isinstance(document, DraftError):
        return _unread(item.id, form, str(document))
    from checker.pipeline import check  # noqa: PLC0415

    id = item.id + document.source.name.removeprefix(item.name)
    try:
        report = check(document, _packs(job.settings.packs), job.settings, job.as_of)
        return rows_of(report, id, form, job.redact)
    except Exception as e:
        return _unread(id, form, _told(e))


def _unread(id: str, form: str, error: str) -> Tables:
    return {"documents": [unread_row(id or error.partition(": ")[0], form, error)]}


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, UserError) else f"internal error ({failing_place(error)})"


def _form(item: Item) -> str:
    """The EDGAR form that the document was filed under; else the kind of file it is."""
    from checker.reading.edgar import submission_type  # noqa: PLC0415
    from checker.reading.kinds import kind_of_bytes  # noqa: PLC0415

    return submission_type(item.data) or kind_of_bytes(item.data)


@cache
def _packs(names: tuple[str, ...]) -> LoadedPacks:
    from checker.language.pack import load_packs  # noqa: PLC0415

    return load_packs(names)
