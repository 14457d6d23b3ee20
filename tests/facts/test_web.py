"""E-mail and web addresses, also where a copy ran them into other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to ir@acme-anvils.com.", "ir@acme-anvils.com"),
        ("Email: IR@Acme-Anvils.comWebsite: www.acme-anvils.com", "IR@Acme-Anvils.com"),
        ("Contact:info@acme-anvils.com678-384-7220", "info@acme-anvils.com"),
        ("Chief Executive Officerir@acme-anvils.ai(727) 314-3717", "ir@acme-anvils.ai"),
        ("Contact:Acme Anvils Inc.Info@acme-anvils.com", "Info@acme-anvils.com"),
        ("Maria Keller, CEO412-799-0350maria@acme-anvils.com", "maria@acme-anvils.com"),
        ("Contact:Anna Bensonanna@acme-anvils.com", "anna@acme-anvils.com"),
        ("Investor Relationsinfo@acme-anvils.arhttps://acme-anvils.com", "info@acme-anvils.ar"),
        ("ext. x304press@acme-anvils.com", "press@acme-anvils.com"),
    ],
)
def test_reads_addresses(facts_of: FactsOf, text: str, address: str) -> None:
    (email,) = facts_of(text).of("email")
    assert (email.address, email.valid) == (address, True)


@pytest.mark.parametrize("names", ["ACME_IR", "MATWinfo", "CorporatePR.Team", "JSmith"])
def test_capitals_of_an_address_are_its_own(facts_of: FactsOf, names: str) -> None:
    (email,) = facts_of(f"Write to {names}@acme-anvils.com today.").of("email")
    assert email.address == f"{names}@acme-anvils.com"


@pytest.mark.parametrize("address", ["ir@acme..com", "ir@acme", "ir@acme,com", ".ir@-acme.com"])
def test_tells_addresses_that_are_none(facts_of: FactsOf, address: str) -> None:
    assert not any(
        email.valid and email.address == address for email in facts_of(f"Write to {address} soon").of("email")
    )


@pytest.mark.parametrize(
    ("address", "placeholder", "free"),
    [
        ("ir@example.com", True, False),
        ("ir@company.com", True, False),
        ("acme.ir@gmail.com", False, True),
        ("ir@acme-anvils.com", False, False),
        ("ir@mycompany.com.acme-anvils.com", False, False),
    ],
)
def test_tells_stand_ins_and_free_mail(
    facts_of: FactsOf, address: str, placeholder: bool, free: bool
) -> None:
    (email,) = facts_of(f"Write to {address}.").of("email")
    assert (email.placeholder, email.free_mail) == (placeholder, free)


@pytest.mark.parametrize(
    ("text", "url", "fault"),
    [
        ("See www.acme-anvils.com.", "www.acme-anvils.com", None),
        ("See https://acme-anvils.com/ir?x=1, or call.", "https://acme-anvils.com/ir?x=1", None),
        ("(see acme-anvils.com/investors)", "acme-anvils.com/investors", None),
        ("See http:// acme-anvils.com now", "http:// acme-anvils.com", "scheme"),
        (
            "See https://acme-anvils.com/https://globex.com now",
            "https://acme-anvils.com/https://globex.com",
            "scheme",
        ),
        ("See www..acme-anvils.com now", "www..acme-anvils.com", "dots"),
        ("See https://bit.ly/3abc", "https://bit.ly/3abc", "shortener"),
        ("See https://acme-anvils.com/?utm_source=pr", "https://acme-anvils.com/?utm_source=pr", "tracking"),
    ],
)
def test_reads_urls(facts_of: FactsOf, text: str, url: str, fault: str | None) -> None:
    (found,) = facts_of(text).of("url")
    assert (found.url, found.fault) == (url, fault)


@pytest.mark.parametrize(
    "host", ["staging.acme-anvils.com", "localhost", "acme.sharepoint.com", "dev.acme-anvils.com"]
)
def test_tells_staging_hosts(facts_of: FactsOf, host: str) -> None:
    (found,) = facts_of(f"See http://{host}/draft for the release.").of("url")
    assert found.staging


def test_an_address_is_no_url(facts_of: FactsOf) -> None:
    assert facts_of("Write to ir@www.acme-anvils.com or info@acme-anvils.com.").of("url") == ()


def test_many_at_signs_take_no_time(facts_of: FactsOf) -> None:
    assert facts_of("@" * 20_000).of("email") == ()
