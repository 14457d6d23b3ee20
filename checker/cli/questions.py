"""The few questions of ``prewire init``: what an issuer's profile needs and nobody can guess.

Each has a default, which is what past releases say, if there are any. An answer is read as a release would
be, so that it is known at once whether prewire understands it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime

import typer

from checker.cli.running import say
from checker.config import DEFAULT_PACKS
from checker.errors import ConfigError
from checker.facts import Facts
from checker.facts.house.statements import wire_today
from checker.facts.openings import newswires
from checker.issuer import FILERS, issuer_from
from checker.language.pack import load_packs
from checker.law import Law
from checker.learning.profile import Proposed
from checker.reading import read_text
from checker.record import Record

LEAVE_OUT = "-"
"""The answer that leaves out what was proposed."""

_INTRODUCTION = (
    "A few questions about the issuer. Enter takes what stands in brackets, a hyphen leaves it out;",
    "everything may be changed later in prewire.toml.",
)


class Question(Record):
    """One key of the profile: what is asked, why, and how an answer is read."""

    key: str
    asked: str
    why: str
    read: Callable[[str, Law], object]
    """Gives the value; raises ValueError with what is wanted."""


def asked(proposed: Sequence[Proposed]) -> list[Proposed]:
    """The profile's fields after the answers of the person at the terminal; what isn't asked for stays.

    Raises:
        typer.Abort: the person ended it.
    """
    law = load_packs(DEFAULT_PACKS).law
    known = {each.key: each for each in proposed if each.key != "contacts"}
    for line in _INTRODUCTION:
        say(line)
    answers = {question.key: _answer(question, known.get(question.key), law) for question in QUESTIONS}
    return list(_merged(proposed, answers))


def _merged(proposed: Sequence[Proposed], answers: Mapping[str, Proposed | None]) -> Iterator[Proposed]:
    """The answers, then what was not asked."""
    yield from (answer for answer in answers.values() if answer is not None)
    yield from (each for each in proposed if each.key not in answers)


def _answer(question: Question, known: Proposed | None, law: Law) -> Proposed | None:
    """The answer to a question; None if it is left out. A wrong one is asked for again."""
    for line in ("", *question.why.splitlines()):
        say(line)
    default = _words(known.value) if known else ""
    while True:
        given = typer.prompt(
            f"{question.asked} [{default or 'skip'}]", default=default, show_default=False
        ).strip()
        if given == default:
            return known
        if given == LEAVE_OUT:
            return None
        try:
            value = question.read(given, law)
            issuer_from({question.key: value}, "the answer")
        except (ValueError, ConfigError) as e:
            say(f"That was not understood: {e}.")
        else:
            return Proposed(question.key, value, "as answered")


def _words(value: object) -> str:
    """A value as it would be answered."""
    if isinstance(value, Mapping):
        return ", ".join(f"{exchange}: {symbol}" for exchange, symbol in value.items())
    return str(value)


def _as_given(answer: str, _law: Law) -> str:
    return answer


def _listings(answer: str, law: Law) -> dict[str, str]:
    """``NASDAQ: ACME, TSX: ACM`` → the symbols by exchange, as a release's own would be read."""
    document = read_text(f"Acme, Inc. ({answer.strip('()').upper()}) today opened a plant.", "answer.txt")
    found = Facts(document, law, {}, date.today()).of("ticker")
    listed = {ticker.exchange: ticker.symbol.upper() for ticker in found if ticker.exchange and ticker.symbol}
    if not listed:
        raise ValueError("write it as a release does, for instance Nasdaq: ACME, or NYSE: ACM, TSX: ACM")
    return listed


def _year_end(answer: str, _law: Law) -> str:
    """``December 31`` or ``12-31`` → ``12-31``."""
    for form in ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%m-%d %Y"):
        try:
            return f"{datetime.strptime(f'{answer} 2000', form):%m-%d}"
        except ValueError:
            continue
    raise ValueError("write a month and day, for instance December 31 or 12-31")


def _filer(answer: str, _law: Law) -> str:
    if answer.lower() not in FILERS:
        raise ValueError(f"write one of {', '.join(FILERS)}")
    return answer.lower()


def _address(answer: str, _law: Law) -> str:
    name, at, domain = answer.partition("@")
    if not (name and at and "." in domain.strip(".")) or " " in answer:
        raise ValueError("write an e-mail address, for instance ir@acme.com")
    return answer


def _number(answer: str, _law: Law) -> str:
    if sum(c.isdecimal() for c in answer) < 7:
        raise ValueError("write a telephone number with its area code")
    return answer


def _wire(answer: str, law: Law) -> str:
    return wire_today(newswires(law), answer)


QUESTIONS = (
    Question("name", "Legal name", "The issuer's full legal name, as its releases print it.", _as_given),
    Question(
        "tickers",
        "Exchange and ticker",
        "Where its stock trades: a draft with another symbol or exchange is a finding.",
        _listings,
    ),
    Question(
        "fiscal-year-end",
        "Last day of the fiscal year",
        "By it prewire knows which quarter ends when, and when reports fall due.",
        _year_end,
    ),
    Question(
        "filer",
        "Kind of filer",
        "What it is to the SEC: domestic (files 10-K and 10-Q), fpi (a foreign private issuer: 20-F, 6-K),\n"
        "mjds (a Canadian one: 40-F), spac, fund or foreign. Many rules hold for one kind only.",
        _filer,
    ),
    Question(
        "ir-address",
        "E-mail of investor relations",
        "Where investors write to. A contact for investors with another address is a finding.",
        _address,
    ),
    Question("ir-phone", "Telephone of investor relations", "The number that stands with it.", _number),
    Question(
        "wire",
        "Newswire",
        "The service that carries its releases, for instance Business Wire, GlobeNewswire or PRNewswire.",
        _wire,
    ),
)
