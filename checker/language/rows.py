"""The rows of a table and the entries of a word list, held against the columns that their file declares.

A misspelt column would be one that nobody reads: its row would lack a value, and nothing would say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.errors import RuleError
from checker.language.complaints import unknown
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
        RuleError: an entry has another field, or lacks one; the words it ``needs`` are no text.
    """
    entries: Rows = [
        ([key, i], entry)
        for key in ("phrases", "patterns", "except")
        for i, entry in enumerate(lexicon.data.get(key, ()))
        if isinstance(entry, Mapping)
    ]
    for path, entry in entries:
        for i, word in enumerate(entry.get("needs") or ()):
            if not isinstance(word, str):
                place = lexicon.site([*path, "needs", i])
                raise RuleError(f"{place}: needs: {str(word).lower()} is read as no text: put it in quotes")
    return _checked(lexicon, "fields", entries, _ENTRY)


def _checked(file: Sourced, key: str, rows: Rows, own: Sequence[str]) -> Sourced:
    declared = file.data.get(key)
    if declared is None:
        return file
    what = key.removesuffix("s")
    for path, row in rows:
        under = f"{path[2]}{INNER}" if len(path) > _DEPTH else ""
        mine = [n.removeprefix(under) for n in declared if n.startswith(under) and (under or INNER not in n)]
        known = [*(name.removesuffix(OPTIONAL) for name in mine), *own]
        for name in row:
            if name not in known:
                raise unknown(f"the {what}", name, known, file.site([*path, name]))
        for name in mine if path[0] != "except" else ():
            if not name.endswith(OPTIONAL) and name not in row:
                raise RuleError(f"{file.site(path)}: the {what} {name!r} is missing")
    return Sourced({k: v for k, v in file.data.items() if k != key}, file.raw, file.site)
