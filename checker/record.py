"""Frozen records that are made several times faster than ``dataclasses`` makes them.

A check imports some two hundred such classes and lives for a quarter of a second. ``dataclasses`` compiles
six methods for each, and brings ``inspect`` along; here only ``__init__`` is compiled, once a class has been
made often enough for that to pay, and the other methods are shared. What comes out is a dataclass to all who
ask (``fields``, ``replace``, ``is_dataclass``, type checkers). See ADR 0009.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")

PAYS_AFTER = 40
"""Instances after which a class's ``__init__`` is compiled: most classes have fewer in a check."""

_ABSENT: Any = object()

_put = object.__setattr__


class _Default:
    """What :func:`field` says of a field."""

    __slots__ = ("factory", "value")

    def __init__(self, value: Any, factory: Callable[[], Any] | None = None) -> None:
        self.value, self.factory = value, factory

    def make(self) -> Any:
        return self.value if self.factory is None else self.factory()


_Fields = dict[str, _Default | None]
"""A record's fields in their order, each with its default if it has one."""


def field(*, default: Any = _ABSENT, default_factory: Callable[[], Any] | None = None) -> Any:
    """A field with a default, or with a function that makes one for each instance."""
    return _Default(default, default_factory)


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, frozen: bool) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, frozen: bool = True) -> Any:
    """The class as ``@dataclass(frozen=True, slots=True)`` would make it. Bases with fields are not meant.

    A class with a ``cached_property`` has no slots, as that keeps its value in the instance's ``__dict__``.
    Instances of ``record(frozen=False)`` can be changed, and have no hash.
    """
    return (lambda decorated: _made(decorated, frozen)) if cls is None else _made(cls, frozen)


def replace(instance: T, /, **changes: Any) -> T:
    """A copy of a record with some of its fields changed."""
    kind: Any = type(instance)
    kept = {name: getattr(instance, name) for name in kind.__match_args__ if name not in changes}
    return kind(**kept, **changes)  # type: ignore[no-any-return]


def field_names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a record, or of any dataclass, in their order."""
    known = vars(kind).get("__dataclass_fields__")
    if isinstance(known, _DataclassFields):
        return tuple(known.fields)
    from dataclasses import fields  # noqa: PLC0415  (the library is there, or the class would be none of its)

    return tuple(f.name for f in fields(kind))


def _made(cls: type[T], frozen: bool) -> type[T]:
    own = cls.__dict__
    kinds: dict[str, Any] = own.get("__annotations__", {})
    fields = {name: _default(own.get(name, _ABSENT)) for name in kinds}
    body = {k: v for k, v in own.items() if k not in fields and k not in ("__dict__", "__weakref__")}
    body |= {
        "__match_args__": tuple(fields),
        "__dataclass_fields__": _DataclassFields(fields, kinds),
        **_shared(tuple(fields)),
        **(_FROZEN if frozen else {"__hash__": None}),
        **{name: own[name] for name in _REPLACEABLE if own.get(name) is not None},
    }
    if not any(isinstance(value, cached_property) for value in body.values()):
        body["__slots__"] = tuple(fields)
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first_calls(made, fields)
    return made  # type: ignore[no-any-return]


_REPLACEABLE = ("__repr__", "__eq__", "__hash__")
"""Methods that a class may define for itself."""


def _default(given: Any) -> _Default | None:
    if given is _ABSENT or isinstance(given, _Default):
        return None if given is _ABSENT else given
    library: Any = sys.modules.get("dataclasses")
    if library is None or not isinstance(given, library.Field):
        return _Default(given)
    if given.default_factory is not library.MISSING:
        return _Default(_ABSENT, given.default_factory)
    return None if given.default is library.MISSING else _Default(given.default)


def _first_calls(made: Any, fields: _Fields) -> Callable[..., None]:
    """An ``__init__`` that fills field after field, until it has another compiled to take its place."""
    names, calls = tuple(fields), 0

    def init(self: Any, *values: Any, **named: Any) -> None:
        nonlocal calls
        calls += 1
        known = dict(zip(names, values, strict=False), **named)
        left = [name for name in names if name not in known]
        twice_or_unknown = len(known) < len(values) + len(named) or len(known) + len(left) > len(names)
        if calls > PAYS_AFTER or twice_or_unknown or any(fields[name] is None for name in left):
            made.__init__ = _compiled(made, fields)
            made.__init__(self, *values, **named)
            return
        for name, value in known.items():
            _put(self, name, value)
        for name in left:
            _put(self, name, fields[name].make())  # type: ignore[union-attr]

    return init


def _compiled(kind: Any, fields: _Fields) -> Callable[..., None]:
    """An ``__init__`` with the fields as its parameters; a wrong call is told as Python tells it.

    A slot is filled by itself: to go through ``object.__setattr__`` takes three times as long.
    """
    known: dict[str, Any] = {"put": _put, "ABSENT": _ABSENT}
    parameters, lines, slotted = ["self"], [], "__slots__" in vars(kind)
    for name, default in fields.items():
        value = name
        if default is None:
            parameters.append(name)
        elif default.factory is None:
            known[f"_{name}"] = default.value
            parameters.append(f"{name}=_{name}")
        else:
            known[f"_{name}"] = default.factory
            parameters.append(f"{name}=ABSENT")
            value = f"_{name}() if {name} is ABSENT else {name}"
        if slotted:
            known[f"put_{name}"] = vars(kind)[name].__set__
        lines.append(f"    put_{name}(self, {value})" if slotted else f"    put(self, {name!r}, {value})")
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or ["    pass"])
    exec(source, known)  # noqa: S102  (names of our own classes' fields)
    made: Callable[..., None] = known["__init__"]
    return made


def _shared(names: tuple[str, ...]) -> dict[str, Any]:
    """The methods that need no compiling; ``values`` gives all fields at once."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def shown(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"

    def reduced(self: Any) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, n) for n in names)

    return {"__eq__": equal, "__hash__": hashed, "__repr__": shown, "__reduce__": reduced}


def _refuse(self: Any, name: str, *_: Any) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415  (the library takes 15 ms to import)

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


_FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse}


class _DataclassFields:
    """What ``dataclasses`` wants to know of a class, made when it asks."""

    def __init__(self, fields: _Fields, kinds: Mapping[str, Any]) -> None:
        self.fields, self.kinds = fields, kinds

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415

        ordinary = dataclasses.fields(dataclasses.make_dataclass("_", ["any"]))[0]._field_type  # type: ignore[attr-defined]
        made: dict[str, Any] = {}
        for name, default in self.fields.items():
            factory = default.factory if default is not None else None
            if factory is not None:
                told: Any = dataclasses.field(default_factory=factory)
            else:
                told = dataclasses.field() if default is None else dataclasses.field(default=default.value)
            told.name, told.type, told._field_type = name, self.kinds[name], ordinary
            made[name] = told
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made
