"""A rule as it is applied: built from checked plain data, its queries when they are first asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal

from checker.findings import Authority, RuleCard, Severity
from checker.language import cache
from checker.language.queries import Query, query_from
from checker.language.wording import in_words, told_of
from checker.law import day
from checker.record import Record, field

Status = Literal["stable", "preview", "retired"]

_SEVERITIES = {severity.value: severity for severity in Severity}


class Cure(Record):
    """What to do: advice or a replacement (both with ``{names}``), or a model text to insert."""

    advise: str = ""
    insert: str = ""
    replace_with: str | None = None


class Rule(Record):
    """One rule of a pack.

    ``data`` is its normalised text: every key as in the file, lists where a list may stand, and
    ``examples`` either as data or, once compiled, packed until they are asked for.
    """

    data: Mapping[str, Any]
    pack: str
    texts: Mapping[str, str] = field(default_factory=dict)
    """Model wording that the rule's fix may name, by name."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """What :func:`checker.language.wording.told_of` says of it, where that was worked out beforehand."""

    @property
    def id(self) -> str:
        """``topic.slug``."""
        return str(self.data["id"])

    @property
    def title(self) -> str:
        """The demand, in one line."""
        return str(self.data["title"])

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def status(self) -> Status:
        """``stable``, ``preview`` (runs only when asked for) or ``retired`` (never runs)."""
        status: Status = self.data.get("status", "stable")
        return status

    @property
    def severity(self) -> Severity:
        """How much a finding matters, before any guess lowers it."""
        return _SEVERITIES[self.data["severity"]]

    @property
    def formerly(self) -> tuple[str, ...]:
        """Earlier ids, still understood in configurations."""
        return tuple(self.data.get("formerly", ()))

    @property
    def applies_to(self) -> Mapping[str, Any]:
        """The scope: ``event``, ``jurisdiction``, ``exchange``, ``filer`` (lists), ``listed``."""
        scope: Mapping[str, Any] = self.data.get("applies-to", {})
        return scope

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day on which the rule is in force; None is no bound."""
        bounds = self.data.get("in-force")
        return (day(bounds.get("from")), day(bounds.get("until"))) if bounds else (None, None)

    @cached_property
    def reach(self) -> str:
        """What tells two scopes or periods apart; empty for a rule that is for every release of every day."""
        bounds = self.data.get("in-force", {})
        return repr((bounds, self.applies_to)) if bounds or self.applies_to else ""

    @property
    def needs(self) -> tuple[str, ...]:
        """What must be known for the rule to be judged: ``release.date`` and the like.

        What the rule's comparisons refer to was added when it was compiled.
        """
        return tuple(self.data.get("needs", ()))

    @cached_property
    def when(self) -> Query | None:
        """The rule applies only if this holds."""
        return self._query("when")

    @cached_property
    def each(self) -> Query | None:
        """Every match of this is judged by itself."""
        return self._query("each")

    @property
    def forbids(self) -> bool:
        """Whether the demand is ``forbid``; else it is ``require``."""
        return "forbid" in self.data

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
        bounds = self.period
        return RuleCard(
            id=self.id,
            title=self.title,
            severity=self.severity,
            why=self.data.get("why", ""),
            pack=self.pack,
            rulebook=self.data.get("rulebook", ""),
            cause=self.data.get("cause", ""),
            authority=tuple(Authority(**entry) for entry in self.data["authority"]),
            in_force_from=bounds[0].isoformat() if bounds[0] else "",
            in_force_until=bounds[1].isoformat() if bounds[1] else "",
            looked_for=tuple(self._told["looked-for"]),
        )

    @property
    def _told(self) -> Mapping[str, Any]:
        return self.told or told_of(self.data)

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
        return str(self._told[clause])

    def _query(self, clause: str) -> Query | None:
        return query_from(self.data[clause], self.data.get("find", {})) if clause in self.data else None
