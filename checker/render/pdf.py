"""An HTML report → PDF: by Chromium if it is there (tagged, with bookmarks), else by WeasyPrint."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checker.errors import ConfigError
from checker.patterns import pattern
from checker.render import RenderOptions
from checker.report import Report

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_SECONDS = 120
_HINT = (
    "a PDF needs Chromium, Chrome or Edge on the path, or `pip install prewire[pdf-report]`; "
    "or write report.html and print that"
)


def render_pdf(reports: Sequence[Report], options: RenderOptions) -> str:
    """Refuses: a PDF is no text to be printed.

    Raises:
        ConfigError: always; it says to name a file.
    """
    raise ConfigError("a PDF is not for standard output; write it with --output report.pdf")


def pdf_of(page: str, style: tuple[str, str] | None = None) -> bytes:
    """The page as it prints; ``style`` is the name and the text of its style sheet where that is linked.

    Raises:
        ConfigError: there is nothing to print it with, or it fails.
    """
    browser = _browser()
    made = _by_browser(browser, page, style) if browser else _by_weasyprint(page)
    return _dated(made)


def _browser() -> str | None:
    named = os.environ.get("PREWIRE_BROWSER")
    if named:
        return named
    on_path = (shutil.which(name) for name in _NAMES)
    return next((found for found in (*on_path, *_PLACES) if found and Path(found).exists()), None)


def _by_browser(browser: str, page: str, style: tuple[str, str] | None) -> bytes:
    """Printed by a browser with a profile of its own and no network; as root, it cannot have its sandbox."""
    with tempfile.TemporaryDirectory(prefix="prewire-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        if style:
            (Path(folder) / style[0]).write_text(style[1], encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--proxy-server=127.0.0.1:9",
            *(["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []),
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603
        except OSError as e:
            raise ConfigError(f"{browser}: cannot be run: {e.strerror or e}; {_HINT}") from None
        except subprocess.TimeoutExpired:
            raise ConfigError(f"{browser}: printed nothing within {_SECONDS} seconds") from None
        if not target.is_file():
            raise ConfigError(f"{browser}: printed nothing (exit code {done.returncode}); {_HINT}")
        return target.read_bytes()


def _by_weasyprint(page: str) -> bytes:
    try:
        from weasyprint import HTML  # noqa: PLC0415  (an extra)
    except ImportError:
        raise ConfigError(_HINT) from None
    except OSError as e:
        raise ConfigError(f"WeasyPrint lacks a library of the system ({e}); {_HINT}") from None
    made: bytes = HTML(string=page, url_fetcher=_no_fetching).write_pdf(pdf_tags=True)
    return made


def _no_fetching(url: str) -> dict[str, object]:
    """Nothing is loaded but what the page itself carries."""
    if not url.startswith("data:"):
        raise ValueError("a report loads nothing")
    from weasyprint import default_url_fetcher  # noqa: PLC0415

    found: dict[str, object] = default_url_fetcher(url)
    return found


def _dated(made: bytes) -> bytes:
    """The PDF with SOURCE_DATE_EPOCH as its date, so that the same report gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return made
    from datetime import UTC, datetime  # noqa: PLC0415

    stamp = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y%m%d%H%M%S")
    dates = pattern(r"(/(?:CreationDate|ModDate) ?\(D:)\d{14}")
    return str(dates.sub(rf"\g<1>{stamp}", made.decode("latin-1"))).encode("latin-1")
