"""A house pack's change of a rule: whole keys replaced, or the rule switched off; reasons on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from checker.errors import RuleError
from checker.findings import Severity
from checker.language import models
from checker.language.complaints import Site
from checker.language.sourced import Sourced
from checker.record import Record
from checker.suggest import did_you_mean

ON_RECORD = ("off", "because", "approved-by")
"""Keys of an override that are no keys of a rule."""

LOGIC = ("status", "applies-to", "in-force", "needs", "find", "when", "each", "require", "forbid")
"""Keys that decide what a rule finds; who changes one may loosen it, so that too is put on record."""


class Override(Record):
    """What one pack says about one rule. ``foreign``: the rule is another pack's."""

    rule_id: str
    given: Mapping[str, Any]
    page: Sourced
    foreign: bool

    def site(self, path: Sequence[str | int]) -> str:
        """``file:line`` of a path in the override."""
        return self.page.site(["overrides", self.rule_id, *path])


def override(
    rule: Sourced, change: Override, check: Callable[[Any, Site], dict[str, Any]]
) -> tuple[Sourced | None, str]:
    """The rule as changed, or None if it is off; and what must be on record, if it was loosened.

    A key is replaced whole, never merged; a key without a value is removed; a new ``require`` or
    ``forbid`` takes the place of the old demand.

    Raises:
        RuleError: the change is wrong, or loosens another pack's rule without the reason and approval.
    """
    _check_keys(change)
    if "off" in change.given:
        return None, _note(rule, change, "off")
    replaced = {k: v for k, v in change.given.items() if k not in ON_RECORD}
    raw = {k: v for k, v in {**_without_demand(rule.raw, replaced), **replaced}.items() if v is not None}
    site = _combined(rule.site, change, replaced)
    changed = Sourced(check(raw, site), raw, site)
    return changed, _note(rule, change, _loosening(rule, changed, replaced))


def _check_keys(change: Override) -> None:
    known = [*ON_RECORD, *(f.alias or n for n, f in models.Rule.model_fields.items() if n != "id")]
    for key in change.given:
        if key not in known:
            raise RuleError(
                f"{change.site([key])}: the key {key!r} cannot be overridden{did_you_mean(key, known)}"
            )
    for key in ON_RECORD:
        value = change.given.get(key)
        if key in change.given and not (isinstance(value, str) and value.strip()):
            raise RuleError(f"{change.site([key])}: `{key}` takes words: {_WANTED[key]}")
    if "off" in change.given and change.given.keys() - set(ON_RECORD):
        raise RuleError(f"{change.site(['off'])}: a rule that is off takes no other key but `approved-by`")


_WANTED = {"off": "the reason", "because": "the reason", "approved-by": "who approved it"}


def _without_demand(raw: Mapping[str, Any], replaced: Mapping[str, Any]) -> dict[str, Any]:
    demands = {"require", "forbid"}
    return {k: v for k, v in raw.items() if not (k in demands and demands & replaced.keys())}


def _combined(site: Site, change: Override, replaced: Mapping[str, Any]) -> Site:
    def place(path: Sequence[str | int]) -> str:
        return change.site(path) if path and path[0] in replaced else site(path)

    return place


def _loosening(rule: Sourced, changed: Sourced, replaced: Mapping[str, Any]) -> str:
    before, after = Severity(rule.data["severity"]), Severity(changed.data["severity"])
    if after.rank > before.rank:
        return f"{before.value} made {after.value}"
    keys = [key for key in LOGIC if key in replaced]
    return f"{', '.join(keys)} changed" if keys else ""


def _note(rule: Sourced, change: Override, how: str) -> str:
    """What every report says of it; empty for a change that loosens nothing."""
    if not how or not change.foreign:
        return ""
    because = change.given.get("off") or change.given.get("because")
    approved = change.given.get("approved-by")
    is_error = rule.data["severity"] == "error"
    if not because or (is_error and not approved):
        missing = " and ".join(
            f"`{k}`" for k, v in (("because", because), ("approved-by", approved)) if not v
        )
        what = "an error of another pack" if is_error else "another pack's rule"
        raise RuleError(f"{change.site([])}: this loosens {what} ({how}): it needs {missing}")
    return f"{change.rule_id}: {how}, because {because.rstrip('.')}" + (
        f"; approved by {approved}" if approved else ""
    )
