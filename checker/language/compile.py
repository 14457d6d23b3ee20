"""Packs' folders → compiled plain data: merged, overridden, every name resolved. Used when no cache answers.

What comes of it is what :mod:`checker.language.pack` builds packs from, and what the cache keeps.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checker.digests import sha256
from checker.errors import RuleError
from checker.language.cache import packed, stamp
from checker.language.folder import Faults, Folder, read_folder, read_page, shown
from checker.language.heads import head_of
from checker.language.merge import Merged, law_of, merge
from checker.language.names import Resolver
from checker.language.sourced import Sourced
from checker.language.zipped import is_zipped, unzipped
from checker.law import Law
from checker.plugins import Extensible
from checker.record import Record, replace
from checker.resources import shipped
from checker.suggest import did_you_mean


class Compiled(Record, frozen=False):
    """The packs in use as plain data, and what it came from."""

    data: dict[str, Any]
    stamps: dict[Path, str]
    """The folders, each with its stamp from before it was read: what is changed meanwhile is read anew."""
    rules: dict[str, Sourced]
    """Every rule as it holds in the end, with its places."""
    lexicons: dict[str, Sourced]
    """Every lexicon as it holds in the end, with its places."""


_PLUGGED_IN: Extensible[Path] = Extensible("checker.packs", {})


def pack_folder(name: str, beside: Path | None = None) -> Path:
    """The folder of a pack: a shipped one, a path (from ``beside``, or from here), a zip file, a plugin's.

    Raises:
        RuleError: neither.
    """
    home = shipped("rules")
    if (home / name / "pack.yaml").is_file() and "/" not in name and "\\" not in name:
        return home / name
    if is_zipped(name):
        return unzipped(name, beside or Path.cwd())
    path = (beside or Path.cwd()) / name
    if not path.is_dir() and name in _PLUGGED_IN:
        return _PLUGGED_IN[name]
    if not path.is_dir():
        known = [p.parent.name for p in home.glob("*/pack.yaml")]
        raise RuleError(
            f"{name}: no pack of this name is shipped, and there is no such folder{did_you_mean(name, known)}"
        )
    return path.resolve()


def compile_packs(names: Sequence[str], faults: Faults | None = None) -> Compiled:
    """The packs of these names, with those they extend, as plain data.

    Args:
        names: names of shipped packs, or paths.
        faults: where to collect what is wrong; what is wrong is then left out.

    Raises:
        RuleError: any file of any pack is wrong; the text starts with ``file:line:``.
    """
    faults = faults or Faults()
    folders = _in_order([pack_folder(name) for name in names], faults)
    merged = Merged()
    for folder in folders:
        with faults.kept():
            merge(merged, folder)
    law = law_of(merged, faults)
    sound = {}
    for name, rule in merged.rules.items():
        with faults.kept():
            _resolve(rule, law, tuple(merged.texts))
            sound[name] = rule
    merged.rules = sound
    stamps = {folder.path: folder.stamp for folder in folders}
    return Compiled(_plain_data(folders, merged), stamps, merged.rules, merged.lexicons)


def _resolve(rule: Sourced, law: Law, texts: Sequence[str]) -> None:
    """Checks a rule's names; what its comparisons refer to becomes part of its needs."""
    needed = Resolver(rule.data, rule.site, law, texts).check()
    if needs := list(dict.fromkeys((*rule.data.get("needs", ()), *needed))):
        rule.data["needs"] = needs


def _in_order(paths: Sequence[Path], faults: Faults) -> list[Folder]:
    """The packs, each after those that it extends, and once."""
    ready: dict[Path, Folder] = {}
    for path in paths:
        _visit(path, ready, (), faults)
    names: dict[str, Path] = {}
    for folder in ready.values():
        other = names.setdefault(folder.page.data["pack"], folder.path)
        if other != folder.path:
            name = folder.page.data["pack"]
            raise RuleError(
                f"{folder.page.site(['pack'])}: another pack is called {name!r} too: {shown(other)}"
            )
    return list(ready.values())


def _visit(path: Path, ready: dict[Path, Folder], under: tuple[Path, ...], faults: Faults) -> None:
    if path in ready:
        return
    stamped = stamp(path) if (path / "pack.yaml").is_file() else ""  # before any of it is read
    page = read_page(path)
    for i, name in enumerate(page.data.get("extends", ())):
        try:
            parent = pack_folder(name, beside=path)
        except RuleError as e:
            raise RuleError(f"{page.site(['extends', i])}: {e}") from None
        if parent in (*under, path):
            way = " → ".join(p.name for p in (*under, path, parent))
            raise RuleError(f"{page.site(['extends', i])}: the pack extends itself: {way}")
        _visit(parent, ready, (*under, path), faults)
    ready[path] = replace(read_folder(path, page, faults), stamp=stamped)


def _plain_data(folders: Sequence[Folder], merged: Merged) -> dict[str, Any]:
    return {
        "packs": [_pack(folder, merged) for folder in folders],
        "heads": {name: head_of(rule.data) for name, rule in merged.rules.items()},
        "rules": {name: packed(_text_of(rule.data)) for name, rule in merged.rules.items()},
        "examples": {name: packed(rule.data.get("examples", {})) for name, rule in merged.rules.items()},
        "pack_of": merged.pack_of,
        "lexicons": {name: packed(lexicon.data) for name, lexicon in merged.lexicons.items()},
        "tables": {name: packed(table) for name, table in merged.tables.items()},
        "parts": merged.parts,
        "texts": {name: text.words for name, text in merged.texts.items()},
        "approved": {name: text.approved for name, text in merged.texts.items() if text.head},
    }


def _text_of(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule without its examples: those are longer than all the rest, and no check reads them."""
    return {key: value for key, value in rule.items() if key != "examples"}


def _pack(folder: Folder, merged: Merged) -> dict[str, Any]:
    page = folder.page.data
    named = (folder.rules, folder.lexicons, folder.tables)
    texts = {name: text.approved or text.words for name, text in folder.texts.items()}
    content = [page, folder.parts.data if folder.parts else {}, texts]
    content += [{name: each.data for name, each in files.items()} for files in named]
    return {
        "name": page["pack"],
        "version": str(page["version"]),
        "summary": page.get("summary", ""),
        "digest": sha256(_text(content).encode()).hexdigest(),
        "notes": merged.notes[page["pack"]],
    }


def _text(value: Any) -> str:
    return json.dumps(value, default=str, separators=(",", ":"), sort_keys=False)
