"""Every name in a rule must exist: in its queries, scope, needs, sentences, fix and examples.

A rule that asks for something that isn't there would be silent for ever; so this is an error when
the pack loads, with file and line and the name that was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from checker.errors import RuleError
from checker.language.complaints import Site, unknown
from checker.language.fields import Fields, release_fields
from checker.language.message import names_of
from checker.language.query_names import QueryNames, Steps
from checker.language.scope_words import is_known, scope_words
from checker.law import Law
from checker.record import Record

DEMANDS = ("require", "forbid")


class Resolver(Record):
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

    @cached_property
    def _queries(self) -> QueryNames:
        return QueryNames(self.data, self.site, self.law, self.texts)

    def check(self) -> tuple[str, ...]:
        """Check every name; say what the comparisons need to know of the release (``release.date``).

        Raises:
            RuleError: a name doesn't exist, a pattern is none, or a ``find`` is never used.
        """
        for clause in ("when", "each", *DEMANDS):
            if clause in self.data:
                judged = clause in DEMANDS and "each" in self.data
                self._queries.fields(self.data[clause], [clause], judged)
        self._scope()
        self._examples()
        self._fix()
        self._sentences()
        for name in self.data.get("find", {}):
            if name not in self._queries.used:
                raise RuleError(f"{self.site(['find', name])}: {name!r} is never used: remove it from `find`")
        self._needs()
        return tuple(self._queries.references)

    def _needs(self) -> None:
        for i, name in enumerate(self.data.get("needs", ())):
            owner, _, field_ = name.partition(".")
            if owner != "release" or not field_:
                raise RuleError(f"{self.site(['needs', i])}: {name!r} cannot be needed: write release.date")
            self._queries.of_release(field_, ["needs", i])

    def _scope(self) -> None:
        for key, words in self.data.get("applies-to", {}).items():
            for i, word in enumerate(words if isinstance(words, list) else ()):
                self._scope_word(key, word, ["applies-to", key, i])

    def _scope_word(self, key: str, word: str, path: Steps) -> None:
        known = scope_words(self.law)
        if not is_known(key, word, known):
            raise unknown(f"the {key}", word, known.get(key, ()), self.site(path))

    def _examples(self) -> None:
        """What an example states of its release is of the words of ``applies-to``."""
        for kind, examples in self.data.get("examples", {}).items():
            for i, example in enumerate(examples):
                for key in ("event", "exchange", "jurisdiction", "filer"):
                    if key in example:
                        self._scope_word(key, example[key], ["examples", kind, i, key])

    def _fix(self) -> None:
        fix = self.data.get("fix", {})
        for side in ("before", "after"):
            if side in fix:
                self._queries.fields(fix[side], ["fix", side], judged="each" in self.data)
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
        if owner in self._queries.find:
            known = self._queries.named(owner, [*path], judged="each" in self.data)
        elif owner in owners:
            known = owners[owner]
        else:
            raise unknown("the name", owner, [*filter(None, owners), *self._queries.find], self.site(path))
        if name not in known:
            shown = f"{owner}.{name}" if owner else name
            options = [f"{o}.{f}" if o else f for o, fields in owners.items() for f in fields]
            raise unknown("the name", shown, options, self.site(path))

    def _owners(self) -> dict[str, Fields]:
        """What ``{names}`` may be fields of; the empty name is what the finding points at."""
        owners: dict[str, Fields] = {"release": release_fields()}
        if "when" in self.data:
            owners["when"] = self._queries.fields(self.data["when"], ["when"], judged=False)
        if "each" in self.data:
            owners["it"] = self._queries.fields(self.data["each"], ["each"], judged=False)
        pointed = owners.get("it", owners.get("when", {}))
        if "forbid" in self.data:
            pointed = (
                self._queries.fields(self.data["forbid"], ["forbid"], judged="each" in self.data) or pointed
            )
        return {"": pointed, **owners}


def _names(sentence: str, place: str) -> Iterator[tuple[str, str]]:
    try:
        for owner, name, form in names_of(sentence):
            if len(form) > 30:
                raise ValueError("the format is too long")
            yield owner, name
    except ValueError as e:
        raise RuleError(f"{place}: {e}") from None
