"""Sentences of business English: what ends one and what only looks like an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.sentences import LONGEST, split_sentences

CASES: tuple[tuple[str, ...], ...] = (
    # places, days and datelines
    (
        "FRESNO, Calif., Nov. 18 /PRNewswire/ -- Orchard Bio Inc. (Nasdaq: ORCB) named a chair.",
        "She starts in May.",
    ),
    (
        "DULUTH, Minn., Sept. 30, 2025 (GLOBE NEWSWIRE) -- Lakehead Steel Corp. today set a date.",
        "It is Oct. 9.",
    ),
    ("The plant in St. Louis opens in Jan. 2027.", "A second one follows."),
    ("Trading starts on Mon., Feb. 9.", "Settlement is on Wed., Feb. 11."),
    ("The quarter ended Sept. 30, 2025.", "Revenue rose."),
    ("Orders fell in Nov. and Dec.", "They recovered in January."),
    ("The mill is in Ft. Wayne, Ind., and the mine is near Mt. Isa.", "Both are open."),
    ("The company is based in Washington, D.C.", "It was founded in 1998."),
    ("The firm moved to Boston, Mass.", "The lease runs to 2031."),
    # companies
    ("Harbor Foods Inc. acquired Dale & Co. for cash.", "The price was not given."),
    ("Shares of Lumen Tools Inc. Class B rose.", "The index fell."),
    ("The buyer is Pine Capital Partners L.P.", "The seller is Oak Ltd."),
    ("Delta Rail N.V. and Gamma S.A. will merge.", "Neither gave terms."),
    ("The lenders are First Bank, N.A., and J. P. Morgan Securities LLC.", "The loan matures in 2029."),
    ("The report names Berg Holdings, Inc., Tarn plc and Yum! Brands, Inc.", "All three declined."),
    ("The stake was sold by Fell Corp.", "Berg expects to keep the rest."),
    ("The plant was built by Fell Corp.", "The company sold it."),
    ("Yahoo! Inc. renewed the contract.", "Terms were not disclosed."),
    ("The U.S. Food and Drug Administration accepted the filing.", "A decision is due in May."),
    ("We operate in the U.S. and the U.K.", "We employ 1,900 people."),
    ("Sales grew outside the U.S.", "In Europe they fell."),
    ("The unit reports to Acme U.S. Holdings.", "It has no debt."),
    # people
    ("Jane R. Okafor, Ph.D., will chair the board.", "She joined in 2019."),
    ("He holds a Ph.D.", "He lives in Oslo."),
    ("Mr. Cole, Jr. was elected.", "Ms. Diaz, Esq. is counsel."),
    ("Dr. T. W. Ito and Prof. Lind wrote the study.", "It appears in June."),
    ("Gen. Ann Poe (Ret.) and Rep. A. Stone spoke.", "Sen. Ruiz moderated."),
    ("The vote was cast by John B.", "The other votes were not counted."),
    ("The chair is Robert Vance Sr.", "He is 71."),
    # numbers
    ("Net income was $1.2 million vs. $0.9 million a year ago.", "Sales were flat."),
    ("The loss was $(0.05) per share.", "Cash was $20.1 million."),
    ("EPS was $.05.", "Margins rose 3.2 percent to 41.5%."),
    ("See Item No. 3 and Nos. 4 to 6.", "They are amended."),
    ("The answer is no.", "The board will not sell."),
    ("Assets were $4.5 bn.", "Deposits were $3.9 bn., up 2%."),
    ("Volume was 1.2 mn. tonnes.", "Prices fell."),
    ("It ranks No. 1 in Ohio.", "It ranks No. 2 in Iowa."),
    ("The study enrolled 250 pts. and ran for two years.", "It met its endpoint (p < 0.001)."),
    # times, telephones and addresses
    ("The call starts at 4:30 p.m. ET on Nov. 6.", "Dial-in opens at 4:15 p.m. Eastern Time."),
    ("Doors open at 9 a.m.", "The meeting follows."),
    ("Doors open at 9 a.m. Pacific Time.", "The meeting follows."),
    ("The meeting is at 10 a.m.", "The replay will follow."),
    ("Call Dan Price at (408) 555-0119, ext. 247, or write to ir@orchard.example.", "He will answer."),
    ("Visit www.orchard.example.", "Follow us on X."),
    ("Slides are at https://ir.orchard.example/q3.html.", "Copies are free."),
    ("Write to 12 Main St. Suite 4 is on the left.",),
    # forms, sections and lists
    ("Item 1A. Risk Factors of the Form 10-K lists them.", "Please read it."),
    ("These statements fall under Section 21E.", "Actual results may differ."),
    ("It relies on Section 27A and Rule 144A.", "No filing is needed."),
    ("Risks include: 1. Demand may fall; 2. Costs may rise.", "Others exist."),
    ("The board (a) met, (b) voted; and (c) adjourned.", "Minutes follow."),
    ("Results depend on demand; on prices; and on rates.", "They may differ."),
    ("• Revenue rose 5%.", "• Margin fell 1%."),
    ("Highlights:", "• Revenue rose", "• Margin fell", "• Cash grew"),
    ("See Note 3, p. 12, and Fig. 4.", "They are unaudited."),
    ("The rate is capped, i.e., fixed, e.g., for loans.", "It may rise."),
    ("Fees, travel, etc. are excluded.", "Taxes are not."),
    ("Approx. 40 sites closed.", "Ten remain."),
    # quotations and closing marks
    ('"We will not comment," she said.', "He agreed."),
    ('He said, "We will not sell."', "She agreed."),
    ('"Is this the peak?" he asked.', '"No!" she said.'),
    ('"Is this the peak?" Ms. Vale asked.', "Nobody knew."),
    ('Shares trade on the NYSE under "ORCB."', "Options trade on Cboe."),
    ("(All figures are unaudited.)", "See the tables."),
    ("The company (Nasdaq: ORCB).", "It is new."),
    ("Orchard Bio Inc. (the 'Company') is new.", "So is Fell N.V. [(AMS: FELL)] of Delft."),
    ("We sold it to Orchard Bio Inc.", "(All amounts are in euros.)"),
    ("The Company (the 'Issuer') pays quarterly.", "It paid in May."),
    ("“Orders are strong,” said Ms. Vale.", "“We are hiring.”"),
    # stops of other kinds
    ("What does it mean?", "It means growth!", "We are glad."),
    ("We looked ... and waited.", "Then we sold."),
    ("The market waited…", "The price fell."),
    ("XYZ, Inc. ... continues to invest.", "It has no debt."),
    # footnote marks
    ("Adjusted EBITDA was $10.2 million.1", "Free cash flow was $4.1 million.(2)"),
    ("Funds from operations rose.²", "They are not a GAAP measure."),
    ("Net leverage was 2.5.", "Gross leverage was 3.1."),
    # names in small letters
    ("The rival is eBay.", "iRobot is not."),
    # letters that count, and letters that name
    ("The dividend is for Class A.", "The other class has none."),
    ("A. The issuer has no debt.", "It has cash."),
    # words that are short forms elsewhere
    ("The report was filed with the SEC.", "Orchard made no other filing."),
    ("This is the state of the art.", "Orchard leads."),
    ("We reached critical mass.", "Fresno and Gilroy follow."),
    ("Only one pump is ill.", "Nine are well."),
)


@pytest.mark.parametrize("sentences", CASES, ids=lambda s: s[0][:40])
def test_splits(sentences: tuple[str, ...]) -> None:
    text = " ".join(sentences)

    found = [text[start:end] for start, end in split_sentences(text)]

    assert found == list(sentences)


def test_splits_where_a_copy_has_lost_the_space() -> None:
    text = "We closed the sale of our resources.The company is now free of debt."

    assert [text[a:b] for a, b in split_sentences(text)] == [
        "We closed the sale of our resources.",
        "The company is now free of debt.",
    ]


def test_nothing_has_no_sentences() -> None:
    assert split_sentences("") == []
    assert split_sentences("   ") == []


@given(st.text(alphabet=st.sampled_from("aB 1.!?…\"'()•;:$é\u3000"), max_size=80))
def test_sentences_are_in_order_apart_and_leave_out_only_white_space(text: str) -> None:
    spans = split_sentences(text)

    assert all(start < end for start, end in spans)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))


def test_a_long_block_takes_steps_in_proportion_to_its_length() -> None:
    sentence = 'Acme Inc. sold No. 3 for $1.2 million in the U.S. to "Berg" at 9 a.m. ET. '

    assert len(split_sentences(sentence * 20_000)) == 20_000


def test_a_sentence_longer_than_anybody_writes_is_cut_between_words() -> None:
    text = "goose " * 5_000
    found = split_sentences(text)
    assert len(found) > 1
    assert all(end - start <= LONGEST for start, end in found)
    assert " ".join(text[start:end] for start, end in found).split() == text.split()


def test_one_endless_word_is_cut_too() -> None:
    found = split_sentences("a" * 20_000)
    assert [end - start for start, end in found] == [6_000, 6_000, 6_000, 2_000]
