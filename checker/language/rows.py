"""The rows of a table and the entries of a word list, held against the columns that their file declares.

A misspelt column would be one that nobody reads: its row would lack a value, and nothing would say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.errors import RuleError
from checker.language.complaints import Site, unknown
from checker.language.sourced import Sourced
from checker.suggest import did_you_mean

Steps = list[str | int]
Rows = list[tuple[Steps, Any]]

OPTIONAL = "?"
"""Ends the name of a column that a row may lack."""
INNER = "/"
"""Stands between a column and a key of the mappings in its lists: ``names/from?``."""
_DEPTH = 2
_TABLE = ("table", "about", "authority", "columns", "rows")
_ENTRY = ("phrase", "pattern", "from", "until")


def checked_table(table: Sourced) -> Sourced:
    """A table whose rows have the columns that its ``columns`` declares, all of them known.

    Raises:
        RuleError: a row has another column, or lacks one; a setting is a misspelt key.
    """
    for key in table.data:
        if key not in _TABLE and (hint := did_you_mean(key, _TABLE, at_least=70)):
            raise RuleError(f"{table.site([key])}: the key {key!r} is unknown{hint}")
    rows: Rows = [(["rows", i], row) for i, row in enumerate(table.data.get("rows", ()))]
    for path, row in list(rows):
        rows += _inner(path, row)
    return _checked(table, "columns", rows, ())


def _inner(path: Steps, row: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
    """The mappings in the lists of a row."""
    for name, value in row.items():
        for i, each in enumerate(value if isinstance(value, list) else ()):
            if isinstance(each, Mapping):
                yield [*path, name, i], each


def checked_lexicon(lexicon: Sourced) -> Sourced:
    """A word list whose entries have the fields that its ``fields`` declares, all of them known.

    Raises:
        RuleError: an entry has another field, or lacks one; it can never be found.
    """
    entries: Rows = [
        ([key, i], entry)
        for key in ("phrases", "patterns", "except")
        for i, entry in enumerate(lexicon.data.get(key, ()))
    ]
    _check_entries(entries, lexicon.data.get("folded", False), lexicon.site)
    return _checked(lexicon, "fields", entries, _ENTRY)


def check_added(lexicon: Sourced, added: Sequence[Any], page: Sourced) -> None:
    """Holds what a house pack adds to a word list against what the list itself must keep to.

    Raises:
        RuleError: as for an entry of the list; the place is that on the pack's page.
    """
    name = lexicon.data["lexicon"]
    rows: Rows = [(["lexicons", name, "add", i], entry) for i, entry in enumerate(added)]
    _check_entries(rows, lexicon.data.get("folded", False), page.site)
    declared = {"fields": lexicon.raw["fields"]} if "fields" in lexicon.raw else {}
    _checked(Sourced(declared, {}, page.site), "fields", rows, _ENTRY)


def _check_entries(entries: Rows, folded: bool, site: Site) -> None:
    """Refuses entries that can never be found: what is sought in lower-case text has no capitals."""
    for path, entry in entries:
        words = [entry] if isinstance(entry, str) else [entry.get("phrase"), entry.get("pattern")]
        for source in filter(None, words) if folded else ():
            if capital := _CAPITAL.search(_NO_LETTERS.sub("", source)):
                raise RuleError(
                    f"{site(path)}: {source[:60]!r} is sought in lower-case text, "
                    f"which has no {capital.group()!r}: write it in lower case"
                )


_NO_LETTERS = re.compile(r"\\p\{\w+\}|\\.|\(\?P?<\w+>")
"""What looks like letters in a pattern: classes, escapes, names of groups."""
_CAPITAL = re.compile("[A-Z]")


def _checked(file: Sourced, key: str, rows: Rows, own: Sequence[str]) -> Sourced:
    declared = file.data.get(key)
    if declared is None:
        return file
    what = key.removesuffix("s")
    for path, row in rows:
        under = f"{path[2]}{INNER}" if path[0] == "rows" and len(path) > _DEPTH else ""
        mine = [n.removeprefix(under) for n in declared if n.startswith(under) and (under or INNER not in n)]
        known = [*(name.removesuffix(OPTIONAL) for name in mine), *own]
        for name in row if isinstance(row, Mapping) else ():
            if name not in known:
                raise unknown(f"the {what}", name, known, file.site([*path, name]))
        for name in mine if path[0] != "except" else ():
            if not name.endswith(OPTIONAL) and (isinstance(row, str) or name not in row):
                raise RuleError(f"{file.site(path)}: the {what} {name!r} is missing")
    return Sourced({k: v for k, v in file.data.items() if k != key}, file.raw, file.site)
