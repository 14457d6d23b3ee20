"""``prewire diff`` and ``prewire verify``: what they print, write and exit with."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import CLEAN, FAULTY, Prewire


def drafts(folder: Path) -> None:
    (folder / "old.txt").write_text(CLEAN)
    (folder / "new.txt").write_text(FAULTY)


def test_a_new_finding_is_told_and_exits_1(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    ran = prewire("diff", "old.txt", "new.txt")
    assert ran.code == 1
    assert "NEW (" in ran.out and "[-ACMA-]{+News+}" in ran.out


def test_a_fixed_finding_exits_0(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    ran = prewire("diff", "new.txt", "old.txt")
    assert ran.code == 0 and "FIXED (" in ran.out


def test_files_are_written_by_their_suffix(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("diff", "old.txt", "new.txt", "--output", "red.html", "--output", "red.json")
    assert "<ins>News</ins>" in (tmp_path / "red.html").read_text()
    assert json.loads((tmp_path / "red.json").read_text())["changed"] is True


def test_an_input_is_never_overwritten(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    ran = prewire("diff", "old.txt", "new.txt", "--output", "old.txt")
    assert ran.code == 2 and "is an input" in ran.err
    assert (tmp_path / "old.txt").read_text() == CLEAN


def test_a_draft_against_its_record(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("check", "old.txt", "--output", "signed.json")
    assert prewire("diff", "signed.json", "old.txt").code == 0
    changed = prewire("diff", "signed.json", "new.txt")
    assert changed.code == 1 and changed.out.startswith("Changed since sign-off")


def test_verify_knows_the_draft_and_makes_the_check_again(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("check", "old.txt", "--output", "signed.json", "--date", "2026-08-06")
    same = prewire("verify", "signed.json", "old.txt", "--reproduce")
    assert same.code == 0, same.out
    assert "to the byte" in same.out and "every outcome is the same" in same.out
    other = prewire("verify", "signed.json", "new.txt", "--reproduce")
    assert other.code == 1 and "not the draft" in other.out and "id.ticker" in other.out


def test_verify_is_content_with_the_words_when_told(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("check", "old.txt", "--output", "signed.json")
    (tmp_path / "again.txt").write_text(CLEAN + "\n\n")
    assert prewire("verify", "signed.json", "again.txt").code == 1
    assert prewire("verify", "signed.json", "again.txt", "--words").code == 0


def test_settings_and_allowances_are_made_again(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(FAULTY)
    (tmp_path / "prewire.toml").write_text(
        'packs = ["us-core"]\nselect = ["id"]\n[[allow]]\nrule = "id.ticker-scrape-artefact"\n'
        'because = "A sample."\nby = "Counsel"\nuntil = 2027-01-01\n'
    )
    made = prewire("check", "new.txt", "--output", "signed.json")
    assert made.code in (0, 1), made.err
    (tmp_path / "prewire.toml").unlink()
    assert prewire("verify", "signed.json", "new.txt", "--reproduce").code == 0


def test_what_is_no_record_is_told_in_one_line(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    (tmp_path / "bad.json").write_text("[1, 2")
    (tmp_path / "list.json").write_text("[1, 2]")
    for name in ("bad.json", "list.json", "gone.json"):
        for command in ("verify", "diff"):
            ran = prewire(command, name, "old.txt")
            assert ran.code == 2 and ran.err.count("\n") == 1, name


# --- a folder of reports, a PDF, the linked style


def test_a_folder_of_drafts_becomes_a_folder_of_reports(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    drafts(tmp_path / "drafts")
    (tmp_path / "drafts" / "OLD.txt.md").write_text(CLEAN)
    (tmp_path / "drafts" / "bad.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = prewire("check", "drafts/", "--output", "reports/")
    assert ran.code == 2
    found = {p.name for p in (tmp_path / "reports").iterdir()}
    assert {"old.html", "old.json", "new.html", "new.json", "bad.html"} <= found
    assert {"index.html", "index-by-name.html", "index-by-date.html"} <= found
    index = (tmp_path / "reports" / "index.html").read_text()
    assert 'href="new.html"' in index and 'href="bad.html"' in index
    assert index.index('href="new.html"') < index.index('href="old.html"'), "the worst first"
    page = (tmp_path / "reports" / "old.html").read_text()
    assert prewire("check", "drafts/old.txt", "--output", "one.html").code in (0, 1)
    assert page == (tmp_path / "one.html").read_text()


def test_reports_never_stand_among_drafts(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "old.html").write_text("<p>Acme opened a plant.</p>")
    before = (tmp_path / "drafts" / "old.html").read_text()
    ran = prewire("check", "drafts/", "--output", "drafts/")
    assert ran.code == 2 and "name one for reports alone" in ran.err
    assert (tmp_path / "drafts" / "old.html").read_text() == before


def test_a_folder_without_drafts_is_told(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "~$draft.docx").write_text("lock")
    ran = prewire("check", "empty/")
    assert ran.code == 2 and "there is no draft in this folder" in ran.err


def test_the_style_sheet_can_be_linked(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("check", "old.txt", "--output", "report.html", "--html-assets", "linked")
    page = (tmp_path / "report.html").read_text()
    [style] = tmp_path.glob("prewire-*.css")
    assert f'<link rel="stylesheet" href="{style.name}">' in page and "<style" not in page
    assert "style-src 'self'" in page


def test_without_a_browser_a_pdf_is_refused_in_one_line(
    prewire: Prewire, tmp_path: Path, monkeypatch: object
) -> None:
    from checker.render import pdf

    drafts(tmp_path)
    patch = monkeypatch
    patch.setattr(pdf, "_browser", lambda: None)  # type: ignore[attr-defined]
    patch.setitem(__import__("sys").modules, "weasyprint", None)  # type: ignore[attr-defined]
    ran = prewire("check", "old.txt", "--output", "report.pdf")
    assert ran.code == 2 and "prewire[pdf-report]" in ran.err and ran.err.count("\n") == 1
    assert not (tmp_path / "report.pdf").exists()


def test_the_house_branding_is_in_the_report(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "prewire.toml").write_text(
        '[report]\ncompany = "Acme & Sons"\nconfidentiality = "Privileged"\nreviewers = ["CFO"]\n'
        'logo = "logo.svg"\naccent = "#7a1f5c"\npaper = "a4"\n'
    )
    prewire("check", "old.txt", "--output", "report.html")
    page = (tmp_path / "report.html").read_text()
    assert 'src="data:image/svg+xml;base64,' in page and 'alt="Acme &amp; Sons"' in page
    assert "Privileged" in page and "CFO" in page and "Disclosure committee" not in page
    assert "--link:#7a1f5c" in page and "size:a4" in page


def test_the_same_inputs_give_the_same_bytes(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    made = []
    for _ in range(2):
        prewire("check", "new.txt", "--output", "r.html", "--output", "r.json")
        made.append(((tmp_path / "r.html").read_bytes(), (tmp_path / "r.json").read_bytes()))
    assert made[0] == made[1]


def test_a_redacted_folder_holds_no_word_of_the_draft(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    prewire("check", "old.txt", "new.txt", "--redact", "--output", "reports/")
    for path in (tmp_path / "reports").iterdir():
        assert "Anvils" not in path.read_text() and "ACMA" not in path.read_text(), path.name


def test_the_issuers_profile_is_pinned_and_not_told(prewire: Prewire, tmp_path: Path) -> None:
    drafts(tmp_path)
    profile = '[issuer]\nname = "Acme Anvils, Inc."\ncode-names = ["Project Walnut"]\n'
    (tmp_path / "prewire.toml").write_text(profile)
    assert prewire("check", "old.txt", "--output", "signed.json").code in (0, 1)
    assert "Walnut" not in (tmp_path / "signed.json").read_text()
    assert prewire("verify", "signed.json", "old.txt", "--reproduce").code == 0
    (tmp_path / "prewire.toml").write_text(profile.replace("Walnut", "Hazel"))
    ran = prewire("verify", "signed.json", "old.txt", "--reproduce")
    assert ran.code == 2 and "issuer's profile" in ran.err
