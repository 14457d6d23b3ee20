"""Options and configuration files → the settings that hold for each draft."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from checker.allowances import read_side_file, side_file
from checker.cli.drafts import Draft
from checker.cli.options import CheckOptions
from checker.config import STATED_KEYS, Settings, find_config, parse_day, read_config
from checker.errors import ConfigError
from checker.record import replace


class Configured:
    """The settings for each draft of one call."""

    def __init__(self, options: CheckOptions) -> None:
        self.options = options
        if options.flag("original") and options.flag("accept_changes"):
            raise ConfigError("--original and --accept-changes: they exclude each other; give one of them")
        if options.one("diff") and options.one("changed_since"):
            raise ConfigError("--diff and --changed-since: they exclude each other; give one of them")
        self._read: dict[Path, Settings] = {}

    def settings(self, draft: Draft) -> Settings:
        """What holds for a draft: its configuration file, the file beside it, this call's options on top.

        Raises:
            ConfigError: any of them is wrong.
        """
        place = draft.path or Path.cwd() / draft.name
        found = self._configuration(place)
        beside = () if self.options.flag("isolated") else read_side_file(side_file(place))
        settings = found.at(place) if found.for_drafts else found
        return self._with_options(replace(settings, beside=beside))

    def _configuration(self, place: Path) -> Settings:
        if self.options.flag("isolated"):
            return Settings()
        path = self.options.path("config") or find_config(place)
        if path is None:
            return Settings()
        if path not in self._read:
            self._read[path] = read_config(path)
        return self._read[path]

    def _with_options(self, settings: Settings) -> Settings:
        options = self.options
        return replace(
            settings,
            packs=options.many("pack") or settings.packs,
            select=options.many("select") or settings.select,
            ignore=options.many("ignore") or settings.ignore,
            fail_on=options.one("fail_on") or settings.fail_on,
            preview=options.flag("preview") or settings.preview,
            templates=options.path("templates") or settings.templates,
            require_by=options.many("require_by") or settings.require_by,
            final=options.flag("final") or settings.final,
            baseline=options.path("baseline") or settings.baseline,
            stated={**settings.stated, **self._stated},
        )

    @cached_property
    def _stated(self) -> dict[str, object]:
        """The facts that this call states."""
        values = self.options.values
        stated: dict[str, object] = {key: values[key] for key in STATED_KEYS if values.get(key)}
        if isinstance(stated.get("date"), str):
            stated["date"] = parse_day(str(stated["date"]), "date")
        return stated


def today(options: CheckOptions) -> date:
    """The day that is taken as today.

    Raises:
        ConfigError: ``--as-of`` is no date.
    """
    text = options.one("as_of")
    return parse_day(text, "--as-of") if text else now().date()


def now() -> datetime:
    """The clock, or SOURCE_DATE_EPOCH for reports that must come out the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None and epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(microsecond=0)
