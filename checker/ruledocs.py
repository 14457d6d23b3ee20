"""The shipped rules → ``docs/rulebook.md``: every row of the rulebook and the rules that answer it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.findings import RuleCard

_HEAD = """\
# The rulebook and the rules

Every United States row of the rulebook, and the rules that carry it out. This page is made by
`prewire rules book`; a row without a rule says why. `preview` rules run only with `--preview`.
"""


def rulebook_page(book: Mapping[str, Any], cards: Sequence[tuple[RuleCard, bool]]) -> str:
    """The page in Markdown.

    ``book`` is the data of ``rules/rulebook.yaml``; ``cards`` are the rules, and whether each is a preview.
    """
    answers: dict[str, list[str]] = defaultdict(list)
    for card, preview in sorted(cards, key=lambda each: each[0].id):
        words = f"`{card.id}` ({'preview, ' if preview else ''}{card.severity.value})"
        answers[card.rulebook].append(words)
    return "\n".join([_HEAD, *_summary(book, answers), "", *_tables(book, answers)])


def _summary(book: Mapping[str, Any], answers: Mapping[str, list[str]]) -> Iterator[str]:
    rows = [row["row"] for row in book["rows"]]
    answered = sum(row in answers for row in rows)
    rules = sum(len(each) for each in answers.values())
    yield f"{answered} of {len(rows)} rows have a rule; {rules} rules."


def _tables(book: Mapping[str, Any], answers: Mapping[str, list[str]]) -> Iterator[str]:
    for group, title in book["groups"].items():
        yield f"## {title}\n"
        yield "| Row | Asks | Rules | Note |"
        yield "| --- | --- | --- | --- |"
        for row in book["rows"]:
            if row["row"].partition("-")[0] == group:
                rules = "<br>".join(answers.get(row["row"], ["none"]))
                yield f"| {row['row']} | {row['name']} | {rules} | {row.get('note', '')} |"
        yield ""
