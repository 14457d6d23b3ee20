"""Kinds of fact that a text can only hold if it has certain words; without them they aren't even imported.

Most releases tell of no dividend, split or new auditor; to import what would look for them takes longer than
to look. For kinds whose expressions are the program's own: a list that a pack may add to says nothing here.
"""

from __future__ import annotations

NEEDS: dict[str, tuple[str, ...]] = {
    "auditor-change": ("auditor", "accounting firm", "accountant"),
    "credit-trouble": ("covenant", "default"),
    "cyber-incident": ("cyber", "ransomware", "breach", "unauthori", "incident"),
    "dividend": ("dividend", "distribution"),
    "going-concern": ("going concern", "going-concern"),
    "holder-meeting": ("meeting",),
    "inducement-grant": ("inducement", "5635(c)(4)", "303a.08"),
    "item-reference": ("item",),
    "listing-transfer": ("listing", "delist"),
    "offering-sum": ("proceeds", "option"),
    "registration": ("registration statement",),
    "restatement": ("restat", "relied", "reliance"),
    "split": ("split", "consolidat"),
}
"""In lower case; of a kind's words every text that holds such a fact has one."""


def may_hold(kind: str, lower: str) -> bool:
    """Whether a text, in lower case, may hold facts of a kind."""
    needs = NEEDS.get(kind)
    return needs is None or any(word in lower for word in needs)
