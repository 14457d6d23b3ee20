"""Which fields the matches of a query carry, and what each holds: read off the facts' classes and the law."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from checker.facts import KINDS
from checker.law import Law, Table
from checker.lexicon import Entry, Lexicon
from checker.record import Record
from checker.vocabulary import Vocabulary


class Sort(Record):
    """What sort of value a field holds. An empty ``types`` is anything."""

    types: frozenset[type] = frozenset()
    options: tuple[str, ...] = ()
    """The only words that it may be, if it is one of a few."""
    usual: tuple[str, ...] = ()
    """Words that it may be beside others: one that is nearly one of them is misspelt."""
    many: bool = False
    """Whether it holds several values."""
    always: bool = False
    """Whether it is never missing."""


ANYTHING = Sort()
TEXT = Sort(frozenset({str}))

Fields = Mapping[str, Sort]


def fact_fields(kind: str, law: Law) -> Fields:
    """The fields of a kind of fact, by Python name, and ``text``; words as the law in use has them.

    Raises:
        ImportError, AttributeError: the kind's module or class does not exist.
    """
    fact, _ = KINDS[kind].load()
    return law.once(f"fields of {kind}", lambda: {**sorts_of(fact, law), "text": TEXT})


@cache
def release_fields() -> Fields:
    """What a rule may ask of :class:`checker.facts.release.Release`."""
    from checker.facts.release import Release  # noqa: PLC0415

    return sorts_of(Release, Law())


def sorts_of(declared: type[Any], law: Law) -> dict[str, Sort]:
    """The fields of a dataclass but its span, with what they hold."""
    try:
        hints = get_type_hints(declared, include_extras=True)
    except (NameError, TypeError):  # a type that is imported for type checkers only, or hidden by a field
        hints = {}
    return {f.name: _sort(hints.get(f.name, Any), law) for f in fields(declared) if f.name != "span"}


def _sort(hint: Any, law: Law) -> Sort:
    """What an annotation allows."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        words = next((m for m in hint.__metadata__ if isinstance(m, Vocabulary)), Vocabulary())
        held, known = _sort(inner[0], law), words_of(words, law)
        return replace(held, options=known) if words.closed else replace(held, usual=known)
    if origin is Literal:
        options = tuple(o for o in inner if isinstance(o, str))
        return Sort(frozenset(type(o) for o in inner), options, always="" not in options)
    if origin in (Union, types.UnionType):
        joined = joined_sort(_sort(arm, law) for arm in inner if arm is not type(None))
        return replace(joined, always=joined.always and type(None) not in inner)
    if origin in (tuple, list, frozenset, set):
        held = joined_sort(_sort(arm, law) for arm in inner if arm is not Ellipsis)
        return replace(held, many=True, always=False)
    return _of_class(hint) if isinstance(hint, type) else ANYTHING


def _of_class(held: type[Any]) -> Sort:
    if issubclass(held, Enum):
        return Sort(frozenset({str}), tuple(str(member.value) for member in held), always=True)
    return Sort(frozenset({held}), always=held in _NEVER_EMPTY)


_NEVER_EMPTY = (bool, int, float, Decimal, date, datetime, time)
"""A text may be empty, which counts as missing; a value of these is there."""


def words_of(vocabulary: Vocabulary, law: Law) -> tuple[str, ...]:
    """Every word of a vocabulary, by the law in use; none where no pack in use has its table or word list."""
    found = list(vocabulary.words)
    if vocabulary.table:
        found += _of_table(law.table(vocabulary.table), vocabulary.field)
    if vocabulary.lexicon:
        found += _of_lexicon(law.lexicon(vocabulary.lexicon), vocabulary.field)
    if vocabulary.texts:
        found += law.texts
    if len(found) == len(vocabulary.words) and (vocabulary.table or vocabulary.lexicon):
        return ()
    ended = [word + vocabulary.ending for word in found] if vocabulary.ending else []
    return tuple(dict.fromkeys((*found, *ended)))


def _of_table(table: Table, column: str) -> Iterator[str]:
    outer, _, inner = column.partition("/")
    for row in table.rows:
        held = row.get(outer, ())
        for each in held if isinstance(held, (list, tuple)) else [held]:
            word = each.get(inner) if inner else each
            if isinstance(word, str):
                yield word


def _of_lexicon(lexicon: Lexicon, field: str) -> Iterator[str]:
    for entry in lexicon.entries:
        word = entry.fields.get(field)
        if isinstance(word, str):
            yield word


def joined_sort(arms: Iterable[Sort]) -> Sort:
    """What a field holds that holds now the one, now the other: no options, unless each has some."""
    sorts = list(arms)
    if any(not sort.types for sort in sorts):
        return replace(ANYTHING, many=any(sort.many for sort in sorts))
    closed = all(sort.options or str not in sort.types for sort in sorts)
    options = tuple(dict.fromkeys(o for sort in sorts for o in sort.options)) if closed else ()
    return Sort(
        types=frozenset().union(*(s.types for s in sorts)),
        options=options,
        usual=tuple(dict.fromkeys(word for sort in sorts for word in sort.usual)),
        many=any(s.many for s in sorts),
        always=bool(sorts) and all(s.always for s in sorts),
    )


def lexicon_fields(law: Law, names: Iterable[str]) -> Fields:
    """The fields of the matches of some lexicons: those of their entries, and their patterns' named groups.

    What only entries say is one of the words that they say; what a group captures is any text.
    """
    said: dict[str, list[Sort]] = {}
    for name in names:
        for entry in law.lexicons[name].entries:
            for key, value in entry.fields.items():
                said.setdefault(key.replace("-", "_"), []).append(_said(value))
            for group in groups_of(entry) if entry.is_pattern else ():
                said.setdefault(group, []).append(TEXT)
    return {**{key: joined_sort(sorts) for key, sorts in said.items()}, "text": TEXT}


def _said(value: object) -> Sort:
    """The sort of a value that an entry has in a field."""
    if isinstance(value, (list, tuple)):
        return replace(joined_sort(map(_said, value)), many=True)
    return Sort(frozenset({type(value)}), (value,) if isinstance(value, str) else ())


def groups_of(entry: Entry) -> Iterable[str]:
    """The named groups of an entry's pattern."""
    import regex  # noqa: PLC0415

    return regex.compile(entry.words, regex.M).groupindex if "(?P<" in entry.words else ()
