"""Code names, former names, the auditor and the transfer agent: names that stand in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.house.statement import HouseKind, HouseStatement
from checker.issuer import Issuer
from checker.matching import Matcher, phrase_pattern
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts

_FORM = pattern(
    r"(?i)[,.]|\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|the|group"
    r"|holdings?)\b"
)
_FORMERLY = pattern(
    r"(?i)\b(?:formerly|previously|f/k/a|fka|known as|renamed|changed its name|named)\W+(?:known as )?"
    r"(?:the )?$"
)
_FIRM = r"(?P<name>\p{Lu}[\w&'.-]*(?:,? (?:\p{Lu}[\w&'.-]*|&|and|of|LLP|LLC|N\.A\.|P\.C\.)){0,7}?)"
_AFTER = r"(?=[,;.\n]|$| (?:at|by|on|or|and|for|with|has|have)\b)"
_PROVIDERS: dict[HouseKind, Matcher] = {
    "transfer-agent": Matcher(
        r"\b[Tt]ransfer [Aa]gent(?:,| is| and registrar,?| and registrar is|, which is|:) "
        rf"(?:the )?{_FIRM}{_AFTER}"
    ),
    "auditor": Matcher(
        r"\b(?:[Ii]ndependent (?:registered public accounting firm|(?:registered public )?accountants?"
        rf"|auditors?)|[Aa]uditors?)(?:,| is|, which is|:) {_FIRM}{_AFTER}"
    ),
}


def statements(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """Names that must not stand there, and firms that should be others."""
    yield from _barred(facts, issuer)
    yield from _providers(facts, issuer)


def _barred(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    document = facts.document
    kinds: tuple[tuple[HouseKind, tuple[str, ...]], ...] = (
        ("code-name", issuer.code_names),
        ("former-name", issuer.former_names),
    )
    for kind, barred in kinds:
        for name in barred:
            for m in _phrase(name).finditer(document.text):
                span = Span(*m.span())
                before = document.text[max(0, span.start - 60) : span.start]
                told = kind == "former-name" and _FORMERLY.search(before.rstrip('"“( ') + " ")
                if not told:
                    expected = issuer.name if kind == "former-name" else ""
                    yield HouseStatement(span, kind, document.words(span), expected, agrees=False)


@cache
def _phrase(name: str) -> re.Pattern[str]:
    """A name of the profile as a pattern that no cache file keeps: it may be a code name."""
    return re.compile(phrase_pattern(name), re.IGNORECASE)


def _providers(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    known: tuple[tuple[HouseKind, str], ...] = (
        ("transfer-agent", issuer.transfer_agent),
        ("auditor", issuer.auditor),
    )
    for kind, expected in known:
        if expected:
            for span, fields in _PROVIDERS[kind].find(facts.document):
                agrees = is_same(fields["name"], expected)
                yield HouseStatement(span, kind, fields["name"], expected, agrees)


def is_name_of(name: str, issuer: Issuer) -> bool:
    """Whether a name as printed is the issuer's: its own, a short form or a former one."""
    known = (issuer.name, *issuer.short_names, *issuer.former_names)
    return any(is_named(name, each) for each in known if each)


def is_named(printed: str, name: str) -> bool:
    """Whether a name as printed is this one; what stood before it may have been read with it.

    That is a dateline with a dash and no space, or the heading's "About".
    """
    behind = pattern(r"[-–—]|(?i:^about )").split(printed)[-1]
    return is_same(printed, name) or is_same(behind, name)


def is_form(printed: str) -> bool:
    """Whether what was read as a name is only the words of a legal form: the name itself was not seen."""
    return not _FORM.sub(" ", printed.casefold()).strip()


def is_same(one: str, other: str) -> bool:
    """Whether two names are one but for case, marks and the words of their legal form."""
    return bare(one) == bare(other)


def bare(name: str) -> str:
    """A name without case, marks and the words of its legal form."""
    return " ".join(_FORM.sub(" ", name.casefold()).split()) or name.casefold()
