"""Frozen dataclasses that are made several times faster than ``dataclasses`` makes them.

A check imports some two hundred such classes and lives for a quarter of a second. ``dataclasses`` compiles
six methods for each; here only ``__init__`` is compiled, when it is first called, and the other methods are
shared. What comes out is a dataclass to everybody who asks (``fields``, ``replace``, ``is_dataclass``, type
checkers). See ADR 0009.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from functools import cached_property
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """The class as ``@dataclass(frozen=True, slots=True)`` would make it. Bases with fields are not meant.

    A class with a ``cached_property`` has no slots, as that keeps its value in the instance's ``__dict__``.
    """

    def first_call(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _initialiser(fields)  # many classes are imported, and have no instance in most checks
        made.__init__(self, *values, **named)

    fields = {name: _field(cls, name, kind) for name, kind in get_annotations(cls).items()}
    body = {k: v for k, v in cls.__dict__.items() if k not in (*fields, "__dict__", "__weakref__")}
    body |= {
        "__match_args__": tuple(fields),
        "__dataclass_fields__": fields,
        "__init__": first_call,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        **_shared(tuple(fields)),
        **{name: cls.__dict__[name] for name in _REPLACEABLE if name in cls.__dict__},
    }
    if not any(isinstance(value, cached_property) for value in body.values()):
        body["__slots__"] = tuple(fields)
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]


_REPLACEABLE = ("__repr__", "__eq__", "__hash__")
"""Methods that a class may define for itself."""


def _field(cls: type, name: str, kind: Any) -> Field[Any]:
    given = cls.__dict__.get(name, MISSING)
    made: Any = given if isinstance(given, Field) else field() if given is MISSING else field(default=given)
    made.name, made.type = name, kind
    made._field_type = _ORDINARY
    return made  # type: ignore[no-any-return]


def _mark() -> Any:
    """The mark by which ``dataclasses`` knows a field from a class variable."""
    return _Sample.__dataclass_fields__["any"]._field_type  # type: ignore[attr-defined]


@dataclass
class _Sample:
    any: int


_ORDINARY = _mark()


def _initialiser(fields: dict[str, Field[Any]]) -> Callable[..., None]:
    """An ``__init__`` compiled from the fields' names: a loop would be paid for in thousands of calls."""
    known: dict[str, Any] = {"put": object.__setattr__}
    parameters, lines = ["self"], []
    for name, f in fields.items():
        value = name
        if f.default is not MISSING:
            known[f"_{name}"] = f.default
            parameters.append(f"{name}=_{name}")
        elif f.default_factory is not MISSING:
            known |= {f"_{name}": f.default_factory, "ABSENT": MISSING}
            parameters.append(f"{name}=ABSENT")
            value = f"_{name}() if {name} is ABSENT else {name}"
        else:
            parameters.append(name)
        lines.append(f"    put(self, {name!r}, {value})")
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
    raise FrozenInstanceError(f"cannot assign to field {name!r}")
