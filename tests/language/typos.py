"""Single-key typos in the YAML of the shipped packs: where they may be made, and what the loader says of each."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.errors import RuleError
from checker.facts import KINDS
from checker.language.comparisons import is_reference
from checker.language.compile import compile_packs, pack_folder
from checker.language.fields import Fields, fact_fields, lexicon_fields
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
        for word in _placed(pack, path, lambda root: _names(root, ()))
        if len(word.word) > 2
    )


Named = tuple[yaml.Mark, str, tuple[str, ...]]


def _placed(
    pack: str, path: Path, found: Callable[[yaml.Node | None], Iterator[Named]], quotes: str = ""
) -> Iterator[Word]:
    """The words that are found in a file, by their places; a key in quotes is no word of ours, but data."""
    text = path.read_text(encoding="utf-8")
    file = path.relative_to(pack_folder(pack)).as_posix()
    for mark, word, steps in found(yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
        at = mark.index + (text[mark.index] in quotes)
        if text[at : at + len(word)] == word and len(word) > 1:
            yield Word(pack, file, at, word, mark.line + 1, steps)


def _names(node: yaml.Node | None, steps: tuple[str, ...], named: tuple[str, ...] = NAMED) -> Iterator[Named]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark, key.value, steps
            if key.value not in PROSE:
                yield from _names(value, (*steps, key.value), named)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _names(each, steps, named)
    elif isinstance(node, yaml.ScalarNode) and steps and steps[-1] in named and "rows" not in steps:
        yield node.start_mark, node.value, steps


CHOSEN = (
    "severity",
    "status",
    "pick",
    "table",
    "lexicon",
    "fact",
    "part",
    "in",
    "outside",
    "text",
    "insert",
    "extends",
)
"""Keys whose values are chosen from what there is."""


@cache
def values() -> tuple[Word, ...]:
    """Every value in the shipped packs' rules, and every name that a file declares, that is one of a closed set."""
    return tuple(
        word
        for pack in PACKS
        for path in sorted(pack_folder(pack).rglob("*.yaml"))
        for word in _placed(pack, path, _values, quotes="\"'")
    )


def _values(root: yaml.Node | None) -> Iterator[Named]:
    for mark, word, steps in _names(root, (), CHOSEN):
        whole = steps[-1:] not in (("status",), ("table",)) or len(steps) == 1 or steps[0] == "authority"
        if "where" not in steps and steps[-1:] and steps[-1] in CHOSEN and word != "it" and whole:
            yield mark, word, steps
    yield from _chosen(root, ())


def _chosen(node: yaml.Node | None, steps: tuple[str, ...]) -> Iterator[Named]:
    """What stands in ``where`` at a field of a closed set, and in ``applies-to``."""
    query = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in query:
        inner = (*steps, key.value)
        if key.value == "where" and isinstance(value, yaml.MappingNode):
            yield from _compared(query, value, inner)
        elif key.value == "applies-to":
            scope = [scalar for _, words in value.value for scalar in _scalars(words)]
            yield from ((s.start_mark, s.value, inner) for s in scope if s.value not in ("true", "false"))
        elif key.value not in ("examples", "rows"):
            yield from _chosen(value, inner)
    for each in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _chosen(each, steps)


def _compared(
    query: list[tuple[Any, Any]], where: yaml.MappingNode, steps: tuple[str, ...]
) -> Iterator[Named]:
    fields = _fields({key.value: [s.value for s in _scalars(value)] for key, value in query})
    for key, tests in where.value:
        sort = fields.get(key.value.replace("-", "_"))
        wanted = tests.value if isinstance(tests, yaml.MappingNode) else [(key, tests)]
        for test, value in wanted if sort and sort.options else ():
            if isinstance(tests, yaml.MappingNode) and test.value not in ("is", "in", "has"):
                continue
            for scalar in _scalars(value):
                if not is_reference(scalar.value):
                    yield scalar.start_mark, scalar.value, (*steps, key.value)


def _fields(query: dict[str, list[str]]) -> Fields:
    """The fields of what a query finds: those of its fact, or of its word lists."""
    if "fact" in query:
        return fact_fields(query["fact"][0], shipped().law)
    return lexicon_fields(shipped().law, query["lexicon"]) if "lexicon" in query else {}


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    for each in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _scalars(each)


def right_words(word: Word) -> frozenset[str]:
    """What may stand in a value's place: a typo that makes one of these is no typo that anybody could see."""
    if word.path[-1:] == ("status",):
        return frozenset({"V", "M+", "M", "M-"})
    if "where" in word.path:
        law = shipped().law
        sorts = [fact_fields(kind, law).get(word.path[-1].replace("-", "_")) for kind in KINDS]
        return frozenset(option for sort in sorts if sort for option in sort.options)
    return frozenset()


def typo(word: str, chance: random.Random, right: frozenset[str] = frozenset()) -> str:
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
        if wrong != word and wrong not in right:
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
