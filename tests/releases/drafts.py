"""The one source of the samples: a few releases of our own, as blocks that every format can show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A title; ``style`` is how Word sets it: by a style's name, or only in bold letters."""

    words: str
    level: int = 2
    style: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running words; ``**bold**`` is bold, ``{1}`` refers to the draft's first note."""

    words: str


@dataclass(frozen=True)
class Items:
    """A list, with signs or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines that stand one under the other, as a contact's do."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """Groups of lines side by side: in Word and on a page a table without borders."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table of figures; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Items | Lines | Beside | Grid


@dataclass(frozen=True)
class Draft:
    """A release: its blocks and its notes."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


RESULTS = Draft(
    (
        Heading("Saltmarsh Marine Reports Second Quarter 2026 Results", 1, "Heading 1"),
        Paragraph("**Adjusted EBITDA of $31.4 million, up 12%; full-year outlook raised**"),
        Paragraph(
            "**PORTSMOUTH, N.H., August 5, 2026 (GLOBE NEWSWIRE)** -- Saltmarsh Marine Holdings, Inc. (NYSE: SLTM) "
            "(the “Company”), a builder of workboats and ferries, today announced results for the quarter ended "
            "June 30, 2026."
        ),
        Heading("Second Quarter Highlights"),
        Items(
            (
                "Revenue of $184.2 million, an increase of 8% from $170.6 million",
                "Net income of $11.9 million, or $0.41 per diluted share",
                "Adjusted EBITDA{1} of $31.4 million, an increase of 12% from $28.0 million",
                "Backlog of $612 million at June 30, 2026",
            )
        ),
        Paragraph(
            "“This was the best quarter in our history, and our guaranteed growth will go on,” said Ines Halloran, "
            "President and Chief Executive Officer. “Our customers want cleaner boats, and we build them.”"
        ),
        Heading("Outlook"),
        Paragraph(
            "For the full year 2026, the Company now expects revenue of $730 million to $745 million and Adjusted "
            "EBITDA of $118 million to $124 million. The Company anticipates delivering two electric ferries in the "
            "first half of 2027."
        ),
        Heading("Conference Call"),
        Paragraph(
            "The Company will host a call on Thursday, August 5, 2026, at 8:30 a.m. EST. To join, dial "
            "(800) 555-0164 or visit https://ir.saltmarsh.example."
        ),
        Heading("Selected Financial Data"),
        Grid(
            (
                ("(in thousands, except per share)", "Q2 2026", "Q2 2025", "Change"),
                ("Revenue", "$184,200", "$170,600", "8%"),
                ("Operating income", "17,940", "15,310", "17%"),
                ("Net income", "11,900", "10,020", "19%"),
                ("Interest, net", "(2,150)", "(2,480)", "(13)%"),
                ("Diluted earnings per share", "$0.41", "$0.35", "17%"),
                ("Adjusted EBITDA", "31,400", "28,000", "12%"),
            )
        ),
        Heading("Forward-Looking Statements"),
        Paragraph(
            "This release contains forward-looking statements within the meaning of the Private Securities Litigation "
            "Reform Act of 1995, including statements about our full-year outlook and the delivery of ferries. They "
            "are subject to risks, including the price of aluminum, delays in battery supplies, the loss of either of "
            "our two largest shipyard customers, and the other risks described in our Annual Report on Form 10-K for "
            "the year ended December 31, 2023. We undertake no obligation to update them."
        ),
        Heading("About Saltmarsh Marine"),
        Paragraph(
            "Saltmarsh Marine Holdings, Inc. builds workboats and ferries at three yards in New England. It was "
            "founded in 1962. More at https://www.saltmarsh.example."
        ),
        Heading("Investor Contact"),
        Lines(("Owen Pruitt, Vice President, Investor Relations", "ir@saltmarsh.example", "(603) 555-0119")),
    ),
    ("Adjusted EBITDA is net income before interest, taxes, depreciation and the cost of moving a yard.",),
)

DEPARTURE = Draft(
    (
        Heading("Larkfield Therapeutics Announces Departure of Director", 1, "Title"),
        Paragraph(
            "**BOULDER, Colo., March 12, 2026 /PRNewswire/** -- Larkfield Therapeutics, Inc. (Nasdaq: Quote) today "
            "announced that Miriam Oduya, Ph.D., has resigned from the Company’s Board of Directors, effective "
            "immediately. Dr. Oduya co-founded the Company and was its Chief Scientific Officer until June 2025."
        ),
        Paragraph(
            "“We are grateful to Miriam for twelve years of work,” said Tobias Lindqvist, Chief Executive Officer. "
            "“We expect to name her successor before the annual meeting on [●].”"
        ),
        Paragraph(
            "Larkfield develops small molecules for rare kidney disease. Its lead candidate, LK-204, is being studied "
            "in a Phase 2 trial, and the Company intends to report data by the end of 2026."
        ),
        Paragraph(
            "This press release may contain forward-looking statements regarding future events that involve risks and "
            "uncertainties that could cause actual results to differ materially. These risks are described in the "
            "Company’s filings with the Securities and Exchange Commission, including its quarterly report on form "
            "10-Q for the quarter ended September 30, 2025 and its annual report on Form 10-K for the year ended "
            "December 31, 2024."
        ),
        Paragraph("Contact:"),
        Lines(("Dana Whitfield", "Larkfield Therapeutics, Inc.", "(303) 555-0147, ext. 12")),
    )
)

ACQUISITION = Draft(
    (
        Heading("Corbel Networks to Acquire Tallow Software for $240 Million", 1),
        Paragraph("Deal expected to close in the fourth quarter of 2026"),
        Paragraph(
            "AUSTIN, Texas, September 9, 2026 (BUSINESS WIRE) -- Corbel Networks Corporation (Nasdaq: CRBL), a maker "
            "of switches for data centers, today announced that it has entered into a definitive agreement to acquire "
            "Tallow Software, Inc. for **$240 million** in cash."
        ),
        Heading("Strategic Rationale"),
        Items(
            (
                "Tallow’s software monitors 9,000 data centers in 40 countries.",
                "The combined company will serve eight of the ten largest cloud providers.",
                "Corbel expects cost savings of $18 million a year by 2028.",
            ),
            numbered=True,
        ),
        Paragraph(
            "“Tallow sees what our switches move,” said Priya Raman, Chief Executive Officer of Corbel. “Together we "
            "will cut the time to find a fault from hours to minutes.”"
        ),
        Paragraph(
            "The transaction, which both boards have approved, is subject to customary closing conditions and to "
            "clearance under the Hart-Scott-Rodino Act. Corbel filed its Quarterly Report on Form 10-Q for the quarter "
            "ended June 30, 2026 on August 4, 2026."
        ),
        Heading("Cautionary Note Regarding Forward-Looking Statements"),
        Paragraph(
            "This release contains forward-looking statements within the meaning of Section 27A of the Securities Act "
            "of 1933 and Section 21E of the Securities Exchange Act of 1934, including those about the closing of the "
            "transaction and the savings expected of it. Actual results could differ materially, among other reasons "
            "because the transaction may not close, regulators may ask for remedies, Tallow’s engineers may leave, or "
            "customers of Tallow that compete with Corbel may end their contracts. Corbel undertakes no obligation to "
            "update these statements, except as the law requires."
        ),
        Heading("About Corbel Networks"),
        Paragraph(
            "Corbel Networks Corporation makes switches for data centers and is based in Austin, Texas. Visit "
            "www.corbel.example."
        ),
        Beside(
            (
                ("Investor Contact:", "Hal Brandt", "(512) 555-0133", "investors@corbel.example"),
                ("Media Contact:", "Joyce Okafor", "(512) 555-0171", "press@corbel.example"),
            )
        ),
    )
)

DRAFTS = {"results": RESULTS, "departure": DEPARTURE, "acquisition": ACQUISITION}
