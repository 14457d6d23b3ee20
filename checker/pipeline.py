"""One document, the packs and the settings → a Report: the whole story in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from checker import __version__
from checker.allowances import Allowances, Terms, draft_allowances
from checker.apply import apply_all
from checker.config import Settings
from checker.document import Document
from checker.errors import ConfigError, DraftError, UserError
from checker.facts import Facts
from checker.final import TOPIC, final_outcome
from checker.findings import Allowance
from checker.inputs import inputs_of
from checker.parts import recognise_parts
from checker.record import replace
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
    """Judge one release by every selected rule of the packs, as the law stood on the release's date.

    Raises:
        ConfigError: ``select`` or an allowance names no rule.
        DraftError: the draft carries an instruction to prewire that cannot be followed.
    """
    document = recognise_parts(document, packs.law)
    known = settings.issuer.stated() if settings.issuer else {}
    stated = {**known, **document.stated, **settings.stated}
    facts = Facts(document, packs.law, stated, as_of, issuer=settings.issuer)
    rules = select_rules(packs.rules, settings)
    outcomes = tuple(apply_all(rules, document, facts, preview=settings.preview))
    terms = Terms(as_of, settings.require_by, (TOPIC,) if settings.final else ())
    allowances = Allowances(_allowances(document, packs, settings), document, terms)
    outcomes = allowances.over(outcomes)
    if settings.final:
        outcomes += (final_outcome(document, facts, outcomes),)
    return Report(
        document=document,
        facts=facts,
        outcomes=outcomes,
        packs=packs.versions,
        as_of=as_of,
        checked_at=checked_at,
        tool_version=__version__,
        options=_record(settings, document),
        inputs=inputs_of(settings, document),
        unused_allowances=allowances.unused(outcomes),
    )


def _allowances(document: Document, packs: LoadedPacks, settings: Settings) -> list[Allowance]:
    """The allowances for a draft, each by the rule's own id."""
    outside = [_named(a, packs, ConfigError) for a in (*settings.allow, *settings.beside)]
    return outside + [_named(a, packs, DraftError) for a in draft_allowances(document)]


def _named(allowance: Allowance, packs: LoadedPacks, wrong: type[UserError]) -> Allowance:
    rule = packs.rule(allowance.rule)
    if rule is None:
        near = _nearest(allowance.rule, packs.rules)
        raise wrong(
            f"{allowance.where}: an allowance names {allowance.rule!r}, and no rule is called so{near}"
        )
    return replace(allowance, rule=rule.id)


def _record(settings: Settings, document: Document) -> dict[str, str]:
    """The settings that the outcomes hang on, in words, for the report's record."""
    words: dict[str, object] = {
        "configuration": settings.origin.name if settings.origin else "none",
        "packs": ", ".join(settings.packs),
        "select": ", ".join(settings.select),
        "ignore": ", ".join(settings.ignore),
        "preview rules": "run" if settings.preview else "not run",
        "baseline": settings.baseline.name if settings.baseline else "",
        "final check": "yes" if settings.final else "",
        "who may allow": ", ".join(settings.require_by),
        "text checked": changes_read(document),
        **{f"stated {name}": value for name, value in settings.stated.items()},
    }
    return {name: str(value) for name, value in words.items() if value not in ("", None)}


def select_rules(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that ``select`` and ``ignore`` leave: by id, topic (``fls``), pattern (``fls.*``) or pack.

    Raises:
        ConfigError: a word of ``select`` or ``ignore`` names no rule.
    """
    known = tuple(rules)
    if not settings.select and not settings.ignore:
        return known
    for word in (*settings.select, *settings.ignore):
        if not any(_names(word, rule) for rule in known):
            raise ConfigError(f"no rule is called {word!r}{_nearest(word, known)}; see `prewire rules list`")
    chosen = [r for r in known if not settings.select or any(_names(w, r) for w in settings.select)]
    return tuple(r for r in chosen if not any(_names(w, r) for w in settings.ignore))


def _names(word: str, rule: Rule) -> bool:
    return word in (rule.id, rule.id.partition(".")[0], rule.pack, *rule.formerly) or fnmatchcase(
        rule.id, word
    )


def _nearest(word: str, known: Iterable[Rule]) -> str:
    from checker.suggest import did_you_mean  # noqa: PLC0415

    return did_you_mean(word, (rule.id for rule in known))
