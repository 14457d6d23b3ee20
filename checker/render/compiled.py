"""Templates compiled when the program was built: to compile those of one page takes longer than to check.

A template is taken from there if its text is, to the letter, what was compiled, under the same settings and
by the same Jinja and Python; any other (a house's own, one that was edited) is compiled as ever. What is kept
is code, so it is read from the program's own folder, where its modules stand, and never from a cache.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

import jinja2

from checker import shelves
from checker.cachefolder import built_folder


class Built(jinja2.BytecodeCache):
    """Gives Jinja the code that was built from a template; keeps nothing itself."""

    def __init__(self) -> None:
        self._shelves = shelves.Shelves(_file())

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> jinja2.bccache.Bucket:
        """The code of a template, under its own text."""
        bucket = jinja2.bccache.Bucket(environment, name, "")
        _, code = self._shelves.value(_name(environment, name, source))
        bucket.code = code if isinstance(code, CodeType) else None
        return bucket

    def set_bucket(self, bucket: jinja2.bccache.Bucket) -> None:
        """Nothing is kept."""


def build_templates(environment: jinja2.Environment, folders: Iterable[Path]) -> Path:
    """Compile the templates in some folders into the program, for later runs; the file."""
    entries = {}
    for path in sorted(each for folder in folders for each in folder.glob("*.j2")):
        source = path.read_text("utf-8")
        code = environment.compile(source, path.name, path.name)
        kept_as = _name(environment, path.name, source)
        entries[kept_as] = shelves.entry(kept_as, code)
    shelves.write(_file(), entries)
    return _file()


def _name(environment: jinja2.Environment, name: str, source: str) -> shelves.Name:
    settings = environment.autoescape, environment.trim_blocks, environment.lstrip_blocks
    return "template", f"{settings}\n{name}\n{source}", 0


def _file() -> Path:
    python = f"{sys.implementation.cache_tag}-{MAGIC_NUMBER.hex()}"
    return built_folder() / f"templates-jinja2-{jinja2.__version__}-{python}.bin"
