"""prewire.toml or ``[tool.prewire]`` in pyproject.toml → Settings; the file nearest above the draft wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.allowances import allowance_from
from checker.errors import ConfigError
from checker.findings import Allowance
from checker.globs import matches_glob
from checker.issuer import Issuer, issuer_from
from checker.record import Record, field, replace

if TYPE_CHECKING:
    from checker.render.branding import Branding

DEFAULT_PACKS = ("us",)
PROFILE_PACK = "issuer"
"""The pack of rules that hold a draft against the issuer's profile."""
STATED_KEYS = ("event", "jurisdiction", "exchange", "filer", "date")
"""Facts about the release that a person may state; front matter, configuration and options alike."""

FAIL_ON = ("error", "warning", "advice", "undetermined", "never")

_LISTS = {"packs", "select", "ignore", "event", "jurisdiction", "exchange", "require-by"}
_WORDS = {"fail-on", "filer", "date", "templates", "baseline"}
_FLAGS = {"preview", "final"}
_ENTRIES = {"allow", "drafts"}
_TABLES = {"report", "issuer"}
KEYS = _LISTS | _WORDS | _FLAGS | _ENTRIES | _TABLES


class ForDrafts(Record):
    """What holds only for the drafts at certain paths: one ``[[drafts]]`` entry."""

    paths: tuple[str, ...]
    """Patterns, relative to the folder of the configuration file."""
    data: Mapping[str, Any]
    label: str = ""
    """What it is called in messages."""


class Settings(Record):
    """How one draft is checked. ``origin`` is the configuration file that was used, if any."""

    packs: tuple[str, ...] = DEFAULT_PACKS
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    preview: bool = False
    templates: Path | None = None
    stated: Mapping[str, object] = field(default_factory=dict)
    origin: Path | None = None
    allow: tuple[Allowance, ...] = ()
    """Allowances from the configuration."""
    beside: tuple[Allowance, ...] = ()
    """Allowances from the file beside the draft; the draft itself may carry more."""
    require_by: tuple[str, ...] = ()
    """Who may allow, by name or pattern; empty lets anybody."""
    final: bool = False
    """Whether this is the last check before the wire: nothing but the release may be left in the file."""
    baseline: Path | None = None
    """The file of known findings."""
    for_drafts: tuple[ForDrafts, ...] = ()
    branding: Branding | None = None
    """How reports look: the table ``[report]``; None is our own look."""
    issuer: Issuer | None = None
    """What the house says of itself: the table ``[issuer]``. With it, the pack ``issuer`` is applied too."""

    def at(self, draft: Path) -> Settings:
        """The settings that hold for one draft: each ``[[drafts]]`` entry for its path laid over the last."""
        if self.origin is None or not self.for_drafts:
            return self
        settings = self
        for entry in self.for_drafts:
            if any(matches_glob(draft, pattern, self.origin.parent) for pattern in entry.paths):
                settings = _laid_over(settings, entry.data, self.origin, entry.label)
        return settings


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
    """The settings in a configuration file; paths in it are relative to it.

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
    _check(data, KEYS, path)
    entries = tuple(_for_drafts(entry, n, path) for n, entry in enumerate(data.get("drafts", ()), 1))
    whole = {key: value for key, value in data.items() if key != "drafts"}
    return replace(_laid_over(Settings(), whole, path), origin=path, for_drafts=entries)


def _for_drafts(entry: Mapping[str, Any], nth: int, path: Path) -> ForDrafts:
    paths = entry.get("path")
    paths = [paths] if isinstance(paths, str) else paths
    if not paths or not isinstance(paths, list) or not all(isinstance(word, str) for word in paths):
        raise ConfigError(
            f'{path}: each [[drafts]] needs `path`: a pattern such as "earnings/*.md", or several'
        )
    data = {key: value for key, value in entry.items() if key != "path"}
    _check(data, KEYS - {"drafts"}, path)
    _laid_over(Settings(), data, path)  # so that what is wrong is told even when no draft matches
    return ForDrafts(tuple(paths), data, f"[[drafts]] {nth}, ")


def _laid_over(settings: Settings, data: Mapping[str, Any], path: Path, label: str = "") -> Settings:
    """The settings with the given keys replaced whole; stated facts and allowances are added to."""
    here = path.parent
    given: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key in ("select", "ignore", "fail-on", "preview", "require-by", "final")
    }
    given |= {key: here / data[key] for key in ("templates", "baseline") if key in data}
    if "packs" in data:
        given["packs"] = tuple(_pack_name(name, here) for name in data["packs"])
    if "report" in data:
        from checker.render.branding import branding_from  # noqa: PLC0415

        given["branding"] = branding_from(data["report"], here, str(path))
    if "issuer" in data:
        given["issuer"] = issuer_from(data["issuer"], f"{path}: [issuer]", here)
        packs = given.get("packs", settings.packs)
        given["packs"] = packs if PROFILE_PACK in packs else (*packs, PROFILE_PACK)
    stated = {key: data[key] for key in STATED_KEYS if key in data}
    allow = tuple(
        allowance_from(entry, f"{path.name}: {label}[[allow]] {n}")
        for n, entry in enumerate(data.get("allow", ()), 1)
    )
    return replace(settings, **given, stated={**settings.stated, **stated}, allow=(*settings.allow, *allow))


def _pack_name(name: str, here: Path) -> str:
    """A shipped pack's name stays; a folder or zip file beside the configuration file becomes its path."""
    folder = here / name
    is_beside = (folder / "pack.yaml").is_file() or (here / name.partition("#")[0]).suffix == ".zip"
    return str(folder) if is_beside else name


def _check(data: Mapping[str, Any], known: set[str], path: Path) -> None:
    for key, value in data.items():
        _check_key(key, known, path)
        _check_value(key, value, path)


def _check_key(key: str, known: set[str], path: Path) -> None:
    if key in known:
        return
    from checker.suggest import did_you_mean  # noqa: PLC0415

    raise ConfigError(f"{path}: unknown key {key!r}{did_you_mean(key, known)}")


def _check_value(key: str, value: object, path: Path) -> None:
    if key in _LISTS:
        wrong = not _is_list_of(value, str)
        wanted = "a list of words in quotes"
    elif key in _ENTRIES:
        wrong, wanted = not _is_list_of(value, dict), f"written as [[{key}]], an entry each"
    elif key in _TABLES:
        wrong, wanted = not isinstance(value, Mapping), f"a table, [{key}]"
    elif key in _FLAGS:
        wrong, wanted = not isinstance(value, bool), "true or false"
    elif key == "date":
        wrong, wanted = not isinstance(value, date | str), "a date such as 2026-11-23"
    elif key == "fail-on":
        wrong, wanted = value not in FAIL_ON, f"one of {', '.join(FAIL_ON)}"
    else:
        wrong, wanted = not isinstance(value, str), "a word in quotes"
    if wrong:
        raise ConfigError(f"{path}: {key} must be {wanted}")


def _is_list_of(value: object, kind: type) -> bool:
    return (
        isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(v, kind) for v in value)
    )


def parse_day(text: str, name: str) -> date:
    """A date given as YYYY-MM-DD.

    Raises:
        ConfigError: it isn't one.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{name}: {text!r} is not a date; write it as 2026-11-23") from None
