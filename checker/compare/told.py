"""A Comparison → text for the terminal, JSON for machines, a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from checker.compare import Comparison
from checker.compare.view import ComparisonView, PassageView, comparison_view
from checker.render import RenderOptions
from checker.render.neutral import neutral
from checker.render.wording import count_of

SCHEMA = 1
FORMATS = ("text", "json", "html")
_CONTEXT = 40


def told(comparison: Comparison, format: str, options: RenderOptions) -> str:
    """The comparison in one of :data:`FORMATS`."""
    if format == "json":
        return json.dumps(comparison_data(comparison), ensure_ascii=False, indent=2) + "\n"
    if format == "html":
        from checker.render.html import page  # noqa: PLC0415

        return page("compare.html.j2", options, compare=comparison_view(comparison))
    lines = _lines(comparison_view(comparison))
    return "\n".join(neutral(line, terminal=options.terminal) for line in lines) + "\n"


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data; the redline as pieces, what stayed by its length only."""
    return {
        "schema": SCHEMA,
        "old": _plain(comparison.old),
        "new": _plain(comparison.new),
        "signed": comparison.signed,
        "same_file": comparison.same_file,
        "same_text": comparison.same_text,
        "changed": comparison.changed,
        "caveats": list(comparison.caveats),
        "findings": {
            name: [_plain(point) for point in getattr(comparison.points, name)]
            for name in ("new", "fixed", "still")
        },
        "facts": [_plain(change) for change in comparison.facts],
        "redline": [
            {
                "kind": piece.kind,
                **({"length": len(piece.text)} if piece.kind == "same" else {"text": piece.text}),
            }
            for piece in comparison.pieces
        ],
    }


def _plain(value: Any) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name != "span"}


def _lines(view: ComparisonView) -> Iterator[str]:
    yield f"{view.verdict.word}: {view.verdict.reason} {view.verdict.lede}".rstrip()
    yield from view.caveats
    for group in view.points:
        yield f"{group.title.upper()} ({count_of(len(group.lines), 'finding')})"
        for line in group.lines:
            at = f" ({line.at})" if line.at else ""
            yield f"  {line.word.lower()} {line.rule} {line.message}{at}"
    for facts in view.facts:
        yield facts.title.upper()
        for fact in facts.facts:
            words = " → ".join(f"“{words}”" for words in (fact.before, fact.after) if words)
            note = f": {fact.note}" if fact.note else ""
            yield f"  {fact.how.lower()} {words}{note}{f' ({fact.at})' if fact.at else ''}"
    changed = [passage for passage in view.redline if any(piece.change for piece in passage.pieces)]
    if changed:
        yield "REDLINE"
        yield from (f"  {_marked(passage)}" for passage in changed)


def _marked(passage: PassageView) -> str:
    """``… revenue of [-$41.2-]{+$41.8+} million …``: changes in brackets, far words cut."""
    signs = {"": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}
    told = [
        signs[piece.change].format(
            _cut(piece.text, i > 0, i + 1 < len(passage.pieces)) if not piece.change else piece.text
        )
        for i, piece in enumerate(passage.pieces)
    ]
    return "".join(told).strip()


def _cut(text: str, before: bool, after: bool) -> str:
    """Words that stayed, cut in the middle; at a paragraph's edge only what is next to a change stays."""
    if before and after:
        return text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"
    if before:
        return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT]} …"
    return text if len(text) <= _CONTEXT else f"… {text[-_CONTEXT:]}"
