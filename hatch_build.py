"""The wheel is built with what checks would otherwise work out when first run (``prewire rules build``)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltWithRules(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the files of a wheel are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build into the tree; an editable install is built by who works on it, with the same command."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from checker.building import build  # noqa: PLC0415

        samples = sorted(Path(self.root, "examples").glob("*.[mt][dx]*"))
        build_data["artifacts"] += [str(file.relative_to(self.root)) for file in build(samples)]
