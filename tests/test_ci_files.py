"""What builds run beside the package: hooks, action, image and samples, by the schemas of those who read them."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from checker.cli.dispatch import parse_check

ROOT = Path(__file__).parents[1]
CI = ROOT / "docs" / "ci"
BIN = Path(sys.executable).parent
SCHEMAS = {
    "github": "vendor.github-workflows",
    "gitlab": "vendor.gitlab-ci",
    "azure": "vendor.azure-pipelines",
    "bitbucket": "vendor.bitbucket-pipelines",
}


def samples(page: str, language: str = "yaml") -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (CI / f"{page}.md").read_text(encoding="utf-8"), re.S | re.M
    )


def validated(schema: str, file: Path) -> None:
    options = ["--regex-variant", "nonunicode", "--builtin-schema", schema]  # Azure's schema escapes freely
    command = [sys.executable, "-m", "check_jsonschema", *options, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", SCHEMAS)
def test_every_sample_fits_its_schema(page: str, tmp_path: Path) -> None:
    found = samples(page)
    assert found
    for nth, sample in enumerate(found):
        file = tmp_path / f"sample-{nth}.yml"
        file.write_text(sample, encoding="utf-8")
        validated(SCHEMAS[page], file)


def test_the_schemas_do_refuse(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yml"
    file.write_text(samples("github")[0].replace("runs-on:", "run-on:"), encoding="utf-8")
    with pytest.raises(AssertionError):
        validated("vendor.github-workflows", file)


def test_the_action_fits_its_schema() -> None:
    validated("vendor.github-actions", ROOT / "action.yml")


def test_no_step_of_the_action_holds_a_value_in_its_script() -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    assert not [step["run"] for step in steps if "${{" in step.get("run", "")], "a value could be a command"
    used = [step["uses"] for step in steps if "uses" in step]
    assert used and all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used), "tags can be moved"


def test_the_hooks_are_a_manifest_and_the_samples_a_configuration(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "pre_commit"]
    manifest = [*run, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(manifest, check=False).returncode == 0
    ids = {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    for nth, sample in enumerate(samples("pre-commit")):
        file = tmp_path / f"config-{nth}.yaml"
        file.write_text(sample, encoding="utf-8")
        assert subprocess.run([*run, "validate-config", str(file)], check=False).returncode == 0
        assert {h["id"] for repo in yaml.safe_load(sample)["repos"] for h in repo["hooks"]} <= ids


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("drafts/q3.docx", True),
        ("ir/Releases/2026/Q3.PDF", True),
        ("drafts/a/b/c.md", True),
        ("drafts/q3.allow.yaml", False),
        ("docs/drafts.md", False),
        ("mydrafts/q3.docx", False),
        ("drafts/~$q3.docx", False),
    ],
)
def test_the_hook_takes_drafts_only(path: str, taken: bool) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    assert bool(re.search(hook["files"], path) and not re.search(hook["exclude"], path)) is taken


def commands() -> list[tuple[str, str]]:
    """Every ``prewire check …`` of the samples, a folded line as one."""
    found = []
    for page in sorted(CI.glob("*.md")):
        text = re.sub(r"\n\s+(?=--|\")", " ", page.read_text(encoding="utf-8"))
        for command in re.findall(r"prewire check [^`\n]*", text):
            found.append((page.stem, command.partition("\\")[0].strip().rstrip("'")))
    return found


@pytest.mark.parametrize(("page", "command"), commands())
def test_every_command_of_the_samples_is_understood(page: str, command: str) -> None:
    words = shlex.split(command)[2:]
    assert parse_check(words if len(words) > 1 else [*words, "draft.md"]) is not None


def test_every_system_has_commands() -> None:
    assert {page for page, _ in commands()} >= {"github", "gitlab", "azure", "bitbucket", "jenkins"}


def test_the_image_runs_as_nobody_in_particular() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    last = max(i for i, line in enumerate(lines) if line.startswith("FROM "))
    assert "USER 10001" in lines[last:]
    assert 'ENTRYPOINT ["prewire"]' in lines[last:]
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists() and f"!{name}" in allowed


@pytest.mark.skipif(os.name != "posix", reason="the action's script is for bash")
@pytest.mark.parametrize(
    ("files", "code", "verdict", "must_fix"),
    [
        ("third-plant.md", 0, "ready", "0"),
        ("  third-plant.md \r\n\n*.txt", 1, "not-ready", "4"),
        ("missing.txt", 2, "could-not-check", "0"),
    ],
)
def test_the_actions_script(files: str, code: int, verdict: str, must_fix: str, tmp_path: Path) -> None:
    output, summary = tmp_path / "output", tmp_path / "summary.md"
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "PREWIRE_BIN": str(BIN), "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_WORKSPACE": str(ROOT),
        "INPUT_FILES": files, "INPUT_CONFIG": "", "INPUT_FAIL_ON": "error", "INPUT_CHANGED_SINCE": "",
        "INPUT_REDACT": "false", "INPUT_FOLDER": str(tmp_path / "report"),
    }  # fmt: skip
    command = ["bash", str(ROOT / "action" / "check-drafts.sh")]
    done = subprocess.run(
        command, cwd=ROOT / "examples", env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    told = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    assert (told["verdict"], told["must-fix"]) == (verdict, must_fix)
    if code < 2:
        assert "file=examples/" in done.stdout, "paths are told from the repository's root"
        assert summary.read_text(encoding="utf-8").startswith(("#", "##"))
        log = json.loads((tmp_path / "report" / "prewire.sarif").read_text(encoding="utf-8"))
        assert log["runs"][0]["artifacts"][0]["location"]["uri"].startswith("examples/")
