"""The parts of a release: found by heading, by what is said, by place; and declared in parts.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document, Span
from checker.law import Law
from checker.parts import recognise_parts
from checker.parts.declarations import problems
from checker.reading import LONGEST_PARAGRAPH, read_text
from checker.resources import shipped
from checker.yamlfile import read_yaml
from tests.effort import lines

Read = Callable[..., Document]

LEAD = (
    "FRESNO, Calif., Nov. 18, 2026 /PRNewswire/ -- Orchard Bio Inc. (Nasdaq: ORCB) today named Ann Poe, M.D.,"
    " as chair of its board. She joined the company in 2019 and leads its research."
)
CAUTION = (
    "This release contains forward-looking statements within the meaning of Section 21E of the Exchange Act,"
    " including our plans for research. Actual results could differ materially because of risks and"
    " uncertainties such as the cost of trials. We undertake no obligation to update them."
)
ABOUT = "Orchard Bio Inc. makes enzymes for farms. For more information, visit www.orchard.example."

RELEASE = f"""\
Orchard Bio Names Ann Poe as Chair

Founder Steps Down After Ten Years

{LEAD}

"We are glad that Ann will lead the board," said Karl Lind, chief executive officer of Orchard Bio.

Conference Call

Orchard Bio will hold a call on Nov. 19 at 9 a.m. ET. Forward-looking statements may be made on the call.

About Orchard Bio

{ABOUT}

Forward-Looking Statements

{CAUTION}

The factors that follow could matter:

- Trials may cost more than we expect.
- A regulator may ask for more data.

Contacts:

Ann Poe
Investor Relations
(559) 555-0119
ir@orchard.example

SOURCE Orchard Bio Inc.

# # #

View source version on businesswire.example: https://wire.example/1
"""


def words(document: Document, part: str) -> list[str]:
    return [document.words(span) for span in document.part(part)]


def only(document: Document, part: str) -> str:
    (found,) = words(document, part)
    return found


@pytest.fixture(scope="module")
def release(read: Read) -> Document:
    return read(RELEASE)


def test_what_stands_before_the_text(release: Document) -> None:
    assert only(release, "headline") == "Orchard Bio Names Ann Poe as Chair"
    assert only(release, "subhead") == "Founder Steps Down After Ten Years"
    assert only(release, "dateline") == "FRESNO, Calif., Nov. 18, 2026 /PRNewswire/ --"
    assert only(release, "lead").startswith("Orchard Bio Inc. (Nasdaq: ORCB) today")


def test_sections_under_a_heading(release: Document) -> None:
    assert only(release, "about") == f"About Orchard Bio\n{ABOUT}"
    assert only(release, "conference-call").startswith("Conference Call\nOrchard Bio will hold")
    assert only(release, "contact").split("\n")[0] == "Contacts:"
    assert only(release, "contact").endswith("ir@orchard.example")


def test_the_cautionary_statement_is_one_with_its_list(release: Document) -> None:
    caution = only(release, "cautionary")

    assert caution.startswith("Forward-Looking Statements\nThis release contains")
    assert caution.endswith("A regulator may ask for more data.")


def test_lines_of_their_own(release: Document) -> None:
    assert only(release, "source-line") == "SOURCE Orchard Bio Inc."
    assert only(release, "end-mark") == "# # #"
    assert only(release, "boilerplate-remnant").startswith("View source version")


def test_the_body_is_what_frames_nothing(release: Document) -> None:
    body = words(release, "body")

    assert [paragraph[:20] for paragraph in body] == [
        "Orchard Bio Inc. (Na",
        '"We are glad that An',
        "Conference Call",
        "Orchard Bio will hol",
    ]


def test_legends_together(read: Read) -> None:
    document = read(f"{LEAD}\n\n{CAUTION}\n\nThis is not an offer to sell any securities of Orchard Bio.\n")

    assert len(words(document, "cautionary")) == len(words(document, "other-legend")) == 1
    assert document.part("legend") == document.part("cautionary") + document.part("other-legend")


# Headlines and first paragraphs


@pytest.mark.parametrize(
    "before",
    [
        "FOR IMMEDIATE RELEASE",
        "NEWS RELEASE",
        "PR Newswire",
        "(TheNewswire)",
        "Monday November 18, 10:37 am ET",
        "18.11.2026 at 18:30 EET",
        "November 18, 2026",
        "FRESNO, Calif., Nov. 18, 2026",
        "Orchard Bio Inc.",
        '("Orchard" or the "Company")',
        "TSXV: ORCB",
        "Exhibit 99.1",
        "Contact:\nAnn Poe\n(559) 555-0119",
        "Not for distribution to United States newswire services or for dissemination in the United States.",
    ],
)
def test_furniture_is_no_headline(read: Read, before: str) -> None:
    document = read(f"{before}\n\nOrchard Bio Names Ann Poe as Chair\n\n{LEAD}\n")

    assert only(document, "headline") == "Orchard Bio Names Ann Poe as Chair"


@pytest.mark.parametrize("before", ["", "- Founder steps down\n- Board grows\n\n", "PR Newswire\n\n"])
def test_a_release_may_lack_a_headline(read: Read, before: str) -> None:
    document = read(before + LEAD)

    assert words(document, "headline") == []
    assert only(document, "lead").startswith("Orchard Bio Inc. (Nasdaq")


def test_a_marked_title_is_the_headline_even_if_it_ends_like_a_name(read: Read) -> None:
    document = read(f"# Orchard Bio to Buy Fell Enzymes Inc.\n\n{LEAD}", "release.md")

    assert only(document, "headline") == "Orchard Bio to Buy Fell Enzymes Inc."


def test_a_repeated_headline_is_no_subhead(read: Read) -> None:
    title = "Orchard Bio Names Ann Poe as Chair"

    assert words(read(f"{title}\n\n{title}\n\n{LEAD}"), "subhead") == []


def test_a_headline_that_starts_like_a_section_is_none(read: Read) -> None:
    document = read(f"About Face Software Names Ann Poe as Chair\n\n{LEAD}\n\nShe starts in May.\n")

    assert only(document, "headline").startswith("About Face")
    assert words(document, "about") == []


def test_without_a_dateline_the_first_sentence_leads(read: Read) -> None:
    document = read(
        "Orchard Bio Sells Its Plant\n\nOrchard Bio sold its plant in Fresno.\n\nIt paid a debt.\n"
    )

    assert words(document, "dateline") == []
    assert only(document, "lead") == "Orchard Bio sold its plant in Fresno."


DATELINES = (
    "FRESNO, Calif., Nov. 18 /PRNewswire-FirstCall/ --",
    "LONGVIEW, Texas, Feb. 07, 2025 (GLOBE NEWSWIRE) —",
    "RENO, Nev.--(BUSINESS WIRE)--",
    "RENO, Nev.--(BUSINESS WIRE)--Feb. 3, 2010--",
    "Vancouver, British Columbia--(Newsfile Corp. - February 7, 2025) -",
    "TORONTO, ON / ACCESSWIRE / March 3, 2025 /",
    "FISHERS, IN - January 30, 2025 (NEWMEDIAWIRE) -",
    "RENO - (NewMediaWire) - October 02, 2024 -",
    "Toronto, Ontario – TheNewswire – February 11, 2024 -",
    "RENO, NV, March 12, 2026 – PRISM MediaWire (Press Release Service) –",
    "Delft, the Netherlands, February 10, 2025:",
    "Amsterdam, 13 February 2025 –",
    "September 24, 2013 - Walnut, California -",
    "PASADENA, CA.-May 13, 2008-",
    "24 July 2025 –",
    "AUSTIN, Texas — Nov. 4, 2025 —",
    "OAKLAND —",
    "ST. PAUL, Minn., Monday, Nov. 3, 2025 --",
    "KELOWNA, BRITISH COLUMBIA - April 28, 2025 (NEWMEDIAWIRE)",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines(read: Read, dateline: str) -> None:
    document = read(
        f"Orchard Bio Names a Chair\n\n{dateline} Orchard Bio Inc. today named Ann Poe as its chair.\n"
    )

    assert only(document, "dateline") == dateline
    assert only(document, "lead").startswith("Orchard Bio Inc. today")


def test_a_dateline_may_end_in_a_full_stop(read: Read) -> None:
    document = read("Paris, February 13, 2025. Orchard Bio announces that Ann Poe is its chair.\n")

    assert only(document, "dateline") == "Paris, February 13, 2025"


@pytest.mark.parametrize(
    "text",
    [
        "On February 3, 2025, Orchard Bio announced its plan - the largest so far - to grow.",
        "Orchard Bio announced on February 3, 2025 - a Monday - that it will grow.",
        "In 2024 Orchard Bio grew.",
        "Orchard Bio — a maker of enzymes — grew.",
    ],
)
def test_other_beginnings_are_no_dateline(read: Read, text: str) -> None:
    assert words(read(f"Orchard Bio Grows\n\n{text}\n"), "dateline") == []


# Cautionary statements


@pytest.mark.parametrize(
    "heading",
    [
        "Forward-Looking Statements",
        "FORWARD LOOKING STATEMENTS",
        "Cautionary Note Regarding Forward-Looking Statements",
        "Safe Harbor Statement Under the Private Securities Litigation Reform Act of 1995",
        '"Safe Harbor" Statement',
        "Cautionary Statement",
        "Note: Regarding Forward-Looking Statements",
        "Legal Disclaimer and Forward-Looking Statements",
        "Forward-Looking Information and Statements",
        "Disclaimer",
        "*Disclaimer:*",
        "Cautionary note on forward-looking statements",
    ],
)
def test_cautionary_headings(read: Read, heading: str) -> None:
    document = read(
        f"{LEAD}\n\nThe board meets in May.\n\n{heading}\n\n{CAUTION}\n\nContact: ir@orchard.example\n"
    )

    assert only(document, "cautionary") == f"{heading}\n{CAUTION}"


@pytest.mark.parametrize(
    "heading",
    [
        "Forward-Looking Statements: ",
        "Forward-Looking Statements. ",
        "Safe Harbor Statement -- ",
        "Forward-Looking Statements",
        "Cautionary statement regarding forward-looking statements: ",
    ],
)
def test_cautionary_headings_run_in(read: Read, heading: str) -> None:
    document = read(f"{LEAD}\n\nThe board meets in May.\n\n{heading}{CAUTION}\n")

    assert only(document, "cautionary") == heading + CAUTION


@pytest.mark.parametrize(
    "text",
    [
        CAUTION,
        "This press release may contain forward-looking statements that involve risks and uncertainties that"
        " could cause results to differ materially.",
        "Except for historical facts, the statements herein are forward-looking statements. They are subject"
        " to risks and uncertainties, and the company assumes no obligation to update them.",
        "Certain statements are forward-looking statements, identified by words such as 'may' and 'will'.",
    ],
)
def test_cautionary_statements_without_a_heading(read: Read, text: str) -> None:
    document = read(f"{LEAD}\n\nThe board meets in May.\n\n{text}\n\nContact:\nAnn Poe\n(559) 555-0119\n")

    assert only(document, "cautionary") == text
    assert only(document, "contact").startswith("Contact:")


def test_a_cautionary_statement_goes_on_over_paragraphs_and_lists(read: Read) -> None:
    more = (
        "Risk factors include, among others:\n\n• demand may fall;\n\n• costs may rise.\n\n"
        "We do not intend to update forward-looking statements."
    )
    document = read(f"{LEAD}\n\n{CAUTION}\n\n{more}\n\nOrchard Bio is 20 years old this year.\n")

    caution = only(document, "cautionary")
    assert caution.startswith("This release contains")
    assert caution.endswith("We do not intend to update forward-looking statements.")


def test_a_cautionary_statement_starts_inside_a_paragraph(read: Read) -> None:
    legend = "Neither the TSX Venture Exchange nor its Regulation Services Provider accepts responsibility."
    document = read(f"{LEAD}\n\nThe board meets in May.\n\n{legend} {CAUTION}\n")

    assert only(document, "cautionary") == CAUTION
    assert only(document, "other-legend") == legend


def test_a_cautionary_section_may_open_with_another_legend(read: Read) -> None:
    text = f"This release is not an offer to sell any securities. {CAUTION}"
    document = read(f"{LEAD}\n\nSafe Harbor Statement\n\n{text}\n")

    assert only(document, "cautionary") == f"Safe Harbor Statement\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        "During the call, management will make forward-looking statements about risks and uncertainties.",
        'See "Forward-Looking Statements" below for risks that apply.',
        "The forward-looking part of the survey covers prices.",
        "Results differ materially from region to region.",
    ],
)
def test_other_talk_of_the_future_is_no_cautionary_statement(read: Read, text: str) -> None:
    assert words(read(f"{LEAD}\n\nThe board meets in May.\n\n{text}\n"), "cautionary") == []


def test_a_disclaimer_of_something_else_is_no_cautionary_statement(read: Read) -> None:
    document = read(
        f"{LEAD}\n\nDisclaimer\n\nThis device is not for sale in Canada. Nothing here is advice.\n"
    )

    assert words(document, "cautionary") == []


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (f"About Orchard Bio\n\n{ABOUT}", "about"),
        (
            "Use of Non-GAAP Financial Measures\n\nAdjusted EBITDA leaves out the cost of share awards.",
            "non-gaap-note",
        ),
        ("Investor Contact:\n\nAnn Poe\n\n(559) 555-0119", "contact"),
        (
            "Additional Information and Where to Find It\n\nOrchard Bio will file a proxy statement.",
            "other-legend",
        ),
        ("SOURCE Orchard Bio Inc.", "source-line"),
        ("# # #", "end-mark"),
    ],
)
def test_a_cautionary_statement_swallows_no_other_part(read: Read, after: str, part: str) -> None:
    document = read(f"{LEAD}\n\nForward-Looking Statements\n\n{CAUTION}\n\n{after}\n")

    assert only(document, "cautionary").endswith("update them.")
    assert only(document, part).startswith(after.split("\n", maxsplit=1)[0])


# Other parts


@pytest.mark.parametrize(
    "text",
    [
        f"About Orchard Bio\n\n{ABOUT}",
        f"ABOUT ORCHARD BIO INC.\n\n{ABOUT}",
        f"About Orchard Bio: {ABOUT}",
        f"About Orchard Bio Inc.: {ABOUT}",
        f"About Orchard Bio -- {ABOUT}",
        f"About Orchard Bio Inc. {ABOUT}",
        f"About Orchard Bio{ABOUT}",
        f"Company Profile\n\n{ABOUT}",
        "Orchard Bio is a maker of enzymes for farms. For more information, visit www.orchard.example.",
        "Orchard Bio seeks to cut waste on farms. For additional information visit the company's web site.",
    ],
)
def test_descriptions_of_the_issuer(read: Read, text: str) -> None:
    document = read(f"{LEAD}\n\nThe board meets in May.\n\n{text}\n")

    assert only(document, "about") == "\n".join(line for line in text.split("\n") if line)


@pytest.mark.parametrize(
    "text",
    [
        "About 30 employees move to Reno.",
        "For more information on the trial, visit www.trial.example.",
        "Orchard Bio is the buyer in a deal announced today. To learn more, visit www.orchard.example.",
    ],
)
def test_other_sentences_describe_no_issuer(read: Read, text: str) -> None:
    assert words(read(f"{LEAD}\n\nThe board meets in May.\n\n{text}\n"), "about") == []


@pytest.mark.parametrize(
    "text",
    [
        "Contact:\nAnn Poe\nOrchard Bio Inc.\n(559) 555-0119, ext. 247",
        "Investor Relations Contact:\nAnn Poe\nir@orchard.example",
        "Orchard Bio Investor Relations:\nAnn Poe\nPhone: 559-555-0119",
        "Investors:\nAnn Poe\nHead of Investor Relations\nir@orchard.example",
        "For further information, please contact:\nAnn Poe\n559-555-0119",
        "Media Contact: Ann Poe, ir@orchard.example",
        "/CONTACT: Ann Poe, 559-555-0119",
        "ContactAnn Poeir@orchard.example",
        "Ann Poe\nOrchard Bio Inc.\n(559) 555-0119",
        "Contact:",
    ],
)
def test_contacts(read: Read, text: str) -> None:
    document = read(f"{LEAD}\n\nThe board of Orchard Bio meets in May.\n\n{text}\n")

    assert only(document, "contact") == text


def test_a_contact_inside_a_paragraph_is_its_sentence(read: Read) -> None:
    sentence = "For more information, contact Dr. Ann Poe at (559) 555-0119."
    document = read(f"{LEAD}\n\nThe board meets in May. {sentence}\n")

    assert only(document, "contact") == sentence


@pytest.mark.parametrize(
    "text",
    [
        "To join the call:\nU.S. dial-in: (877) 555-0142\nPasscode: 13749",
        "Highlights:\nRevenue rose\nMargin fell",
    ],
)
def test_other_short_lines_are_no_contact(read: Read, text: str) -> None:
    assert words(read(f"{LEAD}\n\nThe board of Orchard Bio meets in May.\n\n{text}\n"), "contact") == []


@pytest.mark.parametrize(
    "text",
    [
        "This release does not constitute an offer to sell securities in any state.",
        "The notes have not been registered under the Securities Act and are offered under Rule 144A.",
        "Neither TSX Venture Exchange nor its Regulation Services Provider accepts responsibility.",
        "Ann Poe, P.Geo., a Qualified Person under NI 43-101, has reviewed and approved the contents.",
        "Shareholders are urged to read the proxy statement when it becomes available.",
        "This announcement contains inside information for the purposes of the Market Abuse Regulation.",
        "Not for release or distribution in the United States.",
    ],
)
def test_other_legends(read: Read, text: str) -> None:
    document = read(f"{LEAD}\n\nThe board of Orchard Bio meets in May.\n\n{text}\n")

    assert only(document, "other-legend") == text
    assert words(document, "cautionary") == []


@pytest.mark.parametrize("mark", ["###", "# # #", "-30-", "- 30 -", "ENDS", "- END -", "–End–", "* * *"])
def test_end_marks(read: Read, mark: str) -> None:
    assert only(read(f"{LEAD}\n\nThe board meets in May.\n\n{mark}\n"), "end-mark") == mark


def test_quotations_are_speech(read: Read) -> None:
    document = read(
        f"{LEAD}\n\n“We are glad to have her,” said Mr. Lind. “She knows ‘our’ trade.”\n\n"
        'The plan (the "Long Term Growth and Value Plan") starts in May.\n\n"We thank our founder and his\n'
    )

    assert words(document, "quote") == [
        '"We are glad to have her,"',
        "\"She knows 'our' trade.\"",
        '"We thank our founder and his',
    ]


def test_notes_on_measures_and_reconciliations(read: Read) -> None:
    document = read(
        f"{LEAD}\n\nUse of Non-GAAP Financial Measures\n\nAdjusted EBITDA leaves out share awards.\n\n"
        "Reconciliation of Net Income to Adjusted EBITDA\n\n"
        "              2026      2025\nNet income    10.1       8.2\n"
    )

    assert only(document, "non-gaap-note").startswith("Use of Non-GAAP")
    assert only(document, "reconciliation").endswith("8.2")


# Everywhere

TEXTS = [
    LEAD, CAUTION, ABOUT, "About Orchard Bio", "Forward-Looking Statements", "Contact:", "Ann Poe",
    "(559) 555-0119",
    "# # #", "SOURCE Orchard Bio", "- a factor", "| a | b |", "Orchard Bio Names a Chair",
    '"We will grow," she said.',
    "Not for distribution in Japan.", "View source version on wire.example",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(chosen=st.lists(st.sampled_from(TEXTS), max_size=12), gap=st.sampled_from(["\n\n", "\n", " "]))
def test_parts_lie_in_the_text_in_order_and_apart(law: Law, chosen: list[str], gap: str) -> None:
    document = recognise_parts(read_text("x " + gap.join(chosen)), law)

    for name in law.parts:
        spans = document.part(name)
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
        if name != "legend":
            assert all(a.end <= b.start for a, b in pairwise(spans)), name


def test_the_body_and_what_frames_it_make_up_the_text(read: Read, law: Law) -> None:
    document = read(RELEASE)
    framing = [s for name in law.parts["body"]["rest-of"] for s in document.part(name)]

    assert not any(b.overlaps(f) for b in document.part("body") for f in framing)
    missed = [
        i
        for i, c in enumerate(document.text)
        if not c.isspace() and not any(s.overlaps(Span(i, i + 1)) for s in (*document.part("body"), *framing))
    ]
    assert missed == []


def test_many_short_lines_and_one_long_one_end(law: Law) -> None:
    short = recognise_parts(read_text(f"{LEAD}\n\n" + "Contact: Ann Poe\n" * 20_000), law)
    long = recognise_parts(
        read_text(f"{LEAD}\n\n" + (CAUTION + " ") * (LONGEST_PARAGRAPH // (len(CAUTION) + 1))), law
    )

    assert len(short.part("contact")) == 1
    assert len(long.part("cautionary")) == 1


# Declarations


def test_the_shipped_declarations_are_right() -> None:
    assert list(problems(read_yaml(shipped("rules") / "us-core" / "parts.yaml")[0]["parts"])) == []


@pytest.mark.parametrize(
    ("declared", "path", "sentence"),
    [
        ({"headings": ["about"]}, ("x", "headings"), "unknown key 'headings'"),
        ({"heading": "about"}, ("x", "heading"), "must be a list"),
        ({"heading": ["("]}, ("x", "heading", 0), "not a pattern"),
        ({"heading": [{"(?": "a"}]}, ("x", "heading", 0), "in quotation marks"),
        ({"says": ["a"], "at-least": 0}, ("x", "at-least"), "a number from 1"),
        ({"line": ["a"], "tables": "no"}, ("x", "tables"), "true or false"),
        ({"find": "byline"}, ("x", "find"), "cannot be found"),
        ({"union": ["y"]}, ("x", "union", 0), "no part is called 'y'"),
        ({"about": "A part."}, ("x",), "nothing of how it is found"),
        ([], ("x",), "must be a mapping"),
    ],
)
def test_wrong_declarations_are_told(declared: object, path: tuple[str | int, ...], sentence: str) -> None:
    found = list(problems({"x": declared}))

    assert any(where == path and sentence in what for where, what in found), found


def test_a_pack_declares_parts_of_its_own() -> None:
    law = Law(
        parts={
            "safety": {"heading": ["important safety information"], "longest": 60},
            "rest": {"rest-of": ["safety"]},
        }
    )
    document = recognise_parts(
        read_text("We sold it.\n\nImportant Safety Information\n\nKeep it dry.\n\n" + "It is new. " * 9), law
    )

    assert words(document, "safety") == ["Important Safety Information\nKeep it dry."]
    assert len(words(document, "rest")) == 2


# Real releases


def _gold(shared: Path) -> list[tuple[dict[str, object], str]]:
    return [
        (json.loads(p.read_text()), p.with_suffix(".txt").read_text())
        for p in sorted((shared / "gold").glob("*.json"))
    ]


@pytest.mark.shared
def test_cautionary_statements_of_real_releases(shared: Path, read: Read) -> None:
    right, overlaps = 0, []
    releases = _gold(shared)
    for label, text in releases:
        document = read(text)
        found = {
            i
            for s in document.part("cautionary")
            for i in range(document.place(s).start, document.place(s).end)
        }
        told: dict[str, str] = label["cautionary"]  # type: ignore[assignment]
        right += bool(found) == bool(told["present"])
        if told["present"] and found:
            start = text.index(told["quote_start"])
            wanted = set(range(start, text.index(told["quote_end"], start) + len(told["quote_end"])))
            overlaps.append(len(wanted & found) / len(wanted | found))

    assert right / len(releases) >= 0.98
    assert median(overlaps) >= 0.97
    assert sum(overlaps) / len(overlaps) >= 0.97


@pytest.mark.shared
def test_headlines_of_real_releases(shared: Path, read: Read) -> None:
    hits = wanted = found = 0
    for label, text in _gold(shared):
        document = read(text)
        got = [" ".join(document.quote(s).split()) for s in document.part("headline")]
        told = [" ".join(str(label["headline"]).split())] if label["headline"] else []
        hits, wanted, found = hits + (bool(got) and got == told), wanted + len(told), found + len(got)

    assert 2 * hits / (wanted + found) >= 0.98


def test_a_list_under_a_legend_is_walked_once(law: Law) -> None:
    risks = "Orchard\n\nForward-Looking Statements\n\n" + CAUTION + "\n\nThe factors that follow matter:\n\n"

    def work(times: int) -> int:
        document = read_text(risks + "- Trials may cost more than we expect.\n" * times, "release.txt")
        assert document.sentences is not None  # split outside of what is counted
        return lines(lambda: recognise_parts(document, law))

    work(2)
    assert work(320) < 5 * work(80)
