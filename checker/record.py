"""Frozen records that are made several times faster than ``dataclasses`` makes them.

A check imports some two hundred such classes and lives for a quarter of a second. ``dataclasses`` makes each
class twice, compiles six methods for it, and brings ``inspect`` along; here a class is made once, only
``__init__`` is compiled, when the class has been called often enough for that to pay, and the other methods
are those of :class:`Record`. What comes out is a dataclass to all who ask (``fields``, ``replace``,
``is_dataclass``, type checkers). See ADR 0009.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from itertools import repeat
from operator import attrgetter, call
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

T = TypeVar("T")

PAYS_AFTER = 100
"""Instances after which a class's ``__init__`` is compiled: most classes have fewer in a check."""

_ABSENT: Any = object()

_put = object.__setattr__


class _Default:
    """What :func:`field` says of a field."""

    __slots__ = ("factory", "value")

    def __init__(self, value: Any, factory: Callable[[], Any] | None = None) -> None:
        self.value, self.factory = value, factory


def field(*, default: Any = _ABSENT, default_factory: Callable[[], Any] | None = None) -> Any:
    """A field with a default, or with a function that makes one for each instance."""
    return _Default(default, default_factory)


class _DataclassFields:
    """What ``dataclasses`` wants to know of a class, made when it asks."""

    def __init__(self, kinds: Mapping[str, Any]) -> None:
        self.kinds = kinds

    def __get__(self, instance: object, owner: Any) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415

        ordinary = dataclasses.fields(dataclasses.make_dataclass("_", ["any"]))[0]._field_type  # type: ignore[attr-defined]
        made: dict[str, Any] = {}
        for name, kind in self.kinds.items():
            default = owner.__defaults__.get(name)
            if default is None:
                told: Any = dataclasses.field()
            elif default.factory is not None:
                told = dataclasses.field(default_factory=default.factory)
            else:
                told = dataclasses.field(default=default.value)
            told.name, told.type, told._field_type = name, kind, ordinary
            made[name] = told
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made


def _refuse(self: object, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415  (the library takes 15 ms to import)

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class _Recording(type):
    """Makes the classes of records: the annotated names are their fields, and their slots.

    A class with a ``cached_property`` has no slots, as that keeps its value in the instance's ``__dict__``.
    """

    __match_args__: tuple[str, ...]
    __defaults__: dict[str, _Default]
    __values__: Callable[[Any], Any]
    """All fields of an instance at once, as one value."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], body: dict[str, Any], *, frozen: bool = True
    ) -> _Recording:
        kinds: Mapping[str, Any] = body.get("__annotations__", {})
        names = tuple(kinds)
        defaults = {name: _default(body.pop(name)) for name in names if name in body}
        body["__match_args__"] = names
        body["__defaults__"] = {name: default for name, default in defaults.items() if default is not None}
        body["__dataclass_fields__"] = _DataclassFields(kinds)
        body["__values__"] = attrgetter(*names) if names else tuple
        if not frozen:
            body |= {"__setattr__": _put, "__delattr__": object.__delattr__, "__hash__": None}
        if not any(isinstance(value, cached_property) for value in body.values()):
            body["__slots__"] = names
        return super().__new__(cls, name, bases, body)


class Record(metaclass=_Recording):
    """What ``@dataclass(frozen=True, slots=True)`` makes of a class. Bases with fields are not meant.

    Instances of a ``class …(Record, frozen=False)`` can be changed, and have no hash.
    """

    def __init__(self, *values: Any, **named: Any) -> None:
        """Fill all fields, until the class has a function of its own compiled for it."""
        kind = type(self)
        _calls[kind] = calls = _calls.get(kind, 0) + 1
        number = len(kind.__match_args__)
        whole = values if len(values) == number and not named else _completed(kind, values, dict(named))
        if calls > PAYS_AFTER or len(whole) != number:
            kind.__init__ = _compiled(kind)  # type: ignore[method-assign]
            kind.__init__(self, *values, **named)
            return
        any(map(call, _puts_of(kind), repeat(self), whole))  # each gives None, so that all are called

    def __eq__(self, other: object) -> Any:
        values = type(self).__values__
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(type(self).__values__(self))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__match_args__)
        return f"{type(self).__qualname__}({told})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, name) for name in type(self).__match_args__)

    if not TYPE_CHECKING:  # type checkers would take it for leave to set what is no field
        __setattr__ = __delattr__ = _refuse


_calls: dict[type, int] = {}
"""How often a class was called without an ``__init__`` of its own."""


def replace(instance: T, /, **changes: Any) -> T:
    """A copy of a record with some of its fields changed."""
    kind: Any = type(instance)
    kept = {name: getattr(instance, name) for name in kind.__match_args__ if name not in changes}
    return kind(**kept, **changes)  # type: ignore[no-any-return]


def field_names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a record, or of any dataclass, in their order."""
    if isinstance(kind, _Recording):
        return kind.__match_args__
    from dataclasses import fields  # noqa: PLC0415  (the library is there, or the class would be none of its)

    return tuple(f.name for f in fields(kind))


def _default(given: Any) -> _Default | None:
    if isinstance(given, _Default):
        return given
    library: Any = sys.modules.get("dataclasses")
    if library is None or not isinstance(given, library.Field):
        return _Default(given)
    if given.default_factory is not library.MISSING:
        return _Default(_ABSENT, given.default_factory)
    return None if given.default is library.MISSING else _Default(given.default)


def _completed(kind: type[Record], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """The values of all fields, in their order; another number of them where the call is wrong."""
    left = []
    for name in kind.__match_args__[len(values) :]:
        default = kind.__defaults__.get(name)
        if name in named:
            left.append(named.pop(name))
        elif default is not None:
            left.append(default.value if default.factory is None else default.factory())
    return () if named else (*values, *left)


@cache
def _puts_of(kind: type[Record]) -> tuple[Callable[[Any, Any], None], ...]:
    """What fills each field. A slot fills itself: ``object.__setattr__`` takes three times as long."""
    own = vars(kind)
    return tuple([own[name].__set__ if name in own else _putter(name) for name in kind.__match_args__])


def _putter(name: str) -> Callable[[Any, Any], None]:
    return lambda self, value: _put(self, name, value)


def _compiled(kind: Any) -> Callable[..., None]:
    """An ``__init__`` with the fields as its parameters; a wrong call is told as Python tells it."""
    known: dict[str, Any] = {"ABSENT": _ABSENT}
    parameters, lines = ["self"], []
    for name, put in zip(kind.__match_args__, _puts_of(kind), strict=True):
        value, default = name, kind.__defaults__.get(name)
        if default is None:
            parameters.append(name)
        elif default.factory is None:
            known[f"_{name}"] = default.value
            parameters.append(f"{name}=_{name}")
        else:
            known[f"_{name}"] = default.factory
            parameters.append(f"{name}=ABSENT")
            value = f"_{name}() if {name} is ABSENT else {name}"
        known[f"put_{name}"] = put
        lines.append(f"    put_{name}(self, {value})")
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or ["    pass"])
    exec(source, known)  # noqa: S102  (names of our own classes' fields)
    made: Callable[..., None] = known["__init__"]
    return made
