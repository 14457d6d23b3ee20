"""Every name in a query must exist (part, lexicon, fact, field, text, ``find``), every test able to hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.document import STRUCTURAL_PARTS
from checker.errors import RuleError
from checker.facts import KINDS
from checker.language.comparisons import RELATIVE, duration_of, is_reference
from checker.language.complaints import Site, unknown
from checker.language.fields import TEXT, Fields, Sort, fact_fields, lexicon_fields, release_fields
from checker.language.places import SAME
from checker.language.satisfiable import fault
from checker.law import Law
from checker.record import Record, field
from checker.suggest import did_you_mean

Steps = list[str | int]

GROUPS = ("any", "all", "none")
RELATIONS = ("before", "after", "near", "containing", "except")


class QueryNames(Record, frozen=False):
    """Checks the names in the queries of one rule against the law and texts in use.

    Args:
        data: the rule, normalised.
        site: gives ``file:line`` of a path in the rule.
        law: the lexicons, tables, parts and approved texts that there are.
        texts: the names of the model texts that there are.
    """

    data: Mapping[str, Any]
    site: Site
    law: Law
    texts: Sequence[str]
    used: set[str] = field(default_factory=set)
    """The names of ``find`` that a query has used."""
    references: dict[str, None] = field(default_factory=dict)
    """What the comparisons need to know of the release (``release.date``)."""
    _open: list[str] = field(default_factory=list)

    @property
    def find(self) -> Mapping[str, Any]:
        """The queries that have names."""
        named: Mapping[str, Any] = self.data.get("find", {})
        return named

    def fields(self, query: Any, path: Steps, judged: bool) -> Fields:
        """Checks a query; the fields of what it finds.

        Raises:
            RuleError: a name doesn't exist, a pattern is none, a test can never hold.
        """
        if isinstance(query, str):
            return self.named(query, path, judged)
        for group in GROUPS:
            if group in query:
                found = [self.fields(q, [*path, group, i], judged) for i, q in enumerate(query[group])]
                return {} if group == "none" else {k: v for fields in found for k, v in fields.items()}
        fields = self._subject(query, path)
        self._narrowing(query, path, judged, fields)
        return fields

    def named(self, name: str, path: Steps, judged: bool) -> Fields:
        """Checks a name of ``find``, or ``it``; the fields of what it stands for."""
        if name == "it":
            if not judged:
                raise RuleError(
                    f"{self.site(path)}: `it` is the match that `each` judges; there is none here"
                )
            return self.fields(self.data["each"], ["each"], judged=False)
        if name not in self.find:
            hint = did_you_mean(name, [*self.find, "it"])
            raise RuleError(f"{self.site(path)}: {name!r} is not a name from `find`, nor `it`{hint}")
        if name in self._open:
            raise RuleError(f"{self.site(['find', name])}: {name!r} is found by way of itself")
        self.used.add(name)
        self._open.append(name)
        fields = self.fields(self.find[name], ["find", name], judged)
        self._open.pop()
        return fields

    def _subject(self, query: Mapping[str, Any], path: Steps) -> Fields:
        if "phrase" in query:
            return {"text": TEXT}
        if "pattern" in query:
            groups = compiled_pattern(query["pattern"], self.site([*path, "pattern"])).groupindex
            return {"text": TEXT, **dict.fromkeys(groups, TEXT)}
        if "part" in query:
            for name in query["part"]:
                self._part(name, [*path, "part"])
            return {"text": TEXT, "part": Sort(frozenset({str}), tuple(query["part"]), always=True)}
        if "fact" in query:
            return self._fact(query["fact"], [*path, "fact"])
        if "text" in query:
            for name in query["text"]:
                self._text(name, [*path, "text"])
            return self._fact("approved-passage", path)
        for name in query["lexicon"]:
            if name not in self.law.lexicons:
                raise unknown("the lexicon", name, self.law.lexicons, self.site([*path, "lexicon"]))
        return lexicon_fields(self.law, query["lexicon"])

    def _part(self, name: str, path: Steps) -> None:
        if name not in STRUCTURAL_PARTS and name not in self.law.parts:
            raise unknown("the part", name, [*STRUCTURAL_PARTS, *self.law.parts], self.site(path))

    def _fact(self, kind: str, path: Steps) -> Fields:
        if kind not in KINDS:
            raise unknown("the fact", kind, KINDS, self.site(path))
        try:
            return fact_fields(kind, self.law)
        except (ImportError, AttributeError) as e:
            reason = str(e).partition(" (/")[0]
            raise RuleError(f"{self.site(path)}: the fact {kind!r} cannot be extracted: {reason}") from None

    def _text(self, name: str, path: Steps) -> None:
        if name in self.texts and name not in self.law.texts:
            raise RuleError(
                f"{self.site(path)}: {name!r} is a model wording, which nobody approved: "
                "begin its file with a head that says approved-by"
            )
        if name not in self.law.texts:
            raise unknown("the approved text", name, self.law.texts, self.site(path))

    def _narrowing(self, query: Mapping[str, Any], path: Steps, judged: bool, fields: Fields) -> None:
        for key in ("in", "outside"):
            for name in query.get(key, ()):
                self._place(name, [*path, key], judged)
        for name, tests in query.get("where", {}).items():
            self._where(name, tests, [*path, "where", name], judged, fields)
        for key in RELATIONS:
            if key in query:
                self.fields(query[key], [*path, key], judged)

    def _place(self, name: str, path: Steps, judged: bool) -> None:
        if name == "it" or name.startswith(SAME):
            if not judged:
                raise RuleError(
                    f"{self.site(path)}: {name!r} needs the match that `each` judges; there is none here"
                )
            if name == "it":
                return
        self._part(name.removeprefix(SAME), path)

    def _where(self, name: str, tests: Mapping[str, Any], path: Steps, judged: bool, fields: Fields) -> None:
        sort = fields.get(name.replace("-", "_"))
        if sort is None or "_" in name:
            raise unknown("the field", name, [f.replace("_", "-") for f in fields], self.site(path))
        for test, want in tests.items():
            if test == "matches":
                compiled_pattern(want, self.site(path))
            if wrong := fault(name, sort, test, want):
                raise RuleError(f"{self.site(path)}: {wrong}")
            for each in want if isinstance(want, list) else [want]:
                self._reference(each, path, judged)
            if test in RELATIVE:
                duration_of(want)
                self.references["release.date"] = None

    def _reference(self, want: Any, path: Steps, judged: bool) -> None:
        if not is_reference(want):
            return
        owner, _, name = want.partition(".")
        if owner == "release":
            self.of_release(name, path)
            self.references[want] = None
        else:
            known = self.named("it", path, judged)
            if name.replace("-", "_") not in known:
                raise unknown("the field", name, [f.replace("_", "-") for f in known], self.site(path))

    def of_release(self, name: str, path: Steps) -> None:
        """Checks the name of something that a release says once."""
        known = release_fields()
        if name.replace("-", "_") not in known or name == "certainty":
            raise unknown("the release's", name, [f.replace("_", "-") for f in known], self.site(path))


def compiled_pattern(source: str, place: str) -> Any:
    """A pattern, compiled as it will be for searching.

    Raises:
        RuleError: it is no regular expression, or it matches the empty text.
    """
    import regex  # noqa: PLC0415  (only authoring needs it here)

    try:
        compiled = regex.compile(source, regex.M)
    except (regex.error, RecursionError) as e:
        raise RuleError(f"{place}: the pattern {source[:60]!r} is wrong: {e}") from None
    if compiled.fullmatch(""):
        raise RuleError(
            f"{place}: the pattern {source[:60]!r} matches the empty text, so it would be found everywhere"
        )
    return compiled
