"""The last check before the wire (``--final``): what is left in the draft that is not the release.

Comments, tracked changes and instructions to prewire are right in a draft and wrong in what goes out, so
only this check looks for them all, and no allowance covers them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.directives import is_directive
from checker.document import Document
from checker.facts import Facts
from checker.findings import Authority, Finding, Fix, Outcome, RuleCard, Severity, Verdict, fingerprint
from checker.record import replace

TOPIC = "draft"
"""The rules of this topic find marks of a draft; under ``--final`` none of their findings may be allowed."""

CARD = RuleCard(
    id="draft.left-in-file",
    title="Nothing but the release may be left in the final file",
    severity=Severity.ERROR,
    why=(
        "What travels with the file to the wire, the exchange and whoever it is forwarded to is read there: "
        "comments, tracked changes, and instructions to prewire."
    ),
    pack="prewire",
    authority=(Authority("house", "house"),),
)

_COVERED_BY = {"comment": "draft.comments-left", "change": "draft.tracked-changes"}
"""Rules that already tell of all markings of a group."""


def final_outcome(document: Document, facts: Facts, outcomes: Sequence[Outcome]) -> Outcome:
    """What is left in the file beside the release, but for what a rule has already told."""
    told = {outcome.rule.id for outcome in outcomes if outcome.verdict is Verdict.FAILED}
    found = tuple(_numbered((*_stated(document), *_comments(document), *_marked(facts, told))))
    verdict = Verdict.FAILED if found else Verdict.PASSED
    return Outcome(CARD, verdict, CARD.severity, findings=found)


def fails_as_final(outcomes: Sequence[Outcome]) -> bool:
    """Whether a mark of a draft is left that is more than advice."""
    found = [f for o in outcomes if o.rule.topic == TOPIC for f in o.counting]
    return any(finding.severity is not Severity.ADVICE for finding in found)


def _numbered(found: Sequence[Finding]) -> Iterator[Finding]:
    for nth, finding in enumerate(found):
        yield replace(finding, fingerprint=fingerprint(CARD.id, "", nth))


def _finding(message: str, advice: str) -> Finding:
    return Finding(CARD.id, CARD.severity, message, None, "", Fix(advice))


def _stated(document: Document) -> Iterator[Finding]:
    if document.stated.get("allow"):
        yield _finding(
            "The front matter still allows findings.",
            "Settle them, or move the allowances to a file beside the draft.",
        )


def _comments(document: Document) -> Iterator[Finding]:
    """Each comment in the source of HTML or Markdown; those of other files are markings."""
    if any(marking.kind in ("comment", "annotation") for marking in document.markings):
        return
    for remark in document.remarks:
        kind = "An instruction to prewire" if is_directive(remark.text) else "A comment"
        words = " ".join(remark.text.split())
        shown = words if len(words) <= 60 else words[:59] + "…"
        yield _finding(f'{kind} is left in line {remark.line}: "{shown}".', "Take it out of the file.")


def _marked(facts: Facts, told: set[str]) -> Iterator[Finding]:
    """The first marking of each group, with the number of all, unless a rule has told of the group."""
    groups: dict[str, list[object]] = {}
    for marking in facts.of("marking"):
        if marking.group in _COVERED_BY and _COVERED_BY[marking.group] not in told:
            groups.setdefault(marking.group, []).append(marking)
    for group, markings in groups.items():
        first = markings[0]
        what = "comment" if group == "comment" else "tracked change"
        count = f"{len(markings)} {what}{'s' * (len(markings) > 1)}"
        where = getattr(first, "where", "")
        yield _finding(f"Left in the file: {count}; the first is in {where}.", _ADVICE[group])


_ADVICE = {
    "comment": "Settle each comment and delete it; an allowance belongs in a file beside the draft now.",
    "change": "Accept or reject every change.",
}
