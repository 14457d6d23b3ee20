"""Rule cards → the parts of a SARIF run that say what was checked: rules, and the packs they come from.

Nothing of a draft may stand here: GitHub keys alerts on rules, and their text must seldom change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.findings import Authority, RuleCard, Severity
from checker.patterns import pattern
from checker.render.authority import safe_link
from checker.render.escaping import markdown
from checker.render.wording import stop, topic_title
from checker.report import Report

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "recommendation"}
_LONGEST = 1024
"""GitHub's limit on a description."""


def rules_of(reports: Iterable[Report]) -> list[RuleCard]:
    """Every rule that was applied to any draft, once, by id."""
    cards = {outcome.rule.id: outcome.rule for report in reports for outcome in report.outcomes}
    return [cards[id] for id in sorted(cards)]


def rule_descriptor(rule: RuleCard) -> dict[str, Any]:
    """One rule as SARIF's ``reportingDescriptor``, with all that GitHub requires and uses."""
    link = next((link for a in rule.authority if (link := safe_link(a.url))), "")
    title, why = stop(rule.title), stop(" ".join(rule.why.split()))
    return {
        "id": rule.id,
        "name": _name(rule.id),
        "shortDescription": {"text": _cut(title)},
        "fullDescription": {"text": _cut(why or title)},
        "help": {"text": "\n\n".join(_help(rule)), "markdown": "\n\n".join(_markdown_help(rule))},
        **({"helpUri": link} if link else {}),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": sorted({topic_title(rule.topic), rule.pack} - {""}),
            "problem.severity": _PROBLEMS[rule.severity],
            **({"rulebook": rule.rulebook} if rule.rulebook else {}),
        },
    }


def extensions_of(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """The rule packs, each with its version and the digest of its files."""
    packs = {(pack.name, pack.version, pack.digest) for report in reports for pack in report.packs}
    return [
        {
            "name": name,
            "version": version,
            **({"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}),
            "properties": {"sha-256": digest},
        }
        for name, version, digest in sorted(packs)
    ]


_SEMANTIC = pattern(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}")


def _name(id: str) -> str:
    """``fls.caution-missing`` → ``FlsCautionMissing``."""
    return "".join(part[:1].upper() + part[1:] for part in id.replace(".", "-").replace("_", "-").split("-"))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _help(rule: RuleCard) -> Sequence[str]:
    cites = "; ".join(_cited(a) for a in rule.authority)
    return [
        stop(rule.title),
        *([rule.why.strip()] if rule.why else []),
        *([f"Rests on: {cites}."] if cites else []),
    ]


def _markdown_help(rule: RuleCard) -> Sequence[str]:
    cites = [f"- {_linked(a)}" for a in rule.authority]
    return [
        f"**{markdown(stop(rule.title))}**",
        *([markdown(rule.why)] if rule.why else []),
        *(["Rests on:\n\n" + "\n".join(cites)] if cites else []),
    ]


def _cited(authority: Authority) -> str:
    cite = "house style" if authority.cite.strip().lower() == "house" else authority.cite
    return f"{cite}: {authority.says.strip()}" if authority.says else cite


def _linked(authority: Authority) -> str:
    words, link = markdown(_cited(authority)), safe_link(authority.url)
    return f"[{words}]({link.replace('(', '%28').replace(')', '%29')})" if link else words
