"""Packs' folders → compiled plain data: merged, overridden, every name resolved. Used when no cache answers.

What comes of it is what :mod:`checker.language.pack` builds packs from, and what the cache keeps.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.language.cache import packed
from checker.language.complaints import unknown
from checker.language.folder import Faults, Folder, check_rule, read_folder, read_page, shown
from checker.language.names import Resolver
from checker.language.overrides import Override, override
from checker.language.query_names import compiled_pattern
from checker.language.rows import check_added
from checker.language.sourced import Sourced
from checker.language.texts import PackText
from checker.language.wording import told_of
from checker.language.zipped import is_zipped, unzipped
from checker.law import Law, lexicon_from, table_from, texts_from
from checker.parts.declarations import problems
from checker.plugins import Extensible
from checker.record import field, record
from checker.resources import shipped
from checker.suggest import did_you_mean

READ_PARTS = (
    "about", "body", "boilerplate-remnant", "cautionary", "conference-call", "contact", "dateline",
    "end-mark", "headline", "lead", "legend", "non-gaap-note", "other-legend", "quote", "reconciliation",
    "sign-off", "source-line", "subhead",
)  # fmt: skip
"""The parts that the program asks for by name: one that is nearly called so is a misspelt one."""
_NEARLY = 80


@record(frozen=False)
class Compiled:
    """The packs in use as plain data, and the folders it came from."""

    data: dict[str, Any]
    folders: list[Path]
    rules: dict[str, Sourced]
    """Every rule as it holds in the end, with its places."""
    lexicons: dict[str, Sourced]
    """Every lexicon as it holds in the end, with its places."""


@record(frozen=False)
class _Merged:
    rules: dict[str, Sourced] = field(default_factory=dict)
    pack_of: dict[str, str] = field(default_factory=dict)
    lexicons: dict[str, Sourced] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, PackText] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)


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
    merged = _Merged()
    for folder in folders:
        with faults.kept():
            _merge(merged, folder)
    law = _law(merged, faults)
    sound = {}
    for name, rule in merged.rules.items():
        with faults.kept():
            _resolve(rule, law, tuple(merged.texts))
            sound[name] = rule
    merged.rules = sound
    return Compiled(_plain_data(folders, merged), [f.path for f in folders], merged.rules, merged.lexicons)


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
    ready[path] = read_folder(path, page, faults)


def _merge(merged: _Merged, folder: Folder) -> None:
    name = folder.page.data["pack"]
    merged.notes[name] = []
    for rule_id, rule in folder.rules.items():
        if rule_id in merged.rules:
            place = merged.rules[rule_id].site(["id"])
            raise RuleError(
                f"{rule.site(['id'])}: a rule {rule_id!r} is there already: {place}; change it by `overrides`"
            )
        merged.rules[rule_id] = rule
        merged.pack_of[rule_id] = name
    merged.lexicons |= folder.lexicons
    merged.tables |= {k: v.data for k, v in folder.tables.items()}
    merged.parts |= _declared_parts(folder, merged.parts)
    merged.texts |= folder.texts
    _check_earlier_ids(merged)
    _change_lexicons(merged, folder)
    _override(merged, folder)


def _declared_parts(folder: Folder, known: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that a pack declares; a wrong declaration would silently recognise nothing."""
    if folder.parts is None:
        return {}
    declared: dict[str, Any] = folder.parts.data["parts"]
    for name in declared:
        undeclared = [part for part in READ_PARTS if part not in known and part not in declared]
        if name not in READ_PARTS and (hint := did_you_mean(name, undeclared, at_least=_NEARLY)):
            raise RuleError(f"{folder.parts.site(['parts', name])}: no fact reads the part {name!r}{hint}")
    for path, sentence in problems({**known, **declared}):
        if path[0] in declared:
            raise RuleError(f"{folder.parts.site(['parts', *path])}: {sentence}")
    return declared


def _check_earlier_ids(merged: _Merged) -> None:
    taken = dict.fromkeys(merged.rules, "")
    for rule_id, rule in merged.rules.items():
        for i, former in enumerate(rule.data.get("formerly", ())):
            if former in taken:
                raise RuleError(f"{rule.site(['formerly', i])}: {former!r} is or was the id of another rule")
            taken[former] = rule_id


def _change_lexicons(merged: _Merged, folder: Folder) -> None:
    for name, change in folder.page.data.get("lexicons", {}).items():
        if name not in merged.lexicons:
            raise unknown("the lexicon", name, merged.lexicons, folder.page.site(["lexicons", name]))
        known = merged.lexicons[name]
        check_added(known, change.get("add", ()), folder.page)
        data = {**known.data, "phrases": [*known.data.get("phrases", ()), *change.get("add", ())]}
        for i, words in enumerate(change.get("remove", ())):
            if not any(_is_entry(e, words) for key in ("phrases", "patterns") for e in data.get(key, ())):
                entries = [str(e) for e in data["phrases"]]
                raise unknown("the entry", words, entries, folder.page.site(["lexicons", name, "remove", i]))
            for key in ("phrases", "patterns"):
                data[key] = [e for e in data.get(key, ()) if not _is_entry(e, words)]
        merged.lexicons[name] = Sourced(data, known.raw, known.site)


def _is_entry(entry: Any, words: str) -> bool:
    return words in ((entry.get("phrase"), entry.get("pattern")) if isinstance(entry, Mapping) else (entry,))


def _override(merged: _Merged, folder: Folder) -> None:
    for rule_id, given in folder.page.data.get("overrides", {}).items():
        if rule_id not in merged.rules:
            raise unknown("the rule", rule_id, merged.rules, folder.page.site(["overrides", rule_id]))
        foreign = merged.pack_of[rule_id] != folder.page.data["pack"]
        change = Override(rule_id, given, folder.page, foreign)
        rule, note = override(merged.rules[rule_id], change, check_rule)
        if note:
            merged.notes[folder.page.data["pack"]].append(note)
        if rule is None:
            del merged.rules[rule_id], merged.pack_of[rule_id]
        else:
            merged.rules[rule_id] = rule


def _law(merged: _Merged, faults: Faults) -> Law:
    for lexicon in merged.lexicons.values():
        for path, source in patterns_of(lexicon.data):
            with faults.kept():
                compiled_pattern(source, lexicon.site(path))
    lexicons = {name: lexicon_from(lexicon.data) for name, lexicon in merged.lexicons.items()}
    tables = {name: table_from(table) for name, table in merged.tables.items()}
    approved = {name: text.approved for name, text in merged.texts.items() if text.head}
    return Law(lexicons, tables, merged.parts, texts_from(approved))


def patterns_of(lexicon: Mapping[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """Every pattern of a lexicon's data, with its path in the file."""
    for key in ("phrases", "patterns", "except"):
        for i, entry in enumerate(lexicon.get(key, ())):
            if isinstance(entry, Mapping) and "pattern" in entry:
                yield [key, i, "pattern"], entry["pattern"]
            elif key == "patterns" and isinstance(entry, str):
                yield [key, i], entry


def _plain_data(folders: Sequence[Folder], merged: _Merged) -> dict[str, Any]:
    return {
        "packs": [_pack(folder, merged) for folder in folders],
        "rules": {
            i: {**r.data, "examples": packed(r.data.get("examples", {}))} for i, r in merged.rules.items()
        },
        "told": {i: told_of(r.data) for i, r in merged.rules.items()},
        "pack_of": merged.pack_of,
        "lexicons": {name: packed(lexicon.data) for name, lexicon in merged.lexicons.items()},
        "tables": {name: packed(table) for name, table in merged.tables.items()},
        "parts": merged.parts,
        "texts": {name: text.words for name, text in merged.texts.items()},
        "approved": {name: text.approved for name, text in merged.texts.items() if text.head},
    }


def _pack(folder: Folder, merged: _Merged) -> dict[str, Any]:
    page = folder.page.data
    named = (folder.rules, folder.lexicons, folder.tables)
    texts = {name: text.approved or text.words for name, text in folder.texts.items()}
    content = [page, folder.parts.data if folder.parts else {}, texts]
    content += [{name: each.data for name, each in files.items()} for files in named]
    return {
        "name": page["pack"],
        "version": str(page["version"]),
        "summary": page.get("summary", ""),
        "digest": hashlib.sha256(_text(content).encode()).hexdigest(),
        "notes": merged.notes[page["pack"]],
    }


def _text(value: Any) -> str:
    return json.dumps(value, default=str, separators=(",", ":"), sort_keys=False)
