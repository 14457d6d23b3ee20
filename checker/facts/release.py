"""Facts → Release: what a release says once, each with how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from checker.document import Span

if TYPE_CHECKING:
    from checker.facts import Facts

Certainty = Literal["stated", "read", "guessed", "assumed"]
"""``stated`` by the user or front matter; ``read`` from explicit words; ``guessed`` by signs; ``assumed`` by default."""

DateSource = Literal["stated", "front matter", "dateline", "header", "text", "unknown"]


@dataclass(frozen=True, slots=True)
class Release:
    """What is said once. A set-like field is a sorted tuple; ``certainty`` tells how each field is known."""

    date: date | None
    """The release's own date, or None if it cannot be told."""
    date_source: DateSource
    date_span: Span | None
    law_date: date
    """The day by whose law the release is judged: its date, else today."""
    headline: str | None
    headline_span: Span | None
    company: str | None
    company_span: Span | None
    events: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    """``US``, ``CA``, ``UK``, …"""
    exchanges: tuple[str, ...]
    listed: bool
    filer: str | None
    """``domestic``, ``fpi`` (foreign private issuer), ``mjds``, ``spac``, ``fund``, …; None if unknown."""
    fiscal_year_end: tuple[int, int] | None
    """Month and day."""
    certainty: dict[str, Certainty]


def read_release(facts: Facts) -> Release:
    """What the release says once."""
    raise NotImplementedError
