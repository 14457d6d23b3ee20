"""What a draft states about its issuer, beside what the profile says."""

from __future__ import annotations

from typing import Literal

from checker.document import Span
from checker.record import Record

HouseKind = Literal[
    "ticker", "form", "contact", "contact-phone", "contact-email", "email-domain", "code-name", "former-name",
    "fiscal-period", "transfer-agent", "auditor", "wire",
]  # fmt: skip


class HouseStatement(Record):
    """One statement, and whether the house bears it out."""

    span: Span
    kind: HouseKind
    stated: str
    """What the draft says."""
    expected: str
    """What the profile says, in words."""
    agrees: bool


class HouseProfile(Record):
    """That the house has given a profile, and how many names it bars; it lies on the draft's first words."""

    span: Span
    code_names: int
    former_names: int
