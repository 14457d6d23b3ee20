"""An example plugin: how many geese a release counts, and a rule that they fit the pond."""

from pathlib import Path

PACK = Path(__file__).parent / "pack"
"""The rule pack ``geese``."""
