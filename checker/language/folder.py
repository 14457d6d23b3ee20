"""A pack's folder → its files, read strictly and checked one by one. Nothing is resolved across files yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker.errors import RuleError
from checker.language import models, pack_models
from checker.language.complaints import Site, normalised
from checker.language.rows import checked_lexicon, checked_table
from checker.language.sourced import Sourced
from checker.language.texts import PackText, read_texts
from checker.record import Record, field
from checker.yamlfile import read_yaml

OWN_FOLDERS = ("lexicons", "tables", "texts")
"""The folders of a pack that hold no rules; every other one is a topic."""


class Faults(Record, frozen=False):
    """What is wrong with some files: raised at once, or, to list everything, collected."""

    collect: bool = False
    found: list[RuleError] = field(default_factory=list)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Collects the error that is raised inside, if errors are collected."""
        try:
            yield
        except RuleError as e:
            if not self.collect:
                raise
            self.found.append(e)


class Folder(Record):
    """The files of one pack."""

    path: Path
    page: Sourced
    rules: dict[str, Sourced] = field(default_factory=dict)
    lexicons: dict[str, Sourced] = field(default_factory=dict)
    tables: dict[str, Sourced] = field(default_factory=dict)
    parts: Sourced | None = None
    texts: dict[str, PackText] = field(default_factory=dict)
    stamp: str = ""
    """What :func:`checker.language.cache.stamp` gave before any of the files was read."""


def read_page(path: Path) -> Sourced:
    """A pack's title page, ``pack.yaml``.

    Raises:
        RuleError: there is none, or it is wrong.
    """
    page = path / "pack.yaml"
    if not page.is_file():
        raise RuleError(f"{shown(page)}: there is no pack here: a pack is a folder with a pack.yaml")
    return _checked(page, pack_models.PackFile)


def read_folder(path: Path, page: Sourced, faults: Faults) -> Folder:
    """All files of a pack.

    Raises:
        RuleError: a file is wrong by itself, stands where no file belongs, or repeats a name.
    """
    return Folder(
        path=path,
        page=page,
        rules=_by_name(_rules(path, faults), "id", faults),
        lexicons=_by_name(_lexicons(path / "lexicons", faults), "lexicon", faults),
        tables=_by_name(_tables(path / "tables", faults), "table", faults),
        parts=_checked(path / "parts.yaml", pack_models.PartsFile)
        if (path / "parts.yaml").is_file()
        else None,
        texts=read_texts(_files(path / "texts"), shown(path / "texts")),
    )


def check_rule(raw: Any, site: Site) -> dict[str, Any]:
    """A rule's normalised plain data.

    Raises:
        RuleError: a key or a value is wrong.
    """
    data = normalised(raw, site, models.Rule)
    if "insert" in data.get("fix", {}):
        data["fix"]["insert"] = Path(data["fix"]["insert"]).stem
    return data


def shown(path: Path) -> str:
    """A path as a person types it: from the current folder, if it lies there."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _read(path: Path) -> tuple[Any, Site]:
    """The value in a YAML file, and ``file:line`` of any path of keys and indexes in it."""
    try:
        raw, line_of = read_yaml(path)
    except RuleError as e:
        raise RuleError(str(e).replace(str(path), shown(path), 1)) from None

    def site(steps: Sequence[str | int]) -> str:
        return f"{shown(path)}:{line_of(steps)}"

    try:
        _check_plain(raw, [], site)
    except RecursionError:
        raise RuleError(f"{site([])}: an anchor (&) holds itself, or values are nested too deep") from None
    return raw, site


def _check_plain(value: Any, path: list[str | int], site: Site) -> None:
    """Refuses what JSON would change: keys that are no text, values of YAML's odder kinds."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise RuleError(f"{site([*path, key])}: the key {key} must be text: put it in quotes")
            _check_plain(inner, [*path, key], site)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            _check_plain(inner, [*path, i], site)
    elif value is not None and not isinstance(value, (str, bool, int, float, date)):
        raise RuleError(f"{site(path)}: a {type(value).__name__} can't stand here: write text in quotes")


def _checked(path: Path, model: type[BaseModel]) -> Sourced:
    raw, site = _read(path)
    return Sourced(normalised(raw, site, model), raw, site)


def _lexicons(folder: Path, faults: Faults) -> Iterator[Sourced]:
    for path in _files(folder):
        with faults.kept():
            if _is_yaml(path):
                yield checked_lexicon(_called(path, "lexicon", _checked(path, pack_models.LexiconFile)))


def _tables(folder: Path, faults: Faults) -> Iterator[Sourced]:
    for path in _files(folder):
        with faults.kept():
            if _is_yaml(path):
                yield checked_table(_called(path, "table", _checked(path, pack_models.TableFile)))


def _called(path: Path, key: str, file: Sourced) -> Sourced:
    """A file that is called as what it holds: a misspelt name would be that of something nobody asks for."""
    if file.data[key] != path.stem:
        place = file.site([key])
        raise RuleError(f"{place}: the {key} {file.data[key]!r} must be called as its file: {path.stem!r}")
    return file


def _rules(pack: Path, faults: Faults) -> Iterator[Sourced]:
    for path in _files(pack):
        inside = path.relative_to(pack).parts
        if inside[0] not in OWN_FOLDERS and inside not in (("pack.yaml",), ("parts.yaml",)):
            with faults.kept():
                if _is_yaml(path):
                    yield _rule(path, len(inside))


def _rule(path: Path, depth: int) -> Sourced:
    if depth != 2:
        raise RuleError(f"{shown(path)}:1: a rule lies in the folder of its topic: topic/slug.yaml")
    raw, site = _read(path)
    rule = Sourced(check_rule(raw, site), raw, site)
    wanted = f"{path.parent.name}.{path.stem}"
    if rule.data["id"] != wanted:
        raise RuleError(f"{site(['id'])}: the id {rule.data['id']!r} must be that of its file: {wanted!r}")
    return rule


def _is_yaml(path: Path) -> bool:
    if path.suffix == ".yml":
        raise RuleError(f"{shown(path)}:1: call it {path.stem}.yaml, or it is not seen")
    return path.suffix == ".yaml"


def _files(folder: Path) -> Sequence[Path]:
    if not folder.is_dir():
        return ()
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and not _hidden(p.relative_to(folder))]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _by_name(found: Iterator[Sourced], key: str, faults: Faults) -> dict[str, Sourced]:
    named: dict[str, Sourced] = {}
    for each in found:
        with faults.kept():
            name = each.data[key]
            if name in named:
                raise RuleError(f"{each.site([key])}: {name!r} is there already: {named[name].site([key])}")
            named[name] = each
    return named
