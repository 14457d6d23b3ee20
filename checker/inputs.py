"""The settings of a check ↔ plain data: what a record keeps so that the check can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.config import Settings
from checker.digests import sha256
from checker.document import Document
from checker.errors import DraftError
from checker.findings import Allowance


def inputs_of(settings: Settings, document: Document) -> dict[str, Any]:
    """Everything that the outcomes hang on beside the draft, the packs' contents and the day."""
    return {
        "packs": list(settings.packs),
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "preview": settings.preview,
        "final": settings.final,
        "require_by": list(settings.require_by),
        "stated": {name: _plain(value) for name, value in sorted(settings.stated.items())},
        "changes": document.source.changes,
        "allowances": [_allowance(given) for given in settings.allow],
        "issuer_sha256": issuer_digest(settings),
        "text_sha256": text_digest(document),
    }


def settings_from(inputs: Mapping[str, Any]) -> Settings:
    """The settings that a record tells.

    Raises:
        DraftError: the record lacks them.
    """
    try:
        return Settings(
            packs=tuple(inputs["packs"]),
            select=tuple(inputs["select"]),
            ignore=tuple(inputs["ignore"]),
            preview=bool(inputs["preview"]),
            final=bool(inputs["final"]),
            require_by=tuple(inputs["require_by"]),
            stated={name: _stated(name, value) for name, value in inputs["stated"].items()},
            allow=tuple(_given(data) for data in inputs["allowances"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DraftError("the record does not tell the settings of its check; make it anew") from None


def settings_digest(inputs: Mapping[str, Any]) -> str:
    """SHA-256 of the settings, stated facts and allowances, so that a signature on paper covers them."""
    import json  # noqa: PLC0415  (a check that is told as text does without)

    settings = {name: value for name, value in inputs.items() if name != "text_sha256"}
    plain = json.dumps(settings, sort_keys=True, ensure_ascii=True, default=str)
    return sha256(plain.encode()).hexdigest()


def issuer_digest(settings: Settings) -> str:
    """SHA-256 of the issuer's profile, which may itself hold the names of secret deals; empty without one."""
    return sha256(repr(settings.issuer).encode()).hexdigest() if settings.issuer else ""


def text_digest(document: Document) -> str:
    """SHA-256 of the reading text: equal for two files that say the same words in different dress."""
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _stated(name: str, value: object) -> object:
    return date.fromisoformat(value) if name == "date" and isinstance(value, str) else value


def _allowance(given: Allowance) -> dict[str, str | None]:
    return {
        "rule": given.rule,
        "because": given.because,
        "by": given.by,
        "until": given.until.isoformat() if given.until else None,
        "text": given.text,
        "where": given.where,
    }


def _given(data: Mapping[str, Any]) -> Allowance:
    until = date.fromisoformat(data["until"]) if data["until"] else None
    return Allowance(data["rule"], data["because"], data["by"], until, data["text"], data["where"])
