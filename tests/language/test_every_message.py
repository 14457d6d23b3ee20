"""Every message of the loader and of lint has a case in :mod:`messages`; a new one without is found here."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import checker
from checker.facts import KINDS, FactKind

from .messages import CASES, Case, evened

HOME = Path(checker.__file__).parent
LOADER = (
    *sorted((HOME / "language").glob("*.py")),
    HOME / "yamlfile.py",
    HOME / "parts" / "declarations.py",
)
COMPLAINTS = (
    "RuleError",
    "ValueError",
    "PydanticCustomError",
    "ConstructorError",
    "unknown",
    "Fault",
    "Problem",
)
"""What is called to complain."""
ELSEWHERE = ("wording.py", "schema.py", "scope.py")
"""Modules whose sentences are for reports."""
AT_RUN_TIME = ("PatternTimeout",)
"""What makes a rule *broken* on one text, when it is long loaded."""
SAID_OTHERWISE = {
    "; approved by ": "a note of what was loosened, which is no complaint",
    " must be a mapping": "the model of parts.yaml says it first",
}
UNTRACED = {
    "hostile": "it takes a second, and longer if it is traced",
    "holds itself": "the recursion that it is about ends the tracing too",
}
"""Words of messages whose cases are not traced; that they are said is seen without."""


class Site(NamedTuple):
    """One place in the source that complains, or holds a sentence."""

    path: Path
    first: int
    last: int
    sentence: str = ""

    def __str__(self) -> str:
        return f"{self.path.relative_to(HOME.parent)}:{self.first} {self.sentence}"


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@cache
def _parsed(path: Path) -> tuple[ast.Module, dict[ast.AST, ast.AST]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents:
        node = parents[node]
        yield node


def complaints() -> Iterator[Site]:
    """Every call that makes a complaint."""
    for path in LOADER:
        for node in ast.walk(_parsed(path)[0]):
            if isinstance(node, ast.Call) and _name(node) in COMPLAINTS:
                yield Site(path, node.lineno, node.end_lineno or node.lineno)


def sentences() -> Iterator[Site]:
    """Every string in a function that is some words long, but for docstrings and patterns."""
    for path in LOADER:
        tree, parents = _parsed(path)
        for node in ast.walk(tree) if path.name not in ELSEWHERE else ():
            if isinstance(node, (ast.Constant, ast.JoinedStr)) and (text := _sentence(node, parents)):
                yield Site(path, node.lineno, node.end_lineno or node.lineno, text)


def _sentence(node: ast.Constant | ast.JoinedStr, parents: dict[ast.AST, ast.AST]) -> str:
    """The string as a pattern of what may come out of it; empty if it is no sentence of a complaint."""
    above = list(_above(node, parents))
    pieces = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = "".join(str(p.value) if isinstance(p, ast.Constant) else "\0" for p in pieces)
    calls = [_name(each) for each in above if isinstance(each, ast.Call)][:1]
    inner = isinstance(above[0], (ast.Expr, ast.JoinedStr, ast.FormattedValue))
    outside = not any(isinstance(each, ast.FunctionDef) for each in above)
    if any(words in said for words in SAID_OTHERWISE):
        return ""
    if inner or outside or calls == ["once"] or set(calls) & set(AT_RUN_TIME) or not _WORDS.search(said):
        return ""
    return ".*".join(map(re.escape, said.split("\0")))


_WORDS = re.compile(r"[A-Za-z`']+ [A-Za-z`']+")


@pytest.fixture(autouse=True)
def ghost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adds a kind of fact whose module is not there."""
    monkeypatch.setitem(KINDS, "ghost", FactKind("checker.facts.no_such_module", "Ghost", "find"))


def _said(case: Case) -> str:
    return f"{case.where}: {case.says}" if case.where else case.says


@pytest.mark.parametrize("case", CASES, ids=_said)
def test_the_message(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [evened(message) for message in case.messages(tmp_path)] == [_said(case)]


@pytest.fixture
def executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, int]]:
    """The lines of the loader that are executed by all cases together."""
    lines: set[tuple[str, int]] = set()
    loader = {str(path) for path in LOADER}

    def local(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return local

    def every(frame: FrameType, event: str, _: Any) -> Any:
        return local if frame.f_code.co_filename in loader else None

    before = sys.gettrace()
    for number, case in enumerate(CASES):
        if any(words in case.says for words in UNTRACED):
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        sys.settrace(every)
        try:
            case.messages(folder)
        finally:
            sys.settrace(before)
    return lines


def _lines(site: Site) -> set[tuple[str, int]]:
    return {(str(site.path), line) for line in range(site.first, site.last + 1)}


def _is_untraced(site: Site) -> bool:
    source = site.path.read_text(encoding="utf-8").splitlines()[site.first - 1 : site.last]
    return any(words in " ".join(source) for words in UNTRACED)


def test_every_place_that_complains_is_executed(executed: set[tuple[str, int]]) -> None:
    sites = list(complaints())
    missed = [site for site in sites if not _lines(site) & executed and not _is_untraced(site)]
    assert len(sites) > 100
    assert [str(site) for site in missed] == [], f"{len(missed)} of {len(sites)} have no case in messages.py"


def test_every_sentence_is_said() -> None:
    said = [_said(case) for case in CASES]
    sites = list(sentences())
    missed = [site for site in sites if not any(re.search(site.sentence, message) for message in said)]
    assert len(sites) > 120
    assert [str(site) for site in missed] == [], f"{len(missed)} of {len(sites)} have no case in messages.py"
