"""Packs laid over each other: what a later one adds, replaces, overrides and takes away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from checker.errors import RuleError
from checker.language.complaints import unknown
from checker.language.folder import Faults, Folder, check_rule
from checker.language.overrides import Override, override
from checker.language.query_names import compiled_pattern
from checker.language.rows import check_added
from checker.language.sourced import Sourced
from checker.language.texts import PackText
from checker.law import Law, lexicon_from, table_from, texts_from
from checker.parts.declarations import problems
from checker.record import Record, field
from checker.suggest import did_you_mean

READ_PARTS = (
    "about", "body", "boilerplate-remnant", "cautionary", "conference-call", "contact", "dateline",
    "end-mark", "headline", "lead", "legend", "non-gaap-note", "other-legend", "quote", "reconciliation",
    "sign-off", "source-line", "subhead",
)  # fmt: skip
"""The parts that the program asks for by name: one that is nearly called so is a misspelt one."""
_NEARLY = 80


class Merged(Record, frozen=False):
    """What some packs come to, taken together."""

    rules: dict[str, Sourced] = field(default_factory=dict)
    pack_of: dict[str, str] = field(default_factory=dict)
    lexicons: dict[str, Sourced] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, PackText] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    gone: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    """The entries and rows that a later pack took away, by their list or table. What they said may still be
    asked for: a house that takes out an entry must not break the rules that others wrote on it."""


def merge(merged: Merged, folder: Folder) -> None:
    """Lays a pack over those before it.

    Raises:
        RuleError: it repeats a rule, or changes what isn't there, or as it may not.
    """
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
    for replaced in folder.lexicons.keys() & merged.lexicons.keys():
        _take_away(merged, replaced, _entries(merged.lexicons[replaced].data))
    for replaced in folder.tables.keys() & merged.tables.keys():
        _take_away(merged, replaced, merged.tables[replaced].get("rows", ()))
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


def _check_earlier_ids(merged: Merged) -> None:
    taken = dict.fromkeys(merged.rules, "")
    for rule_id, rule in merged.rules.items():
        for i, former in enumerate(rule.data.get("formerly", ())):
            if former in taken:
                raise RuleError(f"{rule.site(['formerly', i])}: {former!r} is or was the id of another rule")
            taken[former] = rule_id


def _change_lexicons(merged: Merged, folder: Folder) -> None:
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
            _take_away(merged, name, (e for e in _entries(data) if _is_entry(e, words)))
            for key in ("phrases", "patterns"):
                data[key] = [e for e in data.get(key, ()) if not _is_entry(e, words)]
        merged.lexicons[name] = Sourced(data, known.raw, known.site)


def _entries(lexicon: Mapping[str, Any]) -> Iterator[Any]:
    return chain(lexicon.get("phrases", ()), lexicon.get("patterns", ()))


def _take_away(merged: Merged, name: str, said: Iterable[Any]) -> None:
    """Remembers what entries or rows said that are no longer there."""
    merged.gone.setdefault(name, []).extend(each for each in said if isinstance(each, Mapping))


def _is_entry(entry: Any, words: str) -> bool:
    return words in ((entry.get("phrase"), entry.get("pattern")) if isinstance(entry, Mapping) else (entry,))


def _override(merged: Merged, folder: Folder) -> None:
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


def law_of(merged: Merged, faults: Faults) -> Law:
    """The law by which rules are checked: all that they may name, and ask for."""
    for lexicon in merged.lexicons.values():
        for path, source in patterns_of(lexicon.data):
            with faults.kept():
                compiled_pattern(source, lexicon.site(path))
    lexicons = {
        name: lexicon_from(_with(lexicon.data, "phrases", merged.gone.get(name)))
        for name, lexicon in merged.lexicons.items()
    }
    tables = {
        name: table_from(_with(table, "rows", merged.gone.get(name))) for name, table in merged.tables.items()
    }
    approved = {name: text.approved for name, text in merged.texts.items() if text.head}
    return Law(lexicons, tables, merged.parts, texts_from(approved))


def _with(data: Mapping[str, Any], key: str, more: Sequence[Any] | None) -> Mapping[str, Any]:
    return {**data, key: [*data.get(key, ()), *more]} if more else data


def patterns_of(lexicon: Mapping[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """Every pattern of a lexicon's data, with its path in the file."""
    for key in ("phrases", "patterns", "except"):
        for i, entry in enumerate(lexicon.get(key, ())):
            if isinstance(entry, Mapping) and "pattern" in entry:
                yield [key, i, "pattern"], entry["pattern"]
            elif key == "patterns" and isinstance(entry, str):
                yield [key, i], entry
