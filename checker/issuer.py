"""The table ``[issuer]`` of the configuration → Issuer: what the house knows of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from checker.approved import ApprovedText, read_texts
from checker.errors import ConfigError
from checker.record import Record, field

FILERS = ("domestic", "fpi", "mjds", "spac", "fund", "foreign")
"""Kinds of filers: ``fpi`` is a foreign private issuer, ``mjds`` a Canadian one with its own forms."""


class HouseContact(Record):
    """Somebody who may stand as a contact: of the issuer, or of its agency."""

    name: str
    phone: str = ""
    email: str = ""


class Issuer(Record):
    """What the house says of itself. What is empty is not checked."""

    name: str = ""
    short_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    """Names and brands that are given up."""
    tickers: Mapping[str, str] = field(default_factory=dict)
    """Exchange, by the name it has today → symbol."""
    fiscal_year_end: tuple[int, int] | None = None
    """Month and day."""
    filer: str = ""
    jurisdictions: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    """The periodic reports that it files: ``10-K``, ``10-Q``, ``8-K``."""
    domains: tuple[str, ...] = ()
    """Where its mail and its web site are."""
    contacts: tuple[HouseContact, ...] = ()
    code_names: tuple[str, ...] = ()
    """What must never appear: names of deals and projects."""
    ir_address: str = ""
    """The e-mail address of investor relations."""
    ir_phone: str = ""
    wire: str = ""
    """The newswire that it sends its releases by."""
    transfer_agent: str = ""
    auditor: str = ""
    texts: tuple[ApprovedText, ...] = ()
    """Wordings that counsel has approved."""

    def stated(self) -> dict[str, object]:
        """What the profile states about each of its releases, under the names that a draft would use."""
        known: dict[str, object] = {
            "filer": self.filer,
            "jurisdiction": self.jurisdictions,
            "exchange": tuple(self.tickers),
            "fiscal-year-end": "{}-{}".format(*self.fiscal_year_end) if self.fiscal_year_end else "",
        }
        return {name: value for name, value in known.items() if value}


def issuer_from(data: Mapping[str, Any], place: str, folder: Path = Path()) -> Issuer:
    """The profile that a table declares; the folder of approved texts is relative to ``folder``.

    Raises:
        ConfigError: a key is unknown, or a value is not what it should be.
    """
    made: dict[str, Any] = {}
    for key, value in data.items():
        if key == _TEXTS and isinstance(value, str):
            made["texts"] = read_texts(folder / value)
            continue
        if key not in _READERS:
            from checker.suggest import did_you_mean  # noqa: PLC0415

            raise ConfigError(f"{place}: unknown key {key!r}{did_you_mean(key, _READERS)}")
        name, read, wanted = _READERS[key]
        try:
            made[name] = read(value)
        except (TypeError, ValueError, KeyError):
            raise ConfigError(f"{place}: {key} must be {wanted}") from None
    return Issuer(**made)


def _word(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError
    return value.strip()


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_word, value))


def _tickers(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise TypeError
    return {_word(exchange): _word(symbol).upper() for exchange, symbol in value.items()}


def _year_end(value: object) -> tuple[int, int]:
    month, _, day = _word(value).partition("-")
    made = date(2000, int(month), int(day))
    return made.month, made.day


def _domains(value: object) -> tuple[str, ...]:
    return tuple(word.lower().removeprefix("https://").removeprefix("www.") for word in _words(value))


def _contacts(value: object) -> tuple[HouseContact, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError
    return tuple(HouseContact(**{key: _word(given) for key, given in entry.items()}) for entry in value)


def _texts(value: object) -> tuple[ApprovedText, ...]:
    """Texts given outright, as the examples of rules give them: name → wording, or its fields."""
    if not isinstance(value, Mapping):
        raise TypeError
    fields = {n: {"words": given} if isinstance(given, str) else given for n, given in value.items()}
    return tuple(ApprovedText(_word(name), **given) for name, given in fields.items())


def _filer(value: object) -> str:
    if value not in FILERS:
        raise ValueError
    return str(value)


_TEXTS = "texts"
_WORD, _LIST = "words in quotes", "a list of words in quotes"
_READERS: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "name": ("name", _word, _WORD),
    "short-names": ("short_names", _words, _LIST),
    "former-names": ("former_names", _words, _LIST),
    "tickers": ("tickers", _tickers, 'a table such as { Nasdaq = "ACME" }'),
    "fiscal-year-end": ("fiscal_year_end", _year_end, 'a month and day such as "12-31"'),
    "filer": ("filer", _filer, "one of " + ", ".join(FILERS)),
    "jurisdiction": ("jurisdictions", _words, 'a list such as ["US"]'),
    "forms": ("forms", _words, 'a list such as ["10-K", "10-Q", "8-K"]'),
    "domains": ("domains", _domains, 'a list such as ["acme.com"]'),
    "contacts": ("contacts", _contacts, "[[issuer.contacts]] entries with name, phone, email"),
    "code-names": ("code_names", _words, _LIST),
    "ir-address": ("ir_address", _word, "an e-mail address"),
    "ir-phone": ("ir_phone", _word, "a telephone number, in quotes"),
    "wire": ("wire", _word, "a newswire's name, in quotes"),
    "transfer-agent": ("transfer_agent", _word, _WORD),
    "auditor": ("auditor", _word, _WORD),
    _TEXTS: ("texts", _texts, "the name of a folder, in quotes"),
}
