"""The one place that looks for installed plugins: Python packages that add to our own tables by entry points.

| group | gives |
| --- | --- |
| ``checker.facts`` | a :class:`~checker.facts.FactKind`, by the name that rules use |
| ``checker.readers`` | a :class:`~checker.reading.Reader` of a kind of text, by its suffix without the dot |
| ``checker.renderers`` | a :class:`~checker.formats.Format`, by the name that ``--format`` takes |
| ``checker.packs`` | the :class:`~pathlib.Path` of a folder with a ``pack.yaml``, by the pack's name |

Plugins are looked for only where a name is none of our own, so they cannot take the place of a built-in, and
cost nothing where none is used. They are Python and run with the user's rights; rule packs are data.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from checker.errors import ConfigError

T = TypeVar("T")


class Extensible(dict[str, T]):
    """Our own table of named things; a name that isn't in it is looked for among the plugins of a group."""

    def __init__(self, group: str, own: Mapping[str, T]) -> None:
        super().__init__(own)
        self.group = group

    def __missing__(self, name: str) -> T:
        made: T = plugin(self.group, name)
        self[name] = made
        return made

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and name in _entries(self.group))


def plugin(group: str, name: str) -> Any:
    """What an installed plugin gives under a name.

    Raises:
        KeyError: no plugin has the name.
        ConfigError: it cannot be loaded.
    """
    entry = _entries(group)[name]
    try:
        return entry.load()
    except Exception as e:
        raise ConfigError(f"the plugin {entry.value} ({group}: {name}) cannot be loaded: {e}") from None


@cache
def _entries(group: str) -> dict[str, Any]:
    from importlib.metadata import entry_points  # noqa: PLC0415  (slow, and few have plugins)

    return {entry.name: entry for entry in entry_points(group=group)}
