"""Why a rule says nothing about a release → a reason that a reader can take in, shared by many rules.

An outcome's own ``because`` names the query that found nothing, for whoever writes rules; a reader of the
report wants to know in a word whether it concerns this release at all.
"""

from __future__ import annotations

from checker.findings import Outcome, Verdict
from checker.render.wording import capital, stop

NO_FAULT = "No fault found."
NOTHING = "Nothing of the kind is in the release."
PREVIEW = "Previews, which were not asked for."

_ABSENT = "the release does not have "
_LONGEST = 40


def plain_reason(outcome: Outcome) -> tuple[str, str]:
    """The reason in plain words, and what is particular to this rule (``no headquarters``; may be empty)."""
    because = outcome.because.strip()
    if outcome.verdict is Verdict.PASSED:
        return stop(capital(because)) or NO_FAULT, ""
    if because.startswith(_ABSENT):
        return NOTHING, _particular(because.removeprefix(_ABSENT))
    if "preview" in because:
        return PREVIEW, ""
    return stop(capital(because)) or "Its condition is not met.", ""


def _particular(absent: str) -> str:
    """``an end mark part`` → ``no end mark``; a query of several conditions says nothing to a reader."""
    if len(absent) > _LONGEST or any(sign in absent for sign in ',"(\\') or " or " in absent:
        return ""
    words = absent.removesuffix(" part").split(" ", 1)
    return f"no {words[1]}" if len(words) == 2 and words[0] in ("a", "an") else ""
