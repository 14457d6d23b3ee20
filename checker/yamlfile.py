"""Read YAML strictly, remembering the line that every value came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from checker.errors import RuleError

LineOf = Callable[[Sequence[str | int]], int]
"""Gives the line (1-based) of the value at a path of keys and indexes."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(_Base):  # type: ignore[misc]
    """YAML without surprises: no yes/no/on/off booleans, no repeated keys."""


_BOOL = "tag:yaml.org,2002:bool"
_Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Strict.add_implicit_resolver(_BOOL, __import__("re").compile("^(?:true|false)$"), list("tf"))


def _construct_mapping(loader: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
    seen: dict[Any, int] = {}
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} is given twice (first on line {seen[key]})", key_node.start_mark
            )
        seen[key] = key_node.start_mark.line + 1
    return dict(_Base.construct_mapping(loader, node, deep))


_Strict.construct_mapping = _construct_mapping


def read_yaml(path: Path) -> tuple[Any, LineOf]:
    """The value in a YAML file, and a function from a path in it to a line number.

    Raises:
        RuleError: the file is missing, not UTF-8, or not YAML; the text gives file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        reason = getattr(e, "strerror", None) or "it is not UTF-8 text"
        raise RuleError(f"{path}: cannot be read: {reason}") from None
    return parse_yaml(text, str(path))


def parse_yaml(text: str, name: str) -> tuple[Any, LineOf]:
    """The value in YAML text called ``name``, and a function from a path in it to a line number.

    Raises:
        RuleError: the text is not YAML or repeats a key.
    """
    try:
        loader = _Strict(text)
        try:
            root = loader.get_single_node()
            value = loader.construct_document(root) if root is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        raise RuleError(f"{name}:{mark.line + 1 if mark else 1}: {e.problem or e.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        raise RuleError(f"{name}:1: {' '.join(str(e).split())[:200]}") from None
    return value, lambda path: _line(root, path)


def _line(root: Any, path: Sequence[str | int]) -> int:
    node = root
    for i, step in enumerate(path):
        if isinstance(node, yaml.MappingNode):
            hit = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if hit is None:
                break
            if i == len(path) - 1:
                return int(hit[0].start_mark.line) + 1
            node = hit[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return int(node.start_mark.line) + 1 if node is not None else 1
