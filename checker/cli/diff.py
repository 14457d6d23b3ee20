"""``prewire diff OLD NEW``: what was fixed, what is new, what facts changed, and the redline."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.configured import now, today
from checker.cli.drafts import Draft
from checker.cli.judging import Judge
from checker.cli.options import CheckOptions, empty_values
from checker.cli.outputs import write_whole
from checker.cli.running import ending_in_one_line
from checker.errors import ConfigError, DraftError, UserError

if TYPE_CHECKING:
    from checker.compare import Comparison
    from checker.report import Report

_SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


Old = Annotated[str, typer.Argument(help="The old draft, or the JSON record of its check (.json).")]
New = Annotated[str, typer.Argument(help="The new draft.")]
Format = Annotated[
    str, typer.Option("--format", "-f", metavar="text|json|html", help="What goes to standard output.")
]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="FILE", help="Also write FILE; the suffix chooses the format."),
]
Packs = Annotated[list[str] | None, typer.Option("--pack", "-p", help="A rule pack to apply to both.")]
Day = Annotated[str | None, typer.Option("--date", help="State the release's own date.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Take this day as today.")]
Config = Annotated[str | None, typer.Option("--config", help="Use this prewire.toml.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files.")]
Preview = Annotated[bool, typer.Option("--preview", help="Also run rules in preview.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever changed.")]


@ending_in_one_line
def diff(
    old: Old, new: New, format: Format = "text", output: Outputs = None, pack: Packs = None,
    date: Day = None, as_of: AsOf = None, config: Config = None, isolated: Isolated = False,
    preview: Preview = False, exit_zero: ExitZero = False,
) -> None:  # fmt: skip
    """Compare two drafts, or a draft with the JSON record of the check that was signed.

    Both drafts are checked by the same rules on the same day. Of a record, its facts and findings are known
    but not its text, so there is no redline.

    Exit code: 0 no finding is new and, against a record, no fact and no word changed; 1 otherwise; 2 a draft
    or the record could not be read.

    Examples:
      prewire diff draft-3.docx draft-4.docx

      prewire diff draft-3.docx draft-4.docx --output redline.html

      prewire diff signed.json final.docx
    """
    given = {"pack": pack or [], "date": date, "as_of": as_of, "config": config, "isolated": isolated}
    comparison = _shown(old, new, format, output or [], {**given, "preview": preview})
    raise typer.Exit(0 if exit_zero else exit_code(comparison))


def _shown(old: str, new: str, format: str, outputs: Sequence[str], values: dict[str, Any]) -> Comparison:
    """Compare, print, and write the outputs."""
    from checker.cli.showing import printed  # noqa: PLC0415
    from checker.compare.told import FORMATS, told  # noqa: PLC0415

    if format not in FORMATS:
        raise ConfigError(f"--format {format}: use one of {', '.join(FORMATS)}")
    targets = [(Path(name), _format_of(name)) for name in outputs]
    for path, _ in targets:
        _refuse_overwriting(path, old, new)
    comparison, look = _compared(old, new, values)
    printed(told(comparison, format, look))
    for path, kind in targets:
        write_whole(path, told(comparison, kind, look))
    return comparison


def exit_code(comparison: Comparison) -> int:
    """1 where something must be looked at again."""
    if comparison.points.new:
        return 1
    return int(comparison.signed and comparison.changed)


def _compared(old: str, new: str, values: dict[str, Any]) -> tuple[Comparison, Any]:
    from checker.compare import compare, compare_record  # noqa: PLC0415
    from checker.render import RenderOptions  # noqa: PLC0415

    options = CheckOptions((new,), {**empty_values(), **values})
    judge = Judge(options, today(options), now())
    draft = Draft(new, Path(new))
    settings = judge.configured.settings(draft)
    look = RenderOptions(
        terminal=sys.stdout.isatty(), templates=settings.templates, branding=settings.branding
    )
    if Path(old).suffix.lower() == ".json":
        from checker.cli.verify import read_record  # noqa: PLC0415

        return compare_record(read_record(old), report_on(judge, draft)), look
    return compare(report_on(judge, Draft(old, Path(old))), report_on(judge, draft)), look


def report_on(judge: Judge, draft: Draft) -> Report:
    """The check of the one document in a file.

    Raises:
        UserError: it cannot be read or checked.
        DraftError: the file holds several documents.
    """
    found = list(judge.judged(draft))
    if len(found) != 1:
        raise DraftError(
            f"{draft.name}: it holds {len(found)} documents; save the draft itself and name that"
        )
    [judged] = found
    if isinstance(judged, UserError):
        raise judged
    return judged.report


def _format_of(name: str) -> str:
    kind = _SUFFIXES.get(Path(name).suffix.lower())
    if kind is None:
        raise ConfigError(f"--output {name}: use a name that ends in {', '.join(_SUFFIXES)}")
    return kind


def _refuse_overwriting(path: Path, *inputs: str) -> None:
    if any(path.resolve() == Path(name).resolve() for name in inputs):
        raise ConfigError(f"--output {path}: that is an input; name another file")
