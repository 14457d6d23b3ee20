"""Imports point only downward, and the data folders hold no Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import checker

PACKAGE = Path(checker.__file__).parent
ROOT = PACKAGE.parent

LAYERS = [  # top first; a module may import from its own layer and from those below
    {"__main__", "cli"},
    {"audit", "learning", "packdiff", "rulepages"},
    {"trials"},
    {"boundaries", "building", "coverage"},
    {"pipeline", "examples", "ruledocs"},
    {"render", "annotating", "config", "inputs", "compare"},
    {"report", "allowances", "baseline", "final"},
    {"apply", "trace"},
    {"language"},
    {"facts"},
    {"calendars", "parts", "reading", "titles", "issuer"},
    {"law"},
    {"lexicon", "approved"},
    {"directives", "matching", "yamlfile", "suggest"},
    {"findings"},
    {"spans"},
    {"document"},
    {"sentences", "origins"},
    {"globs", "patterns"},
    {"formats"},
    {"plugins"},
    {"resources", "vocabulary"},
    {"frequencies"},
    {"shelves"},
    {"record", "errors", "cachefolder", "digests", "__init__"},
]
DEPTH = {name: depth for depth, layer in enumerate(LAYERS) for name in layer}


def test_imports_point_down() -> None:
    wrong = [
        f"{module} imports {target}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for module, target in _imports(path)
        if DEPTH[target] < DEPTH[module]
    ]
    assert wrong == []


def test_every_module_has_a_layer() -> None:
    modules = {_top(path) for path in PACKAGE.rglob("*.py")}
    assert modules <= DEPTH.keys()


def test_data_folders_hold_no_python() -> None:
    assert [str(p) for kind in ("rules", "reports") for p in (ROOT / kind).rglob("*.py")] == []


def test_no_module_hides_a_data_folder() -> None:
    assert not (PACKAGE / "rules.py").exists()
    assert not (PACKAGE / "reports.py").exists()


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(_at_run_time(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("checker"):
            names = (
                [f"{node.module}.{a.name}" for a in node.names]
                if node.module == "checker"
                else [node.module or ""]
            )
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names if a.name.startswith("checker.")]
        else:
            continue
        for name in names:
            target = name.split(".")[1]
            yield _top(path), target if target in DEPTH else "__init__"


def _at_run_time(tree: ast.Module) -> ast.Module:
    """The tree without what only a type checker runs."""
    tree.body = [
        node
        for node in tree.body
        if not (
            isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        )
    ]
    return tree


def _top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")
