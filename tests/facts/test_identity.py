"""Identifiers with their check digits, other spellings of names, persons, short forms, the seat."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.facts import Facts

FactsOf = Callable[..., Facts]


@pytest.mark.parametrize(
    ("text", "type", "valid"),
    [
        ("ISIN US0378331005", "ISIN", True),
        ("ISIN: US0378331004", "ISIN", False),
        ("(ISIN code GB0002634946)", "ISIN", True),
        ("CUSIP 037833100", "CUSIP", True),
        ("CUSIP No. 037833 10 0", "CUSIP", True),
        ("CUSIP 037833101", "CUSIP", False),
        ("SEDOL B0YBKJ7", "SEDOL", True),
        ("SEDOL: B0YBKJ8", "SEDOL", False),
        ("LEI: HWUPKR0MPOU8FGXBT394", "LEI", True),
        ("LEI HWUPKR0MPOU8FGXBT395", "LEI", False),
        ("FIGI BBG000BLNQ16", "FIGI", True),
        ("FIGI BBG000BLNQ17", "FIGI", False),
        ("ISIN US03783310051", "ISIN", False),
    ],
)
def test_check_digits(facts_of: FactsOf, text: str, type: str, valid: bool) -> None:
    (found,) = facts_of(f"The notes ({text}) mature in May.").of("identifier")
    assert (found.type, found.valid) == (type, valid)


@pytest.mark.parametrize("text", ["A new CUSIP number will be assigned.", "LEI is short for it.", "CUSIP 12"])
def test_words_and_other_numbers_are_no_identifiers(facts_of: FactsOf, text: str) -> None:
    assert facts_of(text).of("identifier") == ()


RELEASE = "BOSTON, Aug. 6, 2026 -- Acme Therapeutics, Inc. (Nasdaq: ACME) today opened a laboratory. {more}"


def test_a_slip_in_the_issuers_name(facts_of: FactsOf) -> None:
    facts = facts_of(RELEASE.format(more="Acme Therapeutics grows. Acme Therapuetics, Inc. hires."))
    (found,) = facts.of("name-variant")
    assert (found.kind, found.usual, facts.document.words(found.span)) == (
        "misspelling",
        "Therapeutics",
        "Therapuetics",
    )


@pytest.mark.parametrize("slip", ["Thérapeutics", "Therapeuticé", "Therapeutxics", "Therapeutisc"])
def test_a_slip_may_be_any_letter(facts_of: FactsOf, slip: str) -> None:
    facts = facts_of(RELEASE.format(more=f"Acme Therapeutics grows. Acme {slip}, Inc. hires."))
    assert [facts.document.words(v.span) for v in facts.of("name-variant")] == [slip]


@pytest.mark.parametrize(
    "more", ["Acme Therapeutics grows.", "Beta Therapeutic helps.", "A Therapeutic is a drug."]
)
def test_other_words_are_no_slip(facts_of: FactsOf, more: str) -> None:
    assert facts_of(RELEASE.format(more=more)).of("name-variant") == ()


def test_another_legal_form(facts_of: FactsOf) -> None:
    (found,) = facts_of(RELEASE.format(more="Acme Therapeutics Ltd. was founded in 2010.")).of("name-variant")
    assert found.kind == "suffix"


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ("Acme TherapeuticsInc. hires.", ["misspelling"]),
        ("Acme TherapeuticInc. hires.", ["misspelling"]),
        ("Beta MetalCorp hires.", []),
        ("Acme Therapeutics Co. hires.", ["suffix"]),
        ("Acme Therapeutics Co., Ltd. hires.", []),
        ("Acme Therapeutics Cooperates.", []),
    ],
)
def test_a_legal_form_run_together_or_another(facts_of: FactsOf, more: str, kinds: list[str]) -> None:
    found = facts_of(RELEASE.replace(", Inc.", " Inc.").format(more=more)).of("name-variant")
    assert [f.kind for f in found] == kinds


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("Katherine Brandt", "Kathrine Brandt", True),
        ("Jane Roe", "Jane Rowe", True),
        ("Jon Roe", "John Roe", True),
        ("Christian Roe", "Christiana Roe", False),
        ("Jane Roe", "Paul Roe", False),
        ("Maria Keller", "Mario Keller", True),
    ],
)
def test_one_slip_in_a_persons_name(facts_of: FactsOf, one: str, other: str, variant: bool) -> None:
    text = f'{one}, Chief Executive Officer, spoke. "It is large," said {other}.\n\n{one}, President, left.'
    found = {p.name: p.variant_of for p in facts_of(text).of("person")}
    assert found[one] is None
    assert (found[other] == one) is variant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We thank Jane Roe, Jr., Ph.D., the Founder, Executive and Managing Director.", ["Jane Roe"]),
        ("It was led by Co-Founder and CTO Paul Poe (CEO since May).", ["Paul Poe"]),
        ('"It is large," Said Maria Keller.', ["Maria Keller"]),
        ("We asked Dr. Maria Keller and Mr. Tom Reed.", ["Maria Keller", "Tom Reed"]),
        ("Its CEO Anna Smithye Headquarters moved.", []),
        ("Jane Roe opened the Annual Meeting.", []),
    ],
)
def test_names_that_a_title_or_a_word_marks(facts_of: FactsOf, text: str, names: list[str]) -> None:
    assert [p.name for p in facts_of(text).of("person")] == names


def test_a_term_that_is_used_in_the_singular_is_used(facts_of: FactsOf) -> None:
    text = 'Acme bought five certificates (the "Ohio Royalties"). Each Ohio Royalty costs $5.'
    (term,) = facts_of(text).of("defined-term")
    assert (term.term, term.fault) == ("Ohio Royalties", None)


@pytest.mark.parametrize(
    ("text", "in_dateline"),
    [
        ("DENVER, Aug. 6, 2026 -- {lead}\n\nAbout Acme\n\nAcme is headquartered in Dallas, Texas.", False),
        ("DALLAS, Aug. 6, 2026 -- {lead}\n\nAbout Acme\n\nAcme is headquartered in Dallas, Texas.", True),
        (
            "AUSTIN, Texas, Aug. 6, 2026 -- {lead}\n\nAbout Acme\n\nAcme is headquartered in Dallas, Texas.",
            True,
        ),
    ],
)
def test_the_seat_and_the_dateline(facts_of: FactsOf, text: str, in_dateline: bool) -> None:
    lead = "Acme, Inc. (Nasdaq: ACME) today opened a plant in Ohio with forty workers."
    (seat,) = facts_of(text.format(lead=lead)).of("headquarters")
    assert (seat.city, seat.in_dateline) == ("Dallas", in_dateline)


def test_the_seat_of_another_company_is_not_the_issuers(facts_of: FactsOf) -> None:
    text = (
        "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) will merge with Borealis, Inc. this year.\n\n"
        "About Acme\n\nAcme makes anvils.\n\nAbout Borealis\n\nBorealis is headquartered in Dallas, Texas."
    )
    assert facts_of(text).of("headquarters") == ()


@pytest.mark.parametrize(
    ("text", "elsewhere"), [("Borealis Corporation's Form 10-K", False), ("Acme's Form 10-K", True)]
)
def test_whose_filings_the_caution_names(facts_of: FactsOf, text: str, elsewhere: bool) -> None:
    caution = f"These forward-looking statements involve risks; results could differ materially, see {text}."
    release = f"Acme, Inc. opened a plant.\n\nForward-Looking Statements\n\n{caution}"
    (owner,) = facts_of(release).of("caution-owner")
    assert owner.elsewhere is elsewhere


def test_an_abbreviation_is_defined_by_its_words(facts_of: FactsOf) -> None:
    text = "The net revenue growth index (NRGX) rose. The NRGX and the QZX measure sales; the QZX fell."
    found = {a.text: (a.defined, a.uses) for a in facts_of(text).of("abbreviation")}
    assert found == {"NRGX": (True, 2), "QZX": (False, 2)}
