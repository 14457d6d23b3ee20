"""What fails a build: every exit code, the mildest failing result, ``--final``, and what is not counted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checker import config
from checker.cli import options
from checker.cli.gate import exit_code
from checker.config import Settings
from checker.document import Block, Document, OffsetMap, Source, Span
from checker.facts import Facts
from checker.findings import Allowance, Finding, Outcome, RuleCard, Severity, Verdict
from checker.law import Law
from checker.report import Report
from tests.cli.conftest import CLEAN, FAULTY, Prewire

RULE = "id.ticker-scrape-artefact"
NOTHING = {"errors": 0, "allowed_findings": 0, "allowed": 0}
ADVICE = CLEAN.replace("ir@acme-anvils.com\n", "")


def outcome(rule: str, verdict: Verdict, *severities: Severity, **more: object) -> Outcome:
    card = RuleCard(rule, "Title", Severity.ERROR, "Why.", "pack")
    found = tuple(Finding(rule, s, "M", None, str(n), **more) for n, s in enumerate(severities))  # type: ignore[arg-type]
    return Outcome(card, verdict, Severity.ERROR, findings=found)


def report(*outcomes: Outcome) -> Report:
    text = "A release."
    document = Document(
        text, text, (Block(Span(0, 10), "paragraph"),), OffsetMap((0,), (0,)), Source("a.txt", "text")
    )
    return Report(document, Facts(document, Law(), {}, date(2026, 1, 1)), outcomes, (), date(2026, 1, 1))


ERROR = outcome("a.b", Verdict.FAILED, Severity.ERROR)
WARNING = outcome("a.c", Verdict.FAILED, Severity.WARNING)
ONLY_ADVICE = outcome("a.d", Verdict.FAILED, Severity.ADVICE)
UNDETERMINED = outcome("a.e", Verdict.UNDETERMINED)
BROKEN = outcome("a.f", Verdict.BROKEN)
LEVELS = ("error", "warning", "advice", "undetermined", "never")


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (ERROR, (1, 1, 1, 1, 0)),
        (WARNING, (0, 1, 1, 0, 0)),
        (ONLY_ADVICE, (0, 0, 1, 0, 0)),
        (UNDETERMINED, (0, 0, 0, 1, 0)),
        (BROKEN, (2, 2, 2, 2, 2)),
    ],
)
def test_every_level_by_every_result(found: Outcome, codes: tuple[int, ...]) -> None:
    assert tuple(exit_code(report(found), Settings(fail_on=level)) for level in LEVELS) == codes


def test_the_levels_are_those_of_option_and_configuration() -> None:
    assert options.FAIL_ON == config.FAIL_ON == LEVELS


@pytest.mark.parametrize(
    "more", [{"allowed": Allowance("a.b", "x")}, {"known": "baseline"}, {"known": "unchanged since main"}]
)
def test_what_does_not_count_fails_nothing(more: dict[str, object]) -> None:
    aside = outcome("a.b", Verdict.FAILED, Severity.ERROR, **more)
    assert exit_code(report(aside), Settings(fail_on="advice")) == 0


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 1), ("advice", 0)])
def test_a_mark_of_a_draft_fails_the_final_check_at_any_level(severity: str, code: int) -> None:
    mark = outcome("draft.watermark", Verdict.FAILED, Severity(severity))
    assert exit_code(report(mark), Settings(fail_on="never", final=True)) == code
    assert exit_code(report(mark), Settings(fail_on="never")) == 0


# The rows of the table of exit codes in docs/gate.md, by the whole program.


def test_0_and_1(prewire: Prewire, clean: Path, faulty: Path) -> None:
    assert prewire("check", clean).code == 0
    assert prewire("check", faulty).code == 1
    assert prewire("check", clean, faulty).code == 1


def test_2_outranks_1_and_the_others_are_still_checked(prewire: Prewire, faulty: Path) -> None:
    ran = prewire("check", "missing.txt", faulty)
    assert ran.code == 2 and RULE in ran.out


BAD = {
    "usage": ("--no-such-option",),
    "value": ("--fail-on", "sometimes"),
    "rule": ("--select", "no.such-rule"),
    "config": ("--config", "none.toml"),
    "pack": ("--pack", "none"),
    "baseline": ("--baseline", "none.txt"),
    "revision": ("--changed-since", "no-such-revision"),
    "old": ("--diff", "none.txt"),
    "jobs": ("--jobs", "many"),
    "limit": ("--jobs", "1", "--time-limit", "0"),
    "both": ("--diff", "a", "--changed-since", "b"),
    "prune": ("--prune",),
    "output": ("--output", "no/such/folder/a.json"),
}


@pytest.mark.parametrize("which", BAD)
def test_2_whatever_is_wrong_and_never_hidden(prewire: Prewire, clean: Path, which: str) -> None:
    for extra in ((), ("--exit-zero",), ("--fail-on", "never") if which != "value" else ()):
        ran = prewire("check", clean, *BAD[which], *extra)
        assert ran.code == 2
        assert "Traceback" not in ran.err


def test_2_a_broken_rule(prewire: Prewire, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("checker.apply._judge", broken)
    assert prewire("check", clean, "--exit-zero").code == 2


def test_70_a_fault_of_the_program(prewire: Prewire, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("words of the draft")

    monkeypatch.setattr("checker.pipeline.recognise_parts", broken)
    ran = prewire("check", clean, "--exit-zero")
    assert ran.code == 70
    assert "internal error (ValueError in test_gate.py" in ran.err and "words" not in ran.err


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_130_stopped_by_hand(tmp_path: Path) -> None:
    """The draft is a pipe that never ends; once both sides have opened it, the program reads."""
    os.mkfifo(tmp_path / "draft.txt")
    command = [sys.executable, "-m", "checker", "check", str(tmp_path / "draft.txt")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2])
    with (tmp_path / "draft.txt").open("wb"):
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="Windows has another error for a pipe without a reader")
@pytest.mark.parametrize("words", [["check", "--format", "json"], ["rules", "list"]])
def test_a_reader_of_the_output_may_go_away(words: list[str], faulty: Path) -> None:
    """``prewire check … | head``: nothing is wrong with the program, and nobody is there to be told."""
    reading, writing = os.pipe()
    os.close(reading)
    drafts = [str(faulty)] if "check" in words else []
    command = [sys.executable, "-m", "checker", *words, *drafts]
    root = Path(__file__).parents[2]
    ran = subprocess.run(command, check=False, stdout=writing, stderr=subprocess.PIPE, cwd=root)
    os.close(writing)
    assert ran.returncode == (141 if drafts else 1)  # Typer's own answer is 1
    assert ran.stderr == b""


def test_exit_zero_gives_0_for_findings_only(prewire: Prewire, faulty: Path) -> None:
    ran = prewire("check", faulty, "--exit-zero")
    assert ran.code == 0 and RULE in ran.out
    assert prewire("check", faulty, "missing.txt", "--exit-zero").code == 2


def test_select_and_ignore_by_pack(prewire: Prewire, faulty: Path) -> None:
    assert prewire("check", faulty, "--select", "us-core").code == 1
    assert prewire("check", faulty, "--ignore", "us-core").code == 0


# --final


def test_final_finds_what_is_left_in_markdown(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"<!-- settle this -->\n\n{CLEAN}")
    assert prewire("check", "a.md").code == 0
    ran = prewire("check", "a.md", "--final", "--fail-on", "never")
    assert ran.code == 1
    assert 'A comment is left in line 1: "settle this"' in ran.out


def test_final_takes_no_allowance_of_its_own_topic(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN.replace("third plant, in", "third plant [TBD], in"))
    (tmp_path / "a.allow.yaml").write_text("- rule: draft.placeholder\n  because: it comes later\n")
    assert prewire("check", "a.txt").code == 0
    ran = prewire("check", "a.txt", "--final")
    assert ran.code == 1 and "nothing of this kind may be left in the final draft" in ran.out


def test_final_passes_a_clean_draft(prewire: Prewire, clean: Path) -> None:
    assert prewire("check", clean, "--final").code == 0


def test_final_may_stand_in_the_configuration(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text('[[drafts]]\npath = "final/*"\nfinal = true\n')
    (tmp_path / "final").mkdir()
    for place in ("a.md", "final/a.md"):
        (tmp_path / place).write_text(f"<!-- settle this -->\n\n{CLEAN}")
    assert prewire("check", "a.md").code == 0
    assert prewire("check", "final/a.md").code == 1


def test_final_finds_comments_and_changes_in_word(prewire: Prewire, tmp_path: Path) -> None:
    from tests.reading.builders.word import WordFile, ins, p, run

    paragraphs = CLEAN.strip().split("\n\n")
    for name, more in (("changed", ins(run(" today"))), ("plain", "")):
        file = WordFile(
            *(p(run(words.replace("\n", " "))) for words in paragraphs[:-1]), p(run("Contact:"), more)
        )
        (tmp_path / f"{name}.docx").write_bytes(file.build())
    note = f"prewire: allow {RULE} because the portal puts it in"
    for name, text in (("directive", CLEAN), ("commented", FAULTY)):
        file = WordFile()
        paragraphs = text.strip().split("\n\n")
        file.body = [
            p(file.comment(note, words)) if "TOLEDO" in words else p(run(words)) for words in paragraphs
        ]
        (tmp_path / f"{name}.docx").write_bytes(file.build())
    options = ("--select", "draft", "--fail-on", "never")
    codes = {
        name: prewire("check", f"{name}.docx", "--final", *options).code for name in ("changed", "plain")
    }
    assert codes == {"changed": 1, "plain": 0}
    assert prewire("check", "directive.docx", *options).code == 0
    assert allowed(prewire, "directive.docx", "--select", "id") == NOTHING
    assert allowed(prewire, "commented.docx", "--select", "id") == {
        **NOTHING,
        "allowed_findings": 1,
        "allowed": 1,
    }
    ran = prewire("check", "directive.docx", "--final", *options)
    assert ran.code == 1 and "1 comment" in ran.out


# Where allowances stand, and how they are told


def allowed(prewire: Prewire, *arguments: object) -> dict[str, int]:
    summary = json.loads(prewire("check", *map(str, arguments), "--format", "json").out)["summary"]
    return {key: summary[key] for key in ("errors", "allowed_findings", "allowed")}


def test_configuration_and_side_file_allow(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text(
        f'[[allow]]\nrule = "{RULE}"\nbecause = "the portal"\nuntil = 2026-12-31\n'
    )
    assert allowed(prewire, faulty) == {"errors": 0, "allowed_findings": 1, "allowed": 1}
    assert allowed(prewire, faulty, "--as-of", "2027-01-01") == {
        "errors": 1,
        "allowed_findings": 0,
        "allowed": 0,
    }
    (tmp_path / "prewire.toml").unlink()
    (tmp_path / "faulty.allow.yaml").write_text(f"- rule: {RULE}\n  because: the portal\n")
    assert allowed(prewire, faulty)["errors"] == 0
    assert allowed(prewire, faulty, "--isolated")["errors"] == 1


def test_house_where_only_counsel_may_allow(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text('require-by = ["General Counsel"]\n')
    side = tmp_path / "faulty.allow.yaml"
    side.write_text(f"- rule: {RULE}\n  because: the portal\n  by: Ann Poe\n")
    ran = prewire("check", faulty)
    assert ran.code == 1 and "signed by Ann Poe, and only General Counsel may allow" in ran.out
    side.write_text(f"- rule: {RULE}\n  because: the portal\n  by: General Counsel\n")
    assert prewire("check", faulty).code == 0
    assert prewire("check", faulty, "--require-by", "Someone Else").code == 1


def test_an_unused_allowance_is_a_warning_and_stands_in_the_report(
    prewire: Prewire, clean: Path, tmp_path: Path
) -> None:
    (tmp_path / "clean.allow.yaml").write_text(f"- rule: {RULE}\n  because: the portal\n")
    ran = prewire("check", clean, "--format", "json")
    assert ran.code == 0
    assert "clean.allow.yaml:1" in ran.err and "covers no finding" in ran.err
    assert [a["rule"] for a in json.loads(ran.out)["unused_allowances"]] == [RULE]
    assert "covers no finding" in prewire("check", clean).out


def test_an_allowance_of_the_configuration_may_cover_any_of_the_drafts(
    prewire: Prewire, clean: Path, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "prewire.toml").write_text(f'[[allow]]\nrule = "{RULE}"\nbecause = "the portal"\n')
    assert prewire("check", clean, faulty).err == ""
    (tmp_path / "second.txt").write_text(CLEAN)
    ran = prewire("check", clean, "second.txt")
    assert ran.err.count("\n") == 1 and "[[allow]] 1" in ran.err


def test_entries_for_certain_drafts(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "prewire.toml").write_text(
        'fail-on = "never"\n'
        '[[drafts]]\npath = ["earnings/**", "x-*.txt"]\nfail-on = "error"\n'
        f'[[drafts]]\npath = "earnings/old/*"\nignore = ["{RULE}"]\n'
    )
    for place in ("a.txt", "x-a.txt", "deep/x-a.txt", "earnings/q2/a.txt", "earnings/old/a.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(FAULTY)
    codes = {
        place: prewire("check", place).code
        for place in ("a.txt", "x-a.txt", "deep/x-a.txt", "earnings/q2/a.txt", "earnings/old/a.txt")
    }
    assert codes == {
        "a.txt": 0, "x-a.txt": 1, "deep/x-a.txt": 1, "earnings/q2/a.txt": 1, "earnings/old/a.txt": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[drafts]]\nfail-on = "error"\n', "needs `path`"),
        ('[[drafts]]\npath = "a"\nfail-onn = "error"\n', "did you mean 'fail-on'"),
        ('[[drafts]]\npath = "a"\n[[drafts.allow]]\nrule = "a.b"\n', "no reason"),
        ('[[allow]]\nrule = "a.b"\n', "[[allow]] 1: the allowance of a.b gives no reason"),
        ('allow = "a.b"\n', "written as [[allow]]"),
        ('[[allow]]\nrule = "id.tickr-missing"\nbecause = "x"\n', "did you mean"),
        ('require-by = "Counsel"\n', "a list of words"),
        ('final = "yes"\n', "true or false"),
    ],
)
def test_bad_configuration_is_told(
    prewire: Prewire, clean: Path, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "prewire.toml").write_text(text)
    ran = prewire("check", clean)
    assert ran.code == 2 and says in ran.err


# Baseline


def test_a_baseline_is_made_used_and_pruned(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    made = prewire("baseline", faulty)
    assert (made.code, made.out) == (0, "prewire-baseline.txt: 1 known finding (1 added, 0 taken out)\n")
    ran = prewire("check", faulty, "--baseline", "prewire-baseline.txt")
    assert ran.code == 0 and "1 finding known: baseline" in ran.out
    assert (
        "1 finding not counted: baseline"
        in prewire("check", faulty, "--baseline", "prewire-baseline.txt", "-q").err
    )
    faulty.write_text(FAULTY.replace("third plant", "third big plant"))
    assert prewire("check", faulty, "--baseline", "prewire-baseline.txt").code == 1
    faulty.write_text(CLEAN)
    stale = prewire("check", faulty, "--baseline", "prewire-baseline.txt")
    assert stale.code == 0 and "1 of its findings is no longer found" in stale.err
    assert prewire("check", faulty, "--baseline", "prewire-baseline.txt", "--prune").code == 0
    assert len((tmp_path / "prewire-baseline.txt").read_text().splitlines()) == 1
    assert prewire("check", faulty, "--baseline", "prewire-baseline.txt").err == ""


def test_a_baseline_keeps_what_it_says_of_other_drafts(
    prewire: Prewire, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text(FAULTY)
    prewire("baseline", "other.txt")
    prewire("baseline", faulty)
    assert prewire("check", faulty, "other.txt", "--baseline", "prewire-baseline.txt").code == 0
    faulty.write_text(FAULTY + "\nThe plant cost TBD.\n")
    assert "1 known finding (0 added, 1 taken out)" not in prewire("baseline", faulty, "--prune").out
    assert prewire("check", faulty, "--baseline", "prewire-baseline.txt").code == 1


def test_a_baseline_of_some_rules_keeps_what_it_says_of_others(prewire: Prewire, faulty: Path) -> None:
    prewire("baseline", faulty)
    told = prewire("baseline", faulty, "--select", "contact").out
    assert told == "prewire-baseline.txt: 1 known finding (0 added, 0 taken out)\n"
    assert prewire("baseline", faulty, "--select", "id", "--prune").out == told


def test_no_baseline_is_written_of_a_draft_that_cannot_be_read(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    ran = prewire("baseline", "bad.txt")
    assert ran.code == 2 and not (tmp_path / "prewire-baseline.txt").exists()
    assert prewire("baseline", "bad.txt", "--prune").code == 2


def test_a_baseline_may_stand_in_the_configuration(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    prewire("baseline", faulty, "--output", "known.txt")
    (tmp_path / "prewire.toml").write_text('baseline = "known.txt"\n')
    assert prewire("check", faulty).code == 0
    assert prewire("baseline", faulty, "--output", "known.txt").out.startswith(
        "known.txt: 1 known finding (0 added"
    )


def test_what_lies_beside_drafts_is_no_draft(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    """As from a shell that makes ``drafts/*`` into names."""
    prewire("baseline", faulty)
    (tmp_path / "faulty.allow.yaml").write_text("[]\n")
    (tmp_path / "~$faulty.docx").write_bytes(b"x")
    beside = ("faulty.allow.yaml", "prewire-baseline.txt", "~$faulty.docx")
    ran = prewire("check", faulty, *beside, "--baseline", "prewire-baseline.txt")
    assert (ran.code, ran.err) == (0, "")
    assert "no draft among" in prewire("check", *beside).err
    assert "prewire-baseline" not in prewire("check", "*.txt").out


# Only what changed


def test_diff_counts_only_what_is_new(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(FAULTY)
    same = prewire("check", faulty, "--diff", "old.txt")
    assert same.code == 0 and "1 finding known: unchanged since old.txt" in same.out
    faulty.write_text(FAULTY.replace("third plant, in", "third plant [TBD], in"))
    ran = prewire("check", faulty, "--diff", "old.txt", "--format", "json")
    assert ran.code == 1 and "what is new since old.txt" in json.loads(ran.out)["options"]["counted"]


def test_diff_with_a_folder_takes_the_same_name(prewire: Prewire, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    assert prewire("check", faulty, "--diff", "old").code == 1
    (tmp_path / "old" / "faulty.txt").write_text(FAULTY)
    assert prewire("check", faulty, "--diff", "old").code == 0


def test_an_earlier_version_that_cannot_be_read_is_told_and_hides_nothing(
    prewire: Prewire, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "old.txt").write_bytes(b"")
    ran = prewire("check", faulty, "--diff", "old.txt")
    assert ran.code == 1 and "every finding counts as new" in ran.err


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    try:
        git("init", "-q", "-b", "main")
    except FileNotFoundError:
        pytest.skip("needs git")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a b.txt").write_text(FAULTY)
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return tmp_path


def test_changed_since_counts_only_what_git_has_not(prewire: Prewire, repository: Path) -> None:
    draft = repository / "drafts" / "a b.txt"
    assert prewire("check", draft).code == 1
    assert prewire("check", draft, "--changed-since", "HEAD").code == 0
    assert prewire("check", "drafts/a b.txt", "--changed-since", "main").code == 0
    draft.write_text("\n\n" + FAULTY.replace("drop-forged", "forged"))
    assert prewire("check", draft, "--changed-since", "HEAD").code == 0
    draft.write_text(FAULTY.replace("yesterday opened", "opened"))
    ran = prewire("check", draft, "--changed-since", "HEAD")
    assert ran.code == 1 and RULE in ran.out


def test_a_new_draft_counts_in_full(prewire: Prewire, repository: Path) -> None:
    (repository / "new.txt").write_text(FAULTY)
    assert prewire("check", "new.txt", "--changed-since", "HEAD").code == 1


@pytest.mark.parametrize(
    "revision", ["--output=x", "-x", "HEAD:drafts", "no such", "$(touch x)", "HEAD; touch x", ""]
)
def test_a_revision_is_never_an_option_or_a_command(
    prewire: Prewire, repository: Path, revision: str
) -> None:
    ran = prewire("check", "drafts/a b.txt", f"--changed-since={revision}")
    assert ran.code == 2 or revision == ""
    assert not (repository / "x").exists()


def test_standard_input_has_no_revisions(prewire: Prewire, repository: Path) -> None:
    ran = prewire("check", "-", "--changed-since", "HEAD", stdin=FAULTY.encode())
    assert ran.code == 1 and "every finding counts as new" in ran.err
