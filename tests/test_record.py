"""A record is what ``@dataclass(frozen=True, slots=True)`` makes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from functools import cached_property

import pytest

from checker.record import record


@record
class Goose:
    """A bird."""

    name: str
    weight: int = 3
    calls: list[str] = field(default_factory=list)

    @property
    def heavy(self) -> bool:
        """Whether it weighs much."""
        return self.weight > 5


@dataclass(frozen=True, slots=True)
class Model:
    """The same by the library."""

    name: str
    weight: int = 3
    calls: list[str] = field(default_factory=list)


@record
class Feather:
    """A hashable record."""

    length: int
    colour: str


def test_it_is_a_dataclass_to_those_who_ask() -> None:
    assert is_dataclass(Goose)
    assert [(f.name, f.type) for f in fields(Goose)] == [(f.name, f.type) for f in fields(Model)]
    assert replace(Goose("Ada"), weight=9).heavy
    assert Goose.__match_args__ == Model.__match_args__
    assert Goose.__doc__ == "A bird."


def test_values_make_it_equal_and_hashable() -> None:
    assert Feather(3, "white") == Feather(3, "white")
    assert Feather(3, "white") != Feather(4, "white")
    assert Goose("Ada") != Model("Ada")
    assert len({Feather(3, "white"), Feather(3, "white"), Feather(3, "grey")}) == 2
    assert repr(Goose("Ada")) == "Goose(name='Ada', weight=3, calls=[])"


def test_each_gets_a_default_of_its_own() -> None:
    first, second = Goose("Ada"), Goose("Bo")
    first.calls.append("honk")
    assert second.calls == []


def test_it_is_frozen_and_slotted() -> None:
    goose = Goose("Ada")
    with pytest.raises(FrozenInstanceError):
        goose.name = "Bo"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del goose.name
    assert not hasattr(goose, "__dict__")


def test_wrong_arguments_are_told_as_usual() -> None:
    with pytest.raises(TypeError, match="name"):
        Goose()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Goose("Ada", colour="grey")  # type: ignore[call-arg]


def test_it_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Feather(3, "white"))) == Feather(3, "white")


def test_its_initialiser_is_compiled_once_and_only_if_called() -> None:
    @record
    class Egg:
        weight: int = 60

    @record
    class Nest:
        eggs: int

    before = Egg.__init__
    assert [Egg().weight, Egg(55).weight, Egg(weight=50).weight] == [60, 55, 50]
    assert Egg.__init__ is not before
    compiled = Egg.__init__
    assert Egg() == Egg(60)
    assert Egg.__init__ is compiled
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument: 'eggs'"):
        Nest()  # type: ignore[call-arg]


def test_a_cached_property_keeps_its_value() -> None:
    @record
    class Flock:
        weights: tuple[int, ...]

        @cached_property
        def asked(self) -> list[int]:
            return [sum(self.weights)]

    flock = Flock((3, 4))
    assert flock.asked is flock.asked
    assert flock == Flock((3, 4))
    assert replace(flock, weights=(1,)).asked == [1]
    with pytest.raises(FrozenInstanceError):
        flock.weights = ()  # type: ignore[misc]
