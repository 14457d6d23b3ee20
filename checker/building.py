"""What every check would have to work out when first run, worked out beforehand: ``prewire rules build``.

Four kinds of file beside the program: the shipped packs as plain values, the compiled patterns with their
plans, the compiled templates of the pages, and the words of English laid out for looking up. A wheel is built
with them. Each is checked against what it was made from before it is used, so that one that is out of date
costs time and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from checker.cachefolder import built_folder
from checker.config import Settings
from checker.examples import EXAMPLES_DAY, run_examples
from checker.facts.exchanges import exchanges_of
from checker.frequencies import build_words
from checker.language import cache
from checker.language.compile import compile_packs
from checker.language.pack import LoadedPacks, load_packs
from checker.matching.plan import plan_of
from checker.parts.declarations import declarations_of
from checker.patterns import build_patterns, compiled
from checker.pipeline import check
from checker.reading import read_bytes
from checker.render.html import build_templates
from checker.resources import word_list

PACKS = (("us",), ("us", "issuer"), ("us-core",))
"""The packs that are built: as applied by default, with a house's profile, and the core alone."""

_DECLARING = ("checker.facts", "checker.parts", "checker.reading", "checker.render")
"""Packages whose modules declare expressions; what the others declare is of no check."""


def build(samples: Iterable[Path] = ()) -> Iterator[Path]:
    """Build everything anew, and say which file was written.

    Judging every rule's examples, and the sample releases, tells which patterns checks need beside those
    that are declared, and those of the word lists.

    Raises:
        RuleError: a shipped pack is wrong.
        DraftError: a sample cannot be read.
        OSError: the program's folder cannot be written.
    """
    built_folder().mkdir(exist_ok=True)
    for old in built_folder().iterdir():
        old.unlink()
    for names in PACKS:
        compiled = compile_packs(names)
        yield cache.build(names, compiled.stamps, compiled.data)
    _judge(load_packs(PACKS[1]), samples)
    _import_all()
    yield build_patterns()
    yield build_templates()
    if listed := word_list():
        yield build_words(listed)


def _judge(packs: LoadedPacks, samples: Iterable[Path]) -> None:
    for _ in run_examples(packs.rules, packs.law):
        pass
    for lexicon in packs.law.lexicons.values():
        for matcher in lexicon.matchers:
            _ = matcher.compiled, matcher.plan
    for declaration in declarations_of(packs.law.parts):
        for source in declaration.sources:
            _ = compiled(source), plan_of(source, 0)
    drafts = [(sample.read_bytes(), sample.name) for sample in samples]
    for data, name in (*drafts, (_listed_everywhere(packs).encode(), "listed.txt")):
        check(read_bytes(data, name), packs, Settings(), EXAMPLES_DAY)


def _listed_everywhere(packs: LoadedPacks) -> str:
    """A text with each name of an exchange that the packs know: each has an expression of its own."""
    names = exchanges_of(packs.law).names
    return "\n\n".join(f"Acme, Inc. is listed on {name.as_}." for name in names)


def _import_all() -> None:
    """Every module that declares expressions, whether or not an example needs it."""
    for part in _DECLARING:
        for module in walk_packages(import_module(part).__path__, f"{part}."):
            with suppress(ImportError):  # of an extra that isn't installed
                import_module(module.name)


def outdated() -> Iterator[str]:
    """The packs of which not exactly the present files are built."""
    for names in PACKS:
        if cache.built(names) != cache.unpacked(cache.packed(compile_packs(names).data)):
            yield " ".join(names)
