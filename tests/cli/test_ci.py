"""Formats on the command line: several in one run, paths from the repository's root, GitHub's summary."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from checker.cli.ci import repository_root
from checker.cli.outputs import parse_output
from checker.formats import FORMATS, TEXTS
from tests.cli.conftest import Prewire

ROOT = Path(__file__).parents[2]
DRAFT = (
    "Zephyrine Opens a Plant\n\nBRATTLEBROOK, Vt., Aug. 6, 2026 -- Zephyrine, Inc. opened [TBD] a plant.\n"
)


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of drafts in a repository, with no build server around it."""
    for name in (
        "GITHUB_WORKSPACE",
        "GITHUB_STEP_SUMMARY",
        "CI_PROJECT_DIR",
        "WORKSPACE",
        "BITBUCKET_CLONE_DIR",
    ):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "ir" / "drafts"
    folder.mkdir(parents=True)
    (folder / "plant.txt").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_one_run_writes_every_format(prewire: Prewire, drafts: Path) -> None:
    outputs = [word for name in TEXTS for word in ("--output", f"{name}=out.{name}")]
    assert prewire("check", "plant.txt", "--as-of", "2026-08-06", *outputs).code == 1
    for name in TEXTS:
        assert (drafts / f"out.{name}").stat().st_size or name == "ics"


def test_paths_are_told_from_the_repositorys_root(prewire: Prewire, drafts: Path) -> None:
    out = prewire("check", "plant.txt", "--format", "gitlab").out
    assert {issue["location"]["path"] for issue in json.loads(out)} == {"ir/drafts/plant.txt"}
    absolute = prewire("check", str(drafts / "plant.txt"), "--format", "gitlab").out
    assert absolute == out


def test_a_build_server_says_where_the_repository_is(
    prewire: Prewire, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(drafts.parent))
    assert "file=drafts/plant.txt" in prewire("check", "plant.txt", "--format", "github").out
    monkeypatch.setenv("GITHUB_WORKSPACE", "/somewhere/else")
    assert repository_root(drafts) == drafts.parents[1], "one that does not hold the drafts is not believed"


def test_a_draft_outside_the_repository_keeps_its_name(
    prewire: Prewire, drafts: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "plant.txt"
    other.write_text(DRAFT, encoding="utf-8")
    log = json.loads(prewire("check", str(other), "--format", "sarif").out)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == {"uri": other.as_uri(), "index": 0}


def test_githubs_summary_is_added_to_what_is_there(
    prewire: Prewire, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = drafts / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    prewire("check", "plant.txt", "--format", "text")
    assert summary.read_text(encoding="utf-8") == "before\n", "only for the format that is GitHub's"
    prewire("check", "plant.txt", "--format", "github")
    assert summary.read_text(encoding="utf-8").startswith(
        "before\n## ❌ Not ready to issue: <code>ir/drafts/plant.txt"
    )


def test_a_summary_that_cannot_be_written_is_an_error(
    prewire: Prewire, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(drafts / "none" / "summary.md"))
    done = prewire("check", "plant.txt", "--format", "github")
    assert done.code == 2 and "cannot be written" in done.err


def test_redact_reaches_every_output(prewire: Prewire, drafts: Path) -> None:
    done = prewire(
        "check", "plant.txt", "--redact", "--format", "json", "--output", "r.html", "--output", "r.sarif"
    )
    texts = [done.out, *((drafts / name).read_text(encoding="utf-8") for name in ("r.html", "r.sarif"))]
    assert not [text for text in texts if "BRATTLEBROOK" in text or "Zephyrine" in text]
    assert all("draft.placeholder" in text for text in texts)


def test_sarif_may_hold_what_is_allowed(prewire: Prewire, drafts: Path) -> None:
    allow = '[[allow]]\nrule = "draft.placeholder"\nbecause = "A sample."\n'
    (drafts / "prewire.toml").write_text(allow, encoding="utf-8")
    command = ("check", "plant.txt", "--format", "sarif", "--select", "draft.placeholder")
    assert json.loads(prewire(*command).out)["runs"][0]["results"] == []
    (result,) = json.loads(prewire(*command, "--sarif-suppressed").out)["runs"][0]["results"]
    assert "A sample" in result["suppressions"][0]["justification"]


def test_the_page_of_formats_lists_them_with_their_suffixes() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("Ready samples")[0]
    table = dict(re.findall(r"^\| `([\w-]+)` \|(.*?)\|[^|]*\|$", page, re.M))
    assert {name: tuple(re.findall(r"`(\.\w+)`", table[name])) for name in FORMATS} == {
        name: format.suffixes[:1] for name, format in FORMATS.items()
    }


def test_suffixes_choose_formats() -> None:
    assert [parse_output(f"r{suffix}").format for f in FORMATS.values() for suffix in f.suffixes] == [
        name for name, f in FORMATS.items() for _ in f.suffixes
    ]


@pytest.mark.skipif(os.name != "posix", reason="such names cannot be given to a file elsewhere")
@pytest.mark.parametrize("format", TEXTS)
def test_a_files_name_gives_no_orders(format: str, prewire: Prewire, drafts: Path) -> None:
    name = "a\n::error file=x::forged\r##vso[task.complete result=Succeeded;]##[error]\x1b[31m\x1b]0;t\x07=1+1.txt"
    (drafts / name).write_text(DRAFT, encoding="utf-8")
    done = prewire("check", name, "missing\n::error::forged\x1b[31m##[error]", "--format", format)
    assert done.code == 2
    for text in (done.out, done.err):
        orders = [line for line in re.split(r"[\r\n]", text) if re.match(r"\s*::\w+( [^:]*)?::", line)]
        assert all(
            line.startswith(("::error title=", "::warning title=", "::notice title=")) for line in orders
        )
        assert format == "azure" or "##vso[" not in text
        assert "##[" not in text and "\x1b" not in text and "\x07" not in text and "forged::" not in text
        starts = [line.partition("]")[0] for line in text.split("\n") if "##vso[" in line]
        assert all(start.startswith("##vso[task.logissue type=") for start in starts)


GONE = "gone, away.txt"


@pytest.mark.parametrize("also", [[], ["plant.txt"]])
def test_a_draft_that_could_not_be_checked_is_told(prewire: Prewire, drafts: Path, also: list[str]) -> None:
    outputs = ("junit=r.xml", "r.sarif", "r.md", "azure=r.txt", "r.csv")
    words = [word for output in outputs for word in ("--output", output)]
    done = prewire("check", GONE, *also, "--format", "github", *words)
    path = "ir/drafts/gone, away.txt"
    assert done.code == 2
    first = done.out.splitlines()[0]
    assert first == (
        "::error title=Could not be checked,file=ir/drafts/gone%2C away.txt::there is no such file; check the path"
    )
    assert "; 1 draft not checked" in done.out.splitlines()[-1]
    run = json.loads((drafts / "r.sarif").read_text(encoding="utf-8"))["runs"][0]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "there is no such file" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    suites = ElementTree.fromstring((drafts / "r.xml").read_text(encoding="utf-8"))
    errors = [case.get("classname") for case in suites.iter("testcase") if case.find("error") is not None]
    assert errors == [path] and len(suites) == 1 + len(also)
    assert f"Could not be checked: <code>{path}</code>" in (drafts / "r.md").read_text(encoding="utf-8")
    assert f"sourcepath={path};]Could not be checked" in (drafts / "r.txt").read_text(encoding="utf-8")
    assert (drafts / "r.csv").exists() is bool(also), "a table has no row for a draft that was not read"
