"""The style sheet and the house's branding → what every page has: its style, its lock, its strip."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from checker.digests import sha256
from checker.errors import ConfigError
from checker.record import Record
from checker.render.branding import Branding

STYLE = "report.css"


class FrameView(Record):
    """What every page has: its style, its lock, and the house's branding."""

    style: str
    """The style sheet, the only text that a template may print as it is; empty where it is linked."""
    style_source: str
    """What the security policy allows as style: the sheet's digest, or ``self`` where it is linked."""
    style_href: str
    """The file of the linked style sheet; empty where it is part of the page."""
    company: str
    """The house's name; may be empty."""
    confidentiality: str
    """The line on the strip above."""
    logo: str
    """The house's logo as a ``data:`` address; may be empty."""


def frame_view(folders: Sequence[Path], branding: Branding, linked: bool) -> FrameView:
    """What every page has.

    Raises:
        ConfigError: a user's style sheet could end its element.
    """
    from markupsafe import Markup  # noqa: PLC0415

    style = style_sheet(folders, branding)
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return FrameView(
        style="" if linked else Markup(style),  # noqa: S704  (from disk, and sealed by its digest)
        style_source="self" if linked else f"sha256-{digest}",
        style_href=style_name(style) if linked else "",
        company=branding.company,
        confidentiality=branding.confidentiality,
        logo=branding.logo,
    )


def style_name(style: str) -> str:
    """``prewire-0123456789.css``: the name tells the contents, so a cached one is never wrong."""
    return f"prewire-{sha256(style.encode()).hexdigest()[:10]}.css"


def style_sheet(folders: Sequence[Path], branding: Branding) -> str:
    """The user's own style sheet if a folder has one, else ours, and after it what the branding changes.

    Raises:
        ConfigError: the sheet holds what would end its element.
    """
    path = next(folder / STYLE for folder in folders if (folder / STYLE).is_file())
    style = "\n".join([_compact(path.read_text(encoding="utf-8")), *_branded(branding)])
    if "</" in style:
        raise ConfigError(f"{path}: a style sheet cannot hold '</'; it would end the style element")
    return style


_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def _compact(style: str) -> str:
    """The style sheet without comments, indentation and empty lines: every page carries it."""
    lines = _COMMENT.sub("", style).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _branded(branding: Branding) -> list[str]:
    """The rules that the branding adds; none for the branding that is ours."""
    ours, rules = Branding(), []
    if branding.accent:
        light, dark = branding.accent, branding.accent_dark
        rules.append(f":root{{--link:{light};--rule:{light};--focus:{light}}}")
        both = f"light-dark({light},{dark})"
        rules.append(
            f"@supports (color:light-dark(#000,#fff)){{:root{{--link:{both};--rule:{both};--focus:{both}}}}}"
        )
    if (branding.paper, branding.footline) != (ours.paper, ours.footline):
        head = f"@top-left{{content:{_css_text(branding.footline)}}}"
        rules.append(f"@media print{{@page{{size:{branding.paper};{head}}}}}")
    return rules


def _css_text(text: str) -> str:
    """A text as a string of CSS, everything but plain letters, figures and spaces escaped."""
    return (
        '"'
        + "".join(c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in text)
        + '"'
    )
