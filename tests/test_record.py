"""A record is what ``@dataclass(frozen=True, slots=True)`` makes."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

import pytest

from checker.record import PAYS_AFTER, Record, field, replace


class Goose(Record):
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
    calls: list[str] = dataclasses.field(default_factory=list)


class Feather(Record):
    """A hashable record."""

    length: int
    colour: str


def test_it_is_a_dataclass_to_those_who_ask() -> None:
    kind: Any = Goose
    assert [(f.name, f.type) for f in fields(kind)] == [(f.name, f.type) for f in fields(Model)]
    assert [(f.default, f.default_factory) for f in fields(kind)] == [
        (f.default, f.default_factory) for f in fields(Model)
    ]
    assert dataclasses.replace(kind("Ada"), weight=9).heavy
    assert dataclasses.asdict(kind("Ada")) == dataclasses.asdict(Model("Ada"))
    assert kind.__match_args__ == Model.__match_args__
    assert kind.__doc__ == "A bird."
    assert is_dataclass(kind)


def test_values_make_it_equal_and_hashable() -> None:
    assert Feather(3, "white") == Feather(3, "white")
    assert Feather(3, "white") != Feather(4, "white")
    model: object = Model("Ada")
    assert Goose("Ada") != model
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


@pytest.mark.parametrize(
    ("values", "named", "told"),
    [
        ((), {}, "missing 2 required positional arguments: 'length' and 'colour'"),
        ((3,), {"color": "grey"}, "unexpected keyword argument 'color'"),
        ((3, "grey"), {"colour": "white"}, "multiple values for argument 'colour'"),
        ((3, "grey", 4), {}, "takes 3 positional arguments but 4 were given"),
    ],
)
@pytest.mark.parametrize("made_before", [0, PAYS_AFTER + 1])
def test_wrong_arguments_are_told_as_usual(
    values: tuple[object, ...], named: dict[str, object], told: str, made_before: int
) -> None:
    class Plume(Record):
        length: int
        colour: str

    for _ in range(made_before):
        Plume(3, "white")
    with pytest.raises(TypeError, match=told):
        Plume(*values, **named)  # type: ignore[arg-type]


def test_fields_of_the_library_are_taken_too() -> None:
    class Pond(Record):
        birds: list[str] = dataclasses.field(default_factory=list)
        name: str = dataclasses.field(default="Mere")

    assert (Pond().birds, Pond().name) == ([], "Mere")


def test_a_copy_keeps_what_is_not_changed() -> None:
    ada = Goose("Ada", calls=["honk"])
    assert replace(ada, weight=9) == Goose("Ada", 9, ["honk"])
    with pytest.raises(TypeError, match="wait"):
        replace(ada, wait=9)


def test_what_is_not_frozen_changes_and_has_no_hash() -> None:
    class Gosling(Record, frozen=False):
        weight: int

    gosling = Gosling(1)
    gosling.weight = 2
    assert gosling == Gosling(2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(gosling)
    with pytest.raises(AttributeError):
        gosling.colour = "grey"  # type: ignore[attr-defined]


def test_it_travels_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Feather(3, "white"))) == Feather(3, "white")


def test_its_initialiser_is_compiled_when_that_pays() -> None:
    class Egg(Record):
        weight: int = 60

    before = Egg.__init__
    few = [Egg() for _ in range(PAYS_AFTER)]
    assert Egg.__init__ is before
    one_more = [Egg(), Egg(60), Egg(weight=60)]
    assert Egg.__init__ is not before
    assert set(few + one_more) == {Egg(60)}


def test_a_cached_property_keeps_its_value() -> None:
    class Flock(Record):
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
