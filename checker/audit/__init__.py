"""Releases by the thousand → tables of outcomes, findings and facts: what ``prewire audit`` does.

A corpus is cut into shards; each shard is checked by one worker and becomes one folder of Parquet files,
put in place whole. Nothing else is shared between workers, so a shard may be done twice, on another
machine, or after a crash, and the result is the same.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checker.config import Settings
from checker.record import Record

SHARDS = "shards"
"""The folder of finished shards inside an audit's folder."""
RECORD = "audit.json"
"""What an audit was made with; a folder is only gone on with by the same."""


class Job(Record):
    """What every worker must know. It is sent to other processes and machines."""

    home: Path
    """The audit's folder."""
    settings: Settings
    as_of: date
    redact: bool = False
    """Leave out every word of the releases."""
    text_column: str = ""
    """Where a table or JSON line keeps the release; empty to find it by its usual names."""
    id_column: str = ""
    seconds: float = 60.0
    """The longest that one document may take."""

    @property
    def shards(self) -> Path:
        """Where finished shards lie."""
        return self.home / SHARDS
