"""Contacts and e-mail addresses, held against those that the house gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.house.statement import HouseKind, HouseStatement
from checker.issuer import HouseContact, Issuer

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.contacts import Contact


def statements(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """Who is named as a contact, how to reach them, and at which domains."""
    asked = issuer.contacts or issuer.ir_address or issuer.ir_phone
    for contact in facts.of("contact") if asked else ():
        if contact.name and issuer.contacts:
            yield from _contact(contact, contact.name, issuer)
        elif not contact.name and contact.role == "investor" and not _is_listed(contact, issuer):
            yield from _reached(contact, HouseContact(_DESK, issuer.ir_phone, issuer.ir_address))
    if issuer.domains:
        yield from _addresses(facts, issuer)


def _contact(contact: Contact, name: str, issuer: Issuer) -> Iterator[HouseStatement]:
    named = _name_words(name)
    known = [person for person in issuer.contacts if _name_words(person.name) <= named]
    expected = "; ".join(person.name for person in issuer.contacts)
    yield HouseStatement(contact.span, "contact", name, expected, agrees=bool(known))
    if len(known) == 1:
        yield from _reached(contact, known[0])


def _is_listed(contact: Contact, issuer: Issuer) -> bool:
    """Whether an entry without a name has the address of somebody in the profile."""
    return any(_same_address(contact.email or "", person.email) for person in issuer.contacts if person.email)


_DESK = "Investor Relations"
"""Who answers where no person is named."""


def _reached(contact: Contact, person: HouseContact) -> Iterator[HouseStatement]:
    pairs: tuple[tuple[HouseKind, str | None, str], ...] = (
        ("contact-phone", contact.phone, person.phone),
        ("contact-email", contact.email, person.email),
    )
    for kind, stated, expected in pairs:
        if stated and expected:
            agrees = (
                _same_address(stated, expected) if kind == "contact-email" else _same_number(stated, expected)
            )
            yield HouseStatement(contact.span, kind, stated, expected, agrees)


def _same_address(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _same_number(one: str, other: str) -> bool:
    """By their last nine digits: country codes and exchange prefixes may be left out."""
    return _digits(one)[-9:] == _digits(other)[-9:]


def _digits(words: str) -> str:
    main = words.casefold().partition("ext")[0].partition(" x")[0]
    return "".join(c for c in main if c.isdecimal())


def _name_words(name: str) -> frozenset[str]:
    """The words of a name, or of several, without their titles."""
    words = ("".join(c for c in word if c.isalnum()) for word in name.casefold().replace("-", " ").split())
    return frozenset(word for word in words if word and word not in _TITLES)


_TITLES = frozenset(("dr", "mr", "ms", "mrs", "prof", "jr", "sr", "cfa", "phd", "md"))


def _is_of_an_offering(facts: Facts, span: Span) -> bool:
    """Whether a paragraph says where a prospectus is to be had: that is at the underwriter's."""
    block = facts.document.block_at(span.start)
    return block is not None and "prospectus" in facts.document.lower[block.span.start : block.span.end]


def _addresses(facts: Facts, issuer: Issuer) -> Iterator[HouseStatement]:
    """Every e-mail address, which should be at a domain of the house or be a known contact's own."""
    known = {
        address.casefold() for address in (issuer.ir_address, *(p.email for p in issuer.contacts)) if address
    }
    agencies = {address.partition("@")[2] for address in known}
    for email in facts.of("email"):
        if _is_of_an_offering(facts, email.span):
            continue
        own = any(email.domain == domain or email.domain.endswith(f".{domain}") for domain in issuer.domains)
        theirs = email.domain in agencies and not email.free_mail
        agrees = own or theirs or email.address.casefold() in known
        yield HouseStatement(email.span, "email-domain", email.address, ", ".join(issuer.domains), agrees)
