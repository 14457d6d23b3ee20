"""Files of approved wordings → ApprovedText: what counsel has signed, to hold drafts against.

Each file is Markdown with a head of its own::

    ---
    text: safe-harbor
    approved-by: Jane Counsel
    from: 2026-01-01
    required: true
    ---
    This press release contains forward-looking statements …
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.record import Record

_KEYS = ("text", "approved-by", "from", "until", "required")


class ApprovedText(Record):
    """One wording, who approved it, and from when until when it counts."""

    name: str
    words: str
    approved_by: str = ""
    from_: date | None = None
    until: date | None = None
    required: bool = False
    """Whether every release must have it."""

    def counts_on(self, day: date) -> bool:
        """Whether the approval holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


def read_texts(folder: Path) -> tuple[ApprovedText, ...]:
    """The approved texts of a folder, by their files' names.

    Raises:
        ConfigError: the folder or a file cannot be read, or a file's head is wrong.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: there is no such folder; make it, or take `texts` out")
    return tuple(map(_read, sorted(folder.glob("*.md"))))


def _read(path: Path) -> ApprovedText:
    try:
        whole = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(
            f"{path}: cannot be read as UTF-8 text: {getattr(e, 'strerror', None) or e}"
        ) from None
    opening, _, rest = whole.partition("---\n")
    head, line, words = rest.partition("\n---\n")
    if opening.strip() or not line:
        raise ConfigError(
            f"{path}: begin it with a head between two lines of ---: text, approved-by, from, until"
        )
    return _text(_head(head, path), words.strip(), path)


def _head(head: str, path: Path) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415

    try:
        data = yaml.safe_load(head)
    except yaml.YAMLError as e:
        raise ConfigError(f"{path}: the head is not YAML: {str(e).splitlines()[0]}") from None
    if not isinstance(data, Mapping):
        raise ConfigError(f"{path}: the head must say at least `text: NAME`")
    return data


def _text(head: Mapping[str, Any], words: str, path: Path) -> ApprovedText:
    for key in head:
        if key not in _KEYS:
            from checker.suggest import did_you_mean  # noqa: PLC0415

            raise ConfigError(f"{path}: unknown key {key!r}{did_you_mean(str(key), _KEYS)}")
    days = [head.get(key) for key in ("from", "until")]
    required = head.get("required", False)
    wrong = next((key for key, day in zip(("from", "until"), days, strict=True) if not _is_day(day)), None)
    if wrong or not isinstance(required, bool):
        wanted = f"{wrong} must be a date such as 2026-11-23" if wrong else "required must be true or false"
        raise ConfigError(f"{path}: {wanted}")
    if not words:
        raise ConfigError(f"{path}: there is no wording after the head")
    name = str(head.get("text") or path.stem)
    return ApprovedText(name, words, str(head.get("approved-by") or ""), days[0], days[1], required)


def _is_day(value: object) -> bool:
    return value is None or type(value) is date
