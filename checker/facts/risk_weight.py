"""A risk factor → how much it says: the company's own, stock, or neither."""

from __future__ import annotations

from enum import Enum

from checker.document import Document, Span
from checker.facts.word_lists import word_list
from checker.facts.wordings import wordings
from checker.law import Law
from checker.patterns import pattern


class FactorWeight(Enum):
    """How tailored a factor is."""

    SPECIFIC = "specific"
    """It could not be pasted unchanged into any company's release."""
    STOCK = "stock"
    """It stands in almost every list."""
    PLAIN = "plain"
    """It is neither."""


_NAME = pattern(r"(?=[A-Z\d])(?:(?<=[\w,;)] )[A-Z][\w&.-]*[\w]|\b[A-Z]{2,}[\w-]*|\b\d{2,}\b)")


def weigh(document: Document, factor: Span, law: Law) -> FactorWeight:
    """How tailored one factor is."""
    general = word_list(law, "general-names")
    names = _NAME.findall(document.words(factor))
    if any(name.lower().removesuffix("'s") not in general for name in names):
        return FactorWeight.SPECIFIC
    if _says(law, "risk-factor-specific", document, factor):
        return FactorWeight.SPECIFIC
    return FactorWeight.STOCK if _says(law, "risk-factor-stock", document, factor) else FactorWeight.PLAIN


def _says(law: Law, lexicon: str, document: Document, factor: Span) -> bool:
    return any(wording.first_in(document, factor) is not None for wording in wordings(law, lexicon).values())
