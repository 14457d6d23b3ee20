"""Contacts in blocks, in tables, run together, and in sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.facts import Facts
from checker.facts.contact_addresses import AddressWords
from checker.law import Law
from checker.lexicon import Entry, Lexicon
from tests.effort import calls

FactsOf = Callable[..., Facts]
Row = tuple[str, str | None, str | None, str | None, str | None]

LEAD = (
    "Acme Opens Third Plant in Ohio\n\n"
    "BOSTON, Aug. 6, 2026 -- Acme, Inc. (Nasdaq: ACME) today opened a plant in Ohio, its third "
    "in the state.\n\n"
)


def contacts(facts: Facts) -> list[Row]:
    return [(c.role, c.name, c.org, c.phone, c.email) for c in facts.of("contact")]


BLOCKS: dict[str, tuple[str, list[Row]]] = {
    "one": (
        "Contact:\nMaria Keller\nAcme, Inc.\n(949) 250-1000, ext. 12",
        [("unspecified", "Maria Keller", "Acme, Inc.", "(949) 250-1000, ext. 12", None)],
    ),
    "title beside the name": (
        "Contact: Maria Keller, VP Investor Relations\nPhone: +1 949 250 1000\nEmail: ir@acme-anvils.com",
        [("investor", "Maria Keller", None, "+1 949 250 1000", "ir@acme-anvils.com")],
    ),
    "roles": (
        "Investors:\nMaria Keller\nAcme, Inc.\n(949) 250-1000\nir@acme-anvils.com\n\n"
        "Media:\nTom Reed\nReed Communications LLC\n(212) 250-1000\ntom@reedcomms.com",
        [
            ("investor", "Maria Keller", "Acme, Inc.", "(949) 250-1000", "ir@acme-anvils.com"),
            ("media", "Tom Reed", "Reed Communications LLC", "(212) 250-1000", "tom@reedcomms.com"),
        ],
    ),
    "several without headings": (
        "Contacts\n\nAcme, Inc.\nMaria Keller\n(949) 250-1000\n\nReed Partners LLC\nTom Reed / Ann Bell\n"
        "(212) 250-1000\nacme@reedpartners.com",
        [
            ("unspecified", "Maria Keller", "Acme, Inc.", "(949) 250-1000", None),
            (
                "unspecified",
                "Tom Reed / Ann Bell",
                "Reed Partners LLC",
                "(212) 250-1000",
                "acme@reedpartners.com",
            ),
        ],
    ),
    "shared numbers": (
        "For further information, please contact:\n\nMaria Keller, President and CEO\n\nOr\n\n"
        "Tom Reed, Vice President Finance and CFO\n\nTel.: 403-250-1000\n\nE-mail: info@acme-anvils.com",
        [
            ("unspecified", "Maria Keller", None, "403-250-1000", "info@acme-anvils.com"),
            ("unspecified", "Tom Reed", None, "403-250-1000", "info@acme-anvils.com"),
        ],
    ),
    "no person": (
        "Investor Relations Contact:\n\nAcme, Inc.\n\nir@acme-anvils.com",
        [("investor", None, "Acme, Inc.", None, "ir@acme-anvils.com")],
    ),
    "address lines": (
        "Media Contact\nMaria Keller\nAcme, Inc.\n1200 Harbor Boulevard, Suite 700\nBoston, MA "
        "02110\n(617) 250-1000",
        [("media", "Maria Keller", "Acme, Inc.", "(617) 250-1000", None)],
    ),
    "run together": (
        "Company Contact:Maria KellerChief Executive Officerwww.acme-anvils.com(646) 250-1000",
        [("unspecified", "Maria Keller", None, "(646) 250-1000", None)],
    ),
    "run together with an agency": (
        "Investor Relations Contacts:Maria Keller, PresidentReed Advisory, Inc.(646) "
        "250-1000maria@reedadvisory.com",
        [("investor", "Maria Keller", "Reed Advisory, Inc.", "(646) 250-1000", "maria@reedadvisory.com")],
    ),
    "columns run together": (
        "Company Contact: Media Contact:info@acme-anvils.com press@reedcomms.com678-250-1000 212-250-1000",
        [
            ("unspecified", None, None, "678-250-1000", "info@acme-anvils.com"),
            ("media", None, None, "212-250-1000", "press@reedcomms.com"),
        ],
    ),
    "table": (
        "| Media | Investors |\n| Maria Keller | Tom Reed |\n| Acme, Inc. | Acme, Inc. |\n"
        "| press@acme-anvils.com | ir@acme-anvils.com |\n| Tel: 949-250-1000 | Tel: 949-250-1001 |",
        [
            ("media", "Maria Keller", "Acme, Inc.", "949-250-1000", "press@acme-anvils.com"),
            ("investor", "Tom Reed", "Acme, Inc.", "949-250-1001", "ir@acme-anvils.com"),
        ],
    ),
    "sentence": (
        "For further information, please contact Maria Keller, Chief Financial Officer, at "
        "(903) 758-3431 or by "
        "email at maria.keller@acme-anvils.com.",
        [("unspecified", "Maria Keller", None, "(903) 758-3431", "maria.keller@acme-anvils.com")],
    ),
    "sentence with two persons": (
        "For more information on the plant, call Maria Keller at (903) 758-3431; for the "
        "company's other sites "
        "call Tom Reed at (903) 758-3432.",
        [
            ("unspecified", "Maria Keller", None, "(903) 758-3431", None),
            ("unspecified", "Tom Reed", None, "(903) 758-3432", None),
        ],
    ),
    "a surname that begins with a short word for the desk": (
        "Contact:\nSamuel Irving\n(949) 250-1000",
        [("unspecified", "Samuel Irving", None, "(949) 250-1000", None)],
    ),
    "the desk named again": (
        "Investor Relations Contact: Acme Forges, Inc.Investor Relationsir@acme-anvils.com",
        [("investor", None, "Acme Forges, Inc.", None, "ir@acme-anvils.com")],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_reads_entries(facts_of: FactsOf, name: str) -> None:
    text, expected = BLOCKS[name]
    facts = facts_of(LEAD + text)
    ordered = sorted(contacts(facts), key=str)
    assert ordered == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "A conference call is at 5 p.m. The dial-in number is (877) 344-7529, passcode 1234.",
        "Copies of the prospectus may be obtained from Reed Securities by telephone at (212) 250-1000.",
        "To report side effects, call Acme at 1-800-332-1088.",
        "Please submit your questions in advance to questions@acme-anvils.com.",
    ],
)
def test_numbers_for_something_else_are_no_contacts(facts_of: FactsOf, text: str) -> None:
    assert contacts(facts_of(LEAD + text)) == []


def test_says_what_is_missing(facts_of: FactsOf) -> None:
    (contact,) = facts_of(LEAD + "Contact:\nMaria Keller\nAcme, Inc.").of("contact")
    assert (contact.name, contact.missing, contact.reachable) == ("Maria Keller", ("phone", "email"), False)


def test_a_pointer_to_a_named_contact_is_not_a_second_one(facts_of: FactsOf) -> None:
    text = (
        "For more information on the plant and its products, contact the investor relations team at "
        "ir@acme-anvils.com.\n\nContact:\nMaria Keller\nAcme, Inc.\n(949) 250-1000\nir@acme-anvils.com"
    )
    assert [c.name for c in facts_of(LEAD + text).of("contact")] == ["Maria Keller"]


@pytest.mark.parametrize(
    ("entry", "placeholder"),
    [
        ("Maria Keller\n(949) 555-0123", True),
        ("Maria Keller\nxxx-xxx-xxxx", True),
        ("Maria Keller\nir@example.com", True),
        ("Name Here\n(949) 250-1000", True),
        ("Maria Keller\n(949) 250-1000", False),
    ],
)
def test_tells_stand_ins(facts_of: FactsOf, entry: str, placeholder: bool) -> None:
    (contact,) = facts_of(f"{LEAD}Contact:\n{entry}").of("contact")
    assert contact.placeholder is placeholder


def test_the_span_is_the_whole_entry(facts_of: FactsOf) -> None:
    block = "Media Contact:\nMaria Keller\nAcme, Inc.\n(949) 250-1000"
    facts = facts_of(f"{LEAD}{block}\n\nAbout Acme\n\nAcme, Inc. makes anvils.")
    (contact,) = facts.of("contact")
    assert facts.document.quote(contact.span) == block


@pytest.mark.shared
def test_the_first_release(facts_of: FactsOf, shared: Path) -> None:
    text = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_text("utf-8")
    (contact,) = facts_of(text).of("contact")
    assert (contact.name, contact.email) == ("John McManus", None)
    assert contact.org is not None
    assert contact.org.startswith("NeoTherapeutics")
    assert contact.phone is not None
    assert contact.phone.endswith("ext. 247")


def test_paragraphs_without_numbers_cost_nothing(facts_of: FactsOf) -> None:
    said = "Acme opened a plant in Ohio, and its people build anvils there day and night.\n\n"
    contact = "Contact:\nMaria Keller\nAcme, Inc.\n(949) 250-1000"
    few, many = (facts_of(LEAD + said * n + contact) for n in (5, 200))
    for facts in (few, many):  # what contacts are found in is no work of theirs
        for kind in ("phone", "email", "url"):
            facts.of(kind)
        assert facts.document.sentences
        assert facts.release

    assert calls(lambda: many.of("contact")) < 2 * calls(lambda: few.of("contact"))
    assert len(many.of("contact")) == len(few.of("contact")) == 1


def test_a_house_pack_may_add_a_region_to_those_that_end_an_address() -> None:
    def told(*more: Entry) -> bool:
        known = Entry("Ohio", fields={"kind": "region"})
        return AddressWords(Law({"contact-addresses": Lexicon("contact-addresses", (known, *more))})).tell(
            "Anvilton, Prince Edward Island"
        )

    assert not told()
    assert told(Entry("Prince Edward Island", fields={"kind": "region"}))
