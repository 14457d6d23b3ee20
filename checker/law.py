"""The law as data: the lexicons, tables and part declarations of the packs in use.

Extractors and rules both read it. It is built by :mod:`checker.language.pack` from YAML or
from its compiled form; nothing here reads files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from checker.lexicon import Entry, Lexicon
from checker.record import Record, field

if TYPE_CHECKING:
    from checker.approved import ApprovedText

T = TypeVar("T")


class Table(Record):
    """A table of the law: rows of plain values, and settings that hold for all of them."""

    name: str
    rows: tuple[Mapping[str, Any], ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


class PackVersion(Record):
    """A rule pack that was applied: which law, exactly."""

    name: str
    version: str
    digest: str
    """SHA-256 of the pack's files, in hexadecimal."""
    notes: tuple[str, ...] = ()
    """What a reader must know: rules that a house pack loosened, with the reason and who approved it."""


class Law(Record):
    """Everything declared by the packs in use, by name."""

    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Declarations of ``parts.yaml``, in order; :mod:`checker.parts` gives them meaning."""
    texts: Mapping[str, ApprovedText] = field(default_factory=dict)
    """Wordings of the packs that somebody approved."""
    _made: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` builds from this law (patterns, look-ups); built when first asked for, and once."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def lexicon(self, name: str) -> Lexicon:
        """The named lexicon; an empty one if no pack declares it."""
        return self.lexicons.get(name) or Lexicon(name, ())

    def table(self, name: str) -> Table:
        """The named table; an empty one if no pack declares it."""
        return self.tables.get(name) or Table(name, ())


def lexicon_from(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from its checked data: ``lexicon``, ``about``, ``phrases``, ``patterns``, ``except``."""
    entries = [_entry(item, "phrase") for item in data.get("phrases", ())]
    entries += [_entry(item, "pattern") for item in data.get("patterns", ())]
    spared = [_entry(item, "phrase") for item in data.get("except", ())]
    return Lexicon(data["lexicon"], tuple(entries), tuple(spared), data.get("about", ""))


def table_from(data: Mapping[str, Any]) -> Table:
    """A table from its checked data: ``table``, ``about``, ``authority``, ``rows`` and settings."""
    own = {"table", "about", "authority", "rows"}
    settings = {k: v for k, v in data.items() if k not in own}
    return Table(data["table"], tuple(data.get("rows", ())), settings, data.get("about", ""))


def texts_from(data: Mapping[str, Mapping[str, Any]]) -> dict[str, ApprovedText]:
    """Approved wordings from their checked heads, each with its ``words``."""
    from checker.approved import ApprovedText  # noqa: PLC0415

    return {
        name: ApprovedText(
            name,
            text["words"],
            text["approved-by"],
            day(text.get("from")),
            day(text.get("until")),
            text.get("required", False),
        )
        for name, text in data.items()
    }


def _entry(item: str | Mapping[str, Any], kind: str) -> Entry:
    if isinstance(item, str):
        return Entry(item, kind == "pattern")
    is_pattern = "pattern" in item
    fields = {k: v for k, v in item.items() if k not in ("phrase", "pattern", "from", "until")}
    words = item["pattern"] if is_pattern else item["phrase"]
    return Entry(words, is_pattern, day(item.get("from")), day(item.get("until")), fields)


def day(value: object) -> date | None:
    """A date from YAML or JSON data: a date, an ISO string, or nothing."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))
