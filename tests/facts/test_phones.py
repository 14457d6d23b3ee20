"""Telephone numbers: found, normalised and judged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from checker.facts import Facts
from checker.facts.phones import area_codes
from checker.law import Law
from tests.effort import calls

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "number", "extension"),
    [
        ("Call (949) 788-6700, ext. 247", "+19497886700", "247"),
        ("Tel: 949-788-6700 x 847", "+19497886700", "847"),
        ("+1.703.418.2828", "+17034182828", None),
        ("+1 617 848 1572", "+16178481572", None),
        ("1-800-617-9550", "+18006179550", None),
        ("info@acme-anvils.com678-384-7220", "+16783847220", None),
        ("T: +44 (0)20 7138 3204", "+442071383204", None),
        ("Tel.: +33 1 39 45 64 50", "+33139456450", None),
        ("Phone: 9497886700", "+19497886700", None),
        ("call 1-800-NEW-ANVL now", "+18006392685", None),
    ],
)
def test_reads_numbers(facts_of: FactsOf, text: str, number: str, extension: str | None) -> None:
    (phone,) = facts_of(f"Contact: Maria Keller, {text}").of("phone")
    assert (phone.number, phone.extension, phone.valid) == (number, extension, True)


def test_extension_is_in_the_span_and_not_in_the_text(facts_of: FactsOf) -> None:
    facts = facts_of("Contact: Maria Keller, (949) 788-6700, ext. 247, Acme, Inc.")
    (phone,) = facts.of("phone")
    assert facts.document.words(phone.span) == "(949) 788-6700, ext. 247"
    assert phone.text == "(949) 788-6700"


@pytest.mark.parametrize(
    "number", ["(149) 250-1000", "(949) 150-1000", "(949) 911-1000", "+1 450 678 717", "+44 20 7138"]
)
def test_tells_numbers_that_cannot_exist(facts_of: FactsOf, number: str) -> None:
    (phone,) = facts_of(f"Contact: Maria Keller, Acme, Inc., tel. {number}").of("phone")
    assert phone.valid is False


@pytest.mark.parametrize(
    ("number", "fictional", "placeholder"),
    [
        ("(949) 555-0123", True, False),
        ("(949) 555-1234", False, False),
        ("xxx-xxx-xxxx", False, True),
        ("(123) 456-7890", False, True),
        ("###-###-####", False, True),
        ("000-000-0000", False, True),
        ("NNN-NNN-NNNN", False, True),
    ],
)
def test_tells_made_up_numbers(facts_of: FactsOf, number: str, fictional: bool, placeholder: bool) -> None:
    (phone,) = facts_of(f"Contact: Maria Keller, Acme, Inc., {number}").of("phone")
    assert (phone.fictional, phone.placeholder) == (fictional, placeholder)
    assert (phone.valid is None) == placeholder


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $1,234,567 in 2025 against 123 456 in 2024.",
        "CUSIP 652941105, file number 333-280340, ISIN DE000A2YN355.",
        "The meeting is on 01-02-2025 or 2025-02-01.",
        "Pittsburgh, PA 15212-5851",
        "about 100-200-3000% more",
    ],
)
def test_other_figures_are_no_numbers(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("phone") == ()


def test_tells_fax_and_dial_in(facts_of: FactsOf) -> None:
    facts = facts_of(
        "The conference call is at 5 p.m.; the dial-in number is (877) 344-7529.\n\n"
        "Contact:\nMaria Keller\nTel: (949) 250-1000\nFax: (949) 250-1001"
    )
    assert [(p.dial_in, p.fax) for p in facts.of("phone")] == [(True, False), (False, False), (False, True)]


def test_country_comes_from_the_area_code(facts_of: FactsOf) -> None:
    facts = facts_of("Call 604-398-4175 in Vancouver, 949-788-6700 in Irvine or +86-10-6508-0677 in Beijing.")
    assert [p.country for p in facts.of("phone")] == ["CA", "US", "CN"]


def test_area_codes_agree_with_phonenumbers(law: Law) -> None:
    import phonenumbers

    codes = area_codes(law)
    for area in range(200, 1000):
        plan = [phonenumbers.PhoneNumber(1, area * 10**7 + x * 10**4 + 5678) for x in (234, 456, 789)]
        regions = {phonenumbers.region_code_for_number(n) for n in plan} - {None}
        assert codes.get(str(area)) in (regions or {None}), area


def test_american_numbers_load_no_library() -> None:
    code = (
        "import sys; sys.path.insert(0, '.');"
        "from tests.conftest import *;"
        "from checker.facts import Facts; from checker.reading import read_text; from checker.law import Law;"
        "f = Facts(read_text('Contact: Maria Keller, (949) 250-1000, ir@acme-anvils.com'), Law(), {}, None);"
        "assert len(f.of('phone')) == len(f.of('email')) == 1;"
        "assert not {'phonenumbers', 'email_validator'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_text_without_numbers_costs_nothing(facts_of: FactsOf) -> None:
    said = "Acme opened a plant in Ohio, and its people build anvils there day and night.\n\n"
    few, many = (facts_of(said * n) for n in (5, 200))
    assert few.document.lower and many.document.lower

    assert calls(lambda: many.of("phone")) == calls(lambda: few.of("phone"))
