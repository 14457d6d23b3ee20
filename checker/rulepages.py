"""Rules → one Markdown page each, and an index: what is demanded, why, by what authority, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.findings import Severity
from checker.language.rule import Rule
from checker.render.authority import basis_views
from checker.render.escaping import markdown

Judged = Mapping[str, Counter[str]]
"""Rule → how many of its findings on real releases a reader found ``right``, ``arguable`` and ``wrong``."""

_LEVELS = {Severity.ERROR: "Must fix", Severity.WARNING: "Should fix", Severity.ADVICE: "Consider"}
_CLAUSES = {
    "when": "If there is",
    "each": "For each",
    "require": "There must be",
    "forbid": "There must not be",
}
_KINDS = {"fail": "Fails", "pass": "Passes", "skip": "Does not apply to"}


def rule_pages(rules: Sequence[Rule], judged: Judged) -> dict[str, str]:
    """File name → page: ``README.md``, which lists all rules, and ``topic.slug.md`` for each."""
    ordered = sorted(rules, key=lambda rule: (rule.pack, rule.id))
    pages = {
        f"{rule.id}.md": "\n".join(_page(rule, judged.get(rule.id, Counter()))) + "\n" for rule in ordered
    }
    return {"README.md": "\n".join(_index(ordered)) + "\n", **pages}


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield f"# All {len(rules)} rules\n"
    yield "A rule's page gives its demand, reason, authority, dates and examples."
    pack = ""
    for rule in rules:
        if rule.pack != pack:
            pack = rule.pack
            yield f"\n## {pack}\n\n| rule | level | demand |\n| --- | --- | --- |"
        yield f"| [{rule.id}]({rule.id}.md) | {_level(rule)} | {markdown(rule.title)} |"


def _level(rule: Rule) -> str:
    level = _LEVELS[rule.severity]
    return level if rule.status == "stable" else f"{level} ({rule.status})"


def _page(rule: Rule, judged: Counter[str]) -> Iterator[str]:
    card = rule.card
    yield f"# {card.title}\n"
    row = f" Rulebook {card.rulebook}." if card.rulebook else ""
    yield f"`{card.id}`, pack `{card.pack}`. {_level(rule)}.{row}\n"
    yield " ".join(card.why.split()) + "\n"
    yield "## What it asks\n"
    yield from _demand(rule)
    yield "\n## What it rests on\n"
    for basis in basis_views(card):
        says = f' "{markdown(basis.says)}"' if basis.says else ""
        cite = f"[{basis.cite}]({basis.url})" if basis.url else basis.cite
        yield f"- {cite}.{says} {basis.status}"
    if card.in_force_from or card.in_force_until:
        first, last = card.in_force_from or "the beginning", card.in_force_until or "today"
        yield f"\nIn force from {first} until {last}."
    if judged:
        told = ", ".join(f"{judged[word]} {word}" for word in ("right", "arguable", "wrong") if judged[word])
        yield f"\n## On real releases\n\nOf {judged.total()} of its findings read by a person: {told}."
    yield from _examples(rule)


def _demand(rule: Rule) -> Iterator[str]:
    scope = "; ".join(f"{name}: {_words(value)}" for name, value in rule.applies_to.items())
    if scope:
        yield f"- Applies to {scope}."
    for clause, words in _CLAUSES.items():
        if clause in rule.data:
            yield f"- {words} {markdown(rule.in_words(clause))}."
    cure = rule.cure
    if cure and cure.advise:
        yield f"- What to do: {cure.advise}"


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _examples(rule: Rule) -> Iterator[str]:
    for kind, heading in _KINDS.items():
        for example in rule.examples.get(kind, ()):
            stated = [
                f"{k}: {_words(v)}"
                for k, v in example.items()
                if k not in ("text", "expect", "markings", "issuer")
            ]
            yield f"\n## {heading}\n" + (f"\nStated: {'; '.join(stated)}.\n" if stated else "")
            yield "\n".join(f"    {line}" for line in str(example["text"]).rstrip().splitlines())
