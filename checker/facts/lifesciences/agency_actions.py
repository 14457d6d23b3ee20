"""What a regulator is said to have done → AgencyAction, and whether the verb is the pathway's.

A new drug, a biologic and a PMA device are *approved*; a 510(k) device is *cleared*; De Novo requests
are *granted*; emergency use is *authorized*; an IND *goes into effect*; an establishment is *registered*
and a device *listed*, which says nothing of it (21 CFR 807.39, 807.97).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.lifesciences.setting import found_in, sentence_around
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Pathway = Literal["IND", "510(k)", "EUA", "De Novo", "NDA", "registration"]

_APPLICATION = (
    r"(?:(?:(?:the|our|its|an?|this|their|company's|new|investigational|application|for|\p{Lu}[\p{L}']+)"
    r" ){0,6}?)"
)
_SAID: tuple[tuple[Pathway, str, Matcher], ...] = (
    (
        "IND",
        "cleared",
        Matcher(
            r"\b(?i:approve[sd]?|approving|approval (?:of|for)) "
            + _APPLICATION
            + r"(?i:\bIND\b|investigational new drug)(?! candidates?)"
        ),
    ),
    (
        "IND",
        "cleared",
        Matcher(r"\bIND(?: application)?[- ](?i:(?:was|is|has been|been) )?(?i:approved|approval)\b"),
    ),
    (
        "510(k)",
        "cleared",
        Matcher(
            r"(?i)\b510\(k\)[- ](?:pre-?market )?(?:notification |application |submission )?(?:was |has"
            r" been |is )?"
            r"(?:approv(?:ed|al))\b|\bapprov(?:ed|al|es) (?:(?:of|for|by|under|through|via|its|our|the|a"
            r"|an|FDA) ){0,4}510\(k\)"
        ),
    ),
    (
        "EUA",
        "authorized",
        Matcher(
            r"(?i)\b(?:EUA|emergency use)[- ](?:authorization )?(?:was |has been |is )?(?:approv(?:ed|al)"
            r"|clear(?:ed|ance))\b"
            r"|\b(?:approv(?:ed|es|al)|cleared)(?: \w+){0,2}? (?:for|under|its|the|an|of)(?: \w+){0,2}?"
            r" (?:EUA\b|emergency use\b)"
        ),
    ),
    (
        "De Novo",
        "granted",
        Matcher(
            r"(?i)\bde novo[- ](?:(?:classification |marketing |request |submission )?(?:was |has been "
            r"|is )?)approv(?:ed|al)\b"
            r"|\bapproved (?:the|its|our|a)(?: \w+){0,2} de novo\b"
        ),
    ),
    (
        "NDA",
        "approved",
        Matcher(
            r"\b(?:s?NDA|s?BLA|PMA)(?: application)?[- ](?i:(?:was |has been |is )?(?:cleared|clearance"
            r"|authorized))\b"
            r"|(?i:\bcleared (?:the|its|our|an?) )(?:\w+ )?(?:NDA|BLA|PMA)\b"
        ),
    ),
    (
        "registration",
        "registered",
        Matcher(
            r"(?i:\bFDA[- ]registered )(?!(?:and [\w-]+ )?(?:[\w-]+,? ){0,3}?(?i:facilit|establish"
            r"|manufactur|outsourc|warehouse"
            r"|laborator|site|plant|pharmac|supplier|distribut|importer|owner|503|contract|clinical trial"
            r"|CDMO|compan|label|under|with|as)\w*)"
            r"(?:[\w-]+ ){0,3}?(?i:devices?|products?|drugs?|supplements?|tests?|masks?|treatments?"
            r"|therap\w+|sanitizers?|kits?)\b"
        ),
    ),
    (
        "registration",
        "registered",
        Matcher(
            r"(?i)\bFDA(?:'s)? (?:certificate of registration|registration certificate)\b"
            r"|\bFDA[- ]certified\b|\b(?:approved|endorsed|certified) by (?:the )?FDA(?: \w+)? registration\b"
        ),
    ),
)
_REVISED = pattern(
    r"(?i)\b(?:not|never|no|without|nor|neither|if|before|until|once|institutional review board|IRB"
    r"|ethics committee|protocol)\b"
)


class AgencyAction(Record):
    """One statement whose verb is not the pathway's."""

    span: Span
    pathway: Pathway
    should_be: str
    """The pathway's verb: ``cleared``."""
    in_quote: bool


def find_agency_actions(facts: Facts) -> Iterator[AgencyAction]:
    """Every statement that a regulator did what it does not do on that pathway."""
    document = facts.document
    for pathway, right, said in _SAID:
        for span, _ in found_in(document, said):
            if not _denied(document, span.start):
                quoted = document.overlaps_part(Span(span.start, span.start + 1), "quote")
                yield AgencyAction(span, pathway, right, quoted)


def _denied(document: Document, at: int) -> bool:
    """Whether the clause denies it, or speaks of somebody else's approval (an IRB's)."""
    first = max(sentence_around(document, at).start, at - 40)
    return _REVISED.search(document.text, first, at) is not None
