"""Contacts for readers of the release → Contact: who, of which company, in which role, how to reach.

Contacts stand in blocks (a line each, in columns, or run together by a web page) or in a sentence ("For
further information, please contact Jane Roe, CFO, at …"). Numbers for hearing a call are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Span
from checker.facts.contact_entries import Entry
from checker.facts.contact_lines import Reach
from checker.facts.contact_prose import in_prose
from checker.facts.contact_words import ContactWords, Role
from checker.facts.contact_zones import in_blocks
from checker.record import Record
from checker.spans import Taken
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.emails import Email
    from checker.facts.phones import Phone


class Contact(Record):
    """One entry: a person, or a company's desk, with its numbers."""

    span: Span
    """The whole entry, with its heading."""
    name: str | None
    """Persons of one entry are separated as printed, or by semicolons."""
    title: str | None
    org: str | None
    role: Role
    phone: str | None
    """As printed, with its extension."""
    number: str | None
    """The same in the form of ITU-T E.164."""
    email: str | None
    placeholder: bool
    """Whether a stand-in was left where a name, number or address belongs."""
    reachable: bool
    """Whether there is a telephone number or an e-mail address."""
    missing: tuple[Annotated[str, one_of("name", "phone", "email")], ...]
    """What is not given, of ``name``, ``phone``, ``email``."""


def find_contacts(facts: Facts) -> Iterator[Contact]:
    """Every contact in the release, in order."""
    words = facts.law.once("contact-words", lambda: ContactWords(facts.law))
    phones = [p for p in facts.of("phone") if not p.dial_in]
    emails, urls = facts.of("email"), facts.of("url")
    reach = Reach((*phones, *emails, *urls))
    blocks = list(in_blocks(facts.document, reach, words))
    known = {_reached(e, kind) for e in blocks if e.said("name") for kind in ("phone", "email")} - {None}
    for entry in blocks:
        yield _contact(facts, entry, words)
    for entry in in_prose(facts.document, reach, words, Taken(e.span for e in blocks)):
        if not {_reached(entry, kind) for kind in ("phone", "email")} - {None} <= known:
            yield _contact(facts, entry, words)


def _reached(entry: Entry, kind: str) -> str | None:
    """What tells an entry's number or address from others."""
    piece = next(iter(entry.said(kind)), None)
    return piece.text.casefold() if piece else None


def _contact(facts: Facts, entry: Entry, words: ContactWords) -> Contact:
    source = entry if entry.reached or entry.shares is None else entry.shares
    phone = next((p for p in source.said("phone")), None)
    email = next((p.fact for p in source.said("email")), None)
    name, company = _name(entry), _organisation(entry)
    if name and _is_company(name, facts.release.company):
        name, company = None, company or name
    title = ", ".join(p.text for p in entry.said("title")) or None
    address: str | None = getattr(email, "address", None)
    missing = [w for w, given in (("name", name), ("phone", phone), ("email", email)) if not given]
    return Contact(
        span=entry.span,
        name=name,
        title=title,
        org=company,
        role=_role(entry, title, address, words),
        phone=phone.text if phone else None,
        number=getattr(phone.fact, "number", None) if phone else None,
        email=address,
        placeholder=_has_placeholder(facts, entry),
        reachable=bool(phone or email),
        missing=tuple(missing),
    )


def _name(entry: Entry) -> str | None:
    return "; ".join(p.text for p in entry.said("name")) or None


def _is_company(name: str, company: str | None) -> bool:
    """Whether two capitalised words are the issuer's name, not a person's."""
    return bool(company) and str(company).casefold().startswith(name.casefold())


def _organisation(entry: Entry) -> str | None:
    """The company after the name, else the one before it."""
    named = entry.said("name")
    orgs = entry.said("organisation")
    after = [o for o in orgs if named and o.span.start > named[0].span.start]
    return (after or orgs)[0].text if orgs else None


def _role(entry: Entry, title: str | None, address: str | None, words: ContactWords) -> Role:
    """By the heading, else by the title, else by the address ("ir@…")."""
    by_address = (
        words.role(address.partition("@")[0].replace(".", " ").replace("_", " ")) if address else None
    )
    return entry.role or (words.role(title) if title else None) or by_address or "unspecified"


def _has_placeholder(facts: Facts, entry: Entry) -> bool:
    reached: list[Phone | Email] = [p.fact for p in entry.pieces if p.fact is not None]
    if any(f.placeholder or getattr(f, "fictional", False) for f in reached):
        return True
    lexicon = facts.law.lexicon("contact-placeholders")
    return any(True for _ in lexicon.find_in(facts.document.text, entry.span))
