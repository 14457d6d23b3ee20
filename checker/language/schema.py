"""The rule language as JSON Schema, for editors: ``rules/rule.schema.json`` is made from the models."""

from __future__ import annotations

import json
from typing import Any

from checker.language.models import Rule

_SCALAR = [{"type": kind} for kind in ("string", "boolean", "number")]

SHORT_FORMS: dict[str, list[dict[str, Any]]] = {
    "Comparison": [*_SCALAR, {"type": "array", "items": {"anyOf": _SCALAR}}],
    "Count": [{"type": "integer", "minimum": 1}],
    "Example": [{"type": "string"}],
}
"""What may stand for a mapping: ``form: 10-K``, ``count: 2``, an example's bare text."""


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file."""
    schema = _tidy(Rule.model_json_schema(by_alias=True))
    for name, forms in SHORT_FORMS.items():
        schema["$defs"][name] = {"anyOf": [*forms, schema["$defs"][name]]}
    several = schema["$defs"]["NoneOf"]["properties"]["none"]
    schema["$defs"]["NoneOf"]["properties"]["none"] = {"anyOf": [several["items"], several]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A rule of prewire",
        "description": "See docs/rule-language.md.",
    }


def rule_schema_text() -> str:
    """The schema as it stands in ``rules/rule.schema.json``."""
    return json.dumps(rule_schema(), indent=1, ensure_ascii=False) + "\n"


def _tidy(value: Any) -> Any:
    """Without the ``null`` that stands for a key left out, and without generated titles."""
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {k: _tidy(v) for k, v in value.items() if not _is_noise(k, v)}
    arms = kept.get("anyOf")
    if isinstance(arms, list):
        arms = [arm for arm in arms if arm != {"type": "null"}]
        rest = {k: v for k, v in kept.items() if k != "anyOf"}
        kept = {**arms[0], **rest} if len(arms) == 1 else {**rest, "anyOf": arms}
    return kept


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
