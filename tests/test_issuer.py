"""The table ``[issuer]``: what it may say, and what a check makes of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from checker.cli.app import run_app
from checker.errors import ConfigError
from checker.issuer import HouseContact, Issuer, issuer_from

PROFILE = """
[issuer]
name = "Goose Ponds, Inc."
short-names = ["Goose Ponds"]
tickers = { Nasdaq = "GOOS" }
fiscal-year-end = "06-30"
filer = "domestic"
domains = ["gooseponds.example"]
code-names = ["Project Heron"]
transfer-agent = "Harbor Trust Company"

[[issuer.contacts]]
name = "Jane Heron"
phone = "+1 617 555 0101"
email = "jane.heron@gooseponds.example"
"""

DRAFT = """Goose Ponds Reports First Quarter Results

BOSTON, November 3, 2025 -- Goose Ponds, Inc. (Nasdaq: GOOS) today reported results for its first quarter ended
September 30, 2025.

Contact:
Jane Heron
Goose Ponds, Inc.
(617) 555-0101
jane.heron@gooseponds.example
"""


def house_findings(folder: Path, draft: str, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    (folder / "prewire.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    assert run_app(["check", str(folder / "draft.txt"), "--format", "json", "--fail-on", "never"]) == 0
    outcomes = json.loads(capsys.readouterr().out)["outcomes"]
    return {
        o["rule"]: [f["message"] for f in o["findings"]]
        for o in outcomes
        if o["rule"].startswith("house.") and o["verdict"] == "failed"
    }


def test_what_agrees_with_the_profile_is_no_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house_findings(tmp_path, DRAFT, capsys) == {}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "told"),
    [
        ("GOOS)", "GOSE)", "house.ticker", "Nasdaq: GOOS"),
        ("Jane Heron\n", "Carl Crane\n", "house.contact", "Carl Crane"),
        ("555-0101", "555-0110", "house.contact-details", "+1 617 555 0101"),
        ("@gooseponds.", "@gooseponsd.", "house.email-domain", "gooseponds.example"),
        ("first quarter ended", "third quarter ended", "house.fiscal-period", "March 31"),
        ("today reported", "after PROJECT HERON today reported", "house.code-name", "PROJECT HERON"),
        (
            "2025.\n",
            "2025. Write to the transfer agent, Bay Transfer Company.\n",
            "house.firm",
            "Harbor Trust Company",
        ),
    ],
)
def test_what_contradicts_the_profile_is_found(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    right: str,
    wrong: str,
    rule: str,
    told: str,
) -> None:
    assert right in DRAFT
    found = house_findings(tmp_path, DRAFT.replace(right, wrong, 1), capsys)
    assert rule in found
    assert any(told in message for message in found[rule])
    assert set(found) - {rule} <= {"house.contact-details"}  # a wrong domain is a wrong address, too


def test_a_profile_makes_guesses_certain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "prewire.toml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("BOSTON, November 3, 2025 -- A pond opened today.", encoding="utf-8")
    run_app(["check", str(tmp_path / "draft.txt"), "--format", "json", "--fail-on", "never"])
    release = json.loads(capsys.readouterr().out)["release"]
    assert (release["filer"], release["exchanges"], release["fiscal_year_end"]) == (
        "domestic",
        ["Nasdaq"],
        [6, 30],
    )
    assert release["certainty"]["filer"] == "stated"


def test_without_a_profile_no_house_rule_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    run_app(["check", str(tmp_path / "draft.txt"), "--isolated", "--format", "json", "--fail-on", "never"])
    assert not [o for o in json.loads(capsys.readouterr().out)["outcomes"] if o["rule"].startswith("house.")]


def test_a_profile_is_read_whole() -> None:
    issuer = issuer_from(
        {
            "name": " Acme ",
            "tickers": {"NYSE": "acm"},
            "fiscal-year-end": "02-29",
            "domains": ["https://www.Acme.example"],
            "contacts": [{"name": "A. B."}],
        },
        "here",
    )
    assert issuer == Issuer(
        name="Acme",
        tickers={"NYSE": "ACM"},
        fiscal_year_end=(2, 29),
        domains=("acme.example",),
        contacts=(HouseContact("A. B."),),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"tikers": {}}, "unknown key 'tikers'; did you mean 'tickers'"),
        ({"name": 3}, "name must be words in quotes"),
        ({"name": ""}, "name must be words in quotes"),
        ({"short-names": "Acme"}, "short-names must be a list"),
        ({"tickers": ["ACME"]}, "tickers must be a table"),
        ({"fiscal-year-end": "December"}, 'a month and day such as "12-31"'),
        ({"fiscal-year-end": "13-01"}, 'a month and day such as "12-31"'),
        ({"contacts": [{"nam": "x"}]}, "entries with name, phone, email"),
        ({"contacts": "x"}, "entries with name, phone, email"),
    ],
)
def test_a_wrong_profile_is_one_line(data: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        issuer_from(data, "prewire.toml: [issuer]")
    assert str(caught.value).startswith("prewire.toml: [issuer]: ")
    assert told in str(caught.value)


def test_the_packs_page_shows_a_profile_that_can_be_read() -> None:
    page = (Path(__file__).parents[1] / "rules" / "issuer" / "README.md").read_text(encoding="utf-8")
    toml = page.partition("```toml\n")[2].partition("```")[0]
    issuer = issuer_from(tomllib.loads(toml)["issuer"], "README.md")
    assert issuer.contacts[0].name == "Maria Keller"
    assert {f.replace("_", "-") for f in issuer.stated()} <= {
        "filer",
        "exchange",
        "jurisdiction",
        "fiscal-year-end",
    }


def house_messages(profile: str, draft: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    (folder / "prewire.toml").write_text(f"[issuer]\n{profile}", encoding="utf-8")
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    run_app(
        ["check", str(folder / "draft.txt"), "--format", "json", "--fail-on", "never", "--select", "house"]
    )
    outcomes = json.loads(capsys.readouterr().out)["outcomes"]
    return [f["message"] for o in outcomes if o["verdict"] == "failed" for f in o["findings"]]


DESK = DRAFT.replace("Contact:\nJane Heron\n", "Investor Contact:\n").replace("jane.heron@", "ir@")


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ('ir-phone = "617-555-0101"\nir-address = "IR@gooseponds.example"', []),
        ('ir-phone = "617-555-0102"', ["617-555-0102"]),
        ('ir-address = "investors@gooseponds.example"', ["investors@gooseponds.example"]),
        (
            'ir-address = "x@y.example"\n[[issuer.contacts]]\nname = "Jo Wren"\nemail = "ir@gooseponds.example"',
            [],
        ),
        ('tickers = { NASDAQ = "goos" }', []),
        ('tickers = { "New York Stock Exchange" = "GOOS" }', ["NYSE: GOOS"]),
    ],
)
def test_the_desk_and_the_listing_by_any_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, told: list[str]
) -> None:
    messages = house_messages(profile, DESK, tmp_path, capsys)
    assert len(messages) == len(told)
    assert all(words in message for words, message in zip(told, messages, strict=True))


@pytest.mark.parametrize(
    ("printed", "told"), [("/PRNewswire/", 1), ("(Marketwire)", 0), ("(GLOBE NEWSWIRE)", 0), ("", 0)]
)
def test_the_wire_by_the_name_of_its_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], printed: str, told: int
) -> None:
    draft = DRAFT.replace("2025 --", f"2025 {printed} --")
    assert len(house_messages('wire = "GlobeNewswire"', draft, tmp_path, capsys)) == told


def test_a_kind_of_filer_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="filer must be one of domestic, fpi"):
        issuer_from({"filer": "domestik"}, "[issuer]")


def test_a_code_name_reaches_no_cache(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr("checker.patterns.cache_folder", lambda: cache)
    profile = 'code-names = ["Project Zwölfender"]\nformer-names = ["Zwölfgeese"]'
    assert house_messages(profile, DRAFT.replace("today", "after Project Zwölfender"), tmp_path, capsys)
    kept = [path.read_bytes() for path in cache.rglob("*") if path.is_file()]
    assert not any("Zwölf".encode() in data for data in kept)


@pytest.mark.parametrize(
    ("listing", "findings"),
    [
        ("Nasdaq: GOOS, GOOSW", 0),
        ("Nasdaq: GOOS) (Nasdaq: GOOS.WT.A", 0),
        ("Nasdaq: GOOS), with its warrants (Nasdaq: GOOSW", 0),
        ("Nasdaq: GOOSE", 1),
    ],
)
def test_the_symbol_of_another_security(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], listing: str, findings: int
) -> None:
    draft = DRAFT.replace("Nasdaq: GOOS", listing)
    assert len(house_messages('tickers = { Nasdaq = "GOOS" }', draft, tmp_path, capsys)) == findings


@pytest.mark.parametrize(
    ("words", "findings"),
    [
        ("Copies of the prospectus may be had from Alder & Co. at books@alder.example.", 0),
        ("Write to books@alder.example.", 1),
        ("Write to carl@freemail.example.", 0),
        ("Write to someone@gmail.com.", 1),
        ("Write to carl@gmail.com.", 0),
    ],
)
def test_whose_address_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str, findings: int
) -> None:
    profile = """domains = ["gooseponds.example"]
[[issuer.contacts]]
name = "Jane Heron"
[[issuer.contacts]]
name = "Carl Crane"
email = "carl@gmail.com"
[[issuer.contacts]]
name = "Jo Wren"
email = "jo@freemail.example"
"""
    draft = DRAFT.replace("2025.\n", f"2025. {words}\n")
    assert len(house_messages(profile, draft, tmp_path, capsys)) == findings


def test_a_symbol_behind_the_headings_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = DRAFT.replace(
        "Contact:", "ABOUT GOOSE PONDS, INC. (NASDAQ: GOSE)\n\nGoose Ponds keeps ponds.\n\nContact:"
    )
    profile = 'name = "Goose Ponds, Inc."\ntickers = { Nasdaq = "GOOS" }'
    assert len(house_messages(profile, draft, tmp_path, capsys)) == 1
