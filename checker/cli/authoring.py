"""``prewire rules new|diff|pages``: start a rule, see what a change alters, write the rules' pages."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.drafts import past_releases
from checker.cli.outputs import write_whole
from checker.cli.running import Session, ending_in_one_line, say
from checker.errors import ConfigError

_RULE = """\
# yaml-language-server: $schema=../../rule.schema.json
id: {id}
title: {title}
severity: warning
why: Say here why the house asks this.
forbid: {{phrase: {phrases}}}
message: '"{{text}}": say here what is wrong with it.'
fix: {{advise: Say here what to do instead.}}
authority: house
examples:
  fail: [{fail}]
  pass: [{good}]
"""


@ending_in_one_line
def new_rule(
    rule: Annotated[str, typer.Argument(help="Its id: topic.slug, e.g. house.no-hype.")],
    fail: Annotated[str, typer.Option("--fail", help="A sentence that must fail.")],
    good: Annotated[str, typer.Option("--pass", help="The sentence as it should be.")],
    folder: Annotated[Path, typer.Option("--pack", help="The pack's folder.")] = Path("house"),
) -> None:
    """Start a rule: it forbids the words that only the failing sentence has, and has both as examples.

    Example:
      prewire rules new house.no-hype --fail "Our revolutionary anvil." --pass "Our new anvil."
    """
    topic, _, slug = rule.partition(".")
    if not topic or not slug:
        raise ConfigError(f"{rule}: a rule's id is topic.slug, e.g. house.no-hype")
    path = folder / topic / f"{slug}.yaml"
    if path.exists():
        raise ConfigError(f"{path}: is there already; nothing was written")
    if not (folder / "pack.yaml").is_file():
        raise ConfigError(f"{folder}: no pack is there; `prewire init` writes one")
    phrases = list(_only_in(fail, good))
    if not phrases:
        raise ConfigError("--fail has no word that --pass lacks; give two sentences that differ in the point")
    path.parent.mkdir(parents=True, exist_ok=True)
    title = slug.replace("-", " ").capitalize()
    quoted = [json.dumps(text, ensure_ascii=False) for text in (title, fail, good)]
    write_whole(
        path,
        _RULE.format(
            id=rule,
            title=quoted[0],
            phrases=json.dumps(phrases, ensure_ascii=False),
            fail=quoted[1],
            good=quoted[2],
        ),
    )
    say(f"wrote {path}; edit it, then try: prewire rules test {folder}")


def _only_in(fail: str, good: str) -> Iterator[str]:
    """The runs of words that the first sentence has and the second lacks; no mark stands inside a run."""
    kept = {word.strip(_MARKS).casefold() for word in good.split()}
    run: list[str] = []
    for printed in [*fail.split(), ""]:
        word = printed.strip(_MARKS)
        new = bool(word) and word.casefold() not in kept
        if new:
            run.append(word)
        if run and not (new and printed.endswith(word)):
            yield " ".join(run)
            run = []


_MARKS = ".,;:!?\"'()"


@ending_in_one_line
def diff_packs(
    old: Annotated[str, typer.Argument(help="The pack as it was: a shipped one's name or a folder.")],
    new: Annotated[str, typer.Argument(help="The pack as it would be.")],
    on: Annotated[Path | None, typer.Option("--on", help="Past releases to try both on.")] = None,
) -> None:
    """Tell what a change of a pack alters: its rules, and with --on its findings on past releases.

    Exit code: 0 nothing differs, 1 something does.

    Example:
      prewire rules diff house/ house-next/ --on releases/
    """
    from checker.packdiff import archive_changes, rule_changes  # noqa: PLC0415

    before, after = (Session(packs=[name]).packs for name in (old, new))
    changes = list(rule_changes(before, after))
    for change in changes:
        say(f"{change.rule:<40} {change.what}")
    found = 0
    if on is not None:
        today = datetime.now(UTC).date()
        for finding in archive_changes(before, after, past_releases(on), today):
            found += 1
            say(f"{finding.release}: {finding.what} {finding.rule} {finding.message}")
    say(f"{len(changes)} rules differ" + (f", {found} findings" if on is not None else ""))
    if changes or found:
        raise typer.Exit(1)


@ending_in_one_line
def write_pages(
    folder: Annotated[Path, typer.Argument(help="Where to write them.")],
    packs: Annotated[list[str] | None, typer.Option("--pack", "-p", help="The packs.")] = None,
    judged: Annotated[
        Path | None, typer.Option("--judged", help="A CSV of judged findings: rule, verdict.")
    ] = None,
) -> None:
    """Write a Markdown page for every rule, and an index."""
    from checker.rulepages import rule_pages  # noqa: PLC0415

    pages = rule_pages(Session(packs=packs).packs.rules, _judgements(judged) if judged else {})
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ConfigError(f"{folder}: cannot be made: {e.strerror or e}") from None
    for name, text in pages.items():
        write_whole(folder / name, text)
    say(f"wrote {len(pages)} pages to {folder}")


def _judgements(path: Path) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["rule"]][row["verdict"]] += 1
    except (OSError, KeyError) as e:
        raise ConfigError(f"{path}: not a table with the columns rule and verdict: {e}") from None
    return found
