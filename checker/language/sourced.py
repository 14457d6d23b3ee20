"""A file of a pack, read: its data, and where each value of it stands."""

from __future__ import annotations

from typing import Any

from checker.language.complaints import Site
from checker.record import Record


class Sourced(Record):
    """Normalised plain data, the values it was made from, and where each of them stands."""

    data: dict[str, Any]
    raw: Any
    site: Site
