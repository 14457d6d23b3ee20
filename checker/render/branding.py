"""``[report]`` of the configuration → how a house's reports look: name, lines, reviewers, logo, colour."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.record import Record

REVIEWERS = ("Investor relations", "Securities counsel", "Disclosure committee")
CONFIDENTIAL = (
    "Draft. May contain material non-public information; handle it under your insider-trading policy."
)
_PAPER = ("letter", "a4")
_MOST_BYTES = 65_536
_IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_LIGHT_PAPERS = ("#ffffff", "#eef1f4")
_DARK_PAPER = "#161f28"
_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3: text in the accent colour must stand out so much from its ground."""


class Branding(Record):
    """How a house's reports look."""

    company: str = ""
    """The house's name, on the strip above the report."""
    confidentiality: str = CONFIDENTIAL
    """The line on the strip above the report."""
    footline: str = "Draft: may contain material non-public information"
    """The line at the foot of each printed page."""
    reviewers: tuple[str, ...] = REVIEWERS
    """Who signs off, in the table for signatures."""
    logo: str = ""
    """The logo as a ``data:`` address; empty for none."""
    accent: str = ""
    """The colour of links and rules on light ground, ``#rrggbb``; empty for ours."""
    accent_dark: str = ""
    """The same, light enough to be read on dark ground."""
    paper: str = "letter"
    """``letter`` or ``a4``."""


KEYS = ("company", "confidentiality", "footline", "reviewers", "logo", "accent", "paper")


def branding_from(data: object, folder: Path, told: str) -> Branding:
    """The branding in a ``[report]`` table of ``told``; ``logo`` is a file relative to the folder.

    Raises:
        ConfigError: a key is unknown, a value is of the wrong kind, the logo cannot be used, the colour is
            too pale to be read.
    """
    if not isinstance(data, Mapping):
        raise ConfigError(f"{told}: report must be a table, [report]")
    for key in data:
        if key not in KEYS:
            from checker.suggest import did_you_mean  # noqa: PLC0415

            raise ConfigError(f"{told}: unknown key {key!r} in [report]{did_you_mean(key, KEYS)}")
    accent = _accent(_word(data, "accent", told), told)
    return Branding(
        company=_word(data, "company", told),
        confidentiality=_word(data, "confidentiality", told) or CONFIDENTIAL,
        footline=_word(data, "footline", told) or _word(data, "confidentiality", told) or Branding().footline,
        reviewers=_reviewers(data, told),
        logo=_logo(folder / _word(data, "logo", told), told) if data.get("logo") else "",
        accent=accent,
        accent_dark=_lightened(accent) if accent else "",
        paper=_paper(data, told),
    )


def _word(data: Mapping[str, Any], key: str, told: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str) or "\n" in value:
        raise ConfigError(f"{told}: {key} in [report] must be one line in quotes")
    return value.strip()


def _reviewers(data: Mapping[str, Any], told: str) -> tuple[str, ...]:
    value = data.get("reviewers", list(REVIEWERS))
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
        raise ConfigError(f"{told}: reviewers in [report] must be a list of names or roles in quotes")
    return tuple(v.strip() for v in value)


def _paper(data: Mapping[str, Any], told: str) -> str:
    paper = (_word(data, "paper", told) or "letter").lower()
    if paper not in _PAPER:
        raise ConfigError(f"{told}: paper in [report] must be one of {', '.join(_PAPER)}")
    return paper


def _logo(path: Path, told: str) -> str:
    kind = _IMAGES.get(path.suffix.lower())
    if kind is None:
        raise ConfigError(f"{told}: logo {path.name}: use a picture in {', '.join(_IMAGES)}")
    try:
        data = path.read_bytes()
    except OSError as e:
        raise ConfigError(f"{told}: logo {path}: cannot be read: {e.strerror or e}") from None
    if len(data) > _MOST_BYTES:
        raise ConfigError(f"{told}: logo {path.name}: {len(data):,} bytes; {_MOST_BYTES:,} is the most")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _accent(value: str, told: str) -> str:
    if not value:
        return ""
    if not (len(value) == 7 and value[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in value[1:])):
        raise ConfigError(f"{told}: accent {value!r} in [report] is no colour; write it as #0a4c8c")
    worst = min(contrast(value, paper) for paper in _LIGHT_PAPERS)
    if worst < _CONTRAST:
        raise ConfigError(
            f"{told}: accent {value} is too pale for text: its contrast is {worst:.1f} to 1, and WCAG 2.2 AA "
            f"asks for {_CONTRAST}; choose a darker shade"
        )
    return value.lower()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _lightened(color: str) -> str:
    """The colour mixed with white until it can be read on dark ground."""
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    for share in range(21):
        mixed = [round(c + (255 - c) * share / 20) for c in parts]
        shade = "#" + "".join(f"{c:02x}" for c in mixed)
        if contrast(shade, _DARK_PAPER) >= _CONTRAST + 1:
            return shade
    return "#ffffff"
