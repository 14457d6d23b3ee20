"""``prewire annotate DRAFT``: check a draft and write a copy with the findings as comments on its words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.annotating import annotate as annotated
from checker.annotating import cautions, suffix_for
from checker.cachefolder import turn_off
from checker.cli.complaints import complain
from checker.cli.configured import now, today
from checker.cli.drafts import Draft
from checker.cli.judging import Judge
from checker.cli.options import CheckOptions, empty_values
from checker.cli.outputs import write_whole_bytes
from checker.cli.running import say
from checker.digests import sha256
from checker.document import Document
from checker.errors import ConfigError, DraftError, UserError


def run_annotate(draft: str, output: str | None, values: Mapping[str, Any]) -> None:
    """Check a draft and write its annotated copy; ``values`` are options that it shares with ``check``.

    Raises:
        UserError: the draft cannot be read or written on, or the copy would take its place.
    """
    options = CheckOptions((draft,), {**empty_values(), **values})
    if options.flag("no_cache"):
        turn_off()
    _write_copy(Path(draft), output, Judge(options, today(options), now()))


def _write_copy(path: Path, output: str | None, run: Judge) -> None:
    draft = Draft(str(path), path)
    data = draft.data()
    document = _only(data, draft, run)
    target = _target(path, output, document)
    report = run.report_on(document, draft)
    copy, _ = annotated(data, document, report)
    write_whole_bytes(target, copy)
    for line in cautions(data, document):
        complain(UserError(f"{path}: {line}"), "warning")
    counts = report.summary
    say(f"{target}: {counts.errors} must fix, {counts.warnings} should fix, {counts.advice} to consider")


def _only(data: bytes, draft: Draft, run: Judge) -> Document:
    """The document that the file is; of a mail or an archive, nothing can be written on what lies inside."""
    from checker.reading import read_bytes  # noqa: PLC0415

    document = read_bytes(data, draft.name, run.changes)
    if document.source.sha256 != sha256(data).hexdigest():
        raise DraftError(f"{draft.name}: it holds several files; save the draft itself and name that")
    return document


def _target(path: Path, output: str | None, document: Document) -> Path:
    """Where the copy goes.

    Raises:
        ConfigError: it would take the place of the draft, or its suffix is that of another format.
    """
    suffix = suffix_for(document)
    target = Path(output) if output else path.with_name(f"{path.stem}.reviewed{suffix}")
    if target.resolve() == path.resolve() or (target.exists() and target.samefile(path)):
        raise ConfigError(f"--output {target}: that is the draft itself; name another file")
    if target.suffix.lower() != suffix:
        raise ConfigError(f"--output {target}: the copy of this draft needs the suffix {suffix}")
    return target
