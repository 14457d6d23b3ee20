"""prewire.toml or ``[tool.prewire]`` in pyproject.toml → Settings; the file nearest above the draft wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from checker.errors import ConfigError
from checker.record import record

DEFAULT_PACKS = ("us",)
STATED_KEYS = ("event", "jurisdiction", "exchange", "filer", "date")
"""Facts about the release that a person may state; front matter, configuration and options alike."""

_LISTS = {"packs", "select", "ignore", "event", "jurisdiction", "exchange"}
_WORDS = {"fail-on", "filer", "date", "templates"}
_FLAGS = {"preview"}
KEYS = _LISTS | _WORDS | _FLAGS
_SEVERITIES = ("error", "warning", "advice", "undetermined", "never")


@record
class Settings:
    """How one draft is checked. ``origin`` is the configuration file that was used, if any."""

    packs: tuple[str, ...] = DEFAULT_PACKS
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    preview: bool = False
    templates: Path | None = None
    stated: Mapping[str, object] = field(default_factory=dict)
    origin: Path | None = None


def find_config(draft: Path) -> Path | None:
    """The nearest configuration file in the draft's folder or above it."""
    for folder in draft.resolve().parents:
        own = folder / "prewire.toml"
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and "[tool.prewire" in shared.read_text(encoding="utf-8", errors="replace"):
            return shared
    return None


def read_config(path: Path) -> Settings:
    """The settings in a configuration file; relative packs and templates are relative to it.

    Raises:
        ConfigError: the file is missing or not TOML, a key is unknown, a value is of the wrong kind.
    """
    import tomllib  # noqa: PLC0415

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as e:
        raise ConfigError(f"{path}: cannot be read: {e.strerror or e}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise ConfigError(f"{path}: not valid TOML: {e}") from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("prewire", {})
    return _settings(data, path)


def _settings(data: Mapping[str, Any], path: Path) -> Settings:
    for key, value in data.items():
        _check_key(key, path)
        _check_value(key, value, path)
    here = path.parent
    packs = tuple(_pack_name(name, here) for name in data.get("packs", DEFAULT_PACKS))
    templates = here / data["templates"] if "templates" in data else None
    stated = {key: data[key] for key in STATED_KEYS if key in data}
    return Settings(
        packs=packs,
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail-on", "error"),
        preview=data.get("preview", False),
        templates=templates,
        stated=stated,
        origin=path,
    )


def _pack_name(name: str, here: Path) -> str:
    """A shipped pack's name stays; a folder beside the configuration file becomes its path."""
    folder = here / name
    return str(folder) if (folder / "pack.yaml").is_file() else name


def _check_key(key: str, path: Path) -> None:
    if key in KEYS:
        return
    from checker.suggest import did_you_mean  # noqa: PLC0415

    raise ConfigError(f"{path}: unknown key {key!r}{did_you_mean(key, KEYS)}")


def _check_value(key: str, value: object, path: Path) -> None:
    if key in _LISTS:
        wrong = not (isinstance(value, list) and all(isinstance(item, str) for item in value))
        wanted = "a list of words in quotes"
    elif key in _FLAGS:
        wrong, wanted = not isinstance(value, bool), "true or false"
    elif key == "date":
        wrong, wanted = not isinstance(value, date | str), "a date such as 2026-11-23"
    elif key == "fail-on":
        wrong, wanted = value not in _SEVERITIES, f"one of {', '.join(_SEVERITIES)}"
    else:
        wrong, wanted = not isinstance(value, str), "a word in quotes"
    if wrong:
        raise ConfigError(f"{path}: {key} must be {wanted}")


def parse_day(text: str, name: str) -> date:
    """A date given as YYYY-MM-DD.

    Raises:
        ConfigError: it isn't one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{name}: {text!r} is not a date; write it as 2026-11-23") from None
