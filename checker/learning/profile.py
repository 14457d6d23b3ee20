"""Past releases → the fields of a profile, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.facts.contacts import Contact
from checker.facts.house.names import bare, is_form, is_named, is_same
from checker.facts.house.statements import wire_today
from checker.facts.openings import newswires
from checker.facts.tickers import Ticker
from checker.learning.evidence import Past, Seen, recent, seen
from checker.patterns import pattern
from checker.record import Record

_FORM = pattern(
    r",? (?:Inc\.|Inc|Incorporated|Corp\.|Corporation|Ltd\.|Ltd|Limited|LLC|PLC|Plc|plc|N\.V\.|S\.A\.|SE|AG)"
    r"(?!\w)"
)
"""The legal form behind a name."""


class Proposed(Record):
    """One line of the proposal: a key of the profile, its value, and where it was seen."""

    key: str
    value: object
    told: str


def proposals(releases: Sequence[Past]) -> Iterator[Proposed]:
    """The profile's fields, in the order in which they are written."""
    total = len(releases)
    named = _name(releases)
    name = named.value if named else ""
    if named:
        yield Proposed("name", name, named.told(total))
    tickers = _tickers(recent(releases), name) or _tickers(releases, name)
    if tickers:
        value = {str(each.value[0]): str(each.value[1]) for each in tickers}
        yield Proposed("tickers", value, tickers[0].told(total))
    for key, found in (("fiscal-year-end", _year_end(releases)), ("filer", _filer(releases))):
        if found:
            yield Proposed(key, found.value, found.told(total))
    for key, several in (("forms", _forms(releases)), ("domains", _domains(releases, name))):
        if several:
            yield Proposed(key, [each.value for each in several], several[0].told(total))
    desk = (("ir-address", _desk(releases, "email")), ("ir-phone", _desk(releases, "phone")))
    for key, found in (*desk, ("wire", _wire(releases))):
        if found:
            yield Proposed(key, found.value, found.told(total))
    for each in _contacts(releases):
        yield Proposed("contacts", dict(each.value), each.told(total))


def _name(releases: Sequence[Past]) -> Seen[str] | None:
    """The name that most of the latest releases give, as the latest prints it."""
    names = [(past.facts.release.company or "", past) for past in recent(releases)]
    bares = seen((bare(name), past) for name, past in names if name)
    if not bares:
        return None
    having = [(name, past) for name, past in names if name and bare(name) == bares[0].value]
    longest = _legal(
        max(having, key=lambda pair: (len(pair[0]), pair[1].day))[0], [past for _, past in names]
    )
    everywhere = ((longest, past) for past in releases if is_same(past.facts.release.company or "", longest))
    return next(iter(seen(everywhere)), None)


def _legal(name: str, releases: Sequence[Past]) -> str:
    """The name with its legal form, where most of the releases print it with one somewhere."""
    forms = seen((form, past) for past in releases for form in _forms_behind(name, past.facts.document.text))
    usual = forms[0] if forms and 2 * len(forms[0].releases) >= len(releases) else None
    return name + usual.value if usual else name


def _forms_behind(name: str, text: str) -> Iterator[str]:
    """The legal forms that stand behind a name in a text."""
    for piece in text.split(name)[1:]:
        if match := _FORM.match(piece):
            yield match.group()


def _tickers(releases: Sequence[Past], name: str) -> list[Seen[tuple[str, str]]]:
    """The issuer's listings in at least a quarter of the releases, one an exchange."""
    found = seen(
        ((ticker.exchange, ticker.symbol.upper()), past)
        for past in releases
        for ticker in past.facts.of("ticker")
        if ticker.exchange and ticker.symbol and _is_own(ticker, name)
    )
    kept: dict[str, Seen[tuple[str, str]]] = {}
    for each in found:
        if 4 * len(each.releases) >= len(releases):
            kept.setdefault(each.value[0], each)
    return list(kept.values())


def _is_own(ticker: Ticker, name: str) -> bool:
    if ticker.company is None or is_form(ticker.company):
        return ticker.ordinal == 1
    return is_named(ticker.company, name)


def _year_end(releases: Sequence[Past]) -> Seen[str] | None:
    found = seen(
        ("{:02}-{:02}".format(*past.facts.release.fiscal_year_end), past)
        for past in releases
        if past.facts.release.fiscal_year_end
    )
    if not found or (len(found[0].releases) == 1 and len(releases) > 3):
        return None
    return found[0] if 2 * len(found[0].releases) > sum(len(each.releases) for each in found) else None


def _filer(releases: Sequence[Past]) -> Seen[str] | None:
    """What kind of filer it is, where a release says so outright."""
    known = ((past.facts.release.filer or "", past) for past in releases)
    found = seen(
        (filer, past)
        for filer, past in known
        if filer and past.facts.release.certainty.get("filer") == "read"
    )
    return next(iter(found), None)


def _forms(releases: Sequence[Past]) -> list[Seen[str]]:
    """The periodic reports that at least two releases cite."""
    found = seen(
        (filing.form.partition("/")[0], past)
        for past in (recent(releases) if len(releases) > 6 else releases)  # forms change with the years
        for filing in past.facts.of("filing")
        if filing.form and filing.form[0].isdecimal() and filing.family in ("annual", "quarterly", "current")
    )
    return [each for each in found if len(each.releases) > 1]


def _domains(releases: Sequence[Past], name: str) -> list[Seen[str]]:
    """Domains that sound like the issuer's name, in at least a quarter of the releases; and its desks'."""
    found = seen((domain, past) for past in releases for domain in _hosts(past))
    letters = "".join(c for c in bare(name) if c.isalnum())
    own = [
        each
        for each in found
        if 4 * len(each.releases) >= len(releases) and _sounds_like(each.value, letters)
    ]
    own = [each for each in own if not any(each.value.endswith(f".{other.value}") for other in own)]
    latest = recent(releases)
    desks = seen((domain, past) for past in latest for domain in _desks_domains(past))
    known = {each.value for each in own}
    return own + [d for d in desks if 2 * len(d.releases) >= len(latest) and d.value not in known]


def _desks_domains(past: Past) -> Iterator[str]:
    """Where the desks write from for which no person is named: an agency's too."""
    desks = [contact.span for contact in past.facts.of("contact") if not contact.name]
    for email in past.facts.of("email"):
        if not email.free_mail and any(desk.contains(email.span) for desk in desks):
            yield email.domain


def _hosts(past: Past) -> Iterator[str]:
    yield from (email.domain for email in past.facts.of("email"))
    yield from (url.host.removeprefix("www.") for url in past.facts.of("url"))


def _sounds_like(domain: str, letters: str) -> bool:
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415

    stem = "".join(c for c in domain.rpartition(".")[0] if c.isalnum())
    return bool(letters) and partial_ratio(stem, letters) >= 75


def _contacts(releases: Sequence[Past]) -> list[Seen[tuple[tuple[str, str], ...]]]:
    """The persons and desks that the latest releases name, each with its latest numbers."""
    latest = recent(releases)
    names = seen(
        (contact.name, past) for past in releases for contact in past.facts.of("contact") if contact.name
    )
    present = {contact.name for past in latest for contact in past.facts.of("contact")}
    return [
        Seen(tuple(_entry(each)), each.releases)
        for each in names
        if each.value in present and (len(each.releases) > 1 or len(releases) < 4)
    ]


def _entry(name: Seen[str]) -> Iterator[tuple[str, str]]:
    yield "name", name.value
    entries = [c for past in name.releases for c in past.facts.of("contact") if c.name == name.value]
    for key in ("phone", "email"):
        given = next((value for c in entries if (value := _given(c, key))), None)
        if given:
            yield key, given


def _given(contact: Contact, key: str) -> str | None:
    return contact.phone if key == "phone" else contact.email


def _desk(releases: Sequence[Past], key: str) -> Seen[str] | None:
    """The address or number of investor relations, where the latest releases name no person with it."""
    return _usual(
        ((value, past) for past in recent(releases) for value in _desk_values(past, key)),
        len(recent(releases)),
    )


def _desk_values(past: Past, key: str) -> Iterator[str]:
    for contact in past.facts.of("contact"):
        value = _given(contact, key)
        if value and not contact.name and contact.role == "investor":
            yield value


def _wire(releases: Sequence[Past]) -> Seen[str] | None:
    """The newswire of the latest releases, by its name of today."""
    latest = recent(releases)
    return _usual(
        (
            (wire_today(newswires(past.facts.law), dateline.wire), past)
            for past in latest
            for dateline in past.facts.of("dateline")
            if dateline.wire
        ),
        len(latest),
    )


def _usual(pairs: Iterable[tuple[str, Past]], total: int) -> Seen[str] | None:
    """The value that at least half of some releases have."""
    found = seen(pairs)
    return found[0] if found and 2 * len(found[0].releases) >= total else None
