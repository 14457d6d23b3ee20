"""What is wrong with a file, in one line: ``file:line: message``, with the name that was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from checker.errors import RuleError
from checker.language import models, query_models
from checker.suggest import did_you_mean

Path = Sequence[str | int]
"""Keys and indexes that lead to a value."""

Site = Callable[[Path], str]
"""Gives ``file:line`` of the value at a path."""


def normalised(raw: Any, site: Site, model: type[BaseModel]) -> dict[str, Any]:
    """Plain data as a model leaves it.

    Raises:
        RuleError: the model refuses the value.
    """
    if not isinstance(raw, dict):
        raise RuleError(f"{site([])}: this must be a mapping of keys to values")
    try:
        return model.model_validate(raw).model_dump(by_alias=True, exclude_none=True)
    except ValidationError as e:
        raise misfit(e, raw, site, model) from None


def misfit(error: ValidationError, value: Any, site: Site, model: type[BaseModel]) -> RuleError:
    """The first thing that a model found wrong with a value, in words."""
    details = min(error.errors(include_url=False), key=_rank)
    path = _path(details["loc"], value)
    if meant := _misspelt(details, path, value):
        return RuleError(f"{site([*path, meant[0]])}: the key {meant[0]!r} is unknown{meant[1]}")
    more = (
        f" (and {error.error_count() - 1} more)"
        if _rank(details) < _UNION and error.error_count() > 1
        else ""
    )
    return RuleError(f"{site(path)}: {_words(details, path, value, model)}{more}")


def _misspelt(details: Any, path: Path, value: Any) -> tuple[str, str] | None:
    """The key that was meant to be one of those of which exactly one is needed, and what was meant."""
    _, colon, options = str(details["msg"]).partition(" exactly one of: ")
    for step in path:
        value = value[step]
    if not colon or not isinstance(value, dict):
        return None
    names = options.split(", ")
    keys = [str(key) for key in value if key not in (*names, *_keys(query_models.Query, models.Rule))]
    hints = ((key, did_you_mean(key, names)) for key in keys)
    return next(((key, hint) for key, hint in hints if hint), None)


def unknown(what: str, name: str, known: Iterable[str], place: str) -> RuleError:
    """A name that nothing answers to."""
    return RuleError(f"{place}: {what} {name!r} does not exist{did_you_mean(name, known)}")


_UNION = 3


def _rank(details: Any) -> int:
    """A misspelt key explains a missing one; a tried member of a union explains little."""
    if details["type"] == "extra_forbidden":
        return 0
    if details["type"].startswith(("no_", "two_")):
        return 1
    if details["type"] == "model_type":
        return _UNION + 1
    tried = details["type"] in ("string_type", "bool_type", "int_type", "float_type", "date_type")
    return _UNION if tried else 2


def _path(loc: Path, value: Any) -> list[str | int]:
    """The steps of a location that are keys and indexes of the value; a model's own names are left out."""
    path: list[str | int] = []
    for step in loc:
        held = isinstance(value, dict) and step in value
        counted = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if held or counted:
            value = value[step]
            path.append(step)
    return path


def _words(details: Any, path: Path, value: Any, model: type[BaseModel]) -> str:
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, value, model)
    if kind == "missing":
        return f"the key {details['loc'][-1]!r} is missing"
    if kind == "literal_error":
        options = [o.strip().strip("'") for o in details["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        given = str(details["input"])
        return f"{_last(path)}{given!r} is not one of {', '.join(options)}{did_you_mean(given, options)}"
    if _needs_quotes(details):
        return f"{_last(path)}{details['input']} is read as {_sort(details['input'])}: put it in quotes"
    return _last(path) + _own_words(details)


def _own_words(details: Any) -> str:
    message = str(details["msg"])
    return message if details["type"].startswith(("no_", "two_")) else message[:1].lower() + message[1:]


def _needs_quotes(details: Any) -> bool:
    """Whether text was wanted, and YAML made something else of what stands there."""
    return details["type"] == "string_type" and isinstance(details["input"], (bool, int, float, date))


def _sort(value: object) -> str:
    return "true or false" if isinstance(value, bool) else "a date" if isinstance(value, date) else "a number"


def _last(path: Path) -> str:
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    return f"{name}: " if name else ""


def _unknown_key(path: Path, value: Any, model: type[BaseModel]) -> str:
    *before, name = path
    for step in before:
        value = value[step]
    if isinstance(value, dict) and " " in str(name):
        return f"the key {name!r} is unknown: a sentence with a comma or a colon in it needs quotes"
    group = next((key for key in ("any", "all", "none") if isinstance(value, dict) and key in value), None)
    if group and name in _keys(query_models.Query, *query_models.QUERIES.values()):
        return f"`{group}` takes no other key: put {name!r} on the queries inside it"
    return f"the key {name!r} is unknown{did_you_mean(str(name), _known(before, model))}"


_INSIDE: dict[str, type[BaseModel]] = {
    "applies-to": models.Scope,
    "in-force": models.Period,
    "fix": models.Fix,
    "count": query_models.Count,
    "authority": models.Authority,
    "expect": models.Expect,
    "examples": models.Examples,
    "fail": models.Example,
    "pass": models.Example,
    "skip": models.Example,
    "markings": models.ExampleMarking,
}


def _known(path: Path, model: type[BaseModel]) -> list[str]:
    """The keys that may stand at a place."""
    steps = [step for step in path if isinstance(step, str)]
    if not steps:
        return _keys(model)
    if steps[-1] in _INSIDE:
        return _keys(_INSIDE[steps[-1]])
    if len(steps) > 1 and steps[-2] == "where":
        return _keys(query_models.Comparison)
    return _keys(query_models.Query, *query_models.QUERIES.values())


def _keys(*kinds: type[BaseModel]) -> list[str]:
    return list(dict.fromkeys(f.alias or n for kind in kinds for n, f in kind.model_fields.items()))
