"""Every name in a rule must exist: of a part, lexicon, fact, field, text, ``find``, ``{name}``.

A rule that asks for something that isn't there would be silent for ever; so this is an error when
the pack loads, with file and line and the name that was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.document import STRUCTURAL_PARTS
from checker.errors import RuleError
from checker.facts import KINDS
from checker.language.comparisons import RELATIVE, duration_of, is_reference
from checker.language.complaints import Site, unknown
from checker.language.fields import TEXT, Fields, Sort, fact_fields, lexicon_fields, release_fields
from checker.language.message import names_of
from checker.language.narrowing import SAME
from checker.language.satisfiable import fault
from checker.language.scope_words import is_known, scope_words
from checker.law import Law
from checker.record import field, record
from checker.suggest import did_you_mean

Steps = list[str | int]

GROUPS = ("any", "all", "none")
DEMANDS = ("require", "forbid")
RELATIONS = ("before", "after", "near", "containing", "except")


@record(frozen=False)
class Resolver:
    """Checks the names of one rule against the law and texts in use.

    Args:
        data: the rule, normalised.
        site: gives ``file:line`` of a path in the rule.
        law: the lexicons, tables and parts that there are.
        texts: the names of the model texts that there are.
    """

    data: Mapping[str, Any]
    site: Site
    law: Law
    texts: Sequence[str]
    _used: set[str] = field(default_factory=set)
    _open: list[str] = field(default_factory=list)
    _references: dict[str, None] = field(default_factory=dict)

    def check(self) -> tuple[str, ...]:
        """Check every name; say what the comparisons need to know of the release (``release.date``).

        Raises:
            RuleError: a name doesn't exist, a pattern is none, or a ``find`` is never used.
        """
        for clause in ("when", "each", *DEMANDS):
            if clause in self.data:
                self._query(self.data[clause], [clause], judged=clause in DEMANDS and "each" in self.data)
        self._scope()
        self._fix()
        self._sentences()
        for name in self.data.get("find", {}):
            if name not in self._used:
                raise RuleError(f"{self.site(['find', name])}: {name!r} is never used: remove it from `find`")
        self._needs()
        return tuple(self._references)

    @property
    def _find(self) -> Mapping[str, Any]:
        named: Mapping[str, Any] = self.data.get("find", {})
        return named

    def _query(self, query: Any, path: Steps, judged: bool) -> Fields:
        """Checks a query; the fields of what it finds."""
        if isinstance(query, str):
            return self._named(query, path, judged)
        for group in GROUPS:
            if group in query:
                found = [self._query(q, [*path, group, i], judged) for i, q in enumerate(query[group])]
                return {} if group == "none" else {k: v for fields in found for k, v in fields.items()}
        fields = self._subject(query, path)
        self._narrowing(query, path, judged, fields)
        return fields

    def _named(self, name: str, path: Steps, judged: bool) -> Fields:
        if name == "it":
            if not judged:
                raise RuleError(
                    f"{self.site(path)}: `it` is the match that `each` judges; there is none here"
                )
            return self._query(self.data["each"], ["each"], judged=False)
        if name not in self._find:
            hint = did_you_mean(name, [*self._find, "it"])
            raise RuleError(f"{self.site(path)}: {name!r} is not a name from `find`, nor `it`{hint}")
        if name in self._open:
            raise RuleError(f"{self.site(['find', name])}: {name!r} is found by way of itself")
        self._used.add(name)
        self._open.append(name)
        fields = self._query(self._find[name], ["find", name], judged)
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
                self._query(query[key], [*path, key], judged)

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
                self._references["release.date"] = None

    def _reference(self, want: Any, path: Steps, judged: bool) -> None:
        if not is_reference(want):
            return
        owner, _, name = want.partition(".")
        if owner == "release":
            self._of_release(name, path)
            self._references[want] = None
        else:
            known = self._named("it", path, judged)
            if name.replace("-", "_") not in known:
                raise unknown("the field", name, [f.replace("_", "-") for f in known], self.site(path))

    def _of_release(self, name: str, path: Steps) -> None:
        known = release_fields()
        if name.replace("-", "_") not in known or name == "certainty":
            raise unknown("the release's", name, [f.replace("_", "-") for f in known], self.site(path))

    def _needs(self) -> None:
        for i, name in enumerate(self.data.get("needs", ())):
            owner, _, field_ = name.partition(".")
            if owner != "release" or not field_:
                raise RuleError(f"{self.site(['needs', i])}: {name!r} cannot be needed: write release.date")
            self._of_release(field_, ["needs", i])

    def _scope(self) -> None:
        known = scope_words(self.law)
        for key, words in self.data.get("applies-to", {}).items():
            for i, word in enumerate(words if isinstance(words, list) else ()):
                if not is_known(key, word, known):
                    raise unknown(f"the {key}", word, known.get(key, ()), self.site(["applies-to", key, i]))

    def _fix(self) -> None:
        fix = self.data.get("fix", {})
        for side in ("before", "after"):
            if side in fix:
                self._query(fix[side], ["fix", side], judged="each" in self.data)
        if fix.get("insert", "") and fix["insert"] not in self.texts:
            raise unknown("the text", fix["insert"], self.texts, self.site(["fix", "insert"]))

    def _sentences(self) -> None:
        fix = self.data.get("fix", {})
        sentences = [(["message"], self.data["message"])]
        sentences += [(["fix", key], fix[key]) for key in ("advise", "replace-with") if key in fix]
        owners = self._owners()
        for path, sentence in sentences:
            for owner, name in _names(sentence, self.site(path)):
                self._named_value(owner, name, path, owners)

    def _named_value(
        self, owner: str, name: str, path: Sequence[str | int], owners: Mapping[str, Fields]
    ) -> None:
        if owner in self._find:
            known = self._named(owner, [*path], judged="each" in self.data)
        elif owner in owners:
            known = owners[owner]
        else:
            raise unknown("the name", owner, [*filter(None, owners), *self._find], self.site(path))
        if name not in known:
            shown = f"{owner}.{name}" if owner else name
            options = [f"{o}.{f}" if o else f for o, fields in owners.items() for f in fields]
            raise unknown("the name", shown, options, self.site(path))

    def _owners(self) -> dict[str, Fields]:
        """What ``{names}`` may be fields of; the empty name is what the finding points at."""
        owners: dict[str, Fields] = {"release": release_fields()}
        if "when" in self.data:
            owners["when"] = self._query(self.data["when"], ["when"], judged=False)
        if "each" in self.data:
            owners["it"] = self._query(self.data["each"], ["each"], judged=False)
        pointed = owners.get("it", owners.get("when", {}))
        if "forbid" in self.data:
            pointed = self._query(self.data["forbid"], ["forbid"], judged="each" in self.data) or pointed
        return {"": pointed, **owners}


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


def _names(sentence: str, place: str) -> Iterator[tuple[str, str]]:
    try:
        for owner, name, form in names_of(sentence):
            if len(form) > 30:
                raise ValueError("the format is too long")
            yield owner, name
    except ValueError as e:
        raise RuleError(f"{place}: {e}") from None
