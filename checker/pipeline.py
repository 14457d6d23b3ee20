"""One document, the packs and the settings → a Report: the whole story in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from checker import __version__
from checker.apply import apply
from checker.config import Settings
from checker.document import Document
from checker.errors import ConfigError
from checker.facts import Facts
from checker.parts import recognise_parts
from checker.report import Report, changes_read

if TYPE_CHECKING:
    from checker.language.pack import LoadedPacks
    from checker.language.rule import Rule


def check(
    document: Document,
    packs: LoadedPacks,
    settings: Settings,
    as_of: date,
    checked_at: datetime | None = None,
) -> Report:
    """Judge one release by every selected rule of the packs, as the law stood on the release's date."""
    document = recognise_parts(document, packs.law)
    facts = Facts(document, packs.law, {**document.stated, **settings.stated}, as_of)
    rules = select_rules(packs.rules, settings)
    outcomes = tuple(apply(rule, document, facts, preview=settings.preview) for rule in rules)
    return Report(
        document=document,
        facts=facts,
        outcomes=outcomes,
        packs=packs.versions,
        as_of=as_of,
        checked_at=checked_at,
        tool_version=__version__,
        options=_record(settings, document),
    )


def _record(settings: Settings, document: Document) -> dict[str, str]:
    """The settings that the outcomes hang on, in words, for the report's record."""
    words: dict[str, object] = {
        "configuration": settings.origin.name if settings.origin else "none",
        "packs": ", ".join(settings.packs),
        "select": ", ".join(settings.select),
        "ignore": ", ".join(settings.ignore),
        "preview rules": "run" if settings.preview else "not run",
        "text checked": changes_read(document),
        **{f"stated {name}": value for name, value in settings.stated.items()},
    }
    return {name: str(value) for name, value in words.items() if value not in ("", None)}


def select_rules(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that ``select`` and ``ignore`` leave: by id, by topic (``fls``) or by pattern (``fls.*``).

    Raises:
        ConfigError: a word of ``select`` or ``ignore`` names no rule.
    """
    known = tuple(rules)
    for word in (*settings.select, *settings.ignore):
        if not any(_names(word, rule.id) for rule in known):
            raise ConfigError(f"no rule is called {word!r}{_nearest(word, known)}; see `prewire rules list`")
    chosen = [r for r in known if not settings.select or any(_names(w, r.id) for w in settings.select)]
    return tuple(r for r in chosen if not any(_names(w, r.id) for w in settings.ignore))


def _names(word: str, rule_id: str) -> bool:
    return word in (rule_id, rule_id.partition(".")[0]) or fnmatchcase(rule_id, word)


def _nearest(word: str, known: tuple[Rule, ...]) -> str:
    from checker.suggest import did_you_mean  # noqa: PLC0415

    return did_you_mean(word, (rule.id for rule in known))
