"""``rules/rule.schema.json`` is what the models say, and judges as they do."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml

from checker.language.folder import OWN_FOLDERS
from checker.language.schema import rule_schema, rule_schema_text
from checker.resources import shipped
from checker.yamlfile import read_yaml

from .conftest import RULE

VALIDATOR = jsonschema.Draft202012Validator(rule_schema())


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_file_is_up_to_date() -> None:
    path = shipped("rules") / "rule.schema.json"
    assert path.read_text(encoding="utf-8") == rule_schema_text(), "write rule_schema_text() to this file"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(rule_schema())


RULES = {
    f"{path.parent.name}.{path.stem}": path
    for path in sorted(shipped("rules").glob("*/*/*.yaml"))
    if path.parent.name not in OWN_FOLDERS
}


@pytest.mark.parametrize("name", RULES)
def test_every_shipped_rule_fits(name: str) -> None:
    VALIDATOR.validate(plain(read_yaml(RULES[name])[0]))


@pytest.mark.parametrize(
    "added",
    [
        "forbid: {fact: filing, where: {form: 10-K, end: {older-than: 16 months}, late: false, n: [1]}}",
        "forbid: {phrase: [a, b], in: same sentence, count: 2}",
        "forbid: {none: {part: x}}",
        "find: {a: {pattern: x}}\neach: a\nrequire: {any: [it, a]}",
    ],
)
def test_what_fits(added: str) -> None:
    VALIDATOR.validate(plain(yaml.safe_load(RULE.replace("forbid: {phrase: goose}", added))))


@pytest.mark.parametrize(
    "added",
    ["forbid: {phrse: a}", "forbid: {phrase: a, inn: b}", "forbid: {any: [], in: x}", "forbids: {phrase: a}"],
)
def test_what_does_not_fit(added: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(plain(yaml.safe_load(RULE.replace("forbid: {phrase: goose}", added))))
