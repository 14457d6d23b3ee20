"""A JSON record and a draft → whether it is the draft that was checked, and checks to the same result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document
from checker.errors import DraftError
from checker.inputs import text_digest
from checker.record import Record
from checker.render.wording import count_of
from checker.report import Report


class Verified(Record):
    """What a record proves of a draft."""

    same_file: bool
    """Whether the file is the one that was checked, to the byte."""
    same_text: bool | None
    """Whether it says the same words; None where the record does not tell."""

    @property
    def words(self) -> str:
        """The result in a sentence."""
        if self.same_file:
            return "This is the draft that was checked, to the byte."
        if self.same_text:
            return "The file is not the one that was checked, but it says the same words."
        return "This is not the draft that was checked."


def verified(signed: Mapping[str, Any], document: Document) -> Verified:
    """Whether a draft is the one of a record.

    Raises:
        DraftError: the record tells no digests.
    """
    try:
        known = signed["document"]
        same_file = known["sha256"] == document.source.sha256 != ""
        text = known.get("text_sha256")
    except (KeyError, TypeError, AttributeError):
        raise not_a_record() from None
    return Verified(same_file, text == text_digest(document) if text else None)


def differences(signed: Mapping[str, Any], again: Report) -> Iterator[str]:
    """What a second check says otherwise than the record, a line each: tool, packs, outcomes.

    Raises:
        DraftError: the record is not that of one check.
    """
    try:
        yield from _differences(signed, again)
    except (KeyError, TypeError, AttributeError):
        raise not_a_record() from None


def _differences(signed: Mapping[str, Any], again: Report) -> Iterator[str]:
    if signed["tool"]["version"] != again.tool_version:
        yield f"tool: {signed['tool']['version']}, now {again.tool_version}"
    packs, now = {p["name"]: p["digest"] for p in signed["packs"]}, {p.name: p.digest for p in again.packs}
    for name in sorted({*packs, *now}):
        if packs.get(name) != now.get(name):
            yield f"pack {name}: {_short(packs.get(name))}, now {_short(now.get(name))}"
    before = {o["rule"]: _recorded(o) for o in signed["outcomes"]}
    after = {o.rule.id: _outcome(o) for o in again.outcomes}
    for rule in sorted({*before, *after}):
        if before.get(rule) != after.get(rule):
            was, now_is = _told(before.get(rule)), _told(after.get(rule))
            yield f"{rule}: {was}, now {'the same of other words' if was == now_is else now_is}"


Said = tuple[str, str, tuple[tuple[str, str], ...]]
"""Verdict, severity, and each finding's severity and fingerprint."""


def _recorded(outcome: Mapping[str, Any]) -> Said:
    found = tuple((f["severity"], f["fingerprint"]) for f in outcome["findings"])
    return outcome["verdict"], outcome["severity"], found


def _outcome(outcome: Any) -> Said:
    found = tuple((f.severity.value, f.fingerprint) for f in outcome.findings)
    return outcome.verdict.value, outcome.severity.value, found


def _told(said: Said | None) -> str:
    if said is None:
        return "no such rule"
    return f"{said[0]} ({count_of(len(said[2]), 'finding')})" if said[2] else said[0]


def _short(digest: str | None) -> str:
    return digest[:12] if digest else "absent"


def not_a_record() -> DraftError:
    """The complaint about a file that is no record of one check."""
    return DraftError("the record is not a JSON report of one check, as `--output report.json` writes it")
