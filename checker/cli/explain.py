"""``prewire explain RULE [DRAFT]``: what a rule demands and why; and, step by step, how it judged a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.running import Session, ending_in_one_line, say

if TYPE_CHECKING:
    from checker.language.pack import LoadedPacks
    from checker.language.rule import Rule
    from checker.trace import Step

STATUS_WORDS = {
    "V": "read in a source",
    "M+": "black-letter text",
    "M": "from memory; to be confirmed",
    "M-": "from memory, with doubt; to be confirmed",
    "house": "house style",
}


@ending_in_one_line
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id, e.g. sec.stale-annual.")],
    draft: Annotated[
        str | None, typer.Argument(help="A draft to show the judgement on; - reads standard input.")
    ] = None,
    pack: Annotated[list[str] | None, typer.Option("--pack", "-p", help="Packs to look in.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="State the release's own date.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Take this day as today.")] = None,
) -> None:
    """Say what a rule demands and why; with a draft, show step by step how the rule judged it."""
    session = Session(draft, pack, date, as_of)
    found = _find(session.packs, rule)
    for line in describe(found):
        say(line)
    if draft is None:
        return
    from checker.trace import trace  # noqa: PLC0415

    document, facts = session.read(draft)
    say("")
    for step in trace(found, document, facts):
        for line in _told(step):
            say(line)


def describe(rule: Rule) -> Iterator[str]:
    """A rule in lines of text: demand, reason, law, examples."""
    card = rule.card
    yield f"{card.id}  ({card.severity.value}, pack {card.pack})"
    yield card.title
    yield ""
    yield " ".join(card.why.split())
    if card.in_force_from or card.in_force_until:
        yield f"In force: {card.in_force_from or 'always'} to {card.in_force_until or 'today'}"
    for authority in card.authority:
        yield f"Authority: {authority.cite} ({STATUS_WORDS.get(authority.status, authority.status)})"
        if authority.says:
            yield f'  "{authority.says}"'
    yield from _cured(rule)


def _cured(rule: Rule) -> Iterator[str]:
    """What to do about a finding: advice, and the model wording where there is one."""
    cure = rule.cure
    if cure is not None and cure.advise and "{" not in cure.advise:
        yield f"What to do: {cure.advise}"
    if cure is not None and cure.insert:
        yield "Possible wording, a drafting aid to be adapted by counsel:"
        yield from (f"  {line}".rstrip() for line in cure.insert.splitlines())


def _told(step: Step) -> Iterator[str]:
    """One step of a judgement in lines of text."""
    answer = {True: "yes", False: "no", None: "cannot be told"}[step.holds]
    found = f", {step.count} found" if step.count else ""
    because = f" ({step.because})" if step.because else ""
    yield f"{step.clause:<12} {step.asked}: {answer}{found}{because}"
    if step.subject:
        yield f'{"":<14}judging "{step.subject}"'
    for quote in step.quotes:
        yield f'{"":<14}"{quote}"'


def _find(packs: LoadedPacks, name: str) -> Rule:
    rule = packs.rule(name)
    if rule is not None:
        return rule
    from checker.errors import ConfigError  # noqa: PLC0415
    from checker.suggest import did_you_mean  # noqa: PLC0415

    known = (r.id for r in packs.rules)
    raise ConfigError(f"no rule is called {name!r}{did_you_mean(name, known)}; see `prewire rules list`")
