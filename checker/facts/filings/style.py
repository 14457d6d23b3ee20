"""A form as written → what is wrong with the writing: "form 10Q" is Form 10-Q."""

from __future__ import annotations

from checker.facts.filings.heads import Head
from checker.patterns import pattern

_FAMILIES = ("annual", "quarterly", "current")
_SAID = pattern(r"\b(?:annual|quarterly|current)\b")


def style_fault(head: Head, after: list[str]) -> str | None:
    """What is wrong with how a form's number is written, in words; None if nothing.

    ``after`` are the nouns that follow the number: ``10-K quarterly report``.
    """
    if head.kind != "number" or head.form is None:
        return None
    return _word_fault(head) or _number_fault(head) or _noun_fault(head, [*head.nouns, *after])


def written_right(head: Head) -> str | None:
    """How the form's number is to be written, with the word "Form" if it has one; None without a number."""
    if head.kind not in ("number", "schedule") or head.form is None:
        return None
    name = head.form.name + ("/A" if head.written.upper().endswith("/A") else "")
    if head.kind == "schedule" or not head.word:
        return name
    return f"Forms {name}" if head.word.lower() == "forms" else f"Form {name}"


def _word_fault(head: Head) -> str | None:
    if head.word in ("form", "forms"):
        return 'lower-case "form"'
    if head.word and head.number.end - head.number.start > len(head.word) and _joined(head):
        return 'hyphen after "Form"'
    return None


def _joined(head: Head) -> bool:
    return head.glue.strip() in ("-", "–") if head.glue else False


def _number_fault(head: Head) -> str | None:
    form, written = head.form, head.written.removesuffix("/A").removesuffix("/a")
    if form is None or "-" not in form.name or head.written == form.name:
        return "apostrophe in the plural" if head.ending.startswith("'") and head.nouns else None
    if head.ending.startswith("'"):
        return "apostrophe in the plural"
    if "-" not in written:
        return "missing hyphen" if not set("–—") & set(written) else "dash for hyphen"
    if " " in written:
        return "space in the number"
    return "lower-case letter in the number" if written != form.name else None


def _noun_fault(head: Head, nouns: list[str]) -> str | None:
    """``quarterly report on Form 10-K``: the noun of another family."""
    family = head.form.family if head.form else ""
    if head.tight or family not in _FAMILIES or head.form is None or head.form.regime != "domestic":
        return None
    said = {w for noun in nouns for w in _SAID.findall(noun.lower())}
    if said and family not in said:
        return f"the noun says {sorted(said)[0]}, the number is of {_article(family)} report"
    return None


def _article(family: str) -> str:
    return f"an {family}" if family[0] in "aeiou" else f"a {family}"
