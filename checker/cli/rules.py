"""``prewire rules``: list, test and lint rules; the schema that gives editors completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import authoring
from checker.cli.building import build_packs
from checker.cli.context import context
from checker.cli.running import Session, ending_in_one_line, say

if TYPE_CHECKING:
    from checker.language.rule import Rule
    from checker.law import Law

app = typer.Typer(no_args_is_help=True, help="Write, list, test, lint and compare rules.")

Packs = Annotated[
    list[str] | None, typer.Argument(help="Shipped packs or pack folders; default as configured.")
]
Select = Annotated[list[str] | None, typer.Option("--select", help="Only this rule or topic.")]


@app.command("list")
@ending_in_one_line
def list_rules(packs: Packs = None, select: Select = None) -> None:
    """List the rules: id, severity, and the demand in one line."""
    rules, _ = _chosen(packs, select)
    for rule in rules:
        say(f"{rule.id:<36} {rule.card.severity.value:<8} {rule.card.title}")


@app.command("test")
@ending_in_one_line
def test_rules(
    packs: Packs = None,
    select: Select = None,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Print also the clauses, triggers, entries that no example fires."),
    ] = False,
) -> None:
    """Run every rule's own examples; exit 1 when one does not do what it says."""
    from checker.examples import run_examples  # noqa: PLC0415

    rules, law = _chosen(packs, select)
    results = list(run_examples(rules, law))
    wrong = [result for result in results if result.faults]
    for result in wrong:
        say(f"{result.example.name}: {'; '.join(result.faults)}")
    if coverage:
        from checker.language.lint import own_lexicons  # noqa: PLC0415
        from checker.trials import untried  # noqa: PLC0415

        own = () if select else own_lexicons(Session(packs=packs).settings.packs)
        for line in untried(rules, law, own):
            say(line)
    say(f"{len(results)} examples, {len(wrong)} wrong")
    if wrong:
        raise typer.Exit(1)


@app.command("lint")
@ending_in_one_line
def lint_rules(
    packs: Packs = None,
    notes: Annotated[bool, typer.Option("--notes", help="Print also what may be left as it is.")] = False,
) -> None:
    """Apply the rules about rules; exit 1 when one is broken."""
    from checker.language.lint import lint  # noqa: PLC0415
    from checker.trials import trial  # noqa: PLC0415

    found = lint(Session(packs=packs).settings.packs, trial)
    problems = [problem for problem in found if not problem.note]
    for problem in found if notes else problems:
        say(str(problem))
        for line in context(str(problem)):
            say(line)
    left = len(found) - len(problems)
    say(f"{len(problems)} problems, {left} notes{' (see --notes)' * (left > 0 and not notes)}")
    if problems:
        raise typer.Exit(1)


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a rule file, for editors."""
    from checker.language.schema import rule_schema_text  # noqa: PLC0415

    typer.echo(rule_schema_text(), nl=False)


@app.command("book")
@ending_in_one_line
def book(packs: Packs = None) -> None:
    """Print every row of the rulebook and the rules that answer it, as Markdown."""
    from checker.resources import shipped  # noqa: PLC0415
    from checker.ruledocs import rulebook_page  # noqa: PLC0415
    from checker.yamlfile import read_yaml  # noqa: PLC0415

    rows, _ = read_yaml(shipped("rules") / "rulebook.yaml")
    rules = Session(packs=packs).packs.rules
    typer.echo(rulebook_page(rows, [(rule.card, rule.status == "preview") for rule in rules]), nl=False)


app.command("new")(authoring.new_rule)
app.command("diff")(authoring.diff_packs)
app.command("pages")(authoring.write_pages)
app.command("build")(build_packs)


def _chosen(packs: list[str] | None, select: list[str] | None) -> tuple[tuple[Rule, ...], Law]:
    """The selected rules of the named packs alone, or of all configured ones; and their law.

    A bundle, a pack without rules of its own, stands for the packs that it extends.
    """
    from checker.config import Settings  # noqa: PLC0415
    from checker.language.pack import load_packs  # noqa: PLC0415
    from checker.pipeline import select_rules  # noqa: PLC0415

    loaded = Session(packs=packs).packs
    named = [load_packs([name]) for name in packs or ()]
    own = {rule.id: rule for each in named for rule in each.packs[-1].rules or each.rules}
    rules = own.values() if packs else loaded.rules
    return select_rules(rules, Settings(select=tuple(select or ()))), loaded.law
