"""``prewire verify RECORD DRAFT``: is it the draft that was checked, to the same result."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.drafts import Draft
from checker.cli.running import ending_in_one_line, say
from checker.document import Document
from checker.errors import ConfigError, DraftError, UserError

if TYPE_CHECKING:
    from checker.issuer import Issuer

_MOST_BYTES = 200_000_000


Record = Annotated[str, typer.Argument(help="The JSON record of the check (report.json).")]
TheDraft = Annotated[str, typer.Argument(help="The draft, as it is about to go out.")]
Reproduce = Annotated[
    bool,
    typer.Option(
        "--reproduce", help="Check it again, with the record's settings and day, and compare every outcome."
    ),
]
Packs = Annotated[list[str] | None, typer.Option("--pack", "-p", help="Where a pack of the record now lies.")]
Config = Annotated[str | None, typer.Option("--config", help="The prewire.toml with the issuer's profile.")]
Words = Annotated[bool, typer.Option("--words", help="Be content with the same words in another file.")]


@ending_in_one_line
def verify(
    record: Record, draft: TheDraft, reproduce: Reproduce = False, pack: Packs = None, config: Config = None,
    words: Words = False,
) -> None:  # fmt: skip
    """Say whether a draft is the one that a record speaks of; with --reproduce, make the check again.

    Exit code: 0 it is (and every outcome is the same), 1 it is not, 2 the record or the draft could not be
    read.

    Examples:
      prewire verify signed.json final.docx

      prewire verify signed.json final.docx --reproduce
    """
    from checker.compare.verified import verified  # noqa: PLC0415

    signed = read_record(record)
    document = _the_document(draft, signed)
    result = verified(signed, document)
    say(f"{draft}: {result.words}")
    good = result.same_file or (words and bool(result.same_text))
    if reproduce:
        good = _reproduced(signed, document, pack or [], draft, config) and good
    raise typer.Exit(0 if good else 1)


def read_record(name: str) -> dict[str, Any]:
    """A JSON record of one check.

    Raises:
        DraftError: it cannot be read, or is none.
    """
    path = Path(name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DraftError(f"{name}: too large for a record")
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise DraftError(f"{name}: cannot be read: {e.strerror or e}") from None
    except (ValueError, RecursionError):
        raise DraftError(f"{name}: it is not JSON") from None
    if not isinstance(data, dict) or "outcomes" not in data:
        several = " It tells of several drafts." if isinstance(data, dict) and "reports" in data else ""
        raise DraftError(
            f"{name}: not the record of one check, as `--output report.json` writes it.{several}"
        )
    return data


def _the_document(draft: str, signed: dict[str, Any]) -> Document:
    """The document in the draft's file, read as the record says; of several, the one it names."""
    changes = signed.get("inputs", {}).get("changes", "accepted")
    found = list(Draft(draft, Path(draft)).read_all("original" if changes == "original" else "accepted"))
    readable = [each for each in found if not isinstance(each, UserError)]
    if not readable:
        raise next(each for each in found if isinstance(each, UserError))
    known = signed.get("document", {}).get("sha256")
    return next((each for each in readable if each.source.sha256 == known), readable[0])


def _issuer(signed: dict[str, Any], draft: str, config: str | None) -> Issuer | None:
    """The issuer's profile that the check was made with. A record holds its digest only.

    Raises:
        ConfigError: the configuration has another profile, or none.
    """
    wanted = signed["inputs"].get("issuer_sha256", "")
    if not wanted:
        return None
    from checker.config import find_config, read_config  # noqa: PLC0415
    from checker.inputs import issuer_digest  # noqa: PLC0415

    path = Path(config) if config else find_config(Path(draft))
    settings = read_config(path) if path else None
    if settings is None or issuer_digest(settings) != wanted:
        raise ConfigError("the issuer's profile is not the one of the record; name its file with --config")
    return settings.issuer


def _reproduced(
    signed: dict[str, Any], document: Document, packs: list[str], draft: str, config: str | None
) -> bool:
    from dataclasses import replace  # noqa: PLC0415

    from checker.compare.verified import differences  # noqa: PLC0415
    from checker.inputs import settings_from  # noqa: PLC0415
    from checker.language.pack import load_packs  # noqa: PLC0415
    from checker.pipeline import check  # noqa: PLC0415

    settings = settings_from(signed.get("inputs", {}))
    settings = replace(settings, packs=tuple(packs)) if packs else settings
    settings = replace(settings, issuer=_issuer(signed, draft, config))
    try:
        again = check(
            document, load_packs(settings.packs), settings, date.fromisoformat(str(signed.get("as_of")))
        )
    except ValueError:
        raise ConfigError("the record does not tell the day of its check") from None
    different = list(differences(signed, again))
    for line in different:
        say(f"  {line}")
    say(
        f"Checked again as of {signed['as_of']}: "
        + (f"{len(different)} differences" if different else "every outcome is the same")
    )
    return not different
