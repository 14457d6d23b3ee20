"""A rule's checked data → the rule as a pack would hold it, without the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.language.cache import packed
from checker.language.heads import head_of
from checker.language.rule import Rule, Stored


def single_rule(data: Mapping[str, Any], pack: str) -> Rule:
    """The rule that a pack of this name would hold."""
    text = {key: value for key, value in data.items() if key != "examples"}
    stored = Stored({data["id"]: packed(text)}, {data["id"]: packed(data.get("examples", {}))}, {})
    return Rule(head_of(data), pack, stored)
