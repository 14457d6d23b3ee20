"""What is known of a rule before its text is read: whether it is for a release, and what it asks first.

Of most rules of most releases nothing more is ever asked: a scope that is another's, or a subject that is
not there. It is worked out when a pack is compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.language.subjects import SUBJECTS
from checker.language.wording import absence

_COPIED = ("id", "severity", "status", "needs", "applies-to", "in-force")

CLAUSES = ("when", "each", "forbid")
"""The clauses that may be asked first, in their order."""


def head_of(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The head of a rule, from its checked data.

    ``reach`` tells two scopes apart; ``asked`` is the clause that is asked first, ``hinge`` the subjects
    without all of which it doesn't hold; ``when`` and ``each`` say in words why they don't.
    """
    named = rule.get("find", {})
    head = {key: rule[key] for key in _COPIED if key in rule}
    head["reach"] = repr([rule.get(key) for key in ("applies-to", "in-force")])
    asked = next((clause for clause in CLAUSES if clause in rule), "")
    if asked:
        head |= {"asked": asked, "hinge": _hinge(rule[asked], named)}
    return head | {clause: absence(rule[clause], named) for clause in ("when", "each") if clause in rule}


def _hinge(query: Any, named: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The subjects (kind and names) of which one is there where a query holds; none if that is not known."""
    if isinstance(query, str):
        return [] if query == "it" else _hinge(named[query], named)
    if "all" in query:
        return _hinge(query["all"][0], named)
    if "any" in query:
        each = [_hinge(inner, named) for inner in query["any"]]
        return [subject for subjects in each for subject in subjects] if all(each) else []
    if "none" in query or "count" in query:
        return []
    kind = next(key for key in SUBJECTS if key in query)
    return [(kind, query[kind] if isinstance(query[kind], list) else [query[kind]])]
