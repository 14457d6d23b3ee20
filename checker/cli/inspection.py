"""``prewire inspect DRAFT``: the parts, facts and sentences as the checker sees them."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any

import typer

from checker.cli.running import Session, ending_in_one_line, say
from checker.document import Document, Span
from checker.facts import KINDS, Facts

WIDTH = 100


@ending_in_one_line
def inspect_draft(
    draft: Annotated[str, typer.Argument(help="The draft; - reads standard input.")],
    fact: Annotated[
        list[str] | None, typer.Option("--fact", help="Only this kind of fact, e.g. filing.")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Which trigger words of the future were passed over, and why.")
    ] = False,
    sentences: Annotated[bool, typer.Option("--sentences", help="Also list the sentences.")] = False,
    date: Annotated[str | None, typer.Option("--date", help="State the release's own date.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Take this day as today.")] = None,
) -> None:
    """Show a draft's parts, facts and sentences as the checker sees them."""
    document, facts = Session(draft, None, date, as_of).read(draft)
    if why:
        return _show_passed_over(document, facts)
    if not fact:
        _show_parts(document)
        _show_release(facts)
    for kind in fact or KINDS:
        _show_kind(document, facts, kind)
    if sentences:
        _show_sentences(document)
    return None


def _show_parts(document: Document) -> None:
    say("PARTS")
    placed = sorted((span, name) for name, spans in document.parts.items() for span in spans)
    for span, name in placed:
        say(f"  {_line(document, span)} {name:<20} {_short(document, span)}")


def _show_release(facts: Facts) -> None:
    say("RELEASE")
    release = facts.release
    for item in fields(release):
        value = getattr(release, item.name)
        if not isinstance(value, Span) and value not in (None, (), {}):
            say(f"  {item.name:<20} {_word(value)}")


def _show_kind(document: Document, facts: Facts, kind: str) -> None:
    if kind not in KINDS:
        from checker.errors import ConfigError  # noqa: PLC0415
        from checker.suggest import did_you_mean  # noqa: PLC0415

        raise ConfigError(
            f"no kind of fact is called {kind!r}{did_you_mean(kind, KINDS)}; there are {', '.join(KINDS)}"
        )
    found = facts.of(kind)
    if found:
        say(f"{kind.upper()} ({len(found)})")
    for item in found:
        say(f"  {_line(document, item.span)} {_short(document, item.span)}")
        say(f"  {'':<9} {_fields_of(item)}")


def _show_sentences(document: Document) -> None:
    say(f"SENTENCES ({len(document.sentences)})")
    for span in document.sentences:
        say(f"  {_line(document, span)} {document.words(span)}")


def _show_passed_over(document: Document, facts: Facts) -> None:
    from checker.facts.forward_looking import find_passed_over  # noqa: PLC0415

    for item in facts.of("forward-looking"):
        say(f"  {_line(document, item.span)} marked: {item.why}")
        say(f"  {'':<9} {_short(document, item.span)}")
    for item in find_passed_over(facts):
        say(f'  {_line(document, item.span)} passed over "{item.text}": {item.reason}')
        say(f"  {'':<9} {_short(document, item.span)}")


def _fields_of(item: Any) -> str:
    values = ((f.name, getattr(item, f.name)) for f in fields(item))
    return ", ".join(
        f"{n}={_word(v)}" for n, v in values if v not in (None, (), "") and not isinstance(v, Span)
    )


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_word(v) for v in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}: {_word(v)}" for k, v in value.items())
    return str(value)


def _line(document: Document, span: Span) -> str:
    return f"line {document.place(span).line:<4}"


def _short(document: Document, span: Span) -> str:
    words = " ".join(document.words(span).split())
    return words if len(words) <= WIDTH else f"{words[: WIDTH - 1]}…"
