"""A rule as it is applied: built from checked plain data, its demand when it is first asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from checker.findings import Authority, RuleCard, Severity
from checker.language import cache
from checker.language.queries import Query, query_from
from checker.language.wording import in_words, told_of
from checker.law import day
from checker.record import Record

Status = Literal["stable", "preview", "retired"]

_SEVERITIES = {severity.value: severity for severity in Severity}


class Cure(Record):
    """What to do: advice or a replacement (both with ``{names}``), or a model text to insert."""

    advise: str = ""
    insert: str = ""
    replace_with: str | None = None


class Rule:
    """One rule of a pack.

    ``data`` is its normalised text: every key as in the file, lists where a list may stand, and
    ``examples`` either as data or, once compiled, packed until they are asked for.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        pack: str,
        texts: Mapping[str, str] | None = None,
        told: Mapping[str, Any] | None = None,
    ) -> None:
        self.data, self.pack = data, pack
        self.texts = texts or {}
        """Model wording that the rule's fix may name, by name."""
        self.told = told or told_of(data)
        """What :func:`checker.language.wording.told_of` says of it."""
        self.id: str = data["id"]
        """``topic.slug``."""
        self.status: Status = data.get("status", "stable")
        """``stable``, ``preview`` (runs only when asked for) or ``retired`` (never runs)."""
        self.severity = _SEVERITIES[data["severity"]]
        """How much a finding matters, before any guess lowers it."""
        self.needs: tuple[str, ...] = tuple(data.get("needs", ()))
        """What must be known for the rule to be judged: ``release.date`` and the like.

        What the rule's comparisons refer to was added when it was compiled.
        """
        self.applies_to: Mapping[str, Any] = data.get("applies-to", {})
        """The scope: ``event``, ``jurisdiction``, ``exchange``, ``filer`` (lists), ``listed``."""
        self.reach: str = self.told["reach"]
        """What tells two scopes apart."""
        bounds = data.get("in-force", {})
        self.period = day(bounds.get("from")), day(bounds.get("until"))
        """The first and the last day on which the rule is in force; None is no bound."""
        self.when = self._query("when")
        """The rule applies only if this holds."""
        self.each = self._query("each")
        """Every match of this is judged by itself."""
        self.forbids = "forbid" in data
        """Whether the demand is ``forbid``; else it is ``require``."""

    @property
    def title(self) -> str:
        """The demand, in one line."""
        return str(self.data["title"])

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def formerly(self) -> tuple[str, ...]:
        """Earlier ids, still understood in configurations."""
        return tuple(self.data.get("formerly", ()))

    @cached_property
    def demand(self) -> Query:
        """What is required or forbidden."""
        query = self._query("forbid" if self.forbids else "require")
        assert query is not None  # noqa: S101  (a rule without a demand doesn't load)
        return query

    @cached_property
    def named(self) -> Mapping[str, Query]:
        """The queries of ``find``, by name."""
        find = self.data.get("find", {})
        return {name: query_from(name, find) for name in find}

    @property
    def message(self) -> str:
        """What to say, with ``{names}``."""
        return str(self.data["message"])

    @cached_property
    def cure(self) -> Cure | None:
        """What to do about a finding."""
        fix = self.data.get("fix")
        if not fix:
            return None
        return Cure(fix.get("advise", ""), self.texts.get(fix.get("insert", ""), ""), fix.get("replace-with"))

    @cached_property
    def place_of_fix(self) -> tuple[str, Query] | None:
        """``before`` or ``after``, and what the missing words belong before or after."""
        fix = self.data.get("fix", {})
        side = next((side for side in ("before", "after") if side in fix), None)
        return (side, query_from(fix[side], self.data.get("find", {}))) if side else None

    @cached_property
    def card(self) -> RuleCard:
        """The rule's public face."""
        data, (first, last) = self.data, self.period
        return RuleCard(
            self.id,
            data["title"],
            self.severity,
            data.get("why", ""),
            self.pack,
            data.get("rulebook", ""),
            data.get("cause", ""),
            tuple([Authority(**entry) for entry in data["authority"]]),
            first.isoformat() if first else "",
            last.isoformat() if last else "",
            tuple(self.told["looked-for"]),
        )

    @cached_property
    def examples(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """``fail``, ``pass`` and ``skip``: releases with what the rule must say of them."""
        stored = self.data.get("examples", {})
        return cache.unpacked(stored) if isinstance(stored, bytes) else dict(stored)

    def in_words(self, clause: str) -> str:
        """A clause of the rule (``when``, ``require``, …) in plain words."""
        return in_words(self.data[clause], self.data.get("find", {}))

    def absence(self, clause: str) -> str:
        """Why the clause doesn't hold, in plain words."""
        return str(self.told[clause])

    def _query(self, clause: str) -> Query | None:
        return query_from(self.data[clause], self.data.get("find", {})) if clause in self.data else None
