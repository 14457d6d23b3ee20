"""A judged sentence → whose future it is: the issuer's, its business's, or a third party's."""

from __future__ import annotations

from collections.abc import Sequence

ISSUER = frozenset(
    ["we", "i", "our", "us", "company", "corporation", "management", "board", "group", "partnership", "trust", "bank", "firm", "issuer", "team"]
)
THIRD_PARTY = frozenset(
    ["analysts", "analyst", "customers", "patients", "users", "consumers", "market", "industry", "fda", "government", "regulators", "investors", "shareholders", "stockholders", "holders", "economists", "forecasts", "report", "research", "agency", "congress", "court", "nasdaq"]
)
REACH = 12
"""How many words before the trigger are looked at for its subject."""


def subject_of(words: Sequence[str], shown: Sequence[str], trigger: int, issuer: frozenset[str]) -> str:
    """``issuer``, ``third-party`` or ``business``, by the nearest telling word before the trigger.

    ``issuer`` holds the words of the issuer's own name in lower case.
    """
    for at in range(trigger - 1, max(-1, trigger - REACH), -1):
        word = words[at]
        if word in ISSUER or (word in issuer and shown[at][:1].isupper()):
            return "issuer"
        if word in THIRD_PARTY:
            return "third-party"
    after = words[trigger + 1 : trigger + 4]
    return "issuer" if not words[:trigger] and ISSUER.intersection(after) else "business"
