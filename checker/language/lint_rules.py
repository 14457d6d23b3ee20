"""What a single rule should have: examples of each kind, firm authority with its status, real neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.language.lint_problem import Problem, Steps
from checker.language.sourced import Sourced
from checker.suggest import did_you_mean

FIRM = ("V", "M+", "house")
"""Marks of an authority on which an error or a warning may rest."""

_KINDS = {"fail": "fail", "pass": "pass", "skip": "find itself not applicable to (skip)"}


def about_rule(rule: Sourced, rules: Mapping[str, Sourced]) -> Iterator[Problem]:
    """What a rule lacks, by itself and among all rules in use; a retired rule lacks nothing."""
    if rule.data.get("status") == "retired":
        return
    yield from _examples(rule)
    yield from _authority(rule)
    for i, name in enumerate(rule.data.get("see-also", ())):
        if name not in rules:
            yield Problem(rule.site(["see-also", i]), f"there is no rule {name!r}{did_you_mean(name, rules)}")
        elif name == rule.data["id"]:
            yield Problem(rule.site(["see-also", i]), f"{name} refers to itself")


def _examples(rule: Sourced) -> Iterator[Problem]:
    examples = rule.data.get("examples", {})
    wanted = ["fail", "pass"]
    wanted += ["skip"] * any(key in rule.data for key in ("when", "each", "applies-to"))
    for kind in wanted:
        if not examples.get(kind):
            says = f"{rule.data['id']} needs an example that it must {_KINDS[kind]}"
            yield Problem(rule.site(["examples"]), says)


def _authority(rule: Sourced) -> Iterator[Problem]:
    """Every citation says how it is known. Law that is only half remembered may advise, not accuse."""
    given = rule.raw["authority"]
    bare = [i for i, entry in enumerate(given if isinstance(given, list) else [given]) if _bare(entry)]
    for i in bare:
        path: Steps = ["authority", i] if isinstance(given, list) else ["authority"]
        says = f"an authority of {rule.data['id']} has no status: write V, M+, M, M- or house"
        yield Problem(rule.site(path), says)
    firm = any(entry["status"] in FIRM for entry in rule.data["authority"])
    accuses = rule.data["severity"] != "advice" and rule.data.get("status", "stable") == "stable"
    if not bare and not firm and accuses:
        yield Problem(
            rule.site(["authority"]),
            f"no authority of {rule.data['id']} is verified (V, M+): make it `advice` or `status: preview`",
        )


def _bare(entry: Any) -> bool:
    """Whether a citation says nothing of how it is known."""
    return "status" not in entry if isinstance(entry, Mapping) else entry != "house"
