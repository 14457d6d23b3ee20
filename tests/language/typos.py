"""Single-key typos in the YAML of the shipped packs: where they may be made, and what the loader says of each."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from checker.errors import RuleError
from checker.language.compile import compile_packs, pack_folder
from checker.language.folder import check_rule
from checker.language.names import Resolver
from checker.language.pack import LoadedPacks, load_packs
from checker.yamlfile import parse_yaml

PACKS = (
    "us-core",
    "us-earnings",
    "us-deals",
    "us-events",
    "us-actions",
    "figures",
    "life-sciences",
    "promotion",
    "issuer",
)
NAMED = ("lexicon", "fact", "part", "in", "outside", "pick", "severity", "insert", "extends")
"""Keys whose values are names of something."""
PROSE = ("examples",)
"""Keys below which anything may be written; their own names are names."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Word:
    """A key or a name in a file of a pack, by its place."""

    pack: str
    file: str
    at: int
    """Offset of its first character in the file."""
    word: str
    line: int
    path: tuple[str, ...]


@cache
def words() -> tuple[Word, ...]:
    """Every key and name in the shipped packs' YAML."""
    return tuple(
        word
        for pack in PACKS
        for path in sorted(pack_folder(pack).rglob("*.yaml"))
        for word in _words(pack, path)
    )


def _words(pack: str, path: Path) -> Iterator[Word]:
    text = path.read_text(encoding="utf-8")
    file = path.relative_to(pack_folder(pack)).as_posix()
    for mark, word, steps in _names(yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), ()):
        if text[mark.index : mark.index + len(word)] == word and len(word) > 2:
            yield Word(pack, file, mark.index, word, mark.line + 1, steps)


def _names(
    node: yaml.Node | None, steps: tuple[str, ...]
) -> Iterator[tuple[yaml.Mark, str, tuple[str, ...]]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark, key.value, steps
            if key.value not in PROSE:
                yield from _names(value, (*steps, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _names(each, steps)
    elif isinstance(node, yaml.ScalarNode) and steps and steps[-1] in NAMED and "rows" not in steps:
        yield node.start_mark, node.value, steps


def typo(word: str, chance: random.Random) -> str:
    """A word with one wrong key: a letter too many, too few, another one, or two of them swapped."""
    while True:
        at = chance.randrange(len(word))
        letter = chance.choice(LETTERS)
        wrong = chance.choice(
            (
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            )
        )
        if wrong != word:
            return wrong


@cache
def shipped() -> LoadedPacks:
    """All shipped packs."""
    return load_packs(PACKS)


def complaint(word: Word, wrong: str, folder: Path) -> str | None:
    """What the loader says of a pack with this typo; None if it says nothing."""
    source = pack_folder(word.pack) / word.file
    text = source.read_text(encoding="utf-8")
    damaged = text[: word.at] + wrong + text[word.at + len(word.word) :]
    try:
        if word.file.split("/")[0] in ("lexicons", "tables", "texts", "pack.yaml", "parts.yaml"):
            _compile(word, damaged, folder)
        else:
            _read_rule(word, damaged)
    except RuleError as e:
        return str(e)
    return None


def _compile(word: Word, damaged: str, folder: Path) -> None:
    copy = folder / word.pack
    shutil.copytree(pack_folder(word.pack), copy, dirs_exist_ok=True)
    try:
        (copy / word.file).write_text(damaged, encoding="utf-8")
        compile_packs([str(copy)])
    finally:
        shutil.copyfile(pack_folder(word.pack) / word.file, copy / word.file)


def _read_rule(word: Word, damaged: str) -> None:
    raw, line_of = parse_yaml(damaged, word.file)
    data = check_rule(raw, lambda steps: f"{word.file}:{line_of(steps)}")
    wanted = word.file.removesuffix(".yaml").replace("/", ".")
    if data["id"] != wanted:
        raise RuleError(f"{word.file}:{line_of(['id'])}: the id must be that of its file: {wanted!r}")
    texts = [path.stem for path in (pack_folder("us-core") / "texts").glob("*")]
    Resolver(data, lambda steps: f"{word.file}:{line_of(steps)}", shipped().law, texts).check()


def is_at(message: str, word: Word) -> bool:
    """Whether a complaint gives the file and the line of a typo: where a name is declared, that of a use."""
    return f"{word.file}:{word.line}:" in message or (_declares(word) and repr(word.word) in message)


def _declares(word: Word) -> bool:
    parts = word.file == "parts.yaml" and word.path == ("parts",)
    return parts or word.path in (("find",), ("lexicon",), ("table",))
