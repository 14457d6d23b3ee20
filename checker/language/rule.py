"""A rule as it is applied: built from its head, its text read when a release asks for more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal

from checker.findings import Authority, RuleCard, Severity
from checker.language import cache
from checker.language.queries import Context, Query, query_from
from checker.language.subjects import subject
from checker.language.wording import in_words, looked_for
from checker.law import day
from checker.record import Record

Status = Literal["stable", "preview", "retired"]

_SEVERITIES = {severity.value: severity for severity in Severity}


class Cure(Record):
    """What to do: advice or a replacement (both with ``{names}``), or a model text to insert."""

    advise: str = ""
    insert: str = ""
    replace_with: str | None = None


class Stored(Record):
    """What the rules of some packs are read from: by rule its text and its examples, both packed."""

    rules: Mapping[str, bytes]
    examples: Mapping[str, bytes]
    texts: Mapping[str, str]
    """Model wording that a rule's fix may name, by name."""


class Rule:
    """One rule of a pack: its head at once, its text when it is asked for.

    ``head`` is what :func:`checker.language.heads.head_of` makes; ``text`` and ``examples`` are packed.
    """

    def __init__(self, head: Mapping[str, Any], pack: str, stored: Stored) -> None:
        self.head, self.pack = head, pack
        self._stored = stored
        self.id: str = head["id"]
        """``topic.slug``."""
        self.status: Status = head.get("status", "stable")
        """``stable``, ``preview`` (runs only when asked for) or ``retired`` (never runs)."""
        self.severity = _SEVERITIES[head["severity"]]
        """How much a finding matters, before any guess lowers it."""
        self.needs: tuple[str, ...] = tuple(head.get("needs", ()))
        """What must be known for the rule to be judged: ``release.date`` and the like.

        What the rule's comparisons refer to was added when it was compiled.
        """
        self.reach: str = head["reach"]
        """What tells two scopes apart."""
        self.asked: str = head.get("asked", "")
        """The clause that is asked first; empty for a ``require`` alone."""
        self.hinge = tuple([subject(kind, tuple(names)) for kind, names in head.get("hinge", ())])
        """Subjects of which one is there wherever that clause holds; none where that can't be told."""
        self.card = RuleCard.later(self.id, self._face)
        """The rule's public face."""

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """Its normalised text: every key as in the file but the examples, lists where a list may stand."""
        read: Mapping[str, Any] = cache.unpacked(self._stored.rules[self.id])
        return read

    @property
    def applies_to(self) -> Mapping[str, Any]:
        """The scope: ``event``, ``jurisdiction``, ``exchange``, ``filer`` (lists), ``listed``."""
        scope: Mapping[str, Any] = self.head.get("applies-to", {})
        return scope

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day on which the rule is in force; None is no bound."""
        bounds = self.head.get("in-force", {})
        return day(bounds.get("from")), day(bounds.get("until"))

    @cached_property
    def when(self) -> Query | None:
        """The rule applies only if this holds."""
        return self._query("when")

    @cached_property
    def each(self) -> Query | None:
        """Every match of this is judged by itself."""
        return self._query("each")

    @cached_property
    def forbids(self) -> bool:
        """Whether the demand is ``forbid``; else it is ``require``."""
        return "forbid" in self.data

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
        wording = self._stored.texts.get(fix.get("insert", ""), "")
        return Cure(fix.get("advise", ""), wording, fix.get("replace-with"))

    @cached_property
    def place_of_fix(self) -> tuple[str, Query] | None:
        """``before`` or ``after``, and what the missing words belong before or after."""
        fix = self.data.get("fix", {})
        side = next((side for side in ("before", "after") if side in fix), None)
        return (side, query_from(fix[side], self.data.get("find", {}))) if side else None

    def _face(self) -> RuleCard:
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
            looked_for(data["require"], data.get("find", {})) if "require" in data else (),
        )

    @cached_property
    def examples(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """``fail``, ``pass`` and ``skip``: releases with what the rule must say of them."""
        read: Mapping[str, list[Mapping[str, Any]]] = cache.unpacked(self._stored.examples[self.id])
        return read

    def may_hold(self, context: Context) -> bool:
        """Whether the clause that is asked first may hold: not where nothing that it speaks of is there."""
        for each in self.hinge:
            if each.there(context.document, context.facts):
                return True
        return not self.hinge

    def in_words(self, clause: str) -> str:
        """A clause of the rule (``when``, ``require``, …) in plain words."""
        return in_words(self.data[clause], self.data.get("find", {}))

    def absence(self, clause: str) -> str:
        """Why the clause doesn't hold, in plain words."""
        return str(self.head[clause])

    def _query(self, clause: str) -> Query | None:
        return query_from(self.data[clause], self.data.get("find", {})) if clause in self.data else None
