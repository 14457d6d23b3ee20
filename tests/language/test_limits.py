"""What a check does with a draft that has more of something than any release."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.apply import MOST_FINDINGS
from checker.errors import DraftError
from checker.facts import KINDS
from checker.findings import Outcome, Verdict
from checker.record import replace

Judge = Callable[..., Outcome]


def test_a_fault_in_more_places_than_anyone_reads(judge: Judge) -> None:
    outcome = judge("forbid: {phrase: goose}", "Goose\n\n" * (MOST_FINDINGS + 50))
    *listed, more = outcome.findings

    assert outcome.verdict is Verdict.FAILED
    assert len(listed) == MOST_FINDINGS
    assert all(finding.span for finding in listed)
    assert (more.span, more.message) == (
        None,
        "This is at fault in more than 1,000 places, of which the others are listed. "
        "Mend them, then check again.",
    )
    assert len({finding.fingerprint for finding in outcome.findings}) == MOST_FINDINGS + 1


def test_a_fault_in_as_many_places_as_are_listed(judge: Judge) -> None:
    outcome = judge("forbid: {phrase: goose}", "Goose\n\n" * MOST_FINDINGS)

    assert len(outcome.findings) == MOST_FINDINGS
    assert all(finding.span for finding in outcome.findings)


def test_one_subject_with_many_faults(judge: Judge) -> None:
    outcome = judge("each: {part: paragraph}\nforbid: {phrase: goose, in: it}", "goose " * 1_500)

    assert len(outcome.findings) == MOST_FINDINGS + 1


def test_a_draft_with_too_many_facts_is_refused(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "sighting", replace(KINDS["sighting"], most=1))

    assert judge("forbid: {fact: sighting}", "A goose.").verdict is Verdict.FAILED
    with pytest.raises(DraftError, match=r"^release\.txt: it has more than 1 facts of 'sighting'; check"):
        judge("forbid: {fact: sighting}", "A goose and a duck.")
